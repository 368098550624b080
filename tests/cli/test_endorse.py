"""`badgefolio endorse` and `badgefolio endorsements`, as people use them, from one end to the other."""

import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Project, Ran

BADGE = "content/badges/one.png"


@pytest.fixture(autouse=True)
def _a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795163400")  # 20 November 2026


def test_from_the_endorser_to_the_page(project: "Project", tmp_path: Path, run: "Callable[..., Ran]") -> None:
    project.site().badge("one")
    key, file = tmp_path / "key.jwk", tmp_path / "for-maya.json"
    run("key", "new", "-o", key)
    made = run(
        "endorse", project.folder / BADGE, "--comment", "I saw it.", "--name", "Ann", "--key", key, "-o", file
    )
    assert made.code == 0
    assert 'Your endorsement of "One" is in' in made.out
    assert "It is signed" in made.out
    added = run("add", file, "--project", project.folder)
    assert "is no badge but an endorsement" in added.out
    assert "pending" in added.out
    listed = run("endorsements", "--project", project.folder)
    assert "ann: pending" in listed.out
    assert "about:    the badge one" in listed.out
    assert "| I saw it." in listed.out
    assert "1 pending, 0 accepted, 0 declined." in listed.out
    assert run("endorsements", "accept", "ann", "--project", project.folder).code == 0
    assert run("build", project.folder).code == 0
    assert "I saw it." in project.page("badges/one/index.html")
    assert "endorsement ann (accepted): the signature holds" in run("verify", "--project", project.folder).out
    declined = run("endorsements", "decline", "ann", "--project", project.folder)
    assert "ann is declined" in declined.out
    run("build", project.folder)
    assert "I saw it." not in project.page("badges/one/index.html")


def test_without_a_key_it_is_said_that_nobody_can_check(
    project: "Project", tmp_path: Path, run: "Callable[..., Ran]"
) -> None:
    project.site().badge("one")
    words = tmp_path / "words.txt"
    words.write_text("I **saw** it.\n", encoding="utf-8")
    ran = run(
        "endorse", project.folder / BADGE, "--comment-file", words, "--name", "Ann", "-o", tmp_path / "a.json"
    )
    assert "NOT SIGNED" in ran.out
    said = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert said["credentialSubject"]["endorsementComment"] == "I **saw** it."
    assert "proof" not in said


def test_words_can_be_pasted(
    project: "Project", tmp_path: Path, run: "Callable[..., Ran]", monkeypatch: pytest.MonkeyPatch
) -> None:
    project.site().badge("one")
    monkeypatch.setattr(sys, "stdin", io.StringIO("I saw it too."))
    run("endorse", project.folder / BADGE, "--comment-file", "-", "--name", "Ann", "-o", tmp_path / "a.json")
    assert "I saw it too." in (tmp_path / "a.json").read_text("utf-8")


def test_what_is_there_is_not_written_over(
    project: "Project", tmp_path: Path, run: "Callable[..., Ran]"
) -> None:
    project.site().badge("one")
    line = (
        "endorse",
        project.folder / BADGE,
        "--comment",
        "I saw it.",
        "--name",
        "Ann",
        "-o",
        tmp_path / "a",
    )
    assert [run(*line).code, run(*line).code, run(*line, "--force").code] == [0, 1, 0]


@pytest.mark.parametrize(
    "words",
    [
        ("--name", "Ann", "-o", "a"),
        ("--comment", "x", "-o", "a"),
        ("--comment", "x", "--comment-file", "y", "--name", "Ann", "-o", "a"),
        ("--comment", "x", "--name", "Ann"),
        ("--comment", "x", "--name", "Ann", "-o", "a", "--format", "ob1"),
    ],
)
def test_a_wrong_command_line_is_told(run: "Callable[..., Ran]", words: tuple[str, ...]) -> None:
    assert run("endorse", "badge.png", *words).code == 2


def test_a_comment_that_is_too_short_is_a_problem_and_nothing_is_written(
    project: "Project", tmp_path: Path, run: "Callable[..., Ran]"
) -> None:
    project.site().badge("one")
    file = tmp_path / "a.json"
    ran = run("endorse", project.folder / BADGE, "--comment", "Ok", "--name", "Ann", "-o", file)
    assert ran.code == 1
    assert "[endorsement-not-possible]" in ran.err
    assert not file.exists()


def test_a_list_of_nothing_says_what_to_do(project: "Project", run: "Callable[..., Ran]") -> None:
    ran = run("endorsements", "--project", project.site().folder)
    assert (ran.code, ran.err) == (0, "")
    assert "There is no endorsement yet" in ran.out


def test_an_answer_needs_a_name(project: "Project", run: "Callable[..., Ran]") -> None:
    ran = run("endorsements", "accept", "--project", project.site().folder)
    assert ran.code == 1
    assert "Which endorsement do you accept?" in ran.err


def test_a_terminal_is_not_steered_by_a_stranger(
    project: "Project", tmp_path: Path, run: "Callable[..., Ran]"
) -> None:
    project.site().badge("one")
    file = tmp_path / "a.json"
    run("endorse", project.folder / BADGE, "--comment", "I saw it.", "--name", "Ann", "-o", file)
    said = json.loads(file.read_text("utf-8"))
    said["credentialSubject"]["endorsementComment"] = "\x1b[2Jgone\r\x07" + "long " * 1000
    said["issuer"]["name"] = "Ann\x1b[31m\u202e"
    file.write_text(json.dumps(said), encoding="utf-8")
    run("add", file, "--project", project.folder)
    out = run("endorsements", "--project", project.folder).out
    assert "\x1b" not in out
    assert "\x07" not in out
    assert "\u202e" not in out
    assert len(out) < 2000


def test_files_that_cannot_be_read_are_problems_beside_the_others(
    project: "Project", run: "Callable[..., Ran]"
) -> None:
    project.site().badge("one").write("content/endorsements/odd.json", "{}")
    ran = run("endorsements", "--json", "--project", project.folder)
    answer = json.loads(ran.out)
    assert (ran.code, answer["ok"], answer["endorsements"]) == (1, False, [])
    assert answer["problems"][0]["code"] == "not-an-endorsement"
