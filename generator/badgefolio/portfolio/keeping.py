"""Putting a badge file into the project, with the YAML of its owner beside it."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from badgefolio.problems import Code, Problem, ProblemError, Span

if TYPE_CHECKING:
    from badgefolio.model.payload import Container
    from badgefolio.model.project import Visibility

_SIDECAR = """\
# yaml-language-server: $schema=../.schemas/badge.json
# {title}
visibility: {visibility}   # private, unlisted, password or public
tags: []
# note: A few words of your own about it.
"""


def keep_badge(
    content: Path, name: str, badge: "tuple[Container, bytes]", *, title: str, visibility: "Visibility"
) -> str:
    """Write a badge file byte for byte, and the YAML beside it; return its path in the project.

    Args:
        content: the project's `content/` folder.
        name: what pages call the badge; no file of the project has it yet.
        badge: the kind of file, which gives the ending, and the bytes.
        title: what the issuer calls it, for a comment.
        visibility: who may find it.

    Raises:
        ProblemError: `file-exists`, `output-not-writable`.
    """
    container, taken = badge
    line = title.replace("\n", " ")
    _write(content / "badges" / f"{name}.{container}", taken)
    sidecar = _SIDECAR.format(title=line, visibility=visibility)
    _write(content / "badges" / f"{name}.yaml", sidecar.encode())
    return f"content/badges/{name}.{container}"


def _write(path: Path, content: bytes) -> None:
    """Write a new file whole, or not at all."""
    beside = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            raise FileExistsError(17, "it is there already")
        beside.unlink(missing_ok=True)
        with beside.open("xb") as file:  # "x" follows no link to elsewhere
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        code = Code.FILE_EXISTS if isinstance(error, FileExistsError) else Code.OUTPUT_NOT_WRITABLE
        raise ProblemError(
            Problem(
                code=code,
                message=f'"{path}" cannot be written: {error.strerror}.',
                span=Span(file=str(path)),
                hint="Check the permissions of the folder, then add the badge again.",
            )
        ) from None
