"""Checks a YAML text against one of our JSON Schemas, and says what is wrong in words with a place.

The schemas in `schemas/` are those published for editors; this is the same check with better words.
Scalars are typed by what the schema asks for: `title: 1.10` is the text `1.10`, `limit: ten` is no number.
Where a schema offers alternatives (`anyOf`), a mapping is held against the one named by its first known
key, so that a mistake inside a block is said of that block.
"""

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from badgefolio.problems import Code, Problem, ProblemError
from badgefolio.sources.text import did_you_mean
from badgefolio.sources.yaml import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jsonschema import ValidationError
    from jsonschema.protocols import Validator

SCHEMAS = Path(__file__).parent / "schemas"
_BRANCH = "branch"
_ONE = "one-"  # what the name of an alternative begins with that is a word and no mapping
_LIST = "list-"  # likewise of one that is a list
_SHOWN = 60


class _Word(str):
    """A scalar inside an instance for jsonschema: text that remembers what else it could be."""

    __slots__ = ("scalar",)
    scalar: Scalar


def schema_names() -> tuple[str, ...]:
    """Return the names of the published schemas, sorted: one for each kind of YAML file."""
    return tuple(sorted(path.stem for path in SCHEMAS.glob("*.json")))


def check(node: Node, schema: str) -> tuple[Problem, ...]:
    """Return everything in which a YAML text differs from the schema of that name, in file order."""
    problems = [_worded(error, node) for error in _validator(schema).iter_errors(_instance(node))]
    once = dict.fromkeys(problem for several in problems for problem in several)
    kept = [one for one in once if not _is_meant_elsewhere(one, once)]
    return tuple(sorted(kept, key=lambda one: (one.span.line, one.span.column) if one.span else (0, 0)))


def require(node: Node, schema: str) -> Mapping:
    """Return the mapping if it follows the schema.

    Raises:
        ProblemError: with everything that is wrong: `option-unknown`, `option-missing`, `option-wrong`,
            `block-unknown`.
    """
    problems = check(node, schema)
    if problems or not isinstance(node, Mapping):
        raise ProblemError(*problems)
    return node


def _is_meant_elsewhere(problem: Problem, others: "Iterable[Problem]") -> bool:
    """Whether a missing option is there under a misspelt name: one mistake is said once."""
    name = problem.message.split('"')[1] if problem.code is Code.OPTION_MISSING else ""
    return any(
        other.code is Code.OPTION_UNKNOWN and other.hint == f'Did you mean "{name}"?' for other in others
    )


def _instance(node: Node) -> Any:  # noqa: ANN401 - JSON of any shape
    if isinstance(node, Scalar):
        if node.is_null:
            return None
        word = _Word(node.text)
        word.scalar = node
        return word
    if isinstance(node, Sequence):
        return [_instance(item) for item in node.items]
    return {key.text: made for key, value in node.entries if (made := _instance(value)) is not None}


@lru_cache
def _validator(name: str) -> "Validator":
    from jsonschema import Draft202012Validator
    from jsonschema.validators import extend

    def typed(word: str) -> Any:  # noqa: ANN401 - what jsonschema asks for
        def is_type(_checker: object, value: object) -> bool:
            scalar = value.scalar if isinstance(value, _Word) else None
            return scalar is not None and getattr(scalar, word) is not None

        return is_type

    def number(fits: "Callable[[int, int], bool]") -> Any:  # noqa: ANN401 - what jsonschema asks for
        def holds(
            _validator: object, limit: int, value: object, _schema: object
        ) -> "Iterator[ValidationError]":
            from jsonschema import ValidationError

            said = value.scalar.integer if isinstance(value, _Word) else None
            if said is not None and not fits(said, limit):
                yield ValidationError(f"does not fit {limit}")

        return holds

    checker = Draft202012Validator.TYPE_CHECKER.redefine_many(
        {"integer": typed("integer"), "boolean": typed("boolean")}
    )
    schema = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    build: Any = extend  # the library has no types for it
    keywords = {
        "anyOf": _by_first_key,
        "minimum": number(lambda said, limit: said >= limit),
        "maximum": number(lambda said, limit: said <= limit),
        "multipleOf": number(lambda said, limit: said % limit == 0),
    }
    kind = build(Draft202012Validator, keywords, type_checker=checker)
    made: Validator = kind(schema)
    return made


def _by_first_key(
    validator: Any,  # noqa: ANN401 - what jsonschema hands over
    branches: list[dict[str, str]],
    instance: object,
    _schema: object,
) -> "Iterator[ValidationError]":
    """Hold the instance against the one alternative that it means to be."""
    from jsonschema import ValidationError

    names = [branch["$ref"].rpartition("/")[2] for branch in branches]
    groups = _groups(names)
    if isinstance(instance, dict):
        meant = groups[0] if len(groups) == 1 else next((key for key in instance if key in groups), None)
    else:
        form = _LIST if isinstance(instance, list) else _ONE
        meant = next((name for name in names if name.startswith(form)), None)
    if meant is None:
        yield ValidationError("no branch", validator=_BRANCH, validator_value=names, instance=instance)
        return
    yield from validator.descend(instance, {"$ref": branches[names.index(meant)]["$ref"]})


def _groups(names: "Iterable[str]") -> list[str]:
    """Return the names of the alternatives that are mappings."""
    return [name for name in names if not name.startswith((_ONE, _LIST))]


def _worded(error: "ValidationError", root: Node) -> "Iterator[Problem]":
    node = _at(root, list(error.absolute_path))
    match error.validator:
        case "additionalProperties":
            yield from _unknown(error, node)
        case "required":
            yield from _missing(error, node)
        case "branch":
            yield _no_block(error, node, root)
        case _:
            yield _wrong(error, node, _key_of(root, list(error.absolute_path)))


def _unknown(error: "ValidationError", node: Any) -> "Iterator[Problem]":  # noqa: ANN401 - a Mapping, says jsonschema
    schema: Any = error.schema
    known = tuple(schema["properties"])
    for key, _ in node.entries:
        if key.text not in known:
            yield Problem(
                code=Code.OPTION_UNKNOWN,
                message=f'There is no option "{key.text}" here.',
                span=key.span,
                hint=did_you_mean(key.text, known),
            )


def _missing(error: "ValidationError", node: Node) -> "Iterator[Problem]":
    schema: Any = error.schema
    for name in schema["required"]:
        if isinstance(node, Mapping) and node.get(name) is None:
            about = schema["properties"][name].get("description", "")
            yield Problem(
                code=Code.OPTION_MISSING,
                message=f'"{name}" is missing here.',
                span=(node.key(name) or node).span,
                hint=f'Add a line "{name}: ...". {about}'.rstrip(),
            )


def _no_block(error: "ValidationError", node: Node, root: Node) -> Problem:
    branches: Any = error.validator_value
    names = _groups(branches)
    called = _called(error)
    if len(names) <= 1:  # the forms of one option, and no blocks
        return _no_form(error, node, _key_of(root, list(error.absolute_path)))
    if isinstance(node, Mapping) and node.entries:
        key = next((key for key, _ in node.entries if key.text in names), node.entries[0][0])
        if key.text in names:
            return Problem(
                code=Code.OPTION_MISSING,
                message=f'Nothing stands behind "{key.text}:".',
                span=key.span,
                hint=f"Fill it in, or take the {called} out.",
            )
        return Problem(
            code=Code.BLOCK_UNKNOWN,
            message=f'There is no {called} "{key.text}".',
            span=key.span,
            hint=did_you_mean(key.text, names),
        )
    shown = f' "{node.text[:_SHOWN]}"' if isinstance(node, Scalar) else ""
    return Problem(
        code=Code.BLOCK_UNKNOWN,
        message=f"A {called} starts with its name; this one{shown} does not.",
        span=node.span,
        hint=f'For example "- {names[-1]}: ...". Possible here: {", ".join(names)}.',
    )


def _called(error: "ValidationError") -> str:
    """Return what the schema calls one of several alternatives: its title, else a block."""
    schema: Any = error.schema
    return str(schema.get("title", "block"))


def _no_form(error: "ValidationError", node: Node, key: Scalar | None) -> Problem:
    schema: Any = error.schema
    name = f'"{key.text}"' if key else "This"
    return Problem(
        code=Code.OPTION_WRONG,
        message=f"{name} has a form that cannot be used here.",
        span=node.span,
        hint=schema.get("description", ""),
    )


def _wrong(error: "ValidationError", node: Node, key: Scalar | None) -> Problem:
    schema: Any = error.schema
    wanted: Any = error.validator_value
    name = f'"{key.text}"' if key else "This"
    shown = f', not "{node.text[:_SHOWN]}"' if isinstance(node, Scalar) and node.text else ""
    hint = schema.get("description", "")
    match error.validator:
        case "type":
            expected = f"must be {_TYPES[wanted]}"
        case "enum":
            expected = f"must be one of {', '.join(wanted)}"
            hint = did_you_mean(node.text, wanted) if isinstance(node, Scalar) else hint
        case "minLength" | "maxLength" | "minItems" | "maxItems" | "uniqueItems":
            expected, shown = _too_many_or_few(str(error.validator), wanted), ""
        case _:
            form = _NUMBERS.get(str(error.validator), "has a form that cannot be used here")
            expected = form.format(wanted)
    return Problem(code=Code.OPTION_WRONG, message=f"{name} {expected}{shown}.", span=node.span, hint=hint)


def _too_many_or_few(keyword: str, wanted: int) -> str:
    match keyword:
        case "maxLength":
            return f"must have at most {wanted:,} characters"
        case "maxItems":
            return f"must have at most {wanted} of them"
        case "uniqueItems":
            return "names a thing twice"
        case "minItems" if wanted > 1:
            return f"must have at least {wanted} of them"
        case _:
            return "must not be empty"


_NUMBERS = {
    "minimum": "must be {} or more",
    "maximum": "must be {} or less",
    "multipleOf": "must go up in steps of {}",
}
_TYPES = {
    "string": "a text",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": 'a list: "[one, two]", or one a line, each behind "- "',
    "object": 'a group of options, one a line, each "name: value" and indented',
}


def _at(node: Any, path: list[str | int]) -> Node:  # noqa: ANN401 - each step says what it must be
    for step in path:
        node = node.items[step] if isinstance(step, int) else node.get(step) or node
    found: Node = node
    return found


def _key_of(root: Node, path: list[str | int]) -> Scalar | None:
    """Return the nearest name above the place, None where there is none."""
    names = [end for end, step in enumerate(path) if isinstance(step, str)]
    if not names:
        return None
    parent = _at(root, path[: names[-1]])
    return parent.key(str(path[names[-1]])) if isinstance(parent, Mapping) else None
