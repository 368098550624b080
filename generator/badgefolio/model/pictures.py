"""Pictures as they are published: bytes that only show, without anything that is hidden in the file."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from badgefolio.problems import Problem


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """A published picture: its bytes, its ending (`png`, `jpg`, `webp`, `svg`), width and height in px.

    `scale` makes badges look equally large (1 for anything else). `had_active_content` when scripts or
    foreign addresses were taken out of an SVG. With a `problem` the file is no picture that can be shown
    and the bytes are those of a drawn placeholder.
    """

    content: bytes
    ending: str
    width: int = 0
    height: int = 0
    scale: float = 1.0
    had_active_content: bool = False
    problem: "Problem | None" = None
