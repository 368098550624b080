"""One build at a time into one folder.

The operating system holds the lock and lets it go when the program ends, however it ends.
"""

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from badgefolio.problems import Code, Problem, ProblemError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO


@contextmanager
def locked(path: "Path") -> "Iterator[None]":
    """Hold the lock of that file while the body runs; the file is taken away again.

    Raises:
        ProblemError: `build-running` while another program holds it.
    """
    with path.open("ab") as file:
        if not _take(file) or not _is_still(file, path):
            raise ProblemError(
                Problem(
                    code=Code.BUILD_RUNNING,
                    message="Another build is writing to the same folder.",
                    hint="Wait until it is done, or stop it (is a preview running?).",
                )
            )
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def _is_still(file: "BinaryIO", path: "Path") -> bool:
    """Whether the file that is locked is the one that others will find: its last holder took it away."""
    try:
        held, found = os.fstat(file.fileno()), path.stat()
    except OSError:
        return False
    return (held.st_dev, held.st_ino) == (found.st_dev, found.st_ino)


def _take(file: "BinaryIO") -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
