"""A PNG file as a sequence of chunks, every length checked against the file. Pixels stay unread.

Source: W3C, Portable Network Graphics (PNG) Specification (Third Edition), sections 5.2 to 5.4.
"""

import re
import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from badgefolio.problems import Code, ProblemError
from badgefolio.sources.wording import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_FRAME = struct.Struct(">I4s")
_CHECKSUM = struct.Struct(">I")
_AROUND = _FRAME.size + _CHECKSUM.size
_HEADER_LENGTH = 13
_NAME = re.compile(rb"[A-Za-z]{4}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Chunk:
    """One chunk: `content` without length, name and checksum; `start` is the byte its length begins at.

    `end` is the first byte after its checksum. `is_sound` tells whether the checksum fits.
    """

    name: bytes
    start: int
    content: bytes
    is_sound: bool

    @property
    def end(self) -> int:
        """The first byte after the chunk."""
        return self.start + len(self.content) + _AROUND


class CutShortError(Exception):
    """The file ends, or goes astray, before the chunk named IEND. The message says where."""


def chunks(content: bytes, *, file: str, most: int) -> "Iterator[Chunk]":
    """Yield the chunks up to and with IEND; whatever follows it is left alone.

    Args:
        content: the file, beginning with SIGNATURE.
        file: how the person calls the file, for the problem's place.
        most: files with more chunks are refused.

    Raises:
        ProblemError: `image-broken` where the header does not come first or there are too many chunks.
        CutShortError: a chunk reaches beyond the file, has no proper name, or the end is missing.
    """
    start = len(SIGNATURE)
    for number in range(most):
        chunk = _chunk(content, start)
        if number == 0 and (chunk.name != b"IHDR" or len(chunk.content) != _HEADER_LENGTH):
            raise _broken(file, "its header does not come first")
        yield chunk
        if chunk.name == b"IEND":
            return
        start = chunk.end
    raise _broken(file, f"it has more than {most:,} parts")


def written(name: bytes, content: bytes) -> bytes:
    """Return a chunk as it stands in a file."""
    checksum = zlib.crc32(content, zlib.crc32(name))
    return _FRAME.pack(len(content), name) + content + _CHECKSUM.pack(checksum)


def _chunk(content: bytes, start: int) -> Chunk:
    if start + _AROUND > len(content):
        message = f"the file ends at byte {len(content):,} without the mark for its end"
        raise CutShortError(message)
    length, name = _FRAME.unpack_from(content, start)
    first = start + _FRAME.size
    if not _NAME.fullmatch(name):
        message = f"at byte {start:,} stands something that is not part of a PNG picture"
        raise CutShortError(message)
    if length > len(content) - start - _AROUND:
        message = f"a part at byte {start:,} claims {length:,} bytes, more than the file has"
        raise CutShortError(message)
    inside = content[first : first + length]
    (checksum,) = _CHECKSUM.unpack_from(content, first + length)
    is_sound = checksum == zlib.crc32(inside, zlib.crc32(name))
    return Chunk(name=name, start=start, content=inside, is_sound=is_sound)


def _broken(file: str, why: str) -> ProblemError:
    return refusal(
        Code.IMAGE_BROKEN,
        f"The PNG picture cannot be read: {why}.",
        file=file,
        hint="The file may be damaged; download the badge again from the issuer's page.",
    )
