from datetime import UTC, datetime

from badgefolio.model.archive import Archive, ArchivedDocument


def test_a_document_is_found_whatever_the_fragment() -> None:
    document = ArchivedDocument(
        address="https://issuer.example/i",
        final_address="https://issuer.example/i",
        fetched=datetime(2026, 1, 1, tzinfo=UTC),
        status=200,
        media_type="application/json",
        digest="00",
        content=b"{}",
    )
    archive = Archive(documents={document.address: document})
    assert archive.get("https://issuer.example/i#key") is document
    assert archive.get("https://issuer.example/j") is None
