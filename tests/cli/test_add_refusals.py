"""Why was my badge not imported? Each cause that platforms document is named, with the next step."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.builds import Build

if TYPE_CHECKING:
    from tests.conftest import Project, Ran

HEADERS = (
    "Return-Path: <a@b.example>\nReceived: from x\n by y\nSubject: Your badge\nMIME-Version: 1.0\n\nHello"
)


def baked() -> bytes:
    return Build.png(Build.itxt('{"recipient": 1}'))


CAUSES: list[tuple[str, str, bytes, str, str]] = [
    ("an image without a badge", "badge.png", Build.png(), "holds no badge", 'with "Download"'),
    ("a screenshot", "Screenshot 2026.png", Build.png(), "holds no badge", "called like a screenshot"),
    (
        "a French screenshot",
        "Capture d\u2019écran.png",
        Build.png(),
        "holds no badge",
        "called like a screenshot",
    ),
    ("a drawing without a badge", "badge.svg", Build.svg(), "holds no badge", 'with "Download"'),
    ("a certificate", "cert.pdf", Build.pdf({}), "This PDF holds no badge", "the badge itself"),
    (
        "a page that was saved",
        "badge.png",
        b"<!doctype html><html>",
        "a web page",
        "open the address in a browser",
    ),
    ("a JPEG copy", "badge.png", b"\xff\xd8\xff\xe0" + bytes(9), "a JPEG picture", "converted copy"),
    ("a WebP copy", "b.webp", b"RIFF\0\0\0\0WEBPVP8 ", "a WebP picture", "converted copy"),
    ("a HEIC copy", "b.heic", b"\0\0\0\x18ftypheic", "a HEIC or AVIF", "converted copy"),
    ("a download that was cut off", "badge.png", baked()[:60], "is not whole", "download the badge again"),
    ("an empty download", "badge.png", b"", "an empty file", "try it again"),
    ("a saved e-mail", "badge.eml", HEADERS.encode(), "a saved e-mail", "attached"),
    ("a document", "c.docx", b"PK\x03\x04\0\0PK\x05\x06", "damaged", "download it again"),
    ("JSON that is broken", "b.json", b'{"badge": ', "not JSON", "damaged or incomplete"),
    (
        "the description of a badge",
        "b.json",
        b'{"name": "B", "criteria": "x"}',
        "BadgeClass",
        "awarded badge itself",
    ),
    (
        "the profile of an issuer",
        "i.json",
        b'{"type": "Profile", "name": "I"}',
        "profile",
        "awarded badge itself",
    ),
    ("a token that is cut off", "b.jwt", b"eyJhbGciOiJub25lIn0.eyJ", "a signed token", "again"),
]


@pytest.mark.parametrize(
    ("name", "content", "cause", "cure"), [one[1:] for one in CAUSES], ids=[c[0] for c in CAUSES]
)
def test_a_file_that_is_no_badge_is_refused_with_cause_and_cure(  # noqa: PLR0913 - one row of the table
    run: "Callable[..., Ran]",
    project: "Project",
    tmp_path: Path,
    *,
    name: str,
    content: bytes,
    cause: str,
    cure: str,
) -> None:
    (tmp_path / name).write_bytes(content)
    ran = run("add", tmp_path / name, "--project", project.site().folder)
    assert ran.code == 1
    assert cause in ran.err
    assert cure in ran.err.replace("\n", " ")
    assert not (project.folder / "content/badges").exists()


def test_a_picture_that_holds_only_an_address_is_added_with_what_to_do(
    run: "Callable[..., Ran]", project: "Project", tmp_path: Path
) -> None:
    (tmp_path / "old.png").write_bytes(Build.png(Build.text(b"https://gone.example/a/1")))
    ran = run("add", tmp_path / "old.png", "--project", project.site().folder)
    assert ran.code == 0
    assert "[badge-elsewhere]" in ran.err
    assert "badgefolio refresh fetches it. Where the server is gone" in ran.err


@pytest.mark.parametrize(
    "word", ["www.credly.com/badges/x", "moodle.school.example/badges/badge.php?hash=1", "http:/x"]
)
def test_an_address_without_its_beginning_is_recognised(
    run: "Callable[..., Ran]", project: "Project", word: str
) -> None:
    ran = run("add", word, "--project", project.site().folder)
    assert ran.code == 1
    assert "write https:// in front of it" in ran.err
    assert "Check the spelling" in run("add", "my/badge.png", "--project", project.folder).err


def test_a_badge_without_a_picture_is_added_and_says_so(
    run: "Callable[..., Ran]", project: "Project", tmp_path: Path, make_credential: Callable[..., str]
) -> None:
    (tmp_path / "one.json").write_text(make_credential("One"))
    ran = run("add", tmp_path / "one.json", "--project", project.site().folder)
    assert ran.code == 0
    assert "A JSON file without a picture" in ran.out
    assert run("check", project.folder).code == 0
