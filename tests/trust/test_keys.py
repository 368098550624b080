"""Public keys in every spelling; weak, secret, strange and damaged ones are refused."""

from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import dsa, ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st
from tests.trust.issuer import KINDS, b64, secret

from badgefolio.trust import base58, keys
from badgefolio.trust.keys import KeyKind, UnusableKeyError

OF_KIND = dict(zip(KINDS, (KeyKind.ED25519, KeyKind.P256, KeyKind.P384, KeyKind.RSA), strict=True))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)


def pem_of(public: Any) -> str:  # noqa: ANN401 - a key of any kind
    return str(public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode())


@pytest.mark.parametrize("kind", KINDS)
def test_a_key_is_the_same_in_every_spelling(kind: str) -> None:
    one = secret(kind)
    found = [keys.from_jwk(one.jwk), keys.from_pem(one.pem)]
    if kind != "rsa":
        found.append(keys.from_multibase(one.multibase))
    assert {key.kind for key in found} == {OF_KIND[kind]}
    assert all(key.public == one.public for key in found)


def test_rsa_has_a_multibase_spelling_too() -> None:
    der = secret("rsa").public.public_bytes(Encoding.DER, PublicFormat.PKCS1)
    text = f"z{base58.encode(bytes([0x85, 0x24]) + der)}"
    assert keys.from_multibase(text).public == secret("rsa").public


def test_an_old_ed25519_key_is_written_in_base58_alone() -> None:
    raw = secret("ed25519").public.public_bytes(Encoding.Raw, PublicFormat.Raw)
    assert keys.from_base58(base58.encode(raw)).public == secret("ed25519").public
    for text in ("", "0", base58.encode(raw[:-1]), base58.encode(raw + b"\1")):
        with pytest.raises(UnusableKeyError, match="not known here"):
            keys.from_base58(text)


@pytest.mark.parametrize(("curve", "code", "kind"), [
    (ec.SECP521R1(), b"\x82\x24", KeyKind.P521), (ec.SECP256K1(), b"\xe7\x01", KeyKind.SECP256K1),
])  # fmt: skip
def test_rarer_curves_are_known(curve: ec.EllipticCurve, code: bytes, kind: KeyKind) -> None:
    public = ec.derive_private_key(12345, curve).public_key()
    raw = public.public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
    assert keys.from_multibase(f"z{base58.encode(code + raw)}").kind is kind
    assert keys.from_pem(pem_of(public)).kind is kind


@pytest.mark.parametrize("text", ["", "z", "zz", "x123", f"z{base58.encode(bytes([0xEC, 1]) + bytes(32))}"])
def test_a_key_of_another_code_is_refused(text: str) -> None:
    with pytest.raises(UnusableKeyError, match="not known here"):
        keys.from_multibase(text)


@pytest.mark.parametrize(
    "content", [b"\xed\x01" + bytes(31), b"\x80\x24" + bytes(33), b"\x85\x24" + bytes(9)]
)
def test_a_damaged_key_is_refused(content: bytes) -> None:
    with pytest.raises(UnusableKeyError, match="damaged"):
        keys.from_multibase(f"z{base58.encode(content)}")


@pytest.mark.parametrize("bits", [1024, 2040])
def test_a_weak_rsa_key_is_refused_in_every_spelling(bits: int) -> None:
    public = rsa.generate_private_key(65537, bits).public_key()
    number = public.public_numbers()
    n = b64(number.n.to_bytes((bits + 7) // 8, "big"))
    with pytest.raises(UnusableKeyError, match=f"{bits} bits"):
        keys.from_pem(pem_of(public))
    with pytest.raises(UnusableKeyError, match=f"{bits} bits"):
        keys.from_jwk({"kty": "RSA", "n": n, "e": "AQAB"})


def test_a_huge_rsa_key_is_refused() -> None:
    n = b64(((1 << 9000) - 1).to_bytes(1125, "big"))
    with pytest.raises(UnusableKeyError, match=r"9000 bits|damaged"):
        keys.from_jwk({"kty": "RSA", "n": n, "e": "AQAB"})


def test_a_key_of_another_kind_is_refused() -> None:
    public = dsa.generate_private_key(2048).public_key()
    with pytest.raises(UnusableKeyError, match="not used here"):
        keys.from_pem(pem_of(public))
    strange = ec.derive_private_key(12345, ec.BrainpoolP256R1()).public_key()
    with pytest.raises(UnusableKeyError, match="not used here"):
        keys.from_pem(pem_of(strange))


@pytest.mark.parametrize("jwk", [
    {}, {"kty": "oct", "k": "c2VjcmV0"}, {"kty": ["EC"]}, {"kty": {}}, {"kty": "EC", "crv": "P-224"},
    {"kty": "OKP", "crv": ["Ed25519"]}, {"kty": "OKP", "crv": "X25519", "x": "AA"},
])  # fmt: skip
def test_a_shared_secret_or_a_strange_curve_is_no_key(jwk: dict[str, Any]) -> None:
    with pytest.raises(UnusableKeyError, match="not used here"):
        keys.from_jwk(jwk)


def test_what_is_secret_in_a_jwk_is_not_looked_at() -> None:
    found = keys.from_jwk({**secret("p256").jwk, "d": "AAAA", "alg": "HS256", "use": "enc"})
    assert found.public == secret("p256").public


@pytest.mark.parametrize("text", ["", "-----BEGIN PUBLIC KEY-----", "é", "x" * 30_000])
def test_a_damaged_pem_is_refused(text: str) -> None:
    with pytest.raises(UnusableKeyError, match="damaged"):
        keys.from_pem(text)


@given(
    jwk=st.dictionaries(
        st.sampled_from(["kty", "crv", "x", "y", "n", "e", "k"]),
        JSON | st.sampled_from(["EC", "RSA", "OKP", "P-256", "Ed25519", "AQAB"]),
    )
)
def test_any_jwk_is_a_key_or_refused(jwk: dict[str, Any]) -> None:
    try:
        assert keys.from_jwk(jwk).kind in KeyKind
    except UnusableKeyError as error:
        assert str(error.reason)
