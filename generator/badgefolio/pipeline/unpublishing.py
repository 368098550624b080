"""Taking back what was published: the project says so, and the site is searched for what is left."""

import json
import os
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from badgefolio.credentials import read_badge
from badgefolio.pipeline.files import read_unchanged
from badgefolio.pipeline.meant import meant
from badgefolio.portfolio import find_project, made_private, read_addresses, read_page, read_settings, scan
from badgefolio.problems import Code, Collector, Problem, ProblemError, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from badgefolio.model.project import FoundFile, KeptAddress, KeptAddresses
    from badgefolio.portfolio import Scan

_SHORTEST = 4  # letters of a title that are worth looking for


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """A badge or page that is private now.

    `name` begins with its folder. `title` is what pages called it, '' where that is not known. `file` is the
    YAML that says so, relative to the project; `paths` are the addresses where it was found, relative to the
    site's own; `digest` is the SHA-256 (hex) of a badge's file.
    """

    name: str
    title: str
    file: str
    paths: tuple[str, ...] = ()
    digest: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class TakenBack:
    """All that was taken back, and the public address of the site, '' while unknown."""

    project: Path
    base_url: str
    things: tuple[Taken, ...]


def take_back(start: Path, names: tuple[str, ...]) -> TakenBack:
    """Write into the project that these badges and pages are private, and return what is known of them.

    All of them, or none where one is not there. Nothing is built.

    Raises:
        ProblemError: `project-not-found`; `badge-not-found` for a name of nothing; `badge-name-twice` for one
            of a badge and a page; what is wrong with their YAML; `output-not-writable`.
    """
    project = find_project(start.absolute())
    found = scan(project)
    problems = Collector()
    chosen = []
    for name in dict.fromkeys(names):
        with problems:
            chosen.append(meant(name, found.badges, found.pages))
    problems.raise_errors()
    kept = _addresses(found)
    changes: list[tuple[Path, bytes]] = []
    things = []
    for folder, name in dict.fromkeys(chosen):
        with problems:
            file = (found.sidecars if folder == "badges" else found.pages).get(name)
            said = f"content/{file.path}" if file else f"content/badges/{name}.yaml"
            before = found.read(file) if file else b""
            changes.append((project / said, made_private(before, file=said)))
            things.append(_taken(folder, name, said, found, kept))
    problems.raise_errors()
    for path, content in changes:
        _write(path, content)
    return TakenBack(project=project, base_url=_base_url(found), things=tuple(things))


def traces(output: Path, taken: TakenBack) -> "Iterator[Problem]":
    """Say where a built site still speaks of something that was taken back, in words or by its address."""
    for path in sorted(one for one in output.rglob("*") if one.is_file()):
        where = path.relative_to(output).as_posix()
        content = where.encode() + b"\n" + path.read_bytes()
        for thing in taken.things:
            for what, spellings in _marks(thing):
                if any(spelling in content for spelling in spellings):
                    yield Problem(
                        code=Code.TRACE_LEFT,
                        message=f'The site still has the {what} of "{thing.name}", in {where}.',
                        span=Span(file=thing.file),
                        hint="It stands in words of yours, or something else has the same name."
                        " Take it out there if it should be gone too.",
                    ).warning()


def _marks(thing: Taken) -> "Iterator[tuple[str, tuple[bytes, ...]]]":
    if len(thing.title) >= _SHORTEST:
        title = thing.title
        spellings = {title, escape(title), quote(title), json.dumps(title)[1:-1]}
        yield "title", tuple(one.encode() for one in sorted(spellings))
    if thing.paths:
        yield "address", tuple(path.encode() for path in thing.paths)
    if thing.digest:
        yield "digest", (thing.digest.encode(),)


def _taken(folder: str, name: str, file: str, found: "Scan", kept: "KeptAddresses | None") -> Taken:
    known = getattr(kept, folder) if kept else ()
    paths = next((_paths(folder, one) for one in known if one.name == name), ())
    if folder == "pages":
        return Taken(name=f"pages/{name}", title=_page_title(found, name), file=file, paths=paths)
    badge = found.badges[name]
    title = _badge_title(found, badge)
    return Taken(name=f"badges/{name}", title=title, file=file, paths=paths, digest=badge.digest)


def _paths(folder: str, kept: "KeptAddress") -> tuple[str, ...]:
    slugs = [f"{folder}/{one}/" for one in (kept.slug, *kept.formerly)]
    tokens = [f"{place}/{one}/" for place, one in (("unlisted", kept.token), ("locked", kept.lock)) if one]
    return (*slugs, *tokens)


def _page_title(found: "Scan", name: str) -> str:
    problems = Collector()
    with problems:
        file = found.pages[name]
        return read_page(found.read(file), file=f"content/{file.path}", name=name).title
    return ""


def _badge_title(found: "Scan", file: "FoundFile") -> str:
    problems = Collector()
    with problems:
        said = f"content/{file.path}"
        content = read_unchanged(str(found.content / file.path), file.digest, file=said)
        return read_badge(content, file=said).badge.name or ""
    return ""


def _addresses(found: "Scan") -> "KeptAddresses | None":
    problems = Collector()
    with problems:
        if found.addresses:
            return read_addresses(found.read(found.addresses), file="content/addresses.yaml")
    return None


def _base_url(found: "Scan") -> str:
    problems = Collector()
    with problems:
        if found.site:
            return read_settings(found.read(found.site), file="content/site.yaml").base_url
    return ""


def _write(path: Path, content: bytes) -> None:
    """Write a file of the project whole or not at all."""
    beside = path.with_name(f".{path.name}.new")
    try:
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
                message=f'"{path.name}" cannot be written: {error.strerror}.',
                hint="Check its permissions.",
            )
        ) from None
