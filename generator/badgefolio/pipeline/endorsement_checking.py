"""Every endorsement that the owner received is checked, offline, and its report put beside it.

A step like the checking of badges: its key holds how many of the instants that endorsement and archive name
have come, and no time.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from badgefolio.credentials import read_endorsement
from badgefolio.model.checking import EndorsementRequest
from badgefolio.model.work import Item, Step
from badgefolio.pipeline.checking import archive_at, check_badges
from badgefolio.pipeline.files import read_unchanged
from badgefolio.portfolio import targets
from badgefolio.problems import ProblemError
from badgefolio.trust import archive_boundaries, check_endorsement, passed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from badgefolio.engine import Work
    from badgefolio.model.archive import Archive
    from badgefolio.model.credential import Badge
    from badgefolio.model.endorsements import ReceivedEndorsement
    from badgefolio.model.report import Report
    from badgefolio.model.source import ProjectSource
    from badgefolio.portfolio import Scan


def check_endorsement_file(request: EndorsementRequest) -> "Report":
    """Return what is true about an endorsement file.

    Raises:
        ProblemError: `file-not-readable` where it is not the file any more that was found.
    """
    content = read_unchanged(request.path, request.digest, file=request.file)
    archive = archive_at(request.archive, request.archive_digest)
    found = read_endorsement(content, file=request.file)
    return check_endorsement(found.original, frozenset(request.about), archive, now=request.now)


CHECK_ENDORSEMENT = Step("check-endorsement", check_endorsement_file)


def check_all(
    source: "ProjectSource", found: "Scan", archive: "Archive", work: "Work", now: "datetime"
) -> "ProjectSource":
    """Return the source with a report beside each badge and endorsement, as of the day of `now` (UTC)."""
    source = check_badges(source, found, archive, work, now)
    return check_received(source, found, archive, work, now) if source.endorsements else source


def check_received(
    source: "ProjectSource", found: "Scan", archive: "Archive", work: "Work", now: "datetime"
) -> "ProjectSource":
    """Return the source with a report beside each endorsement, as of the day of `now` (UTC)."""
    badges = {name: one.badge for name, one in source.badges.items()}
    of_archive = passed(archive_boundaries(archive), now)
    items = []
    for one in source.endorsements:
        about = identifiers(one, badges)
        request = EndorsementRequest(
            path=str(found.content / one.file.path),
            file=f"content/{one.file.path}",
            digest=one.file.digest,
            about=about,
            archive=str(found.content / "archive"),
            archive_digest=archive.digest,
            now=now,
        )
        key = (one.file.path, one.file.digest, about, archive.digest, of_archive, passed(one.boundaries, now))
        items.append(Item(key, request))
    reports = work.map(CHECK_ENDORSEMENT, items)
    day = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return replace(
        source,
        endorsements=tuple(
            replace(one, report=replace(report, at=day))
            for one, report in zip(source.endorsements, reports, strict=True)
        ),
    )


def identifiers(one: "ReceivedEndorsement", badges: "Mapping[str, Badge]") -> tuple[str, ...]:
    """Return the identifiers that an endorsement may name: its own where it is about a badge of the project.

    Where it is about none, those of no badge: then its report says so.
    """
    try:
        targets(one, badges)
    except ProblemError:
        return ("urn:badgefolio:nothing",)
    return (one.said.about or "",)
