"""What tests share: a builder of tiny projects, golden files, a command line, the corpus."""

import io
import os
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from badgefolio.cli import main
from badgefolio.pipeline import BuildRequest, Built, build
from badgefolio.problems import Problem, ProblemError

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write golden files anew")


@dataclass(frozen=True)
class Ran:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Project:
    """A tiny portfolio in a folder of its own; every method gives the project back."""

    folder: Path

    def write(self, path: str, content: str | bytes) -> "Project":
        """Write a file below the project's folder."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
        return self

    def site(self, more: str = "") -> "Project":
        """Write a site.yaml in which everything is public."""
        text = "title: Portfolio\nowner: {name: Maya}\ndefaults: {visibility: public}\n"
        return self.write("content/site.yaml", f"{text}base_url: https://maya.example/me/\n{more}")

    def remove(self, path: str) -> "Project":
        """Take a file away."""
        (self.folder / path).unlink()
        return self

    def build(self, **options: object) -> Built:
        """Build into output/."""
        return build(BuildRequest(project=self.folder, **options))  # type: ignore[arg-type]  # passed on as they are

    def problems(self, **options: object) -> tuple[Problem, ...]:
        """Build, and return what was wrong, warnings of a good build too."""
        try:
            return self.build(**options).warnings
        except ProblemError as error:
            return error.problems

    def output(self) -> dict[str, bytes]:
        """Return the bytes of every file of the site by path."""
        root = self.folder / "output"
        return {
            path.relative_to(root).as_posix(): path.read_bytes()
            for path in sorted(root.rglob("*"))
            if path.is_file()
        }

    def page(self, path: str) -> str:
        """Return the text of a page of the site."""
        return (self.folder / "output" / path).read_text(encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Give an empty project."""
    folder = tmp_path / "project"
    (folder / "content").mkdir(parents=True)
    return Project(folder)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Give the command line: `run("build", folder)` in this process, with what it prints."""
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("NO_COLOR", "1")

    def command(*arguments: object) -> Ran:
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            try:
                code = main([str(argument) for argument in arguments])
            except SystemExit as stop:
                code = int(stop.code or 0)
        return Ran(code, out.getvalue(), err.getvalue())

    return command


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Give a check against a golden file; with --update-golden it writes the file."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Give the folder of real badges; skip where it is absent."""
    folder = Path(os.environ.get("BADGEFOLIO_CORPUS", ROOT.parent / "shared" / "corpus"))
    if not (folder / "INDEX.tsv").is_file():
        pytest.skip("the corpus of real badges is not here (BADGEFOLIO_CORPUS)")
    return folder


@pytest.fixture(autouse=True)
def _same_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the machine's own settings out of the tests."""
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
