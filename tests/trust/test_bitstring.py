"""Packed lists: bits from the left, of any size, and no bomb."""

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.trust.issuer import b64

from badgefolio.trust.bitstring import MIN_ENTRIES, UnreadableListError, expanded, is_short, value_at


def packed(bits: bytes) -> str:
    return f"u{b64(gzip.compress(bits, mtime=0))}"


@given(index=st.integers(0, MIN_ENTRIES - 1))
def test_only_the_bit_that_is_set_is_set(index: int) -> None:
    bits = bytearray(MIN_ENTRIES // 8)
    bits[index // 8] = 0x80 >> index % 8
    encoded = packed(bytes(bits))
    assert value_at(encoded, index) == 1
    assert value_at(encoded, (index + 1) % MIN_ENTRIES) == 0
    assert value_at(encoded, (index - 1) % MIN_ENTRIES) == 0
    assert not is_short(encoded)


@pytest.mark.parametrize(
    ("size", "index", "value"), [(1, 0, 1), (2, 0, 2), (2, 1, 1), (4, 0, 9), (3, 1, 7), (8, 0, 0x9E)]
)
def test_an_entry_may_have_several_bits(size: int, index: int, value: int) -> None:
    assert value_at(packed(bytes([0b10011110, *bytes(20)])), index, size=size) == value


def test_a_list_of_2021_has_no_letter_before_it() -> None:
    encoded = b64(gzip.compress(b"\x80" + bytes(9)))
    assert value_at(encoded, 0) == 1
    assert value_at(f"{encoded}==", 0) == 1


@pytest.mark.parametrize("index", [-1, 80, 10**9])
def test_there_is_no_entry_beyond_the_list(index: int) -> None:
    with pytest.raises(UnreadableListError, match="no entry"):
        value_at(packed(bytes(10)), index)


def test_a_short_list_is_told() -> None:
    assert is_short(packed(bytes(MIN_ENTRIES // 8 - 1)))
    assert is_short(packed(bytes(MIN_ENTRIES // 8)), size=2)
    assert not is_short(packed(bytes(MIN_ENTRIES // 4)), size=2)


@pytest.mark.parametrize("encoded", [
    "", "u", "uAAAA", "not base64!", f"u{b64(bytes(40))}", f"u{b64(gzip.compress(bytes(99), mtime=0)[:-9])}",
    f"u{b64(gzip.compress(b'a', mtime=0) + b'rest')}",
    f"u{b64(gzip.compress(b'a', mtime=0) + gzip.compress(b'b', mtime=0))}",
    f"u{b64(zlib.compress(bytes(99)))}",
])  # fmt: skip
def test_a_damaged_list_is_refused(encoded: str) -> None:
    with pytest.raises(UnreadableListError, match="damaged"):
        value_at(encoded, 0)


def test_a_bomb_is_refused() -> None:
    bomb = packed(bytes(17 * 1024 * 1024))
    with pytest.raises(UnreadableListError, match="larger than any honest one"):
        value_at(bomb, 0)


def test_a_list_is_unpacked_once() -> None:
    encoded = packed(bytes([1, 2, 3]))
    assert expanded(encoded) is expanded(encoded)


@given(text=st.text(max_size=40))
def test_any_text_is_a_list_or_refused(text: str) -> None:
    try:
        assert value_at(text, 0) in {0, 1}
    except UnreadableListError as error:
        assert str(error.reason)
