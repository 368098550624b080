"""Bringing badges along, as a program does it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from badgefolio import BringRequest, Brought, ExportRequest, ProblemError, bring, export
from badgefolio.credentials import bake
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


def test_an_export_is_a_value(project: "Project") -> None:
    project.site().badge("one")
    made = export(ExportRequest(project=project.folder, format="zip", now=NOW))
    assert made.badges == ("one",)
    assert made.content.startswith(b"PK")
    with pytest.raises(KeyError, match="tar"):
        export(ExportRequest(project=project.folder, format="tar", now=NOW))
