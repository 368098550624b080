"""`badgefolio bake`: put a credential into an image."""

from pathlib import Path
from typing import TYPE_CHECKING

from badgefolio.cli.files import read_bytes, write_new
from badgefolio.sources.text import decode

if TYPE_CHECKING:
    import argparse

    from badgefolio.console import Terminal

HELP = "put a credential (JSON or token) into a PNG or SVG image"
_MAX_TEXT = 1024 * 1024


def add_arguments(parser: "argparse.ArgumentParser") -> None:
    """Add the arguments of the command."""
    parser.add_argument("image", type=Path, metavar="IMAGE", help="a PNG or SVG; it stays as it is")
    parser.add_argument("credential", type=Path, metavar="CREDENTIAL", help="a JSON, JWS or JWT file")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="the baked image")
    parser.add_argument("--force", action="store_true", help="replace the file if it is there")


def run(args: "argparse.Namespace", terminal: "Terminal") -> int:
    """Bake, and say where."""
    from badgefolio import bake, read_badge
    from badgefolio.console.terminal import problems_json

    credential = read_bytes(args.credential)
    found = read_badge(credential, file=str(args.credential))
    text = decode(credential, file=str(args.credential), max_bytes=_MAX_TEXT).text.strip()
    baked = bake(read_bytes(args.image), text, file=str(args.image))
    write_new(args.output, baked, replace=args.force)
    terminal.problems(found.problems)
    terminal.say(f'"{found.badge.name or args.credential.name}" is baked into {args.output}.')
    terminal.give(
        {"ok": True, "file": str(args.output), "bytes": len(baked), "problems": problems_json(found.problems)}
    )
    return 0
