"""Bringing badges along, as a program does it."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from badgefolio import BringRequest, Brought, ExportRequest, ProblemError, bring, export
from badgefolio.credentials import bake
from badgefolio.model.payload import Container
from badgefolio.model.project import Visibility
from badgefolio.pipeline.bringing import _name_of
from badgefolio.pipeline.gathering import MAX_BYTES
from badgefolio.portfolio import keep_badge
from badgefolio.problems import Code

if TYPE_CHECKING:
    from tests.conftest import Project

NOW = datetime(2026, 11, 15, tzinfo=UTC)
Make = Callable[..., str]


def brought(project: "Project", *sources: Path | str | bytes, again: bool = False) -> Brought:
    return bring(BringRequest(project=project.folder, sources=sources, now=NOW, again=again))


def test_bytes_and_paths_are_kept_under_names_of_their_own(
    project: "Project", tmp_path: Path, make_credential: Make, make_png: Callable[..., bytes]
) -> None:
    (tmp_path / "a.png").write_bytes(bake(make_png(), make_credential("Sewing"), file="a"))
    one = make_credential("Sewing", id="urn:uuid:1").encode()
    made = brought(project.site(), tmp_path / "a.png", one)
    assert [(badge.name, badge.file) for badge in made.badges] == [
        ("sewing", "content/badges/sewing.png"),
        ("sewing-2", "content/badges/sewing-2.json"),
    ]
    assert (project.folder / "content/badges/sewing-2.json").read_bytes() == one
    assert made.badges[0].report.at == NOW
    assert project.check().hidden == 2


def test_a_folder_without_a_badge_is_an_error_with_every_reason(project: "Project", tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("a")
    (folder / "b.html").write_text("<html>")
    with pytest.raises(ProblemError, match="2 things were looked at") as caught:
        brought(project.site(), folder)
    codes = [(problem.code, problem.is_error) for problem in caught.value.problems]
    assert codes == [
        (Code.FILE_TYPE_UNKNOWN, False),
        (Code.FILE_TYPE_UNKNOWN, False),
        (Code.NO_BADGE_INSIDE, True),
    ]


def test_a_badge_of_somebody_else_comes_with_a_warning(project: "Project", make_credential: Make) -> None:
    project.write("content/site.yaml", "title: T\nowner: {name: M, identities: [m@x.example]}\n")
    recipient = {"type": "email", "hashed": True, "identity": "sha256$" + "ab" * 32}
    made = brought(project, make_credential("One", recipient=recipient).encode())
    assert [problem.code for problem in made.problems] == [Code.RECIPIENT_NOT_NAMED]
    mine = {"type": "email", "hashed": False, "identity": "M@x.example"}
    assert brought(project, make_credential("Two", recipient=mine).encode()).problems == ()


def test_nothing_is_written_where_one_of_several_is_no_badge(
    project: "Project", make_credential: Make
) -> None:
    with pytest.raises(ProblemError, match="no awarded badge"):
        brought(project.site(), make_credential("One").encode(), b'{"type": "Profile"}')
    assert not (project.folder / "content/badges").exists()


def test_a_project_without_settings_takes_badges_too(project: "Project", make_credential: Make) -> None:
    assert [badge.name for badge in brought(project, make_credential("One").encode()).badges] == ["one"]


def test_a_damaged_badge_in_the_project_is_no_hindrance(project: "Project", make_credential: Make) -> None:
    project.site().write("content/badges/broken.json", "{")
    assert len(brought(project, make_credential("One").encode()).badges) == 1
    assert [twin.same_as for twin in brought(project, make_credential("One").encode()).skipped] == [
        "content/badges/one.json"
    ]


def test_a_link_in_place_of_the_new_file_is_not_written_through(
    project: "Project", tmp_path: Path, make_credential: Make
) -> None:
    (tmp_path / "outside").write_text("mine")
    folder = project.site().folder / "content/badges"
    folder.mkdir()
    (folder / ".one.json.new").symlink_to(tmp_path / "outside")
    assert brought(project, make_credential("One").encode()).badges[0].name == "one"
    assert (tmp_path / "outside").read_text() == "mine"


def test_a_badge_that_says_no_name_is_called_after_its_file(project: "Project", tmp_path: Path) -> None:
    (tmp_path / "old badge.txt").write_text("https://badges.example/a/1")
    made = brought(project.site(), tmp_path / "old badge.txt", b"https://badges.example/a/2")
    assert [badge.name for badge in made.badges] == ["old-badge", "standard-input"]


def test_a_badge_behind_an_address_that_says_no_name_is_called_after_the_host() -> None:
    assert _name_of("https://www.credly.com/badges/54a07c5c") == "credly.com"
    assert _name_of("https://:443/") == "badge"
    assert _name_of("record.json#2") == "record"


def test_a_file_that_another_program_put_there_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "badges").mkdir()
    (tmp_path / "badges/one.json").write_text("mine")
    with pytest.raises(ProblemError, match="there already") as caught:
        keep_badge(tmp_path, "one", (Container.JSON, b"{}"), title="One", visibility=Visibility.PRIVATE)
    assert caught.value.problems[0].code is Code.FILE_EXISTS
    assert (tmp_path / "badges/one.json").read_text() == "mine"


@pytest.mark.usefixtures("permissions_count")
def test_a_project_that_cannot_be_written_is_said(project: "Project", make_credential: Make) -> None:
    folder = project.site().folder / "content/badges"
    folder.mkdir()
    folder.chmod(0o500)
    with pytest.raises(ProblemError, match="cannot be written") as caught:
        brought(project, make_credential("One").encode())
    folder.chmod(0o700)
    assert caught.value.problems[0].code is Code.OUTPUT_NOT_WRITABLE
    assert list(folder.iterdir()) == []


@pytest.mark.usefixtures("permissions_count")
def test_a_folder_or_a_file_in_it_that_cannot_be_read_is_said(
    project: "Project", tmp_path: Path, make_credential: Make
) -> None:
    folder = tmp_path / "in"
    (folder / "shut").mkdir(parents=True)
    (folder / "one.json").write_text(make_credential("One"))
    (folder / "two.json").write_text(make_credential("Two"))
    (folder / "two.json").chmod(0)
    made = brought(project.site(), folder)
    assert [problem.code for problem in made.problems] == [Code.FILE_NOT_READABLE]
    (folder / "shut").chmod(0)
    with pytest.raises(ProblemError, match="folder cannot be read"):
        brought(project, folder)
    (folder / "shut").chmod(0o700)


def test_what_is_neither_file_nor_folder_is_said(project: "Project", tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("there are no pipes with names here")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ProblemError, match="neither a file nor a folder"):
        brought(project.site(), tmp_path / "pipe")


def test_what_is_larger_than_is_read_is_said_before_it_is_read(project: "Project", tmp_path: Path) -> None:
    with (tmp_path / "film.png").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(ProblemError, match="at most 67,108,864 are read"):
        brought(project.site(), tmp_path / "film.png")
    with pytest.raises(ProblemError, match="More than 67,108,864 bytes"):
        brought(project, bytes(MAX_BYTES + 1))


def test_more_files_than_a_folder_of_badges_has_are_not_walked_through(
    project: "Project", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("badgefolio.pipeline.gathering.MAX_FILES", 3)
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text("x")
    with pytest.raises(ProblemError, match="more than 3 files"):
        brought(project.site(), tmp_path)


def test_more_bytes_than_fit_into_memory_are_not_kept(
    project: "Project", make_credential: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("badgefolio.pipeline.bringing.MAX_KEPT_BYTES", 1000)
    with pytest.raises(ProblemError, match="more than 1,000 bytes together"):
        brought(project.site(), make_credential("One").encode(), make_credential("Two").encode())


def test_an_address_and_the_badge_that_lies_there_are_one(project: "Project", make_credential: Make) -> None:
    text = make_credential("One", id="https://badges.example/a/1")
    made = brought(project.site(), text.encode(), b"https://badges.example/a/1")
    assert "with only an address in it" in made.skipped[0].reason
    assert "One of them only names the address of the badge." in made.skipped[0].reason


def test_files_that_say_too_little_are_compared_by_their_bytes(project: "Project") -> None:
    bare = (
        b'{"type": "Assertion", "@context": "https://w3id.org/openbadges/v2", "recipient": {}, "badge": {}}'
    )
    assert len(brought(project.site(), bare).badges) == 1
    assert len(brought(project, bare).skipped) == 1
    assert len(brought(project, bare + b"\n").badges) == 1


def test_an_export_is_a_value(project: "Project") -> None:
    project.site().badge("one")
    made = export(ExportRequest(project=project.folder, format="zip", now=NOW))
    assert made.badges == ("one",)
    assert made.content.startswith(b"PK")
    elsewhere = export(
        ExportRequest(project=project.folder, format="csv", now=NOW, base_url="https://b.example")
    )
    assert b"https://b.example/badges/one/" in elsewhere.content
    with pytest.raises(KeyError, match="tar"):
        export(ExportRequest(project=project.folder, format="tar", now=NOW))
