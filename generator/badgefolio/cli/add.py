"""`badgefolio add`: read badges wherever they lie, explain them, copy them into the project."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from badgefolio.cli.clock import now
from badgefolio.cli.refresh import add_host_argument
from badgefolio.problems import ProblemError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from badgefolio import Brought, BroughtBadge, Problem
    from badgefolio.console import Terminal
    from badgefolio.pipeline.gathering import Source

HELP = "read badges from files, folders, ZIP files or addresses, explain them, and copy them into the project"
_PASTED = "-"
_IN_FULL = 3  # more badges than that are told in one line each
_MOST_SKIPPED = 20
_MOST_WARNINGS = 20


def add_arguments(parser: "argparse.ArgumentParser") -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="badge files (PNG, SVG, PDF, JSON, JWT), folders, ZIP files, learner records, https addresses;"
        " - reads what is pasted",
    )
    parser.add_argument(
        "--project", type=Path, default=Path(), metavar="DIR", help="a folder in the project [.]"
    )
    parser.add_argument("--name", default="", metavar="NAME", help="what pages will call it (for one badge)")
    parser.add_argument(
        "--visibility",
        choices=("private", "unlisted", "password", "public"),
        default="private",
        help="who may find it [private]",
    )
    parser.add_argument(
        "--again", action="store_true", help="add a badge that is there already in another file, too"
    )
    add_host_argument(parser)


def run(args: "argparse.Namespace", terminal: "Terminal") -> int:
    """Bring badges along; 1 where something that was named is no badge, and then none is copied."""
    from badgefolio import BringRequest, bring
    from badgefolio.fetching import Rules
    from badgefolio.model.project import Visibility

    request = BringRequest(
        project=args.project,
        sources=tuple(_source(word, terminal) for word in args.files),
        now=now(),
        name=args.name,
        visibility=Visibility(args.visibility),
        again=args.again,
        rules=Rules(allowed=tuple(args.allow_host)),
    )
    try:
        brought = bring(request)
    except ProblemError as error:
        if terminal.is_json:
            raise
        raise ProblemError(*_some(error.problems, terminal)) from None
    _say(brought, terminal, args.visibility)
    terminal.give(_answer(brought))
    return 0


def _source(word: str, terminal: "Terminal") -> "Source":
    """Return what a word of the command line means: what is pasted, a web address, or a path."""
    if word == _PASTED:
        from badgefolio.pipeline.gathering import MAX_BYTES

        if sys.stdin.isatty():
            terminal.say("Paste the badge (JSON or a token), then press Ctrl-D; on Windows Ctrl-Z and Enter.")
        stream = getattr(sys.stdin, "buffer", None)
        return stream.read(MAX_BYTES + 1) if stream is not None else sys.stdin.read(MAX_BYTES + 1).encode()
    return word if word.lower().startswith(("https://", "http://")) else Path(word)


def _say(brought: "Brought", terminal: "Terminal", visibility: str) -> None:
    in_full = terminal.is_verbose or len(brought.badges) <= _IN_FULL
    for one in brought.badges:
        if in_full:
            _explain(one, terminal)
            terminal.say(f"It is in {one.file} now, {visibility}; pages call it {one.name}.")
        else:
            _tell(one, terminal)
    _say_skipped(brought, terminal)
    terminal.out.flush()
    terminal.problems(_some(brought.problems, terminal))
    _say_next(brought, terminal, visibility)


def _some(problems: "tuple[Problem, ...]", terminal: "Terminal") -> "Iterator[Problem]":
    """Give the errors and the first warnings: a folder of photographs has one for each."""
    warnings = [problem for problem in problems if not problem.is_error]
    most = len(warnings) if terminal.is_verbose else _MOST_WARNINGS
    yield from warnings[:most]
    if len(warnings) > most:
        more = len(warnings) - most
        yield replace(
            warnings[most],
            message=f"{warnings[most].message} And {more - 1:,} more things are no badge or are odd.",
            hint="-v or --verbose says why of each.",
        )
    yield from (problem for problem in problems if problem.is_error)


def _say_skipped(brought: "Brought", terminal: "Terminal") -> None:
    for twin in brought.skipped[:_MOST_SKIPPED]:
        terminal.say(f"Not added again: {twin.source}. {twin.reason}")
    if len(brought.skipped) > _MOST_SKIPPED:
        terminal.say(f"Not added again: {len(brought.skipped) - _MOST_SKIPPED} more, likewise.")


def _say_next(brought: "Brought", terminal: "Terminal", visibility: str) -> None:
    if len(brought.badges) + len(brought.skipped) > 1:
        terminal.say(_sum(brought))
    if brought.badges and visibility == "private":
        name = brought.badges[0].name if len(brought.badges) == 1 else "NAME"
        terminal.say(f'Say "visibility: public" in content/badges/{name}.yaml to publish it.')
    if len(brought.badges) > _IN_FULL and not terminal.is_verbose:
        terminal.say("badgefolio verify says what was checked about each of them.")
    if any("same badge" in twin.reason for twin in brought.skipped):
        terminal.say(
            "To keep a badge in both files, say --again; to take the new file, put it in the old one's place."
        )


def _explain(one: "BroughtBadge", terminal: "Terminal") -> None:
    """Explain a badge: its file, what it says, and what came of checking it."""
    from badgefolio.console.explain import explain
    from badgefolio.console.report import explain_report, verdict

    terminal.say(terminal.styled(one.source, "bold"))
    for line in explain(one.found.badge, one.found.payload):
        terminal.say(f"  {line}")
    terminal.say(f"  {'Checked:':<12} {verdict(one.report)}")
    for line in explain_report(one.report, every=terminal.is_verbose):
        terminal.say(f"    {line}")


def _tell(one: "BroughtBadge", terminal: "Terminal") -> None:
    from badgefolio.console.report import verdict

    badge = one.found.badge
    issuer = badge.issuer.name or badge.issuer.domain if badge.issuer else None
    said = [badge.name or "a badge without a name", issuer, badge.issued and badge.issued.day.isoformat()]
    terminal.say(f"{one.file}: {', '.join(part for part in said if part)}; {verdict(one.report)}")


def _sum(brought: "Brought") -> str:
    added, skipped = len(brought.badges), len(brought.skipped)
    parts = [f"{added} {'badge' if added == 1 else 'badges'} added"]
    if skipped:
        parts.append(f"{skipped} {'was' if skipped == 1 else 'were'} there already")
    return f"{', '.join(parts)}."


def _answer(brought: "Brought") -> dict[str, object]:
    from badgefolio.console import badge_json
    from badgefolio.console.report import report_json
    from badgefolio.console.terminal import problems_json

    return {
        "ok": True,
        "badges": [
            {
                "name": one.name,
                "file": one.source,
                "kept": one.file,
                "badge": badge_json(one.found.badge),
                "report": report_json(one.report),
            }
            for one in brought.badges
        ],
        "skipped": [
            {"file": twin.source, "same_as": twin.same_as, "reason": twin.reason} for twin in brought.skipped
        ],
        "problems": problems_json(brought.problems),
    }
