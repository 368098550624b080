"""THE visibility filter: what follows it never sees the rest.

Only `published` makes a `PublicSite`, and nothing else in the program can be rendered. A private thing
has no way past this function: no title, address, tag, count or file name of it.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from badgefolio.model.blocks import BadgeBlock, BadgeGroup, Columns, ProfileBlock, every_block
from badgefolio.model.cv import CvBlock
from badgefolio.model.derived import PageList, Statistics, Timeline
from badgefolio.model.paths import PathState
from badgefolio.model.project import Visibility
from badgefolio.model.site import PublicSite
from badgefolio.portfolio.finding import finding
from badgefolio.portfolio.queries import in_order

if TYPE_CHECKING:
    from badgefolio.model.blocks import Block
    from badgefolio.model.cv import Section
    from badgefolio.model.derived import PageCard
    from badgefolio.model.held import HeldBadge
    from badgefolio.model.paths import PathSource
    from badgefolio.model.project import Settings
    from badgefolio.model.site import Page, Site
    from badgefolio.model.source import ProjectSource


def published(site: "Site") -> PublicSite:
    """Return what of a site may leave the project.

    Badges (newest first) and pages (as in the menu, then by name) that are not private; of a page's
    groups only the badges that as many people may see as the page and that their issuers did not withdraw,
    and likewise of its lists of pages; of the owner no identities, and only the contact that a page asks
    for; of the curriculum only the sections that a page for everybody shows.
    """
    found = (held for held in site.badges if held.visibility is not Visibility.PRIVATE)
    badges = in_order(found, "-issued")
    shown = [page for page in site.pages if page.visibility is not Visibility.PRIVATE]
    in_menu = [item.route for item in site.navigation]
    shown.sort(key=lambda page: in_menu.index(page.route) if page.route in in_menu else len(in_menu))
    pages = tuple(_page(page) for page in shown)
    open_routes = {page.route for page in pages if page.visibility is Visibility.PUBLIC}
    ways = finding(
        tuple(held for held in badges if held.visibility is Visibility.PUBLIC),
        tuple(page for page in pages if page.visibility is Visibility.PUBLIC),
    )
    paths = tuple(
        path.with_badges(lambda held: held.visibility is Visibility.PUBLIC)
        for path in site.paths
        if path.visibility is Visibility.PUBLIC
    )
    there = {
        "paths": paths,
        "home": True,
        "badges": True,
        "issuers": ways.issuers,
        "tags": ways.tags,
        "skills": ways.frameworks,
    }
    return PublicSite(
        settings=_settings(site.settings, pages),
        theme=site.theme,
        owner_picture=site.owner_picture,
        badges=badges,
        pages=pages,
        navigation=tuple(
            item for item in site.navigation if there.get(item.key) or item.route in open_routes
        ),
        paths=paths,
        finding=ways,
        cv=site.cv.only(_sections(pages)),
    )


def _page(page: "Page") -> "Page":
    return replace(page, blocks=_blocks(page.blocks, page.visibility))


def _blocks(blocks: "tuple[Block, ...]", visibility: Visibility) -> "tuple[Block, ...]":
    return tuple(shown for block in blocks if (shown := _block(block, visibility)) is not None)


def _block(block: "Block", visibility: Visibility) -> "Block | None":
    """Return as much of a block as a page of that visibility may show, None where that is nothing."""
    match block:
        case BadgeBlock():
            return block if _may_show(block.badge, visibility) else None
        case BadgeGroup() | Timeline() | Statistics():
            seen = (held for held in block.badges if _may_show(held, visibility))
            return replace(block, badges=tuple(held for held in seen if not held.is_revoked))
        case PageList():
            return replace(block, pages=tuple(one for one in block.pages if _may_show(one, visibility)))
        case Columns():
            return replace(block, columns=tuple(_blocks(column, visibility) for column in block.columns))
        case _:
            return block


def _sections(pages: "tuple[Page, ...]") -> "set[Section]":
    return {
        section
        for page in pages
        if page.visibility is Visibility.PUBLIC
        for block in every_block(page.blocks)
        if isinstance(block, CvBlock)
        for section, _ in block.sections
    }


def _may_show(thing: "HeldBadge | PageCard", visibility: Visibility) -> bool:
    return thing.visibility.rank >= visibility.rank


def _settings(settings: "Settings", pages: "tuple[Page, ...]") -> "Settings":
    asked = {
        field
        for page in pages
        for block in every_block(page.blocks)
        if isinstance(block, ProfileBlock)
        for field in block.fields
    }
    contact = tuple(entry for entry in settings.owner.contact if entry.kind in asked)
    return replace(settings, owner=replace(settings.owner, identities=(), contact=contact))


def as_if_public(source: "ProjectSource") -> "ProjectSource":
    """Return a project in which everything that is private is public: for a preview on the owner's machine.

    What comes of it must never be written where a site is published from.
    """
    settings = replace(source.settings, default_visibility=Visibility.PUBLIC)
    return replace(
        source,
        settings=settings,
        settings_of={
            name: replace(one, visibility=_shown(one.visibility)) for name, one in source.settings_of.items()
        },
        pages=tuple(replace(page, visibility=_shown(page.visibility)) for page in source.pages),
        paths=tuple(map(_as_active, source.paths)),
    )


def _shown(visibility: "Visibility | None") -> "Visibility | None":
    return Visibility.PUBLIC if visibility is Visibility.PRIVATE else visibility


def _as_active(path: "PathSource") -> "PathSource":
    state = PathState.ACTIVE if path.state is PathState.DRAFT else path.state
    return replace(path, visibility=_shown(path.visibility), state=state)
