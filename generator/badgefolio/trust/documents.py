"""Documents of the archive, understood as JSON; each text is read once, however many badges ask for it."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from badgefolio.model.report import Reason, because
from badgefolio.problems import ProblemError
from badgefolio.sources.json import Json, as_object, parse_json

if TYPE_CHECKING:
    from datetime import datetime

    from badgefolio.model.archive import Archive, ArchivedDocument

GONE = 410  # HTTP: it was there, and was taken away for good
_CACHED = 1000
_PORTS = {"https": 443, "http": 80}


class MissingError(Exception):
    """A document is not in the archive, or cannot be used, with the reason."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(str(reason))
        self.reason = reason


def document_at(address: str, archive: "Archive") -> "ArchivedDocument":
    """Return the archived answer of an address.

    Raises:
        MissingError: the archive has none.
    """
    found = archive.get(address)
    if found is None:
        raise MissingError(because("{address} has not been fetched yet", address=address))
    return found


def object_at(address: str, archive: "Archive") -> "tuple[Mapping[str, Json], datetime]":
    """Return the JSON object that an address answered with, and when it was fetched.

    Raises:
        MissingError: the archive has none, or what it has is no JSON object, or the server said that it is
            gone.
    """
    found = document_at(address, archive)
    value = as_json(found.content) if found.status != GONE else None
    if value is None:
        raise MissingError(because("{address} answered with something else", address=address))
    return value, found.fetched


class Objects(Mapping[str, "Json"]):
    """The JSON objects of an archive by address, each read when it is first asked for."""

    def __init__(self, archive: "Archive") -> None:
        self._archive = archive

    def __getitem__(self, address: str) -> "Json":
        archived = self._archive.get(address)
        found = as_json(archived.content) if archived is not None and archived.status != GONE else None
        if found is None:
            raise KeyError(address)
        return dict(found)

    def __iter__(self) -> "Iterator[str]":
        return iter(self._archive.documents)

    def __len__(self) -> int:
        return len(self._archive.documents)


def is_at(name: "Json", address: str) -> bool:
    """Return whether a document that calls itself so is the one of an address, whatever the fragment.

    Plain http is no other place: such addresses are asked over https (see `fetching`).
    """
    if not isinstance(name, str):
        return False
    return _place(name) == _place(address)


def _place(address: str) -> str:
    return address.partition("#")[0].replace("http://", "https://", 1)


def sent_on_to(address: str, archive: "Archive") -> str:
    """Return the server that answered in the place of the one that was asked, empty where it was itself.

    Many servers send a visitor on to wherever the address says (`/login?next=...`), so that an answer from
    another host is not the word of the host that was asked. A host below it or above it is the same one's:
    `www.school.example` and `school.example`.
    """
    found = archive.get(address)
    if found is None:
        return ""
    asked, answered = authority(found.address), authority(found.final_address)
    is_same = asked == answered or asked.endswith(f".{answered}") or answered.endswith(f".{asked}")
    return "" if is_same else answered


def authority(address: str) -> str:
    """Return host and port of a web address in lower case, empty where it has none; usual ports left out."""
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return ""
    return f"{host}:{port}" if host and port not in {None, _PORTS.get(parts.scheme)} else host


def pem_at(address: str, archive: "Archive") -> "tuple[str, datetime] | None":
    """Return the PEM text that an address answered with, and when; None where it is something else.

    Open Badges 1.0 keeps the issuer's key in such a file.
    """
    found = archive.get(address)
    if found is None or not found.content.lstrip().startswith(b"-----BEGIN "):
        return None
    return found.content.decode("ascii", "replace"), found.fetched


@lru_cache(maxsize=_CACHED)
def as_json(content: bytes) -> "Mapping[str, Json] | None":
    """Return the JSON object that bytes hold, None where they hold none; treat it as read-only."""
    try:
        return as_object(parse_json(content.decode("utf-8-sig"), file="archive"))
    except (UnicodeDecodeError, ProblemError):
        return None
