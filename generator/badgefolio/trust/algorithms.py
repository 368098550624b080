"""Signatures over bytes: which algorithms are believed, and which kind of key each one takes.

The list is explicit and typed: an algorithm never takes a key of another kind, and what a token claims
about itself only picks from this list. `none` and shared secrets (HS256 and its like) are not on it.
Sources: RFC 7518, section 3; RFC 8037; RFC 8812.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from badgefolio.trust.keys import KeyKind

if TYPE_CHECKING:
    from jwt.algorithms import Algorithm

    from badgefolio.trust.keys import Key

JOSE = {
    "RS256": KeyKind.RSA,
    "RS384": KeyKind.RSA,
    "RS512": KeyKind.RSA,
    "PS256": KeyKind.RSA,
    "PS384": KeyKind.RSA,
    "PS512": KeyKind.RSA,
    "ES256": KeyKind.P256,
    "ES384": KeyKind.P384,
    "ES512": KeyKind.P521,
    "ES256K": KeyKind.SECP256K1,
    "EdDSA": KeyKind.ED25519,
    "Ed25519": KeyKind.ED25519,  # RFC 9864 names the curve
}
_SIGNATURE_BYTES = 1024  # RSA with 8,192 bits


def holds(algorithm: str, key: "Key", signed: bytes, signature: bytes) -> bool:
    """Return whether a signature over bytes was made with the secret half of a key.

    False for any algorithm that is not listed, or that does not belong to the kind of the key.
    """
    if JOSE.get(algorithm) is not key.kind or len(signature) > _SIGNATURE_BYTES:
        return False
    try:
        return bool(_verifier(algorithm).verify(signed, key.public, signature))
    except ValueError:
        return False


@lru_cache(maxsize=len(JOSE))
def _verifier(algorithm: str) -> "Algorithm":
    import jwt

    name = "EdDSA" if algorithm == "Ed25519" else algorithm
    return jwt.PyJWS(algorithms=[name]).get_algorithm_by_name(name)
