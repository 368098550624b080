"""What a page is about, and what it stands in: all that the making of one page may read.

A request carries the things themselves and no views: views are made by the step, in the workers, and only
for what changed.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from badgefolio.model.sharing import ALL_TARGETS

if TYPE_CHECKING:
    from badgefolio.model.cv import Cv
    from badgefolio.model.finding import IssuerShelf, TagShelf
    from badgefolio.model.held import HeldBadge, Route
    from badgefolio.model.page import Page
    from badgefolio.model.paths import Path
    from badgefolio.model.pictures import Picture
    from badgefolio.model.project import ContactEntry, FoundFile, Settings
    from badgefolio.model.sharing import Target
    from badgefolio.model.site import NavigationItem
    from badgefolio.model.skills import Framework
    from badgefolio.render.themes import Theme


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """A theme in use: paths of its stylesheet and scripts in the output, and style and script of its cards.

    `badge_script_path` is the script that only pages of badges load, empty where the theme has none;
    `lock_script_path` the one that opens what a password locks.
    """

    theme: "Theme"
    style_path: str
    script_path: str
    embed_style: str
    embed_script: str = ""
    badge_script_path: str = ""
    lock_script_path: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class World:
    """What is the same around many pages; `targets` is where their share panels lead."""

    settings: "Settings"
    navigation: "tuple[NavigationItem, ...]"
    owner_picture: "FoundFile | None"
    look: Look
    targets: "tuple[Target, ...]" = ALL_TARGETS


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """Another page or badge, as much as a link to it needs."""

    title: str
    route: "Route"
    description: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Home:
    """The first page: the newest badges, how many there are, the portfolio pages.

    `contact` is what listed pages show, `skills` are those behind listed badges; they are for machines.
    """

    badges: "tuple[HeldBadge, ...]"
    badge_count: int
    cards: tuple[Card, ...]
    has_cv: bool = False
    contact: "tuple[ContactEntry, ...]" = ()
    skills: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """A list that can be gone to: `key` says of what, `number` how many things are in it."""

    key: str
    route: "Route"
    number: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class BadgeList:
    """All listed badges in the order `key`, the other orders, and lists of other things."""

    key: str
    route: "Route"
    badges: "tuple[HeldBadge, ...]"
    orders: tuple[Way, ...]
    ways: tuple[Way, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Directory:
    """All issuers or all tags (`key`), each with how many badges and pages it has."""

    key: str
    route: "Route"
    entries: "tuple[tuple[Card, int], ...]"


@dataclass(frozen=True, kw_only=True, slots=True)
class IssuerDetail:
    """One issuer with the badges in its name."""

    shelf: "IssuerShelf"


@dataclass(frozen=True, kw_only=True, slots=True)
class TagDetail:
    """One tag with what has it."""

    shelf: "TagShelf"


@dataclass(frozen=True, kw_only=True, slots=True)
class SkillList:
    """All skills, with the badges behind them."""

    frameworks: "tuple[Framework, ...]"


@dataclass(frozen=True, kw_only=True, slots=True)
class PathDetail:
    """One path."""

    path: "Path"


@dataclass(frozen=True, kw_only=True, slots=True)
class PathList:
    """All public paths."""

    paths: "tuple[Path, ...]"


@dataclass(frozen=True, kw_only=True, slots=True)
class BadgeDetail:
    """One badge, and the listed ones before and after it; the pages of its issuer and tags, its paths.

    `letter_to` is the e-mail address for endorsements, '' where none is published, None where nobody is
    asked for any.
    """

    held: "HeldBadge"
    before: Card | None
    after: Card | None
    issuer: "Route | None" = None
    tags: tuple[tuple[str, "Route | None"], ...] = ()
    paths: tuple[Card, ...] = ()
    letter_to: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class BadgeCard:
    """One badge as a card inside other sites."""

    held: "HeldBadge"


@dataclass(frozen=True, kw_only=True, slots=True)
class PortfolioPage:
    """A page of blocks, and the pages of its tags."""

    page: "Page"
    tags: tuple[tuple[str, "Route | None"], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class PortfolioCard:
    """A page of blocks inside other sites."""

    page: "Page"


@dataclass(frozen=True, kw_only=True, slots=True)
class ShelfCard:
    """Badges inside other sites: a showcase, or the newest of the portfolio where it is `of_owner`.

    `page` is what they lead to.
    """

    route: "Route"
    page: Card
    badges: "tuple[HeldBadge, ...]"
    of_owner: bool = False
    language: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class CvPage:
    """The curriculum with badges: the newest of `badge_count`, and what listed pages show of the owner."""

    badges: "tuple[HeldBadge, ...]"
    badge_count: int
    contact: "tuple[ContactEntry, ...]"
    cv: "Cv"


@dataclass(frozen=True, kw_only=True, slots=True)
class NotFound:
    """What a host shows for an address that does not exist."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Redirect:
    """A former address of something."""

    former: "Route"
    target: Card


@dataclass(frozen=True, kw_only=True, slots=True)
class Lock:
    """A page that asks for a password: where it lies, and what it opens, in base64."""

    route: "Route"
    token: str = ""
    salt: str = ""
    rounds: int = 0
    nonce: str = ""
    sealed: str = ""


Subject: TypeAlias = (
    Home
    | BadgeList
    | Directory
    | IssuerDetail
    | TagDetail
    | SkillList
    | PathDetail
    | PathList
    | BadgeDetail
    | BadgeCard
    | PortfolioPage
    | PortfolioCard
    | ShelfCard
    | CvPage
    | NotFound
    | Redirect
    | Lock
)


@dataclass(frozen=True, kw_only=True, slots=True)
class PageRequest:
    """A page to make. `pictures` are those it shows, by a badge's name or a file's path."""

    world: World
    subject: Subject
    pictures: "dict[str, Picture]"
