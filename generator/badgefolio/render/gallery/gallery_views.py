"""Badges of a gallery as themes see them."""

from typing import TYPE_CHECKING

from badgefolio.render import views
from badgefolio.render.sentences import day_view

if TYPE_CHECKING:
    from badgefolio.model.gallery import Award, GalleryBadge
    from badgefolio.render.badge_views import Viewer
    from badgefolio.render.gallery.subjects import GalleryList, GalleryRequest
    from badgefolio.render.subjects import Way
    from badgefolio.render.words import Words


def badge_view(badge: "GalleryBadge", request: "GalleryRequest", viewer: "Viewer") -> views.GalleryBadgeView:
    """Return a badge as it stands in a list."""
    path, picture = request.pictures[badge.picture]
    words = viewer.words
    issuer = views.IssuerView(
        name=badge.issuer or badge.domain, domain=badge.domain, is_confirmed=badge.is_confirmed
    )
    holders = badge.holders
    countries = dict.fromkeys(words.country(one.country) for one in holders if one.country)
    return views.GalleryBadgeView(
        name=badge.name,
        url=viewer.place.page(badge.route),
        picture=views.PictureView(
            src=viewer.place.to(path),
            alt=words("Badge: {name}", name=badge.name),
            width=picture.width,
            height=picture.height,
            scale=picture.scale,
        ),
        number=len(holders),
        holders=tuple(one.name for one in holders),
        countries=tuple(countries),
        issuer=issuer if issuer.name else None,
        issued=day_view(badge.newest, words) if badge.newest else None,
        tags=badge.tags,
        year=badge.newest.year if badge.newest else 0,
        language=badge.language or None,
    )


def award_view(award: "Award", viewer: "Viewer") -> views.AwardView:
    """Return one person who holds a badge."""
    words, holder = viewer.words, award.holder
    return views.AwardView(
        holder=holder.name,
        url=award.address,
        holder_url=viewer.place.page(holder.route),
        country=words.country(holder.country) if holder.country else "",
        issued=day_view(award.issued, words) if award.issued else None,
        expires=day_view(award.expires, words) if award.expires else None,
        recommend_url=award.recommend,
    )


def list_view(subject: "GalleryList", request: "GalleryRequest", viewer: "Viewer") -> views.GalleryPageView:
    """Return one page of the list, with the ways to the others."""
    words, routes, number = viewer.words, subject.routes, subject.number
    before = routes[number - 2] if number > 1 else None
    after = routes[number] if number < len(routes) else None
    position = (
        words("Page {number} of {all}", number=words.number(number), all=words.number(len(routes)))
        if len(routes) > 1
        else ""
    )
    is_whole = subject.key == "whole"
    return views.GalleryPageView(
        title=words("Search and filter") if is_whole else request.world.settings.title,
        description="" if is_whole else request.world.settings.description,
        badges=tuple(badge_view(one, request, viewer) for one in subject.badges),
        number=subject.total,
        orders=tuple(_order(way, subject.key, viewer) for way in subject.orders) if subject.total > 1 else (),
        ways=tuple(_way(way, viewer) for way in subject.ways if way.key != subject.key),
        position=position,
        previous=views.LinkView(text=words("Previous page"), url=viewer.place.page(before))
        if before
        else None,
        next=views.LinkView(text=words("Next page"), url=viewer.place.page(after)) if after else None,
        is_whole=is_whole,
    )


def kind_words(kind: str, words: "Words") -> str:
    """Return what one of a kind is called: `people`, `issuers`, `tags` or `countries`."""
    return {
        "people": words("Person"),
        "issuers": words("Issuer"),
        "tags": words("Tag"),
        "countries": words("Country"),
    }[kind]


def _order(way: "Way", current: str, viewer: "Viewer") -> views.LinkView:
    words = viewer.words
    names = {
        "issued": words("Newest first"),
        "name": words("By name"),
        "issuer": words("By issuer"),
        "holders": words("Most holders first"),
    }
    return views.LinkView(
        text=names[way.key], url=viewer.place.page(way.route), is_current=way.key == current
    )


def _way(way: "Way", viewer: "Viewer") -> views.LinkView:
    words = viewer.words
    names = {
        "whole": words("Search and filter"),
        "people": words("People"),
        "issuers": words("Issuers"),
        "tags": words("Tags"),
        "countries": words("Countries"),
    }
    number = f" ({words.number(way.number)})" if way.number else ""
    return views.LinkView(text=f"{names[way.key]}{number}", url=viewer.place.page(way.route))
