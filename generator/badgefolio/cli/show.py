"""`badgefolio show`: explain any file."""

from pathlib import Path
from typing import TYPE_CHECKING

from badgefolio.cli.files import read_bytes
from badgefolio.problems import Code, Problem, ProblemError, Span

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from badgefolio import ReadBadge
    from badgefolio.console import Terminal

HELP = "explain a badge file: what is in it, where, and what is missing"


def add_arguments(parser: "argparse.ArgumentParser") -> None:
    """Add the arguments of the command."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="PNG, SVG, PDF, JSON, JWT, ZIP")


def run(args: "argparse.Namespace", terminal: "Terminal") -> int:
    """Explain each file, and everything in a ZIP file or a record; 1 where one cannot be read as a badge."""
    from badgefolio.console.terminal import problems_json

    answers: list[dict[str, object]] = []
    all_fine = True
    for path in args.files:
        for name, found, problems in _read(path):
            all_fine = all_fine and not any(problem.is_error for problem in problems)
            _say(name, found, problems, terminal, is_first=not answers)
            answers.append({**_answer(name, found), "problems": problems_json(problems)})
    terminal.give({"ok": all_fine, "files": answers})
    return 0 if all_fine else 1


def _read(path: Path) -> "Iterator[tuple[str, ReadBadge | None, tuple[Problem, ...]]]":
    """Give what is in a file: itself, or one thing after another where it holds several.

    What is no badge beside others is a warning, as it is for `add`.
    """
    from badgefolio import open_collection, read_badge

    try:
        opened = open_collection(read_bytes(path), file=str(path))
    except ProblemError as error:
        yield str(path), None, error.problems
        return
    for piece in opened.pieces:
        try:
            found = read_badge(piece.content, file=piece.name)
        except ProblemError as error:
            is_part = opened.is_collection
            yield piece.name, None, tuple(one.warning() if is_part else one for one in error.problems)
        else:
            yield piece.name, found, found.problems
    for problem in opened.left:
        yield problem.span.file if problem.span else str(path), None, (problem,)
    if not opened.pieces and not opened.left:
        empty = Problem(
            code=Code.NO_BADGE_INSIDE,
            message="There is nothing in it.",
            span=Span(file=str(path)),
            hint="Is it the right one? A download may have failed; try it again.",
        )
        yield str(path), None, (empty,)


def _say(
    name: str,
    found: "ReadBadge | None",
    problems: "tuple[Problem, ...]",
    terminal: "Terminal",
    *,
    is_first: bool,
) -> None:
    from badgefolio.console.explain import explain

    if found is not None:
        if not is_first:
            terminal.say()
        terminal.say(terminal.styled(name, "bold"))
        for line in explain(found.badge, found.payload):
            terminal.say(f"  {line}")
    terminal.out.flush()
    terminal.problems(problems)


def _answer(name: str, found: "ReadBadge | None") -> dict[str, object]:
    from badgefolio.console import badge_json

    if found is None:
        return {"file": name, "container": None, "badge": None}
    payload = found.payload
    return {
        "file": name,
        "container": str(payload.container),
        "form": str(payload.form),
        "place": payload.place,
        "badge": badge_json(found.badge),
    }
