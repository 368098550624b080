"""The blocks a portfolio page is made of: as the owner says them, and as they are meant.

A block that names other things exists twice: `...Source` holds names with their places, its twin holds
the things themselves. Blocks that name nothing are the same in both.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from badgefolio.model.held import HeldBadge
    from badgefolio.model.project import FoundFile, Named
    from badgefolio.problems import Span


class Format(StrEnum):
    """How much of a badge a page shows: picture and facts, or its description and criteria too."""

    SHORT = "short"
    LONG = "long"


class FilesLayout(StrEnum):
    """How a group of files is shown: as pictures, as a list, or by what they are."""

    AUTO = "auto"
    GALLERY = "gallery"
    LIST = "list"


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """A heading (level 1) or subheading (level 2) inside a page."""

    text: str
    level: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """Paragraphs in Markdown, by the owner."""

    markdown: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A link that stands on its own: address, words, and a line about it."""

    url: str
    title: str
    description: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class BadgeBlockSource:
    """One badge by its name, with the owner's story for this page (Markdown)."""

    badge: "Named"
    format: Format = Format.SHORT
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class BadgeBlock:
    """One badge."""

    badge: "HeldBadge"
    format: Format
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class BadgesBlockSource:
    """Badges by what they have in common.

    Empty conditions hold for every badge. `sort` is one of `name`, `issued`, `expires`, `issuer`, with a
    minus in front to turn the order round; `limit` 0 means all.
    """

    tag: str = ""
    issuer: str = ""
    year: int = 0
    sort: str = "-issued"
    limit: int = 0
    title: str = ""
    format: Format = Format.SHORT
    span: "Span"


@dataclass(frozen=True, kw_only=True, slots=True)
class ShowcaseSource:
    """Badges by name, in the order of the owner's hand."""

    badges: "tuple[Named, ...]"
    title: str = ""
    format: Format = Format.SHORT


@dataclass(frozen=True, kw_only=True, slots=True)
class BadgeGroup:
    """Several badges in order: what a query or a showcase comes to. May be empty for a query."""

    badges: "tuple[HeldBadge, ...]"
    title: str
    format: Format
    by_hand: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ProfileBlock:
    """The owner: `fields` are `name`, `picture`, `about` and kinds of contact, in this order."""

    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class FilesSource:
    """Files by path."""

    files: "tuple[Named, ...]"
    title: str = ""
    layout: FilesLayout = FilesLayout.AUTO


@dataclass(frozen=True, kw_only=True, slots=True)
class FilesBlock:
    """Files to look at or to take away."""

    files: "tuple[FoundFile, ...]"
    title: str
    layout: FilesLayout


@dataclass(frozen=True, kw_only=True, slots=True)
class ImageSource:
    """One picture by path. `alt` is for those who cannot see it; `caption` is a line of Markdown."""

    file: "Named"
    alt: str = ""
    caption: str = ""
    is_decoration: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ImageBlock:
    """One picture."""

    file: "FoundFile"
    alt: str
    caption: str


BlockSource: TypeAlias = (
    "Heading | Text | Link | ProfileBlock | BadgeBlockSource | BadgesBlockSource | ShowcaseSource"
    " | FilesSource | ImageSource"
)
Block: TypeAlias = "Heading | Text | Link | ProfileBlock | BadgeBlock | BadgeGroup | FilesBlock | ImageBlock"
