"""How this room words what is wrong with a file: an error to raise, or a warning to keep.

Strangers' text is quoted short and without characters that could change how a terminal reads.
"""

from badgefolio.problems import Code, Problem, ProblemError, Severity, Span

_SHOWN = 60


def refusal(code: Code, message: str, *, file: str, hint: str) -> ProblemError:
    """Return the error to raise where nothing can be made of the file."""
    return ProblemError(Problem(code=code, message=message, span=Span(file=file), hint=hint))


def warning(code: Code, message: str, *, file: str, hint: str) -> Problem:
    """Return the problem to keep where reading went on."""
    return Problem(code=code, message=message, span=Span(file=file), hint=hint, severity=Severity.WARNING)


def shown(text: str, *, most: int = _SHOWN) -> str:
    """Return the text in double quotes, cut to `most` characters, what cannot be printed as `?`."""
    start = "".join(mark if mark.isprintable() else "?" for mark in text[:most])
    return f'"{start}…"' if len(text) > most else f'"{start}"'
