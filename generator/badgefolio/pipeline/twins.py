"""The same badge again: in the same bytes, or the same award in another file."""

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from badgefolio.credentials import ReadBadge, award_of, read_badge
from badgefolio.model.payload import Container, PayloadForm
from badgefolio.problems import ProblemError
from badgefolio.sources.compare import differences

if TYPE_CHECKING:
    from badgefolio.credentials.sameness import Award
    from badgefolio.model.archive import Archive
    from badgefolio.portfolio import Scan

_MOST_DIFFERENCES = 3
_KINDS = {
    Container.PNG: "a PNG picture",
    Container.SVG: "an SVG picture",
    Container.PDF: "a PDF",
    Container.JSON: "JSON without a picture",
    Container.JWS: "a token without a picture",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Twin:
    """A badge that was passed over: where it came from, where the same badge is, and a sentence about it."""

    source: str
    same_as: str
    reason: str


class Known:
    """The badges there are, by their bytes and by their award: those of the project, and those on the way."""

    def __init__(self, found: "Scan", archive: "Archive") -> None:
        """Read the badges of the project; one that cannot be read is known by its bytes alone."""
        self._by_bytes: dict[str, str] = {}
        self._by_award: dict[Award, tuple[str, ReadBadge]] = {}
        for file in found.badges.values():
            place = f"content/{file.path}"
            self._by_bytes[file.digest] = place
            try:
                badge = read_badge(found.read(file), file=place, archive=archive)
            except (ProblemError, OSError):
                continue
            self._keep(badge, place)

    def twin(self, content: bytes, source: str) -> Twin | None:
        """Return that these very bytes are there already."""
        place = self._by_bytes.get(sha256(content).hexdigest())
        if place is None:
            return None
        return Twin(source=source, same_as=place, reason=f"It is the same file as {place}.")

    def same_award(self, badge: ReadBadge, source: str) -> Twin | None:
        """Return that the same award is there already, in another file."""
        award = award_of(badge.badge)
        if award is None or award not in self._by_award:
            return None
        place, other = self._by_award[award]
        return Twin(source=source, same_as=place, reason=_sentence(place, other, badge))

    def add(self, content: bytes, badge: ReadBadge, place: str) -> None:
        """Know a badge that is being added."""
        self._by_bytes[sha256(content).hexdigest()] = place
        self._keep(badge, place)

    def replace(self, content: bytes, badge: ReadBadge, place: str) -> None:
        """Know a badge in place of the same award that is not being added after all."""
        self._by_bytes[sha256(content).hexdigest()] = place
        award = award_of(badge.badge)
        if award is not None:
            self._by_award[award] = (place, badge)

    def _keep(self, badge: ReadBadge, place: str) -> None:
        award = award_of(badge.badge)
        if award is not None:
            self._by_award.setdefault(award, (place, badge))


def _sentence(place: str, there: ReadBadge, here: ReadBadge) -> str:
    """Say which is which, so that a person can choose."""
    kinds = (_kind(here), _kind(there))
    form = "" if kinds[0] == kinds[1] else f" This is {kinds[0]}, that is {kinds[1]}."
    return f"It is the same badge as {place}.{form} {_compared(there, here)}"


def _kind(badge: ReadBadge) -> str:
    kind = _KINDS[badge.payload.container]
    return f"{kind} with only an address in it" if badge.payload.form is PayloadForm.URL else kind


def _compared(there: ReadBadge, here: ReadBadge) -> str:
    if there.original is None or here.original is None:
        return "One of them only names the address of the badge."
    found = differences(there.original.document, here.original.document)
    if not found:
        return "Both say the same."
    shown = [
        f"{one.pointer} is {one.after or 'absent'} here and {one.before or 'absent'} there"
        for one in found[:_MOST_DIFFERENCES]
        if not _names_somebody(one.pointer)
    ]
    more = "" if len(shown) == len(found) else f" ({len(found)} differences in all)"
    return f"They do not say the same{': ' * bool(shown)}{'; '.join(shown)}{more}."


def _names_somebody(pointer: str) -> bool:
    """Whether a place in a badge may say to whom it was awarded: that is not for a screen in a classroom."""
    return pointer in {"", "/credentialSubject"} or pointer.startswith(
        ("/recipient", "/salt", "/credentialSubject/id")
    )
