import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Project, Ran

Run = Callable[..., "Ran"]


@pytest.fixture
def small(project: "Project", monkeypatch: pytest.MonkeyPatch) -> "Project":
    """Give a project of one badge and one page, and go into it."""
    monkeypatch.chdir(project.folder)
    return project.site().badge("one", "tags: [a]\n").write_page("cv", "- badges: all")


def test_a_build_says_where_the_site_is_and_what_is_new(run: Run, small: "Project") -> None:
    small.build()
    os.remove(small.folder / "output/index.html")  # noqa: PTH107 - as anybody would
    ran = run("build", "--workers", "1")
    assert ran.code == 0
    assert ran.out.startswith("The site is in output/: 1 badge, 1 page, ")
    assert ran.out.endswith(" 1 of them new.\n")
    assert ran.err == ""


def test_private_things_are_counted_and_said_to_be_left_out(run: Run, small: "Project") -> None:
    small.badge("two", "visibility: private\n")
    assert "1 private thing is left out." in run("build", "--workers", "1").out
    small.write_page("notes", "- text: T", "visibility: private")
    assert "2 private things are left out." in run("check", "--workers", "1").out


def test_a_site_with_nothing_to_see_says_how_to_see_it(run: Run, small: "Project") -> None:
    small.write("content/site.yaml", "title: T\nowner: {name: N}\n")
    ran = run("build", "--workers", "1")
    assert ran.code == 0
    assert "Nothing in it is public yet. badgefolio serve --drafts" in ran.out


def test_the_counters_of_the_memo_are_shown_when_asked_for(run: Run, small: "Project") -> None:
    assert small.folder.is_dir()
    run("build", "--workers", "1")
    run("build", "--workers", "1")
    assert "page: 0 made, " in run("build", "--workers", "1", "-v").out
    assert "made" not in run("build", "--workers", "1").out


def test_a_check_writes_nothing(run: Run, small: "Project") -> None:
    ran = run("check", "--workers", "1")
    assert ran.code == 0
    assert ran.out == "Nothing stands in the way of a build.\n"
    assert not (small.folder / "output").exists()


def test_problems_go_to_standard_error_with_a_count(run: Run, small: "Project") -> None:
    small.write("content/pages/bad.yaml", "titel: T\nblocs: []\n")
    ran = run("build", "--workers", "1")
    assert ran.code == 1
    assert ran.out == ""
    assert 'content/pages/bad.yaml:1:1: error: There is no option "titel" here. [option-unknown]' in ran.err
    assert "  1 | titel: T\n    | ^^^^^\n" in ran.err
    assert ran.err.endswith("2 things to mend.\n")


def test_another_output_is_named_as_it_was_asked_for(run: Run, small: "Project", tmp_path: Path) -> None:
    assert "The site is in site: " in run("build", "--workers", "1", "-o", "site").out
    assert (small.folder / "site/index.html").is_file()
    assert (
        f"The site is in {tmp_path / 'away'}: " in run("build", "--workers", "1", "-o", tmp_path / "away").out
    )


@pytest.mark.parametrize("output", [".", "content", "..", "/", "content/site.yaml"])
def test_an_output_that_is_somebody_elses_is_refused(run: Run, small: "Project", output: str) -> None:
    before = sorted(path for path in small.folder.rglob("*"))
    ran = run("build", "-o", output, "--workers", "1")
    assert ran.code == 1
    assert "[output-not-ours]" in ran.err
    assert sorted(path for path in small.folder.rglob("*")) == before


@pytest.mark.usefixtures("permissions_count")
def test_an_output_that_cannot_be_written_is_said(run: Run, small: "Project", tmp_path: Path) -> None:
    assert small.folder.is_dir()
    locked = tmp_path / "locked"
    locked.mkdir()
    locked.chmod(0o500)
    ran = run("build", "-o", locked / "site", "--workers", "1")
    assert ran.code == 1
    assert "[output-not-writable]" in ran.err
    assert "Choose another folder with --output." in ran.err


def test_one_bad_badge_stops_a_build_unless_it_may_go_on(run: Run, small: "Project") -> None:
    small.write("content/badges/bad.png", b"\x89PNG\r\n\x1a\n")
    assert run("build", "--workers", "1").code == 1
    assert not (small.folder / "output").exists()
    ran = run("build", "--workers", "1", "--keep-going")
    assert ran.code == 0
    assert "warning" in ran.err
    assert "1 badge," in ran.out


def test_where_nothing_lasts_nothing_is_kept(
    run: Run, small: "Project", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    assert run("build", "--workers", "1").code == 0
    assert not (small.folder / "content/addresses.yaml").exists()
    small.badge("two", "visibility: unlisted\n")
    ran = run("build", "--workers", "1")
    assert ran.code == 1
    assert "[address-not-kept]" in ran.err


def test_strict_takes_warnings_for_errors(run: Run, small: "Project") -> None:
    small.write("content/site.yaml", "title: T\nowner: {name: N}\ndefaults: {visibility: public}\n")
    assert run("build", "--workers", "1").code == 0
    assert run("build", "--workers", "1", "--strict").code == 1
    assert run("build", "--workers", "1", "--strict", "--base-url", "https://maya.example/me").code == 0


def test_a_machine_gets_one_object_and_no_words(run: Run, small: "Project") -> None:
    ran = run("build", "--workers", "1", "--json")
    answer = json.loads(ran.out)
    assert (answer["ok"], answer["badges"], answer["pages"], answer["private"]) == (True, 1, 1, 0)
    assert answer["files"] == answer["changed"] > 10
    assert answer["steps"]["picture"] == {"made": 1, "known": 0}
    small.write("content/pages/cv.yaml", "title: T\nblocks: [{badge: two}]\n")
    ran = run("check", "--workers", "1", "--json")
    assert (ran.code, ran.err) == (1, "")
    (problem,) = json.loads(ran.out)["problems"]
    assert problem["code"] == "badge-not-found"
    assert problem["place"] == {"file": "content/pages/cv.yaml", "line": 2, "column": 18, "length": 3}


def test_a_folder_that_is_no_project_is_said(run: Run, tmp_path: Path) -> None:
    ran = run("build", tmp_path)
    assert ran.code == 1
    assert "[project-not-found]" in ran.err
