"""The recipe of a look around: the project is read and checked as for a build, and nothing is written."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from badgefolio.model.notice import Notice, Patience
from badgefolio.pipeline.looking import look
from badgefolio.portfolio.noticing import in_order, linked, notices, of_dead_links
from badgefolio.problems import Code, Collector, Problem

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from badgefolio.fetching import Rules
    from badgefolio.model.site import Site


@dataclass(frozen=True, kw_only=True, slots=True)
class StatusRequest:
    """Which project to look at; `now` (UTC) is when dates are judged.

    With `rules` the web is asked whether links are dead; None asks nobody.
    """

    project: "Path"
    now: "datetime"
    patience: Patience = field(default_factory=Patience)
    rules: "Rules | None" = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Status:
    """What there is to look at, and the warnings of the project. `links` is how many were asked."""

    project: "Path"
    notices: tuple[Notice, ...]
    links: int
    problems: tuple[Problem, ...]


def status(request: StatusRequest) -> Status:
    """Return what somebody should look at: the same for the same project and instant.

    Badges that cannot be read are warnings here.

    Raises:
        ProblemError: everything else that stops a build of the project.
    """
    problems = Collector()
    looked = look(request.project, request.now, problems, keep_going=True)
    resolved = looked.resolved
    # what is gone is a notice here
    problems.extend(one for one in resolved.problems if one.code is not Code.ADDRESS_LOST)
    problems.raise_errors()
    seen = notices(looked.source, resolved.site, looked.archive, request.now, request.patience)
    dead, asked = _dead(resolved.site, request)
    return Status(
        project=looked.project, notices=in_order([*seen, *dead]), links=asked, problems=problems.problems
    )


def _dead(site: "Site", request: StatusRequest) -> tuple[list[Notice], int]:
    if request.rules is None:
        return [], 0
    from badgefolio.fetching import dead_links

    links = linked(site)
    return list(of_dead_links(links, dead_links(links, request.rules))), len(links)
