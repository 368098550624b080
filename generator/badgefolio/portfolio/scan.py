"""What lies in a project's folder, read without understanding it.

A project is any folder with `content/` in it. Only regular files inside it are seen: names that start
with a dot, and links that lead out of the project, are passed over or refused.
"""

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from badgefolio.model.project import FoundFile
from badgefolio.problems import Code, Collector, Problem, ProblemError, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTENT = "content"
MAX_FILE_BYTES = 100 * 1024 * 1024
_YAML = (".yaml", ".yml")
_ENDORSEMENTS = (".json", ".jsonld", ".jwt", ".jws", ".txt")
_BADGE_FILES = (".png", ".svg", ".pdf", ".json", ".jsonld", ".jws", ".jwt", ".txt")


@dataclass(frozen=True, kw_only=True, slots=True)
class Scan:
    """The files of a project by what they are for; paths are relative to `content/`.

    `cv` is the owner's curriculum, in YAML or as a JSON Resume. All others but `files` are by name (the file
    name without its ending); `sidecars` and `endorsement_answers` are the YAML beside badges and
    endorsements.
    """

    content: Path
    site: FoundFile | None
    addresses: FoundFile | None
    cv: FoundFile | None
    badges: dict[str, FoundFile]
    sidecars: dict[str, FoundFile]
    pages: dict[str, FoundFile]
    paths: dict[str, FoundFile]
    endorsements: dict[str, FoundFile]
    endorsement_answers: dict[str, FoundFile]
    files: dict[str, FoundFile]
    problems: tuple[Problem, ...]

    def read(self, found: FoundFile) -> bytes:
        """Return the bytes of a file."""
        return (self.content / found.path).read_bytes()

    def keep_addresses(self, text: str) -> None:
        """Write `content/addresses.yaml` whole or not at all, and only where it changes.

        Raises:
            ProblemError: `output-not-writable`.
        """
        path = self.content / "addresses.yaml"
        if text == (path.read_text(encoding="utf-8") if self.addresses else ""):
            return
        beside = path.with_name(".addresses.yaml.new")
        try:
            beside.unlink(missing_ok=True)
            with beside.open("x", encoding="utf-8", newline="\n") as file:  # "x" follows no link to elsewhere
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        except OSError as error:
            beside.unlink(missing_ok=True)
            raise ProblemError(
                Problem(
                    code=Code.OUTPUT_NOT_WRITABLE,
                    message=f"The addresses of the site cannot be kept: {error.strerror}.",
                    span=Span(file=f"{CONTENT}/addresses.yaml"),
                    hint="Check the permissions of the folder.",
                )
            ) from None


def find_project(start: Path) -> Path:
    """Return the nearest folder at or above `start` with `content/` in it.

    Raises:
        ProblemError: `project-not-found`.
    """
    for folder in (start, *start.parents):
        if (folder / CONTENT).is_dir():
            return folder
    raise ProblemError(
        Problem(
            code=Code.PROJECT_NOT_FOUND,
            message=f'Neither "{start}" nor a folder above it holds a folder "{CONTENT}".',
            hint="Start a portfolio with: badgefolio new my-portfolio",
        )
    )


def scan(project: Path) -> Scan:
    """Return the files of a project, sorted by path; what could not be taken is in its problems."""
    content = project / CONTENT
    problems = Collector()
    badge_files = list(_files(content, "badges", problems))
    pages = list(_files(content, "pages", problems))
    paths = list(_files(content, "paths", problems))
    endorsements = list(_files(content, "endorsements", problems))
    return Scan(
        content=content,
        site=_one(content, "site.yaml", problems),
        addresses=_one(content, "addresses.yaml", problems),
        cv=_cv(content, problems),
        badges=_by_name(badge_files, _BADGE_FILES, problems),
        sidecars=_by_name(badge_files, _YAML, problems),
        pages=_by_name(pages, _YAML, problems),
        paths=_by_name(paths, _YAML, problems),
        endorsements=_by_name(endorsements, _ENDORSEMENTS, problems),
        endorsement_answers=_by_name(endorsements, _YAML, problems),
        files={normalize("NFC", found.path): found for found in _files(content, "files", problems)},
        problems=problems.problems,
    )


def _one(content: Path, name: str, problems: Collector) -> FoundFile | None:
    path = content / name
    return _found(content, path, problems) if path.is_file() else None


def _cv(content: Path, problems: Collector) -> FoundFile | None:
    """Return the curriculum; two of them are a problem, since nobody knows which is meant."""
    found = [one for name in ("cv.yaml", "cv.json") if (one := _one(content, name, problems)) is not None]
    if len(found) > 1:
        problems.add(
            Problem(
                code=Code.CV_TWICE,
                message="The curriculum stands in two files: content/cv.yaml and content/cv.json.",
                span=Span(file=f"{CONTENT}/cv.json"),
                hint="Keep one of the two.",
            )
        )
    return found[0] if found else None


def _files(content: Path, folder: str, problems: Collector) -> "Iterator[FoundFile]":
    top = content / folder
    if not top.is_dir() or _leads_out(content, top, problems):
        return
    paths: list[Path] = []
    for place, folders, names in os.walk(
        top, onerror=lambda error: problems.add(_unreadable(content, error))
    ):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths += [Path(place, name) for name in names if not name.startswith(".")]
    for path in sorted(paths):
        found = _found(content, path, problems) if path.is_file() else None
        if found is not None:
            yield found


def _found(content: Path, path: Path, problems: Collector) -> FoundFile | None:
    if _leads_out(content, path, problems):
        return None
    relative = path.relative_to(content).as_posix()
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            problems.add(
                Problem(
                    code=Code.FILE_TOO_LARGE,
                    message=f"The file has {size:,} bytes; at most {MAX_FILE_BYTES:,} can be published.",
                    span=Span(file=f"{CONTENT}/{relative}"),
                    hint="Make it smaller, or link to a place where it lies.",
                )
            )
            return None
        return FoundFile(path=relative, digest=sha256(path.read_bytes()).hexdigest(), size=size)
    except OSError as error:
        problems.add(_unreadable(content, error))
        return None


def _leads_out(content: Path, path: Path, problems: Collector) -> bool:
    """Whether a path is a link to something outside the project, which is then a problem."""
    if not path.is_symlink() or path.resolve().is_relative_to(content.resolve()):
        return False
    relative = path.relative_to(content).as_posix()
    problems.add(
        Problem(
            code=Code.FILE_OUTSIDE_PROJECT,
            message=f'"{relative}" is a link to something outside the project.',
            span=Span(file=f"{CONTENT}/{relative}"),
            hint="Copy the thing itself into the project.",
        )
    )
    return True


def _unreadable(content: Path, error: OSError) -> Problem:
    """Return the problem of a file or folder that exists and cannot be read."""
    relative = Path(error.filename).relative_to(content).as_posix()
    return Problem(
        code=Code.FILE_NOT_READABLE,
        message=f'"{relative}" cannot be read: {error.strerror}.',
        span=Span(file=f"{CONTENT}/{relative}"),
        hint="Check its permissions.",
    )


def _by_name(files: list[FoundFile], endings: tuple[str, ...], problems: Collector) -> dict[str, FoundFile]:
    """Return the files with these endings by their names; two with one name are a problem."""
    named: dict[str, FoundFile] = {}
    seen: dict[str, FoundFile] = {}
    for found in files:
        path = Path(normalize("NFC", found.path))
        if path.suffix.lower() not in endings:
            continue
        first = seen.setdefault(path.stem.casefold(), found)
        if first is not found:
            problems.add(
                Problem(
                    code=Code.BADGE_NAME_TWICE,
                    message=f'"{path.stem}" is the name of two files: {first.path} and {found.path}.',
                    span=Span(file=f"{CONTENT}/{found.path}"),
                    hint="Rename one of them; a badge or page is called by its file name without the ending.",
                )
            )
            continue
        named[path.stem] = found
    return named
