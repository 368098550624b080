"""`badgefolio share`: print links, form fields, codes and a QR code of something published, and copy one."""

from pathlib import Path
from typing import TYPE_CHECKING

from badgefolio.cli.build import web_address
from badgefolio.cli.clock import now
from badgefolio.sources.text import did_you_mean

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from badgefolio import Shared
    from badgefolio.console import Terminal
    from badgefolio.render import Way

HELP = "print what passes a badge or page on: links, LinkedIn's fields, embed codes, a QR code"
QR = "qr"
ALL = "all"
_GROUPS = {
    "service": "Share it:",
    "profile": "LinkedIn profile:",
    "code": "Codes for other sites (--format NAME prints one, --format all prints all):",
}


def add_arguments(parser: "argparse.ArgumentParser") -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "name",
        metavar="NAME",
        help="what pages call a badge or page, badges/NAME or pages/NAME, or home for the whole portfolio",
    )
    parser.add_argument("--project", default=".", metavar="DIR", help="a folder in the project [.]")
    parser.add_argument(
        "--format",
        metavar="FORMAT",
        help="print one thing and nothing else: link, qr, mastodon, markdown, iframe-200x270 ...; or all",
    )
    parser.add_argument("--copy", action="store_true", help="put it on the clipboard too, where there is one")
    parser.add_argument(
        "--base-url", type=web_address, default="", metavar="URL", help="the public address of the site"
    )


def run(args: "argparse.Namespace", terminal: "Terminal") -> int:
    """Print the ways, or the one that was asked for."""
    from badgefolio import ShareRequest, share
    from badgefolio.console.terminal import problems_json

    request = ShareRequest(project=Path(args.project), name=args.name, now=now(), base_url=args.base_url)
    shared = share(request)
    terminal.problems(shared.problems)
    if args.format in {None, ALL}:
        chosen = shared.ways[0].text
        _say_all(shared, terminal, is_whole=args.format == ALL)
    else:
        chosen = _chosen(args.format, shared.ways)
        drawn = _drawn(chosen) if args.format == QR else f"{chosen}\n"
        if not terminal.is_json:
            terminal.raw(drawn)
    is_copied = args.copy and _copied(chosen, terminal)
    terminal.give(
        {
            "ok": True,
            "name": args.name,
            "title": shared.title,
            "format": args.format,
            "copied": is_copied,
            "ways": [
                {"format": one.key, "kind": one.kind, "label": one.label, "text": one.text}
                for one in shared.ways
            ],
            "note": shared.note,
            "problems": problems_json(shared.problems),
        }
    )
    return 0


def _chosen(name: str, ways: "Sequence[Way]") -> str:
    """Return the text of one way; the address for a QR code.

    Raises:
        ProblemError: `option-wrong` where there is none of that name.
    """
    from badgefolio.problems import Code, Problem, ProblemError

    known = {one.key: one.text for one in ways}
    found = known.get("link" if name == QR else name)
    if found is None:
        names = (*known, QR)
        raise ProblemError(
            Problem(
                code=Code.OPTION_WRONG,
                message=f'There is no format "{name}" for it.',
                hint=did_you_mean(name, names),
            )
        )
    return found


def _say_all(shared: "Shared", terminal: "Terminal", *, is_whole: bool) -> None:
    terminal.say(terminal.styled(shared.title, "bold"))
    terminal.say(shared.ways[0].text)
    for kind, heading in _GROUPS.items():
        ways = [one for one in shared.ways if one.kind == kind]
        if ways:
            terminal.say()
            terminal.say(heading)
            _say_group(kind, ways, terminal, is_whole=is_whole)
        if kind == "profile":
            for one in shared.ways:
                if one.kind == "field":
                    terminal.say(f"  {one.label}: {one.text}")
    if shared.note:
        terminal.say()
        terminal.say(shared.note)


def _say_group(kind: str, ways: "Sequence[Way]", terminal: "Terminal", *, is_whole: bool) -> None:
    width = max(len(one.key) for one in ways)
    for one in ways:
        if kind != "code":
            terminal.say(f"  {one.key:{width}}  {one.text}")
        elif is_whole:
            terminal.say(f"\n  {one.key}: {one.label}\n{one.text}")
        else:
            terminal.say(f"  {one.key:{width}}  {one.label}")


def _drawn(address: str) -> str:
    """Return a QR code in half blocks, with a quiet zone, and the address below it."""
    from io import StringIO

    import segno

    out = StringIO()
    try:
        segno.make_qr(address, error="M").terminal(out, border=4, compact=True)
    except segno.DataOverflowError:
        return f"{address}\n"  # longer than any code
    return f"{out.getvalue()}{address}\n"


def _copied(text: str, terminal: "Terminal") -> bool:
    """Put a text on the clipboard; whether that worked, which depends on the system."""
    import pyperclip

    try:
        pyperclip.copy(text)
    except pyperclip.PyperclipException:
        terminal.err.write("This system has no clipboard that could be used: copy it from here.\n")
        return False
    terminal.err.write("Copied.\n")
    return True
