"""Markdown to clean HTML.

CommonMark is turned into HTML by Python-Markdown, and only what an allow-list knows is left of it. An
issuer's text is a stranger's: it may not bring pictures, and its links are marked as such. Headings are
shifted so that they fit below the heading they stand under.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from badgefolio.render.effort import BLOCK, is_too_much
from badgefolio.render.views import By, Prose

if TYPE_CHECKING:
    from markdown import Markdown
    from markupsafe import Markup

MAX_CHARACTERS = 100_000
_SHORT = 200
_WEB = re.compile(r"^(https?://|mailto:)", re.IGNORECASE)
_HEADING = re.compile(r"<(/?)h([1-6])>")
_TAGS = """
    a abbr b blockquote br code dd del dl dt em h1 h2 h3 h4 h5 h6 hr i kbd li ol p pre q s small strong
    sub sup table tbody td th thead tr ul
"""


def prose(text: Prose | None, level: int = 3) -> "Markup":
    """Return a text as HTML that is safe to stand in a page.

    Args:
        text: Markdown; None gives nothing.
        level: the level of HTML heading that the text's highest heading becomes, 1 to 6.

    Returns:
        Markup of block elements, wrapped in an element with `lang` and `dir` where the text's language
        differs from the page's. Longer texts than 100,000 characters are cut there. A text that is made to
        keep a converter busy is shown as it is written.
    """
    from markupsafe import Markup

    if not text:
        return Markup("")
    html = _clean(_html(text.markdown[:MAX_CHARACTERS]), by=text.by)
    html = _shifted(html, level)
    if text.language:
        return Markup('<div lang="{}" dir="auto">{}</div>').format(text.language, Markup(html))  # noqa: S704 - cleaned above
    return Markup(html)  # noqa: S704 - cleaned above


def plain(markdown_text: str) -> str:
    """Return the words of a Markdown text in one line, without any markup."""
    from html import unescape

    import nh3

    return " ".join(unescape(nh3.clean(_html(markdown_text[:MAX_CHARACTERS]), tags=set())).split())


def shortened(text: str) -> str:
    """Return a text in one line of at most 200 characters, cut between two words with an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= _SHORT:
        return line
    kept, space, _ = line[:_SHORT].rpartition(" ")
    return f"{(kept if space else line[: _SHORT - 1]).rstrip(' ,;:.')}\u2026"


def _html(markdown_text: str) -> str:
    if is_too_much(markdown_text):
        return _as_written(markdown_text)
    try:
        return _converter().reset().convert(markdown_text)
    except (RecursionError, AssertionError):  # lists inside lists; html.parser on what is no declaration
        return _as_written(markdown_text)


def _as_written(text: str) -> str:
    """Return a text as paragraphs of what stands there."""
    from html import escape

    lines = (escape(block).replace("\n", "<br>") for block in BLOCK.split(text.strip()))
    return "".join(f"<p>{line}</p>" for line in lines)


@lru_cache(maxsize=1)
def _converter() -> "Markdown":
    """Return the converter, made once: making one costs as much as converting a page."""
    from markdown import Markdown

    return Markdown(
        extensions=["tables", "fenced_code", "sane_lists"],
        extension_configs={"tables": {"use_align_attribute": True}},
    )


def _clean(html: str, *, by: By) -> str:
    import nh3

    def attribute(_element: str, name: str, value: str) -> str | None:
        return value if name != "href" or _WEB.match(value) else None

    return nh3.clean(
        html,
        tags=set(_TAGS.split()),
        attributes={"a": {"href", "title"}, "th": {"align"}, "td": {"align"}},
        attribute_filter=attribute,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer" if by is By.OWNER else "noopener noreferrer nofollow",
    )


def _shifted(html: str, level: int) -> str:
    levels = [int(found[1]) for found in _HEADING.findall(html)]
    if not levels:
        return html
    shift = level - min(levels)
    return _HEADING.sub(lambda tag: f"<{tag[1]}h{max(1, min(6, int(tag[2]) + shift))}>", html)
