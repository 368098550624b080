"""The issuer's public keys in a report: those of good signatures that the issuer's own document lists."""

import json
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from tests.builds import Build

from badgefolio.credentials import read_badge
from badgefolio.model.archive import Archive, ArchivedDocument
from badgefolio.model.report import Outcome, Report, UsedKey
from badgefolio.trust import check, keys
from badgefolio.trust.keys import Key, KeyKind

NOW = datetime(2026, 1, 1, tzinfo=UTC)
FETCHED = datetime(2025, 12, 24, 8, tzinfo=UTC)
ISSUER = "did:web:school.example"
SECRET = ec.generate_private_key(ec.SECP256R1())
JWK = keys.to_jwk(Key(kind=KeyKind.P256, public=SECRET.public_key()))


def archive(*methods: str) -> Archive:
    """Return the DID document of the issuer, which has a key of these names."""
    listed = [
        {"id": name, "type": "JsonWebKey", "controller": ISSUER, "publicKeyJwk": json.loads(JWK)}
        for name in methods
    ]
    content = json.dumps({"id": ISSUER, "verificationMethod": listed}).encode()
    address = "https://school.example/.well-known/did.json"
    return Archive.of(
        [
            ArchivedDocument(
                address=address,
                final_address=address,
                fetched=FETCHED,
                status=200,
                media_type="application/json",
                digest=sha256(content).hexdigest(),
                content=content,
            )
        ]
    )


def report(known: Archive, *, change: str = "", **header: Any) -> Report:  # noqa: ANN401 - any JSON
    """Return what comes of a signed badge; `change` alters its signature."""
    text = jwt.encode(Build.ob3(), SECRET, "ES256", headers=header)
    text = f"{text[:-5]}{change}" if change else text
    found = read_badge(text.encode(), file="badge.jwt")
    return check(found.badge, found.original, archive=known, now=NOW)


def test_the_issuers_key_is_told_by_the_name_that_the_badge_uses() -> None:
    found = report(archive(f"{ISSUER}#k"), kid=f"{ISSUER}#k")
    assert found.identity.outcome is Outcome.PASSED
    assert found.keys == (UsedKey(id=f"{ISSUER}#k", jwk=JWK, domain="school.example", as_of=FETCHED),)


def test_no_key_is_told_that_is_not_the_issuers_or_made_no_good_signature() -> None:
    known = archive(f"{ISSUER}#k")
    assert report(known, kid=f"{ISSUER}#k", change="AAAAA").keys == ()
    assert report(Archive(), kid=f"{ISSUER}#k").keys == ()
    assert report(known, jwk=json.loads(JWK)).keys == ()
    assert report(archive(f"{ISSUER}#other"), kid=f"{ISSUER}#k").keys == ()


@pytest.mark.parametrize(
    ("kind", "secret", "members"),
    [
        (KeyKind.ED25519, ed25519.Ed25519PrivateKey.generate(), {"crv", "kty", "x"}),
        (KeyKind.P256, SECRET, {"crv", "kty", "x", "y"}),
        (KeyKind.P384, ec.generate_private_key(ec.SECP384R1()), {"crv", "kty", "x", "y"}),
        (KeyKind.P521, ec.generate_private_key(ec.SECP521R1()), {"crv", "kty", "x", "y"}),
        (KeyKind.SECP256K1, ec.generate_private_key(ec.SECP256K1()), {"crv", "kty", "x", "y"}),
        (KeyKind.RSA, rsa.generate_private_key(65537, 2048), {"e", "kty", "n"}),
    ],
)
def test_a_key_is_written_with_its_public_members_and_read_again(
    kind: KeyKind,
    secret: Any,  # noqa: ANN401 - keys have no common kind
    members: set[str],
) -> None:
    key = Key(kind=kind, public=secret.public_key())
    written = json.loads(keys.to_jwk(key))
    assert set(written) == members
    again = keys.from_jwk(written)
    assert again.kind is kind
    assert again.public == key.public
