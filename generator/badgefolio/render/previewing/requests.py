"""All that the drawing of one preview reads."""

from dataclasses import dataclass, field
from enum import Enum

from badgefolio.render.themes import Colours


class Kind(Enum):
    """What a preview stands for: each has a layout of its own."""

    BADGE = "badge"
    PAGE = "page"
    HOME = "home"


@dataclass(frozen=True, kw_only=True, slots=True)
class Font:
    """A font file: its absolute path, the SHA-256 (hex) of its bytes, and what it has for one preview.

    `characters` are those of the preview's texts that it can draw, sorted.
    """

    path: str
    digest: str
    characters: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Art:
    """A badge's picture as a PNG or JPEG, and its SHA-256 (hex)."""

    content: bytes
    digest: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A line below a title. Where there is no room for it, it loses its end, but never `always`.

    A name without "(not confirmed)" behind it, or a host without its last part, would say another thing.
    """

    text: str
    always: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PreviewRequest:
    """A preview to draw. Its texts hold nothing that `fonts` could not draw.

    `state` is what must be known before anything else, `facts` stand below the title, one a line, `owner`
    at the foot. `is_mirrored` where the language is written from right to left.
    """

    kind: Kind
    title: str
    state: str = ""
    facts: tuple[Fact, ...] = ()
    owner: str = ""
    is_mirrored: bool = False
    arts: tuple[Art, ...] = ()
    portrait: Art | None = None
    colours: Colours = field(default_factory=Colours)
    fonts: tuple[Font, ...] = ()

    @property
    def reads(self) -> tuple[object, ...]:
        """All that the picture depends on, as a small value without a path of the machine."""
        return (
            self.kind,
            (self.title, self.state, self.facts, self.owner, self.is_mirrored),
            tuple(art.digest for art in self.arts),
            self.portrait.digest if self.portrait else "",
            self.colours,
            tuple((font.digest, font.characters) for font in self.fonts),
        )
