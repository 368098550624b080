"""Pictures as they are published: bytes that only show, without anything that is hidden in the file."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from badgefolio.problems import Problem


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """What pages say of a published picture: its ending (`png`, `jpg`, `svg`), width and height in px.

    `size` is that of its bytes. `scale` makes badges look equally large (1 for anything else).
    `had_active_content` when scripts or foreign addresses were taken out of an SVG. `preview_width` and
    `preview_height` are the size of the PNG that stands for an SVG on networks, 0 where there is none.
    """

    ending: str
    size: int
    width: int = 0
    height: int = 0
    scale: float = 1.0
    had_active_content: bool = False
    preview_width: int = 0
    preview_height: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class MadePicture:
    """A picture and its bytes.

    With a `problem` the file is no picture that can be shown, and the bytes are a drawn placeholder.
    `preview` is the PNG that stands for a badge's SVG on networks; empty where there is none.
    """

    picture: Picture
    content: bytes
    problem: "Problem | None" = None
    preview: bytes = b""
