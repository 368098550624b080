"""What a page of a gallery is about: all that the making of it may read."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from badgefolio.model.gallery import GalleryBadge, GalleryShelf
    from badgefolio.model.held import Route
    from badgefolio.model.pictures import Picture
    from badgefolio.render.subjects import Directory, NotFound, Way, World


@dataclass(frozen=True, kw_only=True, slots=True)
class GalleryList:
    """Badges in the order `key` (`whole` for all of them with filters): page `number` of `pages`.

    `orders` and `ways` lead elsewhere, `routes` to the pages of this order.
    """

    key: str
    route: "Route"
    badges: "tuple[GalleryBadge, ...]"
    total: int
    orders: "tuple[Way, ...]"
    ways: "tuple[Way, ...]"
    number: int = 1
    routes: "tuple[Route, ...]" = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class GalleryDetail:
    """One badge, the page of its issuer, and those of its tags."""

    badge: "GalleryBadge"
    issuer: "Route | None"
    tags: "tuple[tuple[str, Route], ...]"


@dataclass(frozen=True, kw_only=True, slots=True)
class GalleryShelfDetail:
    """One issuer, tag, country or person."""

    shelf: "GalleryShelf"


GallerySubject: TypeAlias = "GalleryList | GalleryDetail | GalleryShelfDetail | Directory | NotFound"


@dataclass(frozen=True, kw_only=True, slots=True)
class GalleryRequest:
    """A page to make. `pictures` are those of its badges by address: path in the output, and size."""

    world: "World"
    subject: GallerySubject
    pictures: "dict[str, tuple[str, Picture]]"
