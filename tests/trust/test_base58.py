"""base58btc: one spelling for each byte string."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.trust import base58


@pytest.mark.parametrize(
    ("text", "content"),
    [("1", b"\0"), ("11", b"\0\0"), ("2", b"\x01"), ("z", b"\x39"), ("21", b"\x3a"),
     ("StV1DL6CwTryKyV", b"hello world")],
)  # fmt: skip
def test_it_reads_and_writes_what_others_do(text: str, content: bytes) -> None:
    assert base58.decode(text) == content
    assert base58.encode(content) == text


@pytest.mark.parametrize("text", ["", "0", "O", "I", "l", " 2", "2\n", "é", "2=", "2" * 1001])
def test_it_refuses_other_letters_and_what_is_too_long(text: str) -> None:
    assert base58.decode(text) is None


@given(content=st.binary(min_size=1, max_size=200))
def test_every_byte_string_comes_back(content: bytes) -> None:
    assert base58.decode(base58.encode(content)) == content


@given(text=st.text(max_size=50))
def test_no_two_texts_mean_the_same(text: str) -> None:
    content = base58.decode(text)
    assert content is None or base58.encode(content) == text
