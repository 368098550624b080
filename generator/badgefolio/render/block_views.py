"""Blocks of a page, and the owner's own files, as themes see them."""

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlsplit

from badgefolio.model import blocks as said
from badgefolio.model.media import FILMS, SOUNDS
from badgefolio.model.project import IMAGES
from badgefolio.model.selection import Format
from badgefolio.render import views
from badgefolio.render.badge_views import badge_view
from badgefolio.render.contacts import contact_view
from badgefolio.render.views import By, Prose

if TYPE_CHECKING:
    from badgefolio.model.project import FoundFile
    from badgefolio.render.badge_views import Viewer
    from badgefolio.render.subjects import World
    from badgefolio.render.words import Words

_DIGITS = 16
SimpleBlock: TypeAlias = (
    said.Heading
    | said.Text
    | said.BadgeGroup
    | said.ProfileBlock
    | said.FilesBlock
    | said.ImageBlock
    | said.Link
)


def file_path(found: "FoundFile", ending: str = "") -> str:
    """Return where a file of the owner lies in the output.

    The name says what it is, and begins the digest of the bytes: two files never meet, and a file keeps
    its address as long as it stays the same. `ending` replaces the file's own.
    """
    from_owner = PurePosixPath(found.path)
    plain = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in from_owner.stem)
    stem = "-".join(part for part in plain.lower().split("-") if part)[:60]
    digest = found.digest[:_DIGITS]
    return (
        f"files/{f'{stem}-' if stem else ''}{digest}{f'.{ending}' if ending else from_owner.suffix.lower()}"
    )


def block_view(block: SimpleBlock, world: "World", viewer: "Viewer") -> views.BlockView:
    """Return a block that holds no others as themes see it."""
    match block:
        case said.Heading():
            return views.HeadingBlock(text=block.text, level=block.level)
        case said.Text():
            return views.TextBlock(prose=Prose(markdown=block.markdown, by=By.OWNER))
        case said.BadgeGroup():
            return _group(block, viewer)
        case said.ProfileBlock():
            return _profile(block, world, viewer)
        case said.FilesBlock():
            return _files(block, viewer)
        case _:
            return _image_or_link(block, viewer)


def _image_or_link(block: said.ImageBlock | said.Link, viewer: "Viewer") -> views.BlockView:
    match block:
        case said.ImageBlock():
            caption = Prose(markdown=block.caption, by=By.OWNER) if block.caption else None
            return views.ImageBlock(picture=picture_view(block.file, block.alt, viewer), caption=caption)
        case said.Link():
            return views.LinkBlock(
                title=block.title,
                url=block.url,
                domain=domain(block.url),
                description=block.description,
            )


def domain(url: str) -> str:
    """Return where an address leads, '' where it names no host that can be read."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def picture_view(found: "FoundFile", alt: str, viewer: "Viewer") -> views.PictureView:
    """Return a picture of the owner."""
    picture = viewer.pictures[found.path]
    return views.PictureView(
        src=viewer.place.to(file_path(found, picture.ending)),
        alt=alt,
        width=picture.width,
        height=picture.height,
    )


def owner_view(world: "World", viewer: "Viewer") -> views.OwnerView:
    """Return the person whose portfolio it is."""
    owner = world.settings.owner
    return views.OwnerView(
        name=owner.name,
        about=Prose(markdown=owner.about, by=By.OWNER) if owner.about else None,
        picture=_portrait(world, viewer),
    )


def _portrait(world: "World", viewer: "Viewer") -> views.PictureView | None:
    if world.owner_picture is None:
        return None
    owner = world.settings.owner
    alt = owner.picture_alt or viewer.words("Portrait of {name}", name=owner.name)
    return picture_view(world.owner_picture, alt, viewer)


def _group(block: said.BadgeGroup, viewer: "Viewer") -> views.BadgesBlock:
    notes = dict(block.notes)
    return views.BadgesBlock(
        title=block.title,
        badges=tuple(badge_view(held, viewer, notes.get(held.name)) for held in block.badges),
        is_long=block.format is Format.LONG,
        by_hand=block.by_hand,
    )


def _profile(block: said.ProfileBlock, world: "World", viewer: "Viewer") -> views.ProfileBlock:
    owner = owner_view(world, viewer)
    entries = {entry.kind: entry for entry in world.settings.owner.contact}
    contact = [entries[field] for field in block.fields if field in entries]
    return views.ProfileBlock(
        name=owner.name if "name" in block.fields else "",
        picture=owner.picture if "picture" in block.fields else None,
        about=owner.about if "about" in block.fields else None,
        contact=tuple(contact_view(entry, viewer.words) for entry in contact),
    )


def _files(block: said.FilesBlock, viewer: "Viewer") -> views.FilesBlock:
    all_images = all(found.is_image for found in block.files)
    return views.FilesBlock(
        title=block.title,
        files=tuple(file_view(found, viewer) for found in block.files),
        is_gallery=all_images
        if block.layout is said.FilesLayout.AUTO
        else all_images and block.layout is said.FilesLayout.GALLERY,
    )


def file_view(found: "FoundFile", viewer: "Viewer") -> views.FileView:
    """Return a file that is published; a picture by its published copy, anything else with its digest."""
    name = PurePosixPath(found.path).name
    if found.is_image:
        picture = viewer.pictures[found.path]
        path, size = file_path(found, picture.ending), picture.size
        shown = picture_view(found, name, viewer)
    else:
        path, size, shown = file_path(found), found.size, None
    return views.FileView(
        name=name,
        url=viewer.place.to(path),
        kind=PurePosixPath(path).suffix[1:].upper(),
        size=viewer.words.size(size),
        type=_type(PurePosixPath(found.path).suffix.lower(), viewer.words),
        picture=shown,
        digest="" if found.is_image else found.digest,
    )


def _type(ending: str, words: "Words") -> str:
    """Return what a file is, in a word that says it to somebody who knows no endings."""
    names = (
        (IMAGES, words("Picture")),
        (SOUNDS, words("Sound")),
        (FILMS, words("Film")),
        ((".odt", ".doc", ".docx", ".pdf"), words("Document")),
        ((".ods", ".xls", ".xlsx", ".csv"), words("Table")),
        ((".odp", ".ppt", ".pptx"), words("Slides")),
        ((".txt", ".md"), words("Text")),
        ((".epub",), words("Book")),
        ((".ics",), words("Calendar")),
        ((".zip",), words("Archive")),
    )
    return next((name for endings, name in names if ending in endings), "")
