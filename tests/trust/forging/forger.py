"""Forgeries: everything that somebody can make of a good badge without the issuer's secret keys.

Each is the text of a badge and what the servers answer. Those that leave the meaning as it was are made
too, and told by `void.is_void`; what that is, and why, stands there.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from tests.trust import issuer as own
from tests.trust.issuer import Document, Secret, b64

from badgefolio.model.archive import Archive

EVIL_HOST = "evil.example"
EVIL_DID = f"did:web:{EVIL_HOST}"
EVIL = f"https://{EVIL_HOST}/x"


@dataclass(frozen=True, kw_only=True)
class Forgery:
    """A badge that is not what the issuer made: what was done, its text, and what was fetched."""

    done: str
    text: str
    archive: Archive


@lru_cache(maxsize=64)
def archive_of(kind: str) -> Archive:
    """Return what was fetched for the good badge of that kind, and what the forger's own server answers."""
    return own.archive_of({**own.badge(kind).answers, **forger_answers()})


def forger(kind: str) -> Secret:
    """Return a key of the forger's."""
    return own.secret(kind, "forger")


@lru_cache(maxsize=1)
def forger_answers() -> Mapping[str, object]:
    """Return what the forger's own server answers; it may say about the issuer whatever it likes."""
    methods: list[Document] = [
        {
            "id": f"{EVIL_DID}#{kind}",
            "type": "Multikey",
            "controller": controller,
            "publicKeyMultibase": forger(kind).multibase,
        }
        for kind in ("ed25519", "p256", "p384")
        for controller in (EVIL_DID, own.DID)
    ]
    methods.append({"id": f"{EVIL_DID}#rsa", "controller": EVIL_DID, "publicKeyJwk": forger("rsa").jwk})
    keys = {
        f"https://{EVIL_HOST}/keys/{kind}": {
            "@context": own.OB2,
            "id": f"https://{EVIL_HOST}/keys/{kind}",
            "type": "CryptographicKey",
            "owner": own.PROFILE,
            "publicKeyPem": forger(kind).pem,
        }
        for kind in own.KINDS
    }
    # it also says that it is the issuer, under the issuer's own name
    posing = own.did_document(verificationMethod=methods, assertionMethod=methods)
    return {
        f"https://{EVIL_HOST}/.well-known/did.json": {
            "id": EVIL_DID,
            "verificationMethod": methods,
            "assertionMethod": methods,
        },
        f"https://{EVIL_HOST}/posing": posing,
        f"https://{EVIL_HOST}/jwks": {"keys": [{**forger("p256").jwk, "kid": own.method_of("p256")}]},
        **keys,
    }


def names_for(key: Secret, kind: str) -> Iterator[str]:
    """Give the names by which a forger can point to a key: the issuer's, his own, and mixtures."""
    yield from (own.method_of(one) for one in own.KINDS)
    yield from (f"{own.PROFILE}#{kind}", own.DID, own.PROFILE, f"https://{own.HOST}/keys/{kind}")
    yield from (f"{EVIL_DID}#{kind}", EVIL_DID, f"https://{EVIL_HOST}/keys/{kind}")
    yield from (f"https://{EVIL_HOST}/posing#{kind}", f"https://{EVIL_HOST}/jwks", f"{own.DID}@{EVIL_HOST}")
    yield f"https://{EVIL_HOST}/jwks#{own.method_of(kind)}"
    if key.kind != "rsa":
        yield from (key.did_key, f"{key.did_key}#{key.multibase}", f"{own.DID}#{key.multibase}")
        yield from (f"{own.PROFILE}#{key.multibase}", f"{own.secret(kind).did_key}#{key.multibase}")
    jwk = b64(json.dumps(key.jwk).encode())
    yield from (f"did:jwk:{jwk}", f"did:jwk:{jwk}#0", f"data:application/json;base64,{jwk}")
    yield from ("did:example:123#key", "#key", "key", "", "../keys/p256", "file:///etc/passwd")
