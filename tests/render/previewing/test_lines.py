"""Lines with several fonts and directions, in the order in which they are seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.render.previewing.lines import Line, set_line

LATIN = frozenset("abcdefghijklmnopqrstuvwxyz ()123,.\u2605")
HEBREW = frozenset("\u05d0\u05d1\u05d2\u05d3 ()123")
BOTH = LATIN | HEBREW
ALEF, BET, GIMEL = "\u05d0\u05d1", "\u05d2\u05d3", "\u05d3\u05d0"


def seen(text: str, *coverage: frozenset[str]) -> list[str]:
    return [run.text for run in set_line(text, coverage or (LATIN, HEBREW)).runs]


def test_one_font_that_has_everything_is_taken_for_all() -> None:
    assert set(set_line(f"a {ALEF}", (LATIN, HEBREW, BOTH)).fonts) == {2}


def test_words_and_then_letters_have_the_first_font_that_has_them() -> None:
    line = set_line(f"ab {ALEF} c{ALEF}", (LATIN, HEBREW))
    assert line.fonts == (0, 0, 0, 1, 1, 1, 0, 1, 1)
    assert set_line("", (LATIN,)).runs == ()


def test_a_letter_that_nobody_has_is_left_to_the_first_font() -> None:
    assert set_line("a?", (LATIN, HEBREW)).fonts == (0, 0)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("abc", ["abc"]),
        (f"{ALEF} {BET}", [f"{ALEF} {BET}"]),
        (f"ab {ALEF} cd", ["ab ", ALEF, " cd"]),
        (f"{ALEF} ab {BET}", [f" {BET}", "ab", f"{ALEF} "]),
        (f"{ALEF} ab cd", ["ab cd", f"{ALEF} "]),
        (f"{ALEF} 12", [f"{ALEF} 12"]),
        (f"{ALEF} ab 12", ["ab 12", f"{ALEF} "]),
        (f"ab ({ALEF})", ["ab (", ALEF, ")"]),
        (f"a {ALEF}, {BET} b", ["a ", f"{ALEF}, {BET}", " b"]),
    ],
)
def test_runs_stand_from_left_to_right_as_they_are_read(text: str, order: list[str]) -> None:
    assert seen(text, BOTH | frozenset("12,")) == order


def test_a_line_begins_on_the_side_that_is_asked_for() -> None:
    line = set_line(f"{ALEF} (abc)", (BOTH,), is_mirrored=False)
    assert [run.text for run in line.runs] == [ALEF, " (abc)"]
    assert [run.text for run in set_line(f"{ALEF} (abc)", (BOTH,)).runs] == [")", "abc", f"{ALEF} ("]


@given(st.text(alphabet=sorted(BOTH), max_size=30), st.booleans())
def test_every_letter_is_seen_once(text: str, is_mirrored: bool) -> None:  # noqa: FBT001 - made by hypothesis
    line = set_line(text, (LATIN, HEBREW), is_mirrored=is_mirrored)
    assert len(line.fonts) == len(text)
    assert sorted("".join(run.text for run in line.runs)) == sorted(text)


def test_a_part_has_no_space_at_its_ends() -> None:
    line = Line(" ab c ", (0, 0, 1, 1, 0, 0))
    assert line.part(0, 6) == Line("ab c", (0, 1, 1, 0))
    assert line.part(0, 1) == Line("", ())
