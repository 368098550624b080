"""`badgefolio serve`: a preview that follows every change."""

import io
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from badgefolio.cli.passwords import Passwords
from badgefolio.problems import ProblemError

if TYPE_CHECKING:
    import argparse

    from badgefolio import BuildRequest, Problem
    from badgefolio.console import Terminal
    from badgefolio.publish import Preview

HELP = "show the site on this machine while you work on it"
_PREVIEW = ".badgefolio/preview"
_PORT = 8000


def add_arguments(parser: "argparse.ArgumentParser") -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "project", nargs="?", type=Path, default=Path(), metavar="PROJECT", help="a folder in the project [.]"
    )
    parser.add_argument(
        "--port", type=int, default=_PORT, metavar="N", help=f"[{_PORT}]; 0: any that is free"
    )
    parser.add_argument("--drafts", action="store_true", help="show private things too, to you alone")


def run(args: "argparse.Namespace", terminal: "Terminal") -> int:
    """Build into a folder of its own, show it, and build again after each change, until stopped."""
    from badgefolio import BuildRequest
    from badgefolio.console.terminal import problems_json
    from badgefolio.portfolio import find_project
    from badgefolio.publish import HOST, Preview, make_server, watching

    project = find_project(args.project.absolute())
    preview = Preview(root=project / _PREVIEW)
    server = make_server(preview, args.port)
    port = server.server_address[1]
    request = BuildRequest(
        project=project,
        output=preview.root,
        base_url=f"http://{HOST}:{port}/",
        drafts=args.drafts,
        passwords=Passwords(terminal),
        weak_passwords=True,
        keep_going=True,
        progress=terminal.progress,
    )
    with watching([project / "content", project / "themes"]) as changes:
        problems = _rebuild(request, preview, terminal)
        Thread(target=server.serve_forever, daemon=True).start()
        shown = "everything, private things too" if args.drafts else "what is public or unlisted"
        terminal.say(f"http://{HOST}:{port}/ shows {shown}. Stop with Ctrl+C.")
        is_fine = not any(problem.is_error for problem in problems)
        terminal.give(
            {"ok": is_fine, "address": f"http://{HOST}:{port}/", "problems": problems_json(problems)}
        )
        terminal.out.flush()
        try:
            while changes.wait():
                _rebuild(request, preview, terminal)
        except KeyboardInterrupt:
            terminal.say("Stopped.")
        finally:
            server.shutdown()
            server.server_close()
    return 0


def _rebuild(request: "BuildRequest", preview: "Preview", terminal: "Terminal") -> "tuple[Problem, ...]":
    """Build, tell the open pages, and return what was wrong.

    A build that fails leaves the last good site standing.
    """
    from badgefolio import build
    from badgefolio.console import Terminal

    try:
        built = build(request)
    except ProblemError as error:
        terminal.done()
        terminal.problems(error.problems)
        words = Terminal(io.StringIO(), io.StringIO())
        words.problems(error.problems)
        text = words.err.getvalue() if isinstance(words.err, io.StringIO) else ""
        preview.announce(text)
        return error.problems
    terminal.done()
    terminal.problems(built.warnings)
    preview.announce()
    changed = built.written.changed if built.written else 0
    terminal.say(f"Built: {changed} of {built.written.files if built.written else 0} files changed.")
    terminal.out.flush()
    return built.warnings
