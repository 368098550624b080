"""Puts a site on disk: staged beside the output, then swapped in. Old site or new site, never half.

Every file is written, or linked to the same bytes of the old site, before the swap; what the new site does
not have is gone with the old one.
"""

import os
import shutil
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from badgefolio.problems import Code, Problem, ProblemError, Span
from badgefolio.publish.folder import MARKER, check_output, marker, placeholders, writable
from badgefolio.publish.lock import locked
from badgefolio.publish.swap import swap_folders

if TYPE_CHECKING:
    from collections.abc import Sequence

    from badgefolio.model.output import OutputCopy, OutputFile

_NEW, _OLD = ".new", ".old"


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """What happened on disk: how many files the site has, and how many of them are new or changed."""

    files: int
    changed: int


def write_site(output: Path, files: "Sequence[OutputFile]", copies: "Sequence[OutputCopy]") -> Written:
    """Make `output` hold exactly these files, and say how many of them are new or changed.

    Raises:
        ProblemError: `output-not-ours`, `output-not-writable`, `build-running`, `file-not-readable` where
            a file changed while it was being published. The old site is then untouched.
    """
    output = output.absolute()
    check_output(output)
    contents = {file.path: file.content for file in files}
    contents |= {copy.path: _unchanged(copy) for copy in copies}
    contents |= placeholders(output)
    contents[MARKER] = marker(contents)
    with writable(output):
        output.parent.mkdir(parents=True, exist_ok=True)
    with writable(output), locked(output.with_name(f".{output.name}.lock")):
        _recover(output)
        check_output(output)
        changed = 0
        if not _is_there(output, contents):
            changed = _replace(output, contents)
    return Written(files=len(files) + len(copies), changed=changed)


def _unchanged(copy: "OutputCopy") -> bytes:
    why = "The file changed while the site was being built."
    try:
        content = Path(copy.source).read_bytes()
        if sha256(content).hexdigest() == copy.digest:
            return content
    except OSError as error:
        why = f"The file cannot be read any more: {error.strerror}."
    raise ProblemError(
        Problem(code=Code.FILE_NOT_READABLE, message=why, span=Span(file=copy.source), hint="Build again.")
    )


def _is_there(output: Path, contents: dict[str, bytes]) -> bool:
    """Whether the folder holds exactly these files already."""
    found = {path.relative_to(output).as_posix() for path in output.rglob("*") if not path.is_dir()}
    return found == contents.keys() and all(
        (output / path).read_bytes() == content for path, content in contents.items()
    )


def _replace(output: Path, contents: dict[str, bytes]) -> int:
    """Put a folder with these files where the old one is, and return how many of them are new."""
    staging = output.with_name(f".{output.name}{_NEW}")
    staging.mkdir(parents=True)
    try:
        written = {path: _put(staging / path, output / path, content) for path, content in contents.items()}
        _to_disk()
        _swap(staging, output)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return sum(is_new for path, is_new in written.items() if path != MARKER)


def _put(path: Path, old: Path, content: bytes) -> bool:
    """Write a file, or link it to the old one where that has the same bytes; whether it was written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        if old.read_bytes() == content:
            os.link(old, path)
            return False
    except OSError:
        pass  # no old file, or a file system without links
    with path.open("xb") as file:
        file.write(content)
    return True


def _to_disk() -> None:
    """Wait until everything is on the disk: a loss of power after the swap must not find empty files."""
    if hasattr(os, "sync"):
        os.sync()


def _swap(staging: Path, output: Path) -> None:
    if not output.exists():
        staging.rename(output)
        return
    old = output.with_name(f".{output.name}{_OLD}")
    swap_folders(staging, output, old)
    shutil.rmtree(old, ignore_errors=True)


def _recover(output: Path) -> None:
    """Take away what a killed build left; finish or undo a swap that was killed between its two renames."""
    shutil.rmtree(output.with_name(f".{output.name}{_NEW}"), ignore_errors=True)
    old = output.with_name(f".{output.name}{_OLD}")
    if old.is_dir() and not output.exists():
        old.rename(output)
    shutil.rmtree(old, ignore_errors=True)
