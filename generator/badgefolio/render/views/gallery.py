"""Views of a gallery: badges of many people, who holds them, who issued them."""

from dataclasses import dataclass

from badgefolio.render.views.pieces import DateView, IssuerView, LinkView, PictureView


@dataclass(frozen=True, kw_only=True, slots=True)
class GalleryBadgeView:
    """A badge of a gallery in a list; `holders` are names, `countries` in words, `number` counts people.

    `issued` is the day of the newest award.
    """

    name: str
    url: str
    picture: PictureView
    number: int
    holders: tuple[str, ...]
    countries: tuple[str, ...] = ()
    issuer: IssuerView | None = None
    issued: DateView | None = None
    tags: tuple[str, ...] = ()
    year: int = 0
    language: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class AwardView:
    """That one person holds a badge.

    `url` leads to the page of the badge in that person's portfolio, `holder_url` to the badges of that person
    in the gallery; `recommend_url` is where the holder asks others to endorse it, empty where it does not.
    """

    holder: str
    url: str
    holder_url: str
    country: str = ""
    issued: DateView | None = None
    expires: DateView | None = None
    recommend_url: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class GalleryPageView:
    """Badges of a gallery in one order, twenty on a page; or all of them with filters (`is_whole`).

    `orders` lead to other orders, `ways` to lists of people, issuers, tags, countries and to the page with
    filters. `number` counts all badges, `position` says which page this is.
    """

    title: str
    description: str
    badges: tuple[GalleryBadgeView, ...]
    number: int
    orders: tuple[LinkView, ...] = ()
    ways: tuple[LinkView, ...] = ()
    position: str = ""
    previous: LinkView | None = None
    next: LinkView | None = None
    is_whole: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class GalleryBadgePageView:
    """One badge with all who show that they hold it, newest award first; `tags` are links."""

    badge: GalleryBadgeView
    description: str
    awards: tuple[AwardView, ...]
    issuer_url: str = ""
    tags: tuple[LinkView, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class GalleryShelfPageView:
    """The badges of one issuer, tag, country or person; `kind` says of what in words.

    `url` leads to the portfolio of a person, and is empty for the rest.
    """

    kind: str
    name: str
    badges: tuple[GalleryBadgeView, ...]
    domain: str = ""
    country: str = ""
    url: str = ""
