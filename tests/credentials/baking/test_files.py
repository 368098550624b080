import gzip
import json
from typing import TYPE_CHECKING

import pytest

from badgefolio.credentials.baking import Limits, bake, unbake
from badgefolio.model.payload import Container, PayloadForm
from badgefolio.problems import Code, ProblemError

if TYPE_CHECKING:
    from tests.builds import Build

URL = "https://badges.example/a/1"


@pytest.mark.parametrize(
    ("text", "form", "container", "place"),
    [
        ('{"a": 1}', PayloadForm.JSON, Container.JSON, "the JSON file"),
        (URL, PayloadForm.URL, Container.JWS, "the text file"),
        ("e30.e30.e30", PayloadForm.JWS, Container.JWS, "the token file"),
    ],
)
def test_plain_text_files_are_read(text: str, form: PayloadForm, container: Container, place: str) -> None:
    found = unbake(f"\ufeff\n {text} \n".encode(), file="a.1ob")
    assert (found.text, found.form, found.container, found.place) == (text, form, container, place)
    assert found.keyword == ""


@pytest.mark.parametrize(
    ("content", "words", "code"),
    [
        (b"hello", 'begins with "hello"', Code.FILE_TYPE_UNKNOWN),
        (b"a\xff", "byte 1 is not UTF-8", Code.FILE_TYPE_UNKNOWN),
        ('{"a": "é"}'.encode("latin-1"), "byte 7 is not UTF-8", Code.TEXT_NOT_UTF8),
    ],
)
def test_other_text_is_refused(build: "Build", content: bytes, words: str, code: Code) -> None:
    with pytest.raises(ProblemError, match=words) as error:
        unbake(content, file="a")
    assert build.problem(error).code is code


def test_caps_come_first(build: "Build") -> None:
    with pytest.raises(ProblemError) as error:
        unbake(b"{}" * 100, file="a", limits=Limits(file_bytes=100))
    assert build.problem(error).code is Code.FILE_TOO_LARGE
    with pytest.raises(ProblemError) as error:
        unbake(b"{}" * 100, file="a", limits=Limits(text_bytes=100))
    assert build.problem(error).code is Code.BAKED_TEXT_TOO_LARGE


def test_a_compressed_svg_is_read_with_a_warning(build: "Build") -> None:
    found = unbake(gzip.compress(build.svg(build.assertion_element(verify=URL))), file="a.svgz")
    assert (found.container, found.text) == (Container.SVG, URL)
    assert [warning.code for warning in found.warnings] == [Code.BAKED_COMPRESSED]


def test_compressed_bombs_damage_and_other_files_are_refused(build: "Build") -> None:
    cases = (
        (gzip.compress(b"<svg>" + b" " * 20_000_000), Code.FILE_TOO_LARGE),
        (gzip.compress(build.svg())[:-9], Code.FILE_NOT_READABLE),
        (b"\x1f\x8b nonsense", Code.FILE_NOT_READABLE),
        (gzip.compress(b'{"a": 1}'), Code.FILE_TYPE_UNKNOWN),
        (gzip.compress(gzip.compress(build.svg())), Code.FILE_TYPE_UNKNOWN),
    )
    for content, code in cases:
        with pytest.raises(ProblemError) as error:
            unbake(content, file="a")
        assert build.problem(error).code is code


def test_the_version_decides_the_png_keyword(build: "Build") -> None:
    newest = (json.dumps(build.ob3()), build.token({"vc": build.ob3()}), build.token(build.ob3()))
    older = (json.dumps(build.ob2()), build.token(build.ob2()), URL)
    for text in newest:
        assert unbake(bake(build.png(), text, file="a"), file="a").keyword == "openbadgecredential"
    for text in older:
        assert unbake(bake(build.png(), text, file="a"), file="a").keyword == "openbadges"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("hello", Code.BAKED_TEXT_BROKEN),
        ("[1, 2]", Code.BAKED_TEXT_BROKEN),
        ('{"a": "\ud800"}', Code.BAKED_TEXT_BROKEN),
        ("{broken", Code.JSON_BROKEN),
        ('{"a": 1, "a": 2}', Code.JSON_UNSAFE),
        ("a.b.c.d", Code.TOKEN_BROKEN),
        ('{"a": "' + "é" * 600_000 + '"}', Code.BAKED_TEXT_TOO_LARGE),
    ],
)
def test_only_credentials_are_baked(build: "Build", text: str, code: Code) -> None:
    with pytest.raises(ProblemError) as error:
        bake(build.png(), text, file="a")
    assert build.problem(error).code is code


def test_only_png_and_svg_take_a_badge(build: "Build") -> None:
    for content in (build.pdf(), b'{"a": 1}', gzip.compress(build.svg()), b"\xff\xd8\xff"):
        with pytest.raises(ProblemError) as error:
            bake(content, URL, file="a")
        assert build.problem(error).code is Code.FILE_TYPE_UNKNOWN
