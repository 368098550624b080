"""An issuer for tests: the documents on its server, and badges of every proof kind.

The issuer is a person with two names: `did:web:school.example` and the profile at
`https://school.example/i`. Both documents, the key documents and all lists are on its server; `server`
gives what it answers.
"""

import gzip
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, partial
from hashlib import sha256
from typing import Any

from tests.trust.answers import FETCHED, answer, archive_of
from tests.trust.signing import KINDS, SUITES, Document, Secret, b64, proof_of, prove, secret, token

from badgefolio.sources.json import Json

__all__ = ["FETCHED", "KINDS", "SUITES", "Document", "Secret", "answer", "archive_of"]
__all__ += ["b64", "proof_of", "prove", "secret", "token"]

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
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
