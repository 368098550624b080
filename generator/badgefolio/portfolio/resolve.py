"""Puts names together with what they name: a project as said becomes a site as meant.

Everything that does not fit is said at once, each with its place. Nothing is left out silently: a page
that names a badge which fewer people may see than the page itself is an error that names both.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from badgefolio.model.audience import EVERYBODY, NOBODY, Audience
from badgefolio.model.derived import PageCard
from badgefolio.model.held import HeldBadge, Route
from badgefolio.model.page import Page
from badgefolio.model.project import (
    FONTS,
    AwardStatus,
    BadgeSettings,
    KeptAddress,
    KeptAddresses,
    Named,
)
from badgefolio.model.site import NavigationItem, Site
from badgefolio.model.source import PageSource, ProjectSource
from badgefolio.portfolio.addresses import Granted, Wish, absent, by_name, grant
from badgefolio.portfolio.block_resolve import Blocks, find_file
from badgefolio.portfolio.derived_resolve import Others
from badgefolio.portfolio.endorsements import with_endorsements
from badgefolio.portfolio.evidence import Evidence, Place
from badgefolio.portfolio.finding import BY_EXPIRY, ORDERS
from badgefolio.portfolio.paths import resolve_paths
from badgefolio.portfolio.share_resolve import resolve_targets
from badgefolio.portfolio.shown import declared, not_now
from badgefolio.problems import Code, Collector, Problem, ProblemError, Span
from badgefolio.sources.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from badgefolio.model.paths import Path
    from badgefolio.model.project import FoundFile

LISTS = {"home": ""} | {name: f"{name}/" for name in ("badges", "paths", "issuers", "tags", "skills", "cv")}
LISTS_OF_BADGES = frozenset(f"badges/{folder}" for _, _, folder in (*ORDERS, BY_EXPIRY) if folder)


@dataclass(frozen=True, kw_only=True, slots=True)
class Resolved:
    """The site, the addresses to keep from now on, and everything that does not fit.

    With errors among `problems` the site is what could be put together without the things at fault.
    """

    site: Site
    addresses: KeptAddresses
    problems: tuple[Problem, ...]


def resolve(
    source: ProjectSource,
    *,
    themes: tuple[str, ...],
    default_theme: str,
    new_token: "Callable[[], str]",
    now: "datetime | None",
) -> Resolved:
    """Return the site that a project means.

    Args:
        source: the project as it was read.
        themes: the names of all themes that can be chosen.
        default_theme: the theme of a project that names none.
        new_token: called for 32 fresh hexadecimal digits where an unlisted or locked thing has none kept.
        now: the instant (UTC) at which `publish_after` and `publish_before` are judged; None judges none.
    """
    problems = Collector()
    audiences = {one.name: declared(one, source.settings, problems) for one in source.pages}
    granted, page_addresses = _page_addresses(source, audiences, new_token)
    places = _places(source, audiences, granted, now)
    evidence = Evidence(pages=places, files=source.files)
    badges, badge_addresses = _badges(source, evidence, problems, new_token, now)
    badges = with_endorsements(source, badges, problems)
    paths = resolve_paths(source, badges, problems)
    others = Others(badges=badges, cards=_cards(source, places), paths=paths, cv=source.cv)
    pages = _pages(source, others, (granted, places), problems)
    chosen = _theme(source.settings.theme, themes, problems)
    for page in source.pages:
        _theme(page.theme, themes, problems)
    problems.extend(_addresses_twice([*badges, *pages], paths))
    problems.extend(_addresses_lost("badges", source.kept.badges, badges, source.damaged))
    problems.extend(_addresses_lost("pages", source.kept.pages, pages))
    site = Site(
        settings=source.settings,
        theme=chosen or default_theme,
        owner_picture=find_file(source.settings.owner.picture, source.files, problems),
        badges=badges,
        pages=pages,
        paths=paths,
        navigation=_navigation(source, badges, pages, problems),
        cv=source.cv,
        targets=resolve_targets(source, problems),
        fonts=_fonts(source, problems),
    )
    return Resolved(
        site=site,
        addresses=KeptAddresses(badges=badge_addresses, pages=page_addresses),
        problems=problems.problems,
    )


def _fonts(source: ProjectSource, problems: Collector) -> "tuple[FoundFile, ...]":
    said = source.settings.preview_fonts
    found = (find_file(one, source.files, problems, FONTS) for one in said)
    return tuple(one for one in found if one is not None)


def _badges(
    source: ProjectSource,
    evidence: Evidence,
    problems: Collector,
    new_token: "Callable[[], str]",
    now: "datetime | None",
) -> tuple[tuple[HeldBadge, ...], tuple[KeptAddress, ...]]:
    digests = {name: one.file.digest for name, one in source.badges.items()}
    known = by_name(source.kept.badges, digests, source.badges)
    held, kept = [], []
    for name, one in sorted(source.badges.items()):
        settings = source.settings_of.get(name, BadgeSettings())
        audience = declared(settings, source.settings, problems)
        if settings.status is not AwardStatus.ACCEPTED:
            audience = NOBODY
        granted = grant(
            Wish(
                folder="badges",
                name=name,
                slug=settings.slug,
                formerly=settings.formerly,
                visibility=audience.visibility,
                digest=one.file.digest,
            ),
            known,
            new_token,
        )
        held.append(
            HeldBadge(
                name=name,
                file=one.file,
                container=one.container,
                badge=one.badge,
                settings=settings,
                picture=find_file(settings.picture, source.files, problems),
                visibility=audience.visibility,
                community=audience.community,
                is_closed=now is not None and not settings.window.is_open(now),
                route=granted.route,
                former_routes=granted.former_routes,
                shows_email=one.shows_email,
                evidence=evidence.resolve(settings.evidence, name, audience, problems),
                report=one.report,
            )
        )
        kept.append(granted)
    return tuple(held), (*_to_keep(kept), *absent(source.kept.badges, known, source.badges))


def _page_addresses(
    source: ProjectSource, audiences: "Mapping[str, Audience]", new_token: "Callable[[], str]"
) -> "tuple[dict[str, Granted], tuple[KeptAddress, ...]]":
    """Return the address of each page by its name, and all addresses of pages to keep."""
    names = [page.name for page in source.pages]
    known = by_name(source.kept.pages, {}, names)
    granted = {
        said.name: grant(
            Wish(
                folder="pages",
                name=said.name,
                slug=said.slug,
                formerly=said.formerly,
                visibility=audiences[said.name].visibility,
            ),
            known,
            new_token,
        )
        for said in sorted(source.pages, key=lambda page: page.name)
    }
    return granted, (*_to_keep(granted.values()), *absent(source.kept.pages, known, names))


def _places(
    source: ProjectSource,
    audiences: "Mapping[str, Audience]",
    granted: "Mapping[str, Granted]",
    now: "datetime | None",
) -> dict[str, Place]:
    return {
        said.name: Place(
            title=said.title,
            route=granted[said.name].route,
            audience=audiences[said.name],
            window=said.window,
            is_closed=now is not None and not said.window.is_open(now),
        )
        for said in source.pages
    }


def _pages(
    source: ProjectSource,
    others: Others,
    where: "tuple[Mapping[str, Granted], Mapping[str, Place]]",
    problems: Collector,
) -> tuple[Page, ...]:
    granted, places = where
    blocks = Blocks(
        badges={held.name: held for held in others.badges},
        damaged=source.damaged,
        files=source.files,
        settings=source.settings,
        others=others,
    )
    return tuple(
        _page(said, places[said.name], granted[said.name], blocks, problems)
        for said in sorted(source.pages, key=lambda page: page.name)
    )


def _cards(source: ProjectSource, places: "Mapping[str, Place]") -> tuple[PageCard, ...]:
    """Return all pages as lists show them: those of the menu first, in its order, then by name."""
    menu = [said.name for said in source.settings.navigation]
    cards = [
        PageCard(
            name=said.name,
            title=said.title,
            description=said.description,
            tags=said.tags,
            route=places[said.name].route,
            declared=places[said.name].audience,
            window=said.window,
            is_closed=places[said.name].is_closed,
        )
        for said in source.pages
    ]
    keys = {name: place for place, name in enumerate(menu)}
    return tuple(sorted(cards, key=lambda card: (keys.get(f"pages/{card.name}", len(menu)), card.name)))


def _page(said: PageSource, place: Place, granted: Granted, blocks: Blocks, problems: Collector) -> Page:
    resolved = []
    for block in said.blocks:
        if blocks.is_left_out(block):
            continue
        with problems:
            resolved.append(blocks.resolve(block, said, place.audience, problems))
    return Page(
        name=said.name,
        title=said.title,
        description=said.description,
        theme=said.theme.name if said.theme else "",
        language=said.language or blocks.settings.language,
        tags=said.tags,
        visibility=place.audience.visibility,
        community=place.audience.community,
        window=said.window,
        is_closed=place.is_closed,
        route=granted.route,
        blocks=tuple(resolved),
        former_routes=granted.former_routes,
    )


def _to_keep(granted: "Iterable[Granted]") -> tuple[KeptAddress, ...]:
    return tuple(one.kept for one in granted if one.kept is not None)


def _theme(said: Named | None, themes: tuple[str, ...], problems: Collector) -> str:
    if said is None:
        return ""
    if said.name not in themes:
        problems.add(
            Problem(
                code=Code.THEME_NOT_FOUND,
                message=f'There is no theme "{said.name}".',
                span=said.span,
                hint=did_you_mean(said.name, themes),
            )
        )
    return said.name


def _addresses_twice(things: "list[HeldBadge | Page]", paths: "Iterable[Path]") -> "Iterable[Problem]":
    """Say of any two things that would lie at one address; former addresses count.

    So do the lists of badges by name, issuer and expiry, even where this site has too few badges for them.
    """
    addresses = [
        *((route, one) for one in things for route in (one.route, *one.former_routes)),
        *((one.route, one) for one in paths),
    ]
    taken: dict[str, HeldBadge | Page | Path] = {}
    for route, thing in addresses:
        if route.path in LISTS_OF_BADGES and isinstance(thing, HeldBadge) and thing.declared != NOBODY:
            yield Problem(
                code=Code.ADDRESS_TWICE,
                message=f'"{thing.name}" and a list of all badges would both lie at /{route.path}',
                span=Span(file=f"content/badges/{thing.name}.yaml"),
                hint='Give it another address, with a line "slug: another-word".',
            )
        other = taken.setdefault(route.path, thing)
        if other is not thing:
            folder = route.path.partition("/")[0]
            yield Problem(
                code=Code.ADDRESS_TWICE,
                message=f'"{other.name}" and "{thing.name}" would both lie at /{route.path}',
                span=Span(file=f"content/{folder}/{thing.name}.yaml"),
                hint='Give one of them another address, with a line "slug: another-word".'
                if folder != "paths"
                else "Rename one of them.",
            )


def _addresses_lost(
    folder: str,
    kept: "Iterable[KeptAddress]",
    things: "Iterable[HeldBadge | Page]",
    damaged: frozenset[str] = frozenset(),
) -> "Iterable[Problem]":
    """Say which addresses that were published lead nowhere now."""
    things = tuple(things)
    names = {thing.name for thing in things} | damaged
    routes = {route.path for thing in things for route in (thing.route, *thing.former_routes)}
    for one in kept:
        path = _last_path(folder, one)
        if one.name not in names and path not in routes:
            yield Problem(
                code=Code.ADDRESS_LOST,
                message=f'"{one.name}" was published at /{path} and is gone.',
                span=Span(file="content/addresses.yaml"),
                hint=f'If it has another name now, say "formerly: [{one.slug}]" there; if it is to stay gone,'
                " take its line out of content/addresses.yaml.",
            ).warning()


def _last_path(folder: str, kept: KeptAddress) -> str:
    if kept.token:
        return f"unlisted/{kept.token}/"
    return f"locked/{kept.lock}/" if kept.lock else f"{folder}/{kept.slug}/"


def _navigation(
    source: ProjectSource, badges: tuple[HeldBadge, ...], pages: tuple[Page, ...], problems: Collector
) -> tuple[NavigationItem, ...]:
    home = NavigationItem(key="home", title="", route=Route(path=""))
    listing = NavigationItem(key="badges", title="", route=Route(path="badges/"))
    by_key = {f"pages/{page.name}": page for page in pages}
    if not source.settings.navigation:
        public = [page for page in pages if page.audience == EVERYBODY]
        has_badges = any(held.audience == EVERYBODY for held in badges)
        return (home, *([listing] if has_badges else []), *map(_page_item, public))
    items = []
    for said in source.settings.navigation:
        with problems:
            if said.name in LISTS:
                items.append(NavigationItem(key=said.name, title="", route=Route(path=LISTS[said.name])))
            else:
                items.append(_page_item(_visible_page(said, by_key)))
    return tuple(items)


def _page_item(page: Page) -> NavigationItem:
    return NavigationItem(key="page", title=page.title, route=page.route)


def _visible_page(said: Named, by_key: dict[str, Page]) -> Page:
    page = by_key.get(said.name)
    if page is None:
        raise ProblemError(
            Problem(
                code=Code.PAGE_NOT_FOUND,
                message=f'The navigation names "{said.name}", and there is no such page.',
                span=said.span,
                hint=did_you_mean(said.name, [*LISTS, *by_key]),
            )
        )
    if page.declared != EVERYBODY:
        raise ProblemError(
            Problem(
                code=Code.HIDDEN_ON_VISIBLE_PAGE,
                message=f'The navigation names the page "{page.name}", which is {page.declared}.',
                span=said.span,
                hint=f"Make the page public in content/pages/{page.name}.yaml, or take it out here.",
            )
        )
    if page.is_closed:
        raise not_now("The navigation", f'the page "{page.name}"', page.window, said.span)
    return page
