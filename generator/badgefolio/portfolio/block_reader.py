"""Blocks of a page as the owner says them.

A block is a mapping with one key that names its kind; the other keys are its options. To add a kind:
its classes in `model/blocks.py`, its schema in `sources/schemas/page.json`, one function here, its
meaning in `portfolio/resolve.py` and its view in `render/`.
"""

from typing import TYPE_CHECKING

from badgefolio.model.blocks import (
    BadgeBlockSource,
    BadgesBlockSource,
    BlockSource,
    FilesLayout,
    FilesSource,
    Format,
    Heading,
    ImageSource,
    Link,
    ProfileBlock,
    ShowcaseSource,
    Text,
)
from badgefolio.model.project import Named
from badgefolio.portfolio import fields
from badgefolio.sources.yaml import Mapping

if TYPE_CHECKING:
    from collections.abc import Callable


def read_block(node: Mapping) -> BlockSource:
    """Return the block that a mapping means; it must follow the schema."""
    kinds: dict[str, Callable[[Mapping], BlockSource]] = {
        "heading": _heading,
        "subheading": _subheading,
        "text": lambda node: Text(markdown=fields.text(node, "text")),
        "badge": _badge,
        "badges": _badges,
        "showcase": _showcase,
        "profile": lambda node: ProfileBlock(fields=fields.texts(node, "profile")),
        "files": _files,
        "image": _image,
        "link": _link,
    }
    read = next(kinds[key.text] for key, _ in node.entries if key.text in kinds)
    return read(node)


def _heading(node: Mapping) -> Heading:
    return Heading(text=fields.text(node, "heading"), level=1)


def _subheading(node: Mapping) -> Heading:
    return Heading(text=fields.text(node, "subheading"), level=2)


def _badge(node: Mapping) -> BadgeBlockSource:
    return BadgeBlockSource(
        badge=_named(node, "badge"),
        format=fields.word(node, "format", Format.SHORT),
        note=fields.text(node, "note"),
    )


def _badges(node: Mapping) -> BadgesBlockSource:
    conditions = fields.group(node, "badges")
    return BadgesBlockSource(
        tag=fields.text(conditions, "tag"),
        issuer=fields.text(conditions, "issuer"),
        year=fields.number(conditions, "year"),
        sort=fields.text(conditions, "sort") or "-issued",
        limit=fields.number(conditions, "limit"),
        title=fields.text(node, "title"),
        format=fields.word(node, "format", Format.SHORT),
        span=(node.key("badges") or node).span,
    )


def _showcase(node: Mapping) -> ShowcaseSource:
    return ShowcaseSource(
        badges=fields.names(node, "showcase"),
        title=fields.text(node, "title"),
        format=fields.word(node, "format", Format.SHORT),
    )


def _files(node: Mapping) -> FilesSource:
    return FilesSource(
        files=fields.names(node, "files"),
        title=fields.text(node, "title"),
        layout=fields.word(node, "as", FilesLayout.AUTO),
    )


def _image(node: Mapping) -> ImageSource:
    return ImageSource(
        file=_named(node, "image"),
        alt=fields.text(node, "alt"),
        caption=fields.text(node, "caption"),
        is_decoration=fields.switch(node, "decoration"),
    )


def _link(node: Mapping) -> Link:
    url = fields.text(node, "link")
    return Link(
        url=url,
        title=fields.text(node, "title") or url.partition("://")[2] or url,
        description=fields.text(node, "description"),
    )


def _named(node: Mapping, name: str) -> Named:
    return fields.one_name(node, name) or Named(name="", span=node.span)
