"""From one badge to all the documents that it needs: link by link, as far as they are there."""

from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from badgefolio.fetching.documents import Role, Understood
from badgefolio.fetching.hosted import links_of_assertion, links_of_badge_class, links_of_issuer
from badgefolio.fetching.links import Link, link
from badgefolio.fetching.verifiable import is_verifiable, links_of_credential, links_of_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from badgefolio.model.credential import Badge
    from badgefolio.model.original import Original

MOST_DOCUMENTS = 100
MOST_STEPS = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """A badge of the project: its name there, what was read of it, and the JSON that it was read from.

    `original` is None where the file holds only an address, which is then the badge's `location`.
    """

    name: str
    badge: "Badge"
    original: "Original | None" = None


Look: TypeAlias = "Callable[[Link], Understood | None]"


def walk(wanted: Wanted, look: Look) -> "Iterator[Link]":
    """Give each document that a badge needs, after `look` was asked for it once.

    `look` returns what the document says, or None where it is not there: then the way ends there. At most
    100 documents, and 5 steps from the badge. A document that turns out to be required after all comes a
    second time.
    """
    required: dict[str, bool] = {}
    is_signed = wanted.original is not None and wanted.original.token is not None
    waiting = deque((one, 1) for one in _in_order(_first(wanted)))
    while waiting:
        one, step = waiting.popleft()
        if one.address in required:
            if one.is_required and not required[one.address]:
                required[one.address] = True
                yield one
            continue
        if len(required) == MOST_DOCUMENTS:
            return
        required[one.address] = one.is_required
        found = look(one)
        yield one
        if found is not None and step < MOST_STEPS:
            following = _in_order(_links(one, found, is_signed=is_signed))
            waiting.extend((_no_more_than(one, next_), step + 1) for next_ in following)


def _no_more_than(one: Link, next_: Link) -> Link:
    """Return the next link, required only where the one that named it is."""
    return replace(next_, is_required=next_.is_required and one.is_required)


def _first(wanted: Wanted) -> "Iterator[Link]":
    if wanted.original is None:
        yield from link(wanted.badge.location, Role.BADGE)
        return
    document, token = wanted.original.document, wanted.original.token
    yield from _of_badge(Understood(document=document, token=token))


def _of_badge(found: Understood) -> "Iterator[Link]":
    document = found.document or {}
    if is_verifiable(document):
        yield from links_of_credential(document, found.token)
    else:
        yield from links_of_assertion(document, found.token)


def _links(one: Link, found: Understood, *, is_signed: bool) -> "Iterator[Link]":
    """Give what a fetched document names, by what it is for."""
    document = found.document or {}
    match one.role:
        case Role.BADGE:
            yield from _of_badge(found)
        case Role.BADGE_CLASS:
            yield from links_of_badge_class(document, is_signed=is_signed)
        case Role.ISSUER:
            yield from links_of_issuer(document, is_signed=is_signed)
        case Role.STATUS if is_verifiable(document):
            yield from links_of_credential(document, found.token)
        case Role.KEY:
            yield from links_of_key(document)
        case _:
            return


def _in_order(links: "Iterator[Link]") -> list[Link]:
    """Return what is required first, so that a document of two uses counts as required."""
    return sorted(links, key=lambda one: not one.is_required)
