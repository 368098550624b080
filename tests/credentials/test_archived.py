"""A badge whose details lie elsewhere, once they were fetched."""

import json
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from badgefolio.credentials import read_badge
from badgefolio.model.archive import Archive, ArchivedDocument

if TYPE_CHECKING:
    from tests.builds import Build

HOST = "https://badges.example"


def archive(documents: dict[str, Any], status: int = 200) -> Archive:
    """Return an archive of documents: JSON values, or bytes as they are."""
    return Archive.of(
        ArchivedDocument(
            address=address,
            final_address=address,
            fetched=datetime(2026, 1, 1, tzinfo=UTC),
            status=status,
            media_type="image/png" if isinstance(value, bytes) else "application/json",
            digest=sha256(content).hexdigest(),
            content=content,
        )
        for address, value in documents.items()
        for content in [value if isinstance(value, bytes) else json.dumps(value).encode()]
    )


def linked(build: "Build") -> dict[str, Any]:
    """Return an assertion, its badge class and its issuer, each at an address of its own."""
    assertion = build.ob2(badge=f"{HOST}/b/1")
    image = f"{HOST}/b/1.png"
    badge_class = {"id": f"{HOST}/b/1", "name": "Soldering", "issuer": f"{HOST}/i", "image": image}
    return {
        f"{HOST}/a/1": assertion,
        f"{HOST}/b/1": badge_class,
        f"{HOST}/i": {"id": f"{HOST}/i", "name": "Maker Space"},
        image: b"picture",
    }


def test_an_address_becomes_the_badge_that_was_fetched_from_it(build: "Build") -> None:
    found = read_badge(f"{HOST}/a/1".encode(), file="a.txt", archive=archive(linked(build)))
    assert (found.badge.name, found.badge.is_complete, found.badge.location) == ("Soldering", True, None)
    assert found.badge.issuer is not None
    assert found.badge.issuer.name == "Maker Space"
    assert found.original is not None
    assert found.original.address == f"{HOST}/a/1"
    assert found.badge.achievement is not None
    assert found.badge.achievement.image is not None
    assert found.badge.achievement.image.content == b"picture"
    assert found.problems == ()


def test_what_a_file_says_itself_stays(build: "Build") -> None:
    documents = linked(build)
    own = build.ob2(badge={"id": f"{HOST}/b/1", "name": "Own", "issuer": f"{HOST}/i"})
    found = read_badge(json.dumps(own).encode(), file="a.json", archive=archive(documents))
    assert (found.badge.name, found.badge.is_complete) == ("Own", True)
    assert found.original is not None
    assert found.original.document["badge"] == own["badge"]


def test_without_the_documents_a_badge_lies_elsewhere(build: "Build") -> None:
    documents = linked(build)
    for archived in (Archive(), archive({f"{HOST}/a/1": "no object"}), archive(documents, status=410)):
        found = read_badge(f"{HOST}/a/1".encode(), file="a.txt", archive=archived)
        assert (found.original, found.badge.location) == (None, f"{HOST}/a/1")
    del documents[f"{HOST}/i"]
    found = read_badge(f"{HOST}/a/1".encode(), file="a.txt", archive=archive(documents))
    assert found.badge.name == "Soldering"
    assert not found.badge.is_complete


def test_a_picture_that_is_there_needs_no_other(build: "Build") -> None:
    baked = build.png(build.itxt(json.dumps(build.ob2(badge=f"{HOST}/b/1"))))
    found = read_badge(baked, file="a.png", archive=archive(linked(build)))
    assert found.badge.achievement is not None
    assert found.badge.achievement.image is not None
    assert found.badge.achievement.image.content is None
