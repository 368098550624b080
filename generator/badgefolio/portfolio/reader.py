"""YAML of the owner to values: `site.yaml`, a badge's notes, a page.

Each function takes the bytes of one file and gives one value of `badgefolio.model.project`, or raises a
ProblemError with everything that is wrong in that file.
"""

from typing import TYPE_CHECKING

from badgefolio.model.project import (
    AwardStatus,
    BadgeSettings,
    ContactEntry,
    Offer,
    Owner,
    Settings,
    Visibility,
)
from badgefolio.model.source import PageSource
from badgefolio.portfolio import fields
from badgefolio.portfolio.block_reader import read_blocks
from badgefolio.portfolio.evidence import read_evidence
from badgefolio.portfolio.share_reader import check_texts, read_share
from badgefolio.portfolio.shown import read_community, read_shown
from badgefolio.problems import Code, Problem, ProblemError
from badgefolio.sources.schema import require
from badgefolio.sources.text import decode
from badgefolio.sources.yaml import Mapping, Scalar, parse_yaml

if TYPE_CHECKING:
    from badgefolio.problems import Span


def read_settings(content: bytes, *, file: str) -> Settings:
    """Return the settings in `content/site.yaml`."""
    node = _read(content, file, "site")
    owner = fields.group(node, "owner")
    defaults = fields.group(node, "defaults")
    community = read_community(defaults)
    return Settings(
        title=fields.text(node, "title"),
        description=fields.text(node, "description"),
        owner=Owner(
            name=fields.text(owner, "name"),
            about=fields.text(owner, "about"),
            picture=fields.one_name(owner, "picture"),
            picture_alt=fields.text(owner, "picture_alt"),
            identities=fields.texts(owner, "identities"),
            contact=tuple(
                ContactEntry(kind=key.text, value=value.text.strip())
                for key, value in fields.group(owner, "contact").entries
                if isinstance(value, Scalar) and not value.is_null
            ),
        ),
        language=fields.text(node, "language") or "en",
        theme=fields.one_name(node, "theme"),
        base_url=fields.public_address(node, "base_url"),
        default_visibility=fields.visibility(defaults) or Visibility.PRIVATE,
        default_community=community.name if community else "",
        navigation=fields.names(node, "navigation"),
        peertube=fields.texts(node, "peertube"),
        preview_fonts=fields.names(fields.group(node, "preview"), "fonts"),
        linkedin_ids=tuple(
            (key.text.lower().rstrip("/"), value.text)
            for key, value in fields.group(node, "linkedin").entries
            if isinstance(value, Scalar)
        ),
        share=read_share(node),
        share_text=_share_text(node),
        displayer=fields.switch(node, "displayer"),
        disclaimer=_by_language(node, "disclaimer"),
    )


def read_badge_settings(content: bytes, *, file: str) -> BadgeSettings:
    """Return what `content/badges/<name>.yaml` says about the badge beside it."""
    node = _read(content, file, "badge")
    said = node.key("visibility")
    shown = read_shown(node)
    return BadgeSettings(
        visibility=shown.visibility,
        community=shown.community,
        window=shown.window,
        status=fields.word(node, "status", AwardStatus.ACCEPTED),
        tags=fields.texts(node, "tags"),
        note=fields.text(node, "note"),
        alt=fields.text(node, "alt"),
        picture=fields.one_name(node, "picture"),
        offer=fields.word(node, "download", Offer.AUTO),
        evidence=read_evidence(node),
        asks_for_endorsements=fields.switch(fields.group(node, "endorsements"), "enabled"),
        slug=fields.text(node, "slug") or None,
        formerly=fields.texts(node, "formerly"),
        span=said.span if said else _top(node),
    )


def read_page(content: bytes, *, file: str, name: str) -> PageSource:
    """Return the page in `content/pages/<name>.yaml`."""
    node = _read(content, file, "page")
    shown = read_shown(node)
    return PageSource(
        name=name,
        title=fields.text(node, "title"),
        description=fields.text(node, "description"),
        theme=fields.one_name(node, "theme"),
        tags=fields.texts(node, "tags"),
        visibility=shown.visibility,
        community=shown.community,
        window=shown.window,
        slug=fields.text(node, "slug") or None,
        formerly=fields.texts(node, "formerly"),
        language=fields.text(node, "language") or None,
        blocks=read_blocks(node),
        span=_top(node),
    )


def _read(content: bytes, file: str, schema: str) -> Mapping:
    return require(parse_yaml(decode(content, file=file)), schema)


def _top(node: Mapping) -> "Span":
    return node.entries[0][0].span if node.entries else node.span


def _by_language(node: Mapping, name: str) -> tuple[tuple[str, str], ...]:
    """Return what is said, in one language, '' for the site's, or in several.

    Raises:
        ProblemError: `option-wrong` where nothing stands behind a name: most often the rest of a sentence
            that was cut at its comma, which YAML does between braces.
    """
    if isinstance(node.get(name), Scalar):
        return (("", fields.text(node, name)),)
    said = fields.group(node, name)
    cut = [key for key, value in said.entries if isinstance(value, Scalar) and value.is_null]
    if cut:
        raise ProblemError(*(_cut(key, name) for key in cut))
    return tuple((key.text, fields.text(said, key.text)) for key, _ in said.entries)


def _share_text(node: Mapping) -> tuple[tuple[str, str], ...]:
    said = node.get("share_text")
    texts = [value for _, value in said.entries] if isinstance(said, Mapping) else [said]
    check_texts(one for one in texts if isinstance(one, Scalar))
    return _by_language(node, "share_text")


def _cut(key: Scalar, name: str) -> Problem:
    return Problem(
        code=Code.OPTION_WRONG,
        message=f'Nothing stands behind "{key.text}" in "{name}".',
        span=key.span,
        hint="Between braces a comma ends a text. Put the text in quotes, or each language on its line.",
    )
