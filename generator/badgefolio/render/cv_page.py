"""The curriculum with badges, made to be printed: what is public anyway, on one page, with codes to scan.

Nothing on it can be checked by looking at paper, so each badge brings the address of its own page, as text
and as a QR code. Badges that their issuer took back, that were changed or that name somebody else are not
on it.
"""

from typing import TYPE_CHECKING

from badgefolio.model.cv import CvBlock, Section
from badgefolio.model.held import Route
from badgefolio.render import views
from badgefolio.render.badge_views import badge_view
from badgefolio.render.block_views import owner_view
from badgefolio.render.composed import Composed, viewer_of
from badgefolio.render.contacts import contact_view
from badgefolio.render.cv_views import cv_view
from badgefolio.render.frames import About, page_frame
from badgefolio.render.listed_contact import listed_contact
from badgefolio.render.previews import site_preview
from badgefolio.render.qr import qr_view
from badgefolio.render.subjects import CvPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from badgefolio.model.held import HeldBadge
    from badgefolio.model.site import PublicSite
    from badgefolio.render.badge_views import Viewer
    from badgefolio.render.subjects import PageRequest

CV = Route(path="cv/")
MOST = 100  # badges: some fifteen sheets; the list on the site has them all


def cv_subjects(site: "PublicSite") -> "Iterator[CvPage]":
    """Give what the page is about; nothing where everybody may find no badge that stands."""
    badges = tuple(held for held in site.listed_badges if held.stands)
    if badges:
        yield CvPage(badges=badges[:MOST], badge_count=len(badges), contact=listed_contact(site), cv=site.cv)


def compose_cv(request: "PageRequest", subject: CvPage) -> Composed:
    """Return the name of the template of the page, its frame and its view."""
    world, viewer = request.world, viewer_of(request, CV)
    base_url, words = world.settings.base_url, viewer.words
    sections = tuple((section, subject.cv.of(section)) for section in Section if subject.cv.of(section))
    view = views.CvPageView(
        owner=owner_view(world, viewer),
        contact=tuple(contact_view(entry, words) for entry in subject.contact),
        cv=cv_view(CvBlock(sections=sections), words) if sections else None,
        badges=tuple(_award(held, base_url, viewer) for held in subject.badges),
        badge_count=subject.badge_count,
        badges_url=viewer.place.page(Route(path="badges/")),
        qr=qr_view(Route(path=""), base_url, viewer),
    )
    about = About(
        title=words("Curriculum with badges"),
        description=words(
            "The curriculum and the badges of {owner}, to print", owner=world.settings.owner.name
        ),
        kind="profile",
        picture=site_preview(world, viewer),
    )
    return "cv.html", page_frame(world, viewer, about), view


def _award(held: "HeldBadge", base_url: str, viewer: "Viewer") -> views.CvBadgeView:
    badge, qr = badge_view(held, viewer), qr_view(held.route, base_url, viewer)
    address = qr.address.partition("://")[2] if qr else ""
    return views.CvBadgeView(badge=badge, year=badge.year, qr=qr, address=address)
