"""`badgefolio add`: read badge files, explain them, copy them into the project."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from badgefolio.cli.clock import now
from badgefolio.cli.files import read_bytes, write_new
from badgefolio.problems import Code, Collector, Problem, ProblemError, Span

if TYPE_CHECKING:
    import argparse

    from badgefolio import ReadBadge, Report
    from badgefolio.console import Terminal
    from badgefolio.portfolio import Scan

HELP = "read badge files, explain them, and copy them into the project"
_SIDECAR = """\
# yaml-language-server: $schema=../.schemas/badge.json
# {title}
visibility: {visibility}   # private, unlisted or public
tags: []
# note: A few words of your own about it.
"""


def add_arguments(parser: "argparse.ArgumentParser") -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="badge files: PNG, SVG, PDF, JSON, JWT"
    )
    parser.add_argument(
        "--project", type=Path, default=Path(), metavar="DIR", help="a folder in the project [.]"
    )
    parser.add_argument("--name", default="", metavar="NAME", help="what pages will call it (for one file)")
    parser.add_argument(
        "--visibility",
        choices=("private", "unlisted", "public"),
        default="private",
        help="who may find it [private]",
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Added:
    """A badge on its way into the project."""

    path: Path
    name: str
    content: bytes
    found: "ReadBadge"


def run(args: "argparse.Namespace", terminal: "Terminal") -> int:
    """Copy every file that is a badge; 1 where one is not, and then none is copied."""
    from badgefolio.console import badge_json
    from badgefolio.console.report import report_json
    from badgefolio.console.terminal import problems_json
    from badgefolio.portfolio import find_project, scan

    project = find_project(args.project.absolute())
    found = scan(project)
    problems = Collector()
    if args.name and len(args.files) > 1:
        problems.add(_name_for_many(args.name))
    taken = {name.casefold() for name in (*found.badges, *found.sidecars)}
    places = {one.digest: f"content/{one.path}" for one in found.badges.values()}
    added: list[_Added] = []
    for path in args.files:
        with problems:
            one = _read(path, args.name, places, taken)
            added.append(one)
            taken.add(one.name.casefold())
            places[sha256(one.content).hexdigest()] = str(path)
    problems.raise_errors()
    reports = _reports(added, project)
    for one, report in zip(added, reports, strict=True):
        file = _copy(one, found, args.visibility)
        _say(one, report, terminal)
        terminal.say(f"It is in {file} now, {args.visibility}; pages call it {one.name}.")
        if args.visibility == "private":
            terminal.say(f'Say "visibility: public" in content/badges/{one.name}.yaml to publish it.')
    terminal.give(
        {
            "ok": True,
            "badges": [
                {
                    "name": one.name,
                    "file": str(one.path),
                    "badge": badge_json(one.found.badge),
                    "report": report_json(report),
                }
                for one, report in zip(added, reports, strict=True)
            ],
            "problems": problems_json(problem for one in added for problem in one.found.problems),
        }
    )
    return 0


def _say(one: _Added, report: "Report", terminal: "Terminal") -> None:
    """Explain a badge: its file, what it says, and what came of checking it."""
    from badgefolio.console.explain import explain
    from badgefolio.console.report import explain_report, verdict

    terminal.say(terminal.styled(str(one.path), "bold"))
    for line in explain(one.found.badge, one.found.payload):
        terminal.say(f"  {line}")
    terminal.say(f"  {'Checked:':<12} {verdict(report)}")
    for line in explain_report(report, every=terminal.is_verbose):
        terminal.say(f"    {line}")
    terminal.out.flush()
    terminal.problems(one.found.problems)


def _reports(added: list[_Added], project: Path) -> "list[Report]":
    """Return what is true about each badge, as far as the badge and the archive say: nobody is asked."""
    from badgefolio import verify
    from badgefolio.pipeline.verifying import known_of

    archive, owner = known_of(project)
    return [verify(one.found, archive=archive, owner=owner, now=now()) for one in added]


def _read(path: Path, name: str, places: dict[str, str], taken: set[str]) -> _Added:
    """Return a badge that has a file and a name of its own; `places` are the files there are, by SHA-256."""
    from badgefolio import read_badge
    from badgefolio.portfolio import slug

    content = read_bytes(path)
    same = places.get(sha256(content).hexdigest())
    if same is not None:
        raise ProblemError(
            Problem(
                code=Code.FILE_EXISTS,
                message=f"The same badge is there already, as {same}.",
                span=Span(file=str(path)),
                hint="There is nothing to do.",
            )
        )
    badge = read_badge(content, file=str(path))
    wanted = slug(name or badge.badge.name or path.stem)
    free = next(one for one in _names(wanted) if one.casefold() not in taken)
    if name and free != wanted:
        raise ProblemError(
            Problem(
                code=Code.BADGE_NAME_TWICE,
                message=f'There is a badge "{wanted}" already.',
                span=Span(file=str(path)),
                hint="Choose another --name.",
            )
        )
    return _Added(path=path, name=free, content=content, found=badge)


def _copy(one: _Added, found: "Scan", visibility: str) -> str:
    """Copy the badge, then write the YAML beside it; return the path of the copy in the project."""
    badges = found.content / "badges"
    file = badges / f"{one.name}.{one.found.payload.container}"
    write_new(file, one.content)
    title = (one.found.badge.name or one.name).replace("\n", " ")
    write_new(badges / f"{one.name}.yaml", _SIDECAR.format(title=title, visibility=visibility).encode())
    return f"content/badges/{file.name}"


def _names(wanted: str) -> "list[str]":
    return [wanted, *(f"{wanted}-{number}" for number in range(2, 10_000))]


def _name_for_many(name: str) -> Problem:
    return Problem(
        code=Code.BADGE_NAME_TWICE,
        message=f'"{name}" cannot be the name of several badges.',
        hint="Add them one by one, or without --name.",
    )
