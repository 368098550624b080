"""The archive on disk, `content/archive/`: what was fetched, dated and digested, in files for people to read.

It may be read in the middle of being written, and the writer may be killed at any instant: documents are
put beside the old ones under names that hold their digest, then one rename makes the new index the one that
counts, then what nobody names any more is taken away.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from badgefolio.fetching.index import OddIndexError, index_text, read_index
from badgefolio.fetching.names import file_names, is_ours
from badgefolio.model.archive import Archive
from badgefolio.problems import Code, Problem, ProblemError, Severity, Span
from badgefolio.sources.text import decode

if TYPE_CHECKING:
    from badgefolio.fetching.index import Entry
    from badgefolio.model.archive import ArchivedDocument
    from badgefolio.problems import Collector

FOLDER = "content/archive"
INDEX = "index.json"
# Evidence is bytes: git must not change line ends, or the digests would not fit any more.
_ATTRIBUTES, _BYTES_STAY = ".gitattributes", "* -text\n"
_NEW = ".new"
_MAX_DOCUMENT_BYTES = 16 * 1024 * 1024
_MAX_INDEX_BYTES = 64 * 1024 * 1024
_AGAIN = "Fetch it again with: badgefolio refresh"


def read_archive(folder: Path, problems: "Collector") -> Archive:
    """Return what was fetched, an empty archive where there is none.

    A document whose bytes are not those that were fetched, or whose file is missing, is left out, with a
    warning `archive-damaged` in `problems`: it proves nothing any more.

    Raises:
        ProblemError: `archive-damaged` where the index cannot be read; `file-outside-project` where the
            folder is a link to elsewhere.
    """
    _refuse_links(folder)
    path = folder / INDEX
    if not path.exists() and not path.is_symlink():
        return Archive.of(())
    found = ((entry, _document(folder, entry)) for entry in _entries(path))
    kept = []
    for entry, document in found:
        if document is None:
            problems.add(_damaged(entry))
        else:
            kept.append(document)
    return Archive.of(kept)


def _entries(path: Path) -> "tuple[Entry, ...]":
    try:
        _refuse_links(path)
        if not path.is_file():
            raise _unreadable("It cannot be read: it is no file.")
        text = decode(path.read_bytes(), file=f"{FOLDER}/{INDEX}", max_bytes=_MAX_INDEX_BYTES).text
        return read_index(text, file=f"{FOLDER}/{INDEX}")
    except OSError as error:
        raise _unreadable(f"It cannot be read: {error.strerror}.") from None
    except OddIndexError as error:
        raise _unreadable(str(error)) from None
    except ProblemError as error:
        if error.problems[0].code in {Code.FILE_OUTSIDE_PROJECT, Code.ARCHIVE_DAMAGED}:
            raise
        raise _unreadable(error.problems[0].message) from None


def write_archive(folder: Path, archive: Archive) -> bool:
    """Make the folder hold exactly this archive, and return whether anything changed.

    Old or new, never half, whenever it is stopped. Files that this program would not have named are left
    alone.

    Raises:
        ProblemError: `output-not-writable`, `file-outside-project`; the old archive is then untouched.
    """
    _refuse_links(folder)
    text = index_text(archive).encode("ascii")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        names = file_names(archive.documents.values())
        changed = [_put(folder, names[one.address], one.content) for one in archive.documents.values()]
        changed += [_put(folder, _ATTRIBUTES, _BYTES_STAY.encode()), _put(folder, INDEX, text)]
        _clear(folder, kept=frozenset(names.values()))
    except OSError as error:
        raise ProblemError(
            Problem(
                code=Code.OUTPUT_NOT_WRITABLE,
                message=f"What was fetched cannot be kept: {error.strerror or error}.",
                span=Span(file=FOLDER),
                hint="Check the permissions of the folder and the space on the disk.",
            )
        ) from None
    return any(changed)


def _document(folder: Path, entry: "Entry") -> "ArchivedDocument | None":
    path = folder / entry.file
    try:
        if entry.size > _MAX_DOCUMENT_BYTES or not _is_inside(folder, path):
            return None
        if path.stat().st_size != entry.size:
            return None
        return entry.document(path.read_bytes())
    except OSError:
        return None


def _put(folder: Path, name: str, content: bytes) -> bool:
    """Put a file where it belongs, whole, on the disk; False where it is there already."""
    path = folder / name
    if path.parent != folder:
        path.parent.mkdir(exist_ok=True)
        _refuse_links(path.parent)
    if not path.is_symlink() and path.is_file() and path.read_bytes() == content:
        return False
    beside = path.with_name(f".{path.name}{_NEW}")
    try:
        beside.unlink(missing_ok=True)
        with beside.open("xb") as file:  # "x" follows no link to elsewhere
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        _sync(path.parent)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    return True


def _sync(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the system knows how."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _clear(folder: Path, *, kept: frozenset[str]) -> None:
    """Take away our files that no document names any more, what a killed writer left, and empty folders."""
    for place in sorted(folder.iterdir()):
        if place.is_symlink() or not place.is_dir():
            _unlink_rest(place)
            continue
        for path in sorted(place.iterdir()):
            name = path.relative_to(folder).as_posix()
            if is_ours(name) and name not in kept and not path.is_dir():
                path.unlink(missing_ok=True)
            else:
                _unlink_rest(path)
        if not any(place.iterdir()):
            place.rmdir()


def _unlink_rest(path: Path) -> None:
    if path.name.startswith(".") and path.name.endswith(_NEW) and not path.is_dir():
        path.unlink(missing_ok=True)


def _is_inside(folder: Path, path: Path) -> bool:
    return path.is_file() and path.resolve().is_relative_to(folder.resolve())


def _refuse_links(path: Path) -> None:
    """Raise `file-outside-project` where a path is a link, which could lead anywhere."""
    if path.is_symlink():
        raise ProblemError(
            Problem(
                code=Code.FILE_OUTSIDE_PROJECT,
                message=f'"{path.name}" of the archive is a link to something else.',
                span=Span(file=FOLDER),
                hint="Put the thing itself there, or take the link away and run badgefolio refresh.",
            )
        )


def _damaged(entry: "Entry") -> Problem:
    return Problem(
        code=Code.ARCHIVE_DAMAGED,
        message=f"{entry.address} was fetched on {entry.fetched.date()}, but the file that held it is"
        " missing or was changed since; it is left out.",
        span=Span(file=f"{FOLDER}/{entry.file}"),
        hint=_AGAIN,
        severity=Severity.WARNING,
    )


def _unreadable(why: str) -> ProblemError:
    return ProblemError(
        Problem(
            code=Code.ARCHIVE_DAMAGED,
            message=f"The list of what was fetched cannot be used. {why}",
            span=Span(file=f"{FOLDER}/{INDEX}"),
            hint="Bring an older version of the file back, or delete the folder content/archive and run"
            " badgefolio refresh.",
        )
    )
