"""Sites of a few files, and processes that write them."""

import os
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from badgefolio.model.output import OutputCopy, OutputFile

OLD = {"index.html": b"old", "same.txt": b"same", "gone/away.txt": b"gone"}
NEW = {"index.html": b"new and longer", "same.txt": b"same", "more/deep/file.txt": b"more"}


def site(files: dict[str, bytes]) -> list[OutputFile]:
    """Return the files of a site."""
    return [OutputFile(path=path, content=content) for path, content in files.items()]


def copy_of(source: Path, path: str) -> OutputCopy:
    """Return a copy of a file as it is now."""
    return OutputCopy(path=path, source=str(source), digest=sha256(source.read_bytes()).hexdigest())


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file of a folder by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture
def python() -> Callable[..., "subprocess.Popen[str]"]:
    """Give a starter of Python programs that know Badgefolio."""

    def start(code: str, *arguments: object) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-c", code, *map(str, arguments)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    return start
