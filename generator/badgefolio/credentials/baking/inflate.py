"""Inflating with a cap: a kilobyte of a stranger's file can unfold into a gigabyte."""

import zlib

ZLIB = 15
GZIP = 31


class TooMuchError(Exception):
    """More came out than the cap allows."""


class DamagedError(Exception):
    """The compressed bytes are broken or end too early."""


def inflate(compressed: bytes, *, most: int, window: int = ZLIB) -> bytes:
    """Return the inflated bytes, at most `most` of them.

    Args:
        compressed: a zlib stream (RFC 1950), or a gzip member (RFC 1952) where `window` is GZIP.
        most: the cap in bytes; not one byte more is made.
        window: ZLIB or GZIP.

    Raises:
        TooMuchError: there is more.
        DamagedError: the stream is broken, or does not end.
    """
    stream = zlib.decompressobj(window)
    try:
        inflated = stream.decompress(compressed, most + 1)
    except zlib.error as error:
        raise DamagedError from error
    if len(inflated) > most:
        raise TooMuchError
    if not stream.eof:
        raise DamagedError
    return inflated
