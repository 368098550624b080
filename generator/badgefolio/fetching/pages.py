"""From the page of a badge on a platform to the address where the platform documents its JSON.

Only what a platform documents or its source says: a page that is not known here is asked as it is, with JSON
preferred (RFC 9110, section 12.5.1), as Badgr's public addresses answer it. Sources: Credly Developer API,
"OBI Methods", Get Badge Assertion; Moodle, badges/badge.php (parameter `hash`) and badges/assertion.php
(parameter `b`).
"""

import re
from urllib.parse import parse_qs, urlsplit, urlunsplit

_CREDLY = frozenset({"www.credly.com", "credly.com"})
_CREDLY_PAGE = re.compile(r"/badges/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:/[a-z_]*)?/?", re.ASCII)
_CREDLY_JSON = "https://api.credly.com/v1/obi/v2/badge_assertions/"
_MOODLE_PAGE, _MOODLE_JSON = "/badges/badge.php", "/badges/assertion.php"
_HASH = re.compile(r"[0-9A-Za-z]{8,128}", re.ASCII)
_PICTURES = (".png", ".svg")


def documented(address: str) -> str:
    """Return the documented address of the badge behind a page, the address itself where none is known."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    credly = _CREDLY_PAGE.fullmatch(parts.path) if parts.hostname in _CREDLY else None
    if credly is not None:
        return f"{_CREDLY_JSON}{credly[1]}"
    if parts.path.endswith(_MOODLE_PAGE):
        hashes = parse_qs(parts.query).get("hash", [])
        if len(hashes) == 1 and _HASH.fullmatch(hashes[0]):
            path = parts.path.removesuffix(_MOODLE_PAGE) + _MOODLE_JSON
            return urlunsplit((parts.scheme, parts.netloc, path, f"b={hashes[0]}", ""))
    return address


def is_picture(address: str) -> bool:
    """Whether an address names a picture, which may be larger than a text, by its ending."""
    try:
        return urlsplit(address).path.lower().endswith(_PICTURES)
    except ValueError:
        return False
