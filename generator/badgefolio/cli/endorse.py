"""`badgefolio endorse`: say in your own words what you know of somebody's badge, and sign it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from badgefolio.cli.clock import now
from badgefolio.cli.files import read_bytes, write_new
from badgefolio.cli.refresh import add_host_argument

if TYPE_CHECKING:
    import argparse

    from badgefolio import EndorsementMade
    from badgefolio.console import Terminal

HELP = "endorse somebody's badge: write what you know of it into a file for its holder, signed or not"
_PASTED = "-"


def add_arguments(parser: "argparse.ArgumentParser") -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "badge", metavar="BADGE", help="a badge file, or the address of a badge's page or of its file"
    )
    words = parser.add_mutually_exclusive_group(required=True)
    words.add_argument("--comment", metavar="TEXT", help="your words, in Markdown; 5 letters at least")
    words.add_argument("--comment-file", metavar="FILE", help="a text file with your words; - reads a text")
    parser.add_argument("--name", required=True, metavar="NAME", help="your name, as readers should see it")
    parser.add_argument("--url", default="", metavar="ADDRESS", help="a page of yours on the web")
    parser.add_argument(
        "--key", type=Path, metavar="FILE", help="sign with this key, made by badgefolio key new"
    )
    parser.add_argument(
        "--format",
        choices=("ob3", "jwt", "ob2"),
        default="ob3",
        help="Open Badges 3.0 as JSON, 3.0 as a signed token, or 2.0 [ob3]",
    )
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="the endorsement")
    parser.add_argument("--force", action="store_true", help="replace the file if it is there")
    add_host_argument(parser)


def run(args: "argparse.Namespace", terminal: "Terminal") -> int:
    """Write the endorsement, and say what it is worth and what becomes of it."""
    from badgefolio import EndorseRequest, endorse
    from badgefolio.fetching import Rules
    from badgefolio.pipeline.endorsing import Format
    from badgefolio.sources.text import decode

    is_address = args.badge.lower().startswith(("https://", "http://"))
    key = decode(read_bytes(args.key), file=str(args.key)).text if args.key else ""
    made = endorse(
        EndorseRequest(
            source=args.badge if is_address else Path(args.badge),
            comment=_comment(args),
            name=args.name,
            now=now(),
            url=args.url,
            key=key,
            format=Format(args.format),
            rules=Rules(allowed=tuple(args.allow_host)),
        )
    )
    write_new(args.output, made.content, replace=args.force)
    _say(made, args, terminal)
    terminal.give(
        {
            "ok": True,
            "file": str(args.output),
            "format": args.format,
            "badge": {"id": made.about, "name": made.title},
            "signed": bool(made.endorser),
            "endorser": made.endorser or None,
            "problems": [],
        }
    )
    return 0


def _comment(args: "argparse.Namespace") -> str:
    from badgefolio.sources.text import decode

    if args.comment is not None:
        return str(args.comment)
    if args.comment_file == _PASTED:
        return sys.stdin.read()
    return decode(read_bytes(Path(args.comment_file)), file=args.comment_file).text


def _say(made: "EndorsementMade", args: "argparse.Namespace", terminal: "Terminal") -> None:
    terminal.say(f'Your endorsement of "{made.title or made.about}" is in {args.output}.')
    if made.endorser:
        terminal.say("It is signed: whoever reads it can check that nothing was changed since, and that it")
        terminal.say(f"was made with the key {made.endorser}")
        terminal.say("The key does not prove your name. Tell the holder the name of your key on another way.")
    else:
        terminal.say("It is NOT SIGNED: anybody could have written it in your name, and pages that show it")
        terminal.say('say "not verified". To sign it: badgefolio key new, then --key FILE.')
    terminal.say("Send the file to the holder of the badge, who decides whether to publish it.")
