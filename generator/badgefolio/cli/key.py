"""`badgefolio key`: make a key to sign endorsements with."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from badgefolio.problems import Code, Problem, ProblemError, Span

if TYPE_CHECKING:
    import argparse

    from badgefolio.console import Terminal

HELP = "make a key to sign endorsements with"
USUAL = Path("badgefolio-key.jwk")
_OWNER_ONLY = 0o600


def add_arguments(parser: "argparse.ArgumentParser") -> None:
    """Add the arguments of the command."""
    parser.add_argument("action", choices=("new",), metavar="ACTION", help="new makes a key")
    parser.add_argument(
        "-o", "--output", type=Path, default=USUAL, metavar="FILE", help=f"where it goes [{USUAL}]"
    )
    parser.add_argument(
        "--in-project", action="store_true", help="write it even into the folder of a portfolio"
    )


def run(args: "argparse.Namespace", terminal: "Terminal") -> int:
    """Make a key, write it where only its owner can read it, and say its public name."""
    from badgefolio import new_key

    if not args.in_project:
        _refuse_project(args.output)
    key = new_key()
    _write(args.output, key.to_jwk().encode())
    terminal.say(f"A new key is in {args.output}. It signs in your name: keep it secret, and keep a copy.")
    terminal.say(
        "Whoever has the file can sign as you. It cannot be made again, and nobody can take it back."
    )
    terminal.say("Its public name, which everybody may know and which your signatures carry:")
    terminal.say(f"  {key.did}")
    terminal.give({"ok": True, "file": str(args.output), "did": key.did, "problems": []})
    return 0


def _refuse_project(path: Path) -> None:
    """Refuse a place in a portfolio: what lies there is often published or put into git.

    Raises:
        ProblemError: `key-in-project`.
    """
    from badgefolio.portfolio import find_project

    try:
        project = find_project(path.absolute().resolve().parent)
    except ProblemError:
        return
    raise ProblemError(
        Problem(
            code=Code.KEY_IN_PROJECT,
            message=f'"{path}" lies in the portfolio {project}, where files are published and put into git.',
            span=Span(file=str(path)),
            hint="Choose a place outside, such as -o ~/keys/badgefolio-key.jwk, or insist: --in-project",
        )
    )


def _write(path: Path, content: bytes) -> None:
    """Write a file that is not there yet, readable by nobody else from its first moment on.

    Raises:
        ProblemError: `file-exists`, whatever lies there: a key that is written over is lost;
            `output-not-writable`.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(os.open(path, flags, _OWNER_ONLY), "wb") as file:  # noqa: PTH123 - Path.open takes no mode
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError as error:
        if error.filename != str(path):  # a file lies where a folder of the path should
            raise ProblemError(_not_writable(path, error)) from None
        raise ProblemError(
            Problem(
                code=Code.FILE_EXISTS,
                message=f'"{path}" is there already; a key is never written over.',
                span=Span(file=str(path)),
                hint="Choose another name with -o.",
            )
        ) from None
    except OSError as error:
        raise ProblemError(_not_writable(path, error)) from None


def _not_writable(path: Path, error: OSError) -> Problem:
    return Problem(
        code=Code.OUTPUT_NOT_WRITABLE,
        message=f'"{path}" cannot be written: {error.strerror}.',
        span=Span(file=str(path)),
        hint="Choose another folder with -o, or check its permissions.",
    )
