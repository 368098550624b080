"""`badgefolio export`: the public badges, and nothing else, in one file."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.leaks import haystack

from badgefolio.cli.export import _NAMES
from badgefolio.render import FORMATS

if TYPE_CHECKING:
    from tests.conftest import Project, Ran

Run = Callable[..., "Ran"]
SECRETS = ("Secretive", "Unlisted-one", "maya@school.example", "Nowhere")


@pytest.fixture
def mine(project: "Project", monkeypatch: pytest.MonkeyPatch) -> "Project":
    """Give a project with a badge of each visibility, and one whose file shows an e-mail address."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1794744000")  # a day in November 2026
    project.write(
        "content/site.yaml",
        "title: Mine\nowner: {name: Maya, identities: [maya@school.example], contact: {city: Nowhere}}\n"
        "base_url: https://maya.example/me/\n",
    )
    project.badge("open", "visibility: public\ntags: [b, a]\n", title="Öffentlich", expires="2025-01-01")
    project.badge("secret", "visibility: private\n", title="Secretive")
    project.badge("half", "visibility: unlisted\n", title="Unlisted-one")
    plain = {"type": "email", "hashed": False, "identity": "maya@school.example"}
    return project.badge("plain", "visibility: public\n", title="Plain", recipient=plain)


def exported(run: Run, project: "Project", kind: str) -> bytes:
    path = project.folder.parent / f"out.{kind}"
    ran = run("export", project.folder, "--format", kind, "-o", path, "--force")
    assert (ran.code, ran.err) == (0, "")
    return path.read_bytes()


def test_the_zip_file_holds_the_public_files_byte_for_byte_with_a_list(run: Run, mine: "Project") -> None:
    original = (mine.folder / "content/badges/open.png").read_bytes()
    with zipfile.ZipFile(io.BytesIO(exported(run, mine, "zip"))) as archive:
        assert archive.namelist() == ["badges/open.png", "manifest.json"]
        assert archive.read("badges/open.png") == original
        manifest = json.loads(archive.read("manifest.json"))
    (listed,) = manifest["badges"]
    assert listed["sha256"] == sha256(original).hexdigest()
    assert listed["address"] == "https://maya.example/me/badges/open/"
    assert (listed["name"], listed["issuer"], listed["domain"]) == (
        "Öffentlich",
        "Maker Space",
        "badges.example",
    )
    assert (listed["issued"], listed["expires"], listed["status"]) == ("2024-05-01", "2025-01-01", "expired")
    assert manifest["left_out"] == [{"name": "Plain", "reason": "The file holds an e-mail address."}]


def test_the_zip_file_can_be_added_elsewhere(run: Run, mine: "Project", tmp_path: Path) -> None:
    exported(run, mine, "zip")
    (tmp_path / "other/content").mkdir(parents=True)
    ran = run("add", mine.folder.parent / "out.zip", "--project", tmp_path / "other")
    assert ran.code == 0
    copy = tmp_path / "other/content/badges/offentlich.png"
    assert copy.read_bytes() == (mine.folder / "content/badges/open.png").read_bytes()
    assert "There is nothing to do: the badges lie beside it." in ran.err


def test_the_collection_says_that_it_is_unsigned_and_can_be_added_elsewhere(
    run: Run, mine: "Project", tmp_path: Path
) -> None:
    value = json.loads(exported(run, mine, "collection"))
    assert value["signed"] is False
    assert "not signed" in value["note"]
    assert [one["badge"]["name"] for one in value["credentials"]] == ["Öffentlich"]
    (tmp_path / "other/content").mkdir(parents=True)
    ran = run("add", mine.folder.parent / "out.collection", "--project", tmp_path / "other")
    assert ran.code == 0
    assert (tmp_path / "other/content/badges/offentlich.json").is_file()


def test_the_table_has_a_line_for_each_public_badge(run: Run, mine: "Project") -> None:
    text = exported(run, mine, "csv").decode("utf-8-sig")
    rows = {row["name"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}
    assert list(rows) == ["Öffentlich", "Plain"]
    assert rows["Öffentlich"]["tags"] == "b, a"
    assert rows["Öffentlich"]["status"] == "expired"
    assert rows["Plain"]["status"] == "a check failed"


@pytest.mark.parametrize("kind", FORMATS)
def test_nothing_private_and_nothing_unlisted_leaves(run: Run, mine: "Project", kind: str) -> None:
    content = exported(run, mine, kind)
    assert [secret for secret in SECRETS if secret.encode() in content] == []


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_project_gives_the_same_bytes_and_is_not_touched(
    run: Run, mine: "Project", kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(mine.folder.rglob("*"))
    first = exported(run, mine, kind)
    assert sorted(mine.folder.rglob("*")) == before
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    assert exported(run, mine, kind) == first


def test_a_token_stays_the_token_and_an_address_the_address(run: Run, project: "Project") -> None:
    from tests.credentials.collections.test_records import CREDENTIAL, token

    project.site().write("content/badges/one.jwt", token(CREDENTIAL))
    project.write("content/badges/two.txt", "https://badges.example/a/1")
    value = json.loads(exported_despite(run, project, "collection"))
    assert sorted(value["credentials"]) == [token(CREDENTIAL), "https://badges.example/a/1"]


def exported_despite(run: Run, project: "Project", kind: str) -> bytes:
    """Export a project that has warnings."""
    path = project.folder.parent / f"out.{kind}"
    assert run("export", project.folder, "--format", kind, "-o", path).code == 0
    return path.read_bytes()


@pytest.mark.parametrize(
    "title", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", '=HYPERLINK("https://x","y")']
)
def test_no_name_of_a_stranger_is_a_formula(run: Run, project: "Project", title: str) -> None:
    project.site().badge("one", title=title)
    text = exported_despite(run, project, "csv").decode("utf-8-sig")
    (_, row) = csv.reader(io.StringIO(text, newline=""))
    assert row[0] == f"'{title.strip()}"


def test_a_badge_that_was_taken_back_says_so(run: Run, project: "Project") -> None:
    project.site().badge("one", revoked=True)
    assert b'"withdrawn"' in exported_despite(run, project, "csv")


def test_a_file_that_is_there_is_replaced_only_when_told(run: Run, mine: "Project", tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"mine")
    ran = run("export", mine.folder, "-o", tmp_path / "x.zip")
    assert ran.code == 1
    assert "[file-exists]" in ran.err
    assert (tmp_path / "x.zip").read_bytes() == b"mine"


def test_a_person_is_told_what_is_in_it_and_what_is_not(
    run: Run, mine: "Project", monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("export", mine.folder)
    assert ran.out.startswith("1 public badge in badges.zip (")
    assert "Left out: plain. The file holds an e-mail address." in ran.out
    mine.write("content/badges/open.yaml", "").write("content/badges/plain.yaml", "")
    assert "Only public badges are exported." in run("export", mine.folder, "--force").out


def test_a_project_with_a_mistake_is_not_exported(run: Run, mine: "Project", tmp_path: Path) -> None:
    mine.write("content/badges/open.yaml", "visibility: publik\n")
    ran = run("export", mine.folder, "-o", tmp_path / "x.zip")
    assert ran.code == 1
    assert not (tmp_path / "x.zip").exists()


def test_a_machine_is_told_the_same(run: Run, mine: "Project", tmp_path: Path) -> None:
    told = json.loads(run("export", mine.folder, "-o", tmp_path / "x.zip", "--json").out)
    assert told["badges"] == ["open"]
    assert told["left_out"] == [{"name": "plain", "reason": "The file holds an e-mail address."}]
    assert told["bytes"] == (tmp_path / "x.zip").stat().st_size


def test_the_command_line_names_the_formats_that_there_are() -> None:
    assert {name: file.rpartition(".")[2] for name, file in _NAMES.items()} == {
        name: one.ending for name, one in FORMATS.items()
    }
    commands = (Path(__file__).parents[2] / "docs/commands.md").read_text(encoding="utf-8")
    assert [name for name in FORMATS if f"* `{name}`:" not in commands] == []


@pytest.mark.parametrize("kind", ["zip", "collection", "csv"])
def test_what_is_not_published_today_is_not_exported_today(run: Run, project: "Project", kind: str) -> None:
    project.site().badge("now", "visibility: public\n", title="Here")
    project.badge("later", "visibility: public\npublish_after: 9000-01-01\n", title="Later")
    project.badge("over", "visibility: public\npublish_before: 2020-01-01\n", title="Over")
    project.badge("locked", "visibility: password\n", title="Locked")
    project.badge("pending", "visibility: public\nstatus: pending\n", title="Pending")
    found = haystack({"export": exported_despite(run, project, kind)})
    assert b"Here" in found
    assert not any(word in found for word in (b"Later", b"Over", b"Locked", b"Pending"))
