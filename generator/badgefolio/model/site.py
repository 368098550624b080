"""What the owner meant: names put together with the things they name, addresses decided.

`Site` is everything, private things too. `PublicSite` is what may leave the project; only
`badgefolio.portfolio.published` makes one, and only a `PublicSite` can be rendered.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from badgefolio.model.audience import Visibility
from badgefolio.model.cv import NO_CV, Cv
from badgefolio.model.held import HeldBadge, Route
from badgefolio.model.page import Page
from badgefolio.model.sharing import ALL_TARGETS

if TYPE_CHECKING:
    from badgefolio.model.finding import Finding
    from badgefolio.model.paths import Path
    from badgefolio.model.project import FoundFile, Settings
    from badgefolio.model.sharing import Target


@dataclass(frozen=True, kw_only=True, slots=True)
class NavigationItem:
    """One entry of the navigation: `key` is `page` (only these have a title) or a list, such as `badges`."""

    key: str
    title: str
    route: Route


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """Everything the project holds. Never render it: see `PublicSite`."""

    settings: "Settings"
    theme: str
    owner_picture: "FoundFile | None"
    badges: tuple[HeldBadge, ...]
    pages: tuple[Page, ...]
    paths: "tuple[Path, ...]"
    navigation: tuple[NavigationItem, ...]
    cv: Cv = NO_CV
    targets: "tuple[Target, ...]" = ALL_TARGETS
    fonts: "tuple[FoundFile, ...]" = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class PublicSite:
    """What may be published: public and unlisted things. Lists are built from `listed_*` and `finding`.

    `locked` is what opens with a password, as a site of its own: it may leave the project only encrypted, so
    that whatever is made of `badges`, `pages` and `settings` here says nothing of it. None where nothing is.
    `cv` holds the sections that a page for everybody shows, and no other. `targets` is where things can be
    shared. `fonts` are only drawn with.
    """

    settings: "Settings"
    theme: str
    owner_picture: "FoundFile | None"
    badges: tuple[HeldBadge, ...]
    pages: tuple[Page, ...]
    paths: "tuple[Path, ...]"
    navigation: tuple[NavigationItem, ...]
    finding: "Finding"
    locked: "PublicSite | None" = None
    cv: Cv = NO_CV
    targets: "tuple[Target, ...]" = ALL_TARGETS
    fonts: "tuple[FoundFile, ...]" = ()

    @property
    def listed_badges(self) -> tuple[HeldBadge, ...]:
        """The badges that everybody may find."""
        return tuple(held for held in self.badges if held.visibility is Visibility.PUBLIC)

    @property
    def listed_pages(self) -> tuple[Page, ...]:
        """The pages that everybody may find."""
        return tuple(page for page in self.pages if page.visibility is Visibility.PUBLIC)
