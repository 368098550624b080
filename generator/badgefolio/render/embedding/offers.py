"""What the share panel of a public thing offers for other sites."""

from typing import TYPE_CHECKING

from badgefolio.render.badge_views import badge_picture, picture_path
from badgefolio.render.embedding.codes import Embedded, badge_codes, page_codes
from badgefolio.render.places import absolute
from badgefolio.render.sentences import sentence

if TYPE_CHECKING:
    from badgefolio.model.held import HeldBadge
    from badgefolio.model.page import Page
    from badgefolio.model.project import Settings
    from badgefolio.render.badge_views import Viewer
    from badgefolio.render.views import BadgeView, CopyBoxView
    from badgefolio.render.words import Words


def badge_embeds(
    held: "HeldBadge", view: "BadgeView", settings: "Settings", viewer: "Viewer"
) -> "tuple[CopyBoxView, ...]":
    """Return the codes for a public badge."""
    picture = viewer.pictures[held.name]
    embedded = Embedded(
        url=absolute(settings.base_url, held.route.path),
        embed_url=absolute(settings.base_url, held.route.embed.path),
        title=view.name,
        line=sentence(view.issuer, held.badge, viewer.words),
        picture=absolute(settings.base_url, picture_path(held, picture.ending)),
        alt=badge_picture(held, picture, viewer).alt,
    )
    return badge_codes(embedded, viewer.words)


def page_embeds(page: "Page", settings: "Settings", words: "Words") -> "tuple[CopyBoxView, ...]":
    """Return the codes for a public page."""
    embedded = Embedded(
        url=absolute(settings.base_url, page.route.path),
        embed_url=absolute(settings.base_url, page.route.embed.path),
        title=page.title,
    )
    return page_codes(embedded, words)
