"""The drawing of a preview: a badge with its words beside it, or words above a row of badges.

Everything stands within the middle 1200x600 px, since X cuts the rest off, and the layout is turned round
where the language is written from right to left.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from badgefolio.model.work import Step
from badgefolio.render.previewing.encoding import encoded
from badgefolio.render.previewing.pictures import round_portrait, sized_art
from badgefolio.render.previewing.requests import Kind, PreviewRequest
from badgefolio.render.previewing.typesetting import Setting, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.Image import Image

WIDTH, HEIGHT = 1200, 630  # px; 1.91:1, as Facebook and LinkedIn show it
MARGIN = 80
FOOT = 552  # the last baseline
MOST_ARTS = 5  # in a row
_TITLES = (84, 78, 72, 66, 60, 54, 48, 43, 38)
_BESIDE = (66, 60, 54, 48, 43, 38)  # titles in a narrow column
_FACT = 30
_SMALL = 28
_TITLE_LINES = 3
_ART = 340  # px; the side of a badge alone
_ROW = 118  # of a badge in a row
_COLUMN = 560  # where the words begin beside a badge


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What is drawn on: the picture, the letters, and from which side they run."""

    image: "Image"
    type: Type
    request: PreviewRequest

    def write(self, text: Setting, start: int, baseline: int, colour: str) -> None:
        """Write lines; `start` is the distance of their beginning from the side where writing begins."""
        from PIL import ImageDraw

        canvas = ImageDraw.Draw(self.image)
        for number, line in enumerate(text.lines):
            x: float = start
            if self.request.is_mirrored:
                x = WIDTH - start - self.type.width(line, text.size)
            self.type.draw(canvas, (x, baseline + number * text.leading), line, text.size, colour)

    def put(self, picture: "Image", start: int, top: int) -> None:
        """Put a picture down, likewise."""
        x = WIDTH - start - picture.width if self.request.is_mirrored else start
        self.image.paste(picture, (x, top), picture)

    def rule(self, start: int, y: int, width: int, thickness: int) -> None:
        """Draw a short line in the accent."""
        from PIL import Image

        self.put(Image.new("RGBA", (width, thickness), self.request.colours.accent), start, y)


def draw_preview(request: PreviewRequest) -> bytes:
    """Return a PNG of 1200x630 px and at most 250 kB; the same bytes for the same request."""
    from PIL import Image

    image = Image.new("RGB", (WIDTH, HEIGHT), request.colours.paper)
    sheet = _Sheet(image, Type(request.fonts), request)
    if request.kind is Kind.BADGE:
        _badge(sheet)
    else:
        _page(sheet)
    return encoded(image)


PREVIEW_PICTURE = Step("preview", draw_preview)


def _badge(sheet: _Sheet) -> None:
    """Draw a badge with its words beside it; words alone where it has no picture."""
    request, start = sheet.request, MARGIN
    if request.arts:
        art = sized_art(request.arts[0], _ART)
        sheet.put(art, MARGIN + (_ART + MARGIN - art.width) // 2, (HEIGHT - art.height) // 2)
        start = _COLUMN
    width = WIDTH - MARGIN - start
    title = sheet.type.fit(request.title, width, _BESIDE if request.arts else _TITLES, _TITLE_LINES)
    state = sheet.type.fit(request.state, width, (_FACT,), 1)
    facts = [sheet.type.fit(fact, width, (_FACT, _SMALL), 1) for fact in request.facts]
    _stack(sheet, start, title, (state, *facts))
    _foot(sheet, start, width)


def _stack(sheet: _Sheet, start: int, title: Setting, below: "Sequence[Setting]") -> None:
    """Write a title and what stands below it around the middle of the sheet."""
    colours = sheet.request.colours
    gap = 30 if title.lines else 0
    rest = [one for one in below if one.lines]
    height = title.height + gap + sum(one.height + 8 for one in rest)
    top = max(MARGIN, (FOOT - _SMALL - height) // 2 + 26)
    sheet.write(title, start, top + round(title.size * 0.82), colours.ink)
    baseline = top + title.height + gap + _FACT
    for number, one in enumerate(rest):
        is_state = number == 0 and bool(sheet.request.state)
        sheet.write(one, start, baseline, colours.accent if is_state else colours.soft)
        baseline += one.height + 8


def _foot(sheet: _Sheet, start: int, width: int) -> None:
    owner = sheet.type.fit(sheet.request.owner, width, (_SMALL,), 1)
    if owner.lines:
        sheet.rule(start, FOOT - 54, 48, 3)
        sheet.write(owner, start, FOOT, sheet.request.colours.ink)


def _page(sheet: _Sheet) -> None:
    """Draw a title and what is said of it above a row of badges; a portrait stands at the far side."""
    request, width = sheet.request, WIDTH - 2 * MARGIN
    if request.portrait:
        side = 200 if request.kind is Kind.HOME else 150
        sheet.put(round_portrait(request.portrait, side), WIDTH - MARGIN - side, MARGIN)
        width -= side + 60
    title = sheet.type.fit(request.title, width, _TITLES if request.arts else (96, *_TITLES), _TITLE_LINES)
    most = 2 if len(title.lines) < _TITLE_LINES else 1
    facts = [sheet.type.fit(fact, width, (_FACT,), most) for fact in request.facts]
    top = MARGIN - 8
    sheet.write(title, MARGIN, top + round(title.size * 0.82), request.colours.ink)
    baseline = top + title.height + 26 + _FACT
    for fact in facts:
        sheet.write(fact, MARGIN, baseline, request.colours.soft)
        baseline += fact.height + 8
    _foot(sheet, MARGIN, WIDTH - 2 * MARGIN - _row(sheet))


def _row(sheet: _Sheet) -> int:
    """Put badges in a row on the last baseline, at the end of the line; return how much room they take."""
    arts = [sized_art(art, _ROW) for art in sheet.request.arts[:MOST_ARTS]]
    start = WIDTH - MARGIN
    for art in reversed(arts):
        start -= art.width
        sheet.put(art, start, FOOT + 8 - art.height)
        start -= 36
    return WIDTH - MARGIN - start if arts else 0
