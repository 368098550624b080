"""What servers answered, as an archive keeps it."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256

from badgefolio.model.archive import Archive, ArchivedDocument

FETCHED = datetime(2025, 5, 30, 8, tzinfo=UTC)


def answer(
    address: str, content: object, *, status: int = 200, fetched: datetime = FETCHED
) -> ArchivedDocument:
    """Return what a server answered: an object as JSON, text and bytes as they are."""
    if not isinstance(content, str | bytes):
        content = json.dumps(content)
    body = content.encode() if isinstance(content, str) else content
    return ArchivedDocument(
        address=address,
        final_address=address,
        fetched=fetched,
        status=status,
        media_type="application/json",
        digest=sha256(body).hexdigest(),
        content=body,
    )


def archive_of(documents: Mapping[str, object]) -> Archive:
    """Return the archive in which addresses answer so; None where an address was not fetched."""
    return Archive.of(
        content if isinstance(content, ArchivedDocument) else answer(address, content)
        for address, content in documents.items()
        if content is not None
    )
