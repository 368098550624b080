"""What tests share: a builder of tiny projects, golden files, a command line, the corpus."""

import io
import json
import os
import struct
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings
from tests.builds import Build

from badgefolio.cli import main
from badgefolio.credentials import bake
from badgefolio.pipeline import BuildRequest, Built, build, check
from badgefolio.problems import Problem, ProblemError

ROOT = Path(__file__).parent.parent
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 1, 2  # linux/capability.h


def png(red: int = 0) -> bytes:
    """Return a PNG of one pixel, as red as it should be."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        )

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixel = zlib.compress(bytes([0, red % 256, 80, 120]))
    chunks = chunk(b"IHDR", header) + chunk(b"IDAT", pixel) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def credential(title: str, **members: object) -> str:
    """Return an Open Badges 2.0 assertion with everything in it; members replace its own."""
    assertion = {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": f"https://badges.example/a/{zlib.crc32(title.encode())}",
        "recipient": {"type": "email", "hashed": True, "salt": "s", "identity": "sha256$00ff"},
        "badge": {
            "id": "https://badges.example/b/1",
            "type": "BadgeClass",
            "name": title,
            "description": f"What {title} takes.",
            "criteria": {"narrative": "Come and do it."},
            "issuer": {"id": "https://badges.example/i", "type": "Profile", "name": "Maker Space"},
        },
        "issuedOn": "2024-05-01T10:00:00Z",
        "verification": {"type": "hosted"},
    }
    return json.dumps({**assertion, **members})


# A slow machine is no mistake; and in continuous integration the same commit gives the same answer twice.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, max_examples=30)
settings.load_profile("ci" if os.environ.get("CI") else "here")


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

    def badge(self, name: str, said: str = "", *, title: str = "", **members: object) -> "Project":
        """Write a baked PNG, and beside it what the owner says of it, if anything."""
        title = title or name.replace("-", " ").capitalize()
        baked = bake(png(zlib.crc32(title.encode())), credential(title, **members), file=f"{name}.png")
        self.write(f"content/badges/{name}.png", baked)
        return self.write(f"content/badges/{name}.yaml", said) if said else self

    def write_page(self, name: str, blocks: str, more: str = "") -> "Project":
        """Write a page of these blocks, one a line."""
        lines = "".join(f"  {line}\n" for line in blocks.splitlines())
        return self.write(f"content/pages/{name}.yaml", f"title: The {name} page\n{more}\nblocks:\n{lines}")

    def remove(self, path: str) -> "Project":
        """Take a file away."""
        (self.folder / path).unlink()
        return self

    def build(self, **options: object) -> Built:
        """Build into output/."""
        return build(BuildRequest(project=self.folder, **options))  # type: ignore[arg-type]  # passed on as they are

    def check(self, **options: object) -> Built:
        """Check, writing nothing."""
        return check(BuildRequest(project=self.folder, **options))  # type: ignore[arg-type]  # passed on as they are

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
def make_png() -> Callable[..., bytes]:
    """Give the maker of tiny pictures."""
    return png


@pytest.fixture
def make_credential() -> Callable[..., str]:
    """Give the maker of credentials."""
    return credential


@pytest.fixture(name="build", scope="session")
def badge_maker() -> Build:
    """Give the maker of badge files and documents, each with only what a test names."""
    return Build()


@pytest.fixture
def permissions_count() -> "Iterator[None]":
    """Let permissions hold even where the tests run as root, which passes them all by."""
    if os.name != "posix":
        pytest.skip("permissions of POSIX are not here")
    if os.geteuid() != 0:
        yield
        return
    if not sys.platform.startswith("linux"):
        pytest.skip("root cannot be bound on this system")
    before = _capabilities()
    _set_capabilities(before & ~(1 << CAP_DAC_OVERRIDE | 1 << CAP_DAC_READ_SEARCH))
    yield
    _set_capabilities(before)


def _capabilities() -> int:
    (line,) = (one for one in Path("/proc/thread-self/status").read_text().splitlines() if "CapEff" in one)
    return int(line.split()[1], 16)


def _set_capabilities(effective: int) -> None:
    """Set what this thread may do now; what it may take back later stays (capset, linux/capability.h)."""
    import ctypes

    (line,) = (one for one in Path("/proc/thread-self/status").read_text().splitlines() if "CapPrm" in one)
    permitted = int(line.split()[1], 16)
    header = struct.pack("Ii", 0x20080522, 0)
    low, high = effective & 0xFFFFFFFF, effective >> 32
    allowed = (permitted & 0xFFFFFFFF, permitted >> 32)
    told = ctypes.CDLL(None, use_errno=True).capset(
        header, struct.pack("6I", low, allowed[0], 0, high, allowed[1], 0)
    )
    assert told == 0


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
