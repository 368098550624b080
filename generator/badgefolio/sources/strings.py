"""Strangers' strings made fit to show: names, longer texts, web addresses and identifiers.

Characters that turn the direction of writing can make one name look like another (Unicode Technical
Report 36, section 2.5); control characters have no business in a name.
"""

import re
from urllib.parse import urlsplit

_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")
_NEW_LINE = re.compile("\r\n?|\x85|[\u2028\u2029]")
_NOT_IN_ADDRESS = re.compile('[\\s\x00-\x20\x7f-\x9f"<>\\\\^`{|}\u202a-\u202e\u2066-\u2069\ufeff]')
_MAX_ADDRESS = 4000
_MAX_IDENTIFIER = 4000
_ACTIVE = ("javascript:", "data:", "vbscript:", "blob:", "file:", "filesystem:", "about:")


def name(text: str) -> str:
    """Return the text on one line, white space made single, without control and direction characters.

    Spaces that do not break a line are kept: French writes them before a colon.
    """
    return _SPACES.sub(" ", _UNWANTED.sub("", text)).strip()


def passage(text: str) -> str:
    r"""Return a longer text with `\n` as line end, without control and direction characters but tabs."""
    return _UNWANTED.sub("", _NEW_LINE.sub("\n", text)).strip()


def web_address(text: str) -> str | None:
    """Return an http or https address with a host, or None where the text is anything else."""
    address = text.strip()
    if len(address) > _MAX_ADDRESS or _NOT_IN_ADDRESS.search(address):
        return None
    try:
        parts = urlsplit(address)
        has_host = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return None
    return address if parts.scheme in {"http", "https"} and has_host else None


def identifier(text: str) -> str | None:
    """Return an identifier: a web address, urn:, did:, or the bare name that Open Badges 1.0 allows.

    None for what a browser would run (`javascript:` and its like), however it is written, and for
    nothing at all.
    """
    bare = "".join(_UNWANTED.sub("", text).split())
    if not bare or len(bare) > _MAX_IDENTIFIER or bare.lower().startswith(_ACTIVE):
        return None
    return name(text)
