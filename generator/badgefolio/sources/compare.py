"""Where two versions of one JSON document differ: what is baked in, and what the server says now.

An object that is hardly more than its `id` means the same as the address in it: both refer to a thing and
say nothing about it. A list of one value and the value itself mean the same too (W3C, JSON-LD 1.1, section
4.1). Source of the pointers: RFC 6901.
"""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from badgefolio.sources.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from badgefolio.sources.json import Json

MOST = 50
_SHOWN = 80


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """A member that is not the same in both: a JSON Pointer, and both values as short JSON.

    A value is empty where the member is not there.
    """

    pointer: str
    before: str
    after: str


def differences(
    before: "Json | Mapping[str, Json]", after: "Json | Mapping[str, Json]"
) -> tuple[Difference, ...]:
    """Return where two documents differ, in the order of pointers, at most `MOST`.

    Null and an absent member are the same; the order of members is nothing, that of lists counts.
    """
    found = []
    for one in _differences("", before, after):
        found.append(one)
        if len(found) == MOST:
            break
    return tuple(found)


def _differences(pointer: str, before: object, after: object) -> "Iterator[Difference]":
    before, after = _sole(before), _sole(after)
    if _is_same(before, after):
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for name in sorted({*before, *after}):
            below = f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}"
            yield from _differences(below, before.get(name), after.get(name))
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for number, (one, other) in enumerate(zip(before, after, strict=True)):
            yield from _differences(f"{pointer}/{number}", one, other)
    else:
        yield Difference(pointer=pointer, before=_short(before), after=_short(after))


def _sole(value: object) -> object:
    """Return the value of a list of one; an empty list is nothing."""
    if isinstance(value, list) and len(value) <= 1:
        return value[0] if value else None
    return value


def _is_same(before: object, after: object) -> bool:
    before, after = _reference(before), _reference(after)
    if isinstance(before, bool) is not isinstance(after, bool):
        return False  # True == 1 in Python, and in no JSON
    return not isinstance(before, dict | list) and before == after


def _reference(thing: object) -> object:
    """Return the address of an object that says nothing else than what it is, anything else as it is."""
    if isinstance(thing, dict) and thing.keys() <= {"id", "@id", "type", "@type"}:
        return thing.get("id", thing.get("@id", thing))
    return thing


def _short(value: object) -> str:
    if value is None:
        return ""
    text = json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    return shown(text, most=_SHOWN)[1:-1]
