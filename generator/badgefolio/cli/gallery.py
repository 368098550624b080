"""`badgefolio gallery`: one site of the public badges of many people."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from badgefolio.cli.build import web_address
from badgefolio.cli.clock import now
from badgefolio.cli.refresh import add_host_argument
from badgefolio.problems import ProblemError

if TYPE_CHECKING:
    from badgefolio import GalleryRequest
    from badgefolio.console import Terminal
    from badgefolio.problems import Problem

HELP = "make one site of the public badges of many people"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "sources",
        nargs="+",
        type=Path,
        metavar="SOURCE",
        help="a YAML file that lists portfolios, or folders of projects and built sites",
    )
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("gallery"), metavar="DIR", help="the folder [gallery/]"
    )
    parser.add_argument(
        "--refresh", action="store_true", help="first ask the sites in the list what they show now"
    )
    parser.add_argument(
        "--keep-going", action="store_true", help="leave out portfolios that cannot be used, with a warning"
    )
    parser.add_argument("--title", default="", metavar="TEXT", help="the title of the gallery")
    parser.add_argument("--language", default="", metavar="TAG", help="its language, such as en or fr")
    parser.add_argument("--theme", default="", metavar="NAME", help="its theme")
    parser.add_argument("--base-url", type=web_address, default="", metavar="URL", help="its public address")
    parser.add_argument(
        "--workers", type=int, default=0, metavar="N", help="how many processes [one for each processor]"
    )
    add_host_argument(parser)


def run(args: argparse.Namespace, terminal: "Terminal") -> int:
    """Fetch if asked to, build, and say what was made."""
    from badgefolio import GalleryRequest, build_gallery
    from badgefolio.console.terminal import problems_json

    request = GalleryRequest(
        sources=tuple(args.sources),
        output=args.output,
        now=now(),
        title=args.title,
        language=args.language,
        theme=args.theme,
        base_url=args.base_url,
        keep_going=args.keep_going,
        workers=args.workers,
        progress=terminal.progress,
    )
    failed, fetched = _refreshed(request, args, terminal) if args.refresh else ((), 0)
    try:
        built = build_gallery(request)
    except ProblemError as error:
        raise ProblemError(*failed, *error.problems) from None
    terminal.done()
    problems = (*failed, *built.warnings)
    terminal.problems(problems)
    if args.refresh:
        terminal.say(f"{fetched} {'document was' if fetched == 1 else 'documents were'} fetched.")
    terminal.say(
        f"The gallery is in {built.output}: {built.badges} {'badge' if built.badges == 1 else 'badges'} of"
        f" {built.portfolios} {'portfolio' if built.portfolios == 1 else 'portfolios'},"
        f" {built.written.files} files, {built.written.changed} of them new."
    )
    terminal.give(
        {
            "ok": True,
            "output": str(built.output),
            "portfolios": built.portfolios,
            "badges": built.badges,
            "fetched": fetched,
            "files": built.written.files,
            "changed": built.written.changed,
            "problems": problems_json(problems),
        }
    )
    return 0


def _refreshed(
    request: "GalleryRequest", args: argparse.Namespace, terminal: "Terminal"
) -> "tuple[tuple[Problem, ...], int]":
    """Return what went wrong, which stops nothing by itself, and how many documents were fetched."""
    from badgefolio import refresh_gallery
    from badgefolio.fetching import Rules

    report = refresh_gallery(request, Rules(allowed=tuple(args.allow_host)))
    terminal.done()
    return tuple(one.warning() for one in report.problems), len(report.fetched)
