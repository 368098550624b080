"""Extensions of Open Badges 1.1 and 2.0: objects with a type and rules of their own.

Where the rules are known the object is held against them; where they are not, that is said. Source: Open
Badges 2.0, section "Extensions".
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from badgefolio.model.report import because
from badgefolio.sources.wording import shown
from badgefolio.trust.structure.deviation import Judgement, pointer_of
from badgefolio.trust.structure.kinds import type_names
from badgefolio.trust.structure.schema import judged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from badgefolio.sources.json import Json

_KNOWN = frozenset({"exampleextension", "applylink", "originalcreator", "recipientprofile", "geolocation"})
_PREFIX = "extensions:"
_MOST_EXTENSIONS = 50


def extension_judgement(document: "dict[str, Json]") -> Judgement:
    """Return what is wrong with the extensions in a document, made plain; at most 50 are looked at."""
    deviations, unknown = [], []
    for count, (pointer, name, extension) in enumerate(_extensions(document, ())):
        if count == _MOST_EXTENSIONS:
            break
        if name.lower() in _KNOWN:
            deviations += [
                replace(one, pointer=pointer + one.pointer)
                for one in judged(extension, "extensions", name.lower())
            ]
        else:
            unknown.append(because("the rules of the extension {name} are not here", name=shown(name)))
    return Judgement(deviations=tuple(deviations), unknown=tuple(unknown))


def _extensions(
    value: "Json", path: tuple[str | int, ...], key: str = ""
) -> "Iterator[tuple[str, str, dict[str, Json]]]":
    """Yield pointer, name and object of every extension, wherever it stands."""
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield from _extensions(one, (*path, number), key)
    if not isinstance(value, dict):
        return
    names = [name for name in type_names(value) if name != "Extension"]
    if key.startswith(_PREFIX) or (names and "Extension" in type_names(value)):
        yield pointer_of(path), (names[-1] if names else key.removeprefix(_PREFIX)), value
        return
    for member, one in value.items():
        if member != "@context" and isinstance(one, dict | list):
            yield from _extensions(one, (*path, member), member)
