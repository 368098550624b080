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
from badgefolio.render.previewing.typesetting import Box, Setting, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.Image import Image

WIDTH, HEIGHT = 1200, 630  # px; 1.91:1, as Facebook and LinkedIn show it
MARGIN = 80
FOOT = 552  # the last baseline
MOST_ARTS = 5  # in a row
_TITLES = (84, 78, 72, 66, 60, 54, 48, 43, 38)
_BESIDE = (66, 60, 54, 48, 43, 38)  # titles in a narrow column
_RISE = 0.82  # of a size: from the top of a line to its baseline
_FACTS = (32, 28, 24)
_FACTS_END = 418  # below are badges
_SMALL = 28
_ART = 340  # px; the side of a badge alone
_ROW_SIDES = (240, 215, 180, 146, 116)  # of badges in a row, by their number
_ROW_GAP = 38
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
    sheet = _Sheet(image, Type(request.fonts, is_mirrored=request.is_mirrored), request)
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
    title = sheet.type.fit(request.title, Box(width, _BESIDE if request.arts else _TITLES, 3, 240))
    _stack(sheet, start, title, _below(sheet, width))
    _foot(sheet, start, width)


def _below(sheet: _Sheet, width: int, tallest: int = 1_000) -> "list[tuple[Setting, str]]":
    """Return what stands below a title, each with its colour; all facts are in the size of the longest."""
    colours, facts = sheet.request.colours, sheet.request.facts
    state = sheet.type.fit(sheet.request.state, Box(width, _FACTS, 2, tallest))
    found = [(state, colours.accent)] if state.lines else []
    sizes: tuple[int, ...] = _FACTS
    for _ in range(2):
        settings = [
            sheet.type.fit(one.text, Box(width, sizes, 2, tallest), always=one.always) for one in facts
        ]
        sizes = (min((setting.size for setting in settings), default=0),)
    return [*found, *((setting, colours.soft) for setting in settings)]


def _stack(sheet: _Sheet, start: int, title: Setting, below: "Sequence[tuple[Setting, str]]") -> None:
    """Write a title and what stands below it, each in its colour, around the middle of the sheet."""
    gap = 26 if title.lines else 0
    height = title.height + gap + sum(one.height for one, _ in below)
    top = max(MARGIN - 20, (FOOT - 40 - height) // 2 + 30)
    sheet.write(title, start, top + round(title.size * _RISE), sheet.request.colours.ink)
    top += title.height + gap
    for one, colour in below:
        sheet.write(one, start, top + one.size, colour)
        top += one.height


def _foot(sheet: _Sheet, start: int, width: int) -> None:
    owner = sheet.type.fit(sheet.request.owner, Box(width, (_SMALL, 24), 2))
    if owner.lines:
        baseline = FOOT - owner.leading * (len(owner.lines) - 1)
        sheet.rule(start, baseline - 54, 48, 3)
        sheet.write(owner, start, baseline, sheet.request.colours.ink)


def _page(sheet: _Sheet) -> None:
    """Draw a title and what is said of it above a row of badges; a portrait stands at the far side."""
    request, width = sheet.request, WIDTH - 2 * MARGIN
    if request.portrait:
        side = 200 if request.kind is Kind.HOME or not request.arts else 150
        sheet.put(round_portrait(request.portrait, side), WIDTH - MARGIN - side, MARGIN)
        width -= side + 60
    title = sheet.type.fit(request.title, Box(width, _TITLES, 3, 240))
    if not request.arts:
        _stack(sheet, MARGIN, title, _below(sheet, width))
        _foot(sheet, MARGIN, width)
        return
    top = MARGIN - 8
    sheet.write(title, MARGIN, top + round(title.size * _RISE), request.colours.ink)
    top += title.height + (26 if title.lines else 0)
    for setting, colour in _below(sheet, width, _FACTS_END - top):
        sheet.write(setting, MARGIN, top + setting.size, colour)
        top += setting.height
    _foot(sheet, MARGIN, WIDTH - 2 * MARGIN - _row(sheet, FOOT - top - 24))


def _row(sheet: _Sheet, room: int) -> int:
    """Put badges in a row on the last baseline, at the end of the line; return how much width they take.

    They are as large as `room` above that line and three quarters of its width allow.
    """
    number = len(sheet.request.arts)
    if not number:
        return 0
    side = min(_ROW_SIDES[number - 1], room)
    start = WIDTH - MARGIN
    for art in reversed(sheet.request.arts):
        picture = sized_art(art, side)
        start -= picture.width
        sheet.put(picture, start, FOOT + 8 - picture.height)
        start -= _ROW_GAP
    return WIDTH - MARGIN - start
