"""A key of one's own: made, written down, read again."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.trust.signing import secret

from badgefolio.trust.did import key_of
from badgefolio.trust.keys import KeyKind
from badgefolio.trust.own_key import NoSecretKeyError, key_of_seed, own_key

KEY = key_of_seed(bytes(range(32)))


@given(st.binary(min_size=32, max_size=32))
def test_a_key_that_was_written_is_read_again_and_its_name_is_its_public_half(seed: bytes) -> None:
    key = key_of_seed(seed)
    assert own_key(key.to_jwk()) == key
    named = key_of(key.did)
    assert named is not None
    assert named.kind is KeyKind.ED25519
    named.public.verify(key.sign(b"said"), b"said")


def test_the_name_of_a_key_is_the_one_that_others_would_give_it() -> None:
    other = secret("ed25519")
    key = key_of_seed(other.key.private_bytes_raw())
    assert key.did == other.did_key
    assert key.method == f"{other.did_key}#{other.multibase}"


def test_the_secret_is_shown_nowhere() -> None:
    assert str(KEY.seed) not in repr(KEY)
    assert "seed" not in repr(KEY)


@pytest.mark.parametrize("size", [0, 31, 33, 64])
def test_a_seed_of_another_size_is_refused(size: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        key_of_seed(bytes(size))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"kty": "EC"}, "another kind"),
        ({"crv": "X25519"}, "another kind"),
        ({"d": None}, "only the public half"),
        ({"d": "AAAA"}, "secret half is damaged"),
        ({"d": 7}, "secret half is damaged"),
        ({"d": "A" * 43}, "do not belong together"),
        ({"x": "A" * 43}, "do not belong together"),
        ({"x": None}, "do not belong together"),
    ],
)
def test_what_is_no_key_is_refused_and_not_repeated(change: dict[str, object], words: str) -> None:
    text = json.dumps({**json.loads(KEY.to_jwk()), **change})
    with pytest.raises(NoSecretKeyError, match=words) as caught:
        own_key(text)
    assert json.loads(KEY.to_jwk())["d"] not in str(caught.value)


@given(st.text())
def test_any_text_is_a_key_or_refused(text: str) -> None:
    with pytest.raises(NoSecretKeyError, match="It is"):
        own_key(text)
