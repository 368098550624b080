"""`badgefolio unpublish`: take back what was published, and say what others may still hold."""

from typing import TYPE_CHECKING

from badgefolio.cli.build import add_build_arguments, request

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from badgefolio.console import Terminal
    from badgefolio.pipeline.unpublishing import TakenBack
    from badgefolio.problems import Problem

HELP = "make badges or pages private, build, and make sure that nothing of them is left"
# Google Search Console help, "Refresh Outdated Content tool"; Bing Webmaster help, "Content Removal"
_SEARCH_ENGINES = (
    "https://search.google.com/search-console/remove-outdated-content",
    "https://www.bing.com/webmasters/tools/contentremoval",
)
_ARCHIVE = "https://web.archive.org/web/*/"


def add_arguments(parser: "argparse.ArgumentParser") -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "names",
        nargs="+",
        metavar="NAME",
        help="what pages call a badge or page, or badges/NAME or pages/NAME",
    )
    parser.add_argument("--project", default=".", metavar="DIR", help="a folder in the project [.]")
    parser.add_argument("-o", "--output", metavar="DIR", help="the folder of the site [output/]")
    add_build_arguments(parser)


def run(args: "argparse.Namespace", terminal: "Terminal") -> int:
    """Write the line, build, search the site, and say what is beyond reach."""
    from pathlib import Path

    from badgefolio import build
    from badgefolio.console.terminal import problems_json
    from badgefolio.pipeline.unpublishing import take_back, traces
    from badgefolio.problems import ProblemError

    args.project, args.output = Path(args.project), Path(args.output) if args.output else None
    taken = take_back(args.project, tuple(args.names))
    for thing in taken.things:
        terminal.say(f'{thing.file} says "visibility: private" now.')
    try:
        built = build(request(args, terminal))
    except ProblemError:
        terminal.say(
            "The site could not be built: what is in its folder STILL SHOWS IT. Mend this and build:"
        )
        raise
    terminal.done()
    left = tuple(traces(built.output, taken))
    _say(taken, left, terminal)
    terminal.problems((*built.warnings, *left))
    terminal.give(
        {
            "ok": not left,
            "output": str(built.output),
            "things": [
                {
                    "name": thing.name,
                    "file": thing.file,
                    "addresses": list(_addresses(taken, thing.paths)),
                }
                for thing in taken.things
            ],
            "problems": problems_json((*built.warnings, *left)),
        }
    )
    return 1 if left else 0


def _say(taken: "TakenBack", left: "tuple[Problem, ...]", terminal: "Terminal") -> None:
    if not left:
        terminal.say("The site is built, and no title, address or digest of it was found in there.")
    terminal.say("Publish it now; until then the old site is on the web. What others may still hold:")
    terminal.say("  Search engines show what they saw for some days. Ask them to look again:")
    for engine in _SEARCH_ENGINES:
        terminal.say(f"    {engine}")
    for thing in taken.things:
        for address in _addresses(taken, thing.paths):
            terminal.say(f"      {address}")
    terminal.say("  Archives keep copies, and take out what you ask them to: look for yours at")
    terminal.say(f"    {_ARCHIVE}{taken.base_url or 'YOUR-ADDRESS/'}*")
    terminal.say("  People who saved or embedded it have what they saved.")
    terminal.say("  Git keeps every version, and in a public repository the files themselves are public:")
    for thing in taken.things:
        terminal.say(f"    git log --oneline -- content/{thing.name}.*")
    terminal.say("    docs/commands.md says how to take them out of the history.")


def _addresses(taken: "TakenBack", paths: tuple[str, ...]) -> "Iterator[str]":
    return (f"{taken.base_url}{path}" for path in paths)
