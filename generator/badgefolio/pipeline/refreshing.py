"""The recipe of a refresh: badges are read, what they need is fetched, the archive is written.

The only recipe that uses the network; a build never does. It reads private badges too: what is fetched stays
in the project.
"""

from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from badgefolio.credentials import read_badge
from badgefolio.engine.workers import silent
from badgefolio.fetching import (
    FOLDER,
    Refreshed,
    Rules,
    Run,
    Wanted,
    fetch,
    needed,
    pruned,
    read_archive,
    refresh_badge,
    write_archive,
)
from badgefolio.pipeline.endorsers import PREFIX, endorsers
from badgefolio.pipeline.names import chosen
from badgefolio.portfolio import find_project, scan
from badgefolio.problems import Code, Collector, Problem, ProblemError, Severity, Span
from badgefolio.publish.lock import locked
from badgefolio.sources.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from badgefolio.engine import Progress
    from badgefolio.fetching import Missing
    from badgefolio.model.archive import Archive
    from badgefolio.portfolio import Scan

_OWN_FOLDER, _LOCK = ".badgefolio", "refresh.lock"
_MOST_SHOWN = 300


@dataclass(frozen=True, kw_only=True, slots=True)
class RefreshRequest:
    """Which badges of a project to refresh, and how.

    `project` is any folder in the project; `names` are what pages call the badges, none for all. `now` (UTC)
    is written down with everything that is fetched. `rules` say whom the network may be asked and how long.
    With `partial` what could be fetched of a badge is kept though something failed; with `prune` documents
    that no badge needs any more are dropped.
    """

    project: "Path"
    now: "datetime"
    names: tuple[str, ...] = ()
    rules: Rules = field(default_factory=Rules)
    partial: bool = False
    prune: bool = False
    progress: "Progress" = silent


@dataclass(frozen=True, kw_only=True, slots=True)
class RefreshReport:
    """What a refresh came to: each badge, the addresses that were dropped, everything that went wrong.

    `documents` is how many the archive holds now.
    """

    project: "Path"
    badges: tuple[Refreshed, ...]
    dropped: tuple[str, ...]
    documents: int
    problems: tuple[Problem, ...]


def refresh(request: RefreshRequest) -> RefreshReport:
    """Fetch what badges need into `content/archive/`, and return what came of each.

    A badge of which anything required fails stays as it was; that is a problem `not-fetched` (error) of the
    report, which is returned all the same. A document that only some pages would like (a picture, a schema)
    is a warning.

    Raises:
        ProblemError: `project-not-found`; `badge-not-found`; `archive-damaged` where the index cannot be
            read; `file-outside-project`, `output-not-writable`, `build-running`. Then nothing was changed.
    """
    project = find_project(request.project.absolute())
    problems = Collector()
    with _alone(project):
        found = scan(project)
        folder = project / FOLDER
        before = read_archive(folder, problems)
        sent = endorsers(found)
        wanted = _read(found, problems) | sent
        archive = before
        run = Run(
            lambda address, is_image: fetch(address, request.rules, is_image=is_image), request.now, before
        )
        names = (*chosen(request.names, found), *(() if request.names else sent))
        results = []
        for number, name in enumerate(names, start=1):
            if name in wanted:
                is_partial = request.partial or name in sent
                result, archive = refresh_badge(wanted[name], archive, run, partial=is_partial)
                results.append(result)
                problems.extend(_problems(result, found))
            request.progress("fetch", number, len(names))
        if request.prune:
            archive = _without_rest(archive, wanted, found, problems)
        if archive.digest != before.digest:
            write_archive(folder, archive)
    return RefreshReport(
        project=project,
        badges=tuple(results),
        dropped=tuple(sorted(before.documents.keys() - archive.documents.keys())),
        documents=len(archive.documents),
        problems=problems.problems,
    )


@contextmanager
def _alone(project: "Path") -> "Iterator[None]":
    """Hold the project's lock for a refresh: two at once would take each other's documents away."""
    own = project / _OWN_FOLDER
    with ExitStack() as held:
        try:
            own.mkdir(exist_ok=True)
            with suppress(FileExistsError), (own / ".gitignore").open("x", encoding="utf-8") as file:
                file.write("*\n")
            held.enter_context(locked(own / _LOCK))
        except ProblemError as error:
            raise ProblemError(
                replace(
                    error.problems[0],
                    message="Another refresh of this project is running.",
                    hint="Wait until it is done, or stop it.",
                )
            ) from None
        except OSError as error:
            raise ProblemError(
                Problem(
                    code=Code.OUTPUT_NOT_WRITABLE,
                    message=f"What is fetched cannot be kept in the project: {error.strerror or error}.",
                    span=Span(file=FOLDER),
                    hint="Check the permissions of the folder.",
                )
            ) from None
        yield


def _read(found: "Scan", problems: Collector) -> dict[str, Wanted]:
    """Return all badges of a project that can be read; those that cannot are problems."""
    wanted = {}
    for name, file in found.badges.items():
        with problems:
            try:
                content = found.read(file)
            except OSError as error:
                raise ProblemError(_unreadable(file.path, error)) from None
            read = read_badge(content, file=f"content/{file.path}")
            wanted[name] = Wanted(name=name, badge=read.badge, original=read.original)
    return wanted


def _problems(result: Refreshed, found: "Scan") -> "Iterator[Problem]":
    is_sent = result.name.startswith(PREFIX)  # a dead endorser is no fault of the badges
    sent = found.endorsements.get(result.name.removeprefix(PREFIX)) if is_sent else None
    for one in result.missing:
        yield Problem(
            code=Code.NOT_FETCHED,
            message=f"{_about(one)} {one.reason}",
            span=Span(file=f"content/{(sent or found.badges[result.name]).path}"),
            hint=_next_step(result, one),
            severity=Severity.ERROR if one.is_required and not sent else Severity.WARNING,
        )


def _about(one: "Missing") -> str:
    return f"The {one.role} is not to be had at {shown(one.address, most=_MOST_SHOWN)[1:-1]}."


def _next_step(result: Refreshed, one: "Missing") -> str:
    if not one.is_required:
        return "The rest of the badge was fetched; it can be checked without it."
    if result.is_kept:
        return "What could be fetched is kept. Try again later, or ask the issuer."
    return "Nothing was changed for this badge. Try again later, ask the issuer, or keep the rest: --partial"


def _without_rest(
    archive: "Archive", wanted: dict[str, Wanted], found: "Scan", problems: Collector
) -> "Archive":
    """Return the archive without what no badge needs; as it is where a badge cannot be read and asked."""
    if not found.badges.keys() <= wanted.keys():
        problems.add(
            Problem(
                code=Code.NOT_FETCHED,
                message="Nothing was dropped: a badge cannot be read, and may need what seems left over.",
                span=Span(file=FOLDER),
                hint="Mend or remove that badge, then run badgefolio refresh --prune again.",
                severity=Severity.WARNING,
            )
        )
        return archive
    return pruned(archive, needed(wanted.values(), archive))


def _unreadable(path: str, error: OSError) -> Problem:
    return Problem(
        code=Code.FILE_NOT_READABLE,
        message=f"The file cannot be read: {error.strerror}.",
        span=Span(file=f"content/{path}"),
        hint="Check its permissions.",
    )
