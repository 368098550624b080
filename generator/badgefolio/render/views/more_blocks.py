"""Views of the blocks that are made from other things, or stand in for them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from badgefolio.render.views.framed import FramedView
from badgefolio.render.views.pieces import BadgeView, DateView, FileView, PageCardView, Prose

if TYPE_CHECKING:
    from badgefolio.render.views import BlockView


@dataclass(frozen=True, kw_only=True, slots=True)
class QuoteBlock(FramedView):
    """Words of somebody else. `domain` tells where `url` leads."""

    text: Prose
    by: str
    url: str
    domain: str
    kind: str = "quote"


@dataclass(frozen=True, kw_only=True, slots=True)
class LicenceBlock(FramedView):
    """What others may do with the page: a known licence by `name` and `meaning`, or the owner's `text`."""

    name: str
    meaning: str
    url: str
    text: Prose | None
    note: Prose | None
    kind: str = "licence"


@dataclass(frozen=True, kw_only=True, slots=True)
class ColumnsBlock(FramedView):
    """Blocks beside each other."""

    columns: "tuple[tuple[BlockView, ...], ...]"
    kind: str = "columns"


@dataclass(frozen=True, kw_only=True, slots=True)
class PagesBlock(FramedView):
    """Pages of the portfolio."""

    title: str
    pages: tuple[PageCardView, ...]
    kind: str = "pages"


@dataclass(frozen=True, kw_only=True, slots=True)
class EventView:
    """Something in a timeline: either a `badge`, or the owner's `title` and `text`. `year` stands apart."""

    date: DateView
    year: str
    title: str = ""
    text: Prose | None = None
    badge: BadgeView | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class TimelineBlock(FramedView):
    """Badges and other things in time, in the order in which they are shown."""

    title: str
    events: tuple[EventView, ...]
    kind: str = "timeline"


@dataclass(frozen=True, kw_only=True, slots=True)
class FigureView:
    """A number in words of the page's language, and what it counts."""

    value: str
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class StatisticsBlock(FramedView):
    """Numbers over the badges that visitors may see."""

    title: str
    figures: tuple[FigureView, ...]
    kind: str = "statistics"


@dataclass(frozen=True, kw_only=True, slots=True)
class CvEntryView:
    """A line of a curriculum.

    `by` is whom or what it belongs to (employer, school, publisher), `more` what else fits into a few words.
    `dates` are words for from when until when; `start` and `end` are for machines.
    """

    title: str
    url: str
    by: str
    more: tuple[str, ...]
    dates: str
    start: str
    end: str
    text: tuple[Prose, ...]
    highlights: tuple[Prose, ...]
    keywords: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CvSectionView:
    """A part of a curriculum. `is_brief` when its entries are a word or two each."""

    name: str
    title: str
    entries: tuple[CvEntryView, ...]
    is_brief: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class CvBlock(FramedView):
    """Parts of the owner's curriculum."""

    title: str
    sections: tuple[CvSectionView, ...]
    kind: str = "cv"


@dataclass(frozen=True, kw_only=True, slots=True)
class MediaBlock(FramedView):
    """A film or recording: a `file` of the site, or one at `host`, whose page is at `url`.

    `player` is the address that a script may put into a frame once a visitor asks for it, and not before.
    """

    title: str
    is_sound: bool
    description: Prose | None
    file: FileView | None = None
    type: str = ""
    captions: str = ""
    url: str = ""
    host: str = ""
    player: str = ""
    kind: str = "media"
