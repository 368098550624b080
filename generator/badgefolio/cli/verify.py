"""`badgefolio verify`: say what is true about badges, and what could not be checked."""

import argparse
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from badgefolio.cli.clock import now
from badgefolio.cli.files import read_bytes
from badgefolio.cli.refresh import add_host_argument
from badgefolio.problems import ProblemError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from badgefolio import Problem
    from badgefolio.console import Terminal
    from badgefolio.model.report import Report
    from badgefolio.pipeline.received import ListedEndorsement
    from badgefolio.problems import Collector

HELP = "say what is true about your badges, and what could not be checked"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help="what pages call the badges, or badge files [all badges]"
    )
    parser.add_argument(
        "--project", type=Path, default=Path(), metavar="DIR", help="a folder in the project [.]"
    )
    parser.add_argument(
        "--online", action="store_true", help="ask the issuers' servers first, as refresh does"
    )
    add_host_argument(parser)
    parser.add_argument("--strict", action="store_true", help="exit with 1 where a check could not be made")


def run(args: argparse.Namespace, terminal: "Terminal") -> int:
    """Check, and say what came of it; 1 where a check failed or a badge could not be read."""
    from badgefolio.console.endorsements import endorsement_json
    from badgefolio.console.report import report_json
    from badgefolio.console.terminal import problems_json
    from badgefolio.model.report import Outcome
    from badgefolio.problems import Collector

    files = tuple(name for name in args.names if _is_file(name))
    names = tuple(name for name in args.names if name not in files)
    problems = Collector()
    if args.online and (names or not files):
        problems.extend(_asked(args, names, terminal))
    reports = list(_of_files(files, args.project, problems))
    received: tuple[ListedEndorsement, ...] = ()
    if names or not files:
        of_project, received = _of_project(args.project, names, problems)
        reports += of_project
    terminal.done()
    for name, file, report in reports:
        _say(name, file, report, terminal)
    _say_received(received, terminal)
    terminal.out.flush()
    terminal.problems(problems)
    found = [report for _, _, report in reports]
    _sum_up(found, terminal, is_online=args.online, has_errors=problems.has_errors)
    bad: set[Outcome] = {Outcome.FAILED, Outcome.UNKNOWN} if args.strict else {Outcome.FAILED}
    is_fine = not problems.has_errors and bad.isdisjoint(report.outcome for _, _, report in reports)
    badges = [{"name": name, "file": file, "report": report_json(report)} for name, file, report in reports]
    terminal.give(
        {
            "ok": is_fine,
            "badges": badges,
            "endorsements": [endorsement_json(one.received, one.about, one.problem) for one in received],
            "problems": problems_json(problems),
        }
    )
    return 0 if is_fine else 1


def _is_file(name: str) -> bool:
    """Whether a name is meant as a path: pages call badges without ending and folder."""
    return Path(name).is_file() and (Path(name).suffix != "" or len(Path(name).parts) > 1)


def _asked(args: argparse.Namespace, names: tuple[str, ...], terminal: "Terminal") -> "Iterable[Problem]":
    from badgefolio import RefreshRequest, refresh
    from badgefolio.fetching import Rules

    rules = Rules(allowed=tuple(args.allow_host))
    request = RefreshRequest(
        project=args.project, now=now(), names=names, rules=rules, progress=terminal.progress
    )
    return refresh(request).problems


def _of_files(
    files: tuple[str, ...], project: Path, problems: "Collector"
) -> "Iterable[tuple[str, str, Report]]":
    """Give the reports of files, with what is known in the project that the command stands in, if any."""
    from badgefolio import Archive, read_badge, verify
    from badgefolio.pipeline.verifying import known_of
    from badgefolio.portfolio import find_project

    archive: Archive = Archive()
    owner: tuple[str, ...] = ()
    with suppress(ProblemError):
        archive, owner = known_of(find_project(project.absolute()))
    for file in files:
        with problems:
            found = read_badge(read_bytes(Path(file)), file=file, archive=archive)
            yield Path(file).stem, file, verify(found, archive=archive, owner=owner, now=now())


def _of_project(
    project: Path, names: tuple[str, ...], problems: "Collector"
) -> "tuple[list[tuple[str, str, Report]], tuple[ListedEndorsement, ...]]":
    from badgefolio import VerifyRequest, verify_project

    verified = verify_project(VerifyRequest(project=project, names=names, now=now()))
    problems.extend(verified.problems)
    return [(one.name, one.file, one.report) for one in verified.badges], verified.endorsements


def _say_received(several: "tuple[ListedEndorsement, ...]", terminal: "Terminal") -> None:
    """Say in a line each what came of the endorsements that the owner received."""
    from badgefolio.console.endorsements import checked

    for one in several:
        result = one.problem.message if one.problem else checked(one.received.report)
        terminal.say(f"endorsement {one.received.name} ({one.received.answer}): {result}")


def _say(name: str, file: str, report: "Report", terminal: "Terminal") -> None:
    from badgefolio.console.report import explain_report, verdict
    from badgefolio.model.report import Outcome

    style = {Outcome.PASSED: "good", Outcome.FAILED: "bad"}.get(report.outcome, "dim")
    terminal.say(f"{terminal.styled(name, 'bold')}: {terminal.styled(verdict(report), style)}")
    if terminal.is_verbose:
        terminal.say(f"  {file}")
    for line in explain_report(report, every=terminal.is_verbose):
        terminal.say(f"  {line}")


def _sum_up(reports: "list[Report]", terminal: "Terminal", *, is_online: bool, has_errors: bool) -> None:
    from badgefolio.model.report import Outcome

    if not reports:
        if not has_errors:
            terminal.say("There is no badge to check yet. Add one with: badgefolio add FILE")
        return
    outcomes = [report.outcome for report in reports]
    passed, failed = outcomes.count(Outcome.PASSED), outcomes.count(Outcome.FAILED)
    rest = len(outcomes) - passed - failed
    terminal.say(
        f"{len(outcomes)} {'badge' if len(outcomes) == 1 else 'badges'}: {passed} passed every check,"
        f" {failed} failed, {rest} could not be checked in full."
    )
    missing = {address for report in reports for address in report.missing}
    if missing and not is_online:
        terminal.say(
            f"{len(missing)} {'document is' if len(missing) == 1 else 'documents are'} not here yet;"
            " to ask the issuers' servers for them: badgefolio verify --online"
        )
