"""Issuers, tags, skills and orders of a site, from what everybody may find and from nothing else."""

from collections.abc import Callable, Hashable, Iterable
from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from badgefolio.model.finding import BadgeOrder, Finding, IssuerShelf, TagShelf
from badgefolio.model.held import HeldBadge, Route
from badgefolio.model.page import Page
from badgefolio.model.skills import Framework, Skill
from badgefolio.model.spelling import folded, same_tag
from badgefolio.portfolio.queries import in_order
from badgefolio.portfolio.slugs import slug

if TYPE_CHECKING:
    from badgefolio.model.credential import Alignment

Thing = TypeVar("Thing")
Named = TypeVar("Named", HeldBadge, Page)

ORDERS = (("issued", "-issued", ""), ("name", "name", "by-name/"), ("issuer", "issuer", "by-issuer/"))
BY_EXPIRY = ("expires", "expires", "by-expiry/")
_DIGITS = 8


def finding(badges: "tuple[HeldBadge, ...]", pages: "tuple[Page, ...]") -> Finding:
    """Return all ways to these badges, newest first, and pages, as in the menu: public ones only."""
    return Finding(
        orders=_orders(badges),
        issuers=_issuers(badges),
        tags=_tags(badges, pages),
        frameworks=frameworks(badges),
    )


def frameworks(badges: "Iterable[HeldBadge]") -> tuple[Framework, ...]:
    """Return the skills that badges are aligned with, by framework; those without one last.

    A badge that its issuer withdrew proves nothing. One framework is one name, or one host where the
    alignment names none; one skill is one code, or one name where it has none.
    """
    found = [
        (_framework(alignment), alignment, held)
        for held in badges
        if not held.is_revoked and held.badge.achievement
        for alignment in held.badge.achievement.alignments
    ]
    groups = _grouped(found, lambda one: folded(one[0]))
    made = (Framework(name=group[0][0], skills=_skills(group)) for group in groups)
    return tuple(sorted(made, key=lambda one: (not one.name, folded(one.name))))


def _skills(found: "list[tuple[str, Alignment, HeldBadge]]") -> tuple[Skill, ...]:
    skills = []
    for group in _grouped(found, lambda one: folded(one[1].code or one[1].name)):
        behind = _once(held for _, _, held in group)
        first = group[0][1]
        skills.append(
            Skill(
                name=first.name,
                url=next((one.url for _, one, _ in group if one.url), ""),
                code=first.code or "",
                minutes=sum(held.badge.achievement.minutes for held in behind if held.badge.achievement),
                badges=behind,
            )
        )
    return tuple(sorted(skills, key=lambda skill: (folded(skill.name), skill.code)))


def _framework(alignment: "Alignment") -> str:
    if alignment.framework:
        return alignment.framework
    try:
        return urlsplit(alignment.url or "").hostname or ""
    except ValueError:
        return ""


def _orders(badges: "tuple[HeldBadge, ...]") -> tuple[BadgeOrder, ...]:
    several = ORDERS if len(badges) > 1 else ORDERS[:1]
    if len(badges) > 1 and any(held.badge.expires for held in badges):
        several = (*several, BY_EXPIRY)
    return tuple(
        BadgeOrder(key=key, route=Route(path=f"badges/{folder}"), badges=in_order(badges, sort))
        for key, sort, folder in several
    )


def _issuers(badges: "tuple[HeldBadge, ...]") -> tuple[IssuerShelf, ...]:
    named = [held for held in badges if _issuer_name(held)]
    shelves = []
    for group in _grouped(named, lambda held: (_host(held), same_tag(_issuer_name(held)))):
        host, name = _host(group[0]), _issuer_name(group[0])
        shelves.append(
            IssuerShelf(
                name=name,
                domain=host if not host.startswith("did:") else "",
                route=Route(path=f"issuers/{slug(name)}-{_hash(host, same_tag(name))}/"),
                badges=tuple(group),
            )
        )
    return tuple(sorted(shelves, key=lambda one: (folded(one.name), one.route.path)))


def _issuer_name(held: "HeldBadge") -> str:
    issuer = held.badge.issuer
    return (issuer.name or issuer.domain or "") if issuer else ""


def _host(held: "HeldBadge") -> str:
    """Return the host that an issuer names, else the key that it is, else nothing."""
    issuer = held.badge.issuer
    if issuer is None:
        return ""
    return issuer.domain or (issuer.id if issuer.id and issuer.id.startswith("did:") else None) or ""


def _tags(badges: "tuple[HeldBadge, ...]", pages: "tuple[Page, ...]") -> tuple[TagShelf, ...]:
    tagged: list[tuple[str, HeldBadge | Page]] = [
        *((tag, held) for held in badges for tag in held.settings.tags),
        *((tag, page) for page in pages for tag in page.tags),
    ]
    shelves = []
    for group in _grouped(tagged, lambda one: same_tag(one[0])):
        tag = group[0][0]
        shelves.append(
            TagShelf(
                tag=tag,
                spellings=tuple(sorted({spelling for spelling, _ in group})),
                route=Route(path=f"tags/{_address(tag)}/"),
                badges=_once(one for _, one in group if isinstance(one, HeldBadge)),
                pages=_once(one for _, one in group if isinstance(one, Page)),
            )
        )
    return tuple(sorted(shelves, key=lambda one: (folded(one.tag), one.route.path)))


def _once(things: "Iterable[Named]") -> "tuple[Named, ...]":
    return tuple({one.name: one for one in things}.values())


def _address(text: str) -> str:
    """Return the last part of an address that no other text has, whatever else there is in the site.

    A text that its slug does not give back ("C++") gets a short hash; so no address depends on another's.
    """
    same = same_tag(text)
    made = slug(same)
    return made if made.replace("-", " ") == same else f"{made}-{_hash(same)}"


def _hash(*texts: str) -> str:
    return sha256("\n".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _grouped(things: Iterable[Thing], key: Callable[[Thing], Hashable]) -> list[list[Thing]]:
    """Return things in groups of one key, groups and things in the order in which they came."""
    groups: dict[Hashable, list[Thing]] = {}
    for thing in things:
        groups.setdefault(key(thing), []).append(thing)
    return list(groups.values())
