"""What a schema cannot say in the words of a person: members that depend on one another.

Each rule takes one object, made plain, and yields the member it concerns (empty for the object itself)
and the reason. Sources: Open Badges 2.0, "IdentityObject", "Criteria", "RevocationList"; Open Badges 3.0,
"IdentityObject", "Criteria"; W3C, Data Integrity 1.0, section 2.1, and its cryptosuites.
"""

from typing import TYPE_CHECKING

from badgefolio.model.report import Reason, because
from badgefolio.trust.structure.forms import is_email, is_hash
from badgefolio.trust.structure.words import missing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from badgefolio.sources.json import Json

_ED25519, _ED25519_CHARACTERS = "z6Mk", 48
_VALUE_OF_PROOF = {
    "DataIntegrityProof": "proofValue",
    "Ed25519Signature2020": "proofValue",
    "Ed25519Signature2018": "jws",
    "JsonWebSignature2020": "jws",
}


def _criteria(criteria: "dict[str, Json]") -> "Iterator[tuple[str, Reason]]":
    if not criteria.get("id") and not criteria.get("narrative"):
        yield "", because("it has neither an address (id) nor a text (narrative)")


def _identity(identity: "dict[str, Json]") -> "Iterator[tuple[str, Reason]]":
    yield from _hashing(identity, "identity")
    value = identity.get("identity")
    is_plain_email = identity.get("hashed") is False and identity.get("type") == "email"
    if is_plain_email and isinstance(value, str) and not is_hash(value) and not is_email(value):
        yield "identity", because("it says that it is an e-mail address, but it is none")


def _identity_hash(identity: "dict[str, Json]") -> "Iterator[tuple[str, Reason]]":
    yield from _hashing(identity, "identityHash")


def _hashing(identity: "dict[str, Json]", member: str) -> "Iterator[tuple[str, Reason]]":
    value = identity.get(member)
    if not isinstance(value, str):
        return
    if identity.get("hashed") is True and not is_hash(value):
        yield member, because("it says that it is hashed, but it is not written as a hash")
    if identity.get("hashed") is False and is_hash(value):
        yield member, because("it says that it is not hashed, but it is written as a hash")


def _revoked(entry: "dict[str, Json]") -> "Iterator[tuple[str, Reason]]":
    if not entry.get("id") and not entry.get("uid"):
        yield "", because("it does not say which badge is revoked (id or uid)")


def _proof(proof: "dict[str, Json]") -> "Iterator[tuple[str, Reason]]":
    """Demand of the proofs that are known what they need; an unknown one is for whoever knows it."""
    named = proof.get("type")
    name = named[0] if isinstance(named, list) and named else named
    value = _VALUE_OF_PROOF.get(name) if isinstance(name, str) else None
    if value is None:
        return
    needed = ["verificationMethod", "proofPurpose", value]
    if name == "DataIntegrityProof":
        needed.append("cryptosuite")
    for member in needed:
        if not proof.get(member):
            yield "", missing(member)
    key = proof.get("verificationMethod")
    if isinstance(key, str) and _has_broken_key(key):
        yield "verificationMethod", because("the key that it names has not the length of such a key")


def _has_broken_key(address: str) -> bool:
    """Whether the fragment names an Ed25519 key, which is 48 characters as multibase, of another length."""
    named = address.partition("#")[2]
    return named.startswith(_ED25519) and len(named) != _ED25519_CHARACTERS


RULES: "dict[str, Callable[[dict[str, Json]], Iterator[tuple[str, Reason]]]]" = {
    "criteria": _criteria,
    "identity": _identity,
    "identity-hash": _identity_hash,
    "proof": _proof,
    "revoked": _revoked,
}
