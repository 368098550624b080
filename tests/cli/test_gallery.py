"""`badgefolio gallery` says what it made, and what stands in its way."""

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Project, Ran


@pytest.fixture
def gallery(
    project: "Project", run: "Callable[..., Ran]", monkeypatch: pytest.MonkeyPatch
) -> "Callable[..., Ran]":
    """Give the command, in the folder that holds one project."""
    project.site().badge("one")
    monkeypatch.chdir(project.folder.parent)
    return lambda *more: run("gallery", *more, "--workers", "1")


def test_a_person_is_told_what_was_made(gallery: "Callable[..., Ran]", tmp_path: "Path") -> None:
    ran = gallery("project", "--title", "Ours", "-o", "out")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("The gallery is in out: 1 badge of 1 portfolio, ")
    assert "<title>Ours</title>" in (tmp_path / "out/index.html").read_text()
    assert ", 0 of them new." in gallery("project", "--title", "Ours", "-o", "out").out


def test_a_machine_is_told_the_same(gallery: "Callable[..., Ran]") -> None:
    said = json.loads(gallery("project", "-o", "out", "--json").out)
    assert (said["ok"], said["portfolios"], said["badges"], said["fetched"]) == (True, 1, 1, 0)


def test_a_site_that_does_not_answer_is_named_twice_with_what_to_do(
    gallery: "Callable[..., Ran]", tmp_path: "Path"
) -> None:
    (tmp_path / "list.yaml").write_text('title: T\nportfolios: [project, "https://127.0.0.1:1/me/"]\n')
    ran = gallery("list.yaml", "--refresh", "-o", "out")
    assert ran.code == 1
    assert "warning: The portfolio is not to be had at https://127.0.0.1:1/me/portfolio.json." in ran.err
    assert "was not fetched yet. [portfolio-not-found]" in ran.err
    assert not (tmp_path / "out").exists()
    left_out = gallery("list.yaml", "--refresh", "-o", "out", "--keep-going")
    assert left_out.code == 0
    assert "1 badge of 1 portfolio" in left_out.out
    assert "0 documents were fetched." in left_out.out


def test_a_list_that_is_not_there_and_a_theme_that_is_not_there_are_problems(
    gallery: "Callable[..., Ran]",
) -> None:
    assert "[file-not-found]" in gallery("nothing.yaml").err
    assert "[theme-not-found]" in gallery("project", "--theme", "ateliers").err
    assert gallery("project", "--base-url", "nowhere").code == 2


def test_a_foreign_folder_is_not_written_over(gallery: "Callable[..., Ran]", tmp_path: "Path") -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/mine.txt").write_text("mine")
    ran = gallery("project", "-o", "out")
    assert (ran.code, "[output-not-ours]" in ran.err) == (1, True)
    assert (tmp_path / "out/mine.txt").read_text() == "mine"
