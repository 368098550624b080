"""Which page says what: a profile, a credential, a collection.

Only pages that everybody may find say anything, and only where the site knows its address: every address in
it is absolute. What an issuer took back, what was changed and what names somebody else is claimed nowhere.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from badgefolio.model.blocks import BadgeBlock, BadgeGroup, every_block
from badgefolio.model.derived import Timeline
from badgefolio.render.badge_views import badge_name
from badgefolio.render.places import absolute
from badgefolio.render.structured.script import said, script_text
from badgefolio.render.structured.things import credential, item_list, owner, whole_owner
from badgefolio.render.subjects import (
    BadgeDetail,
    BadgeList,
    CvPage,
    Directory,
    Home,
    IssuerDetail,
    PortfolioPage,
    SkillList,
    TagDetail,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from badgefolio.model.blocks import Block
    from badgefolio.model.held import HeldBadge
    from badgefolio.render.composed import Composed
    from badgefolio.render.subjects import PageRequest
    from badgefolio.render.views import FrameView


def with_structured(composed: "Composed", request: "PageRequest") -> "Composed":
    """Return a page that says what it is about in its frame, if there is anything to say."""
    template, frame, page = composed
    if not (frame.is_listed and frame.canonical_absolute):
        return composed
    value = _profile(frame, request) or _badge(request) or _collection(frame, request)
    return template, replace(frame, structured=script_text(value)) if value else frame, page


def _profile(frame: "FrameView", request: "PageRequest") -> dict[str, object]:
    match request.subject:
        case Home() as subject:
            person = whole_owner(request, subject.contact, subject.badges) | said(
                knowsAbout=[*subject.skills]
            )
        case CvPage() as subject:
            person = whole_owner(request, subject.contact, subject.badges)
        case _:
            return {}
    return _page("ProfilePage", frame) | {"mainEntity": person}


def _badge(request: "PageRequest") -> dict[str, object]:
    subject = request.subject
    return (
        credential(subject.held, request) if isinstance(subject, BadgeDetail) and subject.held.stands else {}
    )


def _collection(frame: "FrameView", request: "PageRequest") -> dict[str, object]:
    items = _items(request)
    if items is None:
        return {}
    kind = "CollectionPage" if items else "WebPage"
    list_of = said(mainEntity=item_list(items) if items else None)
    return _page(kind, frame) | said(author=owner(request)) | list_of


def _page(kind: str, frame: "FrameView") -> dict[str, object]:
    return said(
        at_type=kind,
        url=frame.canonical_absolute,
        name=frame.title,
        description=frame.description,
        inLanguage=frame.language,
    )


def _items(request: "PageRequest") -> list[tuple[str, str]] | None:
    """Return what a page lists, by name and address; None for a page that says nothing."""
    base_url = request.world.settings.base_url
    match request.subject:
        case BadgeList(badges=badges):
            return _named(badges, base_url)
        case IssuerDetail(shelf=shelf):
            return _named(shelf.badges, base_url)
        case TagDetail(shelf=shelf):
            pages = [(page.title, absolute(base_url, page.route.path)) for page in shelf.pages]
            return _named(shelf.badges, base_url) + pages
        case PortfolioPage(page=page):
            return _named(_shown(page.blocks), base_url)
        case _:
            return _directory(request, base_url)


def _directory(request: "PageRequest", base_url: str) -> list[tuple[str, str]] | None:
    match request.subject:
        case Directory(entries=entries):
            return [(card.title, absolute(base_url, card.route.path)) for card, _ in entries]
        case SkillList(frameworks=frameworks):
            return [(skill.name, skill.url) for framework in frameworks for skill in framework.skills]
        case _:
            return None


def _named(badges: "Iterable[HeldBadge]", base_url: str) -> list[tuple[str, str]]:
    once = {held.route: held for held in badges if held.stands}
    return [(badge_name(held), absolute(base_url, route.path)) for route, held in once.items()]


def _shown(blocks: "tuple[Block, ...]") -> "Iterator[HeldBadge]":
    for block in every_block(blocks):
        match block:
            case BadgeBlock():
                yield block.badge
            case BadgeGroup() | Timeline():
                yield from block.badges
            case _:
                pass
