"""Which badges a block shows, and how much of them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from badgefolio.model.framed import Framed

if TYPE_CHECKING:
    from badgefolio.problems import Span


class Format(StrEnum):
    """How much of a badge a page shows: picture and facts, or its description and criteria too."""

    SHORT = "short"
    LONG = "long"


@dataclass(frozen=True, kw_only=True, slots=True)
class BadgesBlockSource(Framed):
    """Badges by what they have in common.

    Empty conditions hold for every badge. `sort` is one of `name`, `issued`, `expires`, `issuer`, with a
    minus in front to turn the order round; `limit` 0 means all.
    """

    tag: str = ""
    issuer: str = ""
    year: int = 0
    sort: str = "-issued"
    limit: int = 0
    title: str = ""
    format: Format = Format.SHORT
    span: "Span"
