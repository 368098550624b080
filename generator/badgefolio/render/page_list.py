"""Every page of a site, each with all that making it reads."""

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from badgefolio.model.blocks import BadgeBlock, BadgeGroup, Columns, FilesBlock, ImageBlock, every_block
from badgefolio.model.derived import Statistics, Timeline
from badgefolio.model.output import OutputFile
from badgefolio.model.paths import Progress
from badgefolio.model.selection import Format
from badgefolio.model.skills import Skills
from badgefolio.model.work import Item
from badgefolio.render.badge_views import badge_name
from badgefolio.render.compose import HOME
from badgefolio.render.cv_page import CV, cv_subjects
from badgefolio.render.embedding.shelves import profile_card, showcase_cards
from badgefolio.render.endorse_views import letter_to
from badgefolio.render.finding_list import path_subjects, paths_by_badge, skill_names, tag_routes, ways
from badgefolio.render.listed_contact import listed_contact
from badgefolio.render.subjects import (
    BadgeCard,
    BadgeDetail,
    Card,
    Home,
    Look,
    NotFound,
    PageRequest,
    PortfolioCard,
    PortfolioPage,
    Redirect,
    World,
)
from badgefolio.render.themes import no_lock_script

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from badgefolio.model.blocks import Block
    from badgefolio.model.held import HeldBadge, Route
    from badgefolio.model.page import Page
    from badgefolio.model.paths import Path
    from badgefolio.model.pictures import Picture
    from badgefolio.model.project import FoundFile
    from badgefolio.model.site import PublicSite
    from badgefolio.render.subjects import Subject
    from badgefolio.render.themes import ThemeShelf

NEWEST_ON_HOME = 12
_DIGITS = 12


class Pages:
    """The pages of one site."""

    def __init__(self, site: "PublicSite", pictures: "Mapping[str, Picture]", shelf: "ThemeShelf") -> None:
        """Take the themes in use from the shelf.

        Raises:
            ProblemError: `theme-broken`.
        """
        self._site = site = _without_places(site)
        self._pictures = pictures
        self._assets = {name: shelf.assets(name) for name in self._themes()}
        self._worlds = {name: self._world(name, shelf) for name in self._themes()}
        self._digests = {
            name: sha256(repr(world).encode()).hexdigest() for name, world in self._worlds.items()
        }

    def asset_files(self) -> "Iterator[OutputFile]":
        """Give the styles and scripts of all themes in use; their names change with their bytes."""
        for name, assets in sorted(self._assets.items()):
            look = self._worlds[name].look
            yield OutputFile(path=look.style_path, content=assets.style.encode())
            yield OutputFile(path=look.script_path, content=assets.script.encode())
            if look.badge_script_path:
                yield OutputFile(path=look.badge_script_path, content=assets.badge_script.encode())

    def items(self) -> "Iterator[tuple[str, Item[PageRequest]]]":
        """Give every page: its path in the output, and how to make it."""
        site = self._site
        listed = site.listed_badges
        newest = tuple(held for held in listed if not held.is_revoked)[:NEWEST_ON_HOME]
        cards = tuple(_page_card(page) for page in site.listed_pages)
        sheets = tuple(cv_subjects(site))
        home = Home(
            badges=newest,
            badge_count=len(listed),
            cards=cards,
            has_cv=bool(sheets),
            contact=listed_contact(site),
            skills=skill_names(site.finding),
        )
        yield self._item(HOME.file, home, newest)
        framed = tuple(held for held in newest if held.stands)
        yield self._item(HOME.embed.file, profile_card(framed, site.settings), framed)
        for sheet in sheets:
            yield self._item(CV.file, sheet, sheet.badges)
        for path, subject, shown in ways(site.finding):
            yield self._item(path, subject, shown)
        for path, about, files in path_subjects(site.paths):
            yield self._item(path, about, files=files)
        yield self._item("404.html", NotFound())
        yield from self._badges(listed)
        tags = tag_routes(site.finding)
        for page in site.pages:
            yield self._page_item(page.route, PortfolioPage(page=page, tags=tags(page.tags)), page)
            yield self._page_item(page.route.embed, PortfolioCard(page=_without_withdrawn(page)), page)
            yield from self._redirects(page.former_routes, _page_card(page))
            for card in showcase_cards(page, site.settings):
                yield self._item(card.route.file, card, card.badges, theme=page.theme)

    def _badges(self, listed: "tuple[HeldBadge, ...]") -> "Iterator[tuple[str, Item[PageRequest]]]":
        cards = [_badge_card(held) for held in listed]
        before = dict(zip((held.name for held in listed[1:]), cards, strict=False))
        after = dict(zip((held.name for held in listed), cards[1:], strict=False))
        issuers = {held.name: shelf.route for shelf in self._site.finding.issuers for held in shelf.badges}
        tags = tag_routes(self._site.finding)
        paths = paths_by_badge(self._site.paths)
        for held in self._site.badges:
            detail = BadgeDetail(
                held=held,
                before=before.get(held.name),
                after=after.get(held.name),
                issuer=issuers.get(held.name),
                tags=tags(held.settings.tags),
                paths=paths.get(held.name, ()),
                letter_to=letter_to(held, self._site),
            )
            yield self._badge_item(held, detail)
            yield self._item(held.route.embed.file, BadgeCard(held=held), (held,))
            yield from self._redirects(held.former_routes, _badge_card(held))

    @property
    def world(self) -> World:
        """What is the same around all pages in the theme of the site."""
        return self._worlds[self._site.theme]

    def lock_script(self) -> OutputFile:
        """Return the script that opens what a password locks.

        Raises:
            ProblemError: `theme-broken` where the theme has none: nobody could open anything.
        """
        look = self.world.look
        if not look.lock_script_path:
            raise no_lock_script(look.theme)
        content = self._assets[self._site.theme].lock_script.encode()
        return OutputFile(path=look.lock_script_path, content=content)

    def locked(self) -> "Iterator[tuple[Route, str, Item[PageRequest]]]":
        """Give every badge and page as a page of its own, with no way to others and none from elsewhere."""
        for held in self._site.badges:
            tags = tuple((tag, None) for tag in held.settings.tags)
            _, item = self._badge_item(held, BadgeDetail(held=held, before=None, after=None, tags=tags))
            yield held.route, held.declared.community, item
        for page in self._site.pages:
            subject = PortfolioPage(page=page, tags=tuple((tag, None) for tag in page.tags))
            _, item = self._page_item(page.route, subject, page)
            yield page.route, page.declared.community, item

    def _badge_item(self, held: "HeldBadge", detail: BadgeDetail) -> tuple[str, Item[PageRequest]]:
        shown = tuple(file.path for one in held.evidence for file in one.files if file.is_image)
        return self._item(held.route.file, detail, (held,), shown)

    def _redirects(
        self, former: "Iterable[Route]", target: Card
    ) -> "Iterator[tuple[str, Item[PageRequest]]]":
        for route in former:
            yield self._item(route.file, Redirect(former=route, target=target))

    def _page_item(self, route: "Route", subject: "Subject", page: "Page") -> tuple[str, Item[PageRequest]]:
        badges: list[HeldBadge] = []
        files: list[FoundFile] = []
        for block in every_block(page.blocks):
            match block:
                case BadgeBlock():
                    badges.append(block.badge)
                    if block.format is Format.LONG:
                        files.extend(file for file in _evidence(block.badge) if file.is_image)
                case BadgeGroup() | Timeline():
                    badges.extend(block.badges)
                case ImageBlock():
                    files.append(block.file)
                case FilesBlock():
                    files.extend(file for file in block.files if file.is_image)
                case Progress():
                    files.extend(file for file in (block.path.picture,) if file)
                case _:
                    pass
        paths = tuple(file.path for file in files)
        return self._item(route.file, subject, badges, paths, page.theme)

    def _item(
        self,
        path: str,
        subject: "Subject",
        badges: "Iterable[HeldBadge]" = (),
        files: tuple[str, ...] = (),
        theme: str = "",
    ) -> tuple[str, Item[PageRequest]]:
        world = self._worlds[theme or self._site.theme]
        portrait = (world.owner_picture.path,) if world.owner_picture else ()
        icons = (one.icon.path for one in world.targets if one.icon)
        keys = sorted({*(held.name for held in badges), *files, *portrait, *icons})
        pictures = {key: self._pictures[key] for key in keys}
        request = PageRequest(world=world, subject=subject, pictures=pictures)
        return path, Item((self._digests[world.look.theme.name], subject, pictures), request)

    def _themes(self) -> set[str]:
        return {self._site.theme, *(page.theme for page in self._site.pages if page.theme)}

    def _world(self, name: str, shelf: "ThemeShelf") -> World:
        assets = self._assets[name]
        return World(
            settings=self._site.settings,
            navigation=self._site.navigation,
            owner_picture=self._site.owner_picture,
            targets=self._site.targets,
            look=Look(
                theme=shelf.theme(name),
                style_path=_asset_path(name, assets.style, "css"),
                script_path=_asset_path(name, assets.script, "js"),
                embed_style=assets.embed_style,
                embed_script=assets.embed_script,
                badge_script_path=_asset_path(f"{name}-badge", assets.badge_script, "js")
                if assets.badge_script
                else "",
                lock_script_path=_asset_path(f"{name}-lock", assets.lock_script, "js")
                if assets.lock_script
                else "",
            ),
        )


def _asset_path(name: str, text: str, ending: str) -> str:
    return f"assets/{name}-{sha256(text.encode()).hexdigest()[:_DIGITS]}.{ending}"


def _without_places(site: "PublicSite") -> "PublicSite":
    """Return the site without the places where its names were written.

    What they name has been found by now, and no page shows them: a page stays the same where a line moves.
    """
    owner = replace(site.settings.owner, picture=None)
    badges = tuple(map(_placeless, site.badges))
    pages = tuple(replace(page, blocks=tuple(map(_placeless_block, page.blocks))) for page in site.pages)
    return replace(
        site,
        settings=replace(site.settings, owner=owner, theme=None, navigation=(), share=(), preview_fonts=()),
        badges=badges,
        pages=pages,
        paths=tuple(_placeless_path(path) for path in site.paths),
        finding=site.finding.over({held.name: held for held in badges}, {page.name: page for page in pages}),
    )


def _placeless(held: "HeldBadge") -> "HeldBadge":
    return replace(held, settings=replace(held.settings, picture=None, span=None))


def _placeless_path(path: "Path") -> "Path":
    requirements = (replace(one, badges=tuple(map(_placeless, one.badges))) for one in path.requirements)
    return replace(path, requirements=tuple(requirements))


def _placeless_block(block: "Block") -> "Block":
    match block:
        case BadgeBlock():
            return replace(block, badge=_placeless(block.badge))
        case BadgeGroup() | Timeline() | Statistics():
            return replace(block, badges=tuple(map(_placeless, block.badges)))
        case Progress():
            return replace(block, path=_placeless_path(block.path))
        case Skills():
            return block.over(_placeless)
        case Columns():
            columns = tuple(tuple(map(_placeless_block, column)) for column in block.columns)
            return replace(block, columns=columns)
        case _:
            return block


def _evidence(held: "HeldBadge") -> "Iterator[FoundFile]":
    return (file for one in held.evidence for file in one.files)


def _without_withdrawn(page: "Page") -> "Page":
    """Return a page as other sites frame it: what an issuer took back is not carried any further."""
    return replace(page, blocks=_standing(page.blocks))


def _standing(blocks: "tuple[Block, ...]") -> "tuple[Block, ...]":
    kept = (one for one in blocks if not (isinstance(one, BadgeBlock) and not one.badge.stands))
    return tuple(map(_as_framed, kept))


def _as_framed(block: "Block") -> "Block":
    match block:
        case Columns():
            return replace(block, columns=tuple(map(_standing, block.columns)))
        case Progress():
            return block.with_badges(lambda held: held.stands)
        case _:
            return block


def _badge_card(held: "HeldBadge") -> Card:
    return Card(title=badge_name(held), route=held.route)


def _page_card(page: "Page") -> Card:
    return Card(title=page.title, route=page.route, description=page.description)
