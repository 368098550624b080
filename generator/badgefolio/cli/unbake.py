"""`badgefolio unbake`: take the credential out of a badge file."""

from pathlib import Path
from typing import TYPE_CHECKING

from badgefolio.cli.files import read_bytes, write_new

if TYPE_CHECKING:
    import argparse

    from badgefolio.console import Terminal

HELP = "take the credential out of a badge file and print it"


def add_arguments(parser: "argparse.ArgumentParser") -> None:
    """Add the arguments of the command."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a badge: PNG, SVG or PDF")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="a file for it [the screen]")
    parser.add_argument("--force", action="store_true", help="replace the file if it is there")


def run(args: "argparse.Namespace", terminal: "Terminal") -> int:
    """Print the credential exactly as it was found, or write it to a file."""
    from badgefolio import unbake
    from badgefolio.console.terminal import problems_json

    payload = unbake(read_bytes(args.file), file=str(args.file))
    if args.output is not None:
        write_new(args.output, payload.text.encode(), replace=args.force)
        terminal.say(f"The credential is in {args.output}.")
    elif not terminal.is_json:
        terminal.raw(payload.text + "\n")
    terminal.problems(payload.warnings)
    terminal.give(
        {
            "ok": True,
            "file": str(args.file),
            "container": str(payload.container),
            "form": str(payload.form),
            "place": payload.place,
            "text": payload.text,
            "problems": problems_json(payload.warnings),
        }
    )
    return 0
