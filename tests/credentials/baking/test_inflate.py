import gzip
import zlib

import pytest

from badgefolio.credentials.baking.inflate import GZIP, DamagedError, TooMuchError, inflate


def test_exactly_the_cap_is_let_through_and_one_byte_more_is_not() -> None:
    assert inflate(zlib.compress(b"x" * 100), most=100) == b"x" * 100
    with pytest.raises(TooMuchError):
        inflate(zlib.compress(b"x" * 101), most=100)


def test_gzip_is_read_where_asked_for() -> None:
    assert inflate(gzip.compress(b"text"), most=10, window=GZIP) == b"text"
    with pytest.raises(DamagedError):
        inflate(gzip.compress(b"text"), most=10)


def test_a_stream_without_end_is_damaged() -> None:
    with pytest.raises(DamagedError):
        inflate(zlib.compress(b"text")[:-1], most=10)
