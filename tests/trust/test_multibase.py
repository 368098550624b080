"""Multibase: a text says its alphabet, and has one spelling."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.trust import multibase


def test_both_alphabets_of_proofs_are_read() -> None:
    assert multibase.decode("z2") == b"\x01"
    assert multibase.decode("uAQ") == b"\x01"


@pytest.mark.parametrize(
    "text", ["", "m", "mAQ==", "AQ", "z0", "uAR", "uAQ==", "uA", "u A", "u+/", "ué", "f01"]
)
def test_other_spellings_are_none(text: str) -> None:
    assert multibase.decode(text) is None


@given(content=st.binary(max_size=60))
def test_base64url_comes_back(content: bytes) -> None:
    text = base64.urlsafe_b64encode(content).rstrip(b"=").decode()
    assert multibase.base64url(text) == content


@given(text=st.text(max_size=30))
def test_any_text_is_read_or_none(text: str) -> None:
    content = multibase.base64url(text)
    assert content is None or base64.urlsafe_b64encode(content).rstrip(b"=").decode() == text
