"""Paths: what somebody wants to earn, and how far they have come.

A path asks for badges in groups. Within a group any one will do, every group counts once; so it is done in
Open edX Credentials, whose groups are letters, and in milestone badges, which add how many suffice.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from badgefolio.model.audience import Audience, Visibility
from badgefolio.model.framed import Framed
from badgefolio.model.held import HeldBadge, Route

if TYPE_CHECKING:
    from collections.abc import Callable

    from badgefolio.model.project import FoundFile, Named
    from badgefolio.problems import Span


class PathState(StrEnum):
    """Where a path stands: being written, being followed, or done with."""

    DRAFT = "draft"
    ACTIVE = "active"
    ARCHIVED = "archived"


@dataclass(frozen=True, kw_only=True, slots=True)
class RequirementSource:
    """One badge that counts, as said: by what pages call it, or by what it is.

    `badge` names a badge of the project. Else every badge counts that has all of what is said: the
    achievement's `name`, its `id`, an `issuer` (name or domain), a `tag` of the owner. `group` is a letter;
    without one it is a group of its own.
    """

    badge: "Named | None" = None
    name: str = ""
    id: str = ""
    issuer: str = ""
    tag: str = ""
    url: str = ""
    group: str = ""
    span: "Span"


@dataclass(frozen=True, kw_only=True, slots=True)
class PathSource:
    """`content/paths/<name>.yaml` as said. `minimum`, at `span`, is how many groups suffice, 0 for all."""

    name: str
    title: str
    description: str = ""
    picture: "Named | None" = None
    picture_alt: str = ""
    state: PathState = PathState.ACTIVE
    visibility: Visibility | None = None
    minimum: int = 0
    requirements: tuple[RequirementSource, ...] = ()
    span: "Span"


@dataclass(frozen=True, kw_only=True, slots=True)
class Requirement:
    """One badge that counts: what it is called, where one can read about it, and the badges that meet it.

    `title` is '' where nothing may be told of it now.
    """

    title: str
    issuer: str
    url: str
    group: str
    badges: tuple[HeldBadge, ...]

    @property
    def is_met(self) -> bool:
        """Whether a badge meets it that counts: not withdrawn, not expired, and no check says it is false."""
        return any(held.counts for held in self.badges)


@dataclass(frozen=True, kw_only=True, slots=True)
class Path:
    """A path with the badges that meet it. `route` is that of its own page."""

    name: str
    title: str
    description: str
    picture: "FoundFile | None"
    picture_alt: str
    state: PathState
    audience: Audience
    route: Route
    minimum: int
    requirements: tuple[Requirement, ...]

    @property
    def groups(self) -> tuple[tuple[Requirement, ...], ...]:
        """The requirements by group, in the order in which each group began."""
        groups: dict[str, list[Requirement]] = {}
        for number, one in enumerate(self.requirements):
            groups.setdefault(one.group or f"alone {number}", []).append(one)
        return tuple(tuple(group) for group in groups.values())

    @property
    def needed(self) -> int:
        """How many groups have to be met."""
        return min(self.minimum or len(self.groups), len(self.groups))

    @property
    def met(self) -> int:
        """How many of the groups that are needed are met."""
        return min(self.needed, sum(any(one.is_met for one in group) for group in self.groups))

    @property
    def ratio(self) -> float:
        """Groups met / groups needed, to two decimals; 0 where nothing is asked for."""
        return round(self.met / self.needed, 2) if self.needed else 0.0

    def with_badges(self, may_show: "Callable[[HeldBadge], bool]") -> "Path":
        """Return the path as those see it who may see only such badges: others count for nothing."""
        kept = (
            replace(one, badges=tuple(held for held in one.badges if may_show(held)))
            for one in self.requirements
        )
        return replace(self, requirements=tuple(kept))


@dataclass(frozen=True, kw_only=True, slots=True)
class ProgressSource(Framed):
    """How far a path has come, by its name; `is_long` with all that it takes."""

    path: "Named"
    is_long: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress(Framed):
    """How far a path has come."""

    path: Path
    is_long: bool = False

    def with_badges(self, may_show: "Callable[[HeldBadge], bool]") -> "Progress":
        """Return it as those see it who may see only such badges."""
        return replace(self, path=self.path.with_badges(may_show))
