"""The first part of the recipe: the files of a project become its source, each read once.

Reading is a step like any other: what did not change since the last build is taken from the memo.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from badgefolio.credentials import read_badge, read_endorsement
from badgefolio.model.cv import Cv
from badgefolio.model.endorsements import EndorsementSettings, ReceivedEndorsement
from badgefolio.model.project import KeptAddresses, Settings
from badgefolio.model.reading import Kind, Reading, ReadRequest
from badgefolio.model.source import BadgeSource, ProjectSource
from badgefolio.model.work import Item, Step
from badgefolio.pipeline.checking import archive_at
from badgefolio.pipeline.files import read_unchanged
from badgefolio.portfolio import (
    read_addresses,
    read_badge_settings,
    read_cv,
    read_endorsement_settings,
    read_page,
    read_path,
    read_settings,
)
from badgefolio.problems import Code, Problem, ProblemError, Severity, Span
from badgefolio.trust import boundaries

if TYPE_CHECKING:
    from collections.abc import Callable

    from badgefolio.engine import Work
    from badgefolio.model.archive import Archive
    from badgefolio.model.project import FoundFile
    from badgefolio.portfolio import Scan
    from badgefolio.problems import Collector


def read_file(request: ReadRequest) -> Reading:
    """Return what a file of a project says, or why it says nothing.

    Raises:
        ProblemError: `file-not-readable` where it is not the file any more that was found. That is no
            reading: kept in the memo, it would be said again of the file as it was.
    """
    content = read_unchanged(request.path, request.digest, file=request.file)
    try:
        if request.kind is Kind.BADGE:
            return _badge(request, content)
        if request.kind is Kind.ENDORSEMENT:
            return _endorsement(request, content)
        return Reading(value=_said(request, content))
    except ProblemError as error:
        return Reading(value=None, problems=error.problems)


def _badge(request: ReadRequest, content: bytes) -> Reading:
    archive = archive_at(request.archive, request.archive_digest)
    found = read_badge(content, file=request.file, archive=archive)
    value = (found.badge, found.payload.container, found.shows_email, boundaries(found.original))
    return Reading(value=value, problems=found.problems)


def _endorsement(request: ReadRequest, content: bytes) -> Reading:
    found = read_endorsement(content, file=request.file)
    return Reading(value=(found.endorsement, boundaries(found.original)))


def _said(request: ReadRequest, content: bytes) -> object:
    """Return what one of the owner's own files says."""
    match request.kind:
        case Kind.PATH:
            return read_path(content, file=request.file, name=request.name)
        case Kind.PAGE:
            return read_page(content, file=request.file, name=request.name)
        case _:
            return _NAMELESS[request.kind](content, request.file)


_NAMELESS: "dict[Kind, Callable[[bytes, str], object]]" = {
    Kind.SITE: lambda content, file: read_settings(content, file=file),
    Kind.ADDRESSES: lambda content, file: read_addresses(content, file=file),
    Kind.BADGE_SETTINGS: lambda content, file: read_badge_settings(content, file=file),
    Kind.ENDORSEMENT_SETTINGS: lambda content, file: read_endorsement_settings(content, file=file),
    Kind.CV: lambda content, file: read_cv(content, file=file),
}
READ = Step("read", read_file)


def read_project(
    found: "Scan", archive: "Archive", work: "Work", problems: "Collector", *, keep_going: bool
) -> ProjectSource:
    """Return everything that a project says; what could not be read is in `problems`.

    What a badge file leaves to addresses is taken from the archive.

    With `keep_going` a badge that cannot be read is a warning, and its name is in the source's `damaged`.

    Raises:
        ProblemError: `file-not-found` where there is no `site.yaml`, or it cannot be understood: nothing
            can be said about the rest without it.
    """
    if found.site is None:
        raise ProblemError(_no_site())
    problems.extend(found.problems)
    read = _Readings(found, archive, work, problems)
    (settings,) = read.all(Kind.SITE, {"site": found.site}).values() or (None,)
    if not isinstance(settings, Settings):
        raise ProblemError(*problems)
    kept = read.all(Kind.ADDRESSES, {"addresses": found.addresses} if found.addresses else {})
    cv = read.all(Kind.CV, {"cv": found.cv} if found.cv else {})
    badges = read.all(Kind.BADGE, found.badges, softly=keep_going)
    settings_of = read.all(Kind.BADGE_SETTINGS, found.sidecars)
    problems.extend(_without_badge(found))
    return ProjectSource(
        settings=settings,
        badges={
            name: BadgeSource(
                file=found.badges[name],
                badge=badge,
                container=container,
                shows_email=shows_email,
                boundaries=instants,
            )
            for name, (badge, container, shows_email, instants) in badges.items()
        },
        settings_of=settings_of,
        pages=tuple(read.all(Kind.PAGE, found.pages).values()),
        paths=tuple(read.all(Kind.PATH, found.paths).values()),
        endorsements=_endorsements(read, found),
        files=found.files,
        cv=cv.get("cv", Cv()),
        kept=kept.get("addresses", KeptAddresses()),
        damaged=frozenset(found.badges.keys() - badges.keys()),
    )


def _endorsements(read: "_Readings", found: "Scan") -> tuple[ReceivedEndorsement, ...]:
    answers = read.all(Kind.ENDORSEMENT_SETTINGS, found.endorsement_answers)
    return tuple(
        ReceivedEndorsement(
            name=name,
            file=found.endorsements[name],
            said=said,
            settings=answers.get(name, EndorsementSettings()),
            boundaries=instants,
        )
        for name, (said, instants) in read.all(Kind.ENDORSEMENT, found.endorsements).items()
    )


class _Readings:
    """Reads files of one project and gathers what is wrong with them."""

    def __init__(self, found: "Scan", archive: "Archive", work: "Work", problems: "Collector") -> None:
        self._found = found
        self._archive = archive
        self._work = work
        self._problems = problems

    def all(self, kind: Kind, files: "dict[str, FoundFile]", *, softly: bool = False) -> dict[str, Any]:
        """Return the values of files by name, without those that could not be read."""
        digest = self._archive.digest if kind is Kind.BADGE else ""
        items = [
            Item(
                (kind.value, file.path, file.digest, digest),
                ReadRequest(
                    kind=kind,
                    path=str(self._found.content / file.path),
                    file=f"content/{file.path}",
                    name=name,
                    digest=file.digest,
                    archive=str(self._found.content / "archive"),
                    archive_digest=digest,
                ),
            )
            for name, file in files.items()
        ]
        readings = dict(zip(files, self._work.map(READ, items), strict=True))
        for reading in readings.values():
            self._problems.extend(
                replace(problem, severity=Severity.WARNING) if softly else problem
                for problem in reading.problems
            )
        return {name: reading.value for name, reading in readings.items() if reading.value is not None}


def _no_site() -> Problem:
    return Problem(
        code=Code.FILE_NOT_FOUND,
        message="The project has no content/site.yaml.",
        span=Span(file="content/site.yaml"),
        hint='It needs two lines at least: "title: ..." and "owner: {name: ...}". badgefolio new writes one.',
    )


def _without_badge(found: "Scan") -> "list[Problem]":
    return [
        *_without_endorsement(found),
        *_without_file(found),
    ]


def _without_endorsement(found: "Scan") -> "list[Problem]":
    return [
        Problem(
            code=Code.FILE_NOT_FOUND,
            message=f'There is no endorsement file "{name}" beside this one.',
            span=Span(file=f"content/{file.path}"),
            hint="Put the file that you received here, or take this one away.",
        )
        for name, file in found.endorsement_answers.items()
        if name not in found.endorsements
    ]


def _without_file(found: "Scan") -> "list[Problem]":
    return [
        Problem(
            code=Code.BADGE_FILE_MISSING,
            message=f'There is no badge file "{name}" beside this one.',
            span=Span(file=f"content/{file.path}"),
            hint=f"Put the badge's own file here, such as content/badges/{name}.png, or take this one away.",
        )
        for name, file in found.sidecars.items()
        if name not in found.badges
    ]
