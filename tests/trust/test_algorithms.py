"""An algorithm takes only keys of its kind, and only its own signatures."""

import pytest
from tests.trust.issuer import KINDS, secret

from badgefolio.trust import algorithms, keys

SIGNED = b"what was signed"
GOOD = {
    "ed25519": ("EdDSA", "Ed25519"),
    "p256": ("ES256",),
    "p384": ("ES384",),
    "rsa": ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"),
}
NOT_LISTED = ("none", "None", "", "HS256", "HS384", "HS512", "RS1", "ES256 ", "es256", "EdDSA\0")


@pytest.mark.parametrize("kind", KINDS)
def test_every_algorithm_takes_the_keys_of_its_kind_alone(kind: str) -> None:
    key = keys.from_jwk(secret(kind).jwk)
    for algorithm in (*algorithms.JOSE, *NOT_LISTED):
        made = algorithm if algorithm in GOOD[kind] else GOOD[kind][0]
        signature = secret(kind).sign(SIGNED, made)
        assert algorithms.holds(algorithm, key, SIGNED, signature) is (algorithm in GOOD[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_a_changed_signature_or_text_does_not_hold(kind: str) -> None:
    key, algorithm = keys.from_jwk(secret(kind).jwk), GOOD[kind][0]
    good = secret(kind).sign(SIGNED, algorithm)
    for signature in (b"", good[:-1], good + b"\0", bytes(len(good)), good[::-1], good * 20):
        assert not algorithms.holds(algorithm, key, SIGNED, signature)
    assert not algorithms.holds(algorithm, key, SIGNED + b" ", good)
    assert not algorithms.holds(algorithm, keys.from_jwk(secret(kind, "another").jwk), SIGNED, good)


def test_an_ecdsa_signature_in_der_does_not_hold() -> None:
    from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
    from cryptography.hazmat.primitives.hashes import SHA256

    one = secret("p256")
    assert not algorithms.holds(
        "ES256", keys.from_jwk(one.jwk), SIGNED, one.key.sign(SIGNED, ECDSA(SHA256()))
    )
