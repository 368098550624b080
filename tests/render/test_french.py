"""French as the French write it."""

from datetime import date

import pytest

from badgefolio.render.words import CATALOGUES, message_ids, words

FR = words("fr")


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 3, 1), "1er\u00a0mars 2026"),
        (date(2026, 3, 2), "2\u00a0mars 2026"),
        (date(2026, 3, 11), "11\u00a0mars 2026"),
    ],
)
def test_the_first_of_the_month_is_counted(day: date, text: str) -> None:
    assert FR.date(day) == text
    assert words("fr-CA").date(day) == text


def test_names_are_never_after_a_de_that_would_have_to_be_elided() -> None:
    texts = [text for found in message_ids(CATALOGUES / "fr.po").values() for text in found]
    names = ("{name}", "{owner}", "{issuer}", "{title}")
    assert [text for text in texts if any(f" de {name}" in text for name in names)] == []


def test_a_colon_has_a_narrow_space_before_it() -> None:
    assert FR("{label}:", label="Ville") == "Ville\u202f:"
    assert FR("Portrait of {name}", name="Élodie") == "Portrait\u202f: Élodie"
