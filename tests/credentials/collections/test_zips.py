"""ZIP files of platforms and of people who mean harm."""

import io
import stat
import zipfile
from collections.abc import Callable
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.credentials import CollectionLimits, Opened, open_collection
from badgefolio.problems import Code, Problem, ProblemError


def zipped(*members: tuple[str | ZipInfo, bytes], how: int = ZIP_DEFLATED) -> bytes:
    """Return a ZIP file of these names and contents, in this order."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", how) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


def opened(content: bytes, **limits: int) -> Opened:
    return open_collection(content, file="badges.zip", limits=CollectionLimits(**limits))


def refused(content: bytes, **limits: int) -> Problem:
    """Return the one problem that the whole file is refused with."""
    with pytest.raises(ProblemError, match=r"badges\.zip") as caught:
        opened(content, **limits)
    (problem,) = caught.value.problems
    return problem


def names(found: Opened) -> list[str]:
    return [one.name for one in found.pieces]


def left(found: Opened) -> list[tuple[str, Code]]:
    return [(one.span.file if one.span else "", one.code) for one in found.left]


def test_members_of_any_depth_come_sorted_with_their_bytes() -> None:
    found = opened(zipped(("b/two.png", b"2"), ("b/", b""), ("one.png", b"1"), ("b/c/three.json", b"3")))
    assert found.is_collection
    assert [(one.name, one.content) for one in found.pieces] == [
        ("badges.zip/b/c/three.json", b"3"),
        ("badges.zip/b/two.png", b"2"),
        ("badges.zip/one.png", b"1"),
    ]


def test_hidden_files_and_litter_of_systems_are_passed_over_in_silence() -> None:
    litter = ("__MACOSX/._one.png", ".DS_Store", "a/.hidden", ".git/config", "Thumbs.db", "a/desktop.ini")
    found = opened(zipped(*((name, b"x") for name in litter), ("one.png", b"1")))
    assert (names(found), found.left) == (["badges.zip/one.png"], ())


@pytest.mark.parametrize(
    "name",
    ["../evil.png", "a/../../evil.png", "/etc/evil.png", "C:\\evil.png", "..\\evil.png", "\\\\host\\x"],
)
def test_a_name_that_leads_out_is_not_read(name: str) -> None:
    found = opened(zipped((name, b"1"), ("one.png", b"1")))
    assert names(found) == ["badges.zip/one.png"]
    assert [code for _, code in left(found)] == [Code.COLLECTION_UNSAFE]


def test_a_name_with_a_nul_is_not_read() -> None:
    content = zipped(("aXb.png", b"1"), ("one.png", b"1")).replace(b"aXb.png", b"a\0b.png")
    found = opened(content)
    assert names(found) == ["badges.zip/one.png"]
    assert left(found) == [("badges.zip/a?b.png", Code.COLLECTION_UNSAFE)]


def test_a_member_without_a_name_is_not_read() -> None:
    content = zipped(("X.png", b"1"), ("one.png", b"1")).replace(b"X.png", b"\0.png")
    assert left(opened(content)) == [("badges.zip/?.png", Code.COLLECTION_UNSAFE)]
    nameless = zipped((ZipInfo(""), b"1"), ("one.png", b"1"))
    assert left(opened(nameless)) == [("badges.zip/", Code.COLLECTION_UNSAFE)]


def test_a_link_is_not_followed() -> None:
    link = ZipInfo("passwords.png")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    found = opened(zipped((link, b"/etc/passwd"), ("one.png", b"1")))
    assert names(found) == ["badges.zip/one.png"]
    assert left(found) == [("badges.zip/passwords.png", Code.COLLECTION_UNSAFE)]


def test_two_members_of_one_name_or_of_names_that_differ_in_case_or_form_are_both_given() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        content = zipped(
            ("é.png", b"1"), ("e\u0301.png", b"2"), ("A.png", b"3"), ("a.png", b"4"), ("a.png", b"5")
        )
    contents = sorted(one.content for one in opened(content).pieces)
    assert contents[:3] == [b"1", b"2", b"3"]
    assert len(contents) == 5


def test_names_that_windows_keeps_for_itself_and_signs_that_mislead_are_only_labels() -> None:
    found = opened(
        zipped(("CON.png", b"1"), ("nul", b"2"), ("gnp.\u202eexe\x1b[2J", b"3"), ("n" * 900, b"4"))
    )
    assert [one.content for one in found.pieces] == [b"1", b"3", b"4", b"2"]
    assert all(one.name.isprintable() and len(one.name) < 220 for one in found.pieces)


def test_too_many_members_are_refused_before_any_is_unpacked() -> None:
    content = zipped(*((f"{number}.png", b"") for number in range(11)))
    assert refused(content, pieces=10).code is Code.COLLECTION_UNSAFE
    assert len(opened(content, pieces=11).pieces) == 11


def test_a_hundred_thousand_members_are_refused_at_once() -> None:
    assert refused(b"PK\x03\x04" + b"PK\x01\x02" * 100_000 + b"PK\x05\x06").message == (
        "It holds more than 5,000 things."
    )


def test_a_bomb_is_refused_while_it_unpacks() -> None:
    bomb = refused(zipped(("bomb.png", bytes(8_000_000))))
    assert bomb.code is Code.COLLECTION_UNSAFE
    assert "200 times as large" in bomb.message


def test_a_bomb_of_many_small_parts_is_refused_by_their_sum() -> None:
    parts = zipped(*((f"{number}", bytes([number]) * 5_000) for number in range(30)))
    assert refused(parts, bytes=100_000).message == "It unpacks to more than 100,000 bytes."


def test_a_size_that_lies_changes_nothing() -> None:
    content = bytearray(zipped(("one.png", bytes(3_000_000))))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = content.index(mark) + offset
        content[place : place + 4] = (10).to_bytes(4, "little")
    found = opened(bytes(content))
    assert (names(found), left(found)) == ([], [("badges.zip/one.png", Code.COLLECTION_BROKEN)])


def test_a_member_larger_than_any_badge_is_left_and_the_others_are_taken() -> None:
    found = opened(zipped(("film", b"0123456789" * 10), ("one.png", b"1")), piece_bytes=50)
    assert (names(found), left(found)) == (
        ["badges.zip/one.png"],
        [("badges.zip/film", Code.FILE_TOO_LARGE)],
    )


def locked(content: bytes) -> bytes:
    """Return the ZIP file with the mark of encryption on every member."""
    changed = bytearray(content)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (place := content.find(mark, start)) >= 0:
            changed[place + offset] |= 1
            start = place + 1
    return bytes(changed)


def test_a_zip_file_behind_a_password_is_refused_with_the_way_round() -> None:
    problem = refused(locked(zipped(("one.png", b"1"), ("two.png", b"2"))))
    assert "password" in problem.message
    assert "add the folder" in problem.hint


def test_a_way_of_packing_that_is_not_read_is_said() -> None:
    assert left(opened(zipped(("one.png", b"1"), how=ZIP_BZIP2))) == [
        ("badges.zip/one.png", Code.COLLECTION_BROKEN)
    ]


@pytest.mark.parametrize("kept", [4, 30, 60, 100])
def test_a_download_that_was_cut_off_is_said(kept: int) -> None:
    content = zipped(("one.png", bytes(range(256)) * 4), ("two.png", b"2"))
    problem = refused(content[: len(content) - kept] if kept > 4 else content[:kept])
    assert problem.code is Code.COLLECTION_BROKEN
    assert "download" in problem.hint


def test_bytes_behind_the_zip_file_do_no_harm_and_before_it_make_another_file_of_it() -> None:
    content = zipped(("one.png", b"1"))
    assert names(opened(content + b"trailing")) == ["badges.zip/one.png"]
    assert not opened(b"MZ" + content).is_collection


def test_a_damaged_member_is_left_and_the_others_are_taken() -> None:
    content = zipped(("one.png", b"11111111"), ("two.png", b"2"), how=zipfile.ZIP_STORED)
    found = opened(content.replace(b"11111111", b"11112111", 1))
    assert (names(found), left(found)) == (
        ["badges.zip/two.png"],
        [("badges.zip/one.png", Code.COLLECTION_BROKEN)],
    )


def test_a_zip_file_in_a_zip_file_is_opened_and_a_third_one_is_not() -> None:
    inner = zipped(("three.png", b"3"))
    middle = zipped(("inner.zip", inner), ("two.png", b"2"))
    found = opened(zipped(("middle.zip", middle), ("one.png", b"1")))
    assert names(found) == ["badges.zip/middle.zip/two.png", "badges.zip/one.png"]
    assert left(found) == [("badges.zip/middle.zip/inner.zip", Code.COLLECTION_UNSAFE)]


def test_a_broken_zip_file_inside_is_left_and_a_bomb_inside_refuses_all() -> None:
    found = opened(zipped(("inner.zip", b"PK\x03\x04broken"), ("one.png", b"1")))
    assert (names(found), left(found)) == (
        ["badges.zip/one.png"],
        [("badges.zip/inner.zip", Code.COLLECTION_BROKEN)],
    )
    bomb = zipped(("bomb", bytes(8_000_000)))
    assert refused(zipped(("inner.zip", bomb), ("one.png", b"1"))).code is Code.COLLECTION_UNSAFE


def test_an_office_document_is_named() -> None:
    problem = refused(zipped(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>")))
    assert problem.code is Code.FILE_TYPE_UNKNOWN
    assert "office document" in problem.message


def test_an_empty_zip_file_holds_nothing() -> None:
    assert opened(zipped()) == Opened(pieces=(), is_collection=True)


def test_any_other_file_is_its_own_only_piece(make_png: Callable[..., bytes]) -> None:
    found = opened(make_png())
    assert not found.is_collection
    assert [one.content for one in found.pieces] == [make_png()]


@given(st.binary(max_size=400), st.integers(0, 500), st.binary(min_size=1, max_size=8))
def test_whatever_happens_to_the_bytes_it_is_read_or_refused(noise: bytes, place: int, bent: bytes) -> None:
    content = bytearray(
        zipped(("a/one.png", noise), ("two.json", b'[{"badge": 1}]'), ("x.zip", zipped(("y", noise))))
    )
    content[place : place + len(bent)] = bent
    try:
        found = opened(bytes(content))
    except ProblemError as error:
        assert all(problem.hint for problem in error.problems)
    else:
        assert all(one.name.isprintable() for one in found.pieces)
