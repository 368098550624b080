"""A stranger's SVG as a picture that can only be looked at.

Elements and attributes that an allow-list knows are written anew; scripts, handlers, foreign content and
every address outside the file are left out. What is published is never the stranger's text.
Source: SVG 1.1 and SVG 2 element tables; what may run or load is named in SVG 2, sections 15 and 16.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

SVG = "http://www.w3.org/2000/svg"
MAX_BYTES = 8 * 1024 * 1024
MAX_ELEMENTS = 100_000
_XLINK = "{http://www.w3.org/1999/xlink}href"
_ALLOWED = """
    svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan textPath
    linearGradient radialGradient stop pattern clipPath mask marker switch style image filter feBlend
    feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
    feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode
    feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
"""
_ACTIVE = frozenset(["script", "foreignObject", "iframe", "object", "embed", "audio", "video", "handler"])
_DATA_IMAGE = re.compile(r"data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*")
_LOCAL = re.compile(r"#[\w.:-]+")
_FOREIGN_CSS = re.compile(r"url\(\s*['\"]?\s*(?!#)|@import|expression\s*\(|javascript:|\\", re.IGNORECASE)
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+)\s*(px)?\s*")


@dataclass(frozen=True, kw_only=True, slots=True)
class CleanSvg:
    """A cleaned SVG: its bytes, its size in px (0 where it names none), whether anything active was in it."""

    content: bytes
    width: int
    height: int
    had_active_content: bool


class SvgError(Exception):
    """The text is no SVG that can be shown."""


def clean_svg(content: bytes) -> CleanSvg:
    """Return the SVG with nothing in it but drawing.

    Raises:
        SvgError: it is larger than the caps, is not XML, declares entities, or is not an SVG.
    """
    from xml.etree.ElementTree import ParseError, tostring

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    if len(content) > MAX_BYTES:
        message = f"it has {len(content):,} bytes"
        raise SvgError(message)
    try:
        root = fromstring(content)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise SvgError(str(error) or type(error).__name__) from None
    cleaner = _Cleaner()
    made = cleaner.element(root)
    if made is None or root.tag != f"{{{SVG}}}svg":
        raise SvgError("its first element is not svg")
    width, height = _size(made)
    made.set("xmlns", SVG)
    return CleanSvg(
        content=tostring(made, encoding="unicode").encode(),
        width=width,
        height=height,
        had_active_content=cleaner.found_active,
    )


class _Cleaner:
    """Copies what is allowed and remembers whether anything active was left out."""

    def __init__(self) -> None:
        self.found_active = False
        self._count = 0
        self._allowed = frozenset(_ALLOWED.split())

    def element(self, source: "Element") -> "Element | None":
        """Return a clean copy, or None for an element that is left out with all that it holds."""
        from xml.etree.ElementTree import Element

        self._count += 1
        if self._count > MAX_ELEMENTS:
            raise SvgError("it has too many elements")
        name = self._name(source)
        if name is None:
            return None
        made = Element(name, self._attributes(source, name))
        if name == "style" and _FOREIGN_CSS.search(source.text or ""):
            self.found_active = True
            return None
        made.text, made.tail = source.text, source.tail
        for child in source:
            clean = self.element(child)
            if clean is not None:
                made.append(clean)
        return made

    def _name(self, source: "Element") -> str | None:
        namespace, _, name = str(source.tag).rpartition("}")
        if namespace == f"{{{SVG}" and name in self._allowed:
            return name
        if name in _ACTIVE or name.startswith(("animate", "set")):
            self.found_active = True
        return None

    def _attributes(self, source: "Element", name: str) -> dict[str, str]:
        kept = {}
        for key, value in source.attrib.items():
            if key.lower().startswith("on"):
                self.found_active = True
            elif key in {"href", _XLINK}:
                if _LOCAL.fullmatch(value) or (name == "image" and _DATA_IMAGE.fullmatch(value)):
                    kept["href"] = value
                else:
                    self.found_active = True
            elif "{" in key:
                continue
            elif _FOREIGN_CSS.search(value):
                self.found_active = True
            else:
                kept[key] = value
        return kept


def _size(root: "Element") -> tuple[int, int]:
    width, height = _LENGTH.fullmatch(root.get("width", "")), _LENGTH.fullmatch(root.get("height", ""))
    if width and height:
        return round(float(width[1])), round(float(height[1]))
    box = root.get("viewBox", "").replace(",", " ").split()
    try:
        return (round(float(box[2])), round(float(box[3]))) if len(box) == 4 else (0, 0)  # noqa: PLR2004 - x y w h
    except (ValueError, OverflowError):
        return 0, 0
