"""The command itself: which verbs there are, and what becomes of problems and bugs.

Exit codes: 0 fine, 1 something to mend, 2 a wrong command line. Anything else that goes wrong is a bug of
ours, and says so.
"""

import argparse
import io
import re
import sys
from typing import TYPE_CHECKING, NoReturn

from badgefolio import __version__
from badgefolio.cli import (
    add,
    bake,
    build,
    check,
    endorse,
    endorsements,
    export,
    gallery,
    key,
    new,
    refresh,
    serve,
    share,
    show,
    status,
    unbake,
    unpublish,
    verify,
)
from badgefolio.console.terminal import Terminal, problems_json
from badgefolio.problems import ProblemError
from badgefolio.sources.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

_VERBS = {
    "new": new,
    "add": add,
    "show": show,
    "check": check,
    "build": build,
    "serve": serve,
    "share": share,
    "unpublish": unpublish,
    "verify": verify,
    "refresh": refresh,
    "status": status,
    "export": export,
    "endorse": endorse,
    "endorsements": endorsements,
    "key": key,
    "gallery": gallery,
    "bake": bake,
    "unbake": unbake,
}
_VERB = "COMMAND"
# what argparse says of a word that is none of those it knows; quotes around them came and went with versions
_WRONG_CHOICE = re.compile(
    r"argument (?P<where>\S+): invalid choice: '(?P<word>.*)' \(choose from (?P<words>.*)\)"
)
_WORD = re.compile(r"[\w-]+")
_EPILOG = """\
a first portfolio:
  badgefolio new my-portfolio      asks three questions and makes a folder
  cd my-portfolio
  badgefolio add badge.png         reads a badge file and copies it in
  badgefolio serve                 shows the site while you work on it
  badgefolio build                 makes the site in output/
"""


def main(arguments: "Sequence[str] | None" = None) -> int:
    """Run one command and return its exit code."""
    parser = _parser()
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words:
        parser.print_help()
        return 2
    args = parser.parse_args(words)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a letter that a terminal lacks is no reason to stop
            stream.reconfigure(errors="backslashreplace")
    terminal = Terminal(sys.stdout, sys.stderr, is_json=args.json, is_verbose=args.verbose)
    try:
        code: int = _VERBS[args.verb].run(args, terminal)
    except ProblemError as error:
        terminal.done()
        terminal.problems(error.problems)
        terminal.give({"ok": False, "problems": problems_json(error.problems)})
        return 1
    except KeyboardInterrupt:
        terminal.done()
        return 130
    except BrokenPipeError:
        sys.stderr.close()  # whoever read the output has had enough
        return 0
    except Exception:
        terminal.done()
        sys.stderr.write(
            "This is a mistake in Badgefolio, not yours. Please report it with the lines below"
            " (they may hold names of your files).\n"
        )
        raise
    return code


class _Parser(argparse.ArgumentParser):
    """An argument parser that names the nearest word to a misspelt one."""

    def error(self, message: str) -> NoReturn:
        wrong = _WRONG_CHOICE.fullmatch(message)
        if wrong:
            where = "there is no command" if wrong["where"] == _VERB else f"{wrong['where']} cannot be"
            message = (
                f'{where} "{wrong["word"]}". {did_you_mean(wrong["word"], _WORD.findall(wrong["words"]))}'
            )
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {message}\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="badgefolio",
        description="Turns a folder of digital badges into a portfolio that you keep.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"badgefolio {__version__}")
    common = _Parser(add_help=False)
    common.add_argument("--json", action="store_true", help="speak to a machine: one JSON object")
    common.add_argument("-v", "--verbose", action="store_true", help="say more")
    verbs = parser.add_subparsers(dest="verb", metavar=_VERB, required=True, parser_class=_Parser)
    for name, verb in _VERBS.items():
        sub = verbs.add_parser(name, help=verb.HELP, description=verb.HELP, parents=[common])
        verb.add_arguments(sub)
    return parser
