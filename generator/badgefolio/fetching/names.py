"""How files of the archive are called: to be read by people, safe on every system, the same every time.

A name is `<host>/<last part of the address>-<start of the SHA-256>.<ending>`, in lower case letters, so that
no two differ only in case. Windows keeps some names for devices, whatever their ending (Microsoft, "Naming
Files, Paths, and Namespaces").
"""

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from badgefolio.model.archive import ArchivedDocument

_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.ASCII)
_UNSAFE = re.compile(r"[^a-z0-9._-]+", re.ASCII)
_OURS = re.compile(
    r"_?[a-z0-9][a-z0-9._-]{0,99}/_?[a-z0-9][a-z0-9._-]{0,59}-[0-9a-f]{8,64}\.[a-z]{3,4}", re.ASCII
)
_SHORT, _MOST_OF_HOST, _MOST_OF_LAST = 8, 80, 50
_BEGINNINGS = (
    (b"-----BEGIN ", "pem"),
    (b"eyJ", "jwt"),
    (b"\x89PNG\r\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF8", "gif"),
    (b"<", "svg"),
    (b"{", "json"),
    (b"[", "json"),
)
_MARK = b"\xef\xbb\xbf"


def file_names(documents: "Iterable[ArchivedDocument]") -> dict[str, str]:
    """Return the name of each document's file by its address; one file may hold two of the same bytes."""
    names: dict[str, str] = {}
    taken: dict[str, str] = {}
    for one in sorted(documents, key=lambda document: document.address):
        name = _name(one, one.digest[:_SHORT])
        if taken.setdefault(name, one.digest) != one.digest:
            name = _name(one, one.digest)
            taken[name] = one.digest
        names[one.address] = name
    return names


def is_ours(name: str) -> bool:
    """Whether a path inside the archive is one that `file_names` gives; nothing else is read or removed."""
    return (
        _OURS.fullmatch(name) is not None
        and ".." not in name
        and "./" not in name
        and not any(_DEVICES.fullmatch(part) for part in name.split("/"))
    )


def _name(document: "ArchivedDocument", mark: str) -> str:
    place = re.split(r"[?#]", document.address.partition("://")[2])[0]
    authority, _, path = place.partition("/")
    host = _part(authority, most=_MOST_OF_HOST) or "host"
    last = _part(unquote(path.rstrip("/").rpartition("/")[2]), most=_MOST_OF_LAST)
    ending = _ending(document.content)
    return f"{host}/{last.removesuffix(f'.{ending}') or 'document'}-{mark}.{ending}"


def _part(text: str, *, most: int) -> str:
    safe = re.sub(r"\.{2,}", ".", _UNSAFE.sub("-", text.lower()))[:most].strip("._-")
    return f"_{safe}" if _DEVICES.fullmatch(safe) else safe


def _ending(content: bytes) -> str:
    start = content[:64].removeprefix(_MARK).lstrip()
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    return next((ending for beginning, ending in _BEGINNINGS if start.startswith(beginning)), "txt")
