"""Portfolios of many people as they show themselves, and the gallery that is made of them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from badgefolio.model.held import Route
    from badgefolio.model.project import Named


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownBadge:
    """A badge as the portfolio of its owner shows it; texts are '' where it says nothing.

    `address` and `picture` are web addresses below that of the portfolio, and so is `recommend`, where
    others are asked to endorse it. `achievement` is the same for everybody who earned it. `is_confirmed`
    where the portfolio says that the issuer's host answers for it.
    """

    name: str
    address: str
    picture: str
    description: str = ""
    language: str = ""
    issuer: str = ""
    domain: str = ""
    is_confirmed: bool = False
    achievement: str = ""
    issued: "date | None" = None
    expires: "date | None" = None
    tags: tuple[str, ...] = ()
    recommend: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Portfolio:
    """What one portfolio says of itself (`portfolio.json`). `address` ends with a slash."""

    title: str
    address: str
    language: str
    owner: str
    country: str = ""
    badges: tuple[ShownBadge, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class GallerySource:
    """`gallery.yaml`: what the gallery is called, and the portfolios in it, as somebody wrote them.

    A portfolio is the path of a folder, relative to the file, or an https address. `base_url` is the public
    address of the gallery with a slash at its end, or ''.
    """

    title: str
    portfolios: "tuple[Named, ...]"
    description: str = ""
    language: str = "en"
    theme: "Named | None" = None
    base_url: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Holder:
    """A person in the gallery: the portfolio with its address, and the page of its badges here."""

    name: str
    country: str
    address: str
    title: str
    route: "Route"


@dataclass(frozen=True, kw_only=True, slots=True)
class Award:
    """That one person holds a badge, the page that shows it and, if they ask for it, where to endorse."""

    holder: Holder
    address: str
    issued: "date | None" = None
    expires: "date | None" = None
    recommend: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class GalleryBadge:
    """One achievement with all who hold it, newest award first.

    `picture` is the web address that its picture had in a portfolio. `is_confirmed` where this program itself
    found that the issuer's host answers for it.
    """

    name: str
    description: str
    language: str
    picture: str
    issuer: str
    domain: str
    is_confirmed: bool
    tags: tuple[str, ...]
    awards: tuple[Award, ...]
    route: "Route"

    @property
    def newest(self) -> "date | None":
        """The day of the newest award, None where no award has one."""
        return max((one.issued for one in self.awards if one.issued), default=None)

    @property
    def holders(self) -> tuple[Holder, ...]:
        """Who holds it, each person once, who got it last first."""
        return tuple(dict.fromkeys(one.holder for one in self.awards))


@dataclass(frozen=True, kw_only=True, slots=True)
class GalleryOrder:
    """All badges in one order (`issued`, `name`, `issuer`, `holders`), on pages of twenty."""

    key: str
    pages: "tuple[tuple[Route, tuple[GalleryBadge, ...]], ...]"


@dataclass(frozen=True, kw_only=True, slots=True)
class GalleryShelf:
    """The badges of one issuer, tag, country or person (`kind`), newest first.

    `domain` is an issuer's, `holder` the person.
    """

    kind: str
    name: str
    route: "Route"
    badges: tuple[GalleryBadge, ...]
    domain: str = ""
    holder: Holder | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Gallery:
    """Everything that a gallery shows. `whole` is the page of all badges at once, with filters."""

    badges: tuple[GalleryBadge, ...]
    orders: tuple[GalleryOrder, ...]
    whole: "Route"
    shelves: tuple[GalleryShelf, ...]

    def of_kind(self, kind: str) -> tuple[GalleryShelf, ...]:
        """Return the shelves of one kind: `issuers`, `tags`, `countries` or `people`."""
        return tuple(one for one in self.shelves if one.kind == kind)
