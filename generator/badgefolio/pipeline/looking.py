"""A look at a project: read, checked and put together as for a build; nothing kept, nothing written."""

from dataclasses import dataclass, replace
from secrets import token_hex
from typing import TYPE_CHECKING

from badgefolio import resources
from badgefolio.engine import Memo, Work
from badgefolio.fetching import read_archive
from badgefolio.pipeline.checking import check_badges
from badgefolio.pipeline.reading import read_project
from badgefolio.portfolio import find_project, resolve, scan
from badgefolio.render import ThemeShelf

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from badgefolio.model.archive import Archive
    from badgefolio.model.site import Site
    from badgefolio.model.source import ProjectSource
    from badgefolio.portfolio import Resolved, Scan
    from badgefolio.problems import Collector

    Check = Callable[[ProjectSource, Scan, Archive, Work, datetime], ProjectSource]


@dataclass(frozen=True, kw_only=True, slots=True)
class Looked:
    """What was found in a project: its folder, its files, what it says, what that means.

    Problems of putting it together are in `resolved`, those of reading went to the collector.
    """

    project: "Path"
    found: "Scan"
    archive: "Archive"
    source: "ProjectSource"
    shelf: ThemeShelf
    resolved: "Resolved"


def look(
    start: "Path",
    now: "datetime",
    problems: "Collector",
    *,
    check: "Check" = check_badges,
    keep_going: bool = False,
) -> Looked:
    """Return what is in a project, private things too.

    Args:
        start: a folder in the project.
        now: when dates are judged (UTC).
        problems: where everything goes that is wrong with single files.
        check: what is checked: badges alone, or endorsements too.
        keep_going: whether badges that cannot be read are warnings.

    Raises:
        ProblemError: `project-not-found`, and what cannot be read at all.
    """
    project = find_project(start.absolute())
    found = scan(project)
    archive = read_archive(found.content / "archive", problems)
    with Memo(None) as memo:
        work = Work(memo)
        source = read_project(found, archive, work, problems, keep_going=keep_going)
        source = check(source, found, archive, work, now)
    bundled = resources.bundled("themes")
    shelf = ThemeShelf(project / "themes", bundled, trusted=bundled)
    resolved = resolve(
        source,
        themes=shelf.names,
        default_theme=shelf.default,
        new_token=lambda: token_hex(16),
        now=now,
    )
    return Looked(
        project=project, found=found, archive=archive, source=source, shelf=shelf, resolved=resolved
    )


def at_address(site: "Site", base_url: str) -> "Site":
    """Return a site as it is at another public address; at its own where that is empty."""
    if not base_url:
        return site
    return replace(site, settings=replace(site.settings, base_url=base_url.rstrip("/") + "/"))
