"""The blocks a portfolio page is made of: as the owner says them, and as they are meant.

A block that names other things exists twice: `...Source` holds names with their places, its twin holds
the things themselves. Blocks that name nothing are the same in both.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from badgefolio.model.framed import Framed
from badgefolio.model.selection import Format

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from badgefolio.model.cv import CvBlock, CvBlockSource
    from badgefolio.model.derived import (
        PageList,
        PageListSource,
        Statistics,
        StatisticsSource,
        Timeline,
        TimelineSource,
    )
    from badgefolio.model.held import HeldBadge, Route
    from badgefolio.model.media import MediaBlock, MediaSource
    from badgefolio.model.paths import Progress, ProgressSource
    from badgefolio.model.project import FoundFile, Named
    from badgefolio.model.selection import BadgesBlockSource
    from badgefolio.model.skills import Skills, SkillsSource


class FilesLayout(StrEnum):
    """How a group of files is shown: as pictures, as a list, or by what they are."""

    AUTO = "auto"
    GALLERY = "gallery"
    LIST = "list"


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading(Framed):
    """A heading (level 1) or subheading (level 2) inside a page."""

    text: str
    level: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Text(Framed):
    """Paragraphs in Markdown, by the owner."""

    markdown: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Link(Framed):
    """A link that stands on its own: address, words, and a line about it."""

    url: str
    title: str
    description: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class BadgeBlockSource(Framed):
    """One badge by its name, with the owner's story for this page (Markdown)."""

    badge: "Named"
    format: Format = Format.SHORT
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class BadgeBlock(Framed):
    """One badge."""

    badge: "HeldBadge"
    format: Format
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Noted:
    """A badge by its name, with the owner's story for this page (Markdown), empty for the badge's own."""

    badge: "Named"
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ShowcaseSource(Framed):
    """Badges by name, in the order of the owner's hand."""

    badges: tuple[Noted, ...]
    title: str = ""
    format: Format = Format.SHORT


@dataclass(frozen=True, kw_only=True, slots=True)
class BadgeGroup(Framed):
    """Several badges in order: what a query or a showcase comes to. May be empty for a query.

    `notes` are stories for this page by a badge's name (Markdown), where there is one. `route` is where a
    showcase lies for other sites; None where it may not be embedded.
    """

    badges: "tuple[HeldBadge, ...]"
    title: str
    format: Format
    by_hand: bool
    notes: tuple[tuple[str, str], ...] = ()
    route: "Route | None" = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ProfileBlock(Framed):
    """The owner: `fields` are `name`, `picture`, `about` and kinds of contact, in this order."""

    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class FilesSource(Framed):
    """Files by path."""

    files: "tuple[Named, ...]"
    title: str = ""
    layout: FilesLayout = FilesLayout.AUTO


@dataclass(frozen=True, kw_only=True, slots=True)
class FilesBlock(Framed):
    """Files to look at or to take away."""

    files: "tuple[FoundFile, ...]"
    title: str
    layout: FilesLayout


@dataclass(frozen=True, kw_only=True, slots=True)
class ImageSource(Framed):
    """One picture by path. `alt` is for those who cannot see it; `caption` is a line of Markdown."""

    file: "Named"
    alt: str = ""
    caption: str = ""
    is_decoration: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ImageBlock(Framed):
    """One picture."""

    file: "FoundFile"
    alt: str
    caption: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Quote(Framed):
    """Words of somebody else (Markdown), who said them, and where they stand."""

    text: str
    by: str = ""
    url: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Licence(Framed):
    """What others may do with the page: a licence by its SPDX identifier, or own words (Markdown)."""

    id: str = ""
    words: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ColumnsSource(Framed):
    """Two or three lists of blocks beside each other; columns hold no columns."""

    columns: "tuple[tuple[BlockSource, ...], ...]"


@dataclass(frozen=True, kw_only=True, slots=True)
class Columns(Framed):
    """Blocks beside each other. Read what is in them with `every_block`."""

    columns: "tuple[tuple[Block, ...], ...]"


def every_block(blocks: "Iterable[Block]") -> "Iterator[Block]":
    """Give each block of a page in order; in place of columns what stands in them.

    Whoever asks what a page shows asks here, so that nothing hides in a column.
    """
    for block in blocks:
        if isinstance(block, Columns):
            for column in block.columns:
                yield from column
        else:
            yield block


BlockSource: TypeAlias = (
    "Heading | Text | Link | ProfileBlock | BadgeBlockSource | BadgesBlockSource | ShowcaseSource"
    " | FilesSource | ImageSource | Quote | Licence | ColumnsSource | MediaSource | PageListSource"
    " | TimelineSource | StatisticsSource | CvBlockSource | ProgressSource | SkillsSource"
)
Block: TypeAlias = (
    "Heading | Text | Link | ProfileBlock | BadgeBlock | BadgeGroup | FilesBlock | ImageBlock"
    " | Quote | Licence | Columns | MediaBlock | PageList | Timeline | Statistics | CvBlock"
    " | Progress | Skills"
)
