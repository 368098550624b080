"""From a site to the plan of its output: every file, and what makes it.

Pictures come first, since pages say how large they are; then pages; then what is copied.
"""

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from badgefolio.model.blocks import FilesBlock, ImageBlock, every_block
from badgefolio.model.media import MediaBlock
from badgefolio.model.output import OutputCopy, OutputFile
from badgefolio.model.paths import Progress
from badgefolio.model.project import Visibility
from badgefolio.model.work import Item
from badgefolio.render.badge_views import badge_name, download_path, picture_path, withheld
from badgefolio.render.block_views import file_path
from badgefolio.render.calendar import calendar
from badgefolio.render.drawings import Drawing, drawings
from badgefolio.render.embedding.files import embed_files
from badgefolio.render.endorse_views import templates
from badgefolio.render.exports import displayer, resume_file
from badgefolio.render.feeds import feeds
from badgefolio.render.locked import LockedPlan, locked_pages
from badgefolio.render.page_list import Pages
from badgefolio.render.pictures import PictureRequest
from badgefolio.render.portfolio_file import portfolio_file
from badgefolio.render.sitemap import robots, sitemap
from badgefolio.render.vcard import vcard

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from badgefolio.model.blocks import Block
    from badgefolio.model.held import HeldBadge
    from badgefolio.model.pictures import MadePicture, Picture
    from badgefolio.model.project import FoundFile
    from badgefolio.model.site import PublicSite
    from badgefolio.problems import Problem
    from badgefolio.render.subjects import PageRequest
    from badgefolio.render.themes import ThemeShelf


@dataclass(frozen=True, kw_only=True, slots=True)
class OutputPlan:
    """Everything a build makes: pages by path, drawings, files that are ready, files to copy, pages to lock.

    `problems` are warnings of what cannot be drawn as it is written.
    """

    pages: tuple[tuple[str, Item["PageRequest"]], ...]
    files: tuple[OutputFile, ...]
    copies: tuple[OutputCopy, ...]
    locked: LockedPlan
    drawings: tuple[Drawing, ...] = ()
    problems: "tuple[Problem, ...]" = ()


def plan_pictures(site: "PublicSite", content: Path) -> dict[str, Item[PictureRequest]]:
    """Return the pictures to make, by a badge's name or a file's path.

    Args:
        site: what is published.
        content: the absolute path of the project's `content/` folder.
    """
    found: dict[str, Item[PictureRequest]] = {held.name: _badge_item(held, content) for held in site.badges}
    for file in _shown_files(site):
        if file.is_image:
            request = PictureRequest(
                file=f"content/{file.path}",
                name=Path(file.path).stem,
                is_badge=False,
                path=str(content / file.path),
                digest=file.digest,
            )
            found[file.path] = Item((file.path, file.digest, False), request)
    return found | (plan_pictures(site.locked, content) if site.locked else {})


def plan(
    site: "PublicSite", made: "Mapping[str, MadePicture]", shelf: "ThemeShelf", content: Path
) -> OutputPlan:
    """Return everything that the build of a site makes.

    Args:
        site: what is published.
        made: what `plan_pictures` asked for, made.
        shelf: the themes.
        content: the absolute path of the project's `content/` folder.
    """
    pictures = {key: one.picture for key, one in made.items()}
    pages = Pages(site, pictures, shelf)
    files = [*pages.asset_files(), *_pictures(site, made)]
    files += [OutputFile(path=".nojekyll", content=b""), robots(site.settings.base_url)]
    if site.settings.base_url:
        files.append(sitemap(site, pictures))
    files += feeds(site, pictures)
    files += [ending for ending in [calendar(site)] if ending]
    files += displayer(site, pictures)
    files += resume_file(site)
    files += templates(site)
    files += embed_files(site, pictures)
    files += vcard(site, pictures)
    files += portfolio_file(site, pictures)
    copies = tuple(_copies(site, pictures, content))
    drawn, problems = drawings(site, made, shelf, content)
    locked, around = _locked(site, made, shelf, content)
    is_open = {one.path for one in files} | {one.path for one in copies}
    return OutputPlan(
        pages=tuple(pages.items()),
        files=(*files, *(one for one in around if one.path not in is_open)),
        copies=copies,
        locked=replace(
            locked,
            files={one.path: one for one in files} | dict(locked.files),
            secret=frozenset(locked.files) - is_open,
        ),
        drawings=drawn,
        problems=problems,
    )


def _locked(
    site: "PublicSite", made: "Mapping[str, MadePicture]", shelf: "ThemeShelf", content: Path
) -> tuple[LockedPlan, tuple[OutputFile, ...]]:
    """Return what a password opens, and the styles and scripts around it, which are no secret."""
    if site.locked is None:
        return LockedPlan(files={}), ()
    pictures = {key: one.picture for key, one in made.items()}
    pages = Pages(site.locked, pictures, shelf)
    inside: list[OutputFile | OutputCopy] = [*_pictures(site.locked, made)]
    inside += _copies(site.locked, pictures, content)
    plan = LockedPlan(pages=tuple(locked_pages(pages)), files={one.path: one for one in inside})
    return plan, (*pages.asset_files(), pages.lock_script())


def _badge_item(held: "HeldBadge", content: Path) -> Item[PictureRequest]:
    badge = held.badge
    name = badge_name(held)
    label = f"content/{held.file.path}"
    inside = (badge.image and badge.image.content) or (
        badge.achievement and badge.achievement.image and badge.achievement.image.content
    )
    file = held.picture or (held.file if held.container.is_image else None)
    if file is not None:
        request = PictureRequest(
            file=label,
            name=name,
            is_badge=True,
            path=str(content / file.path),
            digest=file.digest,
        )
        return Item((file.path, file.digest, name), request)
    if inside:
        request = PictureRequest(file=label, name=name, is_badge=True, content=inside)
        return Item((label, sha256(inside).digest(), name), request)
    return Item((label, name), PictureRequest(file=label, name=name, is_badge=True))


def _shown_files(site: "PublicSite") -> "Iterator[FoundFile]":
    """Give every file of the owner that a published page shows; some more than once."""
    if site.owner_picture is not None:
        yield site.owner_picture
    yield from (target.icon for target in site.targets if target.icon)
    for held in site.badges:
        for one in held.evidence:
            yield from one.files
    yield from (path.picture for path in site.paths if path.picture)
    for page in site.pages:
        for block in every_block(page.blocks):
            yield from _files_of(block)


def _files_of(block: "Block") -> "Iterator[FoundFile]":
    match block:
        case ImageBlock():
            yield block.file
        case FilesBlock():
            yield from block.files
        case Progress():
            yield from (file for file in (block.path.picture,) if file)
        case MediaBlock():
            yield from (file for file in (block.file, block.captions) if file is not None)
        case _:
            pass


def _pictures(site: "PublicSite", made: "Mapping[str, MadePicture]") -> "Iterator[OutputFile]":
    for held in site.badges:
        one = made[held.name]
        yield OutputFile(path=picture_path(held, one.picture.ending), content=one.content)
        if one.preview and site.settings.base_url and held.visibility is Visibility.PUBLIC:
            yield OutputFile(path=picture_path(held, "png"), content=one.preview)
    shown = {
        file_path(file, made[file.path].picture.ending): made[file.path].content
        for file in _shown_files(site)
        if file.is_image
    }
    for path, content in sorted(shown.items()):
        yield OutputFile(path=path, content=content)


def _copies(site: "PublicSite", pictures: "Mapping[str, Picture]", content: Path) -> "Iterator[OutputCopy]":
    for held in site.badges:
        if withheld(held, pictures[held.name]) is None:
            yield OutputCopy(
                path=download_path(held), source=str(content / held.file.path), digest=held.file.digest
            )
    # equal files with equal names in two folders are one file of the site
    shown = {file_path(file): file for file in _shown_files(site) if not file.is_image}
    for path, file in sorted(shown.items()):
        yield OutputCopy(path=path, source=str(content / file.path), digest=file.digest)
