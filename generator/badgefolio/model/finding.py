"""Ways to what a site shows: orders of its badges, and pages of issuers, tags and skills.

All of it is derived from what everybody may find, and none of it is written by the owner.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from badgefolio.model.framed import Framed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from badgefolio.model.held import HeldBadge, Route
    from badgefolio.model.site import Page


@dataclass(frozen=True, kw_only=True, slots=True)
class BadgeOrder:
    """All listed badges in one order; `key` is `issued` (the list itself), `name`, `issuer` or `expires`."""

    key: str
    route: "Route"
    badges: "tuple[HeldBadge, ...]"


@dataclass(frozen=True, kw_only=True, slots=True)
class IssuerShelf:
    """The badges in one issuer's name, newest first.

    One host and one name are one issuer: Moodle gives its issuer another address with each badge, and many
    issuers share one platform. A name alone, without a host, is an issuer of its own.
    """

    name: str
    domain: str
    route: "Route"
    badges: "tuple[HeldBadge, ...]"


@dataclass(frozen=True, kw_only=True, slots=True)
class TagShelf:
    """What the owner gave one tag: badges, newest first, and pages, as in the menu.

    Spellings that differ in case, accents, spaces and dashes are one tag, in the spelling of the first.
    """

    tag: str
    spellings: tuple[str, ...]
    route: "Route"
    badges: "tuple[HeldBadge, ...]"
    pages: "tuple[Page, ...]"


@dataclass(frozen=True, kw_only=True, slots=True)
class Skill:
    """A skill or standard that badges are aligned with, and these badges, newest first.

    `minutes` is the time that their issuers say the work took, 0 where none says so.
    """

    name: str
    url: str
    code: str
    minutes: int
    badges: "tuple[HeldBadge, ...]"


@dataclass(frozen=True, kw_only=True, slots=True)
class Framework:
    """Skills of one framework, by name. `name` is empty for those that belong to none."""

    name: str
    skills: tuple[Skill, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """All ways to what a site shows. The first of the orders is that of `/badges/`."""

    orders: tuple[BadgeOrder, ...] = ()
    issuers: tuple[IssuerShelf, ...] = ()
    tags: tuple[TagShelf, ...] = ()
    frameworks: tuple[Framework, ...] = ()

    def over(self, badges: "Mapping[str, HeldBadge]", pages: "Mapping[str, Page]") -> "Finding":
        """Return the same ways to other forms of the same badges and pages, by their names."""

        def held(several: "tuple[HeldBadge, ...]") -> "tuple[HeldBadge, ...]":
            return tuple(badges[one.name] for one in several)

        return Finding(
            orders=tuple(replace(one, badges=held(one.badges)) for one in self.orders),
            issuers=tuple(replace(one, badges=held(one.badges)) for one in self.issuers),
            tags=tuple(
                replace(one, badges=held(one.badges), pages=tuple(pages[page.name] for page in one.pages))
                for one in self.tags
            ),
            frameworks=tuple(
                replace(one, skills=tuple(replace(skill, badges=held(skill.badges)) for skill in one.skills))
                for one in self.frameworks
            ),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class SkillsSource(Framed):
    """Skills behind badges: of one framework, of badges with one tag; with neither, all."""

    framework: str = ""
    tag: str = ""
    title: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Skills(Framed):
    """Skills by framework."""

    frameworks: tuple[Framework, ...]
    title: str = ""

    def with_badges(self, may_show: "Callable[[HeldBadge], bool]") -> "Skills":
        """Return the skills as those see them who may see only such badges."""
        frameworks = (replace(one, skills=tuple(_kept(one.skills, may_show))) for one in self.frameworks)
        return replace(self, frameworks=tuple(one for one in frameworks if one.skills))

    def over(self, change: "Callable[[HeldBadge], HeldBadge]") -> "Skills":
        """Return the same skills with other forms of the same badges behind them."""
        frameworks = tuple(
            replace(
                one,
                skills=tuple(replace(skill, badges=tuple(map(change, skill.badges))) for skill in one.skills),
            )
            for one in self.frameworks
        )
        return replace(self, frameworks=frameworks)


def _kept(skills: "Iterable[Skill]", may_show: "Callable[[HeldBadge], bool]") -> "Iterator[Skill]":
    for skill in skills:
        badges = tuple(held for held in skill.badges if may_show(held))
        if badges:
            minutes = sum(held.badge.achievement.minutes for held in badges if held.badge.achievement)
            yield replace(skill, badges=badges, minutes=minutes)
