"""Fill the sample's archive as `badgefolio refresh` would have, on fixed days, from the invented servers."""

from datetime import UTC, datetime
from pathlib import Path

from badgefolio import read_badge
from badgefolio.fetching import Run, Wanted, refresh_badge
from badgefolio.model.archive import Archive
from servers import BEHIND_LOGIN, ask

# What Maya ran: `refresh`, two weeks later `refresh` again for what can be withdrawn without a word, and
# `refresh --partial` for the one badge whose issuer answered by half.
_FIRST = datetime(2026, 10, 3, 7, 40, 12, tzinfo=UTC)
_AGAIN = datetime(2026, 10, 18, 16, 5, 41, tzinfo=UTC)
_PARTIAL = datetime(2026, 10, 3, 7, 52, 3, tzinfo=UTC)
_ASKED_AGAIN = ("assessment-for-learning", "premiers-secours", "python-for-science-teachers")


def archived(files: dict[str, bytes]) -> Archive:
    """Return the archive after all runs; `files` are the badges by file name."""
    wanted = {Path(file).stem: _wanted(file, content) for file, content in sorted(files.items())}
    archive = _refreshed(tuple(wanted.values()), Archive.of(()), _FIRST)
    archive = _refreshed((wanted[BEHIND_LOGIN],), archive, _PARTIAL, partial=True)
    return _refreshed(tuple(wanted[name] for name in _ASKED_AGAIN), archive, _AGAIN)


def _refreshed(
    wanted: tuple[Wanted, ...], archive: Archive, now: datetime, *, partial: bool = False
) -> Archive:
    run = Run(ask, now, archive)
    for one in wanted:
        _, archive = refresh_badge(one, archive, run, partial=partial)
    return archive


def _wanted(file: str, content: bytes) -> Wanted:
    read = read_badge(content, file=file)
    return Wanted(name=Path(file).stem, badge=read.badge, original=read.original)
