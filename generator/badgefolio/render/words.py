"""The words of a language: gettext catalogues, dates, numbers and sizes.

English stands in the code and the templates; every other language has a catalogue in `catalogues/`
(GNU gettext PO files, read directly so that nothing has to be compiled). Dates and numbers come from
the Unicode CLDR through Babel.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from gettext import NullTranslations

CATALOGUES = Path(__file__).parent / "catalogues"
SOURCE_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """The interface in one language. Call it with an English message to get its translation.

    Names in braces are filled in from the keyword arguments: `words("Issued by {issuer}", issuer=...)`.
    """

    language: str
    _translations: "NullTranslations"

    def __call__(self, message: str, **values: object) -> str:
        """Return the message in this language, its names filled in."""
        return self._translations.gettext(message).format_map(values) if values else self.say(message)

    def say(self, message: str) -> str:
        """Return the message in this language as it stands in the catalogue."""
        return self._translations.gettext(message)

    def count(self, one: str, many: str, number: int, **values: object) -> str:
        """Return the message for that many things, `{number}` filled in by the language's rules."""
        text = self._translations.ngettext(one, many, number)
        return text.format_map({"number": self.number(number), **values})

    @property
    def direction(self) -> str:
        """Which way the language is written: `ltr` or `rtl`."""
        from babel import Locale

        return str(Locale.parse(self._locale).text_direction)

    @property
    def territorial(self) -> str:
        """The language with the territory it is most likely meant for (`fr_FR`), empty where none is."""
        from babel import Locale
        from babel.core import get_global

        locale = Locale.parse(self.language, sep="-")
        likely = get_global("likely_subtags")
        guess = likely.get(str(locale)) or likely.get(locale.language) or ""
        territory = locale.territory or guess.rpartition("_")[2]
        return f"{locale.language}_{territory}" if territory.isalpha() and territory.isupper() else ""

    def date(self, day: "date") -> str:
        """Return a day in words, as in `3 May 2026`."""
        return _date(day, self._locale)

    def when(self, text: str) -> str:
        """Return a date that may leave out day and month, `2019-06` for instance, in words."""
        from datetime import date

        if len(text) == len("2019-06-24"):
            return self.date(date.fromisoformat(text))
        if len(text) == len("2019-06"):
            from babel.dates import format_skeleton

            first = date.fromisoformat(f"{text}-01")
            return str(format_skeleton("yMMMM", first, locale=self._locale)).replace(" ", "\u00a0")
        return text

    def number(self, number: int) -> str:
        """Return a whole number with this language's separators."""
        from babel.numbers import format_decimal

        return str(format_decimal(number, locale=self._locale))

    def country(self, code: str) -> str:
        """Return the name of a country by its ISO 3166 code; anything else as it is."""
        from babel import Locale

        return str(Locale.parse(self._locale).territories.get(code.upper(), code))

    def size(self, size: int) -> str:
        """Return a size in bytes as a person reads it, in kB or MB (powers of ten)."""
        from babel.units import format_unit

        if size < 1_000_000:  # noqa: PLR2004 - where kB ends
            return str(
                format_unit(max(1, round(size / 1_000)), "digital-kilobyte", "short", locale=self._locale)
            )
        return str(format_unit(round(size / 1_000_000, 1), "digital-megabyte", "short", locale=self._locale))

    @property
    def _locale(self) -> str:
        return self.language.replace("-", "_")


@lru_cache(maxsize=10_000)
def _date(day: "date", locale: str) -> str:
    from babel.dates import format_date

    text = str(format_date(day, format="long", locale=locale))
    if day.day == 1 and _primary(locale.replace("_", "-")) == "fr" and text.startswith("1 "):
        text = f"1er{text[1:]}"  # French counts the first of the month, and only that
    # A line must not break between the day and its month.
    return text.replace(" ", "\u00a0", 1)


def languages() -> tuple[str, ...]:
    """Return the languages the interface speaks, sorted, as BCP 47 tags."""
    return tuple(sorted({SOURCE_LANGUAGE, *(path.stem for path in CATALOGUES.glob("*.po"))}))


@lru_cache
def words(language: str) -> Words:
    """Return the words of a language; of its primary language, then of English, where it has no catalogue.

    Dates, numbers and the direction are those of the language all the same. A tag that names no language
    of the Unicode CLDR is read as its primary language, and as English where that is none either.
    """
    from gettext import NullTranslations

    known = next((tag for tag in (language, _primary(language)) if _is_known(tag)), SOURCE_LANGUAGE)
    for tag in (known, _primary(known)):
        path = CATALOGUES / f"{tag}.po"
        if path.is_file():
            return Words(known, _catalogue(path))
    return Words(known, NullTranslations())


def _is_known(tag: str) -> bool:
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()


def _catalogue(path: Path) -> "NullTranslations":
    """Return the translations of a PO file."""
    from io import BytesIO

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po
    from babel.support import Translations

    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.stem)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)


def message_ids(path: Path) -> "Mapping[str, tuple[str, ...]]":
    """Return the English messages of a PO file with their translations; plural messages by their first."""
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        catalogue = read_po(file)
    found: dict[str, tuple[str, ...]] = {}
    for message in catalogue:
        if not message.id:
            continue
        key = message.id if isinstance(message.id, str) else message.id[0]
        texts = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        found[key] = () if message.fuzzy else tuple(texts)
    return found
