"""`badgefolio key new`: a key where its owner says, that nobody else can read."""

import json
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from badgefolio.problems import Code
from badgefolio.trust.own_key import own_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Project, Ran


def test_a_new_key_is_written_and_only_its_name_is_said(tmp_path: Path, run: "Callable[..., Ran]") -> None:
    file = tmp_path / "keys" / "mine.jwk"
    ran = run("key", "new", "-o", file)
    key = own_key(file.read_text("utf-8"))
    assert (ran.code, ran.err) == (0, "")
    assert key.did in ran.out
    assert "keep it secret" in ran.out
    assert json.loads(file.read_text("utf-8"))["d"] not in ran.out
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_its_usual_name_is_one_that_git_passes_over(
    tmp_path: Path, run: "Callable[..., Ran]", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = json.loads(run("key", "new", "--json").out)
    assert answer["file"] == "badgefolio-key.jwk"
    assert own_key(Path(answer["file"]).read_text("utf-8")).did == answer["did"]
    run("new", "p", "--yes")
    assert "*.jwk" in (tmp_path / "p/.gitignore").read_text("utf-8").splitlines()


def test_a_key_that_is_there_is_never_written_over(tmp_path: Path, run: "Callable[..., Ran]") -> None:
    file = tmp_path / "mine.jwk"
    run("key", "new", "-o", file)
    before = file.read_bytes()
    ran = run("key", "new", "-o", file)
    assert ran.code == 1
    assert "[file-exists]" in ran.err
    assert file.read_bytes() == before


@pytest.mark.parametrize("place", ["key.jwk", "content/files/key.jwk", "new/folder/key.jwk"])
def test_a_key_in_a_portfolio_is_refused_unless_it_is_insisted_on(
    project: "Project", run: "Callable[..., Ran]", place: str
) -> None:
    file = project.folder / place
    ran = run("key", "new", "-o", file)
    assert ran.code == 1
    assert f"[{Code.KEY_IN_PROJECT}]" in ran.err
    assert not file.exists()
    assert run("key", "new", "-o", file, "--in-project").code == 0
    assert file.exists()


def test_a_folder_that_cannot_be_written_is_a_problem(tmp_path: Path, run: "Callable[..., Ran]") -> None:
    (tmp_path / "file").write_text("")
    ran = run("key", "new", "-o", tmp_path / "file" / "key.jwk")
    assert ran.code == 1
    assert "[output-not-writable]" in ran.err
