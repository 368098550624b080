"""The addresses that a document names, each with what it is for.

A link is `required` where the badge cannot be checked without it; without a picture or a schema it can.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from badgefolio.sources.didweb import did_web
from badgefolio.sources.json import Json, as_object
from badgefolio.sources.strings import web_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from badgefolio.fetching.documents import Role

_MOST = 100  # in one list


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """An address, without fragment, and what lies there for the badge."""

    address: str
    role: "Role"
    is_required: bool = True


def link(value: Json, role: "Role", *, is_required: bool = True) -> "Iterator[Link]":
    """Give the link of a value, if it names something that can be fetched.

    A value is an address, a did:web, or an object with an `id` that is one of both. Whatever else it is
    gives nothing: data: addresses, did:key, urn:, bare names.
    """
    members = as_object(value)
    if members is not None:
        value = members.get("id", members.get("@id"))
    if not isinstance(value, str):
        return
    bare = value.strip().partition("#")[0]
    address = did_web(bare) if bare.startswith("did:") else web_address(bare)
    if address is not None:
        yield Link(address=address, role=role, is_required=is_required)


def listed(value: Json) -> list[Json]:
    """Return a JSON-LD value as a list, at most the first hundred: null is none, a single value one."""
    if value is None:
        return []
    return value[:_MOST] if isinstance(value, list) else [value]


def text_of(value: Json) -> str:
    """Return a text; nothing where the value is none."""
    return value if isinstance(value, str) else ""
