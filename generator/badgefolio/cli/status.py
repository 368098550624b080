"""`badgefolio status`: what somebody should look at, for a person and for a scheduled job."""

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from badgefolio.cli.clock import now
from badgefolio.cli.refresh import add_host_argument

if TYPE_CHECKING:
    from badgefolio.console import Terminal
    from badgefolio.model.notice import Notice

HELP = "say what expires, what was withdrawn, what changed, and which links are dead"
_MOST_DAYS = 36_500


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "project", nargs="?", type=Path, default=Path(), metavar="PROJECT", help="a folder in the project [.]"
    )
    parser.add_argument(
        "--days", type=_days, default=60, metavar="N", help="how many days ahead and back dates count [60]"
    )
    parser.add_argument(
        "--fetched-days",
        type=_days,
        default=180,
        metavar="N",
        help="how many days old what was fetched may be [180]",
    )
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="CONCERN",
        help="say nothing of one kind, such as never-fetched",
    )
    parser.add_argument(
        "--online", action="store_true", help="ask the web whether links of evidence and criteria are dead"
    )
    add_host_argument(parser)


def _days(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or int(text[:9]) > _MOST_DAYS:
        message = f'"{text}" is no number of days'
        raise argparse.ArgumentTypeError(message)
    return int(text)


def run(args: argparse.Namespace, terminal: "Terminal") -> int:
    """Look around; 1 where there is something to look at.

    Where `CI` is set, only public things are named, and the rest is counted: logs of continuous integration
    are often public.
    """
    from badgefolio import Concern, Patience, StatusRequest, status
    from badgefolio.console.terminal import problems_json
    from badgefolio.fetching import Rules

    wrong = [word for word in args.without if word not in set(Concern)]
    if wrong:
        return _wrong_word(wrong[0], tuple(Concern), terminal)
    report = status(
        StatusRequest(
            project=args.project,
            now=now(),
            patience=Patience(days=args.days, fetched_days=args.fetched_days),
            rules=Rules(allowed=tuple(args.allow_host)) if args.online else None,
        )
    )
    notices = [one for one in report.notices if one.concern not in args.without]
    named = [one for one in notices if one.is_public or not os.environ.get("CI")]
    terminal.problems(report.problems)
    _say(named, len(notices) - len(named), terminal)
    if args.online:
        terminal.say(f"{report.links} {'link was' if report.links == 1 else 'links were'} asked.")
    terminal.give(
        {
            "ok": not notices,
            "project": str(report.project),
            "notices": [_json(one) for one in named],
            "not_named": len(notices) - len(named),
            "links": report.links,
            "problems": problems_json(report.problems),
        }
    )
    return 1 if notices else 0


def _wrong_word(word: str, known: tuple[str, ...], terminal: "Terminal") -> int:
    from badgefolio.sources.text import did_you_mean

    terminal.err.write(f'badgefolio status: --without cannot be "{word}". {did_you_mean(word, known)}\n')
    return 2


def _say(named: "list[Notice]", hidden: int, terminal: "Terminal") -> None:
    concern = None
    for one in named:
        if one.concern is not concern:
            concern = one.concern
            terminal.say(terminal.styled(_HEADINGS[concern], "bold"))
        terminal.say(f"  {one.about}: {one.message}")
    if hidden:
        things = "1 thing that is" if hidden == 1 else f"{hidden} things that are"
        terminal.say(f"Beside that {things} not public, and not named here: others may read this.")
    if not named and not hidden:
        terminal.say("Nothing to do.")


def _json(one: "Notice") -> dict[str, object]:
    return {
        "concern": one.concern,
        "about": one.about,
        "message": one.message,
        "day": one.day.isoformat() if one.day else None,
        "public": one.is_public,
    }


_HEADINGS = {
    "unreadable": "Cannot be read",
    "revoked": "Revoked",
    "check-failed": "A check failed",
    "expired": "Expired",
    "expires": "Expires soon",
    "appears": "Appears soon",
    "disappears": "Disappears soon",
    "new": "New since the last build",
    "changed": "Changed since the last build",
    "gone": "Gone since it was published",
    "never-fetched": "Not everything was fetched",
    "fetched-long-ago": "Fetched long ago",
    "pending": "Endorsements that wait",
    "dead-link": "Dead links",
}
