"""What a file is, told from its first bytes and never from its name."""

import codecs
import re
from enum import StrEnum

from badgefolio.credentials.baking.chunks import SIGNATURE
from badgefolio.problems import Code, ProblemError
from badgefolio.sources.wording import refusal

_HEAD = 64 * 1024
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SVG = re.compile(r"<(?:[\w.-]+:)?svg[\s/>]")
_HTML = re.compile(
    r"(?>\s+|<\?.*?\?>|<!--.*?-->)*+<(?:!doctype\s+html|html|head|body|title|meta|div|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_DOWNLOAD = 'Download the badge from the issuer\'s page with "Download", not by copying the picture.'
_CONVERTED = f"A converted copy has lost the badge. {_DOWNLOAD}"
_ADD = "badgefolio add takes the badges out of a ZIP file as it is."
_LETTER = re.compile(
    r"(?:(?:return-path|received|delivered-to|mime-version|message-id|from|to|subject|date|x-[\w-]+):[^\n]*\n"
    r"(?:[ \t][^\n]*\n)*+){2}",
    re.IGNORECASE,
)
_UNPACK = "Unpack it and add the badge files that lie inside."


class FileKind(StrEnum):
    """The kinds of file that a badge can come in."""

    PNG = "png"
    SVG = "svg"
    SVG_COMPRESSED = "svgz"
    PDF = "pdf"
    TEXT = "text"


_OTHERS = (
    (b"\xff\xd8\xff", "a JPEG picture, which cannot hold a badge", _CONVERTED),
    (b"GIF8", "a GIF picture, which cannot hold a badge", _CONVERTED),
    (b"BM", "a BMP picture, which cannot hold a badge", _CONVERTED),
    (b"II*\0", "a TIFF picture, which cannot hold a badge", _DOWNLOAD),
    (b"MM\0*", "a TIFF picture, which cannot hold a badge", _DOWNLOAD),
    (b"\0\0\1\0", "an icon, which cannot hold a badge", _DOWNLOAD),
    (b"PK\3\4", "a ZIP archive or an office document", _ADD),
    (b"Rar!", "a RAR archive", _UNPACK),
    (b"7z\xbc\xaf", "a 7-Zip archive", _UNPACK),
)


def kind_of_file(content: bytes, *, file: str) -> FileKind:
    """Return what the file is.

    Raises:
        ProblemError: `file-type-unknown` with the name of what it is instead, where that can be told;
            `image-broken` for a PNG that was sent as text; `text-not-utf8` for other text than UTF-8.
    """
    if content.startswith(SIGNATURE):
        return FileKind.PNG
    if b"%PDF-" in content[:1024]:
        return FileKind.PDF
    if content.startswith(b"\x1f\x8b"):
        return FileKind.SVG_COMPRESSED
    if problem := _known_other(content, file=file):
        raise problem
    return _kind_of_text(content, file=file)


def _known_other(content: bytes, *, file: str) -> ProblemError | None:
    """Return the refusal of what is surely no badge file, or None."""
    if not content.strip():
        return _unknown(file, "an empty file", "The download may have failed; try it again.")
    if content.startswith(b"\x89PNG") or content[1:5] == b"PNG\r":
        return refusal(
            Code.IMAGE_BROKEN,
            "The PNG picture was damaged on its way: its first bytes were changed.",
            file=file,
            hint="A transfer as text does that; download the badge again from the issuer's page.",
        )
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return _unknown(file, "a WebP picture, which cannot hold a badge", _CONVERTED)
    if content[4:8] == b"ftyp":
        return _unknown(file, "a HEIC or AVIF picture or a film, which cannot hold a badge", _CONVERTED)
    for magic, words, hint in _OTHERS:
        if content.startswith(magic):
            return _unknown(file, words, hint)
    return None


def _kind_of_text(content: bytes, *, file: str) -> FileKind:
    head = _decoded(content[:_HEAD])
    start = head.lstrip("\ufeff \t\r\n")
    if start.startswith("<"):
        if _HTML.match(start):
            raise _unknown(
                file,
                "a web page and not a badge",
                "The issuer's server answered with a page, perhaps to log in; open the address in a "
                "browser and download the badge there.",
            )
        if _SVG.search(start):
            return FileKind.SVG
        raise _unknown(file, "an XML file and no SVG picture", _DOWNLOAD)
    if _is_utf16(content):
        raise refusal(
            Code.TEXT_NOT_UTF8,
            "The text is written in UTF-16; badges are read in UTF-8.",
            file=file,
            hint="Save the file again with the encoding UTF-8.",
        )
    if _LETTER.match(start):
        raise _unknown(
            file,
            "a saved e-mail and not a badge",
            "Open it in your mail program, save the badge that is attached to it, and add that file.",
        )
    return FileKind.TEXT


def _decoded(head: bytes) -> str:
    """Return the beginning of a text; a character that is cut at the end does not matter."""
    if head.startswith((codecs.BOM_UTF16_LE, b"<\0")):
        return head.decode("utf-16-le", "replace")
    if head.startswith((codecs.BOM_UTF16_BE, b"\0<")):
        return head.decode("utf-16-be", "replace")
    return head.decode("utf-8", "replace")


def _is_utf16(content: bytes) -> bool:
    return content.startswith(_UTF16) or b"\0" in content[:4]


def _unknown(file: str, words: str, hint: str) -> ProblemError:
    return refusal(Code.FILE_TYPE_UNKNOWN, f"This is {words}.", file=file, hint=hint)
