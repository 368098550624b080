import io
import json
import time

import pytest

from badgefolio.console import Terminal
from badgefolio.problems import Code, Problem, Span


class Screen(io.StringIO):
    """A terminal that somebody looks at."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _usual(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")


def problem(**more: object) -> Problem:
    return Problem(**{"code": Code.OPTION_UNKNOWN, "message": "Wrong.", **more})  # type: ignore[arg-type]


def shown(*problems: Problem, err: io.StringIO | None = None) -> str:
    err = err or io.StringIO()
    Terminal(io.StringIO(), err).problems(problems)
    return err.getvalue()


def test_a_problem_has_its_place_its_line_a_caret_and_a_hint() -> None:
    span = Span(file="a.yaml", line=12, column=3, length=4, source="  titel: T")
    assert shown(problem(span=span, hint='Did you mean "title"?')) == (
        "a.yaml:12:3: error: Wrong. [option-unknown]\n"
        "  12 |   titel: T\n"
        "     |   ^^^^\n"
        '  Did you mean "title"?\n'
    )


def test_a_problem_without_a_place_or_a_line_says_what_it_has() -> None:
    assert shown(problem()) == "error: Wrong. [option-unknown]\n"
    assert shown(problem(span=Span(file="a.png"))) == "a.png: error: Wrong. [option-unknown]\n"


def test_a_caret_stands_below_its_word_behind_tabs_and_never_beyond_the_line() -> None:
    span = Span(file="a", line=1, column=2, length=99, source="\tword")
    assert shown(problem(span=span)).splitlines()[1:] == ["  1 |     word", "    |     ^^^^"]
    behind = Span(file="a", line=1, column=6, length=1, source="\tword")
    assert shown(problem(span=behind)).splitlines()[2] == "    |         ^"


def test_errors_come_last_with_their_number() -> None:
    text = shown(problem(message="One."), problem(message="Warned.").warning(), problem(message="Two."))
    assert [line.split(" ")[1] for line in text.splitlines()[:3]] == ["Warned.", "One.", "Two."]
    assert text.endswith("2 things to mend.\n")
    assert "to mend" not in shown(problem(), problem().warning())


def test_a_screen_has_colors_and_a_file_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(problem(), err=Screen()) == "\033[1;31merror\033[0m: Wrong. [option-unknown]\n"
    assert "\033[1;33mwarning\033[0m" in shown(problem().warning(), err=Screen())
    assert Terminal(Screen(), Screen()).styled("x", "bold") == "\033[1mx\033[0m"
    assert Terminal(io.StringIO(), Screen()).styled("x", "bold") == "x"
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert Terminal(io.StringIO(), Screen()).styled("x", "bold") == "\033[1mx\033[0m"
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\033" not in shown(problem(), err=Screen())


def test_a_machine_gets_one_object_and_a_person_gets_words() -> None:
    machine = Terminal(io.StringIO(), io.StringIO(), is_json=True)
    machine.say("words")
    machine.problems([problem()])
    machine.give({"name": "Été"})
    assert json.loads(machine.out.read() or machine.out.getvalue()) == {"name": "Été"}  # type: ignore[attr-defined]
    assert machine.err.getvalue() == ""  # type: ignore[attr-defined]
    person = Terminal(io.StringIO(), io.StringIO())
    person.give({"name": "Été"})
    person.say("words")
    person.raw("raw")
    assert person.out.getvalue() == "words\nraw"  # type: ignore[attr-defined]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Give the time, which goes on only when the test says so."""
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    return now


def test_work_that_takes_no_second_shows_no_progress(clock: list[float]) -> None:
    err = Screen()
    shown_on = Terminal(io.StringIO(), err)
    shown_on.progress("page", 0, 10)
    clock[0] += 0.9
    shown_on.progress("page", 9, 10)
    shown_on.done()
    assert err.getvalue() == ""


def test_longer_work_shows_how_far_it_is_and_leaves_nothing_behind(clock: list[float]) -> None:
    err = Screen()
    shown_on = Terminal(io.StringIO(), err)
    for step in ("page", "unknown"):
        shown_on.progress(step, 0, 10)
        clock[0] += 1.5
        shown_on.progress(step, 5, 10)
        shown_on.progress(step, 6, 10)
    shown_on.done()
    shown_on.done()
    assert "Pages" in err.getvalue()
    assert "unknown" in err.getvalue()
    assert shown_on._bar is None


@pytest.mark.parametrize("is_json", [True, False])
def test_nobody_who_does_not_look_is_shown_progress(clock: list[float], *, is_json: bool) -> None:
    err = Screen() if is_json else io.StringIO()
    shown_on = Terminal(io.StringIO(), err, is_json=is_json)
    shown_on.progress("page", 0, 10)
    clock[0] += 5
    shown_on.progress("page", 5, 10)
    assert err.getvalue() == ""
