"""did:key and did:jwk are their own keys."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.trust.issuer import b64, secret

from badgefolio.trust import did
from badgefolio.trust.keys import UnusableKeyError


@pytest.mark.parametrize("kind", ["ed25519", "p256", "p384"])
def test_a_did_key_is_a_key(kind: str) -> None:
    found = did.key_of(secret(kind).did_key)
    assert found is not None
    assert found.public == secret(kind).public
    assert did.fragment_of_own_key(secret(kind).did_key) == secret(kind).multibase


def test_a_did_jwk_is_a_key() -> None:
    name = f"did:jwk:{b64(json.dumps(secret('rsa').jwk).encode())}"
    found = did.key_of(name)
    assert found is not None
    assert found.public == secret("rsa").public
    assert did.fragment_of_own_key(name) == "0"


@pytest.mark.parametrize(
    "name", ["did:web:school.example", "https://school.example", "", "DID:KEY:z6Mk", "did:keyz"]
)
def test_other_identifiers_hold_no_key(name: str) -> None:
    assert did.key_of(name) is None


@pytest.mark.parametrize("name", [
    "did:key:", "did:key:z", "did:jwk:", "did:jwk:e30=", "did:jwk:W10", f"did:jwk:{b64(b'{')}",
    f"did:jwk:{b64(bytes([0xff]))}", f"did:jwk:{b64(b'[' * 5000)}", "did:jwk:e30",
])  # fmt: skip
def test_one_that_is_no_key_is_refused(name: str) -> None:
    with pytest.raises(UnusableKeyError, match="the key"):
        did.key_of(name)


@given(kind=st.sampled_from(["key", "jwk"]), rest=st.text(max_size=60))
def test_any_text_behind_the_method_is_a_key_or_refused(kind: str, rest: str) -> None:
    with pytest.raises(UnusableKeyError):
        did.key_of(f"did:{kind}:{rest}")
