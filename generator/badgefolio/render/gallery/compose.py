"""Views for one page of a gallery: which template, in which frame, with which view."""

from dataclasses import replace
from typing import TYPE_CHECKING

from badgefolio.model.held import Route
from badgefolio.render import views
from badgefolio.render.badge_views import Viewer
from badgefolio.render.compose import not_found
from badgefolio.render.frames import About, page_frame
from badgefolio.render.gallery.gallery_views import award_view, badge_view, kind_words, list_view
from badgefolio.render.gallery.subjects import GalleryDetail, GalleryList, GalleryShelfDetail
from badgefolio.render.places import Place
from badgefolio.render.subjects import Directory, NotFound
from badgefolio.render.words import words

if TYPE_CHECKING:
    from badgefolio.render.composed import Composed
    from badgefolio.render.gallery.subjects import GalleryRequest


def compose_gallery(request: "GalleryRequest") -> "Composed":
    """Return the name of the template of a page, its frame and its view; a gallery has no feeds."""
    template, frame, view = _composed(request)
    return template, replace(frame, feeds=()), view


def _composed(request: "GalleryRequest") -> "Composed":
    match request.subject:
        case GalleryList() as subject:
            return _list(request, subject)
        case GalleryDetail() as subject:
            return _detail(request, subject)
        case GalleryShelfDetail() as subject:
            return _shelf(request, subject)
        case Directory() as subject:
            return _directory(request, subject)
        case NotFound():
            return not_found(request.world, {})


def _viewer(request: "GalleryRequest", route: Route) -> Viewer:
    return Viewer(place=Place(route), words=words(request.world.settings.language), pictures={})


def _list(request: "GalleryRequest", subject: GalleryList) -> "Composed":
    world, viewer = request.world, _viewer(request, subject.route)
    view = list_view(subject, request, viewer)
    said = [view.title, next((one.text for one in view.orders if one.is_current), ""), view.position]
    is_first = subject.route.path == ""
    about = About(
        title=world.settings.title if is_first else ": ".join(filter(None, said)),
        description=world.settings.description,
    )
    return "gallery.html", page_frame(world, viewer, about), view


def _detail(request: "GalleryRequest", subject: GalleryDetail) -> "Composed":
    world, badge = request.world, subject.badge
    viewer = _viewer(request, badge.route)
    view = views.GalleryBadgePageView(
        badge=badge_view(badge, request, viewer),
        description=badge.description,
        awards=tuple(award_view(one, viewer) for one in badge.awards),
        issuer_url=viewer.place.page(subject.issuer) if subject.issuer else "",
        tags=tuple(views.LinkView(text=tag, url=viewer.place.page(route)) for tag, route in subject.tags),
    )
    about = About(title=badge.name, description=badge.description)
    return "gallery_badge.html", page_frame(world, viewer, about), view


def _shelf(request: "GalleryRequest", subject: GalleryShelfDetail) -> "Composed":
    world, shelf = request.world, subject.shelf
    viewer = _viewer(request, shelf.route)
    is_country = shelf.kind == "countries"
    holder = shelf.holder
    view = views.GalleryShelfPageView(
        kind=kind_words(shelf.kind, viewer.words),
        name=viewer.words.country(shelf.name) if is_country else shelf.name,
        badges=tuple(badge_view(one, request, viewer) for one in shelf.badges),
        domain=shelf.domain,
        country=viewer.words.country(holder.country) if holder and holder.country else "",
        url=holder.address if holder else "",
    )
    return "gallery_shelf.html", page_frame(world, viewer, About(title=view.name, description="")), view


def _directory(request: "GalleryRequest", subject: Directory) -> "Composed":
    world, viewer = request.world, _viewer(request, subject.route)
    titles = {
        "people": viewer.words("People"),
        "issuers": viewer.words("Issuers"),
        "tags": viewer.words("Tags"),
        "countries": viewer.words("Countries"),
    }
    is_country = subject.key == "countries"
    entries = (
        views.DirectoryEntryView(
            name=viewer.words.country(card.title) if is_country else card.title,
            url=viewer.place.page(card.route),
            number=number,
            domain=card.description,
        )
        for card, number in subject.entries
    )
    title = titles[subject.key]
    view = views.DirectoryPageView(key=subject.key, title=title, entries=tuple(entries))
    return "directory.html", page_frame(world, viewer, About(title=title, description="")), view
