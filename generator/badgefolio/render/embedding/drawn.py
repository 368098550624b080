"""The card of a badge as a drawing, for a README: it holds its picture, and asks for nothing.

GitHub shows a drawing as a picture, without anything that it would load. A badge is drawn once for light and
once for dark surroundings. How wide a text will be is only guessed, since every reader has other letters: a
line has room to spare, and one that would still be too wide is made narrower.
"""

import io
import unicodedata
from base64 import b64encode
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from badgefolio.model.work import Step
from badgefolio.render.embedding.plain import fitted, one_line
from badgefolio.render.previewing.requests import Fact

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH, HEIGHT = 360, 132  # px
SMALL_SIDE = 240  # px; for screens with two dots a px
_ART = 96  # px
_LEFT = 130  # px: where the words begin
_TITLE, _FACT = 16, 12  # px
_TITLE_LINES = 3
_BOLD = 1.12  # how much wider bold letters are
_SQUEEZED = 1.25  # how much narrower a line of facts may be made, so that no date loses its year
_COLOURS = 128
_FONTS = "system-ui,'Segoe UI',Helvetica,Arial,sans-serif"
_NARROW = frozenset(" iljtfrI.,:;'|!()[]-")
_WIDE = frozenset("mwMW@%&—")
_JOINERS = frozenset("\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}\N{VARIATION SELECTOR-16}")
_LIGHT = ("#ffffff", "#d0d7de", "#1f2328", "#57606a")
_DARK = ("#151b23", "#3d444d", "#f0f6fc", "#9aa3ad")


@dataclass(frozen=True, kw_only=True, slots=True)
class CardRequest:
    """A card to draw: its words (each on a line of its own), and the badge's picture, PNG or JPEG.

    A fact that is too long loses its end, but never what must always be read. `picture` is empty for a badge
    without one that can be drawn; `size` is its width and height.
    """

    title: str
    facts: tuple[Fact, ...]
    picture: bytes
    size: tuple[int, int] = (0, 0)


@dataclass(frozen=True, kw_only=True, slots=True)
class MadeCard:
    """The card for light and for dark surroundings (SVG), and the badge's picture made small (PNG)."""

    light: bytes
    dark: bytes
    small: bytes


def make_card(request: CardRequest) -> MadeCard:
    """Return the card of a badge. The same request gives the same bytes."""
    small = _small(request.picture) if request.picture else b""
    title, facts = one_line(request.title), tuple(map(_clean, request.facts))
    art = _art(small, request.size) if small else ""
    light, dark = (_drawn(art, title, facts, colours).encode() for colours in (_LIGHT, _DARK))
    return MadeCard(light=light, dark=dark, small=small)


CARD = Step("card", make_card)


def _small(content: bytes) -> bytes:
    from PIL import Image

    with Image.open(io.BytesIO(content), formats=["PNG", "JPEG"]) as opened:
        whole = opened.convert("RGBA")
    small = whole.resize(fitted(*whole.size, SMALL_SIDE), Image.Resampling.HAMMING)
    few = small.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    stream = io.BytesIO()
    few.save(stream, "PNG", compress_level=6)
    return stream.getvalue()


def _art(small: bytes, size: tuple[int, int]) -> str:
    width, height = fitted(*size, _ART)
    left, top = 18 + (_ART - width) // 2, (HEIGHT - height) // 2
    return (
        f'<image x="{left}" y="{top}" width="{width}" height="{height}"'
        f' href="data:image/png;base64,{b64encode(small).decode()}"/>'
    )


def _drawn(art: str, title: str, facts: tuple[Fact, ...], colours: tuple[str, str, str, str]) -> str:
    paper, edge, ink, soft = colours
    left = _LEFT if art else 18
    room = WIDTH - 16 - left
    lines = [(line, _TITLE, True) for line in _wrapped(title, room / _TITLE / _BOLD)]
    lines += [(_ended(fact.text, _SQUEEZED * room / _FACT, fact.always), _FACT, False) for fact in facts]
    leading = [size * 5 // 4 for _, size, _ in lines]
    at = (HEIGHT - sum(leading)) // 2
    words = []
    for (line, size, is_title), step in zip(lines, leading, strict=True):
        at += step
        is_rtl = _is_rtl(line)
        side = f'x="{WIDTH - 16}" direction="rtl"' if is_rtl else f'x="{left}"'
        weight = ' font-weight="600"' if is_title else ""
        wide = _ems(line) * size
        narrow = f' textLength="{room}" lengthAdjust="spacingAndGlyphs"' if wide > room else ""
        words.append(
            f'<text {side} y="{at - size // 4}" font-size="{size}"{weight}'
            f' fill="{ink if is_title else soft}"{narrow}>{escape(line)}</text>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"'
        f' viewBox="0 0 {WIDTH} {HEIGHT}" role="img" font-family="{_FONTS}"><title>{escape(title)}</title>'
        f'<rect x=".5" y=".5" width="{WIDTH - 1}" height="{HEIGHT - 1}" rx="8" fill="{paper}"'
        f' stroke="{edge}"/>{art}{"".join(words)}</svg>\n'
    )


def _wrapped(text: str, room: float) -> list[str]:
    """Return a text in at most three lines of `room` em each; what does not fit ends in an ellipsis."""
    lines = list(_lines(text, room))
    if len(lines) <= _TITLE_LINES:
        return lines
    return [*lines[: _TITLE_LINES - 1], _ended(f"{lines[_TITLE_LINES - 1]} {lines[_TITLE_LINES]}", room)]


def _ended(text: str, room: float, always: str = "") -> str:
    """Return a text on one line of `room` em, `always` at its end; what does not fit is an ellipsis."""
    if _ems(text + always) <= room:
        return text + always
    while text and _ems(f"{text}…{always}") > room:
        text = text[:-1]
    return f"{text.rstrip()}…{always}"


def _clean(fact: Fact) -> Fact:
    """Return a fact whose parts are each on one line; the space between them stays."""
    gap = " " if fact.always.startswith(" ") else ""
    return Fact(one_line(fact.text), gap + one_line(fact.always))


def _lines(text: str, room: float) -> "Iterator[str]":
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if _ems(longer) <= room:
            line = longer
            continue
        if line:
            yield line
        *full, line = _broken(word, room)
        yield from full
    if line:
        yield line


def _broken(word: str, room: float) -> list[str]:
    """Return a word in parts that fit; a mark stays on the letter before it."""
    parts = [""]
    for sign in word:
        is_mark = unicodedata.combining(sign) or sign in _JOINERS
        if parts[-1] and not is_mark and _ems(parts[-1] + sign) > room:
            parts.append("")
        parts[-1] += sign
    return parts


def _ems(text: str) -> float:
    """Return about how wide a text is, in em: rather too much than too little."""
    return sum(map(_em, text))


def _em(sign: str) -> float:
    if unicodedata.combining(sign) or sign in _JOINERS:
        return 0.0
    if unicodedata.east_asian_width(sign) in "WF":
        return 1.05
    if sign in _NARROW:
        return 0.34
    return 0.95 if sign in _WIDE else 0.72 if sign.isupper() else 0.58


def _is_rtl(text: str) -> bool:
    """Whether the first letter that has a direction is written from the right."""
    strong = (way for sign in text if (way := unicodedata.bidirectional(sign)) in {"L", "R", "AL"})
    return next(strong, "L") != "L"
