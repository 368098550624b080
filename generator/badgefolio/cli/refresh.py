"""`badgefolio refresh`: fetch what badges need to be checked, and keep it in the project."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from badgefolio.cli.clock import now
from badgefolio.sources.wording import shown

if TYPE_CHECKING:
    from badgefolio import RefreshReport
    from badgefolio.console import Terminal
    from badgefolio.fetching import AllowedHost, Refreshed

HELP = "ask the issuers' servers about your badges, and keep what they say in the project"
_MOST_DIFFERENCES = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help="what pages call the badges [all of the project]"
    )
    parser.add_argument(
        "--project", type=Path, default=Path(), metavar="DIR", help="a folder in the project [.]"
    )
    add_host_argument(parser)
    parser.add_argument(
        "--partial", action="store_true", help="keep what could be fetched of a badge though something failed"
    )
    parser.add_argument("--prune", action="store_true", help="drop documents that no badge needs any more")


def add_host_argument(parser: argparse.ArgumentParser) -> None:
    """Add the argument that names hosts the network's rules are loosened for."""
    parser.add_argument(
        "--allow-host",
        action="append",
        default=[],
        type=_host,
        metavar="HOST",
        help="NAME or NAME:PORT that may be asked though it is in a private network or without https",
    )


def _host(text: str) -> "AllowedHost":
    from badgefolio.fetching import allowed_host

    try:
        return allowed_host(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def run(args: argparse.Namespace, terminal: "Terminal") -> int:
    """Refresh, and say what came of each badge; 1 where something that is needed could not be fetched."""
    from badgefolio import RefreshRequest, refresh
    from badgefolio.console.terminal import problems_json
    from badgefolio.fetching import Rules

    report = refresh(
        RefreshRequest(
            project=args.project,
            now=now(),
            names=tuple(args.names),
            rules=Rules(allowed=tuple(args.allow_host)),
            partial=args.partial,
            prune=args.prune,
            progress=terminal.progress,
        )
    )
    terminal.done()
    is_fine = not any(problem.is_error for problem in report.problems)
    _say(report, terminal, is_fine=is_fine)
    terminal.give(
        {
            "ok": is_fine,
            "project": str(report.project),
            "badges": [_answer(one) for one in report.badges],
            "dropped": list(report.dropped),
            "documents": report.documents,
            "problems": problems_json(report.problems),
        }
    )
    return 0 if is_fine else 1


def _say(report: "RefreshReport", terminal: "Terminal", *, is_fine: bool) -> None:
    for one in report.badges:
        terminal.say(terminal.styled(one.name, "bold"))
        for line in _lines(one):
            terminal.say(f"  {line}")
    terminal.out.flush()
    terminal.problems(report.problems)
    for address in report.dropped:
        terminal.say(f"Dropped: {address}")
    if not report.badges and is_fine:
        terminal.say("There is no badge in this project yet. Add one with: badgefolio add FILE")
    elif is_fine:
        terminal.say(
            f"content/archive/ holds {_count(report.documents, 'document')}. Builds read it offline."
        )


def _lines(one: "Refreshed") -> list[str]:
    """Return what is said of one badge; what failed is said as problems."""
    if not one.fetched and not one.missing:
        return ["It names nothing that could be fetched."]
    lines = [f"{_count(len(one.fetched), 'document')} fetched, {len(one.changed)} new or changed."]
    if one.is_kept:
        lines += [f"New or changed: {address}" for address in one.changed]
    if one.is_gone:
        lines.append("The issuer's server says that this badge is gone for good: it may have been revoked.")
    if one.differences:
        lines.append("The issuer's copy says something else than your file:")
    for difference in one.differences[:_MOST_DIFFERENCES]:
        lines.append(
            f"  {shown(difference.pointer)}: {difference.before or 'nothing'} in your file,"
            f" {difference.after or 'nothing'} at the issuer's"
        )
    if len(one.differences) > _MOST_DIFFERENCES:
        lines.append(f"  and {len(one.differences) - _MOST_DIFFERENCES} more")
    if not one.is_kept:
        lines.append("Not kept: something that is needed failed.")
    return lines


def _answer(one: "Refreshed") -> dict[str, object]:
    return {
        "name": one.name,
        "kept": one.is_kept,
        "gone": one.is_gone,
        "fetched": list(one.fetched),
        "changed": list(one.changed),
        "missing": [
            {
                "address": missing.address,
                "role": str(missing.role),
                "reason": str(missing.reason),
                "required": missing.is_required,
            }
            for missing in one.missing
        ],
        "differences": [
            {"pointer": difference.pointer, "before": difference.before, "after": difference.after}
            for difference in one.differences
        ],
    }


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
