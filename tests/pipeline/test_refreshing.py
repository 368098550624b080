"""From a project to its archive: what is written, what stays, what is never published."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.fetching.issuers import NOW, graph, members, rules
from tests.fetching.servers import Server, answer, serving

from badgefolio import RefreshReport, RefreshRequest, refresh
from badgefolio.fetching import read_archive
from badgefolio.problems import Code, Collector, ProblemError
from badgefolio.publish import watching
from badgefolio.publish.lock import locked

if TYPE_CHECKING:
    from tests.conftest import Project


@pytest.fixture
def issuer() -> Iterator[Server]:
    with serving() as server:
        server.pages |= graph(server.url, 2)
        yield server


@pytest.fixture
def owned(project: "Project", issuer: Server) -> "Project":
    """Give a project with two badges of the issuer, one of them private."""
    project.site().badge("one", **members(issuer.url)).badge(
        "two", "visibility: private\n", **members(issuer.url, 2)
    )
    return project


def refreshed(project: "Project", server: Server, *names: str, **more: bool) -> RefreshReport:
    request = RefreshRequest(project=project.folder, now=NOW, names=names, rules=rules(server))
    return refresh(replace(request, **more))  # type: ignore[arg-type]  # switches


def archive_bytes(project: "Project") -> dict[str, bytes]:
    folder = project.folder / "content/archive"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_all_badges_are_refreshed_private_ones_too(owned: "Project", issuer: Server) -> None:
    report = refreshed(owned, issuer)
    assert [one.name for one in report.badges] == ["one", "two"]
    assert report.problems == ()
    archive = read_archive(owned.folder / "content/archive", Collector())
    assert len(archive.documents) == report.documents == 6
    assert {path.name for path in owned.folder.iterdir()} == {"content", ".badgefolio"}


def test_a_name_chooses_one(owned: "Project", issuer: Server) -> None:
    assert [one.name for one in refreshed(owned, issuer, "two", "two").badges] == ["two"]
    with pytest.raises(ProblemError, match='no badge "tow"') as caught:
        refreshed(owned, issuer, "tow")
    assert caught.value.problems[0].code is Code.BADGE_NOT_FOUND
    assert 'Did you mean "two"?' in caught.value.problems[0].hint


def test_what_failed_is_a_problem_at_the_badges_file_and_the_other_badge_is_kept(
    owned: "Project", issuer: Server
) -> None:
    del issuer.pages["/a/2"]
    report = refreshed(owned, issuer)
    (problem,) = report.problems
    assert problem.code is Code.NOT_FETCHED
    assert problem.is_error
    assert problem.span is not None
    assert problem.span.file == "content/badges/two.png"
    assert problem.message == (
        f"The badge is not to be had at {issuer.url}/a/2. The server says that there is no such thing (404)."
    )
    assert "--partial" in problem.hint
    assert report.documents == 5


def test_where_all_fails_the_archive_stays_byte_for_byte(owned: "Project", issuer: Server) -> None:
    refreshed(owned, issuer)
    before = archive_bytes(owned)
    issuer.pages["/b"] = answer("<html>", kind="text/html")
    report = refreshed(owned, issuer)
    assert [one.is_kept for one in report.badges] == [False, False]
    assert archive_bytes(owned) == before
    assert [problem.is_error for problem in refreshed(owned, issuer, partial=True).problems] == [True, True]


def test_the_same_answers_at_the_same_time_are_the_same_bytes(owned: "Project", issuer: Server) -> None:
    refreshed(owned, issuer)
    before = archive_bytes(owned)
    report = refreshed(owned, issuer)
    assert archive_bytes(owned) == before
    assert [one.changed for one in report.badges] == [(), ()]


def test_where_nothing_is_to_be_fetched_no_archive_is_made(project: "Project", issuer: Server) -> None:
    project.site()
    assert refreshed(project, issuer).badges == ()
    assert not (project.folder / "content/archive").exists()


def test_what_no_badge_needs_is_dropped_only_when_asked(owned: "Project", issuer: Server) -> None:
    refreshed(owned, issuer)
    owned.remove("content/badges/two.png").remove("content/badges/two.yaml")
    assert refreshed(owned, issuer).dropped == ()
    report = refreshed(owned, issuer, prune=True)
    assert report.dropped == (f"{issuer.url}/a/2",)
    assert report.documents == 5


def test_nothing_is_dropped_while_a_badge_cannot_be_read(owned: "Project", issuer: Server) -> None:
    refreshed(owned, issuer)
    owned.write("content/badges/two.png", b"no picture")
    report = refreshed(owned, issuer, prune=True)
    assert report.dropped == ()
    assert Code.NOT_FETCHED in {problem.code for problem in report.problems}
    assert any(problem.is_error for problem in report.problems)
    assert [one.name for one in report.badges] == ["one"]


def test_a_damaged_document_is_said_and_fetched_again(owned: "Project", issuer: Server) -> None:
    refreshed(owned, issuer)
    (path,) = (owned.folder / "content/archive").glob("*/i-*.json")
    path.write_bytes(b"{}")
    report = refreshed(owned, issuer, "one")
    assert [problem.code for problem in report.problems] == [Code.ARCHIVE_DAMAGED]
    problems = Collector()
    assert len(read_archive(owned.folder / "content/archive", problems).documents) == 6
    assert problems.problems == ()


def test_two_refreshes_at_once_are_one_too_many(owned: "Project", issuer: Server) -> None:
    (owned.folder / ".badgefolio").mkdir()
    with (
        locked(owned.folder / ".badgefolio/refresh.lock"),
        pytest.raises(ProblemError, match="Another refresh") as caught,
    ):
        refreshed(owned, issuer)
    assert caught.value.problems[0].code is Code.BUILD_RUNNING
    assert issuer.connections == 0


@pytest.mark.usefixtures("permissions_count")
def test_a_project_that_cannot_be_written_is_said(owned: "Project", issuer: Server) -> None:
    owned.folder.chmod(0o500)
    try:
        with pytest.raises(ProblemError, match="cannot be kept") as caught:
            refreshed(owned, issuer)
    finally:
        owned.folder.chmod(0o700)
    assert caught.value.problems[0].code is Code.OUTPUT_NOT_WRITABLE


def test_the_archive_is_no_part_of_the_site(owned: "Project", issuer: Server) -> None:
    without = owned.build().output
    before = {path: content for path, content in owned.output().items() if not path.startswith(".")}
    issuer.pages["/i"] = answer({"name": "I", "canary": "c4n4ry"})
    refreshed(owned, issuer)
    assert owned.build().output == without
    after = {path: content for path, content in owned.output().items() if not path.startswith(".")}
    assert not any(b"c4n4ry" in content for content in after.values())
    assert not any("archive" in path for path in after)
    # the issuer has a name now, and with it a page
    assert {path for path in after if not path.startswith("issuers/")} == before.keys()


def test_a_preview_sees_a_refresh(owned: "Project", issuer: Server) -> None:
    refreshed(owned, issuer, "one")
    with watching([owned.folder / "content"]) as changes:
        refreshed(owned, issuer, "two")
        assert changes._changed.wait(10)


def test_the_index_is_sorted_json(owned: "Project", issuer: Server) -> None:
    refreshed(owned, issuer)
    index = json.loads(archive_bytes(owned)["index.json"])
    addresses = [one["address"] for one in index["documents"]]
    assert addresses == sorted(addresses)
    assert {one["fetched"] for one in index["documents"]} == {"2026-03-04T05:06:07Z"}
