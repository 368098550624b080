"""Which documents an assertion refers to, and what each must be: badge class, issuer, key, lists."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from badgefolio.sources.json import Json
from badgefolio.trust.structure.kinds import DocumentKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_LINKS = 20

Find = Callable[[str], Mapping[str, Json] | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """One reference: its JSON Pointer through the documents, the address, and what must be there.

    `is_needed` where without the document it is not known what was awarded, or by whom.
    """

    part: str
    address: str
    kind: DocumentKind
    is_needed: bool = False


def links_of(assertion: Mapping[str, Json], find: Find) -> "Iterator[Link]":
    """Yield the references of an assertion and of the documents behind them, in the order of reading."""
    badge, link = _follow(assertion.get("badge"), "/badge", DocumentKind.BADGE_CLASS, find)
    yield from link
    verification = _object(assertion.get("verification", assertion.get("verify")))
    yield from _others(verification, "/verification", (("creator", DocumentKind.KEY),))
    yield from _others(assertion, "", (("endorsement", DocumentKind.ENDORSEMENT),))
    if badge is None:
        return
    yield from _others(badge, "/badge", (("endorsement", DocumentKind.ENDORSEMENT),))
    issuer, link = _follow(badge.get("issuer"), "/badge/issuer", DocumentKind.PROFILE, find)
    yield from link
    if issuer is not None:
        yield from _others(
            issuer,
            "/badge/issuer",
            (
                ("publicKey", DocumentKind.KEY),
                ("revocationList", DocumentKind.REVOCATION_LIST),
                ("endorsement", DocumentKind.ENDORSEMENT),
            ),
        )


def _follow(
    value: Json, part: str, kind: DocumentKind, find: Find
) -> tuple[Mapping[str, Json] | None, tuple[Link, ...]]:
    """Return the document that a member holds or names, and the link if it only names it."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    address = _address(value)
    if address is None:
        return (value if isinstance(value, dict) else None), ()
    return find(address), (Link(part=part, address=address, kind=kind, is_needed=True),)


def _others(
    holder: Mapping[str, Json], part: str, members: tuple[tuple[str, DocumentKind], ...]
) -> "Iterator[Link]":
    for member, kind in members:
        value = holder.get(member)
        listed = value[:_MOST_LINKS] if isinstance(value, list) else [value]
        for number, one in enumerate(listed):
            address = _address(one)
            if address is not None:
                place = f"/{number}" if isinstance(value, list) else ""
                yield Link(part=f"{part}/{member}{place}", address=address, kind=kind)


def _address(value: Json) -> str | None:
    """Return the address of a mere reference: a text, or an object that says nothing but its id."""
    if isinstance(value, dict) and value.keys() <= {"id", "@id", "type", "@type"}:
        value = value.get("id", value.get("@id"))
    return value if isinstance(value, str) and value else None


def _object(value: Json) -> Mapping[str, Json]:
    return value if isinstance(value, dict) else {}
