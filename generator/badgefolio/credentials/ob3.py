"""Open Badges 3.0: OpenBadgeCredential, a Verifiable Credential of the data model 1.1 or 2.0.

Sources: 1EdTech, Open Badges Specification 3.0, appendix "Data Models"; W3C, Verifiable Credentials
Data Model 1.1, section 6.3.1 (JWT claims), and 2.0.
"""

from typing import TYPE_CHECKING

from badgefolio.credentials.fields import Fields
from badgefolio.credentials.identities import identity
from badgefolio.credentials.ob3parts import achievement, endorsements, profile, results
from badgefolio.model.credential import (
    Badge,
    Evidence,
    OpenBadgesVersion,
    Profile,
    Proof,
    RecipientIdentity,
    Revocation,
)
from badgefolio.sources import strings
from badgefolio.sources.json import Json, as_object
from badgefolio.sources.tokens import Token

if TYPE_CHECKING:
    from collections.abc import Mapping


def credential_in(payload: "Mapping[str, Json]") -> "Mapping[str, Json]":
    """Return the credential that a token's payload carries.

    It is the payload itself (data model 2.0), or its claim `vc` (1.1), which may leave to the token's
    own claims what those say: issuer, id, subject and dates.
    """
    inner = as_object(payload.get("vc"))
    if inner is None:
        return payload
    credential = dict(inner)
    for member, claim in (
        ("issuer", "iss"),
        ("id", "jti"),
        ("issuanceDate", "nbf"),
        ("expirationDate", "exp"),
    ):
        if credential.get(member) is None and payload.get(claim) is not None:
            credential[member] = payload[claim]
    subject = as_object(credential.get("credentialSubject"))
    if subject is not None and subject.get("id") is None and payload.get("sub") is not None:
        credential["credentialSubject"] = {**subject, "id": payload["sub"]}
    return credential


def read_credential(credential: Fields, *, version: OpenBadgesVersion, token: Token | None) -> Badge:
    """Return the badge of a credential; `token` is the signed token that it came in, if it did."""
    subject = _subject(credential)
    awarded = subject.child("achievement", "hasCredential")
    issuer = credential.child("issuer")
    issuing = profile(issuer) if issuer else None
    return Badge(
        version=version,
        id=credential.id,
        achievement=achievement(awarded) if awarded else None,
        issuer=issuing,
        recipients=_recipients(subject),
        recipient_name=_recipient_name(credential, subject, issuing),
        issued=credential.moment("awardedDate", "validFrom", "issuanceDate", "issuedOn"),
        expires=credential.moment("validUntil", "expirationDate"),
        narrative=subject.passage("narrative"),
        evidence=_evidence(credential) + _evidence(subject),
        results=results(subject, awarded),
        role=subject.name("role"),
        licence_number=subject.name("licenseNumber"),
        activity_start=subject.moment("activityStartDate"),
        activity_end=subject.moment("activityEndDate"),
        endorsements=endorsements(credential) + (endorsements(issuer) if issuer else ()),
        image=credential.image("image") or subject.image("image"),
        revocation=Revocation(reason=credential.passage("revocationReason"))
        if credential.flag("revoked")
        else None,
        proof=_proof(credential, token),
        proof_details=_proof_details(credential, token),
    )


def _subject(credential: Fields) -> Fields:
    """Return the subject that an achievement was awarded to, else the first, else an empty one."""
    subjects = credential.children("credentialSubject", "subject")
    empty = Fields(members={}, path="credentialSubject", odd=credential.odd)
    return next((one for one in subjects if one.has("achievement")), next(iter(subjects), empty))


def _recipients(subject: Fields) -> tuple[RecipientIdentity, ...]:
    found = [
        identity(one, value="identityHash", kind="identityType") for one in subject.children("identifier")
    ]
    if subject.id is not None:
        found.insert(0, RecipientIdentity(kind="id", value=subject.id))
    return tuple(one for one in found if one)


def _recipient_name(credential: Fields, subject: Fields, issuer: Profile | None) -> str | None:
    """Return the earner's name: an identity of the type `name`, or the name of the subject.

    The credential's own name is a title for it, save at Credly, which writes the earner's name there.
    """
    for one in subject.children("identifier"):
        if one.name("identityType") == "name" and not one.flag("hashed"):
            return one.name("identityHash")
    is_credly = issuer is not None and f".{issuer.domain}".endswith(".credly.com")
    return subject.name("name") or (credential.name("name") if is_credly else None)


def _evidence(fields: Fields) -> tuple[Evidence, ...]:
    """Return the evidence that says anything at all."""
    found = (
        Evidence(
            url=one.id_url or one.url("url"),
            name=one.name("name"),
            description=one.passage("description"),
            narrative=one.passage("narrative"),
            genre=one.name("genre"),
            audience=one.name("audience"),
        )
        for one in fields.children("evidence")
    )
    return tuple(one for one in found if one != Evidence())


def _proof(credential: Fields, token: Token | None) -> Proof:
    if token is not None:
        return Proof.JWT
    return Proof.DATA_INTEGRITY if credential.children("proof") else Proof.NONE


def _proof_details(credential: Fields, token: Token | None) -> tuple[str, ...]:
    """Return, for people, how each proof was made, and the key it names."""
    if token is not None:
        key = token.header.get("kid")
        named = key if isinstance(key, str) else ""
        return tuple(detail for detail in (strings.name(token.algorithm), strings.name(named)) if detail)
    made = (
        (one.name("cryptosuite", "type", "@type"), one.child("verificationMethod"))
        for one in credential.children("proof")
    )
    return tuple(f"{suite or 'proof'} {(key.id if key else None) or ''}".strip() for suite, key in made)
