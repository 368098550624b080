"""Views of pages on which things are found: lists, issuers, tags, skills."""

from dataclasses import dataclass

from badgefolio.render.views.framed import FramedView
from badgefolio.render.views.pieces import BadgeView, DateView, IssuerView, LinkView, PageCardView


@dataclass(frozen=True, kw_only=True, slots=True)
class BadgeListPageView:
    """All listed badges in one order: `issued` (newest first), `name`, `issuer` or `expires`.

    `orders` lead to the same list in other orders, `ways` to the lists of issuers, tags and skills, `follow`
    to a feed and a calendar; each is empty where there is nothing to choose.
    """

    badges: tuple[BadgeView, ...]
    order: str = "issued"
    orders: tuple[LinkView, ...] = ()
    ways: tuple[LinkView, ...] = ()
    follow: tuple[LinkView, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class DirectoryEntryView:
    """An issuer or a tag in a list; `number` counts its badges and pages, `domain` is the issuer's."""

    name: str
    url: str
    number: int
    domain: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DirectoryPageView:
    """All issuers or all tags (`key` is `issuers` or `tags`), by name."""

    key: str
    title: str
    entries: tuple[DirectoryEntryView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class IssuerPageView:
    """One issuer, as its newest confirmed badge describes it, and the badges in its name, newest first.

    Where `issuer.is_confirmed` is False nobody answers for that name; each badge says it for itself too.
    """

    issuer: IssuerView
    badges: tuple[BadgeView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class TagPageView:
    """One tag of the owner with its badges, newest first, and its pages."""

    tag: str
    badges: tuple[BadgeView, ...]
    pages: tuple[PageCardView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ProofView:
    """A badge behind a skill, as a link; whether it has expired is for the day of reading."""

    name: str
    url: str
    expires: DateView | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SkillView:
    """A skill or standard: how long its issuers say the work took, the newest proof, the badges behind."""

    name: str
    url: str
    code: str
    hours: str
    newest: DateView | None
    badges: tuple[ProofView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class FrameworkView:
    """Skills of one framework; `name` is empty for those that belong to none."""

    name: str
    skills: tuple[SkillView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SkillsPageView:
    """All skills by framework."""

    frameworks: tuple[FrameworkView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SkillsBlock(FramedView):
    """Skills by framework, inside a page."""

    title: str
    frameworks: tuple[FrameworkView, ...]
    kind: str = "skills"
