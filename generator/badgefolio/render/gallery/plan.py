"""From a gallery to the plan of its output: every page, and the files around them."""

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from badgefolio.model.finding import Finding
from badgefolio.model.held import Route
from badgefolio.model.output import OutputFile
from badgefolio.model.project import Owner, Settings
from badgefolio.model.site import NavigationItem, PublicSite
from badgefolio.model.work import Item
from badgefolio.render.gallery.subjects import (
    GalleryDetail,
    GalleryList,
    GalleryRequest,
    GalleryShelfDetail,
)
from badgefolio.render.page_list import Pages
from badgefolio.render.pictures import PictureRequest
from badgefolio.render.sitemap import robots, sitemap_of
from badgefolio.render.subjects import Card, Directory, NotFound, Way
from badgefolio.render.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from badgefolio.model.gallery import Gallery, GalleryBadge, GalleryShelf, GallerySource
    from badgefolio.model.pictures import MadePicture, Picture
    from badgefolio.render.gallery.subjects import GallerySubject
    from badgefolio.render.themes import ThemeShelf

KINDS = ("people", "issuers", "tags", "countries")
_DIGITS = 16
_HOME = Route(path="")


@dataclass(frozen=True, kw_only=True, slots=True)
class GalleryPlan:
    """Everything that a gallery is made of: pages by path, and files that are ready."""

    pages: tuple[tuple[str, Item[GalleryRequest]], ...]
    files: tuple[OutputFile, ...]


def plan_gallery_pictures(
    gallery: "Gallery", found: "Mapping[str, bytes]"
) -> dict[str, Item[PictureRequest]]:
    """Return the pictures to make, by address; a placeholder for those that were not found."""
    return {
        badge.picture: Item(
            (badge.picture, badge.name),
            PictureRequest(
                file=badge.picture, name=badge.name, is_badge=True, content=found.get(badge.picture, b"")
            ),
        )
        for badge in gallery.badges
    }


def plan_gallery(
    gallery: "Gallery",
    source: "GallerySource",
    theme: str,
    made: "Mapping[str, MadePicture]",
    shelf: "ThemeShelf",
) -> GalleryPlan:
    """Return everything that the building of a gallery makes.

    Raises:
        ProblemError: `theme-not-found`, `theme-broken`.
    """
    around = Pages(_around(gallery, source, theme), {}, shelf)
    paths = {address: _picture_path(one) for address, one in made.items()}
    pictures = {address: (paths[address], one.picture) for address, one in made.items()}
    pages = tuple(
        (
            path,
            Item((path,), GalleryRequest(world=around.world, subject=subject, pictures=_of(shown, pictures))),
        )
        for path, subject, shown in _subjects(gallery)
    )
    files = [*around.asset_files(), robots(source.base_url), OutputFile(path=".nojekyll", content=b"")]
    files += {
        paths[address]: OutputFile(path=paths[address], content=made[address].content)
        for address in sorted(made)
    }.values()
    if source.base_url:
        listed = [path.removesuffix("index.html") for path, _ in pages if path.endswith("index.html")]
        files.append(sitemap_of(listed, source.base_url))
    return GalleryPlan(pages=pages, files=tuple(files))


def _around(gallery: "Gallery", source: "GallerySource", theme: str) -> PublicSite:
    """Return a site with nothing in it, in whose frame the pages of the gallery stand."""
    say = words(source.language)
    names = {"people": say("People"), "issuers": say("Issuers")}
    items = [NavigationItem(key="badges", title="", route=_HOME)]
    items += [
        NavigationItem(key="page", title=name, route=Route(path=f"{kind}/"))
        for kind, name in names.items()
        if gallery.of_kind(kind)
    ]
    return PublicSite(
        settings=Settings(
            title=source.title,
            owner=Owner(name=""),
            description=source.description,
            language=source.language,
            base_url=source.base_url,
        ),
        theme=theme,
        owner_picture=None,
        badges=(),
        pages=(),
        paths=(),
        navigation=tuple(items),
        finding=Finding(),
    )


def _subjects(gallery: "Gallery") -> "Iterator[tuple[str, GallerySubject, tuple[GalleryBadge, ...]]]":
    """Give each page: its path, what it is about, the badges whose pictures it shows."""
    ways = _ways(gallery)
    orders = tuple(Way(key=one.key, route=one.pages[0][0]) for one in gallery.orders)
    total = len(gallery.badges)
    for order in gallery.orders:
        routes = tuple(route for route, _ in order.pages)
        for number, (route, badges) in enumerate(order.pages, start=1):
            subject = GalleryList(
                key=order.key,
                route=route,
                badges=badges,
                total=total,
                orders=orders,
                ways=ways,
                number=number,
                routes=routes,
            )
            yield route.file, subject, badges
    whole = GalleryList(
        key="whole", route=gallery.whole, badges=gallery.badges, total=total, orders=orders, ways=ways
    )
    yield gallery.whole.file, whole, gallery.badges
    yield from _details(gallery)
    yield "404.html", NotFound(), ()


def _details(gallery: "Gallery") -> "Iterator[tuple[str, GallerySubject, tuple[GalleryBadge, ...]]]":
    issuers = {badge.route: one.route for one in gallery.of_kind("issuers") for badge in one.badges}
    tags: dict[Route, list[tuple[str, Route]]] = {}
    for one in gallery.of_kind("tags"):
        for badge in one.badges:
            tags.setdefault(badge.route, []).append((one.name, one.route))
    for badge in gallery.badges:
        detail = GalleryDetail(
            badge=badge, issuer=issuers.get(badge.route), tags=tuple(tags.get(badge.route, ()))
        )
        yield badge.route.file, detail, (badge,)
    for kind in KINDS:
        shelves = gallery.of_kind(kind)
        if shelves:
            route = Route(path=f"{kind}/")
            yield route.file, Directory(key=kind, route=route, entries=tuple(map(_entry, shelves))), ()
        for shelf in shelves:
            yield shelf.route.file, GalleryShelfDetail(shelf=shelf), shelf.badges


def _entry(shelf: "GalleryShelf") -> tuple[Card, int]:
    return Card(title=shelf.name, route=shelf.route, description=shelf.domain), len(shelf.badges)


def _ways(gallery: "Gallery") -> tuple[Way, ...]:
    counted = [
        Way(key=kind, route=Route(path=f"{kind}/"), number=len(gallery.of_kind(kind))) for kind in KINDS
    ]
    return (Way(key="whole", route=gallery.whole), *(way for way in counted if way.number))


def _of(
    badges: "tuple[GalleryBadge, ...]", pictures: "dict[str, tuple[str, Picture]]"
) -> "dict[str, tuple[str, Picture]]":
    return {badge.picture: pictures[badge.picture] for badge in badges}


def _picture_path(made: "MadePicture") -> str:
    return f"pictures/{sha256(made.content).hexdigest()[:_DIGITS]}.{made.picture.ending}"
