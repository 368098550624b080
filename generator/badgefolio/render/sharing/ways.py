"""Every way to pass a thing on, one by one, for whoever shares from a terminal: the same as on its page."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from badgefolio.model.held import HeldBadge
from badgefolio.model.page import Page
from badgefolio.render.badge_views import Viewer, badge_view
from badgefolio.render.compose import HOME
from badgefolio.render.embedding.offers import badge_offer, page_offer, showcase_offer, showcases, site_offer
from badgefolio.render.page_list import Pages
from badgefolio.render.places import Place
from badgefolio.render.sharing.panel import badge_share, page_share, site_share
from badgefolio.render.views import ShareView
from badgefolio.render.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from badgefolio.model.pictures import Picture
    from badgefolio.model.site import PublicSite
    from badgefolio.render.embedding.codes import Code
    from badgefolio.render.subjects import World
    from badgefolio.render.themes import ThemeShelf


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """One way: the word that asks for it, what it is in the language of the page, and the text itself.

    `kind` is `link`, `service`, `profile` (LinkedIn's form), `field` (of that form) or `code`.
    """

    key: str
    kind: str
    label: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Ways:
    """All ways of one thing, the first its address. `note` says what is missing."""

    title: str
    ways: tuple[Way, ...]
    note: str


def ways_of(
    thing: "HeldBadge | Page | None",
    site: "PublicSite",
    pictures: "Mapping[str, Picture]",
    shelf: "ThemeShelf",
) -> Ways:
    """Return every way to pass on a published badge or page, or the whole portfolio where it is None.

    Args:
        thing: what is shared.
        site: the site that it is in.
        pictures: those of the badge, and the icons of the owner's own services.
        shelf: the themes.
    """
    world = Pages(site, pictures, shelf).world
    language = getattr(thing, "language", "") or site.settings.language
    route = thing.route if thing else HOME
    viewer = Viewer(place=Place(route), words=words(language), pictures=pictures)
    match thing:
        case HeldBadge():
            return badge_ways(thing, world, viewer)
        case Page():
            return page_ways(thing, world, viewer)
        case _:
            return site_ways(world, viewer)


def badge_ways(held: "HeldBadge", world: "World", viewer: "Viewer") -> Ways:
    """Return the ways of a badge that is published."""
    view = badge_view(held, viewer)
    share = badge_share(held, view, world, viewer)
    return _ways(view.name, share, badge_offer(held, world.settings, viewer))


def page_ways(page: "Page", world: "World", viewer: "Viewer") -> Ways:
    """Return the ways of a page that is published; codes of a showcase have its name before them."""
    share = page_share(page, world, viewer)
    return _ways(
        page.title, share, page_offer(page, world.settings, viewer.words), _shelves(page, world, viewer)
    )


def site_ways(world: "World", viewer: "Viewer") -> Ways:
    """Return the ways of the whole portfolio."""
    share = site_share(world, viewer) or ShareView(link=None)
    return _ways(world.settings.title, share, site_offer(world.settings, viewer.words))


def _shelves(page: "Page", world: "World", viewer: "Viewer") -> "Iterator[Way]":
    for route, group in showcases(page, world.settings):
        name = route.path.rstrip("/").rpartition("/")[2]
        for code in showcase_offer(page, route, group, world.settings, viewer.words):
            label = f"{group.title}: {code.label}" if group.title else code.label
            yield Way(key=f"{name}/{code.key}", kind="code", label=label, text=code.text)


def _ways(title: str, share: "ShareView", codes: "Iterable[Code]", more: "Iterable[Way]" = ()) -> Ways:
    ways = [*_links(share), *(Way(key=one.key, kind="code", label=one.label, text=one.text) for one in codes)]
    return Ways(title=title, ways=(*ways, *more), note=share.note)


def _links(share: "ShareView") -> "Iterator[Way]":
    if share.link is None:
        return
    yield Way(key="link", kind="link", label=share.link.label, text=share.link.text)
    number = 0
    for one in share.networks:
        is_own = one.network == "own"
        number += is_own
        key = f"own-{number}" if is_own else one.network
        yield Way(key=key, kind="service", label=one.label, text=one.url)
    if share.add_to_profile:
        form = share.add_to_profile
        yield Way(key=form.network, kind="profile", label=form.label, text=form.url)
        for box in share.profile_boxes:
            yield Way(key=box.id, kind="field", label=box.label, text=box.text)
