"""Badge elements in an XML text, with the bytes they stand on: for SVG pictures and for XMP in PDF.

Read with expat itself, since only it tells byte offsets and calls back while it reads, so that the caps
act in time. Of entity declarations only those are let through that cannot grow or reach out: short
plain text, as Adobe Illustrator writes for its namespaces. Nothing outside the file is ever opened.
Sources: W3C, XML 1.0 (Fifth Edition), section 4; Namespaces in XML 1.0.
"""

import codecs
import re
from dataclasses import dataclass
from xml.parsers import expat

from badgefolio.credentials.baking.limits import Limits

NAMES = frozenset(
    {
        ("http://openbadges.org", "assertion"),
        ("https://purl.imsglobal.org/ob/v3p0", "credential"),
        ("https://purl.imsglobal.org/clr/v2p0", "credential"),
    }
)
_MAX_ENTITIES = 64
_MAX_ENTITY = 512
_ENCODINGS = frozenset({"", "utf-8", "utf8", "us-ascii", "ascii", "utf-16", "utf-16le", "utf-16be"})
_TAG = re.compile(rb"</?(?P<name>[^\s/>]+)(?:[^\"'>]|\"[^\"]*\"|'[^']*')*?(?P<empty>/?)>")


@dataclass(frozen=True, kw_only=True, slots=True)
class BadgeElement:
    """One element that holds a badge, or one attribute, as XMP may write it.

    `name` is the local name. `start` and `end` are bytes of the UTF-8 text; those of an attribute are
    its element's start tag. `verify` and `body` are empty where they are not there.
    """

    name: str
    verify: str = ""
    body: str = ""
    start: int
    end: int
    is_attribute: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class XmlFindings:
    """The local name of the root element, the bytes of its start tag, and the badges in document order."""

    root: str
    root_start: int
    root_end: int
    badges: tuple[BadgeElement, ...]


class XmlRefusedError(Exception):
    """The text is not XML, or is XML that is not read for safety; the message says why, for people."""


def as_utf8(content: bytes) -> tuple[bytes, str]:
    """Return an XML text in UTF-8, and the codec it came in.

    Raises:
        XmlRefusedError: it is neither UTF-8 nor UTF-16.
    """
    codec = "utf-8"
    if content.startswith((codecs.BOM_UTF16_LE, b"<\0")):
        codec = "utf-16-le"
    elif content.startswith((codecs.BOM_UTF16_BE, b"\0<")):
        codec = "utf-16-be"
    try:
        text = content.decode(codec)
    except UnicodeDecodeError:
        message = "it is not written in UTF-8 or UTF-16"
        raise XmlRefusedError(message) from None
    return (content if codec == "utf-8" else text.encode()), codec


def tag_end(text: bytes, start: int) -> tuple[int, bool]:
    """Return the byte after the tag that begins at `start`, and whether it closes itself."""
    match = _TAG.match(text, start)
    if match is None:  # pragma: no cover - expat has read this very tag
        message = "a tag has no end"
        raise XmlRefusedError(message)
    return match.end(), bool(match["empty"])


def find_badges(text: bytes, *, limits: Limits) -> XmlFindings:
    """Return the root and the badge elements of an XML text in UTF-8.

    Raises:
        XmlRefusedError: not well-formed, beyond the caps, in another encoding, or with entities that
            could grow or reach outside.
    """
    search = _Search(text, limits)
    try:
        search.parser.Parse(text, True)  # noqa: FBT003 - expat takes no keyword: this is the last piece
    except expat.ExpatError as error:
        message = f"line {error.lineno}: {expat.ErrorString(error.code)}"
        raise XmlRefusedError(message) from None
    return XmlFindings(
        root=search.root, root_start=search.root_start, root_end=search.root_end, badges=tuple(search.badges)
    )


class _Search:
    """What expat calls while it reads; lives as long as one text is read."""

    def __init__(self, text: bytes, limits: Limits) -> None:
        self.parser = expat.ParserCreate("utf-8", "}")
        self.parser.buffer_text = True
        self.parser.XmlDeclHandler = self._declaration
        self.parser.EntityDeclHandler = self._entity
        self.parser.ExternalEntityRefHandler = self._outside
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.badges: list[BadgeElement] = []
        self.root = ""
        self.root_start = self.root_end = 0
        self._text = text
        self._limits = limits
        self._depth = self._count = self._entities = 0
        self._open: tuple[str, str, int, int] | None = None
        self._body: list[str] = []

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if (encoding or "").lower() not in _ENCODINGS:
            message = f'its encoding is "{encoding}"; only UTF-8 and UTF-16 are read'
            raise XmlRefusedError(message)

    def _entity(
        self,
        name: str,
        is_parameter: bool,  # noqa: FBT001 - expat calls it so
        value: str | None,
        _base: str | None,
        _system: str | None,
        _public: str | None,
        _notation: str | None,
    ) -> None:
        self._entities += 1
        is_plain = value is not None and len(value) <= _MAX_ENTITY and not set(value) & set("&%<")
        if is_parameter or not is_plain or self._entities > _MAX_ENTITIES:
            message = f'it declares an entity ("{name[:40]}") that could grow or reach outside the file'
            raise XmlRefusedError(message)

    def _outside(self, *_names: str | None) -> int:
        message = "it asks for another file"
        raise XmlRefusedError(message)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        start = self.parser.CurrentByteIndex
        self._depth += 1
        self._count += 1
        if self._count > self._limits.svg_elements or self._depth > self._limits.svg_depth:
            message = (
                f"it has more than {self._limits.svg_elements:,} elements, or nests them deeper than "
                f"{self._limits.svg_depth}"
            )
            raise XmlRefusedError(message)
        if self._depth == 1:
            self.root = _split(name)[1]
            self.root_start, self.root_end = start, tag_end(self._text, start)[0]
        if self._open is None:
            self._look(name, attributes, start)

    def _look(self, name: str, attributes: dict[str, str], start: int) -> None:
        if _split(name) in NAMES:
            self._open = (_split(name)[1], attributes.get("verify", ""), start, self._depth)
            self._body = []
            self.parser.CharacterDataHandler = self._body.append
        for key, body in attributes.items():
            if "}" in key and _split(key) in NAMES:
                end, _ = tag_end(self._text, start)
                self.badges.append(
                    BadgeElement(name=_split(key)[1], body=body, start=start, end=end, is_attribute=True)
                )

    def _end(self, _name: str) -> None:
        if self._open is not None and self._open[3] == self._depth:
            name, verify, start, _ = self._open
            end, is_empty = tag_end(self._text, start)
            if not is_empty:
                end, _ = tag_end(self._text, self.parser.CurrentByteIndex)
            body = "".join(self._body)
            self.badges.append(BadgeElement(name=name, verify=verify, body=body, start=start, end=end))
            self._open = None
            self.parser.CharacterDataHandler = None
        self._depth -= 1


def _split(name: str) -> tuple[str, str]:
    namespace, _, local = name.rpartition("}")
    return namespace, local
