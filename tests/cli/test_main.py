import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from badgefolio import __version__
from badgefolio.cli import build, main

if TYPE_CHECKING:
    from tests.conftest import Ran

Run = Callable[..., "Ran"]


def program(*words: object, **options: object) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    asked = [sys.executable, "-m", "badgefolio", *map(str, words)]
    usual = {"env": environment, "text": True, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.run(asked, check=False, **{**usual, **options})  # type: ignore[call-overload,no-any-return]


def test_nothing_asked_is_answered_with_what_there_is(run: Run) -> None:
    ran = run()
    assert ran.code == 2
    for verb in ("new", "add", "show", "check", "build", "serve", "bake", "unbake"):
        assert f"\n    {verb} " in ran.out


@pytest.mark.parametrize("words", [["--help"], ["build", "--help"], ["--version"]])
def test_help_and_version_are_no_mistake(run: Run, words: list[str]) -> None:
    ran = run(*words)
    assert ran.code == 0
    assert "badgefolio" in ran.out
    assert ran.err == ""
    assert run("--version").out == f"badgefolio {__version__}\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["builds"], 'there is no command "builds". Did you mean "build"?'),
        (["xyzzy"], 'there is no command "xyzzy". Possible here: new, add, show,'),
        (["add"], "the following arguments are required: FILE"),
        (["bake", "a.png"], "the following arguments are required: CREDENTIAL, -o/--output"),
        (["build", "--colour"], "unrecognized arguments: --colour"),
        (["build", "--workers", "two"], "invalid int value: 'two'"),
        (["build", "--base-url", "maya.example"], '"maya.example" is no public address'),
        (["build", "--base-url", "/"], '"/" is no public address'),
        (["share", "home", "--base-url", "maya.example"], '"maya.example" is no public address'),
        (["share", "home", "--base-url", "javascript:x"], '"javascript:x" is no public address'),
        (
            ["export", "--base-url", "https://maya.example/?x"],
            "is no public address: there is a ? or # in it",
        ),
        (["new", "x", "--language", "français"], '"français" is no language tag'),
        (
            ["add", "a.png", "--visibility", "publik"],
            '--visibility cannot be "publik". Did you mean "public"?',
        ),
    ],
)
def test_a_wrong_command_line_is_told_what_is_wrong_with_it(run: Run, words: list[str], said: str) -> None:
    ran = run(*words)
    assert ran.code == 2
    assert said in ran.err
    assert ran.err.startswith("usage: badgefolio")
    assert ran.out == ""


def test_a_bug_says_that_it_is_one_and_where_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(build, "run", broken)
    with pytest.raises(ZeroDivisionError):
        main(["build"])
    assert "This is a mistake in Badgefolio, not yours." in capsys.readouterr().err


def test_stopping_by_hand_is_no_mistake(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    def stopped(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "run", stopped)
    assert run("build").code == 130


def test_a_reader_that_has_had_enough_is_no_mistake(
    tmp_path: Path, make_credential: Callable[..., str]
) -> None:
    (tmp_path / "one.json").write_text(make_credential("x" * 200_000))
    reading, writing = os.pipe()
    os.close(reading)
    ran = program("unbake", tmp_path / "one.json", stdout=writing)
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_terminal_that_lacks_letters_shows_others_in_their_place(
    tmp_path: Path, make_credential: Callable[..., str]
) -> None:
    (tmp_path / "one.json").write_text(make_credential("Été 日本"))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONIOENCODING": "ascii:strict"}
    ran = program("show", tmp_path / "one.json", env=environment)
    assert ran.returncode == 0, ran.stderr
    assert "\\xc9t\\xe9 \\u65e5\\u672c" in ran.stdout
    ran = program("show", tmp_path / "one.json", "--json", env=environment)
    assert json.loads(ran.stdout)["files"][0]["badge"]["achievement"]["name"] == "Été 日本"


def test_help_loads_nothing_that_takes_time() -> None:
    heavy = ("jinja2", "yaml", "jsonschema", "PIL", "markdown", "nh3", "rich", "watchdog", "babel", "pypdf")
    code = (
        "import sys; from badgefolio.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        text=True,
        capture_output=True,
        check=True,
    )
    assert ran.stdout.endswith("\n[]\n")


def test_the_words_of_the_process_are_taken_where_none_are_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["badgefolio"])
    assert main() == 2
    assert "a first portfolio:" in capsys.readouterr().out
    assert isinstance(sys.stdin, io.StringIO)
