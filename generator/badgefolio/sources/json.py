"""JSON of strangers: read strictly, refused with a place.

What the standard reader lets through (a key twice, NaN, lone surrogates, numbers of any length, any
depth) is refused here, because two programs that read such a text can understand two different things.
Source: RFC 8259, sections 4, 6 and 8; RFC 7493 (I-JSON), section 2.
"""

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

from badgefolio.problems import Code, Problem, ProblemError, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

MAX_CHARACTERS = 2 * 1024 * 1024
MAX_DEPTH = 100
_MAX_DIGITS = 400
_SHOWN = 60


def parse_json(text: str, *, file: str, max_characters: int = MAX_CHARACTERS) -> Json:
    """Return the value of a JSON text.

    Args:
        text: the text; a byte order mark must have been taken off.
        file: how the person calls the file, for the problem's place.
        max_characters: longer texts are refused before they are read.

    Raises:
        ProblemError: `json-broken` with line and column where the text is not JSON; `json-unsafe` where
            it is longer or deeper than the caps, or says a thing twice or unclearly.
    """
    if len(text) > max_characters:
        _refuse(
            Span(file=file),
            f"The text is {len(text):,} characters long; at most {max_characters:,} are read.",
        )
    if (depth := _depth(text)) > MAX_DEPTH:
        _refuse(Span(file=file), f"The JSON is nested {depth} deep; at most {MAX_DEPTH} is read.")
    try:
        value: Json = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_no_constant,
            parse_int=_number(int),
            parse_float=_number(float),
        )
    except json.JSONDecodeError as error:
        raise ProblemError(
            Problem(
                code=Code.JSON_BROKEN,
                message=f"This is not JSON: {_in_words(error, text)}.",
                span=Span(
                    file=file,
                    line=error.lineno,
                    column=error.colno,
                    source=_line(text, error.lineno),
                ),
                hint="The file may be damaged or incomplete; download it again from the issuer.",
            )
        ) from None
    except _UnsafeError as error:
        _refuse(Span(file=file), str(error))
    if "\\ud" in text.lower() and _has_half_characters(value):
        _refuse(Span(file=file), "A text contains half a character (a lone surrogate).")
    return value


def as_object(value: Json) -> "Mapping[str, Json] | None":
    """Return the value if it is a JSON object, else None."""
    return value if isinstance(value, dict) else None


class _UnsafeError(Exception):
    """Raised inside the standard reader, where no place is known."""


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) < len(pairs):
        ((twice, _),) = Counter(name for name, _ in pairs).most_common(1)
        message = f'The name "{twice[:_SHOWN]}" stands twice in one object; which one is meant?'
        raise _UnsafeError(message)
    return found


def _no_constant(word: str) -> NoReturn:
    message = f"{word} is not a JSON number."
    raise _UnsafeError(message)


def _number(convert: type[int] | type[float]) -> Any:  # noqa: ANN401 - what json.loads asks for
    def read(digits: str) -> int | float:
        if len(digits) > _MAX_DIGITS:
            message = f"A number has {len(digits):,} digits; at most {_MAX_DIGITS} are read."
            raise _UnsafeError(message)
        value = convert(digits)
        if value in {float("inf"), float("-inf")}:
            message = f"The number {digits} is too large."
            raise _UnsafeError(message)
        return value

    return read


def _depth(text: str) -> int:
    """Return how deep brackets nest; those inside strings do not count."""
    if text.count("[") + text.count("{") <= MAX_DEPTH:
        return 0
    depth = deepest = 0
    for bracket in re.findall(r"[\[\]{}]", re.sub(r'"(?:[^"\\]|\\.)*"', "", text)):
        if bracket in "[{":
            depth += 1
            deepest = max(deepest, depth)
        else:
            depth -= 1
    return deepest


def _has_half_characters(value: Json) -> bool:
    """Whether any string below holds a lone surrogate, which no UTF-8 file can carry."""
    if isinstance(value, str):
        return any("\ud800" <= character <= "\udfff" for character in value)
    if isinstance(value, list):
        return any(map(_has_half_characters, value))
    if isinstance(value, dict):
        return any(map(_has_half_characters, (*value, *value.values())))
    return False


def _in_words(error: json.JSONDecodeError, text: str) -> str:
    rest = text[error.pos :].lstrip()
    found = f'found "{rest.splitlines()[0][:20]}"' if rest else "the text ends too early"
    return f"{error.msg[0].lower()}{error.msg[1:].rstrip('.')}, {found}"


def _line(text: str, number: int) -> str:
    lines = text.split("\n")
    return lines[number - 1].rstrip("\r") if number <= len(lines) else ""


def _refuse(span: Span, message: str) -> NoReturn:
    raise ProblemError(
        Problem(
            code=Code.JSON_UNSAFE,
            message=message,
            span=span,
            hint="Badgefolio does not guess; ask the issuer for a correct file.",
        )
    )
