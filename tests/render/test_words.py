from datetime import UTC, datetime

import pytest

from badgefolio.render.words import languages, words

DAY = datetime(2026, 5, 3, 23, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "said", "date"),
    [
        ("en", "Badges", "May\u00a03, 2026"),
        ("en-GB", "Badges", "3\u00a0May 2026"),
        ("fr", "Badges", "3\u00a0mai 2026"),
        ("fr-CA", "Badges", "3\u00a0mai 2026"),
        ("FR", "Badges", "3\u00a0mai 2026"),
        ("de", "Badges", "3.\u00a0Mai 2026"),
        ("zz", "Badges", "May\u00a03, 2026"),
        ("fr-ZZ", "Badges", "3\u00a0mai 2026"),
        ("fr-XX-private", "Badges", "3\u00a0mai 2026"),
        ("en-ZZ", "Badges", "May\u00a03, 2026"),
        ("en-abcdefgh", "Badges", "May\u00a03, 2026"),
    ],
)
def test_every_language_has_words_and_dates(language: str, said: str, date: str) -> None:
    found = words(language)
    assert (found.say("Badges"), found.date(DAY), found.direction) == (said, date, "ltr")


def test_a_language_without_words_keeps_its_own_tag() -> None:
    assert (words("ar").language, words("de-AT").language, words("").language) == ("ar", "de-AT", "en")
    assert (words("fr-CA").language, words("en-GB").language) == ("fr-CA", "en-GB")
    assert words("de")("Home") == "Home"


def test_messages_are_translated_with_their_names_filled_in() -> None:
    assert words("en")("Portrait of {name}", name="{x} & <b>") == "Portrait of {x} & <b>"
    assert words("fr")("Portrait of {name}", name="Zoé") == "Portrait\u202f: Zoé"
    assert words("fr")("{not} a message") == "{not} a message"


@pytest.mark.parametrize(
    ("language", "number", "text"),
    [
        ("en", 0, "0 badges"),
        ("en", 1, "1 badge"),
        ("en", 1_234, "1,234 badges"),
        ("fr", 0, "0 badge"),
        ("fr", 1, "1 badge"),
        ("fr", 1_234, "1\u202f234 badges"),
    ],
)
def test_things_are_counted_by_the_rules_of_the_language(language: str, number: int, text: str) -> None:
    assert words(language).count("{number} badge", "{number} badges", number) == text


@pytest.mark.parametrize(
    ("size", "english", "french"),
    [
        (0, "1 kB", "1\u202fko"),
        (1, "1 kB", "1\u202fko"),
        (1_500, "2 kB", "2\u202fko"),
        (999_999, "1,000 kB", "1\u202f000\u202fko"),
        (1_000_000, "1 MB", "1\u202fMo"),
        (12_345_678, "12.3 MB", "12,3\u202fMo"),
    ],
)
def test_sizes_are_read_as_people_read_them(size: int, english: str, french: str) -> None:
    assert words("en").size(size) == english
    assert words("fr").size(size).replace("\xa0", "\u202f") == french


def test_numbers_have_the_separators_of_the_language() -> None:
    assert words("en").number(1_234_567) == "1,234,567"
    assert words("fr").number(1_234_567) == "1\u202f234\u202f567"


def test_countries_are_named_by_their_code() -> None:
    assert words("fr").country("de") == "Allemagne"
    assert words("en").country("France") == "France"


def test_languages_that_are_spoken_are_known() -> None:
    assert languages() == ("en", "fr")
