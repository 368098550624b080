"""Open Badges 2.0 and 2.1: Assertion, BadgeClass, Profile.

2.1 adds a way of moving badges between sites and leaves the documents as they were.
Source: 1EdTech, Open Badges 2.0, section "Data Classes".
"""

from badgefolio.credentials.fields import Fields
from badgefolio.credentials.identities import identity
from badgefolio.model.credential import (
    Achievement,
    Alignment,
    Badge,
    Criteria,
    Endorsement,
    Evidence,
    OpenBadgesVersion,
    Profile,
    Proof,
    Revocation,
)
from badgefolio.sources import strings
from badgefolio.sources.tokens import Token

_MOST_DIGITS = 6  # a year has 525,600 minutes
_PLAIN_PROFILES = frozenset({"Profile", "Issuer", "IssuerOrg"})


def read_assertion(assertion: Fields, *, version: OpenBadgesVersion, token: Token | None) -> Badge:
    """Return the badge of an assertion; `token` is the signed token that it came in, if it did."""
    badge = assertion.child("badge")
    issuer = (badge.child("issuer") if badge else None) or assertion.child("issuer")
    recipients = (identity(one, value="identity", kind="type") for one in assertion.children("recipient"))
    # virtualbadge.io writes the `verify` of 1.x under the context of 2.0, which allows it as an alias.
    verification = assertion.child("verification", "verify")
    hosted = _hosted_address(assertion, verification)
    return Badge(
        version=version,
        id=assertion.id or hosted or strings.identifier(assertion.name("uid") or ""),
        achievement=_badge_class(badge) if badge else None,
        issuer=_profile(issuer) if issuer else None,
        recipients=tuple(one for one in recipients if one),
        recipient_name=_recipient_name(assertion),
        issued=assertion.moment("issuedOn"),
        expires=assertion.moment("expires"),
        narrative=assertion.passage("narrative"),
        evidence=_evidence(assertion),
        endorsements=_endorsements(assertion) + (_endorsements(issuer) if issuer else ()),
        image=assertion.image("image"),
        revocation=_revocation(assertion),
        proof=_proof(hosted, token),
        proof_details=_proof_details(verification, token),
        location=hosted or (badge.id_url if badge else None),
    )


def _hosted_address(assertion: Fields, verification: Fields | None) -> str | None:
    """Return where the issuer repeats the assertion, or None where it is signed instead."""
    if verification is None:
        return assertion.id_url
    if not {"SignedBadge", "signed"}.isdisjoint(verification.types):
        return None
    return verification.url("url") or assertion.id_url


def _proof(hosted: str | None, token: Token | None) -> Proof:
    if token is not None:
        return Proof.SIGNED
    return Proof.HOSTED if hosted else Proof.NONE


def _proof_details(verification: Fields | None, token: Token | None) -> tuple[str, ...]:
    if token is None:
        return ()
    creator = verification.child("creator", "url") if verification else None
    key = creator.id if creator else None
    return tuple(detail for detail in (strings.name(token.algorithm), key) if detail)


def _recipient_name(assertion: Fields) -> str | None:
    """Return the earner's name from the extension that Badgr and Open Badge Factory write it into."""
    profile = assertion.child("extensions:recipientProfile")
    return profile.name("name") if profile else None


def _revocation(assertion: Fields) -> Revocation | None:
    return Revocation(reason=assertion.passage("revocationReason")) if assertion.flag("revoked") else None


def _badge_class(badge: Fields) -> Achievement:
    alignments = map(_alignment, badge.children("alignment", "alignments"))
    criteria = badge.child("criteria")
    return Achievement(
        id=badge.id,
        name=badge.name("name"),
        description=badge.passage("description"),
        image=badge.image("image"),
        criteria=_criteria(criteria) if criteria else None,
        version=badge.name("version"),
        language=badge.name("@language"),
        minutes=_minutes(badge),
        tags=badge.names("tags"),
        alignments=tuple(one for one in alignments if one),
        related=tuple(one.id for one in badge.children("related") if one.id),
        endorsements=_endorsements(badge),
    )


def _minutes(badge: Fields) -> int:
    """Return the study load from the extension that the forks of Badgr write, which count in minutes."""
    load = badge.child("extensions:StudyLoadExtension")
    said = load.name("StudyLoad") if load else None
    return int(said) if said and said.isascii() and said.isdecimal() and len(said) <= _MOST_DIGITS else 0


def _criteria(fields: Fields) -> Criteria | None:
    found = Criteria(narrative=fields.passage("narrative"), url=fields.id_url)
    return found if found.narrative or found.url else None


def _alignment(fields: Fields) -> Alignment | None:
    """Return an alignment; `name`, `url` and `description` are what 1.x called its members."""
    url = fields.url("targetUrl", "url", "id")
    name = fields.name("targetName", "name") or fields.name("targetCode") or url
    if name is None:
        return None
    return Alignment(
        name=name,
        url=url,
        description=fields.passage("targetDescription", "description"),
        framework=fields.name("targetFramework"),
        code=fields.name("targetCode"),
    )


def _evidence(fields: Fields) -> tuple[Evidence, ...]:
    """Return the evidence that says anything at all."""
    found = (
        Evidence(
            url=one.id_url,
            name=one.name("name"),
            description=one.passage("description"),
            narrative=one.passage("narrative"),
            genre=one.name("genre"),
            audience=one.name("audience"),
        )
        for one in fields.children("evidence")
    )
    return tuple(one for one in found if one != Evidence())


def _profile(profile: Fields) -> Profile:
    kinds = (kind for kind in profile.types if kind not in _PLAIN_PROFILES)
    return Profile(
        id=profile.id,
        name=profile.name("name"),
        url=profile.url("url"),
        email=profile.email("email"),
        telephone=profile.name("telephone"),
        description=profile.passage("description"),
        image=profile.image("image"),
        kind=next(kinds, None),
    )


def _endorsements(fields: Fields) -> tuple[Endorsement, ...]:
    """Return the endorsements that lie inside; those that are only an address say nothing yet."""
    return tuple(read_endorsement(one) for one in fields.children("endorsement") if one.has("claim"))


def read_endorsement(fields: Fields) -> Endorsement:
    """Return an Endorsement; nothing here is verified."""
    claim = fields.child("claim")
    issuer = fields.child("issuer")
    return Endorsement(
        comment=claim.passage("endorsementComment") if claim else None,
        endorser=_profile(issuer) if issuer else None,
        about=claim.id if claim else None,
        issued=fields.moment("issuedOn"),
    )
