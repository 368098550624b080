"""`badgefolio build`: make the site."""

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from badgefolio.cli.clock import now
from badgefolio.cli.passwords import Passwords

if TYPE_CHECKING:
    from datetime import datetime

    from badgefolio.console import Terminal
    from badgefolio.pipeline import BuildRequest, Built
    from badgefolio.pipeline.due import Due

HELP = "make the site in output/"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_project_arguments(parser)
    parser.add_argument("-o", "--output", type=Path, metavar="DIR", help="the folder for the site [output/]")


def add_project_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `build` and `check` have in common."""
    parser.add_argument(
        "project", nargs="?", type=Path, default=Path(), metavar="PROJECT", help="a folder in the project [.]"
    )
    add_build_arguments(parser)


def add_build_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what every command that builds a whole project has in common."""
    parser.add_argument(
        "--base-url",
        type=web_address,
        metavar="URL",
        help="the public address of the site, for links to share",
    )
    parser.add_argument(
        "--keep-going", action="store_true", help="leave out badges that cannot be read, with a warning"
    )
    parser.add_argument("--strict", action="store_true", help="take warnings for errors")
    parser.add_argument(
        "--weak-passwords", action="store_true", help="take passwords that are easy to guess, with a warning"
    )
    parser.add_argument(
        "--workers", type=int, default=0, metavar="N", help="how many processes [one for each processor]"
    )


def web_address(text: str) -> str:
    """Return the text if it is the public address of a site, as it is used, or nothing.

    Raises:
        ArgumentTypeError: it is neither.
    """
    from badgefolio.sources.public_address import HINT, AddressError, public_address

    if not text.strip():
        return ""
    try:
        return public_address(text.strip())
    except AddressError as error:
        cure = f'did you mean "{error.cure}"?' if error.cure else f"{HINT[0].lower()}{HINT[1:]}"
        message = f'"{text}" is no public address: {error.reason}; {cure}'
        raise argparse.ArgumentTypeError(message) from None


def request(args: argparse.Namespace, terminal: "Terminal") -> "BuildRequest":
    """Return what the command line asks for.

    On a machine of a continuous integration service (`CI` is set) nothing is written into the project:
    it would be gone with the machine.
    """
    from badgefolio import BuildRequest

    return BuildRequest(
        project=args.project,
        output=getattr(args, "output", None),
        base_url=args.base_url or "",
        keep_going=args.keep_going,
        strict=args.strict,
        may_keep=not os.environ.get("CI"),
        passwords=Passwords(terminal),
        weak_passwords=args.weak_passwords,
        workers=args.workers,
        now=now(),
        progress=terminal.progress,
    )


def run(args: argparse.Namespace, terminal: "Terminal") -> int:
    """Build, and say what was made."""
    from badgefolio import build

    built = build(request(args, terminal))
    terminal.done()
    report(built, terminal)
    written = built.written
    if written is not None:
        terminal.say(
            f"The site is in {_shown(built.output)}: {_count(built.badges, 'badge')},"
            f" {_count(built.pages, 'page')}, {_count(written.files, 'file')}, {written.changed} of them new."
        )
    if not built.badges and not built.pages:
        terminal.say("Nothing in it is public yet. badgefolio serve --drafts shows everything to you alone.")
    return 0


def report(built: "Built", terminal: "Terminal") -> None:
    """Say the warnings of a build or check, and all of it to a machine."""
    from badgefolio.console.terminal import problems_json

    terminal.problems(built.warnings)
    if terminal.is_verbose:
        for step, counts in built.counts.items():
            terminal.say(f"{step}: {counts.made} made, {counts.known} known")
    if built.hidden:
        verb = "is" if built.hidden == 1 else "are"
        terminal.say(f"{_count(built.hidden, 'private thing')} {verb} left out.")
    if built.due:
        terminal.say(f"Build again after {_instant(built.due.at)}: {_coming_and_going(built.due)}.")
    terminal.give(
        {
            "ok": True,
            "project": str(built.project),
            "output": str(built.output) if built.written else None,
            "badges": built.badges,
            "pages": built.pages,
            "private": built.hidden,
            "due": {
                "at": _instant(built.due.at),
                "appearing": built.due.appearing,
                "disappearing": built.due.disappearing,
            }
            if built.due
            else None,
            "files": built.written.files if built.written else None,
            "changed": built.written.changed if built.written else None,
            "steps": {
                step: {"made": counts.made, "known": counts.known} for step, counts in built.counts.items()
            },
            "problems": problems_json(built.warnings),
        }
    )


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _instant(instant: "datetime") -> str:
    return instant.isoformat().replace("+00:00", "Z")


def _coming_and_going(due: "Due") -> str:
    changes = [
        f"{_count(number, 'thing')} {verb}{'s' if number == 1 else ''}"
        for number, verb in ((due.appearing, "appear"), (due.disappearing, "disappear"))
        if number
    ]
    return ", ".join(changes)


def _shown(path: Path) -> str:
    try:
        return f"{path.relative_to(Path.cwd())}/"
    except ValueError:
        return str(path)
