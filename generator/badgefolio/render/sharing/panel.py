"""The share panel of a badge or a page: what is offered depends on who may find it."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from badgefolio.model.project import Visibility
from badgefolio.model.sharing import Service, Target
from badgefolio.render.block_views import picture_view
from badgefolio.render.embedding.choices import badge_embeds, page_embeds, site_embeds
from badgefolio.render.languages import said_in
from badgefolio.render.places import absolute
from badgefolio.render.previews import badge_raster, page_preview
from badgefolio.render.sharing.linkedin import add_to_profile, issuer_page, organization_id
from badgefolio.render.sharing.links import Shared, share_link, share_links
from badgefolio.render.views import CopyBoxView, DeviceShareView, ShareView

if TYPE_CHECKING:
    from badgefolio.model.held import HeldBadge
    from badgefolio.model.page import Page
    from badgefolio.model.project import Settings
    from badgefolio.render.badge_views import Viewer
    from badgefolio.render.previews import Preview
    from badgefolio.render.subjects import World
    from badgefolio.render.views import BadgeView
    from badgefolio.render.words import Words

_LETTER = Target(service=Service.EMAIL)
_FIELD = re.compile(r"\{(title|owner|issuer)\}")


def badge_share(held: "HeldBadge", view: "BadgeView", world: "World", viewer: "Viewer") -> ShareView:
    """Return what a visitor of a badge's page can do to pass it on."""
    words, settings = viewer.words, world.settings
    url = absolute(settings.base_url, held.route.path)
    if not url:
        return _without_address(words)
    shared = Shared(url=url, title=view.name, text=_words_for(held, view.name, settings, words))
    if held.visibility is not Visibility.PUBLIC:
        return _for_few(shared, held.visibility, world, words)
    if not held.stands:
        taken = words("Its issuer took this badge back, so there is nothing to embed.")
        failed = words("A check of this badge failed, so there is nothing to embed.")
        note = taken if held.is_revoked else failed
        return ShareView(link=_link(url, words), note=note)
    shared = replace(shared, picture=_media(settings, badge_raster(held, viewer)))
    view_of = _for_everybody(shared, world, viewer)
    return replace(
        _with_profile(view_of, held, view, world, words), embeds=badge_embeds(held, settings, viewer)
    )


def page_share(page: "Page", world: "World", viewer: "Viewer") -> ShareView:
    """Return what a visitor of a portfolio page can do to pass it on."""
    settings, words = world.settings, viewer.words
    url = absolute(settings.base_url, page.route.path)
    if not url:
        return _without_address(words)
    text = words("{title}, a page of {owner}", title=page.title, owner=settings.owner.name)
    shared = Shared(url=url, title=page.title, text=text)
    if page.visibility is not Visibility.PUBLIC:
        return _for_few(shared, page.visibility, world, words)
    shared = replace(shared, picture=_media(settings, page_preview(page, world, viewer)))
    return replace(_for_everybody(shared, world, viewer), embeds=page_embeds(page, world, viewer))


def site_share(world: "World", viewer: "Viewer") -> ShareView | None:
    """Return what a visitor of the first page can do to pass the portfolio on, None without an address."""
    settings, words = world.settings, viewer.words
    if not settings.base_url:
        return None
    text = words("Portfolio of {name}", name=settings.owner.name)
    shared = Shared(url=settings.base_url, title=settings.title, text=text)
    return replace(_for_everybody(shared, world, viewer), embeds=site_embeds(world, viewer))


def _for_everybody(shared: Shared, world: "World", viewer: "Viewer") -> ShareView:
    targets = ((one, picture_view(one.icon, "", viewer) if one.icon else None) for one in world.targets)
    return ShareView(
        link=_link(shared.url, viewer.words),
        device=_device(shared, world),
        networks=share_links(shared, targets, viewer.words),
    )


def _for_few(shared: Shared, visibility: Visibility, world: "World", words: "Words") -> ShareView:
    """Return the address of what is in no list; by letter too where no password guards it."""
    link = _link(shared.url, words)
    if visibility is Visibility.PASSWORD:
        note = words("Only people who have this link and the password can read the page. It is in no list.")
        return ShareView(link=link, note=note)
    by_letter = share_link(shared, _LETTER, words) if _offers(Service.EMAIL, world) else None
    return ShareView(
        link=link,
        networks=(by_letter,) if by_letter else (),
        note=words("Only people who have this link find the page. It is in no list."),
    )


def _with_profile(
    share: ShareView, held: "HeldBadge", view: "BadgeView", world: "World", words: "Words"
) -> ShareView:
    """Return the panel with LinkedIn's form, where the owner wants it."""
    target = next((one for one in world.targets if one.service is Service.LINKEDIN_PROFILE), None)
    if target is None or share.link is None:
        return share
    number = organization_id(held.badge.issuer, dict(world.settings.linkedin_ids))
    url = (issuer_page(held.badge) if target.leads_to_issuer else "") or share.link.text
    link, boxes = add_to_profile(held.badge, view.name, url, number, words)
    return replace(share, add_to_profile=link, profile_boxes=boxes)


def _words_for(held: "HeldBadge", name: str, settings: "Settings", words: "Words") -> str:
    """Return the words of a post about a badge: the owner's in this language, else ours."""
    own, _ = said_in(settings.share_text, words.language, settings.language)
    if not own:
        return words("{name}, a badge of {owner}", name=name, owner=settings.owner.name)
    issuer = held.badge.issuer.name if held.badge.issuer and held.badge.issuer.name else ""
    values = {"title": name, "owner": settings.owner.name, "issuer": issuer}
    return " ".join(_FIELD.sub(lambda found: values[found[1]], own).split())


def _offers(service: Service, world: "World") -> bool:
    return any(one.service is service for one in world.targets)


def _device(shared: Shared, world: "World") -> DeviceShareView | None:
    if not _offers(Service.DEVICE, world):
        return None
    return DeviceShareView(title=shared.title, text=shared.text, url=shared.url)


def _link(url: str, words: "Words") -> CopyBoxView:
    return CopyBoxView(id="share-link", label=words("Link"), text=url)


def _media(settings: "Settings", preview: "Preview | None") -> str:
    return absolute(settings.base_url, preview.path) if preview else ""


def _without_address(words: "Words") -> ShareView:
    return ShareView(
        link=None,
        note=words("Links to share appear here once the site is published and knows its own address."),
    )
