from typing import TYPE_CHECKING

import pytest

from badgefolio.credentials.baking.sniff import FileKind, kind_of_file
from badgefolio.problems import Code, ProblemError

if TYPE_CHECKING:
    from tests.builds import Build


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
        (b"junk\n%PDF-1.4", FileKind.PDF),
        (b"\x1f\x8b\x08", FileKind.SVG_COMPRESSED),
        (b"<svg/>", FileKind.SVG),
        (b"\xef\xbb\xbf \n<?xml version='1.0'?><!-- <html> --><x:svg >", FileKind.SVG),
        ("<svg>".encode("utf-16"), FileKind.SVG),
        ("<svg>".encode("utf-16-be"), FileKind.SVG),
        (b"<svg><title>x</title></svg>", FileKind.SVG),
        (b'{"a": 1}', FileKind.TEXT),
        (b"https://badges.example", FileKind.TEXT),
    ],
)
def test_content_tells_the_kind(content: bytes, kind: FileKind) -> None:
    assert kind_of_file(content, file="misnamed.png") is kind


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty file"),
        (b" \n", "empty file"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"GIF89a", "GIF"),
        (b"BM1234", "BMP"),
        (b"II*\0", "TIFF"),
        (b"MM\0*", "TIFF"),
        (b"\0\0\1\0", "icon"),
        (b"RIFF1234WEBPVP8 ", "WebP"),
        (b"\0\0\0\x1cftypavif", "AVIF"),
        (b"PK\3\4", "ZIP"),
        (b"Rar!\x1a", "RAR"),
        (b"7z\xbc\xaf'\x1c", "7-Zip"),
        (b"<!DOCTYPE html><html>", "web page"),
        (b"<?xml version='1.0'?><!-- a --><!-- b -->\n<HTML><svg>", "web page"),
        (b"<title>Index of /badges</title>", "web page"),
        (b"<rss/>", "XML file"),
    ],
)
def test_everything_else_is_called_by_its_name(build: "Build", content: bytes, words: str) -> None:
    with pytest.raises(ProblemError, match=words) as error:
        kind_of_file(content, file="badge.png")
    assert build.problem(error).code is Code.FILE_TYPE_UNKNOWN


@pytest.mark.parametrize("content", [b"\x89PNG\n\x1a\n", b"\x09PNG\r\n\x1a\n"])
def test_a_png_that_was_sent_as_text_is_told_apart(build: "Build", content: bytes) -> None:
    with pytest.raises(ProblemError) as error:
        kind_of_file(content, file="a")
    assert build.problem(error).code is Code.IMAGE_BROKEN


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
def test_json_in_utf16_is_refused_in_words(build: "Build", codec: str) -> None:
    with pytest.raises(ProblemError, match="UTF-16") as error:
        kind_of_file('{"a": 1}'.encode(codec), file="a")
    assert build.problem(error).code is Code.TEXT_NOT_UTF8


def test_many_comments_do_not_slow_it_down() -> None:
    assert kind_of_file(b"<!-- -->" * 8000 + b"<svg>", file="a") is FileKind.SVG
