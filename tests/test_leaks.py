"""The search for leaks finds what it is meant to find, wherever it was put."""

import base64
import gzip
import html
import io
import json
import zipfile
import zlib
from collections.abc import Callable
from urllib.parse import quote

import pytest
from tests.leaks import leaks

from badgefolio.render.qr import make_qr

WORD = "Zyé & hidden <thing>"


def zipped(content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.bin", content)
    return stream.getvalue()


HIDINGS: dict[str, Callable[[str], bytes]] = {
    "plain": str.encode,
    "capitals": lambda word: word.upper().encode(),
    "html": lambda word: html.escape(word).encode(),
    "numbered": lambda word: "".join(f"&#{ord(one)};" for one in word).encode(),
    "json": lambda word: json.dumps(word).encode(),
    "percent": lambda word: quote(word, safe="").encode(),
    "utf-16": lambda word: word.encode("utf-16-le"),
    "deflated": lambda word: b"IDAT" + zlib.compress(word.encode()),
    "gzip": lambda word: gzip.compress(word.encode()),
    "zip": lambda word: zipped(word.encode()),
    "base64": lambda word: b'"' + base64.b64encode(b"x" + word.encode() + b"yz") + b'"',
    "base64url": lambda word: base64.urlsafe_b64encode(b"??>>" + word.encode()).rstrip(b"="),
    "hexadecimal": lambda word: word.encode().hex().encode(),
    "zip in base64 in zip": lambda word: zipped(base64.b64encode(zipped(word.encode()))),
    "html in base64": lambda word: base64.b64encode(b"<p>" + html.escape(word).encode()),
}


@pytest.mark.parametrize("hiding", HIDINGS)
def test_a_word_is_found_however_it_was_hidden(hiding: str) -> None:
    content = b"before " + HIDINGS[hiding](WORD) if "zip" not in hiding else HIDINGS[hiding](WORD)
    assert leaks({"a": content}, [WORD])
    assert leaks({"a": content}, ["Zyé another word"]) == []


def test_a_word_is_found_in_the_name_of_a_file() -> None:
    assert leaks({"zye-hidden-thing/index.html": b""}, [WORD])


def test_a_qr_code_is_scanned() -> None:
    made = make_qr(f"https://maya.example/{quote(WORD)}/").png
    assert leaks({"badges/open/qr.png": made}, [WORD])
    assert leaks({"badges/open/qr.png": make_qr("https://maya.example/").png}, [WORD]) == []
