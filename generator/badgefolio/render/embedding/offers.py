"""What may be put into other sites, and the codes for it. Who asks for a code asks here.

Only what everybody may find, on a site that knows its address, and no badge that its issuer took back: for
anything else every function here gives nothing.
"""

from typing import TYPE_CHECKING

from badgefolio.model.blocks import BadgeGroup, every_block
from badgefolio.model.held import HeldBadge, Route
from badgefolio.model.project import Visibility
from badgefolio.render.badge_views import (
    badge_name,
    badge_picture,
    confirmed_domain,
    issuer_view,
    picture_path,
)
from badgefolio.render.embedding.codes import Code, card_codes, page_codes
from badgefolio.render.embedding.plain import Embedded, Shown, fitted
from badgefolio.render.places import absolute
from badgefolio.render.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from badgefolio.model.page import Page
    from badgefolio.model.pictures import Picture
    from badgefolio.model.project import Settings
    from badgefolio.render.badge_views import Viewer
    from badgefolio.render.words import Words

HOME = Route(path="")
PREVIEW = "preview.png"  # beside every page that networks may show
PREVIEW_SIZE = (1200, 630)  # px
SCRIPT = "assets/badgefolio-card.js"  # keeps its name: codes on other sites hold it for ever
SMALL = 130  # px; the badge in a card, on a screen with two dots a px from a picture twice as large
_PAGE_WIDTH = 360  # px


def may_embed(thing: "HeldBadge | Page", settings: "Settings") -> bool:
    """Whether anything is offered for other sites."""
    may_stand = not isinstance(thing, HeldBadge) or thing.stands
    return bool(settings.base_url) and thing.visibility is Visibility.PUBLIC and may_stand


def badge_offer(held: "HeldBadge", settings: "Settings", viewer: "Viewer") -> tuple[Code, ...]:
    """Return the codes for a badge."""
    if not may_embed(held, settings):
        return ()
    return card_codes(embedded_badge(held, settings, viewer), viewer.words)


def embedded_badge(held: "HeldBadge", settings: "Settings", viewer: "Viewer") -> Embedded:
    """Return what the codes for a badge are made from."""
    picture = viewer.pictures[held.name]
    base, folder = settings.base_url, held.route.path
    width, height = fitted(picture.width, picture.height, SMALL)
    issuer = issuer_view(held.badge.issuer, None, confirmed=confirmed_domain(held))
    return Embedded(
        url=absolute(base, folder),
        embed_url=absolute(base, held.route.embed.path),
        title=badge_name(held),
        line=sentence(issuer, held.badge, viewer.words),
        picture=Shown(
            url=absolute(base, small_picture_path(held, picture)),
            width=width,
            height=height,
            alt=badge_picture(held, picture, viewer).alt,
        ),
        cards=tuple(absolute(base, path) for path in card_paths(held)),
        script=absolute(base, SCRIPT),
    )


def card_paths(held: "HeldBadge") -> tuple[str, str]:
    """Return where the drawn cards of a badge lie in the output: for light and for dark surroundings."""
    return f"{held.route.path}card.svg", f"{held.route.path}card-dark.svg"


def small_picture_path(held: "HeldBadge", picture: "Picture") -> str:
    """Return where the small PNG of a badge lies in the output; its SVG where none can be drawn."""
    can_be_drawn = picture.ending != "svg" or picture.preview_width
    return f"{held.route.path}small.png" if can_be_drawn else picture_path(held, picture.ending)


def page_offer(page: "Page", settings: "Settings", words: "Words") -> tuple[Code, ...]:
    """Return the codes for a page."""
    return page_codes(embedded_page(page, settings), words) if may_embed(page, settings) else ()


def embedded_page(page: "Page", settings: "Settings") -> Embedded:
    """Return what the codes for a page are made from."""
    return _with_preview(page.title, page.route, settings)


def showcases(page: "Page", settings: "Settings") -> "Iterator[tuple[Route, BadgeGroup]]":
    """Give the showcases of a page that can be embedded, each with its own address, in their order."""
    if may_embed(page, settings):
        for block in every_block(page.blocks):
            if isinstance(block, BadgeGroup) and block.route is not None and block.badges:
                yield block.route, block


def showcase_offer(
    page: "Page", route: Route, group: BadgeGroup, settings: "Settings", words: "Words"
) -> tuple[Code, ...]:
    """Return the codes for a showcase, which lead to the page that it stands on."""
    return card_codes(embedded_showcase(page, route, group, settings), words)


def embedded_showcase(page: "Page", route: Route, group: BadgeGroup, settings: "Settings") -> Embedded:
    """Return what the codes for a showcase are made from."""
    return _with_preview(group.title or page.title, page.route, settings, embed=route.embed)


def site_offer(settings: "Settings", words: "Words") -> tuple[Code, ...]:
    """Return the codes for the whole portfolio."""
    return card_codes(embedded_site(settings), words) if settings.base_url else ()


def embedded_site(settings: "Settings") -> Embedded:
    """Return what the codes for the whole portfolio are made from."""
    return _with_preview(settings.title, HOME, settings)


def _with_preview(title: str, route: Route, settings: "Settings", embed: Route | None = None) -> Embedded:
    base = settings.base_url
    width, height = fitted(*PREVIEW_SIZE, _PAGE_WIDTH)
    return Embedded(
        url=absolute(base, route.path),
        embed_url=absolute(base, (embed or route.embed).path),
        title=title,
        line=settings.owner.name if settings.owner.name != title else "",
        picture=Shown(url=absolute(base, route.path + PREVIEW), width=width, height=height, alt=title),
        script=absolute(base, SCRIPT),
    )
