"""The formats that badges are taken away in: each is one module that makes bytes, and a line here."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from badgefolio.render.exports.collection import collection
from badgefolio.render.exports.packed import packed
from badgefolio.render.exports.rendercv import rendercv
from badgefolio.render.exports.resume import resume
from badgefolio.render.exports.table import table

if TYPE_CHECKING:
    from collections.abc import Callable

    from badgefolio.model.leaving import Leaving


@dataclass(frozen=True, kw_only=True, slots=True)
class Format:
    """A format: the ending of its file, what it is, and what makes it.

    Where it `holds_files` only badges are in it whose file the site offers; where it `claims`, none that its
    issuer took back; else all public badges are.
    """

    ending: str
    words: str
    make: "Callable[[Leaving], bytes]"
    holds_files: bool = False
    claims: bool = False


FORMATS = {
    "zip": Format(
        ending="zip", words="the badge files themselves, with a list of them", make=packed, holds_files=True
    ),
    "collection": Format(
        ending="json", words="one JSON list of the credentials, unsigned", make=collection, holds_files=True
    ),
    "csv": Format(ending="csv", words="a table for a spreadsheet", make=table),
    "resume": Format(
        ending="json",
        words="your curriculum as a JSON Resume, badges as certificates",
        make=resume,
        claims=True,
    ),
    "rendercv": Format(
        ending="yaml", words="your curriculum for RenderCV, which makes PDF files", make=rendercv, claims=True
    ),
}
