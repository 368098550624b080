"""Names as the owner wrote them, and the files of the project that they may name."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from badgefolio.problems import Span

FONTS = frozenset([".ttf", ".otf", ".ttc", ".otc"])  # endings of files that letters are drawn with
IMAGES = frozenset([".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"])  # endings of files shown as pictures


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """A name as somebody wrote it, with its place."""

    name: str
    span: "Span"


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundFile:
    """A file of the project: its path inside `content/`, its bytes' SHA-256 (hex) and size in bytes."""

    path: str
    digest: str
    size: int

    @property
    def is_image(self) -> bool:
        """Whether its name says that it is shown as a picture."""
        return PurePosixPath(self.path).suffix.lower() in IMAGES
