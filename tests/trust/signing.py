"""Keys of every kind, and what is signed with them: tokens and Data Integrity proofs.

Signed with the libraries' plain primitives, and with hashes put together here, so that the product is not
held against itself; only the canonical forms are those of the product, which have their own tests.
"""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256, sha384
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from badgefolio.sources.json import Json
from badgefolio.trust import base58
from badgefolio.trust.canonical import canonical_json, canonical_nquads

Document = dict[str, Any]
KINDS = ("ed25519", "p256", "p384", "rsa")
_CODES = {"ed25519": b"\xed\x01", "p256": b"\x80\x24", "p384": b"\x81\x24"}
_HASHES: dict[str, Callable[[], hashes.HashAlgorithm]] = {
    "256": hashes.SHA256,
    "384": hashes.SHA384,
    "512": hashes.SHA512,
}


@dataclass(frozen=True, kw_only=True)
class Secret:
    """A secret key and the ways to write its public half."""

    kind: str
    key: Any

    @property
    def public(self) -> Any:  # noqa: ANN401 - a key of any kind
        return self.key.public_key()

    @property
    def multibase(self) -> str:
        if self.kind == "ed25519":
            raw = self.public.public_bytes(Encoding.Raw, PublicFormat.Raw)
        else:
            raw = self.public.public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
        return f"z{base58.encode(_CODES[self.kind] + raw)}"

    @property
    def did_key(self) -> str:
        return f"did:key:{self.multibase}"

    @property
    def pem(self) -> str:
        return str(self.public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode())

    @property
    def der(self) -> bytes:
        return bytes(self.public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))

    @property
    def jwk(self) -> Document:
        if self.kind == "ed25519":
            raw = self.public.public_bytes(Encoding.Raw, PublicFormat.Raw)
            return {"kty": "OKP", "crv": "Ed25519", "x": b64(raw)}
        numbers = self.public.public_numbers()
        if self.kind == "rsa":
            return {"kty": "RSA", "n": b64(_bytes(numbers.n)), "e": b64(_bytes(numbers.e))}
        size = self.public.key_size // 8
        x, y = (b64(one.to_bytes(size, "big")) for one in (numbers.x, numbers.y))
        return {"kty": "EC", "crv": f"P-{self.public.key_size}", "x": x, "y": y}

    @property
    def algorithm(self) -> str:
        return {"ed25519": "EdDSA", "p256": "ES256", "p384": "ES384", "rsa": "RS256"}[self.kind]

    def sign(self, content: bytes, algorithm: str = "") -> bytes:
        """Return a signature over bytes, as JOSE writes it."""
        name = algorithm or self.algorithm
        if self.kind == "ed25519":
            return bytes(self.key.sign(content))
        hashed = _HASHES[name[-3:]]()
        if self.kind == "rsa":
            pad: Any = padding.PKCS1v15()
            if name.startswith("PS"):
                pad = padding.PSS(mgf=padding.MGF1(hashed), salt_length=hashed.digest_size)
            return bytes(self.key.sign(content, pad, hashed))
        r, s = decode_dss_signature(self.key.sign(content, ec.ECDSA(hashed)))
        size = self.public.key_size // 8
        return r.to_bytes(size, "big") + s.to_bytes(size, "big")


@cache
def secret(kind: str, name: str = "issuer") -> Secret:
    """Return a secret key; the same for the same kind and name, so that a run makes each key once."""
    number = int.from_bytes(sha256(f"{kind} {name}".encode()).digest(), "big")
    if kind == "ed25519":
        return Secret(kind=kind, key=ed25519.Ed25519PrivateKey.from_private_bytes(number.to_bytes(32, "big")))
    if kind == "rsa":
        return Secret(kind=kind, key=rsa.generate_private_key(65537, 2048))
    curve = ec.SECP256R1() if kind == "p256" else ec.SECP384R1()
    return Secret(kind=kind, key=ec.derive_private_key(number >> 2, curve))


def b64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def _bytes(number: int) -> bytes:
    return number.to_bytes((number.bit_length() + 7) // 8, "big")


def token(payload: object, key: Secret, *, algorithm: str = "", **header: object) -> str:
    """Return a compact JWS; members of the header replace its own, None takes one away."""
    name = algorithm or key.algorithm
    head = {one: value for one, value in {"alg": name, **header}.items() if value is not None}
    signed = f"{b64(json.dumps(head).encode())}.{b64(json.dumps(payload).encode())}"
    return f"{signed}.{b64(key.sign(signed.encode(), name))}"


# --- Data Integrity ---------------------------------------------------------------------------------------

SUITES = {
    "Ed25519Signature2020": "ed25519",
    "eddsa-rdfc-2022": "ed25519",
    "eddsa-jcs-2022": "ed25519",
    "ecdsa-rdfc-2019": "p256",
    "ecdsa-jcs-2019": "p256",
    "JsonWebSignature2020": "p256",
}


def prove(document: Document, suite: str, key: Secret, method: str, **options: Json) -> Document:
    """Return a document with one proof; `options` replace those of the proof, None takes one away."""
    return {**document, "proof": proof_of(document, suite, key, method, **options)}


def proof_of(document: Document, suite: str, key: Secret, method: str, **options: Json) -> Document:
    """Return a proof over a document that has none, or only those that this one builds on."""
    is_old = suite in {"Ed25519Signature2020", "JsonWebSignature2020"}
    given = {
        **({"type": suite} if is_old else {"type": "DataIntegrityProof", "cryptosuite": suite}),
        "created": "2025-01-02T03:04:05Z",
        "verificationMethod": method,
        "proofPurpose": "assertionMethod",
        **({"@context": document["@context"]} if "jcs" in suite else {}),
        **options,
    }
    proof = {name: value for name, value in given.items() if value is not None}
    hashed = sha384 if key.kind == "p384" and suite != "JsonWebSignature2020" else sha256
    parts = [hashed(form).digest() for form in _forms(document, proof, is_jcs="jcs" in suite)]
    if suite != "JsonWebSignature2020":
        return {**proof, "proofValue": f"z{base58.encode(key.sign(b''.join(parts)))}"}
    name = "PS256" if key.kind == "rsa" else key.algorithm
    head = b64(json.dumps({"alg": name, "b64": False, "crit": ["b64"]}).encode())
    return {**proof, "jws": f"{head}..{b64(key.sign(head.encode() + b'.' + b''.join(parts), name))}"}


def _forms(document: Document, proof: Document, *, is_jcs: bool) -> tuple[bytes, bytes]:
    """Return the canonical bytes of the proof's options and of the document."""
    if is_jcs:
        return canonical_json(proof), canonical_json(document)
    options = {"@context": document["@context"], **proof}
    return canonical_nquads(options).nquads.encode(), canonical_nquads(document).nquads.encode()
