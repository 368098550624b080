"""JSON-LD written in one of its many ways, made plain, so that a schema can judge it.

Null members and empty lists say nothing, `{"@value": x}` says x, `@id` is `id`. Source: W3C, JSON-LD 1.1,
sections 4.1 and 9.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from badgefolio.sources.json import Json

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_VALUES = 20_000
MAX_DEPTH = 60  # schemas are applied by nested calls; the deepest real credential that was seen has 14
_ALIASES = {"@id": "id", "@type": "type", "verify": "verification"}
_PREFIXES = ("schema:", "obi:", "https://w3id.org/openbadges#", "http://schema.org/", "https://schema.org/")
_MAY_BE_EMPTY = frozenset({"revokedAssertions", "revokedCredential"})


class TooLargeError(ValueError):
    """The document has more values, or is nested deeper, than is judged."""


def plain(document: Mapping[str, Json], *, old: bool = False) -> dict[str, Json]:
    """Return the document made plain; pointers into it are those of the original, but for aliases.

    Args:
        document: the JSON object.
        old: for Open Badges 0.5 to 1.1, where names are names and no terms: none is changed.

    Raises:
        TooLargeError: more than 20,000 values, or nested deeper than 60.
    """
    budget = iter(range(MAX_VALUES))
    return _members(document, budget, depth=0, old=old)


def _members(
    members: Mapping[str, Json], budget: "Iterator[int]", *, depth: int, old: bool
) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for key, value in members.items():
        if value is None or (value == [] and key not in _MAY_BE_EMPTY):
            continue
        name = key if old else _name(key)
        if name != key and members.get(name) is not None:
            continue  # said twice: the plain name is what is shown, so it is what is judged
        made = value if key == "@context" else _value(value, budget, depth=depth + 1, old=old)
        found.setdefault(name, made)
    return found


def _value(value: Json, budget: "Iterator[int]", *, depth: int, old: bool) -> Json:
    if depth > MAX_DEPTH or next(budget, None) is None:
        raise TooLargeError
    if isinstance(value, list):
        return [_value(one, budget, depth=depth + 1, old=old) for one in value]
    if isinstance(value, dict):
        if "@value" in value:
            return value["@value"]
        return _members(value, budget, depth=depth, old=old)
    return value


def _name(key: str) -> str:
    if key in _ALIASES:
        return _ALIASES[key]
    if ":" in key:
        for prefix in _PREFIXES:
            if key.startswith(prefix):
                return key.removeprefix(prefix)
    return key
