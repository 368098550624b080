"""Texts made ready to be drawn: on one line, without what cannot be seen, cut only where a reader would."""

import re
from unicodedata import category, east_asian_width, normalize

# drawn as what every font has: a hyphen and a space that do not break a line, and signs that stand apart
_PLAIN = str.maketrans({"\u2011": "-", "\u2007": "\u00a0", "\u00ad": None, "\u200b": None, "\u2060": None})
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")
_JOINERS = "\u200c\u200d"
_CLOSING = frozenset(["Pe", "Pf", "Po"])
_OPENING = frozenset(["Ps", "Pi"])
_BREAKS_AFTER = frozenset("-\u2013\u2014/")


def clean(text: str) -> str:
    """Return a text on one line, composed (Unicode, UAX 15, NFC), without controls and directions.

    Characters that turn the direction of writing could make a title look like another one.
    """
    plain = _DIRECTIONS.sub("", normalize("NFC", text).translate(_PLAIN))
    spaced = "".join(" " if category(one) == "Cc" else one for one in plain)
    return _SPACES.sub(" ", spaced).strip()


def is_unseen(character: str) -> bool:
    """Whether a character draws nothing of its own, so that no font needs to have it."""
    return character.isspace() or character in _JOINERS or "\ufe00" <= character <= "\ufe0f"


def without(text: str, missing: frozenset[str]) -> str:
    """Return a text without letters that cannot be drawn, and without what stands on or is joined to them."""
    kept = [one for one in clusters(text) if missing.isdisjoint(one)]
    return _SPACES.sub(" ", "".join(kept)).strip()


def clusters(text: str) -> tuple[str, ...]:
    """Return the letters of a text, each with its marks and what is joined to it.

    Marks (Unicode category M), emoji modifiers and whatever follows a joiner stay with the letter before,
    which is what the rules of UAX 29 come to for everything but Hangul written in parts.
    """
    found: list[str] = []
    for one in text:
        if found and (_is_mark(one) or found[-1].endswith("\u200d")):
            found[-1] += one
        else:
            found.append(one)
    return tuple(found)


def _is_mark(character: str) -> bool:
    return category(character)[0] == "M" or character in _JOINERS or "\U0001f3fb" <= character <= "\U0001f3ff"


def may_break(text: str, position: int) -> bool:
    """Whether a line may end before this position: after a space or a hyphen, between ideographs."""
    before, after = text[position - 1], text[position]
    if before == " ":
        return True
    if after == " " or _is_mark(after) or before in _JOINERS:
        return False
    if before in _BREAKS_AFTER:
        return after.isalpha()
    if not (_is_wide(before) or _is_wide(after)):
        return False
    return category(after) not in _CLOSING and category(before) not in _OPENING


def _is_wide(character: str) -> bool:
    return east_asian_width(character) in {"W", "F"}
