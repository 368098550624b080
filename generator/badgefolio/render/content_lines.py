"""Lines of calendars and contacts: escaped texts, folded at 75 octets.

Sources: RFC 5545, sections 3.1 and 3.3.11; RFC 6350, sections 3.2 and 3.4: both write alike.
"""

from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MOST_OCTETS = 75  # without the line break
_LAST_CONTROL = 0x9F
_URI = "%:/?#[]@!$&'()*+,;=~"  # what an address may hold beside letters and digits (RFC 3986, section 2)


def content_lines(lines: "Iterable[str]") -> bytes:
    """Return lines as a file: UTF-8, CRLF, none longer than 75 octets, no character cut in two."""
    return "".join(f"{folded}\r\n" for folded in _folded(lines)).encode()


def text_value(text: str) -> str:
    """Return a text as a value, in one line and without control characters."""
    line = " ".join(text.split())
    joined = "".join(sign for sign in line if sign.isprintable() or ord(sign) > _LAST_CONTROL)
    return joined.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def uri_value(address: str) -> str:
    """Return an address as a value: nothing in it ends the line."""
    return quote(address, safe=_URI)


def _folded(lines: "Iterable[str]") -> "Iterator[str]":
    """Give lines of at most 75 octets; a character is never cut."""
    for line in lines:
        part, size = "", 0
        for character in line:
            octets = len(character.encode())
            if size + octets > _MOST_OCTETS:
                yield part
                part, size = " ", 1
            part += character
            size += octets
        yield part
