from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.render.placeholder import placeholder


def letters(name: str) -> str | None:
    return fromstring(placeholder(name))[1].text  # noqa: S314 - our own text


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("first aid", "FA"),
        ("Soldering", "S"),
        ("one act play", "OA"),
        ("", None),
        ("   ", None),
        ("<b> &", "<&"),
        ("élan vital", "ÉV"),
        ("\x01ab \u202ecd", "AC"),
        ("\ud800 x", "X"),
        ("🎓 x", "🎓X"),
        ("مهارة", "م"),
    ],
)
def test_a_placeholder_shows_the_first_letters(name: str, shown: str | None) -> None:
    assert letters(name) == shown


def test_a_name_always_has_the_same_colour() -> None:
    assert placeholder("A") == placeholder("A")
    assert placeholder("Apple") != placeholder("Arrow")


@given(st.text(st.characters()))
def test_every_name_gives_a_picture(name: str) -> None:
    assert fromstring(placeholder(name)).get("width") == "400"  # noqa: S314 - our own text
