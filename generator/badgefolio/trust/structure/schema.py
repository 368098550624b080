"""One document against one class of our schemas: the library walks, our keywords say what is wrong.

Beside the standard keywords the schemas know `class` (a definition of the same file, for objects; where
a text may stand too, an object that only names something by its id is taken as that text), `one` and
`each` (a JSON-LD value that may stand in a list), `typed` and `typed-if-any` (types of which one must be
there), `words` (an enumeration that `ext:` extends) and `rule` (see `rules`).
"""

import json
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from badgefolio.model.report import Reason, because
from badgefolio.trust.structure.deviation import Deviation, pointer_of
from badgefolio.trust.structure.forms import FORMS, FORMS_OF_VALUES
from badgefolio.trust.structure.kinds import type_names
from badgefolio.trust.structure.rules import RULES
from badgefolio.trust.structure.words import missing, not_one_of, worded, wrong_types

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jsonschema import FormatChecker, ValidationError
    from jsonschema.protocols import Validator

    from badgefolio.sources.json import Json

SCHEMAS = Path(__file__).parent / "schemas"
MOST_DEVIATIONS = 50
_REFERENCE = frozenset({"id", "type"})


def judged(document: "dict[str, Json]", schema: str, name: str) -> tuple[Deviation, ...]:
    """Return in what a document, made plain, differs from a class of a schema file; at most 50."""
    errors = _validator(schema, name).iter_errors(document)
    found = (
        Deviation(pointer=pointer_of(error.absolute_path), reason=worded(error))
        for error in islice(errors, MOST_DEVIATIONS)
    )
    return tuple(dict.fromkeys(found))


@lru_cache
def _definitions(schema: str) -> dict[str, dict[str, Any]]:
    definitions: dict[str, dict[str, Any]] = json.loads(
        (SCHEMAS / f"{schema}.json").read_text(encoding="utf-8")
    )["$defs"]
    return definitions


@lru_cache
def _validator(schema: str, name: str) -> "Validator":
    from jsonschema import Draft202012Validator
    from jsonschema.validators import create

    definitions = _definitions(schema)

    def by_class(validator: Any, called: str, instance: object, schema: Any) -> "Iterator[ValidationError]":  # noqa: ANN401 - what jsonschema hands over
        may_be_named = "string" in schema.get("type", ())
        if isinstance(instance, dict) and not (
            may_be_named and "id" in instance and instance.keys() <= _REFERENCE
        ):
            yield from validator.descend(instance, definitions[called])

    standard: Any = Draft202012Validator
    kept = {keyword: standard.VALIDATORS[keyword] for keyword in ("type", "enum", "format", "properties")}
    build: Any = create  # the library has no types for it
    kind = build(
        meta_schema={},
        validators={**kept, **_KEYWORDS, "class": by_class},
        type_checker=standard.TYPE_CHECKER,
    )
    made: Validator = kind(definitions[name], format_checker=_checker())
    return made


@lru_cache
def _checker() -> "FormatChecker":
    from jsonschema import FormatChecker

    checker = FormatChecker(formats=())
    for form, is_text_of_form in FORMS.items():
        checker.checks(form)(_for_texts(is_text_of_form))
    for form, is_of_form in FORMS_OF_VALUES.items():
        checks: Any = checker.checks(form)  # its type knows no functions of numbers
        checks(is_of_form)
    return checker


def _for_texts(is_text_of_form: Any) -> Any:  # noqa: ANN401 - what jsonschema asks for
    return lambda value: not isinstance(value, str) or is_text_of_form(value)


def _said(reason: Reason, *path: str | int) -> "ValidationError":
    from jsonschema import ValidationError

    return ValidationError("", validator="said", validator_value=reason, path=path)


def _required(_v: object, members: list[str], instance: object, _s: object) -> "Iterator[ValidationError]":
    if isinstance(instance, dict):
        for member in members:
            if member not in instance:
                yield _said(missing(member))


def _one(validator: Any, schema: object, instance: object, _s: object) -> "Iterator[ValidationError]":  # noqa: ANN401 - what jsonschema hands over
    if not isinstance(instance, list):
        yield from validator.descend(instance, schema)
        return
    there = [(number, value) for number, value in enumerate(instance) if value is not None]
    if len(there) > 1:
        yield _said(because("it has {count} values, where one belongs", count=len(there)))
        return
    for number, value in there:
        yield from validator.descend(value, schema, path=number)


def _each(validator: Any, schema: object, instance: object, _s: object) -> "Iterator[ValidationError]":  # noqa: ANN401 - what jsonschema hands over
    if not isinstance(instance, list):
        yield from validator.descend(instance, schema)
        return
    for number, value in enumerate(instance):
        if value is not None:
            yield from validator.descend(value, schema, path=number)


def _typed(_v: object, wanted: list[str], instance: object, _s: object) -> "Iterator[ValidationError]":
    if isinstance(instance, dict):
        types = type_names(instance)
        if not set(wanted).intersection(types):
            yield _said(wrong_types(types, wanted))


def _typed_if_any(
    validator: object, wanted: list[str], instance: object, schema: object
) -> "Iterator[ValidationError]":
    if isinstance(instance, dict) and "type" in instance:
        yield from _typed(validator, wanted, instance, schema)


def _words(_v: object, known: list[str], instance: object, _s: object) -> "Iterator[ValidationError]":
    if isinstance(instance, str) and instance not in known and not instance.startswith("ext:"):
        yield _said(not_one_of(known, instance))


def _rule(_v: object, name: str, instance: object, _s: object) -> "Iterator[ValidationError]":
    if isinstance(instance, dict):
        for member, reason in RULES[name](instance):
            yield _said(reason, *([member] if member else []))


_KEYWORDS: dict[str, Any] = {
    "required": _required,
    "one": _one,
    "each": _each,
    "typed": _typed,
    "typed-if-any": _typed_if_any,
    "words": _words,
    "rule": _rule,
}
