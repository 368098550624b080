"""A search for what must not be in a folder: in every spelling, and inside everything that can be opened.

`leaks(files, words)` looks for words in paths and bytes; in zip members, compressed streams (PNG pixels and
texts, PDF, gzip), QR codes, base64 and hexadecimal runs, some layers deep; spelt as text, HTML, JSON, percent
codes, UTF-16, base64, slugs, digests and backwards.
"""

import base64
import binascii
import html
import io
import json
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from hashlib import md5, sha1, sha256
from pathlib import Path
from urllib.parse import quote, quote_plus, unquote_to_bytes

import zxingcpp
from PIL import Image

from badgefolio.portfolio.slugs import slug

_DEPTH = 3
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{12,}={0,2}")
_HEX = re.compile(rb"(?:[0-9a-fA-F]{2}){8,}")
_STREAM = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")
_MOST = 50_000_000  # bytes that one stream may become
_MOST_PIXELS = 300_000  # bytes of a PNG's pixels: larger ones are drawings, and what is drawn is no text
_PNG = b"\x89PNG"


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def leaks(files: dict[str, bytes], words: Iterable[str]) -> list[bytes]:
    """Return every spelling of the words that is found."""
    return leaks_in(haystack(files), words)


def leaks_in(whole: bytes, words: Iterable[str]) -> list[bytes]:
    """Return every spelling of the words that is found in what `haystack` made: for many searches."""
    return [one for word in words for one in encodings(word) if one in whole]


def haystack(files: dict[str, bytes]) -> bytes:
    """Return everything in some files: paths, bytes, and what can be opened."""
    found = [path.encode() for path in files]
    for path, content in files.items():
        found.extend(_opened(content, _DEPTH))
        if path.endswith("qr.png") and content:
            found.extend(_scanned(content))
    return b"\n".join(found)


def encodings(text: str) -> Iterator[bytes]:
    """Give the bytes that a text could be hidden in."""
    raw = text.encode()
    spellings = {
        text,
        text.lower(),
        text.upper(),
        text[::-1],
        slug(text),
        html.escape(text),
        "".join(f"&#{ord(character)};" for character in text),
        "".join(f"&#x{ord(character):x};" for character in text),
        quote(text),
        quote_plus(text),
        quote(quote(text)),
        json.dumps(text)[1:-1],
        json.dumps(text, ensure_ascii=False)[1:-1],
        text.encode("unicode_escape").decode(),
        unicodedata.normalize("NFD", text),
        text.replace(" ", "-"),
        text.replace(" ", "_"),
        raw.hex(),
        raw.hex().upper(),
        base64.b32encode(raw).decode(),
        *_inside_base64(raw),
    }
    yield from (spelling.encode() for spelling in spellings if len(spelling) > 3)
    yield text.encode("utf-16-le")
    yield text.encode("utf-16-be")
    yield text.encode("latin-1", "replace")
    for made in (sha256(raw), sha1(raw), md5(raw)):  # noqa: S324 - looked for, not relied on
        yield made.hexdigest().encode()
        yield made.hexdigest()[:12].encode()


def _inside_base64(raw: bytes) -> Iterator[str]:
    """Give what a text is inside a longer text in base64, at each of the three places where it can begin."""
    for before in range(3):
        whole = base64.b64encode(b"\0" * before + raw).decode()
        # the letters at both ends also depend on what stands beside the text
        yield whole[-(-before * 8 // 6) :].rstrip("=")[: (len(raw) * 8 - 16) // 6]


def _opened(content: bytes, depth: int) -> Iterator[bytes]:
    yield content
    if b"%" in content:
        yield unquote_to_bytes(content)
    if b"&" in content or b"\\u" in content:
        text = content.decode("utf-8", "replace")
        yield html.unescape(text).encode("utf-8", "replace")
        yield re.sub(r"\\u([0-9a-fA-F]{4})", lambda one: chr(int(one[1], 16)), text).encode(
            "utf-8", "replace"
        )
    if depth:
        for inner in _inside(content):
            yield from _opened(inner, depth - 1)


def _scanned(content: bytes) -> Iterator[bytes]:
    """Give what a camera reads in a picture."""
    picture = Image.open(io.BytesIO(content)).convert("L")
    yield from (one.text.encode() for one in zxingcpp.read_barcodes(picture))


def _inside(content: bytes) -> Iterator[bytes]:
    yield from _members(content)
    for match in _STREAM.finditer(content):
        wbits = 31 if match[0].startswith(b"\x1f") else 15
        try:
            made = zlib.decompressobj(wbits).decompress(content[match.start() :], _MOST)
        except zlib.error:
            continue
        if len(made) <= _MOST_PIXELS or not content.startswith(_PNG):
            yield made
    for match in _BASE64.finditer(content):
        run = match[0].rstrip(b"=").translate(bytes.maketrans(b"-_", b"+/"))
        yield base64.b64decode(run[: len(run) // 4 * 4] + _end(run))
    for match in _HEX.finditer(content):
        yield binascii.unhexlify(match[0])


def _end(run: bytes) -> bytes:
    rest = run[len(run) // 4 * 4 :]
    return rest.ljust(4, b"=") if len(rest) > 1 else b""


def _members(content: bytes) -> Iterator[bytes]:
    if b"PK\x03\x04" not in content:
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.infolist():
                yield member.filename.encode()
                yield member.comment
                yield archive.read(member)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error):
        return
