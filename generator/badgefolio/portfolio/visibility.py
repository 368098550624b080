"""THE visibility filter: what follows it never sees the rest.

Only `published` makes a `PublicSite`, and nothing else in the program can be rendered. A private thing
has no way past this function: no title, address, tag, count or file name of it.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from badgefolio.model.audience import ALWAYS, EVERYBODY, NOBODY, Audience, Visibility, may_show
from badgefolio.model.blocks import BadgeBlock, BadgeGroup, Columns, ProfileBlock, every_block
from badgefolio.model.cv import NO_CV, CvBlock
from badgefolio.model.derived import PageList, Statistics, Timeline
from badgefolio.model.finding import Finding
from badgefolio.model.media import MediaBlock
from badgefolio.model.paths import PathState, Progress
from badgefolio.model.project import AwardStatus
from badgefolio.model.site import PublicSite
from badgefolio.model.skills import Skills
from badgefolio.portfolio.finding import finding
from badgefolio.portfolio.queries import in_order
from badgefolio.portfolio.showcases import with_addresses

if TYPE_CHECKING:
    from badgefolio.model.blocks import Block
    from badgefolio.model.cv import Section
    from badgefolio.model.derived import PageCard
    from badgefolio.model.held import HeldBadge
    from badgefolio.model.page import Page
    from badgefolio.model.paths import PathSource
    from badgefolio.model.project import Settings
    from badgefolio.model.site import Site
    from badgefolio.model.source import ProjectSource


def published(site: "Site") -> PublicSite:
    """Return what of a site may leave the project.

    Badges (newest first) and pages (as in the menu, then by name) that are not private; of a page's
    groups only the badges that as many people may see as the page and that their issuers did not withdraw,
    and likewise of its lists of pages; of the owner no identities, and only the contact that a page asks
    for; of the curriculum only the sections that a page for everybody shows. What a password opens, and
    nothing else, is in `locked`.
    """
    badges = tuple(_badge(held, site.pages) for held in site.badges if held.audience != NOBODY)
    shown = [page for page in site.pages if page.audience != NOBODY]
    in_menu = [item.route for item in site.navigation]
    shown.sort(key=lambda page: in_menu.index(page.route) if page.route in in_menu else len(in_menu))
    pages = tuple(_page(page) for page in shown)
    open_routes = {page.route for page in pages if page.visibility is Visibility.PUBLIC}
    made = _part(site, badges, pages, is_locked=False)
    ways = finding(made.listed_badges, made.listed_pages)
    paths = tuple(
        path.with_badges(lambda held: held.audience == EVERYBODY)
        for path in site.paths
        if path.audience == EVERYBODY
    )
    there = {
        "home": True,
        "badges": True,
        "paths": paths,
        "issuers": ways.issuers,
        "tags": ways.tags,
        "skills": ways.frameworks,
        "cv": any(held.stands for held in made.listed_badges),
    }
    menu = tuple(item for item in site.navigation if there.get(item.key) or item.route in open_routes)
    locked = _part(site, badges, pages, is_locked=True)
    return replace(
        made,
        paths=paths,
        navigation=menu,
        finding=ways,
        locked=replace(locked, navigation=menu) if locked.badges or locked.pages else None,
    )


def _part(
    site: "Site", badges: "tuple[HeldBadge, ...]", pages: "tuple[Page, ...]", *, is_locked: bool
) -> PublicSite:
    """Return what opens with a password, or what needs none: neither has anything of the other."""
    own_pages = tuple(page for page in pages if (page.visibility is Visibility.PASSWORD) is is_locked)
    own = (held for held in badges if (held.visibility is Visibility.PASSWORD) is is_locked)
    return PublicSite(
        settings=_settings(site.settings, own_pages),
        theme=site.theme,
        owner_picture=site.owner_picture,
        fonts=site.fonts,
        badges=in_order(own, "-issued"),
        pages=own_pages,
        paths=(),
        navigation=(),
        finding=Finding(),
        cv=NO_CV if is_locked else site.cv.only(_sections(own_pages)),
        targets=() if is_locked else site.targets,
    )


def _badge(held: "HeldBadge", pages: "tuple[Page, ...]") -> "HeldBadge":
    """Return a badge without evidence on pages that not everybody may see who may see the badge."""
    kept = {page.route for page in pages if may_show(page.audience, held.audience)}
    evidence = tuple(one for one in held.evidence if one.page is None or one.page in kept)
    return replace(held, evidence=evidence)


def _page(page: "Page") -> "Page":
    return with_addresses(replace(page, blocks=_blocks(page.blocks, page.audience)))


def _blocks(blocks: "tuple[Block, ...]", audience: Audience) -> "tuple[Block, ...]":
    return tuple(shown for block in blocks if (shown := _block(block, audience)) is not None)


def _block(block: "Block", audience: Audience) -> "Block | None":
    """Return as much of a block as a page for that audience may show, None where that is nothing."""
    match block:
        case BadgeBlock():
            return block if _may_show(block.badge, audience) else None
        case BadgeGroup() | Timeline() | Statistics():
            seen = (held for held in block.badges if _may_show(held, audience))
            return replace(block, badges=tuple(held for held in seen if not held.is_revoked))
        case PageList():
            return replace(block, pages=tuple(one for one in block.pages if _may_show(one, audience)))
        case Columns():
            return replace(block, columns=tuple(_blocks(column, audience) for column in block.columns))
        case Progress() | Skills():
            return block.with_badges(lambda held: _may_show(held, audience))
        case _:
            return _unplayed(block) if audience.visibility is Visibility.PASSWORD else block


def _unplayed(block: "Block") -> "Block":
    """Return a block of a locked page: a recording elsewhere becomes a link.

    The policy of the page around it would have to name the player's host to everybody.
    """
    if isinstance(block, MediaBlock) and block.recording is not None:
        return replace(block, recording=replace(block.recording, player="", origin=""))
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


def _may_show(thing: "HeldBadge | PageCard", audience: Audience) -> bool:
    return may_show(thing.audience, audience)


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

    So is what a password opens, without asking for it, and what its dates keep back. What comes of it must
    never be written where a site is published from.
    """
    settings = replace(source.settings, default_visibility=Visibility.PUBLIC)
    return replace(
        source,
        settings=settings,
        settings_of={
            name: replace(
                one,
                visibility=_shown(one.visibility),
                community=None,
                window=ALWAYS,
                status=AwardStatus.ACCEPTED,
            )
            for name, one in source.settings_of.items()
        },
        pages=tuple(
            replace(page, visibility=_shown(page.visibility), community=None, window=ALWAYS)
            for page in source.pages
        ),
        paths=tuple(map(_as_active, source.paths)),
    )


def _shown(visibility: "Visibility | None") -> "Visibility | None":
    hidden = {Visibility.PRIVATE, Visibility.PASSWORD}
    return Visibility.PUBLIC if visibility in hidden else visibility


def _as_active(path: "PathSource") -> "PathSource":
    state = PathState.ACTIVE if path.state is PathState.DRAFT else path.state
    return replace(path, visibility=_shown(path.visibility), state=state)
