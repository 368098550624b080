import re
import secrets
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.model.project import Owner, Settings
from badgefolio.pipeline.passwords import LEAST, LEAST_LEFT, variable, weakness
from badgefolio.problems import Code, ProblemError, Severity

if TYPE_CHECKING:
    from tests.conftest import Project

SETTINGS = Settings(title="Portfolio of Maya", owner=Owner(name="Maya Lindqvist"))
GOOD = "maple torch orbit lantern"
LOCKED = "visibility: password\npassword: class-of-2026\n"


@pytest.mark.parametrize(
    "weak",
    [
        "",
        "hunter2",
        "k7#Qz9!mP2x",
        "111111111111111111",
        "aaaaaaaaaaaabbbbbbb",
        "Password2026!",
        "P4ssw0rd2026!!!!",
        "mayalindqvist2026",
        "Maya Lindqvist Portfolio",
        "class-of-2026-class",
        "123456789012",
        "abcdefghijklmnop",
        "qwertyuiop123456",
        "letmeinletmein",
        "abcabcabcabcabcabc",
        "  hunter2     ",
        "\ufdfa\u00df",
    ],
)
def test_what_is_easy_to_guess_is_weak(weak: str) -> None:
    assert weakness(weak, "class-of-2026", SETTINGS)


@pytest.mark.parametrize(
    "good", [GOOD, "k7#Qz9!mP2xv", "correct-horse-battery-staple", "Ωμέγα ζήτα ξύλο φάρος"]
)
def test_words_and_letters_by_chance_are_good(good: str) -> None:
    assert weakness(good, "class-of-2026", SETTINGS) == ""


@given(st.binary(min_size=16, max_size=16))
def test_16_bytes_by_chance_are_hardly_ever_refused(content: bytes) -> None:
    word = content.hex()
    assert not weakness(word, "visitors", SETTINGS) or len(set(word)) < 12


@given(st.text(max_size=LEAST - 1))
def test_nothing_short_is_good(text: str) -> None:
    assert weakness(text, "visitors", SETTINGS)


@given(st.text(max_size=60))
def test_any_text_is_judged(text: str) -> None:
    assert LEAST_LEFT < LEAST
    assert isinstance(weakness(text, "visitors", SETTINGS), str)


def test_a_name_gives_the_variable_that_holds_its_password() -> None:
    assert variable("class-of-2026") == "BADGEFOLIO_PASSWORD_CLASS_OF_2026"


def test_a_missing_password_is_said_with_what_it_opens_and_where_it_is_set(project: "Project") -> None:
    project.site().badge("one", LOCKED).write_page("two", "- text: T", LOCKED)
    with pytest.raises(ProblemError, match="not known") as caught:
        project.build()
    (problem,) = caught.value.problems
    assert problem.code is Code.PASSWORD_MISSING
    assert "badges/one, pages/two" in problem.message
    assert "secrets.BADGEFOLIO_PASSWORD_CLASS_OF_2026 }}" in problem.hint
    assert not (project.folder / "output").exists()


def test_a_weak_password_is_refused_unless_it_is_insisted_on(project: "Project") -> None:
    project.site().badge("one", LOCKED)
    weak = "hunter2-hunter2"
    with pytest.raises(ProblemError, match="easy to guess") as caught:
        project.check(passwords={"class-of-2026": weak})
    assert caught.value.problems[0].code is Code.PASSWORD_WEAK
    assert weak not in str(caught.value) + caught.value.problems[0].hint
    built = project.check(passwords={"class-of-2026": weak}, weak_passwords=True)
    assert [one.severity for one in built.warnings] == [Severity.WARNING]


@pytest.mark.parametrize("odd", ["maple torch \udcff lantern", "maple torch\nlantern quartz"])
def test_what_nobody_can_type_is_refused_even_if_insisted_on(project: "Project", odd: str) -> None:
    project.site().badge("one", LOCKED)
    with pytest.raises(ProblemError, match="cannot be typed"):
        project.build(passwords={"class-of-2026": odd}, weak_passwords=True)


def test_a_request_does_not_show_its_passwords() -> None:
    from badgefolio.pipeline import BuildRequest

    password = secrets.token_hex(16)
    request = BuildRequest(project=None, passwords={"a": password})  # type: ignore[arg-type]  # not looked at
    assert password not in repr(replace(request, strict=True))
    assert re.search("weak_passwords", repr(request))
