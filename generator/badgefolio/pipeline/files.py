"""The bytes of a file that was found when the project was looked through."""

from hashlib import sha256
from pathlib import Path

from badgefolio.problems import Code, Problem, ProblemError, Span


def read_unchanged(path: str, digest: str, *, file: str) -> bytes:
    """Return the bytes of a file, sure that they are those that were found.

    Raises:
        ProblemError: `file-not-readable` where it is not the file any more that was found. That is no
            reading: kept in the memo, it would be said again of the file as it was.
    """
    why = "it changed while it was being read"
    try:
        content = Path(path).read_bytes()
        if sha256(content).hexdigest() == digest:
            return content
    except OSError as error:
        why = str(error.strerror)
    raise ProblemError(
        Problem(
            code=Code.FILE_NOT_READABLE,
            message=f"The file cannot be read: {why}.",
            span=Span(file=file),
            hint="Try again.",
        )
    )
