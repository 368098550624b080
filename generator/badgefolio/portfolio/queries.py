"""Badges by what they have in common: selected, ordered, limited."""

from typing import TYPE_CHECKING

from badgefolio.model.audience import may_show
from badgefolio.model.spelling import folded, same_tag
from badgefolio.problems import Code, Problem
from badgefolio.sources.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from badgefolio.model.audience import Audience
    from badgefolio.model.held import HeldBadge
    from badgefolio.model.selection import BadgesBlockSource


def select(
    badges: "Iterable[HeldBadge]", query: "BadgesBlockSource", audience: "Audience"
) -> "tuple[HeldBadge, ...]":
    """Return the badges that a query means on a page for that audience, in its order.

    A badge that not everybody may see who may see the page is never selected, nor one that its issuer
    withdrew.
    """
    seen = (held for held in badges if may_show(held.audience, audience) and not held.is_revoked)
    found = [held for held in seen if _fits(held, query)]
    ordered = in_order(found, query.sort)
    return ordered[: query.limit] if query.limit else ordered


def matches_none(badges: "Iterable[HeldBadge]", query: "BadgesBlockSource") -> Problem | None:
    """Return the warning that a tag or issuer of a query is that of no badge, None where it is that of some.

    Badges that the page may not show count here: that they are hidden is no mistake.
    """
    badges = tuple(badges)
    tags = sorted({tag for held in badges for tag in held.settings.tags})
    issuers = sorted({name for held in badges for name in _issuers(held)})
    for word, said, known, alike in (
        ("tag", query.tag, tags, same_tag),
        ("issuer", query.issuer, issuers, folded),
    ):
        if said and alike(said) not in map(alike, known):
            return Problem(
                code=Code.OPTION_WRONG,
                message=f'No badge has the {word} "{said}"; the block shows none.',
                span=query.span,
                hint=did_you_mean(said, known) or "Give it to a badge, or take the block out.",
            ).warning()
    return None


def in_order(badges: "Iterable[HeldBadge]", sort: str) -> "tuple[HeldBadge, ...]":
    """Return badges in an order that is total: equal ones by name, then by what pages call them.

    Args:
        badges: any badges.
        sort: `name`, `issued`, `expires` or `issuer`, with a minus in front to turn it round. Badges
            without the date or issuer come last either way.
    """
    key = _KEYS[sort.removeprefix("-")]
    by_name = sorted(badges, key=lambda held: (folded(held.badge.name or held.name), held.name))
    with_value = [held for held in by_name if key(held) is not None]
    without = [held for held in by_name if key(held) is None]
    return (*sorted(with_value, key=lambda held: key(held) or "", reverse=sort.startswith("-")), *without)


def _fits(held: "HeldBadge", query: "BadgesBlockSource") -> bool:
    if query.tag and same_tag(query.tag) not in map(same_tag, held.settings.tags):
        return False
    if query.issuer and folded(query.issuer) not in map(folded, _issuers(held)):
        return False
    issued = held.badge.issued
    return not query.year or (issued is not None and issued.day.year == query.year)


def _issuers(held: "HeldBadge") -> list[str]:
    issuer = held.badge.issuer
    return [name for name in (issuer.name, issuer.domain) if name] if issuer else []


def _issued(held: "HeldBadge") -> str | None:
    return held.badge.issued.instant.isoformat() if held.badge.issued else None


def _expires(held: "HeldBadge") -> str | None:
    return held.badge.expires.instant.isoformat() if held.badge.expires else None


def _issuer(held: "HeldBadge") -> str | None:
    return folded(held.badge.issuer.name) if held.badge.issuer and held.badge.issuer.name else None


_KEYS: "dict[str, Callable[[HeldBadge], str | None]]" = {
    "name": lambda held: folded(held.badge.name or held.name),
    "issued": _issued,
    "expires": _expires,
    "issuer": _issuer,
}
