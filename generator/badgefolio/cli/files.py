"""Files named on the command line: read with their problems said, written whole or not at all."""

import os
from pathlib import Path

from badgefolio.problems import Code, Problem, ProblemError, Span

MAX_BYTES = 64 * 1024 * 1024


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a regular file.

    Raises:
        ProblemError: `file-not-found`, `file-not-readable`, `file-too-large`.
    """
    span = Span(file=str(path))
    if not path.exists():
        raise ProblemError(
            Problem(
                code=Code.FILE_NOT_FOUND,
                message=f'There is no file "{path}".',
                span=span,
                hint="Check the spelling, and the folder you are in.",
            )
        )
    if not path.is_file():
        raise ProblemError(
            Problem(
                code=Code.FILE_NOT_READABLE,
                message=f'"{path}" is not a file.',
                span=span,
                hint="Name the badge file itself.",
            )
        )
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ProblemError(
                Problem(
                    code=Code.FILE_TOO_LARGE,
                    message=f"The file has {path.stat().st_size:,} bytes; at most {MAX_BYTES:,} are read.",
                    span=span,
                    hint="A badge has a few hundred kilobytes. Is it the right file?",
                )
            )
        return path.read_bytes()
    except OSError as error:
        raise ProblemError(
            Problem(
                code=Code.FILE_NOT_READABLE,
                message=f'"{path}" cannot be read: {error.strerror}.',
                span=span,
                hint="Check its permissions.",
            )
        ) from None


def write_new(path: Path, content: bytes, *, replace: bool = False) -> None:
    """Write a file whole, or not at all.

    Raises:
        ProblemError: `file-exists` unless it may be replaced; `output-not-writable`.
    """
    if path.exists() and not replace:
        raise ProblemError(
            Problem(
                code=Code.FILE_EXISTS,
                message=f'"{path}" is there already.',
                span=Span(file=str(path)),
                hint="Choose another name, or say --force to replace it.",
            )
        )
    beside = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.unlink(missing_ok=True)
        with beside.open("xb") as file:  # "x" follows no link to elsewhere
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise ProblemError(
            Problem(
                code=Code.OUTPUT_NOT_WRITABLE,
                message=f'"{path}" cannot be written: {error.strerror}.',
                hint="Choose another folder, or check its permissions.",
            )
        ) from None
