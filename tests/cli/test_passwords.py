import io
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from badgefolio.cli.passwords import Passwords
from badgefolio.console import Terminal

if TYPE_CHECKING:
    from tests.conftest import Project, Ran

GOOD = "maple torch orbit lantern"
LOCKED = "visibility: password\npassword: class-of-2026\n"
Typed = Callable[..., list[str]]


class Somebody(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Give somebody at the terminal who types these lines, and what was asked so far."""

    def lines(*answers: str) -> list[str]:
        asked: list[str] = []
        left = iter(answers)

        def answer(prompt: str) -> str:
            asked.append(prompt)
            try:
                return next(left)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr(sys, "stdin", Somebody())
        monkeypatch.setattr("getpass.getpass", answer)
        return asked

    return lines


def passwords(*, is_json: bool = False) -> Passwords:
    return Passwords(Terminal(io.StringIO(), io.StringIO(), is_json=is_json))


def test_the_environment_is_asked_first(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = typed("no")
    monkeypatch.setenv("BADGEFOLIO_PASSWORD_CLASS_OF_2026", GOOD)
    assert passwords()["class-of-2026"] == GOOD
    assert asked == []


def test_somebody_is_asked_twice_and_once_for_each_name(typed: Typed) -> None:
    asked = typed(GOOD, GOOD)
    known = passwords()
    assert [known["class"], known["class"]] == [GOOD, GOOD]
    assert asked == ['Password "class": ', "The same again: "]
    assert (list(known), len(known)) == (["class"], 1)


def test_what_was_mistyped_is_asked_for_again(typed: Typed) -> None:
    asked = typed("a", "b", GOOD, GOOD)
    assert passwords()["class"] == GOOD
    assert len(asked) == 4


@pytest.mark.parametrize("answers", [(), ("",), ("a", "b", "c", "d", "e", "f")])
def test_without_an_answer_there_is_none_and_nobody_is_asked_again(
    typed: Typed, answers: tuple[str, ...]
) -> None:
    asked = typed(*answers)
    known = passwords()
    assert known.get("class") is None
    before = len(asked)
    assert known.get("class", "") == ""
    assert (len(asked), len(known)) == (before, 0)


def test_a_machine_and_an_empty_chair_are_asked_nothing(
    typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = typed(GOOD, GOOD)
    assert "class" not in passwords(is_json=True)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert "class" not in passwords()
    assert asked == []


def test_a_build_takes_the_password_from_the_environment_and_never_says_it(
    project: "Project", run: "Callable[..., Ran]", monkeypatch: pytest.MonkeyPatch
) -> None:
    project.site().badge("one", LOCKED)
    monkeypatch.setenv("BADGEFOLIO_PASSWORD_CLASS_OF_2026", GOOD)
    for arguments in (("build", "-v"), ("build", "--json"), ("check",)):
        ran = run(arguments[0], project.folder, *arguments[1:])
        assert ran.code == 0
        assert GOOD not in ran.out + ran.err
    assert [path for path in project.output() if path.startswith("locked/")]
    monkeypatch.delenv("BADGEFOLIO_PASSWORD_CLASS_OF_2026")
    assert "[password-missing]" in run("build", project.folder).err


def test_weak_passwords_are_taken_where_that_is_said(
    project: "Project", run: "Callable[..., Ran]", monkeypatch: pytest.MonkeyPatch
) -> None:
    project.site().badge("one", LOCKED)
    monkeypatch.setenv("BADGEFOLIO_PASSWORD_CLASS_OF_2026", "hunter2")
    refused = run("check", project.folder)
    assert (refused.code, "error:" in refused.err, "hunter2" in refused.err) == (1, True, False)
    taken = run("check", project.folder, "--weak-passwords")
    assert (taken.code, "warning:" in taken.err, "[password-weak]" in taken.err) == (0, True, True)
