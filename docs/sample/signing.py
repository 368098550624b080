"""Sign as the invented issuers of the sample do: their keys, their identifiers, proofs and tokens.

The keys follow from a public seed (or lie in `keys/`), so that they protect nothing.

Sources: W3C, Data Integrity EdDSA Cryptosuites 1.0 (eddsa-jcs-2022) and Controlled Identifiers 1.0
(Multikey, controller documents); W3C CCG, did:web Method Specification; RFC 7515 (JWS), RFC 8037 (EdDSA in
JWS), RFC 8785 (JCS).
"""

import json
from base64 import urlsafe_b64encode
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).resolve().parent
BY_KEY, BY_WEB = "did:key:", "did:web:"

Claims: TypeAlias = dict[str, Any]


def did_of(party: str) -> str:
    """Return the did:key of an invented party; `maya` is the person who holds the badges."""
    return f"{BY_KEY}{_multikey(party)}"


def did_document(did: str) -> Claims:
    """Return what the server of a did:web answers: the one key that signs for it."""
    return {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": did,
        "verificationMethod": [
            {
                "id": f"{did}#key-1",
                "type": "Multikey",
                "controller": did,
                "publicKeyMultibase": _multikey(party_of(did)),
            }
        ],
        "assertionMethod": [f"{did}#key-1"],
    }


def party_of(did: str) -> str:
    """Return the party whose key it is: `did:key:<party>` as claims write it, or the host of a did:web."""
    return did.removeprefix(BY_KEY).removeprefix(BY_WEB)


def public_pem(name: str) -> str:
    """Return the public half of `keys/<name>`, as PEM."""
    pem = _rsa_key(name).public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return pem.decode()


def with_proof(document: Claims, issuer: str) -> Claims:
    """Return a credential with its proof by eddsa-jcs-2022; `issuer` as the claims write it."""
    proof = {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022",
        "created": document["validFrom"],
        "verificationMethod": _verification_method(issuer),
        "proofPurpose": "assertionMethod",
        "@context": document["@context"],
    }
    digest = b"".join(sha256(rfc8785.dumps(part)).digest() for part in (proof, document))
    signature = _key(party_of(issuer)).sign(digest)
    return {**document, "proof": {**proof, "proofValue": _multibase(signature)}}


def credential_token(payload: Claims, issuer: str) -> str:
    """Return a VC-JWT, signed with EdDSA; `issuer` as the claims write it."""
    header = {"alg": "EdDSA", "typ": "JWT", "kid": _verification_method(issuer)}
    return _token(header, payload, _key(party_of(issuer)).sign)


def assertion_token(assertion: Claims, key: str) -> str:
    """Return a signed assertion of Open Badges 2.0, RS256; `key` is a name such as `keys/open-slopes`."""
    private = _rsa_key(key)
    return _token({"alg": "RS256"}, assertion, lambda text: private.sign(text, PKCS1v15(), SHA256()))


def _token(header: Claims, payload: Claims, sign: "Callable[[bytes], bytes]") -> str:
    texts = (json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in (header, payload))
    signed = b".".join(_base64url(text.encode()) for text in texts)
    return f"{signed.decode()}.{_base64url(sign(signed)).decode()}"


def _key(party: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(sha256(f"badgefolio sample: {party}".encode()).digest())


def _rsa_key(name: str) -> RSAPrivateKey:
    key = load_pem_private_key((HERE / f"{name}.pem").read_bytes(), password=None)
    if not isinstance(key, RSAPrivateKey):
        raise TypeError(f"{name}.pem holds another kind of key")
    return key


def _multikey(party: str) -> str:
    """Return the public key as did:key wants it: multicodec ed25519-pub (0xed 0x01), base58."""
    return _multibase(b"\xed\x01" + _key(party).public_key().public_bytes_raw())


def _verification_method(issuer: str) -> str:
    party = party_of(issuer)
    return f"{issuer}#key-1" if issuer.startswith(BY_WEB) else f"{did_of(party)}#{_multikey(party)}"


def _multibase(data: bytes) -> str:
    """Return bytes in base58btc with its prefix `z`; leading zero bytes become ones."""
    alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
    number = int.from_bytes(data)
    digits = ""
    while number:
        number, digit = divmod(number, len(alphabet))
        digits = alphabet[digit] + digits
    return f"z{'1' * (len(data) - len(data.lstrip(bytes(1))))}{digits}"


def _base64url(data: bytes) -> bytes:
    return urlsafe_b64encode(data).rstrip(b"=")
