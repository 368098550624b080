"""The recipe of bringing badges along: what a person names is opened, read, compared, checked and kept.

Nothing is written before everything that was named has been read. Only a web address asks the network, and
only that one address.
"""

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from badgefolio.credentials import Piece, ReadBadge, read_badge
from badgefolio.fetching import Rules
from badgefolio.model.project import Visibility
from badgefolio.model.report import Name, Outcome
from badgefolio.pipeline.bringing_endorsements import BroughtEndorsement, TakingEndorsements
from badgefolio.pipeline.gathering import PASTED, Source, offered
from badgefolio.pipeline.twins import Known, Twin
from badgefolio.pipeline.verifying import known_of
from badgefolio.portfolio import find_project, keep_badge, scan, slug
from badgefolio.problems import Code, Collector, Problem, ProblemError, Severity, Span
from badgefolio.trust import check

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from badgefolio.model.archive import Archive
    from badgefolio.model.report import Report
    from badgefolio.portfolio import Scan

MAX_KEPT_BYTES = 512 * 1024 * 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class BringRequest:
    """What to bring into a project, and how.

    `project` is any folder in the project. Each of `sources` is a path (a badge file, a folder, a ZIP file, a
    learner record), a web address (a text), or the bytes that somebody pasted. `now` (UTC) is when dates are
    judged. `name` is what pages will call the badge, for one badge. With `again` a badge that is there in
    another file is added once more. `rules` are those of the network.
    """

    project: "Path"
    sources: tuple[Source, ...]
    now: "datetime"
    name: str = ""
    visibility: Visibility = Visibility.PRIVATE
    again: bool = False
    rules: Rules = field(default_factory=Rules)


@dataclass(frozen=True, kw_only=True, slots=True)
class BroughtBadge:
    """A badge that is in the project now: its name, where it came from, its path in the project."""

    name: str
    source: str
    file: str
    found: ReadBadge
    report: "Report"


@dataclass(frozen=True, kw_only=True, slots=True)
class Brought:
    """What came of it: `skipped` was there already; `problems` are warnings, also of what is no badge."""

    project: "Path"
    badges: tuple[BroughtBadge, ...]
    skipped: tuple[Twin, ...]
    problems: tuple[Problem, ...]
    endorsements: tuple[BroughtEndorsement, ...] = ()


def bring(request: BringRequest) -> Brought:
    """Copy the badges behind all sources into the project byte for byte, each with a YAML file beside it.

    A file that was named itself and is no badge is an error, and then nothing is copied. Of a folder, a ZIP
    file or a record the badges are taken, and what is none is a warning with its reason. What is there
    already is passed over.

    Raises:
        ProblemError: everything that was named and is no badge; `no-badge-inside`; `badge-name-twice`;
            `project-not-found`; what is wrong in `site.yaml`; `output-not-writable`.
    """
    project = find_project(request.project.absolute())
    found = scan(project)
    archive, owner = known_of(project)
    taking = _Taking(request, found, archive)
    errors = Collector()
    for source in request.sources:
        with errors:
            taking.take(source)
    with errors:
        taking.check_name()
    if errors.has_errors:
        raise ProblemError(*taking.problems, *errors)
    reports = [
        check(one.found.badge, one.found.original, archive=archive, owner=owner, now=request.now)
        for one in taking.taken
    ]
    endorsements = taking.endorsements.kept()
    badges = tuple(
        _kept(one, report, found, request) for one, report in zip(taking.taken, reports, strict=True)
    )
    problems = [*taking.problems]
    for one in badges:
        problems += [*one.found.problems, *_of_recipient(one.report, one.source, has_owner=bool(owner))]
    return Brought(
        project=project,
        badges=badges,
        endorsements=endorsements,
        skipped=tuple(taking.twins),
        problems=tuple(problems),
    )


def _kept(one: "_Taken", report: "Report", found: "Scan", request: BringRequest) -> BroughtBadge:
    """Write a badge into the project, and return it."""
    file = keep_badge(
        found.content,
        one.name,
        (one.found.payload.container, one.piece.content),
        title=one.found.badge.name or one.name,
        visibility=request.visibility,
    )
    return BroughtBadge(name=one.name, source=one.piece.name, file=file, found=one.found, report=report)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Taken:
    name: str
    piece: Piece
    found: ReadBadge


class _Taking:
    """Takes one source after another; what is taken is not written yet."""

    def __init__(self, request: BringRequest, found: "Scan", archive: "Archive") -> None:
        self.taken: list[_Taken] = []
        self.twins: list[Twin] = []
        self.problems: list[Problem] = []
        self.endorsements = TakingEndorsements(found)
        self._request = request
        self._archive = archive
        self._known = Known(found, archive)
        self._names = {name.casefold() for name in (*found.badges, *found.sidecars)}
        self._bytes = 0

    def take(self, source: Source) -> None:
        """Take the badges behind a source.

        Raises:
            ProblemError: it was named itself and is no badge; there is none inside.
        """
        before, looked = self._count(), len(self.problems)
        pieces = 0
        is_named = False
        for one in offered(source, self._request.rules):
            pieces += 1
            is_named = one.is_named
            if isinstance(one.one, Problem):
                self.problems.append(one.one.warning())
                continue
            try:
                self._piece(one.one)
            except ProblemError as error:
                if one.is_named:
                    raise
                self.problems += [problem.warning() for problem in error.problems]
        if not is_named and self._count() == before:
            raise ProblemError(_nothing_inside(source, pieces, len(self.problems) - looked))

    def check_name(self) -> None:
        """Refuse one name for several badges, and a name that is taken.

        Raises:
            ProblemError: `badge-name-twice`.
        """
        wanted = self._request.name
        if not wanted or not self.taken:
            return
        first = self.taken[0]
        if len(self.taken) > 1 or len(self._request.sources) > 1:
            raise ProblemError(
                Problem(
                    code=Code.BADGE_NAME_TWICE,
                    message=f'"{wanted}" cannot be the name of several badges.',
                    hint="Add them one by one, or without --name.",
                )
            )
        if first.name != slug(wanted):
            raise ProblemError(
                Problem(
                    code=Code.BADGE_NAME_TWICE,
                    message=f'There is a badge "{slug(wanted)}" already.',
                    span=Span(file=first.piece.name),
                    hint="Choose another --name.",
                )
            )

    def _count(self) -> int:
        return len(self.taken) + len(self.twins) + len(self.endorsements)

    def _piece(self, piece: Piece) -> None:
        endorsed = self.endorsements.take(piece)
        if endorsed:
            self.twins += [endorsed] if isinstance(endorsed, Twin) else []
            return
        twin = self._known.twin(piece.content, piece.name)
        if twin is not None:
            self.twins.append(twin)
            return
        found = read_badge(piece.content, file=piece.name, archive=self._archive)
        again = None if self._request.again else self._known.same_award(found, piece.name)
        if again is not None:
            self.twins.append(self._better(piece, found, again) or again)
            return
        self._bytes += len(piece.content)
        if self._bytes > MAX_KEPT_BYTES:
            raise ProblemError(_too_much(piece.name))
        wanted = slug(self._request.name or found.badge.name or _name_of(piece.name))
        name = next(one for one in _names(wanted) if one.casefold() not in self._names)
        self._names.add(name.casefold())
        self._known.add(piece.content, found, piece.name)
        self.taken.append(_Taken(name=name, piece=piece, found=found))

    def _better(self, piece: Piece, found: ReadBadge, again: Twin) -> Twin | None:
        """Take a picture in place of the same badge without one, where both are on their way.

        Exports hold the JSON beside the picture; which comes first is chance.
        """
        if not found.payload.container.is_image:
            return None
        for number, one in enumerate(self.taken):
            if one.piece.name == again.same_as and not one.found.payload.container.is_image:
                self.taken[number] = _Taken(name=one.name, piece=piece, found=found)
                self._known.replace(piece.content, found, piece.name)
                return self._known.same_award(one.found, one.piece.name)
        return None


def _names(wanted: str) -> "Iterator[str]":
    yield wanted
    yield from (f"{wanted}-{number}" for number in count(2))


def _name_of(label: str) -> str:
    """Return a name for a badge that says none: of a file its own, of an address its host."""
    if label.startswith(("https://", "http://")):
        return (urlsplit(label).hostname or "badge").removeprefix("www.")
    last = label.replace("\\", "/").rstrip("/").rpartition("/")[2].partition("#")[0]
    return last.rpartition(".")[0] or last or "badge"


def _nothing_inside(source: Source, pieces: int, refused: int) -> Problem:
    where = PASTED if isinstance(source, bytes) else str(source)
    if not pieces:
        message = "There is nothing in it."
        hint = "Is it the right one? A download may have failed; try it again."
    else:
        counted = "1 thing was" if pieces == 1 else f"{pieces:,} things were"
        message = f"There is no badge in it: {counted} looked at."
        hint = "Why each of them is none stands above." if refused else "Is it the right one?"
    return Problem(code=Code.NO_BADGE_INSIDE, message=message, span=Span(file=where), hint=hint)


def _too_much(file: str) -> Problem:
    return Problem(
        code=Code.COLLECTION_UNSAFE,
        message=f"The badges have more than {MAX_KEPT_BYTES:,} bytes together.",
        span=Span(file=file),
        hint="Add them in several parts.",
    )


def _of_recipient(report: "Report", file: str, *, has_owner: bool) -> list[Problem]:
    """Return the warning that a badge was awarded to somebody else; it never says to whom."""
    failed = any(one.name is Name.RECIPIENT and one.outcome is Outcome.FAILED for one in report.checks)
    if not failed or not has_owner:
        return []
    return [
        Problem(
            code=Code.RECIPIENT_NOT_NAMED,
            message="The badge was awarded to none of the identities in content/site.yaml.",
            span=Span(file=file),
            hint="If it is yours, add the e-mail address that you had at the issuer's to content/site.yaml,"
            " under owner: identities; it is never published.",
            severity=Severity.WARNING,
        )
    ]
