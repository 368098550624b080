"""Bringing badges along: folders, ZIP files, records, pasted text, addresses, and the same badge again."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.fetching.servers import Server, answer, serving

from badgefolio.credentials import bake

if TYPE_CHECKING:
    from tests.conftest import Project, Ran

Run = Callable[..., "Ran"]


@pytest.fixture
def add(run: Run, project: "Project") -> Run:
    """Give the command for a project."""
    project.site()
    return lambda *words: run("add", *words, "--project", project.folder)


@pytest.fixture
def baked(make_png: Callable[..., bytes], make_credential: Callable[..., str]) -> Callable[..., bytes]:
    """Give the maker of baked pictures."""
    return lambda title, **members: bake(
        make_png(len(title)), make_credential(title, **members), file="x.png"
    )


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as one:
        yield one


def kept(project: "Project") -> list[str]:
    folder = project.folder / "content/badges"
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def zipped(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", ".").replace("_in_", "/"), content)
    return path


def test_the_download_of_all_badges_from_moodle_is_taken_as_it_is(
    add: Run, project: "Project", tmp_path: Path, baked: Callable[..., bytes]
) -> None:
    members = {f"Badge_{number}_01_Jan_2024_{number}__png": baked(f"Number {number}") for number in range(4)}
    ran = add(zipped(tmp_path / "badges.zip", **members))
    assert (ran.code, ran.err) == (0, "")
    assert [name for name in kept(project) if name.endswith("png")] == [
        f"number-{one}.png" for one in range(4)
    ]
    assert "content/badges/number-2.png: Number 2, Maker Space, 2024-05-01; 1 check failed" in ran.out
    assert "4 badges added." in ran.out
    assert (project.folder / "content/badges/number-1.png").read_bytes() == baked("Number 1")


def test_a_folder_gives_its_badges_and_says_why_the_rest_is_none(
    add: Run, project: "Project", tmp_path: Path, baked: Callable[..., bytes], make_png: Callable[..., bytes]
) -> None:
    folder = tmp_path / "my badges"
    (folder / "deep/.git").mkdir(parents=True)
    (folder / "deep/one.png").write_bytes(baked("One"))
    (folder / "deep/.git/two.png").write_bytes(baked("Two"))
    (folder / "photo.png").write_bytes(make_png())
    (folder / "README.txt").write_text("My badges.")
    (tmp_path / "outside.png").write_bytes(baked("Outside"))
    (folder / "link.png").symlink_to(tmp_path / "outside.png")
    ran = add(folder)
    assert ran.code == 0
    assert kept(project) == ["one.png", "one.yaml"]
    assert f"{folder}/photo.png: warning: This picture holds no badge" in ran.err
    assert f"{folder}/README.txt: warning: This text is no badge" in ran.err
    assert "link" not in ran.err


def test_where_nothing_in_it_is_a_badge_that_is_an_error_with_every_reason(
    add: Run, project: "Project", tmp_path: Path, make_png: Callable[..., bytes]
) -> None:
    ran = add(zipped(tmp_path / "x.zip", photo__png=make_png()))
    assert ran.code == 1
    assert f"{tmp_path}/x.zip/photo.png: warning: This picture holds no badge" in ran.err
    assert "There is no badge in it: 1 thing was looked at. [no-badge-inside]" in ran.err
    assert "There is nothing in it." in add(zipped(tmp_path / "y.zip")).err
    assert kept(project) == []


def test_of_many_photographs_some_are_told_and_all_are_counted(
    add: Run, tmp_path: Path, baked: Callable[..., bytes]
) -> None:
    photos = {f"{number:02}__jpg": b"\xff\xd8\xff\xe0" for number in range(30)}
    ran = add(zipped(tmp_path / "x.zip", one__png=baked("One"), **photos))
    assert ran.code == 0
    assert ran.err.count("a JPEG picture") == 21
    assert "And 9 more things are no badge or are odd." in ran.err
    assert add(tmp_path / "x.zip", "-v").err.count("a JPEG picture") == 30
    only = add(zipped(tmp_path / "y.zip", **photos))
    assert (only.code, only.err.count("a JPEG picture")) == (1, 21)
    assert "[no-badge-inside]" in only.err
    assert len(json.loads(add(tmp_path / "y.zip", "--json").out)["problems"]) == 31


def test_a_learner_record_gives_what_stands_alone_and_explains_the_rest(
    add: Run, project: "Project", tmp_path: Path
) -> None:
    from tests.credentials.collections.test_records import CREDENTIAL, record

    bare = {name: value for name, value in CREDENTIAL.items() if name != "proof"}
    (tmp_path / "record.json").write_text(json.dumps(record(CREDENTIAL, bare)))
    ran = add(tmp_path / "record.json")
    assert ran.code == 0
    assert kept(project) == ["nahen-grosse-38.json", "nahen-grosse-38.yaml"]
    assert f"{tmp_path}/record.json#2: warning: This part of the record has no proof of its own" in ran.err


def test_what_is_pasted_is_added(
    add: Run, project: "Project", monkeypatch: pytest.MonkeyPatch, make_credential: Callable[..., str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(make_credential("Pasted")))
    ran = add("-")
    assert (ran.code, ran.err) == (0, "")
    assert "standard input" in ran.out
    assert kept(project) == ["pasted.json", "pasted.yaml"]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\n")))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    assert "Paste the badge" in add("-").out
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\n")))
    assert "Nothing was pasted." in add("-").err


def test_an_address_is_asked_once_and_what_it_answers_is_kept(
    add: Run, project: "Project", server: Server, make_credential: Callable[..., str]
) -> None:
    server.pages["/a/1"] = answer(make_credential("From afar"), kind="application/json")
    ran = add(f"{server.url}/a/1", "--allow-host", server.host)
    assert (ran.code, ran.err) == (0, "")
    assert kept(project) == ["from-afar.json", "from-afar.yaml"]


def test_the_page_of_a_moodle_badge_leads_to_its_assertion(
    add: Run, project: "Project", server: Server, make_credential: Callable[..., str]
) -> None:
    page = "/moodle/badges/badge.php?hash=0123456789abcdef0123456789abcdef01234567"
    server.pages[page.replace("badge.php?hash", "assertion.php?b")] = answer(make_credential("Course"))
    assert add(f"{server.url}{page}", "--allow-host", server.host).code == 0
    assert kept(project) == ["course.json", "course.yaml"]


ANSWERS = [
    ("<!doctype html><p>Log in", 200, "This is a web page and not a badge."),
    ("", 403, "The server lets nobody see it without a key or a password (403)."),
    ("", 404, "there is no such thing (404)"),
    ("", 410, "it may have been revoked"),
    (" " * (11 * 1024 * 1024), 200, "more than 2 MB"),
]


@pytest.mark.parametrize("said", ANSWERS, ids=[cause for *_, cause in ANSWERS])
def test_an_address_that_gives_no_badge_is_explained_with_the_way_round(
    add: Run, project: "Project", server: Server, said: tuple[str, int, str]
) -> None:
    content, status, cause = said
    server.pages["/a/1"] = answer(content, status=status, kind="text/html")
    ran = add(f"{server.url}/a/1", "--allow-host", server.host)
    assert ran.code == 1
    assert cause in ran.err
    assert "download the badge there" in ran.err or 'use "Download"' in ran.err
    assert kept(project) == []


def test_a_machine_of_a_private_network_is_not_asked_unless_it_is_named(add: Run, server: Server) -> None:
    ran = add(f"{server.url}/a/1")
    assert ran.code == 1
    assert "[not-fetched]" in ran.err
    assert server.requests == []


def test_the_same_award_in_another_file_is_said_and_not_added_unless_asked_for(
    add: Run,
    project: "Project",
    tmp_path: Path,
    baked: Callable[..., bytes],
    make_credential: Callable[..., str],
) -> None:
    project.badge("one", title="One")
    (tmp_path / "one.json").write_text(make_credential("One"))
    (tmp_path / "later.png").write_bytes(
        baked("One", issuedOn="2025-01-01", recipient={"identity": "a@b.example"})
    )
    ran = add(tmp_path / "one.json", tmp_path / "later.png")
    assert (ran.code, ran.err) == (0, "")
    assert "It is the same badge as content/badges/one.png." in ran.out
    assert "This is JSON without a picture, that is a PNG picture. Both say the same." in ran.out
    assert '/issuedOn is "2025-01-01" here and "2024-05-01T10:00:00Z" there' in ran.out
    assert "a@b.example" not in ran.out
    assert kept(project) == ["one.png"]
    assert add(tmp_path / "one.json", "--again").code == 0
    assert kept(project) == ["one-2.json", "one-2.yaml", "one.png"]


def test_of_a_picture_and_its_json_in_one_export_the_picture_is_taken(
    add: Run,
    project: "Project",
    tmp_path: Path,
    baked: Callable[..., bytes],
    make_credential: Callable[..., str],
) -> None:
    members = {"a__json": make_credential("One").encode(), "b__png": baked("One")}
    ran = add(zipped(tmp_path / "export.zip", **members))
    assert kept(project) == ["one.png", "one.yaml"]
    assert f"Not added again: {tmp_path}/export.zip/a.json." in ran.out
    assert "This is JSON without a picture, that is a PNG picture." in ran.out


def test_badges_of_one_number_from_two_issuers_are_two_badges(
    add: Run, project: "Project", tmp_path: Path, make_credential: Callable[..., str]
) -> None:
    for number in (1, 2):
        issuer = {"id": f"https://{number}.example/i", "name": "I"}
        badge = {"id": f"https://{number}.example/b", "name": "Swim", "issuer": issuer}
        text = make_credential("x", id="17", badge=badge, verification={"type": "signed"})
        (tmp_path / f"{number}.json").write_text(text)
    assert add(tmp_path / "1.json", tmp_path / "2.json").code == 0
    assert kept(project) == ["swim-2.json", "swim-2.yaml", "swim.json", "swim.yaml"]


def test_a_badge_of_somebody_else_is_added_with_the_cure_and_without_a_hash(
    run: Run, project: "Project", tmp_path: Path, make_credential: Callable[..., str]
) -> None:
    site = "title: T\nowner: {name: Maya, identities: [maya@school.example]}\n"
    project.write("content/site.yaml", site)
    digest = "sha256$" + "ab" * 32
    text = make_credential("One", recipient={"type": "email", "hashed": True, "identity": digest})
    (tmp_path / "one.json").write_text(text)
    ran = run("add", tmp_path / "one.json", "--project", project.folder)
    assert ran.code == 0
    assert "awarded to none of the identities in content/site.yaml. [recipient-not-named]" in ran.err
    assert "under owner: identities" in ran.err
    assert "abab" not in ran.out + ran.err


def test_a_machine_is_told_what_was_passed_over(
    add: Run, project: "Project", tmp_path: Path, make_credential: Callable[..., str]
) -> None:
    project.badge("one", title="One")
    (tmp_path / "one.json").write_text(make_credential("One"))
    (tmp_path / "two.json").write_text(make_credential("Two"))
    told = json.loads(add(tmp_path / "one.json", tmp_path / "two.json", "--json").out)
    assert [(one["name"], one["kept"]) for one in told["badges"]] == [("two", "content/badges/two.json")]
    assert [(one["file"], one["same_as"]) for one in told["skipped"]] == [
        (str(tmp_path / "one.json"), "content/badges/one.png")
    ]


def test_of_many_badges_that_are_there_some_are_told(
    add: Run, project: "Project", tmp_path: Path, baked: Callable[..., bytes]
) -> None:
    path = zipped(tmp_path / "x.zip", **{f"{number}__png": baked(f"N{number}") for number in range(25)})
    assert "25 badges added." in add(path).out
    again = add(path)
    assert (again.code, again.out.count("It is the same file as")) == (0, 20)
    assert "Not added again: 5 more, likewise." in again.out
    assert len(kept(project)) == 50
