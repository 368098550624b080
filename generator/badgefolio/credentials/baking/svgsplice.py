"""A badge into an SVG picture: one element spliced into its text, which stays as it was otherwise.

Sources: 1EdTech, Open Badges Baking Specification (2.0), section "SVG"; Open Badges Specification 3.0,
section 5.3.1.2.
"""

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from badgefolio.credentials.baking.elements import XmlFindings, tag_end
from badgefolio.credentials.baking.svg import hosted_address, read_svg
from badgefolio.credentials.baking.text import form_of
from badgefolio.model.payload import PayloadForm
from badgefolio.sources.json import as_object, parse_json

if TYPE_CHECKING:
    from badgefolio.credentials.baking.limits import Limits

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAMESPACES = {
    "assertion": "http://openbadges.org",
    "credential": "https://purl.imsglobal.org/ob/v3p0",
}


def bake_svg(image: bytes, text: str, *, name: str, file: str, limits: "Limits") -> bytes:
    """Return the drawing with the text as its only badge; the rest of its text stays as it was.

    `name` is the element's local name, `assertion` or `credential`. A character that XML cannot hold
    (U+FFFE and its like) is written as its JSON escape, which means the same.

    Raises:
        ProblemError: `image-broken` or `file-type-unknown` where the picture is no SVG that is read.
    """
    content, codec, found = read_svg(image, file=file, limits=limits)
    element = _element(text, name=name).encode("utf-8")
    places = [(badge.start, badge.end) for badge in found.badges if not badge.is_attribute]
    if not places:
        content, places = _opened(content, found)
    parts: list[bytes] = []
    done = 0
    for number, (start, end) in enumerate(places):
        parts += [content[done:start], b"" if number else element]
        done = end
    baked = b"".join([*parts, content[done:]])
    return baked if codec == "utf-8" else baked.decode("utf-8").encode(codec)


def _opened(content: bytes, found: XmlFindings) -> tuple[bytes, list[tuple[int, int]]]:
    """Return the text with a root that can take an element, and the place just inside it."""
    end, is_empty = tag_end(content, found.root_start)
    if not is_empty:
        return content, [(end, end)]
    name = content[found.root_start + 1 : end].split(None, 1)[0].rstrip(b"/>")
    opened = content[: end - 2] + b"></" + name + b">" + content[end:]
    return opened, [(end - 1, end - 1)]


def _element(text: str, *, name: str) -> str:
    tag = f"openbadges:{name}"
    start = f'<{tag} xmlns:openbadges="{_NAMESPACES[name]}"'
    if form_of(text) is not PayloadForm.JSON:
        return f"{start} verify={quoteattr(text)}/>"
    address = "" if name == "credential" else hosted_address(as_object(parse_json(text, file="")) or {})
    verify = f" verify={quoteattr(address)}" if _is_written(address) else ""
    return f"{start}{verify}><![CDATA[{_cdata(text)}]]></{tag}>"


def _is_written(address: str) -> bool:
    return form_of(address) is PayloadForm.URL and not _NOT_IN_XML.search(address)


def _cdata(text: str) -> str:
    """Return the text for a CDATA section: its end mark split, and what XML would change written else.

    XML readers turn a carriage return into a line feed unless it is a character reference, and refuse
    some characters altogether; in JSON those can only stand inside strings, where an escape is the same.
    """
    escaped = _NOT_IN_XML.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    return escaped.replace("]]>", "]]]]><![CDATA[>").replace("\r", "]]>&#13;<![CDATA[")
