"""The index of the archive: `index.json`, which says where each document came from, and when.

Sorted and one member a line, so that a version control system shows what a refresh changed.
"""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from badgefolio.fetching.names import file_names, is_ours
from badgefolio.model.archive import ArchivedDocument
from badgefolio.sources.json import Json, as_object, parse_json
from badgefolio.sources.strings import web_address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from badgefolio.model.archive import Archive

VERSION = 1
_MAX_CHARACTERS = 64 * 1024 * 1024
_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
MEDIA_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]{1,60}/[a-z0-9!#$&^_.+-]{1,80}", re.ASCII)
_STATUSES = (200, 410)  # an answer, or that it is gone for good: see `ArchivedDocument`
_INSTANT = "%Y-%m-%dT%H:%M:%SZ"


class OddIndexError(Exception):
    """What the index says cannot be used; the message says why, in the words of a person."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """What the index says of one document, checked: `file` is a safe name inside the archive."""

    address: str
    final_address: str
    file: str
    fetched: datetime
    digest: str
    size: int
    media_type: str
    status: int

    def document(self, content: bytes) -> ArchivedDocument | None:
        """Return the document with this content, or None where it is not the content that was fetched."""
        if len(content) != self.size or sha256(content).hexdigest() != self.digest:
            return None
        return ArchivedDocument(
            address=self.address,
            final_address=self.final_address,
            fetched=self.fetched,
            status=self.status,
            media_type=self.media_type,
            digest=self.digest,
            content=content,
        )


def index_text(archive: "Archive") -> str:
    """Return the text of `index.json` for an archive: the same documents give the same text."""
    names = file_names(archive.documents.values())
    documents = [
        {
            "address": one.address,
            "final_address": one.final_address,
            "file": names[one.address],
            "fetched": one.fetched.strftime(_INSTANT),
            "sha256": one.digest,
            "size": len(one.content),
            "media_type": one.media_type,
            "status": one.status,
        }
        for one in sorted(archive.documents.values(), key=lambda document: document.address)
    ]
    return json.dumps({"version": VERSION, "documents": documents}, ensure_ascii=True, indent=2) + "\n"


def read_index(text: str, *, file: str) -> "tuple[Entry, ...]":
    """Return the entries of an index.

    Raises:
        ProblemError: `json-broken`, `json-unsafe`.
        OddIndexError: it is JSON, and no index that this program wrote.
    """
    index = as_object(parse_json(text, file=file, max_characters=_MAX_CHARACTERS))
    documents = index.get("documents") if index else None
    if index is None or not isinstance(documents, list):
        raise OddIndexError("It lists no documents.")
    if index.get("version") != VERSION:
        raise OddIndexError("It was written by another version of Badgefolio.")
    return tuple(_entry(one, number) for number, one in enumerate(documents, start=1))


def _entry(value: Json, number: int) -> Entry:
    try:
        return _checked(as_object(value) or {})
    except ValueError:
        raise OddIndexError(f"Its entry {number} cannot be understood.") from None


def _checked(members: "Mapping[str, Json]") -> Entry:
    """Return an entry; ValueError where anything in it is not as it was written."""
    texts = {name: _text(members.get(name)) for name in ("address", "final_address", "file", "sha256")}
    size, status = members.get("size"), members.get("status")
    media_type = members.get("media_type")
    if not isinstance(size, int) or not isinstance(status, int) or not isinstance(media_type, str):
        raise ValueError  # noqa: TRY004 - the caller has one answer to all that is odd
    if (
        web_address(texts["address"]) != texts["address"]
        or web_address(texts["final_address"]) != texts["final_address"]
        or not is_ours(texts["file"])
        or not _DIGEST.fullmatch(texts["sha256"])
        or status not in _STATUSES
        or (media_type and not MEDIA_TYPE.fullmatch(media_type))
    ):
        raise ValueError
    return Entry(
        address=texts["address"],
        final_address=texts["final_address"],
        file=texts["file"],
        fetched=datetime.strptime(_text(members.get("fetched")), _INSTANT).replace(tzinfo=UTC),
        digest=texts["sha256"],
        size=size,
        media_type=media_type,
        status=status,
    )


def _text(value: Json) -> str:
    if not isinstance(value, str):
        raise ValueError  # noqa: TRY004 - as above
    return value
