"""A text broken into lines, each part of it measured once in a size."""

from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from badgefolio.render.previewing.characters import clusters, may_break

if TYPE_CHECKING:
    from badgefolio.render.previewing.lines import Line


class Ruler(Protocol):
    """What tells how wide a line is."""

    def width(self, line: "Line", size: int) -> float:
        """Return a width in px."""


class Wrapping:
    """The ways to break one text into lines."""

    def __init__(self, line: "Line", ruler: Ruler) -> None:
        """Find where lines may end."""
        text = line.text
        ends = [*(end for end in range(1, len(text)) if may_break(text, end)), len(text)]
        self._line = line
        self._ruler = ruler
        self._units = list(zip([0, *ends[:-1]], ends, strict=True))
        self._widths: dict[int, list[tuple[float, float]]] = {}

    def lines(self, width: float, size: int, *, is_cut: bool = False) -> "tuple[Line, ...]":
        """Return the lines of that width, none where a word is too long and may not be cut."""
        found: list[Line] = []
        start, used = 0, 0.0
        for (begin, end), (bare, full) in zip(self._units, self._measured(size), strict=True):
            if used + bare <= width:
                used += full
                continue
            if begin > start:
                found.append(self._line.part(start, begin))
            start, used = begin, full
            if bare > width:
                if not is_cut:
                    return ()
                places = [begin, *self._cut((begin, end), width, size)]
                found += [self._line.part(*ends) for ends in pairwise(places)]
                start = places[-1]
                used = self._ruler.width(self._line.part(start, end), size)
        found.append(self._line.part(start, len(self._line.text)))
        return tuple(one for one in found if one.text)

    def _measured(self, size: int) -> list[tuple[float, float]]:
        """Return how wide each part is without and with the space behind it."""
        if size not in self._widths:
            width = self._ruler.width
            space = width(self._line.blank, size)
            self._widths[size] = []
            for start, end in self._units:
                part = self._line.part(start, end)
                bare = width(part, size)
                has_space = self._line.text[end - 1] == " "
                self._widths[size].append((bare, bare + space if has_space else bare))
        return self._widths[size]

    def _cut(self, unit: tuple[int, int], width: float, size: int) -> list[int]:
        """Return where a word is cut so that each part but the last fills a line."""
        start, end = unit
        places: list[int] = []
        while self._ruler.width(self._line.part(start, end), size) > width:
            start = self._filled(start, end, width, size)
            places.append(start)
            if start >= end:
                break
        return places

    def _filled(self, start: int, end: int, width: float, size: int) -> int:
        parts = clusters(self._line.text[start:end])
        fewest, most = 1, len(parts)
        while fewest < most:
            middle = (fewest + most + 1) // 2
            stop = start + sum(map(len, parts[:middle]))
            if self._ruler.width(self._line.part(start, stop), size) <= width:
                fewest = middle
            else:
                most = middle - 1
        return start + sum(map(len, parts[:fewest]))
