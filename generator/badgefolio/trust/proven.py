"""What came of one signature."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from badgefolio.model.report import Check, Name, Outcome, because

if TYPE_CHECKING:
    from badgefolio.model.report import Reason
    from badgefolio.trust.methods import Method, NoMethodError


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
