import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Project, Ran

Run = Callable[..., "Ran"]


@pytest.fixture
def badge(project: "Project", tmp_path: Path) -> Path:
    """Give a badge file outside the project."""
    project.site().badge("one", title="First Aid: Élan")
    return (project.folder / "content/badges/one.png").rename(tmp_path / "download (3).png")


def test_a_badge_is_explained_and_copied_byte_for_byte(run: Run, project: "Project", badge: Path) -> None:
    ran = run("add", badge, "--project", project.folder)
    assert ran.code == 0
    copy = project.folder / "content/badges/first-aid-elan.png"
    assert copy.read_bytes() == badge.read_bytes()
    assert "A PNG image with the whole badge inside." in ran.out
    assert "First Aid: Élan" in ran.out
    assert "It is in content/badges/first-aid-elan.png now, private; pages call it first-aid-elan." in ran.out
    assert 'Say "visibility: public" in content/badges/first-aid-elan.yaml to publish it.' in ran.out
    said = copy.with_suffix(".yaml").read_text(encoding="utf-8")
    assert "visibility: private " in said
    assert "# First Aid: Élan\n" in said
    assert run("check", project.folder).code == 0


def test_who_may_find_it_and_what_it_is_called_can_be_said(run: Run, project: "Project", badge: Path) -> None:
    ran = run("add", badge, "--project", project.folder, "--visibility", "public", "--name", "My Aid")
    assert "pages call it my-aid" in ran.out
    assert "to publish it" not in ran.out
    assert run("check", project.folder).err == ""
    assert project.build().badges == 1


def test_the_same_badge_is_added_once(run: Run, project: "Project", badge: Path) -> None:
    run("add", badge, "--project", project.folder)
    ran = run("add", badge, "--project", project.folder)
    assert ran.code == 0
    assert f"Not added again: {badge}. It is the same file as content/badges/first-aid-elan.png." in ran.out
    assert len(list((project.folder / "content/badges").glob("*.png"))) == 1


def test_the_same_badge_twice_on_one_command_line_is_seen(run: Run, project: "Project", badge: Path) -> None:
    twin = badge.with_name("twin.png")
    twin.write_bytes(badge.read_bytes())
    ran = run("add", badge, twin, "--project", project.folder)
    assert ran.code == 0
    assert f"Not added again: {twin}. It is the same file as {badge}." in ran.out
    assert "1 badge added, 1 was there already." in ran.out
    assert len(list((project.folder / "content/badges").glob("*.png"))) == 1


def test_another_badge_of_one_name_gets_a_number(run: Run, project: "Project", badge: Path) -> None:
    run("add", badge, "--project", project.folder)
    project.badge("two", title="First Aid: Élan", id="https://badges.example/a/2")
    other = (project.folder / "content/badges/two.png").rename(badge.with_name("other.png"))
    assert "pages call it first-aid-elan-2." in run("add", other, "--project", project.folder).out


def test_a_chosen_name_that_is_taken_is_refused(run: Run, project: "Project", badge: Path) -> None:
    project.badge("aid")
    ran = run("add", badge, "--project", project.folder, "--name", "Aid")
    assert ran.code == 1
    assert 'There is a badge "aid" already.' in ran.err
    assert "Choose another --name." in ran.err


def test_one_name_is_not_for_several_badges(run: Run, project: "Project", badge: Path) -> None:
    ran = run("add", badge, badge.parent, "--project", project.folder, "--name", "x")
    assert ran.code == 1
    assert '"x" cannot be the name of several badges.' in ran.err


@pytest.mark.parametrize(
    ("name", "code"),
    [("picture.png", "nothing-baked-in"), ("absent.png", "file-not-found"), ("empty", "no-badge-inside")],
)
def test_where_one_is_no_badge_none_is_copied(
    run: Run, project: "Project", badge: Path, name: str, code: str
) -> None:
    badge.with_name("picture.png").write_bytes(badge.read_bytes().replace(b"openbadges\0", b"otherwise!\0"))
    (badge.parent / "empty").mkdir()
    ran = run("add", badge, badge.parent / name, "--project", project.folder)
    assert ran.code == 1
    assert f"[{code}]" in ran.err
    assert list((project.folder / "content/badges").iterdir()) == []


def test_a_jpeg_that_is_named_png_is_explained(run: Run, project: "Project", tmp_path: Path) -> None:
    (tmp_path / "badge.png").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(50))
    ran = run("add", tmp_path / "badge.png", "--project", project.folder)
    assert ran.code == 1
    assert "JPEG" in ran.err


def test_outside_a_project_the_way_to_one_is_shown(
    run: Run, badge: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    ran = run("add", badge)
    assert ran.code == 1
    assert "badgefolio new my-portfolio" in ran.err


def test_a_hostile_name_stays_a_comment(run: Run, project: "Project", tmp_path: Path) -> None:
    project.site().badge("one", title="Aid\r\x85\u2028download: always\nvisibility: public")
    badge = (project.folder / "content/badges/one.png").rename(tmp_path / "x.png")
    assert run("add", badge, "--project", project.folder).code == 0
    (said,) = (project.folder / "content/badges").glob("*.yaml")
    lines = said.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == [
        "visibility: private   # private, unlisted, password or public",
        "tags: []",
    ]


def test_a_machine_is_told_what_was_added(run: Run, project: "Project", badge: Path) -> None:
    answer = json.loads(run("add", badge, "--project", project.folder, "--json").out)
    assert answer["badges"][0]["name"] == "first-aid-elan"
    assert answer["badges"][0]["badge"]["achievement"]["name"] == "First Aid: Élan"
    assert answer["problems"] == []
