"""Codes that put a badge or a page into another site: a frame, a card without scripts, Markdown."""

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from badgefolio.render.views import CopyBoxView

if TYPE_CHECKING:
    from badgefolio.render.words import Words

BADGE_WIDTH, BADGE_HEIGHT = 200, 270  # px
PAGE_HEIGHT = 560  # px
_PICTURE = 130  # px
_ESCAPED = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Embedded:
    """What is embedded: public addresses of its page, its card and its picture, and its words."""

    url: str
    embed_url: str
    title: str
    line: str = ""
    picture: str = ""
    alt: str = ""


def badge_codes(embedded: Embedded, words: "Words") -> tuple[CopyBoxView, ...]:
    """Return the codes for a badge."""
    return (
        CopyBoxView(id="embed-iframe", label=words("Frame (iframe)"), text=_badge_frame(embedded), lines=4),
        CopyBoxView(
            id="embed-html", label=words("Card in HTML, without scripts"), text=_card(embedded), lines=6
        ),
        CopyBoxView(id="embed-markdown", label=words("Markdown"), text=_markdown(embedded), lines=3),
    )


def page_codes(embedded: Embedded, words: "Words") -> tuple[CopyBoxView, ...]:
    """Return the codes for a page."""
    return (
        CopyBoxView(id="embed-iframe", label=words("Frame (iframe)"), text=_page_frame(embedded), lines=4),
        CopyBoxView(id="embed-html", label=words("Link in HTML"), text=_page_link(embedded), lines=2),
        CopyBoxView(id="embed-markdown", label=words("Markdown"), text=_markdown(embedded), lines=2),
    )


def _badge_frame(embedded: Embedded) -> str:
    return _frame(embedded, f'width="{BADGE_WIDTH}" height="{BADGE_HEIGHT}"', "max-width:100%;border:0")


def _page_frame(embedded: Embedded) -> str:
    return _frame(embedded, f'width="100%" height="{PAGE_HEIGHT}"', "border:0")


def _frame(embedded: Embedded, size: str, style: str) -> str:
    """Return an iframe that can reach nothing of the page around it; its links open in a tab of their own.

    Its script only says that a badge has expired meanwhile.
    """
    return (
        f'<iframe src="{escape(embedded.embed_url)}" title="{escape(embedded.title)}" {size}'
        f' style="{style}" loading="lazy" referrerpolicy="no-referrer"'
        ' sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>'
    )


def _card(embedded: Embedded) -> str:
    """Return a card with inline styles only: of elements and attributes that blogs and Moodle keep."""
    return (
        f'<div style="width:{BADGE_WIDTH}px;padding:10px;text-align:center;font-family:sans-serif">'
        f'<a href="{escape(embedded.url)}" style="color:inherit;text-decoration:none">'
        f'<img src="{escape(embedded.picture)}" alt="{escape(embedded.alt)}" width="{_PICTURE}"'
        f' style="width:{_PICTURE}px;height:auto">'
        f'<br><strong style="font-size:16px">{escape(embedded.title)}</strong></a>'
        f'<br><span style="font-size:13px">{escape(embedded.line)}</span></div>'
    )


def _page_link(embedded: Embedded) -> str:
    return f'<a href="{escape(embedded.url)}">{escape(embedded.title)}</a>'


def _markdown(embedded: Embedded) -> str:
    title = _one_line(embedded.title)
    if not embedded.picture:
        return f"[{title}]({embedded.url})"
    alt = _one_line(embedded.alt)
    return f"[![{alt}]({embedded.picture})]({embedded.url})\n[{title}]({embedded.url})"


def _one_line(text: str) -> str:
    """Return a text for Markdown that means only its words; an empty line would end the link around it."""
    return " ".join(text.split()).translate(_ESCAPED)
