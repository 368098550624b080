"""Badges signed by issuers of our own, in every way that browsers are asked to check again."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256, sha384
from typing import Any, TypeAlias

import jwt
import rfc8785
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa, utils
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256, SHA384
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from badgefolio.trust import keys
from badgefolio.trust.keys import Key, KeyKind

Json: TypeAlias = dict[str, Any]
_B58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_CODES = {KeyKind.ED25519: b"\xed\x01", KeyKind.P256: b"\x80\x24", KeyKind.P384: b"\x81\x24"}
EARNER = "did:example:earner"


@dataclass(frozen=True)
class Signer:
    """A pair of keys."""

    kind: KeyKind
    secret: Any

    @property
    def jwk(self) -> Json:
        found: Json = json.loads(keys.to_jwk(Key(kind=self.kind, public=self.secret.public_key())))
        return found

    @property
    def multikey(self) -> str:
        public = self.secret.public_key()
        if self.kind is KeyKind.ED25519:
            raw = public.public_bytes_raw()
        else:
            raw = public.public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
        return base58(_CODES[self.kind] + raw)

    @property
    def did(self) -> str:
        return f"did:key:{self.multikey}"

    @property
    def method(self) -> str:
        return f"{self.did}#{self.multikey}"

    def sign(self, content: bytes) -> bytes:
        """Sign with Ed25519, or with ECDSA as two numbers side by side."""
        if self.kind is KeyKind.ED25519:
            signed: bytes = self.secret.sign(content)
            return signed
        digest, size = (SHA256(), 32) if self.kind is KeyKind.P256 else (SHA384(), 48)
        r, s = utils.decode_dss_signature(self.secret.sign(content, ec.ECDSA(digest)))
        return r.to_bytes(size) + s.to_bytes(size)


@cache
def signer(kind: KeyKind) -> Signer:
    make: dict[KeyKind, Callable[[], Any]] = {
        KeyKind.ED25519: ed25519.Ed25519PrivateKey.generate,
        KeyKind.RSA: lambda: rsa.generate_private_key(65537, 2048),
        KeyKind.P256: lambda: ec.generate_private_key(ec.SECP256R1()),
        KeyKind.P384: lambda: ec.generate_private_key(ec.SECP384R1()),
    }
    return Signer(kind, make[kind]())


def base58(content: bytes) -> str:
    number, digits = int.from_bytes(content), ""
    while number:
        number, digit = divmod(number, 58)
        digits = _B58[digit] + digits
    return f"z{'1' * (len(content) - len(content.lstrip(bytes(1))))}{digits}"


def base64url(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode()


def credential(issuer: str, *, subject: Json | None = None, **members: Any) -> Json:  # noqa: ANN401 - any JSON
    """Return a credential of Open Badges 3.0 without proof."""
    return {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "id": "urn:uuid:1",
        "issuer": {"id": issuer, "type": ["Profile"], "name": "School"},
        "validFrom": "2024-05-01T10:00:00Z",
        "credentialSubject": {
            "id": EARNER,
            "type": ["AchievementSubject"],
            "achievement": {"id": "urn:uuid:2", "type": ["Achievement"], "name": "Soldering"},
            **(subject or {}),
        },
        **members,
    }


def proven(document: Json, by: Signer, method: str = "", **options: Any) -> str:  # noqa: ANN401 - any JSON
    """Return a credential with a proof over its canonical JSON."""
    proof = {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022" if by.kind is KeyKind.ED25519 else "ecdsa-jcs-2019",
        "created": "2024-05-01T10:00:00Z",
        "verificationMethod": method or by.method,
        "proofPurpose": "assertionMethod",
        "@context": document["@context"],
        **options,
    }
    hashed = sha384 if by.kind is KeyKind.P384 else sha256
    content = b"".join(hashed(rfc8785.dumps(part)).digest() for part in (proof, document))
    whole = {**document, "proof": {**proof, "proofValue": base58(by.sign(content))}}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def token(payload: Json, by: Signer, algorithm: str, **header: Any) -> str:  # noqa: ANN401 - any JSON
    """Return a signed token."""
    return jwt.encode(payload, by.secret, algorithm, headers=header)


def spoilt(text: str) -> str:
    """Return a signed text with one letter of what was signed changed."""
    if text.startswith("{"):
        assert "Soldering" in text
        return text.replace("Soldering", "Soldexing")
    head, body, signature = text.split(".")
    payload = json.dumps(jwt.decode(text, options={"verify_signature": False})).replace(
        "Soldering", "Soldexing"
    )
    assert "Soldexing" in payload
    assert body != base64url(payload.encode())
    return f"{head}.{base64url(payload.encode())}.{signature}"


def _self_signed(kind: KeyKind) -> str:
    by = signer(kind)
    return proven(credential(by.did), by)


def _jwt(kind: KeyKind, algorithm: str) -> str:
    by = signer(kind)
    return token(credential("https://school.example/"), by, algorithm, jwk=by.jwk)


def _jwt_of_did_jwk() -> str:
    by = signer(KeyKind.P384)
    did = f"did:jwk:{base64url(json.dumps(by.jwk).encode())}"
    return token(credential(did), by, "ES384", kid=f"{did}#0")


def _jwt_of_did_key(kind: KeyKind, algorithm: str) -> str:
    by = signer(kind)
    whole = credential(by.did)
    return token({"vc": whole, "iss": by.did, "nbf": 1714557600}, by, algorithm, kid=by.method)


def _key_in_fragment() -> str:
    by = signer(KeyKind.ED25519)
    return proven(credential("https://school.example"), by, f"https://school.example#{by.multikey}")


GENUINE: dict[str, Callable[[], str]] = {
    "eddsa-jcs-2022": lambda: _self_signed(KeyKind.ED25519),
    "ecdsa-jcs-2019 P-256": lambda: _self_signed(KeyKind.P256),
    "ecdsa-jcs-2019 P-384": lambda: _self_signed(KeyKind.P384),
    "key in fragment": _key_in_fragment,
    "RS256": lambda: _jwt(KeyKind.RSA, "RS256"),
    "RS384": lambda: _jwt(KeyKind.RSA, "RS384"),
    "RS512": lambda: _jwt(KeyKind.RSA, "RS512"),
    "PS256": lambda: _jwt(KeyKind.RSA, "PS256"),
    "ES256": lambda: _jwt(KeyKind.P256, "ES256"),
    "ES384 did:jwk": _jwt_of_did_jwk,
    "ES256 did:key": lambda: _jwt_of_did_key(KeyKind.P256, "ES256"),
    "EdDSA did:key": lambda: _jwt_of_did_key(KeyKind.ED25519, "EdDSA"),
}


def weakly_signed(payload: Json) -> str:
    """Return a token whose signature is good, by an RSA key that is too short to prove anything."""
    secret = rsa.generate_private_key(65537, 1024)  # noqa: S505 - the point of the test
    modulus = secret.public_key().public_numbers().n
    jwk = {"kty": "RSA", "n": base64url(modulus.to_bytes(128)), "e": "AQAB"}
    parts = [base64url(json.dumps(one).encode()) for one in ({"alg": "RS256", "jwk": jwk}, payload)]
    text = ".".join(parts)
    return f"{text}.{base64url(secret.sign(text.encode(), PKCS1v15(), SHA256()))}"
