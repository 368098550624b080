"""`badgefolio export`: take the public badges along, in one file."""

from pathlib import Path
from typing import TYPE_CHECKING

from badgefolio.cli.build import web_address
from badgefolio.cli.clock import now
from badgefolio.cli.files import write_new

if TYPE_CHECKING:
    import argparse

    from badgefolio.console import Terminal

HELP = "take your public badges along: the files, a list, a table, a curriculum"
# the formats and their usual files, said here too so that --help need not load what makes them
_NAMES = {
    "zip": "badges.zip",
    "collection": "badges.json",
    "csv": "badges.csv",
    "resume": "resume.json",
    "rendercv": "rendercv.yaml",
}


def add_arguments(parser: "argparse.ArgumentParser") -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "project", nargs="?", type=Path, default=Path(), metavar="PROJECT", help="a folder in the project [.]"
    )
    parser.add_argument(
        "--format",
        choices=tuple(_NAMES),
        default="zip",
        help="zip (the files), collection (a JSON list, unsigned), csv (a table), resume (JSON Resume), "
        "rendercv (YAML for RenderCV) [zip]",
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="the file to write [badges.zip, badges.json, badges.csv, resume.json, rendercv.yaml]",
    )
    parser.add_argument(
        "--base-url", type=web_address, default="", metavar="URL", help="the public address of the site"
    )
    parser.add_argument("--force", action="store_true", help="replace the file if it is there")


def run(args: "argparse.Namespace", terminal: "Terminal") -> int:
    """Export, and say what is in the file and what is not."""
    from badgefolio import ExportRequest, export
    from badgefolio.console.terminal import problems_json

    made = export(ExportRequest(project=args.project, format=args.format, now=now(), base_url=args.base_url))
    output = args.output or Path(_NAMES[args.format])
    write_new(output, made.content, replace=args.force)
    terminal.problems(made.problems)
    counted = f"{len(made.badges)} public {'badge' if len(made.badges) == 1 else 'badges'}"
    terminal.say(f"{counted} in {output} ({len(made.content):,} bytes).")
    for name, reason in made.left_out:
        terminal.say(f"Left out: {name}. {reason}")
    if not made.badges:
        terminal.say('Only public badges are exported. Say "visibility: public" in the YAML of a badge.')
    terminal.give(
        {
            "ok": True,
            "file": str(output),
            "format": args.format,
            "bytes": len(made.content),
            "badges": list(made.badges),
            "left_out": [{"name": name, "reason": reason} for name, reason in made.left_out],
            "problems": problems_json(made.problems),
        }
    )
    return 0
