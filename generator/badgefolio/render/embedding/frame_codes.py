"""Codes that put a frame into another site: HTML's `iframe`, alone or with a script that fits its height."""

from html import escape
from typing import TYPE_CHECKING

from badgefolio.render.embedding.plain import in_html

if TYPE_CHECKING:
    from badgefolio.render.embedding.plain import Embedded

# px; those that platforms of badges give to theirs, so that a badge fits where one of theirs stood
SIZES = ((150, 270), (200, 270), (330, 186), (360, 220))
WIDEST, HEIGHT = 480, 220  # px; of a card that is as wide as there is room
PAGE_WIDTH, PAGE_HEIGHT = 600, 560  # px
# A script of ours runs, links open in a tab of their own; the frame reaches nothing of the page around it.
_SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox"


def sized_frame(embedded: "Embedded", width: int, height: int) -> str:
    """Return a frame of this size in px, narrower where there is less room."""
    return _frame(embedded, width, height, "max-width:100%")


def wide_frame(embedded: "Embedded") -> str:
    """Return a frame that is as wide as there is room, up to `WIDEST`."""
    return _frame(embedded, WIDEST, HEIGHT, f"width:100%;max-width:{WIDEST}px")


def page_frame(embedded: "Embedded") -> str:
    """Return a frame that is as wide as there is room; where styles are taken out it is `PAGE_WIDTH` wide."""
    return _frame(embedded, PAGE_WIDTH, PAGE_HEIGHT, "width:100%")


def growing_frame(embedded: "Embedded") -> str:
    """Return a frame as high as what is in it, which takes a script on the page around it."""
    return _frame(embedded, PAGE_WIDTH, PAGE_HEIGHT, "width:100%", " data-badgefolio") + _script(embedded)


def component(embedded: "Embedded") -> str:
    """Return the element of our own, and the script that gives it a meaning; without it a link is left."""
    return (
        f'<open-badge-card src="{escape(embedded.embed_url)}">{_link(embedded)}</open-badge-card>'
        f"{_script(embedded)}"
    )


def _frame(embedded: "Embedded", width: int, height: int, style: str, more: str = "") -> str:
    """Return a frame and, for sites that take frames out, a link behind it.

    HTML lets no text stand in an `iframe` (Living Standard, section 4.8.5), so the link cannot be inside.
    """
    return (
        f'<iframe src="{escape(embedded.embed_url)}" title="{in_html(embedded.title)}"'
        f' width="{width}" height="{height}" style="display:block;border:0;{style}" loading="lazy"'
        f' referrerpolicy="no-referrer" sandbox="{_SANDBOX}"{more}></iframe>\n{_link(embedded)}'
    )


def _link(embedded: "Embedded") -> str:
    return f'<a href="{escape(embedded.url)}">{in_html(embedded.title)}</a>'


def _script(embedded: "Embedded") -> str:
    return f'\n<script src="{escape(embedded.script)}" async></script>'
