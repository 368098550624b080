"""What an Open Badges 3.0 credential, or any other verifiable credential, needs from the web.

What a signature's header offers as key (`jku`, `x5u`, `jwk`) is never fetched: who made the badge chose it.
Sources: 1EdTech, Open Badges Specification 3.0, sections "Verification and Validation" and "Proofs"; W3C,
Verifiable Credential Data Integrity 1.0, section 4.4; Bitstring Status List 1.0, section 3; Controlled
Identifiers 1.0, section 3.3.
"""

from typing import TYPE_CHECKING

from badgefolio.fetching.documents import Role
from badgefolio.fetching.links import Link, link, listed, text_of
from badgefolio.sources.json import Json, as_object

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from badgefolio.sources.tokens import Token

_LISTS = "1EdTechRevocationList"
_SELF_CONTAINED = ("did:key:", "did:jwk:", "did:pkh:", "did:peer:")
_MAX_DEPTH = 5


def is_verifiable(document: "Mapping[str, Json]") -> bool:
    """Whether the document is a credential of Open Badges 3.0 or its like."""
    return "credentialSubject" in document


def links_of_credential(
    document: "Mapping[str, Json]", token: "Token | None", *, depth: int = 0
) -> "Iterator[Link]":
    """Give what a credential names: issuer, keys, status, schemas, pictures, and those of endorsements.

    The issuer's own page is required where a key can only be found there: many issuers are called by the
    address of a web page for people, and sign with a key that says itself.
    """
    issuer = document.get("issuer")
    if issuer is None and token is not None:
        issuer = token.payload.get("iss")
    keys = _keys(document, token)
    for key in keys:
        yield from link(key, Role.KEY, is_required=not _carries_key(key))
    is_needed = any(_base(key) == _id(issuer) and not _carries_key(key) for key in keys)
    if not keys:
        is_needed = token is not None and "jwk" not in token.header
    is_did = _id(issuer).startswith("did:")
    yield from link(issuer, Role.KEY if is_did else Role.ISSUER, is_required=is_needed or is_did)
    yield from _statuses(document)
    for schema in listed(document.get("credentialSchema")):
        yield from link(schema, Role.SCHEMA, is_required=False)
    yield from _parts(document, issuer, depth)


def links_of_key(document: "Mapping[str, Json]") -> "Iterator[Link]":
    """Give what a key or DID document names: the party that holds it, whose own word makes the key count."""
    for name in ("controller", "owner"):
        for holder in listed(document.get(name)):
            yield from link(holder, Role.ISSUER, is_required=False)


def _keys(document: "Mapping[str, Json]", token: "Token | None") -> list[str]:
    """Return the names of the keys that signatures say they were made with."""
    named = [text_of(token.header.get("kid"))] if token is not None else []
    for one in listed(document.get("proof")):
        proof = as_object(one) or {}
        method = proof.get("verificationMethod")
        inner = as_object(method)
        named.append(text_of(inner.get("id") if inner is not None else method))
    return [name for name in dict.fromkeys(named) if ":" in name]


def _carries_key(key: str) -> bool:
    """Whether the name of a key is the key itself: a did:key, or a Multikey behind an address's `#`."""
    return key.startswith(_SELF_CONTAINED) or key.partition("#")[2].startswith("z")


def _statuses(document: "Mapping[str, Json]") -> "Iterator[Link]":
    for one in listed(document.get("credentialStatus")):
        status = as_object(one) or {}
        if status.get("statusListCredential") is not None:
            yield from link(status["statusListCredential"], Role.STATUS)
        elif _LISTS in listed(status.get("type")):
            yield from link(status.get("id"), Role.REVOCATIONS)


def _parts(document: "Mapping[str, Json]", issuer: Json, depth: int) -> "Iterator[Link]":
    """Give what the parts of a credential name; a dead endorser is no reason to give up a badge."""
    subjects = [as_object(one) or {} for one in listed(document.get("credentialSubject"))]
    achievements = [as_object(one.get("achievement")) or {} for one in subjects]
    profile = as_object(issuer) or {}
    for thing in (document, profile, *subjects, *achievements):
        yield from link(thing.get("image"), Role.PICTURE, is_required=False)
    if depth >= _MAX_DEPTH:
        return
    for thing in (document, profile, *achievements):
        for one in listed(thing.get("endorsement")):
            endorsement = as_object(one)
            if endorsement is not None and is_verifiable(endorsement):
                yield from _optional(links_of_credential(endorsement, None, depth=depth + 1))
        for token in _tokens(thing):
            credential = as_object(token.payload.get("vc")) or token.payload
            yield from _optional(links_of_credential(credential, token, depth=depth + 1))


def _tokens(thing: "Mapping[str, Json]") -> "Iterator[Token]":
    from badgefolio.problems import ProblemError
    from badgefolio.sources.tokens import parse_token

    for text in listed(thing.get("endorsementJwt")):
        try:
            yield parse_token(text_of(text), file="")
        except ProblemError:
            continue  # whether it is a good endorsement is for others to say


def _optional(links: "Iterator[Link]") -> "Iterator[Link]":
    for one in links:
        yield Link(address=one.address, role=one.role, is_required=False)


def _id(value: Json) -> str:
    members = as_object(value)
    return _base(text_of(members.get("id") if members is not None else value))


def _base(name: str) -> str:
    return name.partition("#")[0]
