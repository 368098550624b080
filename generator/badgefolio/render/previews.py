"""The picture that networks show beside a page: a PNG or JPEG, since they show no SVG."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from badgefolio.model.blocks import BadgeBlock, BadgeGroup, every_block
from badgefolio.render.badge_views import badge_picture, picture_path, preview_path
from badgefolio.render.block_views import file_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from badgefolio.model.held import HeldBadge
    from badgefolio.model.page import Page
    from badgefolio.render.badge_views import Viewer
    from badgefolio.render.subjects import World


@dataclass(frozen=True, kw_only=True, slots=True)
class Preview:
    """A picture for networks: the path of a PNG or JPEG in the output, its size in px, its alt text."""

    path: str
    width: int
    height: int
    alt: str


def badge_preview(held: "HeldBadge", viewer: "Viewer") -> Preview | None:
    """Return the badge's picture, drawn where it is an SVG; None for an SVG that could not be drawn."""
    picture = viewer.pictures[held.name]
    alt = badge_picture(held, picture, viewer).alt
    if picture.ending != "svg":
        path = picture_path(held, picture.ending)
        return Preview(path=path, width=picture.width, height=picture.height, alt=alt)
    if not picture.preview_width:
        return None
    return Preview(
        path=preview_path(held), width=picture.preview_width, height=picture.preview_height, alt=alt
    )


def page_preview(page: "Page", world: "World", viewer: "Viewer") -> Preview | None:
    """Return the owner's portrait, else the picture of the first badge of the page that has one."""
    return site_preview(_badges(page), world, viewer)


def site_preview(badges: "Iterable[HeldBadge]", world: "World", viewer: "Viewer") -> Preview | None:
    """Return the owner's portrait, else the picture of the first of the badges that has one."""
    portrait = _portrait(world, viewer)
    found = (badge_preview(held, viewer) for held in badges)
    return portrait or next((one for one in found if one), None)


def _badges(page: "Page") -> "Iterator[HeldBadge]":
    for block in every_block(page.blocks):
        if isinstance(block, BadgeBlock):
            yield block.badge
        elif isinstance(block, BadgeGroup):
            yield from block.badges


def _portrait(world: "World", viewer: "Viewer") -> Preview | None:
    found, owner = world.owner_picture, world.settings.owner
    if found is None or viewer.pictures[found.path].ending == "svg":
        return None
    picture = viewer.pictures[found.path]
    return Preview(
        path=file_path(found, picture.ending),
        width=picture.width,
        height=picture.height,
        alt=owner.picture_alt or owner.name,
    )
