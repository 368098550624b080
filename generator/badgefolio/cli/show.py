"""`badgefolio show`: explain any file."""

from pathlib import Path
from typing import TYPE_CHECKING

from badgefolio.cli.files import read_bytes
from badgefolio.problems import Collector, ProblemError

if TYPE_CHECKING:
    import argparse

    from badgefolio import Problem, ReadBadge
    from badgefolio.console import Terminal

HELP = "explain a badge file: what is in it, where, and what is missing"


def add_arguments(parser: "argparse.ArgumentParser") -> None:
    """Add the arguments of the command."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="PNG, SVG, PDF, JSON or JWT")


def run(args: "argparse.Namespace", terminal: "Terminal") -> int:
    """Explain each file; 1 where one could not be read as a badge."""
    from badgefolio import read_badge
    from badgefolio.console.terminal import problems_json

    answers = []
    all_fine = True
    for index, path in enumerate(args.files):
        problems = Collector()
        found: ReadBadge | None = None
        try:
            found = read_badge(read_bytes(path), file=str(path))
            problems.extend(found.problems)
        except ProblemError as error:
            problems.extend(error.problems)
        all_fine = all_fine and not problems.has_errors
        _say(path, found, problems.problems, terminal, is_first=index == 0)
        answers.append({**_answer(path, found), "problems": problems_json(problems)})
    terminal.give({"ok": all_fine, "files": answers})
    return 0 if all_fine else 1


def _say(
    path: Path,
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
        terminal.say(terminal.styled(str(path), "bold"))
        for line in explain(found.badge, found.payload):
            terminal.say(f"  {line}")
    terminal.out.flush()
    terminal.problems(problems)


def _answer(path: Path, found: "ReadBadge | None") -> dict[str, object]:
    from badgefolio.console import badge_json

    if found is None:
        return {"file": str(path), "container": None, "badge": None}
    payload = found.payload
    return {
        "file": str(path),
        "container": str(payload.container),
        "form": str(payload.form),
        "place": payload.place,
        "badge": badge_json(found.badge),
    }
