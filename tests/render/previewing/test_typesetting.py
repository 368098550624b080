"""Texts in boxes: nothing sticks out, nothing that must be read is lost, lines are few and even."""

import pytest
from hypothesis import given
from hypothesis import settings as asked
from hypothesis import strategies as st

from badgefolio.render.previewing.characters import clean, without
from badgefolio.render.previewing.fonts import FontShelf
from badgefolio.render.previewing.typesetting import Box, Setting, Type

BOX = Box(560, (66, 60, 54, 48, 43, 38), 3, 240)
FONTS = FontShelf()
FINNISH = "Lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas"


def type_for(*texts: str, is_mirrored: bool = False) -> Type:
    return Type(FONTS.choose(texts)[0], is_mirrored=is_mirrored)


def texts(setting: Setting) -> list[str]:
    return [line.text for line in setting.lines]


def test_a_short_title_is_set_in_the_largest_size() -> None:
    found = type_for("First aid").fit("First aid", BOX)
    assert (texts(found), found.size) == (["First aid"], 66)


def test_a_longer_one_is_broken_between_words_into_even_lines() -> None:
    title = "Premiers secours en milieu scolaire"
    assert texts(type_for(title).fit(title, BOX)) == ["Premiers secours", "en milieu scolaire"]


def test_one_that_is_too_tall_is_made_smaller() -> None:
    title = "What we learned in the year in which nothing went as it was planned"
    low = type_for(title).fit(title, Box(560, BOX.sizes, 3, 150))
    assert low.size < type_for(title).fit(title, BOX).size
    assert low.height <= 150


def test_a_word_is_cut_only_where_it_is_too_long_in_every_size() -> None:
    found = type_for(FINNISH).fit(FINNISH, BOX)
    assert "".join(texts(found)) == FINNISH
    assert len(found.lines) <= 3
    kept = f"An {FINNISH[:20]} and {FINNISH[20:40]}"
    assert " ".join(texts(type_for(kept).fit(kept, BOX))) == kept


def test_what_is_too_long_ends_with_an_ellipsis_after_a_word() -> None:
    title = "word and " * 40
    found = texts(type_for(title, "\u2026").fit(title, BOX))
    assert len(found) == 3
    assert found[-1].endswith(("word\u2026", "and\u2026"))


def test_without_a_space_the_ellipsis_stands_where_there_is_room() -> None:
    found = texts(type_for("a", "\u2026").fit("a" * 399, BOX))
    assert len(found) == 3
    assert found[-1].endswith("a\u2026")
    assert len("".join(found)) > 40


@pytest.mark.parametrize(
    "name", ["The Very Long Name of an Issuer " * 12, "W" * 400, "\u0448" * 400, "Short"]
)
def test_what_must_always_be_read_is_there_whatever_stands_before_it(name: str) -> None:
    always = " (not confirmed)"
    found = type_for(name, always, "\u2026").fit(name, Box(560, (32, 28, 24), 2), always=always)
    assert " ".join(texts(found)).endswith("(not confirmed)")
    assert len(found.lines) <= 2


def test_nothing_has_no_lines() -> None:
    assert type_for("").fit("", BOX).lines == ()


def test_of_an_endless_text_only_the_beginning_is_looked_at() -> None:
    assert len(type_for("a").line("a" * 100_000).text) == 400


def test_lines_of_tall_letters_stand_further_apart() -> None:
    arabic = "\u0648\u0633\u064a\u0637\u0629"
    assert type_for(arabic).fit(arabic, BOX).leading > type_for("abc").fit("abc", BOX).leading


def test_a_size_has_the_letters_drawn_for_it() -> None:
    made = type_for("Hamburg")
    line = made.line("Hamburg")
    assert made.width(line, 60) < 2.5 * made.width(line, 24)


LETTERS = st.characters(codec="utf-8", categories=["L", "M", "N", "P", "S", "Z"], max_codepoint=0x2FFF)


@asked(max_examples=30)
@given(st.lists(st.text(LETTERS, min_size=1, max_size=30), max_size=12), st.booleans())
def test_no_line_sticks_out_of_its_box(words: list[str], is_mirrored: bool) -> None:  # noqa: FBT001 - made by hypothesis
    said = clean(" ".join(words))
    chosen, missing = FONTS.choose([said, "\u2026"])
    text = without(said, missing)
    made = Type(chosen, is_mirrored=is_mirrored)
    found = made.fit(text, BOX)
    assert bool(found.lines) is bool(text)
    assert len(found.lines) <= 3
    assert found.height <= 240 or found.size == 38
    assert all(made.width(line, found.size) <= 560 for line in found.lines)
