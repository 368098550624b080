"""The text inside one PNG text chunk: tEXt, zTXt and iTXt, field by field.

Source: W3C, Portable Network Graphics (PNG) Specification (Third Edition), section 11.3.3.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from badgefolio.credentials.baking.inflate import DamagedError, TooMuchError, inflate

if TYPE_CHECKING:
    from badgefolio.credentials.baking.chunks import Chunk

# Moodle's first iTXt writer put quoted words where the compression flag and the language belong, and
# pseudo-JSON with single quotes where the text belongs (lib/badges, bakerlib.php, 2013).
_OLD_MOODLE = re.compile(rb"^\s*'json'\x00.*assertionUrl['\"]\s*:\s*['\"]([^'\"\s]+)['\"]", re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class ChunkText:
    """What a text chunk says, and how: inflated or not, in Moodle's first spelling or not."""

    text: str
    is_compressed: bool = False
    is_old_moodle: bool = False


class UnreadableError(Exception):
    """The chunk does not follow its own rules; the message says which, for people."""


def keyword_of(chunk: "Chunk") -> str | None:
    """Return the keyword of a text chunk, or None where the chunk is no text chunk."""
    if chunk.name not in _READERS:
        return None
    return chunk.content.partition(b"\0")[0][:80].decode("latin-1")


def text_of(chunk: "Chunk", *, most: int) -> ChunkText:
    """Return the text of a text chunk, at most `most` bytes of it after inflating.

    Raises:
        UnreadableError: the fields are not there, or the text is neither UTF-8 nor what inflates to it.
        TooMuchError: the text is longer than `most`.
    """
    _, _, rest = chunk.content.partition(b"\0")
    return _READERS[chunk.name](rest, most)


def _plain(rest: bytes, most: int) -> ChunkText:
    return ChunkText(text=_decoded(rest, most))


def _compressed(rest: bytes, most: int) -> ChunkText:
    if rest[:1] != b"\0":
        message = "it is compressed in an unknown way"
        raise UnreadableError(message)
    return ChunkText(text=_decoded(_inflated(rest[1:], most), most), is_compressed=True)


def _international(rest: bytes, most: int) -> ChunkText:
    if match := _OLD_MOODLE.search(rest):
        return ChunkText(text=_decoded(match[1], most), is_old_moodle=True)
    flags, fields = rest[:2], rest[2:].split(b"\0", 2)
    if flags not in {b"\0\0", b"\1\0", b"\0\1"} or len(fields) != len(("language", "keyword", "text")):
        message = "the fields before the text are not those of an iTXt chunk"
        raise UnreadableError(message)
    if flags == b"\1\0":
        return ChunkText(text=_utf8(_inflated(fields[2], most)), is_compressed=True)
    if len(fields[2]) > most:
        raise TooMuchError
    return ChunkText(text=_utf8(fields[2]))


def _inflated(compressed: bytes, most: int) -> bytes:
    try:
        return inflate(compressed, most=most)
    except DamagedError:
        message = "its compressed text is damaged"
        raise UnreadableError(message) from None


def _utf8(text: bytes) -> str:
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"byte {error.start:,} of the text is not UTF-8"
        raise UnreadableError(message) from None


def _decoded(text: bytes, most: int) -> str:
    """Return the text of a tEXt or zTXt chunk: Latin-1 by the rules, but UTF-8 where it can be.

    Early bakers wrote the JSON of the issuer into tEXt as it came, that is in UTF-8.
    """
    if len(text) > most:
        raise TooMuchError
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        return text.decode("latin-1")


_READERS = {b"tEXt": _plain, b"zTXt": _compressed, b"iTXt": _international}
