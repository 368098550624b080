"""Status lists: one bit, or a few, for each badge of an issuer, packed together.

Sources: W3C, Bitstring Status List 1.0, sections 2.2 (BitstringStatusListCredential), 3.2 (Validate
Algorithm) and 3.4 (Bitstring Expansion); W3C CCG, Status List 2021 (no multibase prefix).
"""

import zlib
from functools import lru_cache

from badgefolio.model.report import Reason, because
from badgefolio.trust import multibase

MIN_ENTRIES = 131_072  # so that reading one entry tells nobody which one was read
_MAX_BYTES = 16 * 1024 * 1024
_GZIP = 31  # zlib: a gzip header, the largest window
_LISTS = 32


class UnreadableListError(Exception):
    """A status list that cannot be what it says it is, with the reason."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(str(reason))
        self.reason = reason


def value_at(encoded: str, index: int, *, size: int = 1) -> int:
    """Return the value of one entry, 0 for a badge that is fine.

    Args:
        encoded: the list as it stands in its credential.
        index: the place of the entry, from 0.
        size: how many bits an entry has.

    Raises:
        UnreadableListError: the list is damaged or too large, or has no such entry.
    """
    bits = expanded(encoded)
    if not 0 <= index < len(bits) * 8 // size:
        raise UnreadableListError(because("the list has no entry {index}", index=index))
    first = index * size
    value = 0
    for place in range(first, first + size):
        value = value << 1 | (bits[place // 8] >> (7 - place % 8) & 1)  # the leftmost bit comes first
    return value


def is_short(encoded: str, *, size: int = 1) -> bool:
    """Return whether a list has fewer entries than it must have, so that it may not be relied on.

    Raises:
        UnreadableListError: the list is damaged or too large.
    """
    return len(expanded(encoded)) * 8 // size < MIN_ENTRIES


@lru_cache(maxsize=_LISTS)
def expanded(encoded: str) -> bytes:
    """Return the bytes of a list; read once, however many badges look into it.

    Raises:
        UnreadableListError: it is damaged, or expands to more than 16 MiB.
    """
    packed = multibase.base64url(encoded.removeprefix("u").rstrip("="))
    unpacker = zlib.decompressobj(wbits=_GZIP)
    try:
        bits = unpacker.decompress(packed or b"", _MAX_BYTES + 1)
    except zlib.error:
        raise UnreadableListError(because("the list is damaged")) from None
    if len(bits) > _MAX_BYTES:
        raise UnreadableListError(because("the list is larger than any honest one"))
    if not unpacker.eof or unpacker.unused_data:
        raise UnreadableListError(because("the list is damaged"))
    return bits
