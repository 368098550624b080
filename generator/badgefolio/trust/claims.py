"""The claims of a VC-JWT against the credential that it carries: both say the same, or one of them lies.

Sources: W3C, Verifiable Credentials Data Model 1.1, section 6.3.1; 1EdTech, Open Badges 3.0, section
"JSON Web Token Proof Format", "Verify".
"""

from typing import TYPE_CHECKING

from badgefolio.model.dates import NoDateError, moment_of
from badgefolio.model.report import Check, Name, Outcome, because
from badgefolio.sources.json import Json, as_object

if TYPE_CHECKING:
    from collections.abc import Mapping

    from badgefolio.sources.tokens import Token

_DATES = (("nbf", ("validFrom", "issuanceDate")), ("exp", ("validUntil", "expirationDate")))


def check_claims(token: "Token", credential: "Mapping[str, Json]") -> Check:
    """Return whether issuer, identifier, subject and dates of the token are those of its credential."""
    claims = token.payload
    subject = credential.get("credentialSubject")
    subjects = [as_object(one) or {} for one in (subject if isinstance(subject, list) else [subject])]
    differing = [
        claim
        for claim, members in (
            ("iss", [_identifier(credential.get("issuer"))]),
            ("jti", [_identifier(credential.get("id"))]),
            ("sub", [_identifier(one.get("id")) for one in subjects]),
        )
        if claim in claims and any(members) and claims[claim] not in members
    ]
    differing += [
        claim
        for claim, members in _DATES
        for member in members
        if claim in claims and credential.get(member) is not None
        if not _is_same_second(claims[claim], credential[member])
    ]
    if differing:
        reason = because(
            "The token and the badge in it say different things: {claims}.", claims=", ".join(differing)
        )
        return Check(name=Name.CLAIMS, outcome=Outcome.FAILED, reason=reason)
    reason = because("The token and the badge in it say the same about issuer, owner and dates.")
    return Check(name=Name.CLAIMS, outcome=Outcome.PASSED, reason=reason)


def _identifier(value: Json) -> Json:
    found = as_object(value)
    return found.get("id") if found is not None else value


def _is_same_second(one: Json, other: Json) -> bool:
    """Whether two dates mean one second: a token counts whole seconds."""
    try:
        instants = [moment_of(value)[0].instant.replace(microsecond=0) for value in (one, other)]
    except NoDateError:
        return False
    return instants[0] == instants[1]
