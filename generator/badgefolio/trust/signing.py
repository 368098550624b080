"""Signing with one's own key: a proof inside a credential, or a token around it.

Sources: W3C, Data Integrity EdDSA Cryptosuites 1.0, section 3.2 (eddsa-rdfc-2022); 1EdTech, Open Badges 3.0,
section "JSON Web Token Proof Format"; Open Badges 2.0, section "Signed Badges"; RFC 7515, RFC 8037.
"""

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from badgefolio.trust import base58, multibase
from badgefolio.trust.canonical import canonical_nquads

if TYPE_CHECKING:
    from collections.abc import Mapping

    from badgefolio.sources.json import Json
    from badgefolio.trust.own_key import OwnKey

SUITE = "eddsa-rdfc-2022"


def with_proof(document: "Mapping[str, Json]", key: "OwnKey", *, created: str) -> "dict[str, Json]":
    """Return a credential with a Data Integrity proof over all that it says.

    Args:
        document: the credential without a proof; every member must be a word of its contexts.
        key: the key to sign with.
        created: when, as RFC 3339 writes it.

    Raises:
        NotCanonicalError: the document is no linked data.
        ValueError: a member would not be covered by the signature.
    """
    options: dict[str, Json] = {
        "type": "DataIntegrityProof",
        "cryptosuite": SUITE,
        "created": created,
        "verificationMethod": key.method,
        "proofPurpose": "assertionMethod",
    }
    said = canonical_nquads({"@context": document["@context"], **options})
    whole = canonical_nquads(document)
    if said.uncovered or whole.uncovered or whole.disguised:
        message = f"not everything would be signed: {(*said.uncovered, *whole.uncovered, whole.disguised)}"
        raise ValueError(message)
    hashed = b"".join(sha256(one.nquads.encode()).digest() for one in (said, whole))
    return {**document, "proof": {**options, "proofValue": f"z{base58.encode(key.sign(hashed))}"}}


def as_token(payload: "Mapping[str, Json]", key: "OwnKey") -> str:
    """Return a compact JWS around a payload, signed with EdDSA; its header names the key."""
    header = {"alg": "EdDSA", "typ": "JWT", "kid": key.method}
    parts = (json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in (header, dict(payload)))
    signed = ".".join(multibase.to_base64url(one.encode()) for one in parts)
    return f"{signed}.{multibase.to_base64url(key.sign(signed.encode()))}"
