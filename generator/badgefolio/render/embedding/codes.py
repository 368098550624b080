"""Codes that put a badge, a showcase, a page or the whole portfolio into another site, by stable names."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from badgefolio.render.embedding import frame_codes as frames
from badgefolio.render.embedding import html_codes as html
from badgefolio.render.embedding import text_codes as texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from badgefolio.render.embedding.plain import Embedded
    from badgefolio.render.words import Words


_TEXTS = ("markdown", "bbcode", "asciidoc", "rst")


@dataclass(frozen=True, kw_only=True, slots=True)
class Code:
    """A text to copy into another site.

    `key` is a word that stays, for files and the command line: `iframe-200x270`, `markdown`. `label` says
    what it is in the language of the page. `family` is what it looks like: `iframe` for every frame, `text`
    for a picture and a name in marked-up text, else the key. `width` and `height` are those of a frame in px,
    a width of 0 for one as wide as there is room.
    """

    key: str
    family: str
    label: str
    text: str
    width: int = 0
    height: int = 0


def card_codes(embedded: "Embedded", words: "Words") -> tuple[Code, ...]:
    """Return the codes for what frames show as a card: a badge, a showcase, the whole portfolio."""
    clean = embedded.clean
    sized = (
        Code(
            key=f"iframe-{width}x{height}",
            family="iframe",
            label=words("Frame of {size} px", size=f"{width} \N{MULTIPLICATION SIGN} {height}"),
            text=frames.sized_frame(clean, width, height),
            width=width,
            height=height,
        )
        for width, height in frames.SIZES
    )
    wide = Code(
        key="iframe-wide",
        family="iframe",
        label=words("Frame as wide as there is room"),
        text=frames.wide_frame(clean),
        height=frames.HEIGHT,
    )
    return (*sized, wide, *_others(clean, words))


def page_codes(embedded: "Embedded", words: "Words") -> tuple[Code, ...]:
    """Return the codes for a page: frames show it whole."""
    clean = embedded.clean
    fixed = Code(
        key="iframe-page",
        family="iframe",
        label=words("Frame, {height} px high", height=str(frames.PAGE_HEIGHT)),
        text=frames.page_frame(clean),
        height=frames.PAGE_HEIGHT,
    )
    growing = Code(
        key="iframe-auto",
        family="iframe",
        label=words("Frame as high as the page in it, with a script"),
        text=frames.growing_frame(clean),
        height=frames.PAGE_HEIGHT,
    )
    return (fixed, growing, *_others(clean, words))


def _others(embedded: "Embedded", words: "Words") -> "Iterator[Code]":
    """Give the codes that are made alike for everything."""
    kinds: tuple[tuple[str, str, Callable[[Embedded], str]], ...] = (
        ("html", words("Card in HTML, without scripts"), html.card),
        ("image", words("Picture with a link"), html.image_link),
        ("readme", words("README on GitHub"), html.readme),
        ("markdown", words("Markdown"), texts.markdown),
        ("bbcode", words("BBCode"), texts.bbcode),
        ("asciidoc", words("AsciiDoc"), texts.asciidoc),
        ("rst", words("reStructuredText"), texts.rst),
        ("latex", words("LaTeX"), texts.latex),
        ("signature", words("E-mail signature"), html.signature),
        ("web-component", words("Web component"), frames.component),
    )
    for key, label, make in kinds:
        yield Code(key=key, family="text" if key in _TEXTS else key, label=label, text=make(embedded))
