"""A stranger's SVG as a picture that can only be looked at.

Elements that an allow-list knows are written anew, with those of their attributes that neither run nor
load anything; scripts, handlers, foreign content and every address outside the file are left out. What is
published is never the stranger's text.
Source: SVG 1.1 and SVG 2 element tables; what may run or load is named in SVG 2, sections 15 and 16, and
CSS Images 4, sections 2 and 3 (`image-set()` and `image()` take an address without `url()`).
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from badgefolio.render.svgxml import LOCAL, MAX_BYTES, SVG, SvgError, drawn, parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

__all__ = ["MAX_BYTES", "MAX_DRAWN", "SVG", "CleanSvg", "SvgError", "clean_svg"]

MAX_DRAWN = 1_000_000  # elements that a viewer draws once every `use` is followed
MAX_SIDE = 100_000  # px; a larger size is not believed
_XLINK = "{http://www.w3.org/1999/xlink}href"
_XHTML = "http://www.w3.org/1999/xhtml"
_DRAWING = """
    svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan textPath
    linearGradient radialGradient stop pattern clipPath mask marker switch style image filter feBlend
    feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
    feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode
    feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
"""
_ALLOWED = frozenset(_DRAWING.split())
_IN_TEXT = frozenset(["text", "tspan", "textPath"])
_ACTIVE = frozenset(["script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler"])
_LINK = re.compile(r"(?:https?:|mailto:|#)", re.IGNORECASE)
_DATA_IMAGE = re.compile(r"data:image/(png|jpeg|jpg|gif|webp);base64,[A-Za-z0-9+/=\s]*")
_FOREIGN_CSS = re.compile(
    r"url\(\s*+['\"]?+\s*+(?!#)|@import|image-set|\bimage\s*+\(|\bsrc\s*+\(|expression\s*+\(|javascript:|\\",
    re.IGNORECASE,
)
# What fonts come by from elsewhere: taken out one by one, so that the colours beside them stay.
_FONTS = re.compile(r"@import[^;]*+(?:;|$)|@font-face\s*+\{[^}]*+\}", re.IGNORECASE)
_LENGTH = re.compile(r"\s*+(\d++(?:\.\d*+)?|\.\d++)\s*+(?:px)?\s*+", re.ASCII)


@dataclass(frozen=True, kw_only=True, slots=True)
class CleanSvg:
    """A cleaned SVG: its bytes, its size in px (0 where it names none), whether anything active was in it."""

    content: bytes
    width: int
    height: int
    had_active_content: bool


def clean_svg(content: bytes) -> CleanSvg:
    """Return the SVG with nothing in it but drawing.

    Raises:
        SvgError: it is larger or deeper than the caps, is not XML, declares entities that could grow or
            reach outside, or is not an SVG.
    """
    from xml.etree.ElementTree import tostring

    root, has_foreign_style = parse(content)
    if root.tag != f"{{{SVG}}}svg":
        raise SvgError("its first element is not svg")
    made = _copy(root, "svg")
    if drawn(made) > MAX_DRAWN:
        raise SvgError("its parts refer to each other too many times")
    width, height = _size(made)
    made.set("xmlns", SVG)
    return CleanSvg(
        content=tostring(made, encoding="unicode").encode(),
        width=width,
        height=height,
        had_active_content=has_foreign_style or any(map(_is_active, root.iter())),
    )


def _copy(source: "Element", name: str) -> "Element":
    """Return a clean copy of an element that is allowed, called `name`, with all in it that is allowed."""
    from xml.etree.ElementTree import Element

    made = Element(name, dict(_kept(source, name)))
    if name == "style":
        made.text = _FONTS.sub("", _own_text(source))
        return made
    made.text = _text(source.text)
    for child in source:
        as_name = _name(child, name)
        if as_name and not (as_name == "style" and _FOREIGN_CSS.search(_FONTS.sub("", _own_text(child)))):
            made.append(_copy(child, as_name))
        _add_text(made, _text(child.tail))
    return made


def _name(source: "Element", parent: str) -> str | None:
    """Return what an element is called in the copy, None where it is left out with all that it holds."""
    namespace, name = _split(source)
    if namespace != SVG:
        return None
    if name == "a":  # a link is left out, and what it encloses is drawn
        return "tspan" if parent in _IN_TEXT else "g"
    return name if name in _ALLOWED else None


def _kept(source: "Element", name: str) -> "Iterator[tuple[str, str]]":
    for key, value in source.attrib.items():
        if key in {"href", _XLINK}:
            if name != "g" and _shows_only(value, name):
                yield "href", value
        elif not ("{" in key or key.lower().startswith("on") or _FOREIGN_CSS.search(value)):
            yield key, value


def _shows_only(address: str, name: str) -> bool:
    """Whether an address leads to a part of the same file, or is a picture itself."""
    return bool(LOCAL.fullmatch(address) or (name == "image" and _DATA_IMAGE.fullmatch(address)))


def _is_active(source: "Element") -> bool:
    """Whether an element could run or load anything where the file is opened as it came."""
    namespace, name = _split(source)
    lower = name.lower()
    if namespace == _XHTML or lower in _ACTIVE or lower.startswith(("animate", "set")):
        return True
    if namespace == SVG and name == "style" and _FOREIGN_CSS.search(_own_text(source)):
        return True
    return any(_is_active_attribute(source, key, value) for key, value in source.attrib.items())


def _is_active_attribute(source: "Element", key: str, value: str) -> bool:
    namespace, name = _split(source)
    if key in {"href", _XLINK}:
        if namespace == SVG and name != "a":
            return not _shows_only(value, name)
        return name == "a" and not _LINK.match(value.strip())
    if "{" in key:
        return False
    return key.lower().startswith("on") or (namespace == SVG and bool(_FOREIGN_CSS.search(value)))


def _split(source: "Element") -> tuple[str, str]:
    """Return the namespace and the local name of an element."""
    namespace, _, name = source.tag.rpartition("}")
    return namespace[1:], name


def _own_text(source: "Element") -> str:
    """Return the text that stands in an element itself: what a viewer takes for its style sheet."""
    return _text((source.text or "") + "".join(child.tail or "" for child in source))


def _text(text: str | None) -> str:
    return (text or "").replace("\r", "\n")  # a bare return would be read as a line end the next time


def _add_text(made: "Element", text: str) -> None:
    if len(made):
        made[-1].tail = (made[-1].tail or "") + text
    else:
        made.text = (made.text or "") + text


def _size(root: "Element") -> tuple[int, int]:
    width, height = _LENGTH.fullmatch(root.get("width", "")), _LENGTH.fullmatch(root.get("height", ""))
    if width and height:
        return _sides(width[1], height[1])
    box = root.get("viewBox", "").replace(",", " ").split()
    return _sides(box[2], box[3]) if len(box) == 4 else (0, 0)  # noqa: PLR2004 - x y w h


def _sides(width: str, height: str) -> tuple[int, int]:
    try:
        sides = float(width), float(height)
    except ValueError:
        return 0, 0
    return (round(sides[0]), round(sides[1])) if all(0 < side <= MAX_SIDE for side in sides) else (0, 0)
