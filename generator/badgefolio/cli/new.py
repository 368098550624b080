"""`badgefolio new`: a portfolio to begin with, that builds as it is."""

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from badgefolio.console import Terminal

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")  # as in sources/schemas/site.json
HELP = "make a folder with a portfolio to begin with"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder")
    parser.add_argument("--name", default="", help="your name, as visitors should read it")
    parser.add_argument("--title", default="", help="the title of the portfolio")
    parser.add_argument("--language", type=_language, metavar="TAG", help="language of the site: en, fr [en]")
    parser.add_argument("--sample", action="store_true", help="a full sample to look around in, instead")
    parser.add_argument("-y", "--yes", action="store_true", help="ask nothing, take what is usual")


def run(args: argparse.Namespace, terminal: "Terminal") -> int:
    """Ask what was not said, write the project, say what comes next."""
    from badgefolio import __version__
    from badgefolio.portfolio.starter import Starter, write_sample, write_starter

    if args.sample:
        written = write_sample(args.folder, __version__)
    else:
        asks = not args.yes and not terminal.is_json and sys.stdin.isatty()
        name = args.name or _ask("Your name, as visitors should read it", "Your Name", asks=asks)
        language = args.language or _ask_language(terminal, asks=asks)
        usual = f"Portfolio de {name}" if language.startswith("fr") else f"Portfolio of {name}"
        title = args.title or _ask("Title of the portfolio", usual, asks=asks)
        written = write_starter(
            args.folder, Starter(name=name, title=title, language=language, version=__version__)
        )
    terminal.say(f"A portfolio is in {args.folder}/ ({len(written)} files). Next:")
    terminal.say(f"  cd {args.folder}")
    if not args.sample:
        terminal.say("  badgefolio add BADGE.png     a badge file that you downloaded from your issuer")
    terminal.say("  badgefolio serve --drafts    shows it while you work on it")
    terminal.say("  badgefolio build             makes the site in output/")
    terminal.give({"ok": True, "folder": str(args.folder), "files": written, "problems": []})
    return 0


def _ask(question: str, usual: str, *, asks: bool) -> str:
    if not asks:
        return usual
    try:
        return input(f"{question} [{usual}]: ").strip() or usual
    except EOFError:  # Ctrl+D: whatever is usual
        return usual


def _ask_language(terminal: "Terminal", *, asks: bool) -> str:
    while True:
        answer = _ask("Language of the site (en, fr)", "en", asks=asks)
        if _TAG.fullmatch(answer):
            return answer
        terminal.say(f'"{answer}" is no language tag; one looks like fr, en or pt-BR.')


def _language(text: str) -> str:
    if not _TAG.fullmatch(text):
        message = f'"{text}" is no language tag; one looks like fr, en or pt-BR'
        raise argparse.ArgumentTypeError(message)
    return text
