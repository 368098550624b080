"""The body of an answer, unpacked as it comes and never more than a cap: a few bytes can unpack to many.

Sources: RFC 9110, section 8.4.1; RFC 1950 to 1952.
"""

import zlib
from typing import TYPE_CHECKING

from badgefolio.fetching.answers import NotFetchedError
from badgefolio.fetching.connection import broken_off
from badgefolio.model.report import because

if TYPE_CHECKING:
    from http.client import HTTPResponse

_PIECE = 16 * 1024
_GZIP, _ZLIB, _BARE = 31, 15, -15  # zlib.decompressobj, wbits
_DEFLATE = 8  # the method in the first byte of a zlib stream


def read_body(response: "HTTPResponse", *, most: int) -> bytes:
    """Return the whole body, unpacked.

    Raises:
        NotFetchedError: it is larger than `most` bytes, ends too early, or is packed in a way that is not
            read.
    """
    if (response.length or 0) > most:
        raise too_large(most)
    coding = response.getheader("Content-Encoding", "").strip().lower()
    if coding in {"", "identity"}:
        return _plain(response, most)
    if coding in {"gzip", "x-gzip", "deflate"}:
        return _unpacked(response, coding, most)
    raise NotFetchedError(because("The server packs its answer in a way that is not read here."))


def too_large(most: int) -> NotFetchedError:
    """Return the error of an answer that is larger than `most` bytes."""
    size = f"{most / (1024 * 1024):.3g}"
    return NotFetchedError(because("The server answers with more than {size} MB.", size=size))


def _plain(response: "HTTPResponse", most: int) -> bytes:
    content = bytearray()
    while piece := response.read1(_PIECE):
        content += piece
        if len(content) > most:
            raise too_large(most)
    _refuse_broken_off(response)
    return bytes(content)


def _unpacked(response: "HTTPResponse", coding: str, most: int) -> bytes:
    content = bytearray()
    packed = b""
    unpacker = None
    while True:
        packed += response.read1(_PIECE)
        if not packed:
            break
        if unpacker is None:
            unpacker = zlib.decompressobj(_window(coding, packed[0]))
        try:
            content += unpacker.decompress(packed, most + 1 - len(content))
        except zlib.error:
            raise NotFetchedError(because("The server packed its answer wrongly.")) from None
        if len(content) > most:
            raise too_large(most)
        packed = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
        if unpacker.eof and packed:
            unpacker = None  # one packed part may follow another (RFC 1952, section 2.2)
    _refuse_broken_off(response)
    if unpacker is None or not unpacker.eof:
        raise broken_off()
    return bytes(content)


def _window(coding: str, first: int) -> int:
    """Return how to unpack; "deflate" means one thing in the standard and another on many servers."""
    if coding != "deflate":
        return _GZIP
    return _ZLIB if first & 0x0F == _DEFLATE else _BARE


def _refuse_broken_off(response: "HTTPResponse") -> None:
    if response.length:
        raise broken_off()
