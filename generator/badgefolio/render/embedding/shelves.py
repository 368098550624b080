"""Several badges as one card on other sites: a showcase of a page, or the newest of the whole portfolio."""

from typing import TYPE_CHECKING

from badgefolio.render import views
from badgefolio.render.badge_views import badge_view
from badgefolio.render.block_views import owner_view
from badgefolio.render.composed import Composed, viewer_of
from badgefolio.render.embedding.offers import HOME, showcases
from badgefolio.render.frames import About, embed_frame
from badgefolio.render.subjects import Card, ShelfCard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from badgefolio.model.held import HeldBadge
    from badgefolio.model.page import Page
    from badgefolio.model.project import Settings
    from badgefolio.render.subjects import PageRequest

_MOST = 8  # badges in the card of the portfolio


def profile_card(newest: "tuple[HeldBadge, ...]", settings: "Settings") -> ShelfCard:
    """Return the card of the whole portfolio."""
    return ShelfCard(
        route=HOME.embed, page=Card(title=settings.title, route=HOME), badges=newest[:_MOST], of_owner=True
    )


def showcase_cards(page: "Page", settings: "Settings") -> "Iterator[ShelfCard]":
    """Give the card of each showcase of a page that may be embedded."""
    for route, group in showcases(page, settings):
        yield ShelfCard(
            route=route.embed,
            page=Card(title=group.title or page.title, route=page.route),
            badges=group.badges,
            language=page.language,
        )


def compose_shelf(request: "PageRequest", subject: ShelfCard) -> Composed:
    """Return the template, the frame and the view of such a card."""
    world, viewer = request.world, viewer_of(request, subject.route, subject.language)
    owner = owner_view(world, viewer)
    title = owner.name or subject.page.title if subject.of_owner else subject.page.title
    line = subject.page.title if subject.of_owner else owner.name
    view = views.ShelfEmbedView(
        title=title,
        url=viewer.place.page(subject.page.route),
        badges=tuple(badge_view(held, viewer) for held in subject.badges),
        line=line if line != title else "",
        picture=owner.picture if subject.of_owner else None,
    )
    about = About(title=title, description=world.settings.description, is_listed=False)
    return "embed_shelf.html", embed_frame(world, viewer, about, subject.page.route), view
