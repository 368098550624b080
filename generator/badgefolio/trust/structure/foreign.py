"""Runs a stranger's JSON Schema over a document: nothing is fetched, and it ends.

Sources: JSON Schema 2019-09 and 2020-12, "Security Considerations" (patterns; references).
"""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from badgefolio.sources.json import Json
from badgefolio.trust.structure.deviation import pointer_of

MAX_STEPS = 50_000  # one keyword applied once, and one more for each of its values; about a second
_MAX_VALUES = 20_000
_MAX_DEPTH = 24
_MOST_NESTED = 60  # a stack that overflows inside the library's compiled parts ends the program
_MOST_PLACES = 3
_MOST_COMPARED = 200  # uniqueItems compares every item with every other
_NOT_RUN = frozenset({"pattern", "patternProperties", "unevaluatedProperties", "unevaluatedItems"})
_REFERENCES = frozenset({"$ref", "$dynamicRef", "$recursiveRef"})
_DIALECTS = {
    "https://json-schema.org/draft/2019-09/schema": "Draft201909Validator",
    "https://json-schema.org/draft/2020-12/schema": "Draft202012Validator",
}


class RefusedError(Exception):
    """The schema was not applied; the text says why, in English, as the end of a sentence."""


def places_that_differ(document: Mapping[str, Json], schema: Mapping[str, Json]) -> tuple[str, ...]:
    """Return the JSON Pointers of the first three places where the document does not follow the schema.

    Raises:
        RefusedError: the schema is of another dialect, broken, refers elsewhere, uses patterns, or takes
            too many steps.
    """
    import jsonschema
    from referencing import Registry
    from referencing.exceptions import Unresolvable

    named = str(schema.get("$schema", "https://json-schema.org/draft/2020-12/schema")).rstrip("#")
    if named not in _DIALECTS:
        raise RefusedError("it is written in a dialect that is not read here")
    # Where the library meets "$schema" it goes on with its own validator, which counts no steps.
    rules = {name: rule for name, rule in schema.items() if name != "$schema"}
    _refuse_unsafe(rules)
    standard: Any = getattr(jsonschema, _DIALECTS[named])
    try:
        standard.check_schema(rules)
        validator = _counting(standard)(rules, registry=Registry())
        errors = list(islice(validator.iter_errors(document), _MOST_PLACES))
    except jsonschema.SchemaError:
        raise RefusedError("it is itself not a right schema") from None
    except Unresolvable:
        raise RefusedError("it refers to what is not in it") from None
    return tuple(dict.fromkeys(pointer_of(error.absolute_path) or "/" for error in errors))


def _refuse_unsafe(schema: Mapping[str, Json]) -> None:
    waiting: list[tuple[int, Json | Mapping[str, Json]]] = [(0, schema)]
    for _ in range(_MAX_VALUES):
        if not waiting:
            return
        depth, value = waiting.pop()
        if depth > _MAX_DEPTH:
            raise RefusedError("it is nested too deep")
        if isinstance(value, list):
            waiting.extend((depth + 1, one) for one in value)
        elif isinstance(value, Mapping):
            _refuse_unsafe_words(value)
            waiting.extend((depth + 1, one) for one in value.values())
    raise RefusedError("it is too large")


def _refuse_unsafe_words(schema: Mapping[str, Json]) -> None:
    if "$schema" in schema:
        raise RefusedError("a part of it is written in another dialect")
    if not _NOT_RUN.isdisjoint(schema):
        raise RefusedError("it uses patterns or other rules of strangers that could run for ever")
    for member in _REFERENCES & schema.keys():
        target = schema[member]
        if isinstance(target, str) and not target.startswith("#"):
            raise RefusedError("it refers to another document")


def _counting(standard: Any) -> Any:  # noqa: ANN401 - the library's classes have no common type
    """Return the validator with a limit on how many keywords it applies in all."""
    from jsonschema.validators import extend

    steps = depth = 0

    def counted(keyword: str, apply: Any) -> Any:  # noqa: ANN401 - what jsonschema asks for
        def limited(validator: Any, value: Any, instance: Any, schema: Any) -> Iterator[Any]:  # noqa: ANN401
            nonlocal steps, depth
            steps += 1 + (len(value) if isinstance(value, list | dict) else 0)
            if steps > MAX_STEPS:
                raise RefusedError("it takes too many steps")
            if depth == _MOST_NESTED:
                raise RefusedError("it is nested too deep, or refers to itself without end")
            if keyword == "uniqueItems" and isinstance(instance, list) and len(instance) > _MOST_COMPARED:
                raise RefusedError("it compares too many values")
            depth += 1
            try:
                yield from apply(validator, value, instance, schema) or ()
            finally:
                depth -= 1

        return limited

    build: Any = extend  # the library has no types for it
    return build(standard, {name: counted(name, apply) for name, apply in standard.VALIDATORS.items()})
