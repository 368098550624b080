"""Endorsements inside a badge: each one is a credential of its own, signed by somebody else.

Sources: 1EdTech, Open Badges 3.0, sections "EndorsementCredential" and "Verify Endorsements"
(`endorsement`, `endorsementJwt`, anywhere in the badge); Open Badges 2.0, "Endorsement".
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from badgefolio.model.dates import NoDateError, moment_of
from badgefolio.model.report import Anchor, Check, Name, Outcome, Report, because
from badgefolio.problems import ProblemError
from badgefolio.sources.json import Json, as_object
from badgefolio.sources.tokens import parse_token
from badgefolio.trust import statements
from badgefolio.trust.claims import check_claims
from badgefolio.trust.issuer_key import check_issuer_key
from badgefolio.trust.lists import issuer_id
from badgefolio.trust.proofs import check_proofs
from badgefolio.trust.proven import coverage, not_covered
from badgefolio.trust.status import check_status
from badgefolio.trust.tokens import check_old_token, check_token

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from badgefolio.model.archive import Archive
    from badgefolio.model.original import Original
    from badgefolio.model.report import Reason
    from badgefolio.trust.proven import Proven

MAX_ENDORSEMENTS = 20
_STARTS, _ENDS = ("validFrom", "issuanceDate", "issuedOn"), ("validUntil", "expirationDate")


@dataclass(frozen=True, kw_only=True, slots=True)
class Endorsed:
    """What came of all endorsements together, and the report of each by its JSON Pointer."""

    check: Check
    reports: tuple[tuple[str, Report], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Found:
    """An endorsement, and the identifiers of what it may speak of: the thing it stands in, and its parts."""

    pointer: str
    value: Json
    parts: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Signed:
    """An endorsement, the identifier of who says that it is theirs, and what came of its signatures."""

    document: "Mapping[str, Json]"
    issuer: str
    proven: "tuple[Proven, ...]"


def check_endorsement(
    original: "Original", about: frozenset[str], archive: "Archive", *, now: "datetime"
) -> Report:
    """Return what is true about an endorsement that stands alone, as its endorser gave it away.

    Args:
        original: the endorsement as it was understood.
        about: the identifiers of what it may speak of.
        archive: what was fetched.
        now: the instant at which dates are judged, in UTC.
    """
    document, token = original.document, original.token
    if token is None and "proof" not in document:
        return _alone(Outcome.UNKNOWN, now)
    is_new = "credentialSubject" in document
    issuer = issuer_id(document.get("issuer"))
    checks = [check_claims(token, document)] if token is not None and is_new else []
    if token is None:
        proven = check_proofs(document, archive, now=now)
    elif is_new:
        proven = (check_token(token, issuer, archive),)
    else:
        proven = (check_old_token(token, document, archive),)
    return _judged(_Signed(document=document, issuer=issuer, proven=proven), checks, about, archive, now)


def check_endorsements(document: "Mapping[str, Json]", archive: "Archive", *, now: "datetime") -> Endorsed:
    """Return what came of each endorsement that stands in a badge; `not applicable` where there is none."""
    found = list(_endorsements(dict(document), ""))
    if not found:
        reason = because("Nobody else endorses the badge in its file.")
        return Endorsed(check=_check(Name.ENDORSEMENTS, Outcome.NOT_APPLICABLE, reason))
    reports = tuple((one.pointer, _report(one, archive, now)) for one in found[:MAX_ENDORSEMENTS])
    failed = sum(report.is_false for _, report in reports)
    good = sum(
        report.integrity.outcome is Outcome.PASSED and report.outcome is not Outcome.FAILED
        for _, report in reports
    )
    if failed:
        reason = because(
            "Of {all} endorsements {failed} are not what they say.", all=len(found), failed=failed
        )
        return Endorsed(check=_check(Name.ENDORSEMENTS, Outcome.FAILED, reason), reports=reports)
    if good < len(found):
        reason = because(
            "Of {all} endorsements {good} hold as far as can be told.", all=len(found), good=good
        )
        return Endorsed(check=_check(Name.ENDORSEMENTS, Outcome.UNKNOWN, reason), reports=reports)
    reason = because("The signatures of all endorsements hold ({all}).", all=len(found))
    return Endorsed(check=_check(Name.ENDORSEMENTS, Outcome.PASSED, reason), reports=reports)


def _endorsements(value: Json, pointer: str) -> "Iterator[_Found]":
    """Give every endorsement in the tree; what stands inside an endorsement is its own business."""
    if isinstance(value, list):
        for index, one in enumerate(value):
            yield from _endorsements(one, f"{pointer}/{index}")
        return
    inside = as_object(value)
    if inside is None:
        return
    for name, member in inside.items():
        here = f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}"
        if name not in {"endorsement", "endorsementJwt"}:
            yield from _endorsements(member, here)
            continue
        parts = frozenset(_identifiers(dict(inside)))
        for index, one in enumerate(member if isinstance(member, list) else [member]):
            where = f"{here}/{index}" if isinstance(member, list) else here
            yield _Found(pointer=where, value=one, parts=parts)


def _identifiers(value: Json) -> "Iterator[str]":
    """Give the identifiers of a thing and of its parts, but not those that its endorsements name."""
    if isinstance(value, list):
        for one in value:
            yield from _identifiers(one)
    elif isinstance(value, dict):
        own = value.get("id")
        if isinstance(own, str):
            yield own
        for name, member in value.items():
            if name == "issuer" and isinstance(member, str):
                yield member
            elif name not in {"endorsement", "endorsementJwt", "proof"}:
                yield from _identifiers(member)


def _report(found: _Found, archive: "Archive", now: "datetime") -> Report:
    token, credential = None, as_object(found.value)
    if credential is None and isinstance(found.value, str) and found.value.startswith("eyJ"):
        try:
            token = parse_token(found.value, file="endorsement")
        except ProblemError:
            return _alone(Outcome.FAILED, now)
        credential = as_object(token.payload.get("vc")) or token.payload
    if credential is None or ("proof" not in credential and token is None):
        return _alone(Outcome.UNKNOWN, now)
    issuer = issuer_id(credential.get("issuer"))
    if token is not None:
        proven: tuple[Proven, ...] = (check_token(token, issuer, archive),)
    else:
        proven = check_proofs(credential, archive, now=now)
    signed = _Signed(document=credential, issuer=issuer, proven=proven)
    return _judged(signed, [], found.parts, archive, now)


def _judged(
    signed: _Signed, before: list[Check], about: frozenset[str], archive: "Archive", now: "datetime"
) -> Report:
    """Return the report of an endorsement whose signatures were checked."""
    credential, proven = signed.document, signed.proven
    checks = [*before, *(one.check for one in proven)]
    missing = [address for one in proven for address in one.missing]
    anchor, domain, uncovered = Anchor.NONE, "", tuple[str, ...]()
    for one in [one for one in proven if one.holds and one.method is not None][:1]:
        if one.method is not None:
            anchored = check_issuer_key(one.method, signed.issuer, archive, now=now)
            checks.append(anchored.check)
            anchor, domain, uncovered = anchored.anchor, anchored.domain, not_covered([one])
            checks.append(coverage(uncovered))
            missing += anchored.missing
    statuses = check_status(credential, archive, now=now)
    checks += [*_in_time(credential, now), _about(credential, about), *(one.check for one in statuses)]
    return Report(
        at=now,
        checks=tuple(checks),
        integrity=statements.integrity(checks),
        identity=statements.identity(checks),
        status=statements.status(checks),
        anchor=anchor,
        domain=domain,
        uncovered=uncovered,
        missing=tuple(dict.fromkeys([*missing, *(address for one in statuses for address in one.missing)])),
    )


def _about(credential: "Mapping[str, Json]", parts: frozenset[str]) -> Check:
    """Return whether the endorsement speaks of the thing that it stands in, or of a part of it.

    Open Badges 3.0, AchievementCredential.endorsement: claims about the credential, and about the
    achievement and profiles in it.
    """
    subject = credential.get("credentialSubject", credential.get("claim"))
    subjects = [as_object(one) or {} for one in (subject if isinstance(subject, list) else [subject])]
    named = {name for one in subjects if isinstance(name := one.get("id"), str)}
    if named and parts and named.isdisjoint(parts):
        reason = because("The endorsement speaks of something else than the badge that it stands in.")
        return _check(Name.CLAIMS, Outcome.FAILED, reason)
    if named and parts:
        return _check(Name.CLAIMS, Outcome.PASSED, because("The endorsement names what it endorses."))
    return _check(Name.CLAIMS, Outcome.UNKNOWN, because("The endorsement does not name what it endorses."))


def _in_time(credential: "Mapping[str, Json]", now: "datetime") -> "Iterator[Check]":
    for members, name in ((_STARTS, Name.ISSUED), (_ENDS, Name.EXPIRY)):
        value = next((credential[member] for member in members if credential.get(member) is not None), None)
        if value is None:
            continue
        try:
            instant = moment_of(value)[0].instant
        except NoDateError:
            yield _check(name, Outcome.FAILED, because("The endorsement has a date that cannot be read."))
            continue
        if name is Name.ISSUED and instant > now:
            reason = because("The endorsement holds only from {date} on.", date=instant)
            yield _check(name, Outcome.FAILED, reason)
        if name is Name.EXPIRY and instant <= now:
            yield _check(name, Outcome.FAILED, because("The endorsement ended on {date}.", date=instant))


def _alone(outcome: Outcome, now: "datetime") -> Report:
    """Return the report of an endorsement without anything by which it could be checked."""
    if outcome is Outcome.FAILED:
        reason = because("The signed token of the endorsement is damaged.")
    else:
        reason = because("The endorsement carries no signature.")
    checks = (_check(Name.SIGNATURE, outcome, reason),)
    return Report(
        at=now,
        checks=checks,
        integrity=statements.integrity(checks),
        identity=statements.identity(checks),
        status=statements.status(checks),
    )


def _check(name: Name, outcome: Outcome, reason: "Reason") -> Check:
    return Check(name=name, outcome=outcome, reason=reason)
