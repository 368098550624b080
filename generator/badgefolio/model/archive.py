"""What was fetched from the web and kept in the project, so that a build needs no network."""

import json
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class ArchivedDocument:
    """One answer of a server, as it came.

    `address` is what was asked for, without fragment; `final_address` where redirects ended. `fetched` is
    in UTC, whole seconds. `status` is the HTTP status: 200, or 410 where the server says that the thing
    is gone for good, which for an assertion is an answer too (Open Badges 2.0, section "Revocation").
    `media_type` is the type named by the server, without parameters, in lower case; a claim. `digest` is
    the SHA-256 of `content`, hex.
    """

    address: str
    final_address: str
    fetched: "datetime"
    status: int
    media_type: str
    digest: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Archive:
    """All documents that were fetched, by address, sorted.

    `digest` stands for all of them: two archives with one digest hold the same documents.
    """

    documents: "Mapping[str, ArchivedDocument]" = field(default_factory=dict)
    digest: str = ""

    @classmethod
    def of(cls, documents: "Iterable[ArchivedDocument]") -> Self:
        """Return the archive of these documents; of two with one address the last is kept."""
        by_address = {one.address: one for one in documents}
        ordered = {address: by_address[address] for address in sorted(by_address)}
        return cls(documents=ordered, digest=_digest(ordered.values()))

    def get(self, address: str) -> ArchivedDocument | None:
        """Return the document of an address, whatever its fragment, or None."""
        return self.documents.get(address.partition("#")[0])


def _digest(documents: "Iterable[ArchivedDocument]") -> str:
    """Return the SHA-256 (hex) over what an archive says, whatever its files are called."""
    meaning = [
        [one.address, one.final_address, one.fetched.isoformat(), one.status, one.media_type, one.digest]
        for one in documents
    ]
    return sha256(json.dumps(meaning, separators=(",", ":")).encode("ascii")).hexdigest()
