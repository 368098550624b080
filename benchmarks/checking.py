"""Measures checking: each kind of proof beside what nobody can leave out, and what is done only once.

The bare work is the same for both: the canonical form (PyLD's `normalize`, rfc8785) or the parts of the
token, the hashes, and the signature (`cryptography`). Contexts are ours on both sides, and already read.
"""

import base64
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from badgefolio.model.archive import Archive, ArchivedDocument
from badgefolio.sources.tokens import parse_token
from badgefolio.trust import base58, lists
from badgefolio.trust.contexts import context
from badgefolio.trust.proofs import check_proofs
from badgefolio.trust.tokens import check_token

NOW = datetime(2025, 6, 1, tzinfo=UTC)
DID = "did:web:learn.example"
LIST = "https://learn.example/status"
CONTEXT = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
]
Document = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Signer:
    """A key of the issuer: how it signs, how that is checked, and how its public half is written."""

    name: str
    algorithm: str
    sign: Callable[[bytes], bytes]
    holds: Callable[[bytes, bytes], object]
    jwk: Document


def checking() -> None:
    """Measure each kind of proof against the bare work, and a list that many badges share."""
    archive = _archive()
    for suite, signer in (
        ("eddsa-rdfc-2022", ED25519),
        ("ecdsa-rdfc-2019", P256),
        ("eddsa-jcs-2022", ED25519),
        ("ecdsa-jcs-2019", P256),
    ):
        for size, document in (("", _credential(1)), (", 20 results", _credential(20))):
            signed = _proven(document, suite, signer)
            ours, bare = _both(
                lambda signed=signed: check_proofs(signed, archive, now=NOW)[0].holds,  # type: ignore[misc] # bound now
                lambda signed=signed, suite=suite, signer=signer: _bare_proof(signed, suite, signer),  # type: ignore[misc]
            )
            _say(f"{suite}{size}", ours, bare)
    for signer in (ED25519, P256, RSA):
        text = _token(_credential(1), signer)
        ours, bare = _both(
            lambda text=text: check_token(parse_token(text, file="badge"), DID, archive).holds,  # type: ignore[misc]
            lambda text=text, signer=signer: _bare_token(text, signer),  # type: ignore[misc]
        )
        _say(f"VC-JWT {signer.algorithm}", ours, bare)
    _shared_list(archive)


def _shared_list(archive: Archive) -> None:
    """Measure one list for a thousand badges: read, unpacked and verified for the first of them."""
    first = _seconds(lambda: lists.status_list(LIST, archive, now=NOW))
    rest = _seconds(lambda: [lists.status_list(LIST, archive, now=NOW) for _ in range(999)]) / 999
    print(f"one list, 1000 badges   {first * 1e3:.2f} ms for the first, {rest * 1e6:.1f} us for each other")


def _say(what: str, ours: float, bare: float) -> None:
    print(f"{what:<31} {ours * 1e6:>7.0f} us   (bare: {bare * 1e6:.0f} us; {ours / bare:.2f} x)")


def _both(ours: Callable[[], object], bare: Callable[[], object]) -> tuple[float, float]:
    """Return seconds of each, taken in turns, so that a busy machine is busy for both."""
    if not ours() or bare() is False:
        raise AssertionError("a signature of our own does not hold")
    times = [
        (_seconds(lambda: [ours() for _ in range(5)]), _seconds(lambda: [bare() for _ in range(5)]))
        for _ in range(40)
    ]
    return min(one for one, _ in times) / 5, min(one for _, one in times) / 5


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


# --- the bare work ----------------------------------------------------------------------------------------


def _loader(address: str, _options: object) -> Document:
    return {"contextUrl": None, "documentUrl": address, "document": context(address)}


def _canonical(document: Mapping[str, Any]) -> bytes:
    from pyld import jsonld

    options = {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": _loader}
    return str(jsonld.normalize(dict(document), options)).encode()


def _hashes(document: Document, options: Document, suite: str) -> bytes:
    import rfc8785

    form = rfc8785.dumps if "jcs" in suite else _canonical
    if "jcs" not in suite:
        options = {"@context": document["@context"], **options}
    return sha256(form(options)).digest() + sha256(form(document)).digest()


def _bare_proof(signed: Document, suite: str, signer: Signer) -> None:
    proof = dict(signed["proof"])
    value = base58.decode(proof.pop("proofValue")[1:]) or b""
    bare = {name: one for name, one in signed.items() if name != "proof"}
    signer.holds(value, _hashes(bare, proof, suite))


def _bare_token(text: str, signer: Signer) -> None:
    head, payload, signature = text.split(".")
    for part in (head, payload):
        json.loads(_bytes(part))
    signer.holds(_bytes(signature), f"{head}.{payload}".encode())


# --- what is signed ---------------------------------------------------------------------------------------


def _proven(document: Document, suite: str, signer: Signer) -> Document:
    options = {
        "type": "DataIntegrityProof",
        "cryptosuite": suite,
        "created": "2025-01-01T00:00:00Z",
        "verificationMethod": f"{DID}#{signer.name}",
        "proofPurpose": "assertionMethod",
    }
    if "jcs" in suite:
        options = {"@context": document["@context"], **options}
    value = f"z{base58.encode(signer.sign(_hashes(document, options, suite)))}"
    return {**document, "proof": {**options, "proofValue": value}}


def _token(document: Document, signer: Signer) -> str:
    head = {"alg": signer.algorithm, "kid": f"{DID}#{signer.name}"}
    signed = ".".join(_text(json.dumps(one).encode()) for one in (head, document))
    return f"{signed}.{_text(signer.sign(signed.encode()))}"


def _credential(results: int) -> Document:
    return {
        "@context": CONTEXT,
        "id": "https://learn.example/credentials/1",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "Solder",
        "issuer": {"id": DID, "type": ["Profile"], "name": "Learn"},
        "validFrom": "2025-01-01T00:00:00Z",
        "credentialSubject": {
            "id": "did:example:maya",
            "type": ["AchievementSubject"],
            "achievement": {
                "id": "https://learn.example/achievements/1",
                "type": ["Achievement"],
                "name": "Solder",
                "description": "Solders without burning the table. " * 10,
                "criteria": {"narrative": "Come and do it. " * 20},
            },
            "result": [{"type": ["Result"], "value": str(number)} for number in range(results)],
        },
    }


def _archive() -> Archive:
    methods = [
        {"id": f"{DID}#{one.name}", "type": "JsonWebKey", "controller": DID, "publicKeyJwk": one.jwk}
        for one in (ED25519, P256, RSA)
    ]
    document = {"id": DID, "verificationMethod": methods, "assertionMethod": [one["id"] for one in methods]}
    found = {"https://learn.example/.well-known/did.json": document, LIST: _list()}
    return Archive.of(_answer(address, json.dumps(one).encode()) for address, one in found.items())


def _list() -> Document:
    import gzip

    subject = {
        "id": f"{LIST}#list",
        "type": "BitstringStatusList",
        "statusPurpose": "revocation",
        "encodedList": f"u{_text(gzip.compress(bytes(16_384)))}",
    }
    made = {
        "@context": CONTEXT[:1],
        "id": LIST,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": DID,
        "credentialSubject": subject,
    }
    return _proven(made, "eddsa-rdfc-2022", ED25519)


def _answer(address: str, content: bytes) -> ArchivedDocument:
    return ArchivedDocument(
        address=address,
        final_address=address,
        fetched=NOW,
        status=200,
        media_type="application/json",
        digest=sha256(content).hexdigest(),
        content=content,
    )


# --- keys -------------------------------------------------------------------------------------------------


def _text(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _ed25519() -> Signer:
    key = ed25519.Ed25519PrivateKey.generate()
    public = key.public_key()
    jwk = {"kty": "OKP", "crv": "Ed25519", "x": _text(public.public_bytes(Encoding.Raw, PublicFormat.Raw))}
    return Signer(name="ed", algorithm="EdDSA", sign=key.sign, holds=public.verify, jwk=jwk)


def _p256() -> Signer:
    key = ec.generate_private_key(ec.SECP256R1())
    public = key.public_key()
    numbers = public.public_numbers()

    def sign(content: bytes) -> bytes:
        r, s = decode_dss_signature(key.sign(content, ec.ECDSA(SHA256())))
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")

    def holds(signature: bytes, content: bytes) -> None:
        r, s = (int.from_bytes(part, "big") for part in (signature[:32], signature[32:]))
        public.verify(encode_dss_signature(r, s), content, ec.ECDSA(SHA256()))

    x, y = (_text(one.to_bytes(32, "big")) for one in (numbers.x, numbers.y))
    jwk = {"kty": "EC", "crv": "P-256", "x": x, "y": y}
    return Signer(name="ec", algorithm="ES256", sign=sign, holds=holds, jwk=jwk)


def _rsa() -> Signer:
    key = rsa.generate_private_key(65537, 2048)
    public = key.public_key()
    numbers = public.public_numbers()
    jwk = {"kty": "RSA", "n": _text(numbers.n.to_bytes(256, "big")), "e": "AQAB"}
    return Signer(
        name="rsa",
        algorithm="RS256",
        sign=lambda content: key.sign(content, padding.PKCS1v15(), SHA256()),
        holds=lambda signature, content: public.verify(signature, content, padding.PKCS1v15(), SHA256()),
        jwk=jwk,
    )


ED25519, P256, RSA = _ed25519(), _p256(), _rsa()

if __name__ == "__main__":
    checking()
