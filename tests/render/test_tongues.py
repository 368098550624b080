"""Languages: those with a catalogue, those without one, and tags that are none."""

from datetime import date

import pytest

from badgefolio.render.words import words

DAY = date(2026, 5, 3)


@pytest.mark.parametrize(
    ("language", "direction", "day"),
    [
        ("de", "ltr", "3.\u00a0Mai 2026"),
        ("pt-BR", "ltr", "3\u00a0de maio de 2026"),
        ("pt-br", "ltr", "3\u00a0de maio de 2026"),
        ("he", "rtl", "3\u00a0במאי 2026"),  # noqa: RUF001 - Hebrew
        ("fr-CA", "ltr", "3\u00a0mai 2026"),
    ],
)
def test_dates_and_direction_are_those_of_the_language(language: str, direction: str, day: str) -> None:
    found = words(language)
    assert (found.language, found.direction) == (language, direction)
    assert found.date(DAY) == day


def test_words_without_a_catalogue_are_english() -> None:
    assert words("de")("Badges") == "Badges"
    assert words("de")("Issued on") == "Issued on"
    assert words("de").count("{number} badge", "{number} badges", 2000) == "2.000 badges"
    assert words("fr-CA")("Issued on") == "Délivré le"


@pytest.mark.parametrize("language", ["xx", "x-klingon", "tlh", "", "1", "zz-ZZ"])
def test_what_is_no_language_is_english_wholly(language: str) -> None:
    found = words(language)
    assert (found.language, found.direction) == ("en", "ltr")
    assert found.date(DAY) == "May\u00a03, 2026"


def test_an_unknown_region_leaves_the_language() -> None:
    assert words("fr-QQ").language == "fr"


@pytest.mark.parametrize(
    ("language", "locale"),
    [
        ("en", "en_US"),
        ("fr", "fr_FR"),
        ("fr-CA", "fr_CA"),
        ("ar", "ar_EG"),
        ("pt-BR", "pt_BR"),
        ("zh-Hant", "zh_TW"),
        ("sr-Latn", "sr_RS"),
        ("eo", ""),
        ("es-419", ""),
    ],
)
def test_networks_are_told_language_and_territory(language: str, locale: str) -> None:
    assert words(language).territorial == locale
