"""The XML of a stranger's SVG, read within caps that act while it is read.

Of entity declarations only those are let through that cannot grow or reach out: short plain text, as
Adobe Illustrator writes for its namespaces. Nothing outside the file is ever opened.
Source: W3C, XML 1.0 (Fifth Edition), section 4.
"""

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

if TYPE_CHECKING:
    from collections.abc import Iterator

SVG = "http://www.w3.org/2000/svg"
LOCAL = re.compile(r"#[\w.:-]+")
MAX_BYTES = 8 * 1024 * 1024
MAX_ELEMENTS = 100_000
MAX_DEPTH = 256
_MAX_ENTITIES = 64
_MAX_ENTITY = 512
_LOCAL_CSS = re.compile(r"url\(\s*+['\"]?+\s*+(#[\w.:-]++)")


class SvgError(Exception):
    """The text is no SVG that can be shown."""


def parse(content: bytes) -> tuple[Element, bool]:
    """Return the root of an XML text, and whether an instruction in it names a style sheet.

    Raises:
        SvgError: it is not XML, or goes beyond the caps.
    """
    from defusedxml import DefusedXmlException

    if len(content) > MAX_BYTES:
        message = f"it has {len(content):,} bytes"
        raise SvgError(message)
    builder = _Builder()
    parser = _parser(builder)
    try:
        parser.feed(content)
        root = parser.close()
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise SvgError(str(error) or type(error).__name__) from None
    return root, builder.has_style


class _Builder(TreeBuilder):
    """Builds the tree, and stops where a cap is reached."""

    has_style = False
    _depth = _elements = _characters = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self._depth += 1
        self._elements += 1
        if self._elements > MAX_ELEMENTS:
            raise SvgError("it has too many elements")
        if self._depth > MAX_DEPTH:
            raise SvgError("its elements lie too deep inside each other")
        self._spend(sum(map(len, attrs.values())))
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag)

    def data(self, text: str, /) -> None:
        self._spend(len(text))
        super().data(text)

    def pi(self, target: str, text: str | None = None, /) -> Element:
        self.has_style = self.has_style or target.lower() == "xml-stylesheet"
        return super().pi(target, text)

    def _spend(self, characters: int) -> None:
        self._characters += characters
        if self._characters > MAX_BYTES:
            raise SvgError("its entities grow too long")


def _parser(builder: _Builder) -> XMLParser:
    """Return a parser that lets only entities through that are plain and short."""
    from defusedxml.ElementTree import DefusedXMLParser

    class Parser(DefusedXMLParser):
        entities = 0

        def defused_entity_decl(self, name: str, *said: object) -> None:
            self.entities += 1
            is_parameter, value, *_ = said
            is_plain = isinstance(value, str) and len(value) <= _MAX_ENTITY and not set(value) & set("&%<")
            if is_parameter or not is_plain or self.entities > _MAX_ENTITIES:
                message = f'it declares an entity ("{name[:40]}") that could grow or reach outside'
                raise SvgError(message)

    return Parser(target=builder)


def drawn(root: "Element") -> int:
    """Return how many elements a viewer draws who follows every reference; what leads back counts once."""
    by_address = {f"#{element.get('id')}": element for element in root.iter() if element.get("id")}
    counts: dict[Element, int] = {}
    opened: set[Element] = set()
    waiting = [(root, False)]
    while waiting:
        element, is_done = waiting.pop()
        if is_done:
            counts[element] = 1 + sum(counts.get(one, 0) for one in _needed(element, by_address))
        elif element not in opened:
            opened.add(element)
            waiting.append((element, True))
            waiting.extend((one, False) for one in _needed(element, by_address))
    return counts[root]


def _needed(element: "Element", by_address: "dict[str, Element]") -> "Iterator[Element]":
    yield from element
    for key, value in element.items():
        addresses = [value] if key == "href" else _LOCAL_CSS.findall(value)
        yield from (by_address[address] for address in addresses if address in by_address)
