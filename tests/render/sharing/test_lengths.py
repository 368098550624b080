"""Lengths as services count them, and beginnings that fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.render.sharing.lengths import bytes_in_emoji, fitted, signs, signs_on_bluesky, weight

FAMILY = "👩‍👩‍👧‍👦"


@pytest.mark.parametrize(
    ("text", "seen", "on_x", "on_threads"),
    [
        ("abc", 3, 3, 3),
        ("é", 1, 1, 1),
        ("e\u0301", 1, 1, 1),
        ("شارة", 4, 4, 4),
        ("徽章", 2, 4, 2),
        ("🎓", 1, 2, 4),
        ("👩🏽‍🏫", 1, 2, 15),
        (FAMILY, 1, 2, 25),
        ("🇫🇷", 1, 2, 8),
        ("❤\ufe0f", 1, 2, 6),
        ("2026", 4, 4, 4),
        ("of learn.example here", 21, 23 + 8, 21),
        ("end.", 4, 4, 4),
        ("", 0, 0, 0),
    ],
)
def test_services_count_in_their_ways(text: str, seen: int, on_x: int, on_threads: int) -> None:
    assert (signs(text), weight(text), bytes_in_emoji(text)) == (seen, on_x, on_threads)


def test_signs_of_very_many_bytes_count_more_on_bluesky() -> None:
    assert (signs_on_bluesky("abc"), signs_on_bluesky(FAMILY * 10)) == (3, 25)


@pytest.mark.parametrize(
    ("text", "most", "kept"),
    [
        ("one two three", 13, "one two three"),
        ("one two three", 12, "one two…"),
        ("one two three", 8, "one two…"),
        ("one two three", 7, "one…"),
        ("one, two", 5, "one…"),
        ("abcdefgh", 5, "abcd…"),
        ("👩🏽‍🏫👩🏽‍🏫👩🏽‍🏫", 2, "👩🏽‍🏫…"),
        ("abc", 1, ""),
        ("abc", 0, ""),
        ("abc", -4, ""),
        ("", 0, ""),
    ],
)
def test_a_beginning_ends_between_words(text: str, most: int, kept: str) -> None:
    assert fitted(text, most) == kept


@given(st.text(), st.integers(-5, 40))
def test_what_is_kept_fits_and_is_a_beginning(text: str, most: int) -> None:
    for length in (signs, weight, bytes_in_emoji, signs_on_bluesky):
        kept = fitted(text, most, length)
        assert length(kept) <= max(most, 0)
        assert kept == text or text.startswith(kept.removesuffix("…"))
