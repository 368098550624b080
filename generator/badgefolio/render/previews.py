"""The picture that networks show beside a link, as pages name it: its place, its size, what it shows.

It is drawn by `badgefolio.render.previewing`, for public things of a site that knows its address; the pages
of other things name none.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from badgefolio.render.badge_views import (
    badge_name,
    badge_picture,
    confirmed_domain,
    issuer_view,
    picture_path,
    preview_path,
)
from badgefolio.render.prose import shortened
from badgefolio.render.sentences import sentence

if TYPE_CHECKING:
    from badgefolio.model.held import HeldBadge
    from badgefolio.model.page import Page
    from badgefolio.render.badge_views import Viewer
    from badgefolio.render.subjects import World

HOME_PREVIEW = "preview.png"
WIDTH, HEIGHT = 1200, 630  # px; 1.91:1, as Facebook and LinkedIn show it


@dataclass(frozen=True, kw_only=True, slots=True)
class Preview:
    """A picture for networks: the path of a PNG or JPEG in the output, its size in px, its alt text."""

    path: str
    width: int
    height: int
    alt: str

    @property
    def media_type(self) -> str:
        """What kind of file it is (RFC 2046)."""
        return "image/jpeg" if self.path.endswith(".jpg") else "image/png"


def badge_preview(held: "HeldBadge", viewer: "Viewer") -> Preview:
    """Return the preview of a public badge; its alt text says what is written in it."""
    words = viewer.words
    issuer = issuer_view(held.badge.issuer, None, confirmed=confirmed_domain(held))
    parts = [f"{badge_name(held)}.", sentence(issuer, held.badge, words)]
    if held.is_revoked and held.badge.revocation is None:
        parts.append(f"{words('Revoked by its issuer')}.")
    elif not held.stands and not held.is_revoked:
        parts.append(f"{words('A check of this badge failed')}.")
    return _drawn(preview_path(held), *parts)


def page_preview_path(page: "Page") -> str:
    """Return where the preview of a page lies in the output."""
    return f"{page.route.path}preview.png"


def page_preview(page: "Page", world: "World", viewer: "Viewer") -> Preview:
    """Return the preview of a public page."""
    owner = viewer.words("Portfolio of {name}", name=world.settings.owner.name)
    return _drawn(page_preview_path(page), f"{page.title}.", f"{owner}.", page.description)


def site_preview(world: "World", viewer: "Viewer") -> Preview:
    """Return the preview of the home page, which stands for the lists too."""
    owner = viewer.words("Portfolio of {name}", name=world.settings.owner.name)
    return _drawn(HOME_PREVIEW, f"{owner}.", world.settings.description)


def badge_raster(held: "HeldBadge", viewer: "Viewer") -> Preview | None:
    """Return the badge's own picture as pixels, for where an SVG is of no use; None where it has none."""
    picture = viewer.pictures[held.name]
    alt = badge_picture(held, picture, viewer).alt
    if picture.ending != "svg":
        path = picture_path(held, picture.ending)
        return Preview(path=path, width=picture.width, height=picture.height, alt=alt)
    if not picture.preview_width:
        return None
    path = picture_path(held, "png")
    return Preview(path=path, width=picture.preview_width, height=picture.preview_height, alt=alt)


def _drawn(path: str, *said: str) -> Preview:
    alt = shortened(" ".join(part for part in said if part))
    return Preview(path=path, width=WIDTH, height=HEIGHT, alt=alt)
