"""What came of one signature."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from badgefolio.model.report import Check, Name, Outcome, because
from badgefolio.sources.wording import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from badgefolio.model.report import Reason
    from badgefolio.trust.methods import Method, NoMethodError

_SHOWN = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Proven:
    """A signature that was checked, or could not be.

    `method` is the key that it was checked with, None where none was found. `uncovered` are JSON Pointers
    of members that it does not cover, `missing` addresses of documents that would have helped.
    """

    check: Check
    method: "Method | None" = None
    uncovered: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the signature was checked and is good."""
        return self.check.outcome is Outcome.PASSED


def good(method: "Method", *, uncovered: tuple[str, ...] = ()) -> Proven:
    """Return that a signature holds, with the key that says so."""
    reason = because("The signature holds: nothing that it covers was changed since.")
    check = Check(name=Name.SIGNATURE, outcome=Outcome.PASSED, reason=reason)
    return Proven(check=check, method=method, uncovered=uncovered, missing=method.missing)


def bad(reason: "Reason") -> Proven:
    """Return that a signature does not hold."""
    return Proven(check=Check(name=Name.SIGNATURE, outcome=Outcome.FAILED, reason=reason))


def altered() -> Proven:
    """Return that what was signed is not what stands there."""
    return bad(
        because("The badge is not as it was signed: something in it was changed, or the key is another.")
    )


def unchecked(reason: "Reason") -> Proven:
    """Return that a signature could not be checked."""
    return Proven(check=Check(name=Name.SIGNATURE, outcome=Outcome.UNKNOWN, reason=reason))


def without_key(error: "NoMethodError") -> Proven:
    """Return that a signature could not be checked because its key was not found, or is wrong."""
    reason = because("The signature cannot be checked without its key: {why}.", why=error.reason)
    outcome = Outcome.FAILED if error.is_wrong else Outcome.UNKNOWN
    check = Check(name=Name.SIGNATURE, outcome=outcome, reason=reason)
    return Proven(check=check, missing=error.missing)


def not_covered(held: "Sequence[Proven]") -> tuple[str, ...]:
    """Return what none of several good signatures of one maker covers, sorted.

    What stands in a proof itself is covered by no other proof.
    """
    of_document, of_proofs = set(held[0].uncovered), set[str]()
    for one in held:
        of_proofs |= {pointer for pointer in one.uncovered if pointer.startswith("/proof/")}
        of_document &= set(one.uncovered)
    return tuple(sorted(of_document | of_proofs))


def coverage(uncovered: tuple[str, ...]) -> Check:
    """Return whether a signature covers everything that is said."""
    if not uncovered:
        reason = because("The signature covers everything that the badge says.")
        return Check(name=Name.COVERAGE, outcome=Outcome.PASSED, reason=reason)
    reason = because(
        "The signature does not cover all that the badge says: {members}.",
        members=", ".join(shown(one)[1:-1] for one in uncovered[:_SHOWN]),
    )
    return Check(name=Name.COVERAGE, outcome=Outcome.UNKNOWN, reason=reason)
