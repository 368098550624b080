"""Views of paths: what somebody wants to earn, and how far they have come."""

from dataclasses import dataclass

from badgefolio.render.views.framed import FramedView
from badgefolio.render.views.pieces import DateView, PictureView, Prose


@dataclass(frozen=True, kw_only=True, slots=True)
class MeetingView:
    """A badge that meets a requirement. `counts` is False for one that was withdrawn or has expired."""

    name: str
    url: str
    counts: bool
    word: str
    expires: DateView | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class RequirementView:
    """One badge that counts, and the badges that meet it; `url` says where one can read about it."""

    title: str
    issuer: str
    url: str
    is_met: bool
    badges: tuple[MeetingView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class RequirementGroupView:
    """Requirements of which any one is enough."""

    is_met: bool
    requirements: tuple[RequirementView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PathView:
    """A path and how far it has come: `met` of `needed` groups; `said` is that in words.

    `told` is the same sentence with the places `{met}` and `{needed}`, for a script that counts again.
    `url` is its own page, empty where it has none or this is it.
    """

    title: str
    description: Prose | None
    picture: PictureView | None
    url: str
    is_archived: bool
    met: int
    needed: int
    said: str
    told: str
    groups: tuple[RequirementGroupView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PathPageView:
    """The page of one path."""

    path: PathView


@dataclass(frozen=True, kw_only=True, slots=True)
class PathListPageView:
    """All public paths, those that are archived last."""

    paths: tuple[PathView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ProgressBlock(FramedView):
    """How far a path has come; `is_long` when what it takes is to be shown too."""

    path: PathView
    is_long: bool
    kind: str = "progress"
