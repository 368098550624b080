"""Texts as they are drawn: cleaned without losing a word, cut where a reader would."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.render.previewing.characters import clean, clusters, may_break, without


@pytest.mark.parametrize(
    ("said", "drawn"),
    [
        ("  two \n words\t", "two words"),
        ("e\u0301tude", "\u00e9tude"),
        ("soft\u00adware", "software"),
        ("co\u2011op", "co-op"),
        ("read\u202egnp.exe", "readgnp.exe"),
        ("\u2067abc\u2069 \u200fd", "abc d"),
        ("bell\x07s", "bell s"),
        ("10\u202f%", "10\u202f%"),
        (
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        ),
    ],
)
def test_a_text_is_drawn_on_one_line_without_what_nobody_sees(said: str, drawn: str) -> None:
    assert clean(said) == drawn


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("a\u0301b", ("a\u0301", "b")),
        ("\u0939\u093f\u0928\u094d\u0926\u0940", ("\u0939\u093f", "\u0928\u094d", "\u0926\u0940")),
        ("\U0001f469\U0001f3fd\u200d\U0001f3eb!", ("\U0001f469\U0001f3fd\u200d\U0001f3eb", "!")),
        ("", ()),
    ],
)
def test_marks_and_what_is_joined_stay_with_their_letter(text: str, letters: tuple[str, ...]) -> None:
    assert clusters(text) == letters


@given(st.text())
def test_letters_add_up_to_the_text(text: str) -> None:
    assert "".join(clusters(text)) == text


def test_a_letter_that_cannot_be_drawn_goes_with_its_marks_and_leaves_no_gap() -> None:
    assert without("Super \U0001f469\u200d\U0001f3eb teacher", frozenset("\U0001f3eb")) == "Super teacher"
    assert without("a\u0301bc", frozenset("\u0301")) == "bc"
    assert without("\u5165\u9580", frozenset("\u5165\u9580")) == ""


@pytest.mark.parametrize(
    ("before", "after", "may"),
    [
        ("a ", "b", True),
        ("a", " b", False),
        ("well-", "known", True),
        ("1-", "2", False),
        ("a", "b", False),
        ("\u65e5", "\u672c", True),
        ("\u672c", "\u3002", False),
        ("\u300c", "\u65e5", False),
        ("\u65e5", "a", True),
        ("a\u00a0", "b", False),
    ],
)
def test_lines_end_after_spaces_and_hyphens_and_between_ideographs(
    before: str,
    after: str,
    may: bool,  # noqa: FBT001 - one case a row
) -> None:
    assert may_break(before + after, len(before)) is may
