"""Texts set in a box: as large as they fit, on few and even lines."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from badgefolio.render.previewing.characters import clusters
from badgefolio.render.previewing.lines import Line, Run, set_line
from badgefolio.render.previewing.wrapping import Wrapping

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

    from badgefolio.render.previewing.requests import Font

LONGEST = 400  # characters that are looked at of one text
_ELLIPSIS = "…"
_TIGHT, _LOOSE = 1.16, 1.34  # line height of titles and of small text
_TALL = 1.36  # where a script with tall letters stands between
_KEPT = 0.6  # the least of a text that is left, where a shorter one ends with a word
_EVENING = 5  # steps in which lines are made even
TITLE = 38  # px; from here on letters are a little bolder, since a feed shows them small
_FIRM = 500


@dataclass(frozen=True, slots=True)
class Box:
    """Room for a text: its width in px, the sizes to try from large to small, the most lines and height."""

    width: int
    sizes: tuple[int, ...]
    most: int
    tallest: int = 1_000


@dataclass(frozen=True, slots=True)
class Setting:
    """Lines of text and their size in px; `leading` is from one baseline to the next."""

    lines: tuple[Line, ...]
    size: int
    leading: int

    @property
    def height(self) -> int:
        """The height of all lines, in px."""
        return self.leading * len(self.lines)


class Type:
    """The fonts of one preview, in all sizes that are asked for."""

    def __init__(self, fonts: "Sequence[Font]", *, is_mirrored: bool) -> None:
        """Take the fonts of a preview, and whether its language is written from right to left."""
        self._is_mirrored = is_mirrored
        self._paths = [font.path for font in fonts]
        self._coverage = [frozenset(font.characters) for font in fonts]
        self._cut: dict[tuple[int, int], FreeTypeFont] = {}

    def line(self, text: str, always: str = "") -> Line:
        """Return a text with its fonts; of a very long one only the beginning, and what follows it always.

        With such an ending a line begins where the page begins: only the text before it may be in another
        script.
        """
        is_mirrored = self._is_mirrored if always else None
        return set_line(text[:LONGEST] + always, self._coverage, is_mirrored=is_mirrored)

    def width(self, line: Line, size: int) -> float:
        """Return how wide a line is, in px."""
        return sum(_length(self._font(run.font, size), run) for run in line.runs)

    def draw(self, canvas: "ImageDraw", place: tuple[float, int], line: Line, size: int, colour: str) -> None:
        """Draw a line; `place` is the left end of its baseline."""
        x, baseline = place
        for run in line.runs:
            font = self._font(run.font, size)
            canvas.text((x, baseline), run.text, colour, font, "ls", direction=_way(font, run))
            x += _length(font, run)

    def fit(self, text: str, box: Box, *, always: str = "") -> Setting:
        """Return a text in the largest size in which it fits.

        Lines end between words; inside one only where a word is longer than a line in every size; what is
        too long even so ends with an ellipsis and what must `always` be read, which follows the text.
        """
        line = self.line(text, always)
        if not line.text:
            return Setting((), box.sizes[-1], 0)
        wrapping = Wrapping(line, self)
        for is_cut in (False, True):
            for size in box.sizes:
                setting = self._setting(wrapping.lines(box.width, size, is_cut=is_cut), size)
                if self._fits(setting, box):
                    return setting if is_cut else self._even(wrapping, box, setting)
        return self._shortened(text, always, box)

    def _fits(self, setting: Setting, box: Box) -> bool:
        return (
            0 < len(setting.lines) <= box.most
            and setting.height <= box.tallest
            and all(self.width(line, setting.size) <= box.width for line in setting.lines)
        )

    def _setting(self, lines: "Sequence[Line]", size: int) -> Setting:
        is_tall = any(any(line.fonts) for line in lines)
        looseness = _TALL if is_tall else _TIGHT if size >= TITLE else _LOOSE
        return Setting(tuple(lines), size, round(size * looseness))

    def _even(self, wrapping: Wrapping, box: Box, setting: Setting) -> Setting:
        """Return as many lines, as even as they can be: the narrowest that do not become more."""
        if len(setting.lines) == 1:
            return setting
        least, most = box.width / 2, float(box.width)
        lines = setting.lines
        for _ in range(_EVENING):
            middle = (least + most) / 2
            tried = wrapping.lines(middle, setting.size)
            if len(tried) == len(lines):
                lines, most = tried, middle
            else:
                least = middle
        return self._setting(lines, setting.size)

    def _shortened(self, text: str, always: str, box: Box) -> Setting:
        """Return as much of a text as there is room for in the smallest size, and what follows it always."""
        parts = clusters(text[:LONGEST])
        fewest, most = 0, len(parts)
        while fewest < most:
            middle = (fewest + most + 1) // 2
            if self._fits(self._begun(parts[:middle], always, box), box):
                fewest = middle
            else:
                most = middle - 1
        last = next((end for end in range(fewest, 0, -1) if parts[end - 1].isspace()), 0)
        kept = last if last > fewest * _KEPT else fewest
        return self._begun(parts[:kept], always, box)

    def _begun(self, parts: "Sequence[str]", always: str, box: Box) -> Setting:
        """Return the beginning of a text with an ellipsis, in the smallest size."""
        line = self.line("".join(parts).rstrip(" ,;:.-") + _ELLIPSIS, always)
        size = box.sizes[-1]
        return self._setting(Wrapping(line, self).lines(box.width, size, is_cut=True), size)

    def _font(self, number: int, size: int) -> "FreeTypeFont":
        from PIL import ImageFont

        key = (number, size)
        if key not in self._cut:
            font = ImageFont.truetype(self._paths[number], size)
            _at_its_size(font, size)
            self._cut[key] = font
        return self._cut[key]


def _length(font: "FreeTypeFont", run: "Run") -> float:
    return font.getlength(run.text, direction=_way(font, run))


def _way(font: "FreeTypeFont", run: "Run") -> str | None:
    """Return the direction in which Pillow draws; without RAQM it knows one alone, and is asked for none."""
    from PIL.ImageFont import Layout

    if font.layout_engine != Layout.RAQM:
        return None
    return "rtl" if run.is_mirrored else "ltr"


def _at_its_size(font: "FreeTypeFont", size: int) -> None:
    """Choose the cut that the designers meant for a size, where the font has several in one file."""
    try:
        axes = font.get_variation_axes()
    except (OSError, NotImplementedError):
        return
    values = []
    for axis in axes:
        asked = {b"Optical Size": size, b"Weight": _FIRM if size >= TITLE else 400}
        value = asked.get(axis["name"] or b"", axis["default"] or 0)
        values.append(float(min(axis["maximum"] or 0, max(axis["minimum"] or 0, value))))
    font.set_variation_by_axes(values)
