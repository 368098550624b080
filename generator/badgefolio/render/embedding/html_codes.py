"""Codes in HTML without a script and without a frame: a card, a picture, a README, a signature.

Only elements, attributes and styles that WordPress, Moodle and mail programs keep. A colour never stands
without its background, since nobody knows on what a card is put; without any style the card still reads.
"""

import re
from html import escape
from typing import TYPE_CHECKING

from badgefolio.render.embedding.plain import fitted, in_html

if TYPE_CHECKING:
    from badgefolio.render.embedding.plain import Embedded, Shown

CARD_PICTURE = 216  # px; a card is 26 px wider, where nothing else counts its border as its width
SIGNATURE_PICTURE = 48  # px
README_WIDTH = 360  # px
_LONG = re.compile(r"[^\W\d_]{20,}")  # letters in a row, wider than a card
_PART = re.compile(r".{1,10}")
_HYPHEN = "\N{SOFT HYPHEN}"
_INK, _SOFT, _PAPER, _EDGE = "#1f2328", "#57606a", "#ffffff", "#8c959f"


def card(embedded: "Embedded") -> str:
    """Return a card with inline styles only."""
    text = f'<strong style="font-size:16px;color:{_INK}">{_words(embedded.title)}</strong>'
    if embedded.picture:
        text = f"{_image(embedded.picture, CARD_PICTURE)}<br>{text}"
    box = (
        f"max-width:{CARD_PICTURE}px;padding:12px;border:1px solid {_EDGE};border-radius:8px;"
        f"background-color:{_PAPER};color:{_INK};font-family:sans-serif;line-height:1.35;text-align:center"
    )
    line = (
        f'<br><span style="font-size:13px;color:{_SOFT}">{_words(embedded.line)}</span>'
        if embedded.line
        else ""
    )
    return (
        f'<div style="{box}"><a href="{escape(embedded.url)}" style="color:{_INK};text-decoration:none">'
        f"{text}</a>{line}</div>"
    )


def image_link(embedded: "Embedded") -> str:
    """Return the picture as a link; the name where there is no picture."""
    inside = _image(embedded.picture, README_WIDTH) if embedded.picture else in_html(embedded.title)
    return f'<a href="{escape(embedded.url)}">{inside}</a>'


def readme(embedded: "Embedded") -> str:
    """Return a linked card for GitHub, which keeps `picture` and follows the reader's light or dark."""
    alt = f"{embedded.title}. {embedded.line}" if embedded.line else embedded.title
    if not embedded.cards:
        return image_link(embedded)
    light, *dark = embedded.cards
    source = "".join(f'<source media="(prefers-color-scheme: dark)" srcset="{escape(one)}">' for one in dark)
    return (
        f'<a href="{escape(embedded.url)}"><picture>{source}'
        f'<img src="{escape(light)}" alt="{in_html(alt)}" width="{README_WIDTH}"></picture></a>'
    )


def signature(embedded: "Embedded") -> str:
    """Return a small card for the end of a letter: a table, because mail programs lay out nothing else."""
    words = (
        f'<a href="{escape(embedded.url)}" style="color:{_INK}"><strong>{_words(embedded.title)}</strong></a>'
    )
    if embedded.line:
        words += f'<br><span style="color:{_SOFT}">{_words(embedded.line)}</span>'
    cell = f"padding:6px 8px;background-color:{_PAPER};color:{_INK};vertical-align:middle"
    picture = (
        f'<td style="{cell}"><a href="{escape(embedded.url)}">'
        f"{_image(embedded.picture, SIGNATURE_PICTURE)}</a></td>"
        if embedded.picture
        else ""
    )
    return (
        '<table role="presentation" style="border-collapse:collapse"><tr>'
        f'{picture}<td style="{cell};font-family:sans-serif;font-size:13px;line-height:1.35">{words}</td>'
        "</tr></table>"
    )


def _words(text: str) -> str:
    """Return a text whose very long words may be broken: no style that would do that is kept everywhere."""
    return in_html(_LONG.sub(lambda found: _HYPHEN.join(_PART.findall(found[0])), text))


def _image(picture: "Shown", side: int) -> str:
    width, height = fitted(picture.width, picture.height, side)
    return f'<img src="{escape(picture.url)}" alt="{in_html(picture.alt)}" width="{width}" height="{height}">'
