"""Public keys, however they are written: Multikey, JSON Web Key, PEM.

Sources: W3C, Controlled Identifiers 1.0, sections 2.2.2 (Multikey) and 2.2.3 (JsonWebKey); RFC 7517,
RFC 7518 section 6, RFC 8037; 1EdTech, Open Badges 2.0, section "CryptographicKey" (`publicKeyPem`).
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from badgefolio.model.report import Reason, because
from badgefolio.trust import base58, multibase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from badgefolio.sources.json import Json

MIN_RSA_BITS = 2048  # RFC 7518, section 3.3
_MAX_RSA_BITS = 8192
_ED25519_BYTES = 32
_PEM_CHARACTERS = 20_000
_PUBLIC = ("crv", "e", "kty", "n", "x", "y")
_KEPT = 256  # keys: an issuer signs many badges with one


class KeyKind(StrEnum):
    """What a key can be used for: each algorithm belongs to one kind."""

    ED25519 = "Ed25519"
    P256 = "P-256"
    P384 = "P-384"
    P521 = "P-521"
    SECP256K1 = "secp256k1"
    RSA = "RSA"


# Multicodec, the table of codes: ed25519-pub, p256-pub, p384-pub, p521-pub, secp256k1-pub, rsa-pub (varints).
_CODES = {
    b"\xed\x01": KeyKind.ED25519,
    b"\x80\x24": KeyKind.P256,
    b"\x81\x24": KeyKind.P384,
    b"\x82\x24": KeyKind.P521,
    b"\xe7\x01": KeyKind.SECP256K1,
    b"\x85\x24": KeyKind.RSA,
}


class UnusableKeyError(Exception):
    """A key that cannot be used, with the reason."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(str(reason))
        self.reason = reason


@dataclass(frozen=True, kw_only=True, slots=True)
class Key:
    """A public key of `cryptography`, and its kind."""

    kind: KeyKind
    public: Any


@lru_cache(maxsize=_KEPT)
def from_multibase(text: str) -> Key:
    """Return the key of a `publicKeyMultibase` or of a did:key.

    Raises:
        UnusableKeyError: it is none that is known here.
    """
    content = multibase.decode(text)
    kind = _CODES.get(content[:2]) if content else None
    if content is None or kind is None:
        raise UnusableKeyError(because("the key is written in a way that is not known here"))
    return _from_raw(kind, content[2:])


def from_base58(text: str) -> Key:
    """Return the Ed25519 key of a `publicKeyBase58` (Ed25519 Signature Suite of 2018).

    Raises:
        UnusableKeyError: it is none.
    """
    content = base58.decode(text)
    if content is None or len(content) != _ED25519_BYTES:
        raise UnusableKeyError(because("the key is written in a way that is not known here"))
    return _from_raw(KeyKind.ED25519, content)


def from_jwk(jwk: "Mapping[str, Json]") -> Key:
    """Return the public key of a JSON Web Key; a secret that stands beside it is not looked at.

    Raises:
        UnusableKeyError: it is a shared secret, or a key that is not known here, or no key.
    """
    if jwk.get("kty") not in ("OKP", "EC", "RSA") or jwk.get("crv") not in (None, *_CURVES):
        raise UnusableKeyError(because("the key is of a kind that is not used here"))
    public = tuple((name, jwk[name]) for name in _PUBLIC if name in jwk)
    if not all(isinstance(value, str) for _, value in public):
        raise UnusableKeyError(because("the key is damaged"))
    return _from_members(public)


@lru_cache(maxsize=_KEPT)
def _from_members(public: "tuple[tuple[str, Json], ...]") -> Key:
    import jwt

    members = dict(public)
    algorithm = {"OKP": "EdDSA", "EC": _CURVES.get(str(members.get("crv")), "ES256"), "RSA": "RS256"}
    try:
        found = jwt.PyJWK(members, algorithm=algorithm[str(members["kty"])]).key
    except Exception:  # noqa: BLE001 - strangers' numbers: the reader raises a dozen kinds of errors
        raise UnusableKeyError(because("the key is damaged")) from None
    return _checked(found)


@lru_cache(maxsize=_KEPT)
def from_pem(text: str) -> Key:
    """Return the key of a PEM text (`BEGIN PUBLIC KEY`, `BEGIN RSA PUBLIC KEY`).

    Raises:
        UnusableKeyError: it is no public key, or of a kind not used here.
    """
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        found = load_pem_public_key(text[:_PEM_CHARACTERS].encode("ascii"))
    except Exception:  # noqa: BLE001 - strangers' bytes: the reader raises a dozen kinds of errors
        raise UnusableKeyError(because("the key is damaged")) from None
    return _checked(found)


def to_jwk(key: Key) -> str:
    """Return a public key as JSON Web Key: its public members, sorted."""
    import json

    from jwt import algorithms

    writers: dict[KeyKind, type[algorithms.Algorithm]] = {
        KeyKind.ED25519: algorithms.OKPAlgorithm,
        KeyKind.RSA: algorithms.RSAAlgorithm,
    }
    written = writers.get(key.kind, algorithms.ECAlgorithm).to_jwk(key.public, as_dict=True)
    return json.dumps({name: written[name] for name in _PUBLIC if name in written})


_CURVES = {"Ed25519": "EdDSA", "P-256": "ES256", "P-384": "ES384", "P-521": "ES512", "secp256k1": "ES256K"}


def _from_raw(kind: KeyKind, content: bytes) -> Key:
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519
    from cryptography.hazmat.primitives.serialization import load_der_public_key

    curves: dict[KeyKind, type[ec.EllipticCurve]] = {
        KeyKind.P256: ec.SECP256R1,
        KeyKind.P384: ec.SECP384R1,
        KeyKind.P521: ec.SECP521R1,
        KeyKind.SECP256K1: ec.SECP256K1,
    }
    try:
        if kind is KeyKind.ED25519:
            return Key(kind=kind, public=ed25519.Ed25519PublicKey.from_public_bytes(content))
        if kind is KeyKind.RSA:
            return _checked(load_der_public_key(content))
        return Key(kind=kind, public=ec.EllipticCurvePublicKey.from_encoded_point(curves[kind](), content))
    except ValueError:
        raise UnusableKeyError(because("the key is damaged")) from None


def _checked(found: object) -> Key:
    """Return a key whose kind and strength are good enough to prove anything."""
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

    if isinstance(found, ed25519.Ed25519PublicKey):
        return Key(kind=KeyKind.ED25519, public=found)
    if isinstance(found, rsa.RSAPublicKey):
        if not MIN_RSA_BITS <= found.key_size <= _MAX_RSA_BITS:
            raise UnusableKeyError(
                because("the key is too weak or too large: it has {bits} bits", bits=found.key_size)
            )
        return Key(kind=KeyKind.RSA, public=found)
    if isinstance(found, ec.EllipticCurvePublicKey):
        named = {
            "secp256r1": KeyKind.P256,
            "secp384r1": KeyKind.P384,
            "secp521r1": KeyKind.P521,
            "secp256k1": KeyKind.SECP256K1,
        }
        if found.curve.name in named:
            return Key(kind=named[found.curve.name], public=found)
    raise UnusableKeyError(because("the key is of a kind that is not used here"))
