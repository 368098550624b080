import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.portfolio.slugs import MAX_LENGTH, slug

PORTABLE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@given(st.text())
def test_any_name_becomes_a_portable_part_of_an_address(name: str) -> None:
    made = slug(name)
    assert PORTABLE.fullmatch(made)
    assert len(made) <= MAX_LENGTH + 2


@given(st.text())
def test_a_slug_is_its_own_slug(name: str) -> None:
    assert slug(slug(name)) == slug(name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("First Aid", "first-aid"),
        ("Été à l\u2019école", "ete-a-l-ecole"),
        ("Straße Œuvre Łódź", "strasse-oeuvre-lodz"),
        ("  -- a__b -- ", "a-b"),
        ("\uff26\uff35\uff2c\uff2c\u3000wide", "full-wide"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\temp.", "c-temp"),
    ],
)
def test_accents_spaces_and_signs_are_folded(name: str, expected: str) -> None:
    assert slug(name) == expected


@pytest.mark.parametrize("name", ["con", "AUX", "nul", "com1", "LPT9", "embed", "Index"])
def test_names_that_windows_or_the_site_needs_get_a_number(name: str) -> None:
    assert slug(name) == f"{name.lower()}-1"


def test_names_without_latin_letters_differ_and_stay() -> None:
    assert slug("日本語") == "x-" + slug("日本語")[2:]
    assert slug("日本語") != slug("العربية")
    assert slug("日本語") == "x-77710aed"


def test_a_name_of_half_characters_has_a_slug() -> None:
    assert slug("\ud800").startswith("x-")


def test_a_long_name_is_cut_without_a_dash_at_its_end() -> None:
    assert slug("a" * (MAX_LENGTH - 1) + " bcd") == "a" * (MAX_LENGTH - 1)
