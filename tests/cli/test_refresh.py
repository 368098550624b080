"""`badgefolio refresh` says what came of each badge, to people and to machines."""

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from tests.fetching.issuers import assertion, graph, members
from tests.fetching.servers import Server, answer, serving

if TYPE_CHECKING:
    from tests.conftest import Project, Ran


@pytest.fixture
def issuer() -> Iterator[Server]:
    with serving() as server:
        server.pages |= graph(server.url)
        yield server


@pytest.fixture
def refresh(project: "Project", issuer: Server, run: "Callable[..., Ran]") -> "Callable[..., Ran]":
    """Give the command for a project with one badge of the issuer."""
    project.site().badge("one", **members(issuer.url))
    return lambda *more: run("refresh", "--project", project.folder, "--allow-host", issuer.host, *more)


def test_a_person_is_told_what_was_fetched_and_changed(refresh: "Callable[..., Ran]", issuer: Server) -> None:
    ran = refresh()
    assert (ran.code, ran.err) == (0, "")
    assert "one\n  5 documents fetched, 5 new or changed.\n" in ran.out
    assert f"  New or changed: {issuer.url}/r\n" in ran.out
    assert "content/archive/ holds 5 documents." in ran.out
    assert "5 documents fetched, 0 new or changed." in refresh("one").out


def test_what_differs_is_shown_side_by_side(refresh: "Callable[..., Ran]", issuer: Server) -> None:
    issuer.pages["/a/1"] = answer(assertion(issuer.url, issuedOn="2025-01-01", evidence="urn:x"))
    out = refresh().out
    assert "The issuer's copy says something else than your file:" in out
    assert '"/issuedOn": "2024-05-01T10:00:00Z" in your file, "2025-01-01" at the issuer\'s' in out
    assert '"/evidence": nothing in your file, "urn:x" at the issuer\'s' in out


def test_many_differences_are_counted(refresh: "Callable[..., Ran]", issuer: Server) -> None:
    issuer.pages["/a/1"] = answer({**assertion(issuer.url), **{f"x{number}": number for number in range(15)}})
    assert "  and 5 more" in refresh().out


def test_what_failed_is_said_with_the_next_step(refresh: "Callable[..., Ran]", issuer: Server) -> None:
    issuer.pages["/i"] = answer("<!doctype html>", kind="text/html")
    ran = refresh()
    assert ran.code == 1
    assert "Not kept: something that is needed failed." in ran.out
    assert "content/badges/one.png: error: The issuer is not to be had at" in ran.err
    assert "The server answers with a web page instead of the document. [not-fetched]" in ran.err
    assert "Nothing was changed for this badge." in ran.err
    partial = refresh("--partial")
    assert partial.code == 1
    assert "What could be fetched is kept." in partial.err


def test_a_picture_that_is_missing_is_a_warning(refresh: "Callable[..., Ran]", issuer: Server) -> None:
    del issuer.pages["/b.png"]
    ran = refresh()
    assert ran.code == 0
    assert "warning: The picture is not to be had at" in ran.err


def test_a_badge_that_is_gone_is_said(refresh: "Callable[..., Ran]", issuer: Server) -> None:
    issuer.pages["/a/1"] = answer({"revoked": True}, status=410)
    ran = refresh()
    assert ran.code == 0
    assert "gone for good: it may have been revoked" in ran.out


def test_what_is_dropped_is_said(refresh: "Callable[..., Ran]", issuer: Server, project: "Project") -> None:
    refresh()
    project.remove("content/badges/one.png")
    ran = refresh("--prune")
    assert f"Dropped: {issuer.url}/a/1\n" in ran.out
    assert "There is no badge in this project yet." in ran.out


def test_a_badge_that_names_nothing_is_said(project: "Project", run: "Callable[..., Ran]") -> None:
    project.site().badge("one", id="urn:uuid:1", badge={"name": "B", "issuer": {"name": "I"}})
    assert "It names nothing that could be fetched." in run("refresh", "--project", project.folder).out


def test_a_machine_gets_one_object(refresh: "Callable[..., Ran]", issuer: Server) -> None:
    issuer.pages["/a/1"] = answer(assertion(issuer.url, issuedOn="2025-01-01"))
    del issuer.pages["/r"]
    ran = refresh("--json")
    given = json.loads(ran.out)
    assert (ran.code, given["ok"], ran.err) == (0, True, "")
    (badge,) = given["badges"]
    assert badge["name"] == "one"
    assert badge["kept"] is True
    assert len(badge["fetched"]) == given["documents"] == 4
    (missing,) = badge["missing"]
    assert (missing["role"], missing["required"]) == ("list of revoked badges", False)
    assert badge["differences"] == [
        {"pointer": "/issuedOn", "before": '"2024-05-01T10:00:00Z"', "after": '"2025-01-01"'}
    ]
    assert [problem["code"] for problem in given["problems"]] == ["not-fetched"]


def test_a_host_must_be_one(run: "Callable[..., Ran]") -> None:
    ran = run("refresh", "--allow-host", "https://x.example/")
    assert ran.code == 2
    assert "is no host, such as intranet.example or localhost:8080" in ran.err


def test_without_the_switch_this_machine_is_not_asked(
    project: "Project", issuer: Server, run: "Callable[..., Ran]"
) -> None:
    project.site().badge("one", **members(issuer.url))
    ran = run("refresh", "--project", project.folder)
    assert ran.code == 1
    assert "not protected (http)" in ran.err
    assert issuer.connections == 0
    assert not (project.folder / "content/archive").exists()
