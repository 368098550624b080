"""Checking badges without making a site: one at a time for programs, or all of a project by name."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from badgefolio.credentials import ReadBadge, read_badge
from badgefolio.fetching import read_archive
from badgefolio.model.archive import Archive
from badgefolio.pipeline.files import read_unchanged
from badgefolio.pipeline.names import chosen
from badgefolio.portfolio import find_project, read_settings, scan
from badgefolio.problems import Collector, Problem
from badgefolio.trust import check

if TYPE_CHECKING:
    from collections.abc import Iterable

    from badgefolio.model.report import Report
    from badgefolio.pipeline.received import ListedEndorsement
    from badgefolio.portfolio import Scan


def verify(
    badge: "bytes | ReadBadge",
    *,
    archive: "Archive | Path | None" = None,
    owner: "Iterable[str]" = (),
    now: datetime | None = None,
) -> "Report":
    """Return what is true about a badge; nothing is fetched, and the archive is only read.

    Args:
        badge: the bytes of a badge file, or what `read_badge` made of them.
        archive: documents that were fetched before, or the folder that `badgefolio refresh` keeps them in;
            without it only what the badge carries in itself can be checked.
        owner: identities of the person whose badge it should be: e-mail addresses, DIDs, web addresses;
            a text alone is one identity.
        now: the instant at which dates are judged, with a zone; the present by default.

    Raises:
        ProblemError: the bytes are no badge that can be read (see `read_badge`); `archive-damaged`.
        ValueError: `now` has no zone.
    """
    if now is not None and now.tzinfo is None:
        message = "now needs a time zone, such as datetime.now(UTC)"
        raise ValueError(message)
    if isinstance(archive, Path):
        archive = read_archive(archive, Collector())
    known = archive or Archive()
    found = badge if isinstance(badge, ReadBadge) else read_badge(badge, file="badge", archive=known)
    instant = (now or datetime.now(UTC)).astimezone(UTC)
    identities = (owner,) if isinstance(owner, str) else tuple(owner)
    return check(found.badge, found.original, archive=known, owner=identities, now=instant)


@dataclass(frozen=True, kw_only=True, slots=True)
class VerifyRequest:
    """Which badges of a project to check. `names` are what pages call them, none for all; `now` is in UTC."""

    project: Path
    names: tuple[str, ...] = ()
    now: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class VerifiedBadge:
    """A badge of a project, what was found in its file, and what is true about it."""

    name: str
    file: str
    found: ReadBadge
    report: "Report"


@dataclass(frozen=True, kw_only=True, slots=True)
class Verified:
    """All reports, in the order of names; `problems` are of badges that could not be read.

    `endorsements` are those that the owner received, about these badges.
    """

    project: Path
    badges: tuple[VerifiedBadge, ...]
    problems: tuple[Problem, ...]
    endorsements: "tuple[ListedEndorsement, ...]" = ()


def verify_project(request: VerifyRequest) -> Verified:
    """Return the reports of a project's badges, private ones too, from what was fetched before.

    Raises:
        ProblemError: `project-not-found`; `badge-not-found`; `archive-damaged`; what is wrong in `site.yaml`.
    """
    project = find_project(request.project.absolute())
    found = scan(project)
    problems = Collector()
    archive = read_archive(found.content / "archive", problems)
    owner = _identities(found)
    badges = []
    for name in chosen(request.names, found):
        file = found.badges[name]
        with problems:
            content = read_unchanged(str(found.content / file.path), file.digest, file=f"content/{file.path}")
            read = read_badge(content, file=f"content/{file.path}", archive=archive)
            report = check(read.badge, read.original, archive=archive, owner=owner, now=request.now)
            badges.append(VerifiedBadge(name=name, file=f"content/{file.path}", found=read, report=report))
    received = _received(project, {one.name for one in badges}, request, problems)
    return Verified(project=project, badges=tuple(badges), problems=problems.problems, endorsements=received)


def _received(
    project: Path, names: set[str], request: VerifyRequest, problems: Collector
) -> "tuple[ListedEndorsement, ...]":
    """Return the endorsements about these badges; those about none come where all badges are verified."""
    from badgefolio.pipeline.received import list_endorsements

    listed = list_endorsements(project, now=request.now)
    problems.extend(listed.problems)
    return tuple(
        one
        for one in listed.endorsements
        if not request.names or not names.isdisjoint(name for name, _ in one.about)
    )


def known_of(project: Path) -> tuple[Archive, tuple[str, ...]]:
    """Return the archive of a project and its owner's identities.

    Raises:
        ProblemError: `archive-damaged`; what is wrong in `site.yaml`.
    """
    found = scan(project)
    return read_archive(found.content / "archive", Collector()), _identities(found)


def _identities(found: "Scan") -> tuple[str, ...]:
    """Return the owner's identities, none where there is no `site.yaml`."""
    if found.site is None:
        return ()
    file = "content/site.yaml"
    content = read_unchanged(str(found.content / found.site.path), found.site.digest, file=file)
    return read_settings(content, file=file).owner.identities
