import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

if TYPE_CHECKING:
    from tests.conftest import Ran

Run = Callable[..., "Ran"]


class Keyboard(io.StringIO):
    """Somebody who types."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("language", "word"), [("en", "Welcome"), ("fr", "Bienvenue"), ("en-GB", "Welcome")])
def test_what_is_new_builds_without_an_edit(run: Run, tmp_path: Path, language: str, word: str) -> None:
    folder = tmp_path / "mine"
    assert run("new", folder, "--yes", "--language", language).code == 0
    ran = run("build", folder, "--strict", "--base-url", "https://maya.example/")
    assert ran.code == 0, ran.err
    assert ran.err == ""
    page = (folder / "output/pages/welcome/index.html").read_text(encoding="utf-8")
    assert word in page
    assert re.search(rf'<html lang="{language[:2]}', page)


def test_the_next_steps_are_said(run: Run, tmp_path: Path) -> None:
    ran = run("new", tmp_path / "mine")
    assert f"cd {tmp_path / 'mine'}" in ran.out
    assert "badgefolio add" in ran.out
    assert "badgefolio serve --drafts" in ran.out
    assert ran.err == ""


def test_who_is_asked_may_take_what_is_usual(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Keyboard("Zoé\nfr\n\n"))
    ran = run("new", tmp_path / "mine")
    assert "Your name, as visitors should read it [Your Name]: " in ran.out
    site = yaml.safe_load((tmp_path / "mine/content/site.yaml").read_text(encoding="utf-8"))
    assert (site["title"], site["owner"]["name"], site["language"]) == ("Portfolio de Zoé", "Zoé", "fr")


def test_an_answer_that_ends_takes_what_is_usual(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Keyboard(""))
    assert run("new", tmp_path / "mine").code == 0
    site = yaml.safe_load((tmp_path / "mine/content/site.yaml").read_text(encoding="utf-8"))
    assert site["title"] == "Portfolio of Your Name"


def test_a_language_typed_wrong_is_asked_for_again(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Keyboard("Zoé\nFrench please\nfr\n\n"))
    assert '"French please" is no language tag' in run("new", tmp_path / "mine").out
    assert run("check", tmp_path / "mine").code == 0


def test_what_was_said_is_not_asked(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Keyboard(""))
    ran = run("new", tmp_path / "mine", "--name", "Maya", "--title", "Mine", "--language", "en")
    assert "[" not in ran.out
    site = yaml.safe_load((tmp_path / "mine/content/site.yaml").read_text(encoding="utf-8"))
    assert (site["title"], site["owner"]["name"]) == ("Mine", "Maya")


@pytest.mark.parametrize("more", [[], ["--sample"]])
def test_a_folder_that_holds_something_is_left_alone(run: Run, tmp_path: Path, more: list[str]) -> None:
    (tmp_path / "thesis.doc").write_text("years")
    ran = run("new", tmp_path, *more)
    assert ran.code == 1
    assert "[file-exists]" in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.doc"]


def test_the_sample_builds(run: Run, tmp_path: Path) -> None:
    ran = run("new", tmp_path / "sample", "--sample", "--json")
    assert "content/site.yaml" in json.loads(ran.out)["files"]
    built = run("build", tmp_path / "sample", "--strict", "--workers", "1")
    assert built.code == 0, built.err
    assert "is left out" in built.out


def test_what_is_new_keeps_what_it_makes_out_of_git(run: Run, tmp_path: Path) -> None:
    run("new", tmp_path / "mine")
    ignored = (tmp_path / "mine/.gitignore").read_text().split()
    assert any(line.strip("/") == "output" for line in ignored)
