"""Open Badges 0.5, 1.0 and 1.1: the assertions of the Mozilla years.

In 0.5 the recipient is a string and the badge lies inside the assertion; 1.0 splits assertion, badge
class and issuer into three documents; 1.1 adds JSON-LD names. Real files mix them: `issued_on` beside
`issuedOn`, a whole badge where an address belongs.
Sources: Mozilla Open Badges, assertion specifications 0.5 and 1.0; Open Badges 1.1, "Assertion".
"""

from badgefolio.credentials.fields import Fields
from badgefolio.credentials.identities import identity, looks_hashed
from badgefolio.model.credential import (
    Achievement,
    Alignment,
    Badge,
    Criteria,
    Evidence,
    OpenBadgesVersion,
    Profile,
    Proof,
    RecipientIdentity,
    Revocation,
)
from badgefolio.sources import strings
from badgefolio.sources.tokens import Token


def read_assertion(assertion: Fields, *, version: OpenBadgesVersion, token: Token | None) -> Badge:
    """Return the badge of an assertion; `token` is the signed token that it came in, if it did."""
    verify = assertion.child("verify", "verification")
    badge = assertion.child("badge")
    hosted = _hosted_address(assertion, verify)
    return Badge(
        version=version,
        id=assertion.id or hosted or strings.identifier(assertion.name("uid") or ""),
        achievement=_badge_class(badge) if badge else None,
        issuer=_issuer(badge.child("issuer")) if badge else None,
        recipients=_recipients(assertion),
        issued=assertion.moment("issuedOn", "issued_on"),
        expires=assertion.moment("expires"),
        evidence=_evidence(assertion),
        image=assertion.image("image"),
        revocation=_revocation(assertion),
        proof=_proof(hosted, token),
        proof_details=_proof_details(verify, token),
        location=hosted or (badge.id_url if badge else None),
    )


def _hosted_address(assertion: Fields, verify: Fields | None) -> str | None:
    """Return where the issuer repeats the assertion. A signed one names its key there instead."""
    if verify is not None and verify.name("type") == "signed":
        return None
    return (verify.url("url") if verify else None) or assertion.id_url


def _proof(hosted: str | None, token: Token | None) -> Proof:
    if token is not None:
        return Proof.SIGNED
    return Proof.HOSTED if hosted else Proof.NONE


def _proof_details(verify: Fields | None, token: Token | None) -> tuple[str, ...]:
    if token is None:
        return ()
    key = verify.url("url") if verify else None
    return tuple(detail for detail in (strings.name(token.algorithm), key) if detail)


def _recipients(assertion: Fields) -> tuple[RecipientIdentity, ...]:
    """Return the recipient: an object since 1.0, a string with the salt beside it in 0.5."""
    if isinstance(assertion.members.get("recipient"), str):
        value = assertion.name("recipient")
        if value is None:
            return ()
        is_hashed = looks_hashed(value)
        return (
            RecipientIdentity(kind="email", value=value, is_hashed=is_hashed, salt=assertion.name("salt")),
        )
    found = (identity(one, value="identity", kind="type") for one in assertion.children("recipient"))
    return tuple(one for one in found if one)


def _evidence(assertion: Fields) -> tuple[Evidence, ...]:
    addresses = (one.url("id", "@id") for one in assertion.children("evidence"))
    return tuple(Evidence(url=address) for address in addresses if address)


def _revocation(assertion: Fields) -> Revocation | None:
    return Revocation(reason=assertion.passage("revocationReason")) if assertion.flag("revoked") else None


def _badge_class(badge: Fields) -> Achievement:
    """Return the badge class. BadgeKit kept the address of an embedded one in `_location`."""
    criteria = badge.url("criteria")
    return Achievement(
        id=badge.id or badge.url("_location"),
        name=badge.name("name"),
        description=badge.passage("description"),
        image=badge.image("image"),
        criteria=Criteria(url=criteria) if criteria else None,
        version=badge.name("version"),
        tags=badge.names("tags"),
        alignments=tuple(one for one in map(_alignment, badge.children("alignment")) if one),
    )


def _alignment(fields: Fields) -> Alignment | None:
    url = fields.url("url", "id")
    name = fields.name("name") or url
    if name is None:
        return None
    return Alignment(name=name, url=url, description=fields.passage("description"))


def _issuer(issuer: Fields | None) -> Profile | None:
    """Return the issuer. In 0.5 its address is `origin`, its department `org`, its e-mail `contact`."""
    if issuer is None:
        return None
    return Profile(
        id=issuer.id or issuer.url("_location"),
        name=issuer.name("name"),
        url=issuer.url("url", "origin"),
        email=issuer.email("email", "contact"),
        description=issuer.passage("description"),
        image=issuer.image("image"),
        parent=issuer.name("org"),
    )
