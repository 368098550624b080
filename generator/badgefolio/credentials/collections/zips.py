"""ZIP files: their members one after another, each unpacked only as far as the caps allow.

Platforms that hand out all badges at once write them: Moodle's "download all" is a ZIP file with one baked
PNG for each badge. Sources: PKWARE, .ZIP File Format Specification (APPNOTE) 6.3.10, sections 4.3, 4.4.4,
4.4.5 and 4.4.15; Moodle, lib/badgeslib.php, `badges_download`.
"""

import re
import stat
import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from badgefolio.credentials.collections import wording
from badgefolio.credentials.collections.pieces import Piece, label
from badgefolio.problems import Code, Problem, ProblemError
from badgefolio.sources.wording import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipInfo

    from badgefolio.credentials.collections.limits import Allowance

_BEGINNINGS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_ENTRY, _END = b"PK\x01\x02", b"PK\x05\x06"
_LOCKED = 0x1
_PARTS = re.compile(r"[/\\]")
_DRIVE = re.compile(r"[A-Za-z]:")
_OFFICE = "[Content_Types].xml"
_LITTER = frozenset({"__macosx", "thumbs.db", "desktop.ini"})
# what the standard reader raises for files that a stranger bent
_BENT = (BadZipFile, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, KeyError, zlib.error)


def is_zip(content: bytes) -> bool:
    """Whether a file begins like a ZIP file; one with a picture before it is a picture."""
    return content.startswith(_BEGINNINGS)


def members(content: bytes, *, file: str, allowance: "Allowance") -> "Iterator[Piece | Problem]":
    """Give every file in a ZIP file, sorted by name, or a warning why it was passed over.

    Folders, hidden files and what macOS and Windows leave behind are passed over in silence.

    Raises:
        ProblemError: `collection-broken`, `collection-unsafe`; `file-type-unknown` for an office document.
    """
    # entries are counted before the reader makes a value of each
    if content.count(_ENTRY) > allowance.pieces:
        raise wording.too_many(file, allowance.limits.pieces)
    if _END not in content:
        raise wording.broken(file, "ends too early")
    try:
        archive = ZipFile(BytesIO(content))
    except _BENT:
        raise wording.broken(file, "is damaged") from None
    with archive:
        entries = [one for one in archive.infolist() if not _is_litter(one)]
        if any(one.filename == _OFFICE for one in entries):
            raise refusal(
                Code.FILE_TYPE_UNKNOWN,
                "This is an office document and not a badge.",
                file=file,
                hint="A certificate as a document holds no badge. Look for the badge on the issuer's page.",
            )
        allowance.take_pieces(len(entries))
        for entry in sorted(entries, key=lambda one: one.orig_filename):
            yield _member(archive, entry, label(file, entry.orig_filename), allowance)


def _member(archive: ZipFile, entry: "ZipInfo", name: str, allowance: "Allowance") -> Piece | Problem:
    if _leads_out(entry):
        return wording.leads_out(name)
    if entry.flag_bits & _LOCKED:
        return wording.locked(name)
    if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        return wording.packed_strangely(name)
    limits = allowance.limits
    honest = max(limits.ratio_bytes, limits.ratio * entry.compress_size)
    most = min(limits.piece_bytes, allowance.bytes, honest)
    try:
        with archive.open(entry) as packed:
            content = packed.read(most + 1)
    except _BENT:
        return wording.damaged(name)
    allowance.take_bytes(len(content))
    if len(content) > honest:
        raise wording.bomb(allowance.file, limits.ratio)
    if len(content) > limits.piece_bytes:
        return wording.piece_too_large(name, limits.piece_bytes)
    return Piece(name=name, content=content)


def _is_litter(entry: "ZipInfo") -> bool:
    parts = _PARTS.split(entry.filename)
    is_hidden = any(part.startswith(".") and part.strip(".") for part in parts)
    is_folder = entry.filename.endswith("/")
    return is_folder or is_hidden or not _LITTER.isdisjoint(part.lower() for part in parts)


def _leads_out(entry: "ZipInfo") -> bool:
    """Whether a name is none of a file inside, or the file a link: honest programs write neither."""
    name = entry.orig_filename
    return (
        not name
        or "\0" in name
        or name.startswith(("/", "\\"))
        or _DRIVE.match(name) is not None
        or ".." in _PARTS.split(name)
        or stat.S_ISLNK(entry.external_attr >> 16)
    )


def sure_members(content: bytes, *, file: str, allowance: "Allowance") -> tuple[Piece | Problem, ...]:
    """Return all members; a ZIP file in which everything is locked is refused as a whole.

    Raises:
        ProblemError: what `members` raises; `collection-broken` where a password protects everything.
    """
    found = tuple(members(content, file=file, allowance=allowance))
    locked = wording.locked(file)
    if found and all(isinstance(one, Problem) and one.message == locked.message for one in found):
        raise ProblemError(
            Problem(code=locked.code, message=locked.message, span=locked.span, hint=locked.hint)
        )
    return found
