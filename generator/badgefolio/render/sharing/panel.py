"""The share panel of a badge or a page: what is offered depends on who may find it."""

from typing import TYPE_CHECKING

from badgefolio.model.project import Visibility
from badgefolio.render.embedding.offers import badge_embeds, page_embeds
from badgefolio.render.places import absolute
from badgefolio.render.previews import badge_raster, page_preview
from badgefolio.render.sharing.links import Shared, add_to_profile, network_links
from badgefolio.render.views import CopyBoxView, ShareView

if TYPE_CHECKING:
    from badgefolio.model.held import HeldBadge
    from badgefolio.model.page import Page
    from badgefolio.model.project import Settings
    from badgefolio.render.badge_views import Viewer
    from badgefolio.render.previews import Preview
    from badgefolio.render.subjects import World
    from badgefolio.render.views import BadgeView
    from badgefolio.render.words import Words


def badge_share(held: "HeldBadge", view: "BadgeView", settings: "Settings", viewer: "Viewer") -> ShareView:
    """Return what a visitor of a badge's page can do to pass it on."""
    words = viewer.words
    url = absolute(settings.base_url, held.route.path)
    if not url:
        return _without_address(words)
    link = CopyBoxView(id="share-link", label=words("Link"), text=url)
    if held.visibility is not Visibility.PUBLIC:
        return ShareView(link=link, note=_note(held.visibility, words))
    if held.is_revoked:
        return ShareView(
            link=link, note=words("Its issuer took this badge back, so there is nothing to embed.")
        )
    shared = Shared(
        url=url,
        title=view.name,
        text=words("{name}, a badge of {owner}", name=view.name, owner=settings.owner.name),
        picture=_media(settings, badge_raster(held, viewer)),
    )
    domain = held.badge.issuer.domain if held.badge.issuer else None
    profile, boxes = add_to_profile(
        held.badge, view.name, url, dict(settings.linkedin_ids).get(domain or "", ""), words
    )
    return ShareView(
        link=link,
        networks=network_links(shared, words),
        add_to_profile=profile,
        profile_boxes=boxes,
        embeds=badge_embeds(held, view, settings, viewer),
    )


def page_share(page: "Page", world: "World", viewer: "Viewer") -> ShareView:
    """Return what a visitor of a portfolio page can do to pass it on."""
    settings, words = world.settings, viewer.words
    url = absolute(settings.base_url, page.route.path)
    if not url:
        return _without_address(words)
    link = CopyBoxView(id="share-link", label=words("Link"), text=url)
    if page.visibility is not Visibility.PUBLIC:
        return ShareView(link=link, note=_note(page.visibility, words))
    text = words("{title}, a page of {owner}", title=page.title, owner=settings.owner.name)
    return ShareView(
        link=link,
        networks=network_links(
            Shared(
                url=url,
                title=page.title,
                text=text,
                picture=_media(settings, page_preview(page, world, viewer)),
            ),
            words,
        ),
        embeds=page_embeds(page, settings, words),
    )


def _media(settings: "Settings", preview: "Preview | None") -> str:
    return absolute(settings.base_url, preview.path) if preview else ""


def _without_address(words: "Words") -> ShareView:
    return ShareView(
        link=None,
        note=words("Links to share appear here once the site is published and knows its own address."),
    )


def _note(visibility: Visibility, words: "Words") -> str:
    if visibility is Visibility.PASSWORD:
        return words("Only people who have this link and the password can read the page. It is in no list.")
    return words("Only people who have this link find the page. It is in no list.")
