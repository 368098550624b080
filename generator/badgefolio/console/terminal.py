"""A terminal, or whatever stands in its place: where words and problems go, and in which form."""

import json
import os
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TextIO

from badgefolio.console.json import problem_json
from badgefolio.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from badgefolio.problems import Problem

_COLORS = {"error": "31", "warning": "33", "dim": "2", "bold": "1", "good": "32", "bad": "31"}
_TAB = "    "
_SECOND = 1.0  # work that takes longer than this shows how far it is


@dataclass(slots=True)
class Terminal:
    """Speaks to a person on `out` and `err`, or to a machine in one JSON object on `out`."""

    out: TextIO
    err: TextIO
    is_json: bool = False
    is_verbose: bool = False
    _bar: Any = None
    _began: dict[str, float] = field(default_factory=dict)

    def say(self, text: str = "") -> None:
        """Write a line for a person; a machine does not get it."""
        if not self.is_json:
            self.out.write(f"{text}\n")

    def give(self, value: "Mapping[str, object]") -> None:
        """Write the one JSON object for a machine; a person does not get it."""
        if self.is_json:
            letters = (self.out.encoding or "utf-8").lower().startswith("utf")
            json.dump(value, self.out, ensure_ascii=not letters, indent=2)
            self.out.write("\n")

    def raw(self, text: str) -> None:
        """Write a text as it is: what a command was asked to print."""
        self.out.write(text)

    def problems(self, problems: "Iterable[Problem]") -> None:
        """Write problems for a person, errors last, so that they are the last thing on the screen."""
        if self.is_json:
            return
        ordered = sorted(problems, key=lambda problem: problem.is_error)
        for problem in ordered:
            self.err.write(self._problem(problem) + "\n")
        errors = sum(problem.is_error for problem in ordered)
        if errors > 1:
            self.err.write(f"{errors} things to mend.\n")

    def styled(self, text: str, style: str) -> str:
        """Return a text in a style where the terminal shows styles."""
        return f"\033[{_COLORS[style]}m{text}\033[0m" if self._has_color(self.out) else text

    def progress(self, step: str, done: int, total: int) -> None:
        """Show how far a step is once it has taken a second; only on a terminal."""
        began = self._began.setdefault(step, time.monotonic())
        if self.is_json or not self.err.isatty() or time.monotonic() - began < _SECOND:
            return
        from rich.console import Console
        from rich.progress import Progress

        if self._bar is None:
            self._bar = Progress(console=Console(file=self.err), transient=True)
            self._bar.start()
        names = {task.description: task.id for task in self._bar.tasks}
        label = _STEPS.get(step, step)
        task = names[label] if label in names else self._bar.add_task(label, total=total)
        self._bar.update(task, completed=done)

    def done(self) -> None:
        """Take the progress bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _problem(self, problem: "Problem") -> str:
        word = "error" if problem.severity is Severity.ERROR else "warning"
        colored = f"\033[1;{_COLORS[word]}m{word}\033[0m" if self._has_color(self.err) else word
        head = f"{problem.span}: {colored}: " if problem.span else f"{colored}: "
        lines = [f"{head}{problem.message} [{problem.code}]"]
        if problem.span and problem.span.source:
            source = problem.span.source.replace("\t", _TAB)
            before = problem.span.source[: problem.span.column - 1].replace("\t", _TAB)
            number = str(problem.span.line)
            length = max(1, min(problem.span.length, len(source) - len(before)))
            lines.append(f"  {number} | {source}")
            lines.append(f"  {' ' * len(number)} | {' ' * len(before)}{'^' * length}")
        if problem.hint:
            lines.append(f"  {problem.hint}")
        return "\n".join(lines)

    def _has_color(self, stream: TextIO) -> bool:
        if os.environ.get("NO_COLOR"):
            return False
        return bool(os.environ.get("FORCE_COLOR")) or stream.isatty()


_STEPS = {"read": "Reading", "picture": "Pictures", "page": "Pages", "qr": "QR codes", "fetch": "Fetching"}


def problems_json(problems: "Iterable[Problem]") -> list[dict[str, object]]:
    """Return problems for a machine."""
    return [problem_json(problem) for problem in problems]
