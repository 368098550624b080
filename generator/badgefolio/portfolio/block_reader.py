"""Blocks of a page as the owner says them.

A block is a mapping with one key that names its kind; the other keys are its options. To add a kind:
its classes in `model/blocks.py`, its schema in `sources/schemas/page.json`, one function here, its
meaning in `portfolio/resolve.py` and its view in `render/`.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from badgefolio.model.blocks import (
    BadgeBlockSource,
    BlockSource,
    ColumnsSource,
    FilesLayout,
    FilesSource,
    Heading,
    ImageSource,
    Link,
    Noted,
    ProfileBlock,
    Quote,
    ShowcaseSource,
    Text,
)
from badgefolio.model.cv import CvBlockSource, Section
from badgefolio.model.framed import Framed
from badgefolio.model.media import MediaSource
from badgefolio.model.paths import ProgressSource
from badgefolio.model.project import Named
from badgefolio.model.selection import BadgesBlockSource, Format
from badgefolio.model.skills import SkillsSource
from badgefolio.portfolio import fields
from badgefolio.portfolio.derived_reader import read_pages, read_statistics, read_timeline
from badgefolio.portfolio.licence import read_licence
from badgefolio.problems import Collector
from badgefolio.sources.yaml import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable

    from badgefolio.sources.yaml import Node


def read_blocks(node: Mapping) -> tuple[BlockSource, ...]:
    """Return the blocks of a page; it must follow the schema.

    A block without rule or room of its own has the page's: Open Badge Passport asks for them once a page.

    Raises:
        ProblemError: `option-wrong`, where a word is of the right form and means nothing.
    """
    frame = _frame(node, Framed())
    return _each(node.get("blocks"), frame)


def read_block(node: Mapping, frame: Framed) -> BlockSource:
    """Return the block that a mapping means, framed as the page is where it says nothing else.

    Raises:
        ProblemError: `option-wrong`, where a word is of the right form and means nothing.
    """
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
        "quote": _quote,
        "media": _media,
        "columns": _columns,
        "pages": read_pages,
        "timeline": read_timeline,
        "statistics": read_statistics,
        "licence": lambda node: read_licence(node, "licence"),
        "license": lambda node: read_licence(node, "license"),
        "cv": _cv,
        "progress": _progress,
        "skills": _skills,
    }
    read = next(kinds[key.text] for key, _ in node.entries if key.text in kinds)
    own = _frame(node, frame)
    return replace(read(node), border=own.border, padding=own.padding)


def _frame(node: Mapping, absent: Framed) -> Framed:
    border = fields.text(node, "border") or absent.border
    padding = fields.number(node, "padding") if node.get("padding") else absent.padding
    return Framed(border="" if border == "none" else border, padding=padding)


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
        badges=tuple(_noted(item) for item in _items(node.get("showcase"))),
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


def _noted(item: "Node") -> Noted:
    if isinstance(item, Mapping):
        return Noted(badge=_named(item, "badge"), note=fields.text(item, "note"))
    return Noted(badge=fields.named(item) if isinstance(item, Scalar) else Named(name="", span=item.span))


def _quote(node: Mapping) -> Quote:
    return Quote(text=fields.text(node, "quote"), by=fields.text(node, "by"), url=fields.text(node, "url"))


def _media(node: Mapping) -> MediaSource:
    return MediaSource(
        media=_named(node, "media"),
        title=fields.text(node, "title"),
        captions=fields.one_name(node, "captions"),
        description=fields.text(node, "description"),
    )


def _columns(node: Mapping) -> ColumnsSource:
    """Return blocks beside each other; the page's rule and room are around all of them, not around each."""
    problems = Collector()
    columns = []
    for column in _items(node.get("columns")):
        with problems:
            columns.append(_each(column, Framed()))
    problems.raise_errors()
    return ColumnsSource(columns=tuple(columns))


def _cv(node: Mapping) -> CvBlockSource:
    sections = fields.texts(node, "cv") or (fields.text(node, "cv"),)
    return CvBlockSource(
        sections=tuple(map(Section, sections)),
        title=fields.text(node, "title"),
        span=(node.key("cv") or node).span,
    )


def _items(node: "Node | None") -> "tuple[Node, ...]":
    return node.items if isinstance(node, Sequence) else ()


def _each(node: "Node | None", frame: Framed) -> tuple[BlockSource, ...]:
    problems = Collector()
    found = []
    for item in _items(node):
        with problems:
            if isinstance(item, Mapping):
                found.append(read_block(item, frame))
    problems.raise_errors()
    return tuple(found)


def _progress(node: Mapping) -> ProgressSource:
    is_long = fields.word(node, "format", Format.SHORT) is Format.LONG
    return ProgressSource(path=_named(node, "progress"), is_long=is_long)


def _skills(node: Mapping) -> SkillsSource:
    conditions = fields.group(node, "skills")
    return SkillsSource(
        framework=fields.text(conditions, "framework"),
        tag=fields.text(conditions, "tag"),
        title=fields.text(node, "title"),
    )


def _named(node: Mapping, name: str) -> Named:
    return fields.one_name(node, name) or Named(name="", span=node.span)
