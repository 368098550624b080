import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Project, Ran

Run = Callable[..., "Ran"]


@pytest.fixture
def badge(project: "Project") -> Path:
    """Give a badge file."""
    project.badge("one")
    return project.folder / "content/badges/one.png"


def test_a_badge_is_explained(run: Run, badge: Path) -> None:
    ran = run("show", badge)
    assert ran.code == 0
    assert ran.err == ""
    lines = ran.out.splitlines()
    assert lines[0] == str(badge)
    assert lines[1] == "  A PNG image with the whole badge inside."
    assert "  Issuer:      badges.example (Maker Space)" in lines
    assert "  Awarded to:  a hidden e-mail address" in lines
    assert "  Issued on:   2024-05-01" in lines


def test_several_files_are_explained_one_after_the_other(
    run: Run, badge: Path, make_png: Callable[..., bytes]
) -> None:
    plain = badge.with_name("plain.png")
    plain.write_bytes(make_png())
    ran = run("show", plain, badge, badge.with_name("absent.png"), badge)
    assert ran.code == 1
    assert "[nothing-baked-in]" in ran.err
    assert "[file-not-found]" in ran.err
    assert ran.out.count("A PNG image with the whole badge inside.") == 2
    assert f"\n\n{badge}\n" in ran.out


def test_a_machine_gets_every_file_with_its_problems(
    run: Run, badge: Path, make_png: Callable[..., bytes]
) -> None:
    plain = badge.with_name("plain.png")
    plain.write_bytes(make_png())
    ran = run("show", badge, plain, "--json")
    answer = json.loads(ran.out)
    assert (ran.code, answer["ok"]) == (1, False)
    good, bad = answer["files"]
    assert (good["container"], good["form"], good["problems"]) == ("png", "json", [])
    assert good["badge"]["issued"]["instant"] == "2024-05-01T10:00:00Z"
    assert (bad["container"], bad["badge"]) == (None, None)
    assert [problem["code"] for problem in bad["problems"]] == ["nothing-baked-in"]


def test_a_folder_is_no_file(run: Run, tmp_path: Path) -> None:
    ran = run("show", tmp_path)
    assert ran.code == 1
    assert "Name the badge file itself." in ran.err


def test_everything_in_a_zip_file_is_explained(
    run: "Callable[..., Ran]", tmp_path: Path, make_credential: Callable[..., str]
) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("one.json", make_credential("One"))
        archive.writestr("photo.jpg", b"\xff\xd8\xff\xe0")
        archive.writestr("../out.json", b"{}")
    ran = run("show", tmp_path / "x.zip")
    assert ran.code == 0
    assert f"{tmp_path}/x.zip/one.json\n  A JSON file" in ran.out
    assert f"{tmp_path}/x.zip/photo.jpg: warning: This is a JPEG picture" in ran.err
    assert "leads out of the ZIP file" in ran.err
    told = json.loads(run("show", tmp_path / "x.zip", "--json").out)
    assert [one["container"] for one in told["files"]] == ["json", None, None]


def test_a_zip_file_with_nothing_in_it_and_a_broken_one_are_errors(
    run: "Callable[..., Ran]", tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "empty.zip", "w"):
        pass
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04")
    ran = run("show", tmp_path / "empty.zip", tmp_path / "broken.zip")
    assert ran.code == 1
    assert "There is nothing in it. [no-badge-inside]" in ran.err
    assert "The ZIP file ends too early. [collection-broken]" in ran.err
