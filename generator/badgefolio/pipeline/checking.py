"""The second part of the recipe: every badge is checked, offline, and its report put beside it.

Checking is a step like any other. Its key holds no time but how many of the instants that badge and archive
name have come: a badge is checked again when one of them passes, or the badge or the archive changed.
"""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from badgefolio.credentials import read_badge
from badgefolio.fetching import read_archive
from badgefolio.model.checking import CheckRequest
from badgefolio.model.work import Item, Step
from badgefolio.pipeline.files import read_unchanged
from badgefolio.problems import Code, Collector, Problem, ProblemError, Span
from badgefolio.trust import archive_boundaries, check, passed

if TYPE_CHECKING:
    from datetime import datetime

    from badgefolio.engine import Work
    from badgefolio.model.archive import Archive
    from badgefolio.model.report import Report
    from badgefolio.model.source import ProjectSource
    from badgefolio.portfolio import Scan


def check_file(request: CheckRequest) -> "Report":
    """Return what is true about a badge file.

    Raises:
        ProblemError: `file-not-readable` where it is not the file any more that was found.
    """
    content = read_unchanged(request.path, request.digest, file=request.file)
    archive = archive_at(request.archive, request.archive_digest)
    found = read_badge(content, file=request.file, archive=archive)
    return check(found.badge, found.original, archive=archive, owner=request.owner, now=request.now)


CHECK = Step("check", check_file)


@lru_cache(maxsize=2)
def archive_at(folder: str, digest: str) -> "Archive":
    """Return the archive of a folder; read once for each digest, whatever is damaged left out.

    Raises:
        ProblemError: `file-not-readable` where it is not the archive any more that was found: what is made
            of it would be kept in the memo under the name of the other.
    """
    archive = read_archive(Path(folder), Collector())
    if archive.digest != digest:
        raise ProblemError(
            Problem(
                code=Code.FILE_NOT_READABLE,
                message="The archive changed while the badges were being checked.",
                span=Span(file="content/archive"),
                hint="Try again.",
            )
        )
    return archive


def check_badges(
    source: "ProjectSource", found: "Scan", archive: "Archive", work: "Work", now: "datetime"
) -> "ProjectSource":
    """Return the source with a report beside each badge, as of the day of `now` (UTC).

    The day is all that pages show: with the second in it every build would make them anew.
    """
    folder = found.content / "archive"
    of_archive = passed(archive_boundaries(archive), now)
    owner = source.settings.owner.identities
    items = [
        Item(
            (one.file.path, one.file.digest, archive.digest, owner, of_archive, passed(one.boundaries, now)),
            CheckRequest(
                path=str(found.content / one.file.path),
                file=f"content/{one.file.path}",
                digest=one.file.digest,
                archive=str(folder),
                archive_digest=archive.digest,
                owner=owner,
                now=now,
            ),
        )
        for one in source.badges.values()
    ]
    reports = dict(zip(source.badges, work.map(CHECK, items), strict=True))
    day = now.replace(hour=0, minute=0, second=0, microsecond=0)
    badges = {
        name: replace(one, report=replace(reports[name], at=day)) for name, one in source.badges.items()
    }
    return replace(source, badges=badges)
