"""Checks a JSON document of a stranger against one of the schemas that we publish for such documents.

The schemas lie in `documents/`; docs/json.md explains them. What is wrong is said with a JSON Pointer.
"""

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from badgefolio.problems import Code, Problem, ProblemError, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from badgefolio.sources.json import Json

DOCUMENTS = Path(__file__).parent / "documents"
_SHOWN = 60
_WRONG = {
    "type": "is no {wanted}",
    "const": "must be {wanted}",
    "maxItems": "has more than {wanted:,} entries",
    "maxLength": "is longer than {wanted:,} characters",
    "minLength": "is empty",
}


def check_document(value: "Json", kind: str, *, code: Code, file: str) -> "Mapping[str, Any]":
    """Return the document, which follows the schema of its kind.

    Raises:
        ProblemError: a problem of that code, with the first thing that is wrong.
    """
    error = next(iter(_validator(kind).iter_errors(value)), None)
    if error is None:
        return cast("Mapping[str, Any]", value)  # each of our schemas asks for an object
    raise ProblemError(
        Problem(
            code=code,
            message=_said(error),
            span=Span(file=file),
            hint="docs/json.md says what the file must be like.",
        )
    )


@lru_cache
def _validator(kind: str) -> Any:  # noqa: ANN401 - the library says no more
    from jsonschema import Draft202012Validator

    return Draft202012Validator(json.loads((DOCUMENTS / f"{kind}.json").read_text(encoding="utf-8")))


def _said(error: Any) -> str:  # noqa: ANN401 - likewise
    place = "".join(f"/{step}" for step in error.absolute_path)
    where = f'"{place[:_SHOWN]}"' if place else "The document"
    if error.validator == "required":
        missing = next(name for name in error.validator_value if name not in error.instance)
        return f'{where} has no "{missing}".'
    wrong = _WRONG.get(str(error.validator), "has a form that cannot be used here")
    return f"{where} {wrong.format(wanted=error.validator_value)}."
