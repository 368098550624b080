import zlib
from typing import TYPE_CHECKING

import pytest

from badgefolio.credentials.baking import Limits, bake, unbake
from badgefolio.credentials.baking.textchunk import text_of
from badgefolio.model.payload import Container, PayloadForm
from badgefolio.problems import Code, ProblemError

if TYPE_CHECKING:
    from tests.builds import Build

ASSERTION = '{"@context": "https://w3id.org/openbadges/v2", "type": "Assertion"}'
OTHER = '{"type": "Assertion"}'
URL = "https://badges.example/assertion/1"


def test_an_uncompressed_itxt_chunk_is_read_and_its_place_told(build: "Build") -> None:
    found = unbake(build.png(build.itxt(ASSERTION)), file="a.png")
    assert found.text == ASSERTION
    assert found.container is Container.PNG
    assert found.form is PayloadForm.JSON
    assert found.keyword == "openbadges"
    assert found.place == 'iTXt chunk "openbadges", byte 33'
    assert found.warnings == ()


@pytest.mark.parametrize("keyword", ["openbadges", "openbadge", "openbadgecredential", "clrcredential"])
def test_every_keyword_is_known(build: "Build", keyword: str) -> None:
    assert unbake(build.png(build.itxt(ASSERTION, keyword=keyword)), file="a").keyword == keyword


def test_language_and_translated_keyword_are_fields_and_not_text(build: "Build") -> None:
    chunk = build.itxt(ASSERTION, language="fr-CA", translated="badge ouvert é")
    assert unbake(build.png(chunk), file="a").text == ASSERTION


def test_text_chunks_hold_addresses(build: "Build") -> None:
    found = unbake(build.png(build.text(URL.encode())), file="a")
    assert (found.form, found.text) == (PayloadForm.URL, URL)
    assert found.place.startswith("tEXt chunk")


def test_utf8_in_a_text_chunk_is_read_as_such_and_latin1_where_it_is_none(build: "Build") -> None:
    assert "é" in unbake(build.png(build.text('{"a": "é"}'.encode())), file="a").text
    assert "é" in unbake(build.png(build.text('{"a": "é"}'.encode("latin-1"))), file="a").text


def test_a_token_is_known_by_its_form(build: "Build") -> None:
    token = build.token({"type": "Assertion"})
    found = unbake(build.png(build.itxt(token)), file="a")
    assert (found.form, found.text) == (PayloadForm.JWS, token)


def test_byte_order_mark_and_space_are_taken_off(build: "Build") -> None:
    assert unbake(build.png(build.itxt(f"\ufeff \n{ASSERTION}\n")), file="a").text == ASSERTION


@pytest.mark.parametrize("kind", ["ztxt", "itxt"])
def test_compressed_text_is_read_with_a_warning(build: "Build", kind: str) -> None:
    packed = zlib.compress(ASSERTION.encode())
    chunk = build.ztxt(packed) if kind == "ztxt" else build.itxt_compressed(packed)
    found = unbake(build.png(chunk), file="a")
    assert found.text == ASSERTION
    (warning,) = found.warnings
    assert warning.code is Code.BAKED_COMPRESSED
    assert not warning.is_error


@pytest.mark.parametrize("kind", ["ztxt", "itxt"])
def test_a_bomb_is_refused_before_it_unfolds(build: "Build", kind: str) -> None:
    packed = zlib.compress(b"{" * 50_000_000)
    chunk = build.ztxt(packed) if kind == "ztxt" else build.itxt_compressed(packed)
    with pytest.raises(ProblemError) as error:
        unbake(build.png(chunk), file="a")
    assert build.problem(error).code is Code.BAKED_TEXT_TOO_LARGE


@pytest.mark.parametrize("kind", ["text", "itxt"])
def test_long_plain_text_is_refused_too(build: "Build", kind: str) -> None:
    long = "{" + " " * 100
    chunk = build.text(long.encode()) if kind == "text" else build.itxt(long)
    with pytest.raises(ProblemError) as error:
        unbake(build.png(chunk), file="a", limits=Limits(text_bytes=100))
    assert build.problem(error).code is Code.BAKED_TEXT_TOO_LARGE
    assert "100 bytes" in build.problem(error).message


def test_damaged_compressed_text_is_refused(build: "Build") -> None:
    whole = zlib.compress(ASSERTION.encode())
    for packed in (whole[:-6], b"no zlib at all"):
        with pytest.raises(ProblemError, match="damaged") as error:
            unbake(build.png(build.itxt_compressed(packed)), file="a")
        assert build.problem(error).code is Code.BAKED_TEXT_BROKEN


def test_unknown_compression_and_missing_fields_are_refused(build: "Build") -> None:
    broken = (
        build.ztxt(zlib.compress(b"{}"), method=b"\7"),
        build.chunk(b"iTXt", b"openbadges\0\0\0{}"),
        build.chunk(b"iTXt", b"openbadges\0\2\0\0\0{}"),
        build.chunk(b"iTXt", b"openbadges"),
        build.chunk(b"iTXt", b'openbadges\0\0\0\0\0{"a": "\xff"}'),
    )
    for chunk in broken:
        with pytest.raises(ProblemError) as error:
            unbake(build.png(chunk), file="a")
        assert build.problem(error).code is Code.BAKED_TEXT_BROKEN


@pytest.mark.parametrize("text", ["", "hello there", "<html>", "ftp://badges.example/1"])
def test_text_that_is_no_credential_is_refused_and_quoted(build: "Build", text: str) -> None:
    with pytest.raises(ProblemError) as error:
        unbake(build.png(build.itxt(text)), file="a")
    problem = build.problem(error)
    assert problem.code is Code.BAKED_TEXT_BROKEN
    assert text[:40] in problem.message


def test_the_first_moodle_spelling_gives_its_address(build: "Build") -> None:
    pseudo = f"""openbadges\0'json'\0''\0"{{'method': 'hosted', 'assertionUrl':'{URL}'}}\""""
    found = unbake(build.png(build.chunk(b"iTXt", pseudo.encode())), file="a")
    assert (found.form, found.text) == (PayloadForm.URL, URL)
    (warning,) = found.warnings
    assert warning.code is Code.BAKED_BY_OLD_MOODLE


def test_the_same_badge_twice_is_warned_of(build: "Build") -> None:
    found = unbake(build.png(build.itxt(ASSERTION), build.itxt(f" {ASSERTION} ")), file="a")
    assert found.text == ASSERTION
    assert [warning.code for warning in found.warnings] == [Code.BAKED_TWICE]


def test_of_two_different_badges_the_first_counts_and_both_places_are_named(build: "Build") -> None:
    found = unbake(build.png(build.text(URL.encode()), build.itxt(ASSERTION)), file="a")
    assert found.text == URL
    (warning,) = found.warnings
    assert warning.code is Code.BAKED_DIFFERENTLY
    assert 'tEXt chunk "openbadges", byte 33' in warning.message
    assert 'iTXt chunk "openbadges", byte 90' in warning.message


@pytest.mark.parametrize("second", [b"broken", zlib.compress(b" " * 5_000_000)])
def test_a_second_badge_that_cannot_be_read_counts_as_different(build: "Build", second: bytes) -> None:
    found = unbake(build.png(build.itxt(ASSERTION), build.itxt_compressed(second)), file="a")
    assert [warning.code for warning in found.warnings] == [Code.BAKED_DIFFERENTLY]


def test_wrong_checksums_are_only_a_warning(build: "Build") -> None:
    body = b"openbadges\0" + URL.encode()
    picture = build.png(build.chunk(b"tEXt", body, checksum=1), build.chunk(b"gAMA", b"1234", checksum=2))
    found = unbake(picture, file="a")
    assert found.text == URL
    (warning,) = found.warnings
    assert warning.code is Code.IMAGE_CHECKSUM_WRONG
    assert '"tEXt" at byte 33' in warning.message


def test_what_follows_the_end_is_ignored_with_a_warning(build: "Build") -> None:
    found = unbake(build.png(build.itxt(ASSERTION), after=build.itxt(OTHER)), file="a")
    assert found.text == ASSERTION
    (warning,) = found.warnings
    assert warning.code is Code.IMAGE_BROKEN
    assert not warning.is_error


def test_a_badge_after_the_end_is_no_badge(build: "Build") -> None:
    with pytest.raises(ProblemError) as error:
        unbake(build.png(after=build.itxt(ASSERTION)), file="a")
    assert build.problem(error).code is Code.NOTHING_BAKED_IN


def test_a_picture_without_badge_says_what_may_have_happened(build: "Build") -> None:
    with pytest.raises(ProblemError) as error:
        unbake(build.png(build.text(b"GIMP", keyword="Software")), file="photo.png")
    problem = build.problem(error)
    assert problem.code is Code.NOTHING_BAKED_IN
    assert "screenshot" in problem.hint
    assert problem.span is not None
    assert str(problem.span) == "photo.png"


def test_a_picture_cut_off_after_the_badge_is_read_with_a_warning(build: "Build") -> None:
    whole = build.png(build.itxt(ASSERTION))
    for cut in (whole[:-3], whole[:-12], whole[:-20], whole[:-12] + b"\0\0\0\0\0\0\0\0\0\0\0\0"):
        found = unbake(cut, file="a")
        assert found.text == ASSERTION
        assert [warning.code for warning in found.warnings] == [Code.IMAGE_BROKEN]


def test_a_picture_cut_off_inside_the_badge_is_refused(build: "Build") -> None:
    whole = build.png(build.itxt(ASSERTION))
    with pytest.raises(ProblemError) as error:
        unbake(whole[:60], file="a")
    assert build.problem(error).code is Code.IMAGE_BROKEN


def test_a_length_beyond_the_file_is_refused_and_told(build: "Build") -> None:
    chunk = b"\x7f\xff\xff\xffiTXtopenbadges\0\0\0\0\0{}" + b"\0" * 10
    with pytest.raises(ProblemError, match="2,147,483,647 bytes") as error:
        unbake(build.signature + build.header() + chunk, file="a")
    assert build.problem(error).code is Code.IMAGE_BROKEN


def test_the_header_must_come_first(build: "Build") -> None:
    for content in (build.signature + build.pixels(), build.signature + build.chunk(b"IHDR", b"")):
        with pytest.raises(ProblemError, match="header") as error:
            unbake(content, file="a")
        assert build.problem(error).code is Code.IMAGE_BROKEN


def test_too_many_chunks_are_refused(build: "Build") -> None:
    with pytest.raises(ProblemError, match="more than 3 parts") as error:
        unbake(build.png(build.itxt(ASSERTION), build.itxt(OTHER)), file="a", limits=Limits(chunks=3))
    assert build.problem(error).code is Code.IMAGE_BROKEN


def test_baking_adds_one_chunk_before_the_pixels_and_changes_nothing_else(build: "Build") -> None:
    before, note = build.signature + build.header(), build.text(b"GIMP", keyword="Software")
    picture = before + note + build.pixels() + build.end() + b"tail"
    baked = bake(picture, ASSERTION, file="a")
    assert baked == before + note + build.itxt(ASSERTION) + build.pixels() + build.end() + b"tail"


def test_baking_replaces_every_badge_whichever_its_keyword(build: "Build") -> None:
    picture = build.png(build.itxt(OTHER, keyword="openbadgecredential"), build.text(URL.encode()))
    baked = bake(picture, ASSERTION, file="a")
    assert baked == build.png(build.itxt(ASSERTION))


def test_a_picture_without_pixels_still_takes_a_badge(build: "Build") -> None:
    picture = build.signature + build.header() + build.end()
    assert unbake(bake(picture, URL, file="a"), file="a").text == URL


def test_a_damaged_picture_takes_no_badge(build: "Build") -> None:
    with pytest.raises(ProblemError) as error:
        bake(build.png()[:-4], ASSERTION, file="a")
    assert build.problem(error).code is Code.IMAGE_BROKEN


def test_text_of_is_a_tool_of_its_own(build: "Build") -> None:
    from badgefolio.credentials.baking.chunks import chunks

    header, text, *_ = chunks(build.png(build.text(b"plain")), file="a", most=10)
    assert header.name == b"IHDR"
    assert text_of(text, most=10).text == "plain"
