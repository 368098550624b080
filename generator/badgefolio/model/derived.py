"""Blocks that are made from other things of the portfolio: pages, badges in time, numbers.

They carry the things and not what is counted or written of them: `published` takes away what a page may
not show, and only then is anything counted.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from badgefolio.model.audience import ALWAYS, NOBODY, Audience, Window
from badgefolio.model.framed import Framed

if TYPE_CHECKING:
    from badgefolio.model.held import HeldBadge, Route
    from badgefolio.model.project import Named
    from badgefolio.model.selection import BadgesBlockSource
    from badgefolio.problems import Span


@dataclass(frozen=True, kw_only=True, slots=True)
class PageListSource(Framed):
    """Pages by name, or by what they have in common; with neither, all that everybody may find."""

    pages: "tuple[Named, ...]" = ()
    tag: str = ""
    title: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PageCard:
    """A page as another one lists it. `declared` is who may see it while it is published."""

    name: str
    title: str
    description: str
    tags: tuple[str, ...]
    route: "Route"
    declared: Audience
    window: Window = ALWAYS
    is_closed: bool = False

    @property
    def audience(self) -> Audience:
        """Who may see it now."""
        return NOBODY if self.is_closed else self.declared


@dataclass(frozen=True, kw_only=True, slots=True)
class PageList(Framed):
    """Pages in order."""

    pages: tuple[PageCard, ...]
    title: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class TimelineEntry:
    """Something that happened: `date` is `2019`, `2019-06` or `2019-06-24`; `text` is Markdown."""

    date: str
    title: str
    text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class TimelineSource(Framed):
    """Badges by what they have in common, and entries of the owner, in time. `badges` None shows none."""

    badges: "BadgesBlockSource | None"
    entries: tuple[TimelineEntry, ...] = ()
    title: str = ""
    is_oldest_first: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Timeline(Framed):
    """Badges and entries, not yet put into one row."""

    badges: "tuple[HeldBadge, ...]"
    entries: tuple[TimelineEntry, ...] = ()
    title: str = ""
    is_oldest_first: bool = False


class Figure(StrEnum):
    """What can be counted."""

    BADGES = "badges"
    ISSUERS = "issuers"
    YEARS = "years"
    TAGS = "tags"
    HOURS = "hours"


@dataclass(frozen=True, kw_only=True, slots=True)
class StatisticsSource(Framed):
    """Numbers by name, in this order."""

    figures: tuple[Figure, ...]
    title: str = ""
    span: "Span"


@dataclass(frozen=True, kw_only=True, slots=True)
class Statistics(Framed):
    """Numbers over badges."""

    figures: tuple[Figure, ...]
    badges: "tuple[HeldBadge, ...]"
    title: str = ""
