"""The three statements that must not be mixed up, made of checks: intact, from whom, still valid.

A signature that holds says nothing about who made it; a known maker says nothing about whether the badge
was withdrawn since.
"""

from typing import TYPE_CHECKING

from badgefolio.model.report import Check, Name, Outcome, Reason, Statement, because

if TYPE_CHECKING:
    from collections.abc import Iterable

# Which outcome of several checks is said: what failed, before what could not be told, before what is fine.
_WORST_FIRST = (Outcome.FAILED, Outcome.UNKNOWN, Outcome.PASSED, Outcome.NOT_APPLICABLE)


def integrity(checks: "Iterable[Check]") -> Statement:
    """Return whether the badge is as its maker made it: the signature holds, or the issuer repeats it.

    With several signatures one that holds is enough where the others could not be checked.
    """
    found = [one for one in checks if one.name in {Name.SIGNATURE, Name.HOSTED_COPY}]
    good = [one for one in found if one.outcome is Outcome.PASSED]
    if good and not any(one.outcome is Outcome.FAILED for one in found):
        return _said(good[0])
    return _worst(found, because("The badge carries nothing by which it could be checked."))


def identity(checks: "Iterable[Check]") -> Statement:
    """Return whether the maker is the issuer that the badge names.

    That a server may speak for the issuer says nothing before it has repeated the badge.
    """
    known = list(checks)
    found = [one for one in known if one.name in {Name.ISSUER_KEY, Name.HOSTED_SCOPE}]
    found += [one for one in known if one.name is Name.HOSTED_COPY]
    return _worst(found, because("Who made the badge cannot be told: no signature of it was found good."))


def status(checks: "Iterable[Check]") -> Statement:
    """Return whether the badge was withdrawn, and as of when that is known.

    Which list counts is said by the badge. That a badge without a good signature is on no list, or one
    that was changed, says nothing: its maker would have chosen the list.
    """
    known = list(checks)
    said = _worst(
        [one for one in known if one.name is Name.STATUS],
        because("Whether the badge was withdrawn is not known."),
    )
    signatures = [one for one in known if one.name is Name.SIGNATURE]
    is_signed = any(one.outcome is Outcome.PASSED for one in signatures)
    is_doubtful = integrity(known).outcome is Outcome.FAILED or (signatures and not is_signed)
    if is_doubtful and said.outcome in {Outcome.PASSED, Outcome.NOT_APPLICABLE}:
        reason = because("Nothing shows that the badge is its issuer's, so that no list can speak for it.")
        return Statement(outcome=Outcome.UNKNOWN, reason=reason)
    return said


def _worst(found: list[Check], nothing: Reason) -> Statement:
    for outcome in _WORST_FIRST:
        for one in found:
            if one.outcome is outcome:
                return _said(one)
    return Statement(outcome=Outcome.UNKNOWN, reason=nothing)


def _said(check: Check) -> Statement:
    return Statement(outcome=check.outcome, reason=check.reason, as_of=check.as_of)
