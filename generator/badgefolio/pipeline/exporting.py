"""The recipe of an export: what everybody may find on the site, and nothing else, becomes one file.

It is read as for a build, and passes the same filter; nothing is written into the project.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from badgefolio.credentials import unbake
from badgefolio.model.leaving import Leaving, LeavingBadge, LeftOut
from badgefolio.pipeline.endorsement_checking import check_all
from badgefolio.pipeline.files import read_unchanged
from badgefolio.pipeline.looking import at_address, look
from badgefolio.portfolio import published
from badgefolio.problems import Collector, Problem
from badgefolio.render import FORMATS, PICTURE, Withheld, plan_pictures, withheld

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from badgefolio.model.site import PublicSite
    from badgefolio.portfolio import Scan
    from badgefolio.render import Format

_WITHDRAWN = "Its issuer took it back."
_REASONS = {
    Withheld.BY_OWNER: "The owner does not offer the file.",
    Withheld.SHOWS_EMAIL: "The file holds an e-mail address.",
    Withheld.MAY_HOLD_PROGRAM: "The file may hold a program.",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class ExportRequest:
    """What to export. `format` is one of `badgefolio.render.FORMATS`; `now` (UTC) is when dates are judged.

    `base_url` replaces that of `site.yaml`.
    """

    project: "Path"
    format: str
    now: "datetime"
    base_url: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Exported:
    """The bytes of the file, the names of the badges in it, those left out with the reason, and warnings."""

    content: bytes
    badges: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]


def export(request: ExportRequest) -> Exported:
    """Return the public badges of a project in a format: the same bytes for the same project and day.

    Raises:
        ProblemError: everything that stops a build of the project.
        KeyError: there is no such format.
    """
    chosen = FORMATS[request.format]
    problems = Collector()
    found, site = _public(request, problems)
    problems.raise_errors()
    leaving = _leaving(site, found, request, problems)
    problems.raise_errors()
    left_out = _left_out(chosen, leaving)
    unsaid = dict(left_out)
    return Exported(
        content=chosen.make(leaving),
        badges=tuple(held.name for held in leaving.site.listed_badges if held.name not in unsaid),
        left_out=left_out,
        problems=problems.problems,
    )


def _left_out(chosen: "Format", leaving: Leaving) -> tuple[tuple[str, str], ...]:
    """Return the names of the public badges that are not in a file of the format, with the reason."""
    if chosen.holds_files:
        return tuple((one.held.name, one.reason) for one in leaving.left_out)
    if chosen.claims:
        return tuple((held.name, _WITHDRAWN) for held in leaving.site.listed_badges if held.is_revoked)
    return ()


def _public(request: ExportRequest, problems: Collector) -> "tuple[Scan, PublicSite]":
    """Return the files of the project, and what everybody may find of it."""
    looked = look(request.project, request.now, problems, check=check_all)
    resolved = looked.resolved
    problems.extend(resolved.problems)
    site = published(at_address(resolved.site, request.base_url))
    return looked.found, replace(site, badges=site.listed_badges, pages=site.listed_pages, owner_picture=None)


def _leaving(site: "PublicSite", found: "Scan", request: ExportRequest, problems: Collector) -> Leaving:
    """Return the badges with their files; what a page would not offer for download stays out."""
    items = plan_pictures(site, found.content)
    badges, left_out = [], []
    for held in site.badges:
        with problems:
            made = PICTURE.function(items[held.name].argument)
            problems.extend([made.problem] if made.problem is not None else [])
            reason = withheld(held, made.picture)
            if reason is not None:
                left_out.append(LeftOut(held=held, reason=_REASONS[reason]))
                continue
            file = f"content/{held.file.path}"
            content = read_unchanged(str(found.content / held.file.path), held.file.digest, file=file)
            badges.append(LeavingBadge(held=held, content=content, text=unbake(content, file=file).text))
    return Leaving(site=site, badges=tuple(badges), left_out=tuple(left_out), now=request.now)
