"""Taking badges away: each format is one module that makes the bytes of a file, and one line in `FORMATS`.

Everything is made of what everybody may find anyway, and of it only: the same badges, the same bytes.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from badgefolio.render.exports.collection import collection
from badgefolio.render.exports.displayer import displayer
from badgefolio.render.exports.packed import packed
from badgefolio.render.exports.table import table

if TYPE_CHECKING:
    from collections.abc import Callable

    from badgefolio.model.leaving import Leaving

__all__ = ["FORMATS", "Format", "displayer"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Format:
    """A format: the ending of its file, what it is, and what makes it."""

    ending: str
    words: str
    make: "Callable[[Leaving], bytes]"


FORMATS = {
    "zip": Format(ending="zip", words="the badge files themselves, with a list of them", make=packed),
    "collection": Format(ending="json", words="one JSON list of the credentials, unsigned", make=collection),
    "csv": Format(ending="csv", words="a table for a spreadsheet", make=table),
}
