"""When two spellings are one word: what lists join, numbers must count once."""

import re
import unicodedata

_BETWEEN = re.compile(r"[\s_-]+")


def folded(text: str) -> str:
    """Return a text for comparing: without accents and case."""
    taken_apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in taken_apart if not unicodedata.combining(character))


def same_tag(tag: str) -> str:
    """Return what spellings of one tag have in common: no case, no accents, one space between words."""
    return _BETWEEN.sub(" ", folded(tag)).strip()
