"""An issuer for tests: its own keys, the documents on its server, and badges of every proof kind.

The issuer is a person with two names: `did:web:school.example` and the profile at
`https://school.example/i`. Both documents, the key documents and all lists are on its server; `server`
gives what it answers. What it signs it signs with the libraries' plain primitives, and with
hashes put together here, so that the product is not held against itself; only the canonical forms are
those of the product, which have their own tests.
"""

import base64
import gzip
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, partial
from hashlib import sha256, sha384
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from badgefolio.model.archive import Archive, ArchivedDocument
from badgefolio.sources.json import Json
from badgefolio.trust import base58
from badgefolio.trust.canonical import canonical_json, canonical_nquads

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
FETCHED = datetime(2025, 5, 30, 8, tzinfo=UTC)
OWNER = ("maya@school.example", "did:example:maya")
HOST = "school.example"
DID = f"did:web:{HOST}"
PROFILE = f"https://{HOST}/i"
LIST = f"https://{HOST}/status/1"
REVOKED = f"https://{HOST}/revoked"
V2 = "https://www.w3.org/ns/credentials/v2"
V1 = "https://www.w3.org/2018/credentials/v1"
OB3 = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
SUITE_2020 = "https://w3id.org/security/suites/ed25519-2020/v1"
SUITE_JWS = "https://w3id.org/security/suites/jws-2020/v1"
OB2 = "https://w3id.org/openbadges/v2"

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


# --- the issuer's server ----------------------------------------------------------------------------------


def method_of(kind: str, issuer: str = DID) -> str:
    """Return the name of one of the issuer's keys."""
    return f"{issuer}#{kind}"


def did_document(**members: object) -> Document:
    """Return the issuer's DID document, which lists its keys."""
    methods = [
        {"id": method_of(kind), "type": "Multikey", "controller": DID}
        | (
            {"type": "JsonWebKey", "publicKeyJwk": secret(kind).jwk}
            if kind == "rsa"
            else {"publicKeyMultibase": secret(kind).multibase}
        )
        for kind in KINDS
    ]
    return {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": DID,
        "verificationMethod": methods,
        "assertionMethod": [one["id"] for one in methods],
        **members,
    }


def profile(**members: object) -> Document:
    """Return the issuer's profile of Open Badges 2.0, with the addresses of its keys and its list."""
    return {
        "@context": OB2,
        "id": PROFILE,
        "type": "Profile",
        "name": "School",
        "url": f"https://{HOST}/",
        "email": f"office@{HOST}",
        "publicKey": [f"https://{HOST}/keys/{kind}" for kind in KINDS],
        "revocationList": REVOKED,
        **members,
    }


def key_document(kind: str, **members: object) -> Document:
    """Return a key of Open Badges 2.0 that lies at an address of its own."""
    return {
        "@context": OB2,
        "id": f"https://{HOST}/keys/{kind}",
        "type": "CryptographicKey",
        "owner": PROFILE,
        "publicKeyPem": secret(kind).pem,
        **members,
    }


def badge_class(**members: object) -> Document:
    """Return a badge class of Open Badges 2.0."""
    return {
        "@context": OB2,
        "id": f"https://{HOST}/b/1",
        "type": "BadgeClass",
        "name": "Soldering",
        "description": "Solders without burning the table.",
        "image": f"https://{HOST}/b/1.png",
        "criteria": {"narrative": "Come and do it."},
        "tags": ["iron", "tin"],
        "issuer": PROFILE,
        **members,
    }


def revocation_list(*revoked: Json, **members: object) -> Document:
    """Return the issuer's list of revoked assertions of Open Badges 2.0."""
    return {
        "@context": OB2,
        "id": REVOKED,
        "type": "RevocationList",
        "issuer": PROFILE,
        "revokedAssertions": list(revoked),
        **members,
    }


@cache
def _packed(revoked: frozenset[int], size: int) -> str:
    bits = bytearray(131_072 * size // 8)
    for index in revoked:
        bits[index // 8] |= 0x80 >> index % 8
    return f"u{b64(gzip.compress(bytes(bits), mtime=0))}"


def status_list(
    *revoked: int,
    purpose: Json = "revocation",
    size: int = 1,
    subject: Document | None = None,
    **members: Json,
) -> Document:
    """Return a status list without a signature; `revoked` are the bits that are set."""
    return {
        "@context": [V2],
        "id": LIST,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": DID,
        "validFrom": "2024-01-01T00:00:00Z",
        "credentialSubject": {
            "id": f"{LIST}#list",
            "type": "BitstringStatusList",
            "statusPurpose": purpose,
            "encodedList": _packed(frozenset(revoked), size),
            **(subject or {}),
        },
        **members,
    }


def signed_list(
    *revoked: int,
    key: Secret | None = None,
    method: str = "",
    **members: Any,  # noqa: ANN401 - any JSON
) -> Document:
    """Return a status list, signed by the issuer, or by another key under another name."""
    unsigned = status_list(*revoked, **members)
    return prove(unsigned, "eddsa-rdfc-2022", key or secret("ed25519"), method or method_of("ed25519"))


def answer(
    address: str, content: object, *, status: int = 200, fetched: datetime = FETCHED
) -> ArchivedDocument:
    """Return what a server answered: an object as JSON, text and bytes as they are."""
    if not isinstance(content, str | bytes):
        content = json.dumps(content)
    body = content.encode() if isinstance(content, str) else content
    return ArchivedDocument(
        address=address,
        final_address=address,
        fetched=fetched,
        status=status,
        media_type="application/json",
        digest=sha256(body).hexdigest(),
        content=body,
    )


def archive_of(documents: Mapping[str, object]) -> Archive:
    """Return the archive in which addresses answer so; None where an address was not fetched."""
    return Archive.of(
        content if isinstance(content, ArchivedDocument) else answer(address, content)
        for address, content in documents.items()
        if content is not None
    )


@cache
def _server() -> dict[str, object]:
    return {
        f"https://{HOST}/.well-known/did.json": did_document(),
        PROFILE: profile(),
        f"https://{HOST}/b/1": badge_class(),
        REVOKED: revocation_list(f"https://{HOST}/a/withdrawn"),
        LIST: signed_list(7),
        **{f"https://{HOST}/keys/{kind}": key_document(kind) for kind in KINDS},
        f"https://{HOST}/a/1": assertion(),
    }


def server(**changed: object) -> dict[str, object]:
    """Return what the issuer's server answers, by address."""
    return {**_server(), **changed}


# --- badges -----------------------------------------------------------------------------------------------


def credential(**members: object) -> Document:
    """Return an Open Badges 3.0 credential of the issuer without a signature."""
    return {
        "@context": [V2, OB3],
        "id": f"https://{HOST}/credentials/1",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "Soldering",
        "issuer": {"id": DID, "type": ["Profile"], "name": "School", "url": f"https://{HOST}/"},
        "validFrom": "2025-01-01T00:00:00Z",
        "validUntil": "2030-01-01T00:00:00Z",
        "credentialSubject": {
            "id": "did:example:maya",
            "type": ["AchievementSubject"],
            "achievement": {
                "id": f"https://{HOST}/achievements/1",
                "type": ["Achievement"],
                "name": "Soldering",
                "description": "Solders without burning the table.",
                "criteria": {"narrative": "Come and do it."},
                "tag": ["iron", "tin"],
            },
        },
        "credentialStatus": {
            "id": f"{LIST}#94",
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": "94",
            "statusListCredential": LIST,
        },
        **members,
    }


def older_credential(**members: object) -> Document:
    """Return a credential of the data model 1.1, whose dates have other names."""
    made = credential()
    for name in ("validFrom", "validUntil"):
        del made[name]
    return {
        **made,
        "@context": [V1, OB3, "https://www.w3.org/ns/credentials/status/v1"],
        "issuanceDate": "2025-01-01T00:00:00Z",
        "expirationDate": "2030-01-01T00:00:00Z",
        **members,
    }


def assertion(**members: object) -> Document:
    """Return an assertion of Open Badges 2.0 that is hosted at its own address."""
    return {
        "@context": OB2,
        "id": f"https://{HOST}/a/1",
        "type": "Assertion",
        "recipient": {
            "type": "email",
            "hashed": True,
            "salt": "pepper",
            "identity": f"sha256${sha256(b'maya@school.example' + b'pepper').hexdigest()}",
        },
        "badge": f"https://{HOST}/b/1",
        "verification": {"type": "HostedBadge"},
        "issuedOn": "2025-01-01T00:00:00Z",
        "expires": "2030-01-01T00:00:00Z",
        "narrative": "She did it.",
        **members,
    }


def claims_of(document: Document) -> Document:
    """Return the payload of a VC-JWT: the credential itself, and the claims that repeat it."""
    return {
        **document,
        "iss": document["issuer"]["id"],
        "jti": document["id"],
        "sub": document["credentialSubject"]["id"],
        "nbf": 1735689600,
        "exp": 1893456000,
    }


@dataclass(frozen=True, kw_only=True)
class Badge:
    """A badge of the issuer as a file holds it, and what its server answers."""

    name: str
    content: Document | str
    answers: Mapping[str, object] = field(default_factory=server)

    @property
    def text(self) -> str:
        return self.content if isinstance(self.content, str) else json.dumps(self.content)


def _proven(suite: str, kind: str = "") -> Badge:
    key = secret(kind or SUITES[suite])
    extra = {"Ed25519Signature2020": [SUITE_2020], "JsonWebSignature2020": [SUITE_JWS]}.get(suite, [])
    made = credential(**{"@context": [V2, OB3, *extra]})
    return Badge(name=f"{suite} {key.kind}", content=prove(made, suite, key, method_of(key.kind)))


def _in_token(algorithm: str, kind: str) -> Badge:
    payload = claims_of(credential())
    text = token(payload, secret(kind), algorithm=algorithm, kid=method_of(kind), typ="vc+jwt")
    return Badge(name=f"VC-JWT {algorithm}", content=text)


def _in_old_token(algorithm: str, kind: str) -> Badge:
    said = assertion(verification={"type": "SignedBadge", "creator": f"https://{HOST}/keys/{kind}"})
    return Badge(name=f"OB2 {algorithm}", content=token(said, secret(kind), algorithm=algorithm))


def _vc_claim() -> Badge:
    made = older_credential()
    payload = {
        "iss": DID,
        "jti": made["id"],
        "sub": made["credentialSubject"]["id"],
        "nbf": 1735689600,
        "exp": 1893456000,
        "vc": made,
    }
    return Badge(name="VC-JWT vc", content=token(payload, secret("p256"), kid=method_of("p256"), typ="JWT"))


def _proof_set() -> Badge:
    made = credential()
    proofs = [
        proof_of(made, "eddsa-rdfc-2022", secret("ed25519"), method_of("ed25519")),
        proof_of(made, "ecdsa-jcs-2019", secret("p256"), method_of("p256")),
    ]
    return Badge(name="proof set", content={**made, "proof": proofs})


def _proof_chain() -> Badge:
    made = credential()
    first = proof_of(made, "eddsa-rdfc-2022", secret("ed25519"), method_of("ed25519"), id="urn:uuid:first")
    second = proof_of(
        {**made, "proof": [first]},
        "ecdsa-rdfc-2019",
        secret("p256"),
        method_of("p256"),
        previousProof="urn:uuid:first",
    )
    return Badge(name="proof chain", content={**made, "proof": [first, second]})


def _hosted() -> Badge:
    inside = badge_class(issuer={one: profile()[one] for one in ("id", "type", "name", "url", "email")})
    return Badge(name="hosted", content=assertion(badge=inside))


def _by_profile() -> Badge:
    methods = [
        {
            "id": f"{PROFILE}#ed25519",
            "type": "Multikey",
            "controller": PROFILE,
            "publicKeyMultibase": secret("ed25519").multibase,
        }
    ]
    controller = {"id": PROFILE, "verificationMethod": methods, "assertionMethod": [methods[0]["id"]]}
    made = credential(issuer={"id": PROFILE, "type": ["Profile"], "name": "School"})
    answers = {**server(), PROFILE: controller, LIST: _list_of_profile()}
    proven = prove(made, "eddsa-rdfc-2022", secret("ed25519"), f"{PROFILE}#ed25519")
    return Badge(name="https profile", content=proven, answers=answers)


def _list_of_profile() -> Document:
    unsigned = status_list(7, issuer=PROFILE)
    return prove(unsigned, "eddsa-rdfc-2022", secret("ed25519"), f"{PROFILE}#ed25519")


MAKERS: dict[str, Callable[[], Badge]] = {
    "hosted": _hosted,
    "ob2-rs256": lambda: _in_old_token("RS256", "rsa"),
    "ob2-es256": lambda: _in_old_token("ES256", "p256"),
    **{
        f"jwt-{algorithm.lower()}": partial(_in_token, algorithm, kind)
        for algorithm, kind in {
            "RS256": "rsa",
            "RS384": "rsa",
            "RS512": "rsa",
            "PS256": "rsa",
            "ES256": "p256",
            "ES384": "p384",
            "EdDSA": "ed25519",
        }.items()
    },
    "jwt-vc": _vc_claim,
    **{suite: partial(_proven, suite) for suite in SUITES},
    "ecdsa-rdfc-2019-p384": lambda: _proven("ecdsa-rdfc-2019", "p384"),
    "ecdsa-jcs-2019-p384": lambda: _proven("ecdsa-jcs-2019", "p384"),
    "JsonWebSignature2020-ed25519": lambda: _proven("JsonWebSignature2020", "ed25519"),
    "JsonWebSignature2020-p384": lambda: _proven("JsonWebSignature2020", "p384"),
    "JsonWebSignature2020-rsa": lambda: _proven("JsonWebSignature2020", "rsa"),
    "proof-set": _proof_set,
    "proof-chain": _proof_chain,
    "https-profile": _by_profile,
}


@cache
def badge(kind: str) -> Badge:
    """Return a badge that is good in every way; the same object each time, so copy before you change it."""
    return MAKERS[kind]()
