"""Lines of text with several fonts and both directions of writing."""

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from badgefolio.render.previewing.characters import clusters, is_unseen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_RIGHT_TO_LEFT = frozenset(["R", "AL"])
_FIRST_TURNED = "\u0590"  # before it no letter runs from right to left
_NUMBERS = frozenset(["EN", "AN", "ES", "ET", "CS"])


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a line in one font and one direction."""

    text: str
    font: int
    is_mirrored: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A text with the number of the font of each character; `is_mirrored` where it begins at the right."""

    text: str
    fonts: tuple[int, ...]
    is_mirrored: bool = False

    def part(self, start: int, end: int) -> "Line":
        """Return a part of it without space at its ends."""
        while start < end and self.text[start] == " ":
            start += 1
        while end > start and self.text[end - 1] == " ":
            end -= 1
        return Line(self.text[start:end], self.fonts[start:end], self.is_mirrored)

    @property
    def blank(self) -> "Line":
        """A single space of it, as it stands between words."""
        return Line(" ", self.fonts[:1])

    @property
    def runs(self) -> tuple[Run, ...]:
        """Its parts from left to right."""
        parts = [
            Run("".join(text for text, *_ in group), font, is_mirrored)
            for (font, is_mirrored), group in groupby(
                zip(self.text, self.fonts, _directions(self.text, base=self.is_mirrored), strict=True),
                key=lambda one: (one[1], one[2]),
            )
        ]
        return tuple(_in_sight(parts, base=self.is_mirrored))


def set_line(text: str, coverage: "Sequence[frozenset[str]]", *, is_mirrored: bool | None = None) -> Line:
    """Return a text with its fonts: one for all of it where one has everything, else word by word.

    It begins on the side of its first letter (UAX 9, rule P2), unless it is said where.
    """
    if is_mirrored is None:
        is_mirrored = next((one for one in map(_strong, text) if one is not None), False)
    whole = _covering(text, coverage)
    if whole is not None:
        return Line(text, (whole,) * len(text), is_mirrored)
    fonts: list[int] = []
    for position, word in enumerate(text.split(" ")):
        if position:
            fonts.append(fonts[-1] if fonts else 0)
        one = _covering(word, coverage)
        for cluster in (word,) if one is not None else clusters(word):
            found = _covering(cluster, coverage)
            fonts += [0 if found is None else found] * len(cluster)
    return Line(text, tuple(fonts), is_mirrored)


def _covering(text: str, coverage: "Sequence[frozenset[str]]") -> int | None:
    wanted = {one for one in text if not is_unseen(one)}
    return next((number for number, has in enumerate(coverage) if wanted <= has), None)


def _strong(character: str) -> bool | None:
    kind = bidirectional(character)
    return True if kind in _RIGHT_TO_LEFT else False if kind == "L" else None


def _directions(text: str, *, base: bool) -> "list[bool]":
    """Return whether each character runs from right to left: the two levels of UAX 9 that titles need.

    Numbers go with the letters before them (rules W2, W7), since RAQM turns them inside a run; other signs
    with their neighbours where these agree, else with the line (rules N1, N2); marks with their letter.
    """
    if not base and max(text, default="") < _FIRST_TURNED:
        return [False] * len(text)
    found: list[bool | None] = []
    last = base
    for one in text:
        kind, strong = bidirectional(one), _strong(one)
        last = last if strong is None else strong
        found.append(last if strong is not None or kind in _NUMBERS or kind == "NSM" else None)
    directions: list[bool] = []
    for position, known in enumerate(found):
        before = directions[-1] if directions else base
        after = next((later for later in found[position:] if later is not None), base)
        directions.append(known if known is not None else before if before == after else base)
    return directions


def _in_sight(parts: "list[Run]", *, base: bool) -> "Iterator[Run]":
    """Give the parts from left to right: those against the line's direction stand in reverse order."""
    groups = [list(group) for _, group in groupby(parts, key=lambda run: run.is_mirrored)]
    for group in reversed(groups) if base else groups:
        yield from reversed(group) if group[0].is_mirrored else group
