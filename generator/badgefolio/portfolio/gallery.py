"""Puts portfolios of many people together: equal achievements are one badge with several holders.

Achievements are equal by their identifier and the host of their issuer; without an identifier by that host
(or the issuer's name, where there is no host) and their name. A stranger can write any identifier into a
portfolio: with the host beside it nobody takes another issuer's place, and how a badge is shown is decided by
what was checked here, then by the order of the list.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, TypeAlias

from badgefolio.model.gallery import Award, Gallery, GalleryBadge, GalleryOrder, GalleryShelf, Holder
from badgefolio.model.held import Route
from badgefolio.model.spelling import folded, same_tag
from badgefolio.portfolio.slugs import slug

if TYPE_CHECKING:
    from badgefolio.model.gallery import Portfolio, ShownBadge

PER_PAGE = 20
WHOLE = Route(path="all/")
_DIGITS = 8
_CODE = 2  # letters of a country's code

Shown: TypeAlias = "tuple[ShownBadge, Holder]"


def gathered(portfolios: "Iterable[Portfolio]") -> Gallery:
    """Return the gallery of these portfolios, in the order of the list they stand in."""
    groups: dict[tuple[str, ...], list[Shown]] = defaultdict(list)
    holders = {}
    for one in portfolios:
        holder = _holder(one)
        holders[holder.address] = holder
        for badge in one.badges:
            groups[_key(badge)].append((badge, holder))
    badges = _newest_first([_together(key, shown) for key, shown in groups.items()])
    return Gallery(
        badges=badges,
        orders=_orders(badges),
        whole=WHOLE,
        shelves=tuple(_shelves(badges, tuple(holders.values()))),
    )


def unconfirmed(portfolio: "Portfolio") -> "Portfolio":
    """Return a portfolio in which nothing counts as confirmed: what it says of its checks is its own word."""
    return replace(portfolio, badges=tuple(replace(one, is_confirmed=False) for one in portfolio.badges))


def _key(badge: "ShownBadge") -> tuple[str, ...]:
    if badge.achievement:
        return ("id", badge.achievement, badge.domain)
    return ("name", badge.domain or folded(badge.issuer), folded(badge.name))


def _holder(one: "Portfolio") -> Holder:
    return Holder(
        name=one.owner,
        country=one.country.upper() if len(one.country) == _CODE else one.country,
        address=one.address,
        title=one.title,
        route=Route(path=f"people/{slug(one.owner)}-{_hash(one.address)}/"),
    )


def _together(key: tuple[str, ...], shown: list[Shown]) -> GalleryBadge:
    first = next((badge for badge, _ in shown if badge.is_confirmed), shown[0][0])
    awards = [
        Award(
            holder=holder,
            address=badge.address,
            issued=badge.issued,
            expires=badge.expires,
            recommend=badge.recommend,
        )
        for badge, holder in shown
    ]
    awards.sort(key=lambda one: (folded(one.holder.name), one.address))
    awards.sort(key=lambda one: one.issued or date.min, reverse=True)
    tags = {same_tag(tag): tag for badge, _ in reversed(shown) for tag in badge.tags}
    return GalleryBadge(
        name=first.name,
        description=first.description,
        language=first.language,
        picture=first.picture,
        issuer=first.issuer,
        domain=first.domain,
        is_confirmed=first.is_confirmed,
        tags=tuple(tags[one] for one in sorted(tags)),
        awards=tuple(awards),
        route=Route(path=f"badges/{slug(first.name)}-{_hash(*key)}/"),
    )


def _newest_first(badges: Iterable[GalleryBadge]) -> tuple[GalleryBadge, ...]:
    by_name = sorted(badges, key=_by_name)
    return tuple(sorted(by_name, key=lambda one: one.newest or date.min, reverse=True))


def _by_name(badge: GalleryBadge) -> tuple[str, str]:
    return folded(badge.name), badge.route.path


def _orders(badges: tuple[GalleryBadge, ...]) -> tuple[GalleryOrder, ...]:
    by_name = tuple(sorted(badges, key=_by_name))
    return (
        _order("issued", "", badges),
        _order("name", "by-name/", by_name),
        _order("issuer", "by-issuer/", tuple(sorted(by_name, key=lambda one: folded(one.issuer)))),
        _order("holders", "by-holders/", tuple(sorted(by_name, key=lambda one: -len(one.holders)))),
    )


def _order(key: str, folder: str, badges: tuple[GalleryBadge, ...]) -> GalleryOrder:
    starts = range(0, max(1, len(badges)), PER_PAGE)
    return GalleryOrder(
        key=key,
        pages=tuple(
            (
                Route(path=folder if number == 1 else f"{folder}page/{number}/"),
                badges[start : start + PER_PAGE],
            )
            for number, start in enumerate(starts, start=1)
        ),
    )


def _shelves(badges: tuple[GalleryBadge, ...], holders: tuple[Holder, ...]) -> Iterator[GalleryShelf]:
    """Give the shelves, each kind by name."""
    yield from _by("issuers", badges, lambda one: [one.issuer] if one.issuer else [], lambda one: one.domain)
    yield from _by("tags", badges, lambda one: one.tags)
    yield from _by("countries", badges, lambda one: {award.holder.country for award in one.awards} - {""})
    held: dict[Holder, list[GalleryBadge]] = defaultdict(list)
    for badge in badges:
        for holder in badge.holders:
            held[holder].append(badge)
    for holder in sorted(holders, key=lambda one: (folded(one.name), one.address)):
        yield GalleryShelf(
            kind="people", name=holder.name, route=holder.route, badges=tuple(held[holder]), holder=holder
        )


def _by(
    kind: str,
    badges: tuple[GalleryBadge, ...],
    names: Callable[[GalleryBadge], Iterable[str]],
    domain: Callable[[GalleryBadge], str] = lambda _: "",
) -> Iterator[GalleryShelf]:
    groups: dict[tuple[str, str], dict[Route, GalleryBadge]] = defaultdict(dict)
    spelled: dict[tuple[str, str], str] = {}
    for badge in badges:
        for name in sorted(names(badge)):
            key = (same_tag(name), domain(badge))
            spelled.setdefault(key, name)
            groups[key][badge.route] = badge
    for key in sorted(groups):
        name, host = spelled[key], key[1]
        route = Route(path=f"{kind}/{slug(name)}-{_hash(*key)}/")
        yield GalleryShelf(kind=kind, name=name, route=route, badges=tuple(groups[key].values()), domain=host)


def _hash(*texts: str) -> str:
    return sha256("\n".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
