"""What was checked about a badge, and what came of it: never one boolean.

A check that could not be made is `unknown`, with the reason; it never counts as passed.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

Value: TypeAlias = "str | int | date | datetime | Reason"


class Outcome(StrEnum):
    """What came of a check."""

    PASSED = "passed"
    FAILED = "failed"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"


class Name(StrEnum):
    """The checks, in the order in which they are shown."""

    STRUCTURE = "structure"
    ISSUED = "issued"
    EXPIRY = "expiry"
    DATE_ORDER = "date-order"
    RECIPIENT = "recipient"
    HOSTED_COPY = "hosted-copy"
    HOSTED_SCOPE = "hosted-scope"
    SIGNATURE = "signature"
    COVERAGE = "coverage"
    CLAIMS = "claims"
    ISSUER_KEY = "issuer-key"
    STATUS = "status"
    SCHEMA = "schema"
    ENDORSEMENTS = "endorsements"


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence with named places, in English, and what stands in them.

    Written with `because`, so that translators find the sentence; a page translates the sentence and
    writes dates in its own language. A value may be a reason itself: a part of the sentence.
    """

    sentence: str
    values: tuple[tuple[str, Value], ...] = ()

    def __str__(self) -> str:
        """Return the sentence in English; days as ISO 8601."""
        return self.sentence.format(**{name: _plain(value) for name, value in self.values})


def because(sentence: str, /, **values: Value) -> Reason:
    """Return a reason; `values` fill the places in braces."""
    return Reason(sentence, tuple(sorted(values.items())))


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """One named check: what came of it, why, and which part of the badge it looked at.

    `part` is a JSON Pointer (RFC 6901) where a badge has several of a kind, such as its proofs; else
    empty. `as_of` is the instant of the document that the outcome rests on, where that is older than the
    check: an archived status list, for example.
    """

    name: Name
    outcome: Outcome
    reason: Reason
    part: str = ""
    as_of: datetime | None = None


class Anchor(StrEnum):
    """What ties the key, or the copy, to the issuer."""

    HOSTED = "hosted"  # the issuer's own server repeats the badge
    ISSUER_PROFILE = "issuer-profile"  # the profile on the issuer's server lists the key
    DID_WEB = "did-web"  # the DID document on the issuer's server lists the key
    SELF_ASSERTED = "self-asserted"  # the badge brings its key along: whoever made it has the key
    NONE = "none"


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """One of the three things that must not be mixed up: see `Report`."""

    outcome: Outcome
    reason: Reason
    as_of: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class UsedKey:
    """A public key that a good signature was checked with, and that the issuer's own document lists.

    `id` is the name by which the badge asks for it, `jwk` the key as JSON Web Key (RFC 7517), public members
    only. `domain` is the host whose document lists it, `as_of` when that was fetched.
    """

    id: str
    jwk: str
    domain: str
    as_of: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """Everything that was checked about one badge, at `at` (UTC).

    Three statements are kept apart. `integrity`: the badge is as its maker signed it, or as the issuer's
    server repeats it. `identity`: the maker is who the badge names as issuer; `anchor` says by what, and
    `domain` is the host that answers for it, only where it does. `status`: it was not revoked, and as of
    when that is known.

    `uncovered` are JSON Pointers of members that the signature does not cover. `missing` are the addresses
    of documents that were looked for in the archive and are not there. `endorsements` are the reports of
    embedded endorsements by JSON Pointer. `keys` are the issuer's public keys, with which others can check
    again; none of keys that the badge brings along.
    """

    at: datetime
    checks: tuple[Check, ...]
    integrity: Statement
    identity: Statement
    status: Statement
    anchor: Anchor = Anchor.NONE
    domain: str = ""
    uncovered: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    endorsements: "tuple[tuple[str, Report], ...]" = ()
    keys: tuple[UsedKey, ...] = ()

    @property
    def is_false(self) -> bool:
        """Whether it is not what it says; one that ended, or was withdrawn, was true once."""
        claims = {one.outcome for one in self.checks if one.name is Name.CLAIMS}
        return Outcome.FAILED in {self.integrity.outcome, self.identity.outcome} | claims

    @property
    def outcome(self) -> Outcome:
        """Return `failed` if any check failed, `unknown` if any could not be made, else `passed`.

        The endorsements of others say nothing about the badge itself: of theirs only a failure counts.
        """
        outcomes = {one.outcome for one in self.checks}
        if Outcome.FAILED in outcomes:
            return Outcome.FAILED
        gaps = [one for one in self.checks if one.outcome is Outcome.UNKNOWN]
        stands = {self.integrity.outcome, self.identity.outcome} == {Outcome.PASSED}
        is_known = self.status.outcome in {Outcome.PASSED, Outcome.NOT_APPLICABLE}
        if any(one.name is not Name.ENDORSEMENTS for one in gaps) or not stands or not is_known:
            return Outcome.UNKNOWN
        return Outcome.PASSED


def _plain(value: Value) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)
