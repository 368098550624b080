"""Ways to what a site shows: orders of its badges, and pages of issuers, tags and skills.

All of it is derived from what everybody may find, and none of it is written by the owner.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from badgefolio.model.held import HeldBadge, Route
    from badgefolio.model.page import Page
    from badgefolio.model.skills import Framework


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
class Finding:
    """All ways to what a site shows. The first of the orders is that of `/badges/`."""

    orders: tuple[BadgeOrder, ...] = ()
    issuers: tuple[IssuerShelf, ...] = ()
    tags: tuple[TagShelf, ...] = ()
    frameworks: "tuple[Framework, ...]" = ()

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
