"""From what a person names to pieces that may be badges: files, folders, addresses, pasted text.

Everything is given one after another: a folder of pictures is not held in memory.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from badgefolio.credentials import Piece, open_collection
from badgefolio.fetching import Failure, documented, fetch, is_picture
from badgefolio.problems import Code, Problem, ProblemError, Span
from badgefolio.sources.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from badgefolio.fetching import Rules

Source: TypeAlias = Path | str | bytes
PASTED = "standard input"
MAX_BYTES = 64 * 1024 * 1024
MAX_FILES = 20_000
_GONE = 410
_ADDRESS = re.compile(r"(?:https?:/|www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/)", re.IGNORECASE)
_LITTER = frozenset({"__macosx"})
_BROWSER = 'Open the address in a browser, log in if it asks, use "Download", and add the file.'


@dataclass(frozen=True, kw_only=True, slots=True)
class Offered:
    """A piece, or why there is none; `is_named` where the person named this very thing, not one around it."""

    one: Piece | Problem
    is_named: bool


def offered(source: Source, rules: "Rules") -> "Iterator[Offered]":
    """Give what lies behind a source: a path, a web address (a text), or the bytes that were pasted.

    Raises:
        ProblemError: the thing itself cannot be had: `file-not-found`, `file-not-readable`, `file-too-large`,
            `not-fetched`, and what `open_collection` raises.
    """
    if isinstance(source, Path) and source.is_dir():
        yield from _in_folder(source)
    elif isinstance(source, Path):
        yield from _opened(_read(source), str(source))
    elif isinstance(source, bytes):
        yield from _opened(_pasted(source), PASTED)
    else:
        yield from _opened(_fetched(source, rules), source)


def _opened(content: bytes, name: str) -> "Iterator[Offered]":
    found = open_collection(content, file=name)
    is_named = not found.is_collection
    yield from (Offered(one=one, is_named=is_named) for one in found.pieces)
    yield from (Offered(one=one, is_named=False) for one in found.left)


def _in_folder(folder: Path) -> "Iterator[Offered]":
    """Give every file below a folder, sorted; hidden ones and links that lead out are no files of it."""
    paths: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not _is_litter(name)]
        paths += [Path(place, name) for name in names if not _is_litter(name)]
        if len(paths) > MAX_FILES:
            raise ProblemError(
                Problem(
                    code=Code.COLLECTION_UNSAFE,
                    message=f"The folder holds more than {MAX_FILES:,} files.",
                    span=Span(file=str(folder)),
                    hint="Name the folder that the badges lie in.",
                )
            )
    top = folder.resolve()
    for path in sorted(paths):
        if path.is_symlink() and not path.resolve().is_relative_to(top):
            continue
        try:
            found = open_collection(_read(path), file=str(path))
        except ProblemError as error:
            yield from (Offered(one=problem, is_named=False) for problem in error.problems)
            continue
        yield from (Offered(one=piece, is_named=False) for piece in found.pieces)
        yield from (Offered(one=problem, is_named=False) for problem in found.left)


def _is_litter(name: str) -> bool:
    return name.startswith(".") or name.lower() in _LITTER


def _refuse(error: OSError) -> None:
    raise ProblemError(
        Problem(
            code=Code.FILE_NOT_READABLE,
            message=f"The folder cannot be read: {error.strerror}.",
            span=Span(file=str(error.filename)),
            hint="Check its permissions.",
        )
    )


def _read(path: Path) -> bytes:
    span = Span(file=str(path))
    try:
        if path.exists() and not path.is_file():
            raise ProblemError(
                Problem(
                    code=Code.FILE_NOT_READABLE,
                    message=f'"{path}" is neither a file nor a folder.',
                    span=span,
                    hint="Name the badge file itself.",
                )
            )
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise ProblemError(
                Problem(
                    code=Code.FILE_TOO_LARGE,
                    message=f"The file has {size:,} bytes; at most {MAX_BYTES:,} are read.",
                    span=span,
                    hint="A badge has a few hundred kilobytes. Unpack a larger ZIP file, and add the folder.",
                )
            )
        return path.read_bytes()
    except OSError as error:
        is_absent = isinstance(error, FileNotFoundError)
        raise ProblemError(
            Problem(
                code=Code.FILE_NOT_FOUND if is_absent else Code.FILE_NOT_READABLE,
                message=f'There is no file "{path}".'
                if is_absent
                else f'"{path}" cannot be read: {error.strerror}.',
                span=span,
                hint=_where(path) if is_absent else "Check its permissions.",
            )
        ) from None


def _where(path: Path) -> str:
    """Return the next step for a path at which there is nothing; people leave https:// away."""
    if _ADDRESS.match(path.as_posix()):
        return "If it is an address on the web, write https:// in front of it."
    return "Check the spelling, and the folder you are in."


def _pasted(content: bytes) -> bytes:
    if len(content) > MAX_BYTES:
        raise ProblemError(
            Problem(
                code=Code.FILE_TOO_LARGE,
                message=f"More than {MAX_BYTES:,} bytes were handed over.",
                span=Span(file=PASTED),
                hint="A badge has a few hundred kilobytes. Is it the right thing?",
            )
        )
    if not content.strip():
        raise ProblemError(
            Problem(
                code=Code.FILE_TYPE_UNKNOWN,
                message="Nothing was pasted.",
                span=Span(file=PASTED),
                hint="Paste the JSON of the badge or its signed token; end with Ctrl-D (Windows: Ctrl-Z).",
            )
        )
    return content


def _fetched(address: str, rules: "Rules") -> bytes:
    """Return what lies at an address, or at the one that the platform documents for this page."""
    asked = documented(address)
    answer = fetch(asked, rules, is_image=is_picture(asked))
    if isinstance(answer, Failure):
        raise ProblemError(_not_fetched(address, str(answer.reason)))
    if answer.status == _GONE:
        raise ProblemError(
            _not_fetched(address, "The server says that it is gone for good (410): it may have been revoked.")
        )
    return answer.content


def _not_fetched(address: str, reason: str) -> Problem:
    return Problem(
        code=Code.NOT_FETCHED,
        message=f"The badge is not to be had at {shown(address, most=300)[1:-1]}. {reason}",
        span=Span(file=address),
        hint=_BROWSER,
    )
