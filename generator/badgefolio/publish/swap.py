"""Two folders change places.

On Linux (renameat2 with RENAME_EXCHANGE) and macOS (renamex_np with RENAME_SWAP) in one step: whoever
looks sees the old site or the new one. Elsewhere with two renames: in between, for an instant, there is
no folder; a program killed in that instant leaves the old one beside it, where the next build finds it.
"""

import ctypes
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # sys/stdio.h of macOS


def swap_folders(new: Path, current: Path, old: Path) -> None:
    """Put `new` where `current` is, and `current` where `old` says.

    Raises:
        OSError: the file system does not let them be renamed; `current` is then as it was.
    """
    if _exchange(new, current):
        new.rename(old)
        return
    current.rename(old)
    try:
        new.rename(current)
    except OSError:
        old.rename(current)
        raise


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system or file system cannot."""
    if not sys.platform.startswith(("linux", "darwin")):
        return False
    library = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    if sys.platform == "darwin":
        rename = getattr(library, "renamex_np", None)
        return rename is not None and rename(first, second, _RENAME_SWAP) == 0
    rename = getattr(library, "renameat2", None)
    if rename is None:
        return False
    return bool(rename(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE) == 0)
