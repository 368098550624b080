"""Pictures that a credential names or carries: a web address, or the bytes of a data: address.

Source: RFC 2397.
"""

import base64
import binascii
import re
from urllib.parse import unquote_to_bytes

from badgefolio.model.credential import Image
from badgefolio.sources import strings

MAX_BYTES = 1024 * 1024
_DATA = re.compile(
    r"data:([\w.+-]+/[\w.+-]+)((?:;[^,;]*)*?)(;base64)?,(.*)", re.IGNORECASE | re.DOTALL | re.ASCII
)
_MEDIA_TYPES = frozenset({"image/png", "image/svg+xml", "image/jpeg", "image/gif", "image/webp"})


def picture(address: str, *, caption: str | None) -> Image | None:
    """Return the picture at an address, or None where the address is none that is read.

    Bytes are taken as they are and not looked into; at most MAX_BYTES, of a type that browsers show.
    """
    if not address.lstrip()[:5].lower().startswith("data:"):
        url = strings.web_address(address)
        return Image(url=url, caption=caption) if url else None
    match = _DATA.fullmatch(address.strip())
    if match is None or match[1].lower() not in _MEDIA_TYPES:
        return None
    content = _content(match[4], is_base64=match[3] is not None)
    if not content or len(content) > MAX_BYTES:
        return None
    return Image(content=content, media_type=match[1].lower(), caption=caption)


def _content(text: str, *, is_base64: bool) -> bytes:
    raw = unquote_to_bytes(text)
    if not is_base64:
        return raw
    compact = b"".join(raw.split())
    try:
        return base64.b64decode(compact + b"=" * (-len(compact) % 4), validate=True)
    except binascii.Error:
        return b""
