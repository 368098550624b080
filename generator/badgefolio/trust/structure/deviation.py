"""One thing in which a document differs from what its version demands, and how several are said at once."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from badgefolio.model.report import Reason
from badgefolio.sources import strings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_SAID = 3
_MOST_CHARACTERS = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class Deviation:
    """What is wrong, and where: `pointer` is a JSON Pointer (RFC 6901) into the document, empty at the top.

    The reason never quotes what would tell who earned the badge, since reports are published.
    """

    pointer: str
    reason: "Reason"

    def __str__(self) -> str:
        """Return the place and the reason in English."""
        return f"{self.pointer}: {self.reason}" if self.pointer else str(self.reason)


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgement:
    """All that was found in one document; `unknown` are rules that could not be applied here, and why."""

    deviations: tuple[Deviation, ...] = ()
    unknown: tuple["Reason", ...] = ()


def pointer_of(parts: "Iterable[str | int]") -> str:
    """Return the JSON Pointer of these names and numbers; names of strangers are cleaned and cut."""
    return "".join(f"/{_part(part)}" for part in parts)


def _part(part: str | int) -> str:
    if isinstance(part, int):
        return str(part)
    return strings.name(part)[:_MOST_CHARACTERS].replace("~", "~0").replace("/", "~1")


def told(deviations: "Sequence[Deviation]") -> Reason:
    """Return the first three deviations in one reason; each part is translated by itself."""
    parts = [_placed(one) for one in deviations[:MOST_SAID]]
    values = tuple((f"part{number}", part) for number, part in enumerate(parts))
    return Reason("; ".join(f"{{{name}}}" for name, _ in values), values)


def _placed(one: Deviation) -> Reason:
    if not one.pointer:
        return one.reason
    return Reason("{pointer}: {reason}", (("pointer", one.pointer), ("reason", one.reason)))
