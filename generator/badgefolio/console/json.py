"""Values as JSON for machines; docs/json.md says what stands in them."""

from dataclasses import fields, is_dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from badgefolio.model.credential import Badge
    from badgefolio.problems import Problem


def problem_json(problem: "Problem") -> dict[str, object]:
    """Return a problem: code, severity, message, hint, and its place (file, line, column, length) or null."""
    span = problem.span
    place = (
        {"file": span.file, "line": span.line, "column": span.column, "length": span.length} if span else None
    )
    return {
        "code": str(problem.code),
        "severity": str(problem.severity),
        "message": problem.message,
        "hint": problem.hint,
        "place": place,
    }


def badge_json(badge: "Badge") -> dict[str, object]:
    """Return a badge by the names of the model; dates are ISO 8601 in UTC, what is absent is left out."""
    plain = _plain(badge)
    return plain if isinstance(plain, dict) else {}


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        named = {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
        return {name: one for name, one in named.items() if one not in (None, "", [])}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, bytes):
        return f"({len(value)} bytes)"
    return str(value) if isinstance(value, str) else value
