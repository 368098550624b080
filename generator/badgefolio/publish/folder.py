"""Which folder may become, or be replaced by, a site.

A folder is ours when it is new, empty, or carries our marker and nothing that the marker does not know. The
marker holds digests of paths and no paths: it may be published with the site, and an unlisted address must
not be read from it.
"""

import errno
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from badgefolio.problems import Code, Problem, ProblemError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MARKER = ".badgefolio-output"
_HEAD = "Made by Badgefolio. Everything in this folder is replaced by the next build.\n"
_KEPT = (".gitkeep",)  # placeholders that keep an empty folder in git
_DROPPINGS = frozenset([".DS_Store", "Thumbs.db", "desktop.ini"])  # file managers leave them where one looks
_DIGITS = 16
_NAMED = 3


def marker(paths: "Iterable[str]") -> bytes:
    """Return the marker of a site with these files (relative POSIX paths)."""
    return (_HEAD + "".join(f"{digest}\n" for digest in sorted(map(_digest, paths)))).encode()


def placeholders(output: Path) -> dict[str, bytes]:
    """Return the files of an old site that stay in the new one, by path."""
    return {name: (output / name).read_bytes() for name in _KEPT if (output / name).is_file()}


def check_output(output: Path, *, apart_from: "Iterable[Path]" = ()) -> None:
    """Make sure that a folder may become or be replaced by a site.

    Args:
        output: the folder.
        apart_from: folders of the project that it must not be, lie in, or lie around.

    Raises:
        ProblemError: `output-not-ours`; `output-not-writable` where it cannot even be looked into.
    """
    with writable(output):
        if output.is_symlink() or (output.exists() and not output.is_dir()):
            raise _not_ours(output, "It is not a folder.")
        place = output.resolve()
        for folder in map(Path.resolve, apart_from):
            if place.is_relative_to(folder) or folder.is_relative_to(place):
                raise _not_ours(output, f'It lies in or around "{folder.name}/" of the project.')
        foreign = _foreign(output) if output.is_dir() else []
    if foreign:
        more = "" if len(foreign) <= _NAMED else f" and {len(foreign) - _NAMED} more"
        raise _not_ours(
            output, f"It holds files that Badgefolio did not make: {', '.join(foreign[:_NAMED])}{more}."
        )


@contextmanager
def writable(output: Path) -> "Iterator[None]":
    """Turn failures of the disk into a problem in words.

    Raises:
        ProblemError: `output-not-writable`.
    """
    try:
        yield
    except OSError as error:
        full = error.errno in {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
        raise ProblemError(
            Problem(
                code=Code.OUTPUT_NOT_WRITABLE,
                message=f'The site cannot be written to "{output}": {error.strerror or error}.',
                hint="Make room on the disk." if full else "Choose another folder with --output.",
            )
        ) from None


def _foreign(output: Path) -> list[str]:
    """Return the paths of files in the folder that are not from us, sorted."""
    known = _known(output)
    names = {*_KEPT, MARKER}
    found = set()
    for path in output.rglob("*"):
        relative = path.relative_to(output).as_posix()
        if path.is_dir() and not path.is_symlink():
            continue
        if relative in names or path.name in _DROPPINGS or _digest(relative) in known:
            continue
        found.add(relative)
    return sorted(found)


def _known(output: Path) -> frozenset[str]:
    try:
        return frozenset((output / MARKER).read_text(encoding="utf-8").splitlines()[1:])
    except (OSError, UnicodeDecodeError):
        return frozenset()


def _digest(path: str) -> str:
    return sha256(path.encode()).hexdigest()[:_DIGITS]


def _not_ours(output: Path, why: str) -> ProblemError:
    return ProblemError(
        Problem(
            code=Code.OUTPUT_NOT_OURS,
            message=f'The folder "{output}" cannot take the site. {why}',
            hint="Choose an empty or a new folder with --output, or move those files elsewhere.",
        )
    )
