import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st
from tests.locks import hkdf, unpacked

from badgefolio.render.sealing import ROUNDS, SMALLEST, Sealed, SealedFile, derive, packed, salt_of, seal

KEY = bytes(range(32))
TOKEN = "ab" * 16
files = st.lists(
    st.builds(SealedFile, address=st.text(max_size=20), media_type=st.just("image/png"), content=st.binary()),
    max_size=4,
    unique_by=lambda one: one.address,
)


def unsealed(sealed: Sealed, token: str = TOKEN, key: bytes = KEY) -> bytes:
    return AESGCM(hkdf(key, f"badgefolio page {token}".encode())).decrypt(sealed.nonce, sealed.content, None)


@given(st.binary(), files)
def test_what_is_opened_is_what_was_locked(page: bytes, several: list[SealedFile]) -> None:
    whole = packed(page, several)
    assert unpacked(unsealed(seal(whole, KEY, TOKEN))) == (
        page,
        {one.address: one.content for one in several},
    )


@given(st.integers(0, 5 * SMALLEST))
def test_the_size_says_no_more_than_its_power_of_two(size: int) -> None:
    whole = packed(b"x" * size, ())
    assert len(whole) >= max(size, SMALLEST)
    assert len(whole).bit_count() == 1
    assert len(whole) == SMALLEST or len(whole) < 2 * (size + 64)


@given(st.binary(max_size=50), st.binary(max_size=50))
def test_two_texts_never_share_a_nonce_and_one_always_gives_the_same_bytes(one: bytes, two: bytes) -> None:
    first, second = seal(one, KEY, TOKEN), seal(two, KEY, TOKEN)
    assert (first == second) is (one == two)
    assert (first.nonce == second.nonce) is (one == two)


def test_every_page_has_a_key_and_nonces_of_its_own() -> None:
    one, two = seal(b"a", KEY, TOKEN), seal(b"a", KEY, "cd" * 16)
    assert one.nonce != two.nonce
    with pytest.raises(InvalidTag):
        unsealed(one, token="cd" * 16)


def test_a_changed_byte_opens_nothing() -> None:
    sealed = seal(b"a", KEY, TOKEN)
    changed = Sealed(nonce=sealed.nonce, content=bytes([sealed.content[0] ^ 1]) + sealed.content[1:])
    with pytest.raises(InvalidTag):
        unsealed(changed)


def test_how_accents_are_written_and_spaces_around_do_not_matter() -> None:
    assert derive(" \u00c9lan\n", b"s", 1) == derive("E\u0301lan", b"s", 1)
    assert derive("elan", b"s", 1) != derive("Elan", b"s", 1)


def test_a_password_is_derived_as_slowly_as_owasp_asks() -> None:
    assert ROUNDS >= 600_000


def test_a_salt_is_16_bytes_and_depends_on_every_token_and_not_on_their_order() -> None:
    assert len(salt_of(["a", "b"])) == 16
    assert salt_of(["a", "b"]) == salt_of(["b", "a"])
    assert len({salt_of(["a", "b"]), salt_of(["a"]), salt_of(["b"]), salt_of([])}) == 4
