"""`badgefolio verify` says what is true about badges, to people and to machines."""

import json
from typing import TYPE_CHECKING

import pytest
from tests.fetching.issuers import graph, members
from tests.fetching.servers import serving
from tests.trust import issuer as own
from tests.trust.issuer import archive_of, badge, server

from badgefolio.fetching import write_archive

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Project, Ran

INSTANT = "1748779200"  # 2025-06-01T12:00:00Z


@pytest.fixture
def signed(project: "Project", monkeypatch: pytest.MonkeyPatch) -> "Project":
    """Give a project with a badge that is good in every way, as of an instant when it was."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", INSTANT)
    project.write("content/site.yaml", 'title: T\nowner: {name: Maya, identities: ["did:example:maya"]}\n')
    project.write("content/badges/one.json", badge("eddsa-jcs-2022").text)
    write_archive(project.folder / "content/archive", archive_of(server()))
    return project


@pytest.fixture
def check(signed: "Project", run: "Callable[..., Ran]") -> "Callable[..., Ran]":
    return lambda *more: run("verify", "--project", signed.folder, *more)


def test_a_good_badge_is_said_to_be_good(check: "Callable[..., Ran]") -> None:
    ran = check()
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("one: all checks passed; issued by school.example\n  unchanged         passed")
    assert "1 badge: 1 passed every check, 0 failed, 0 could not be checked in full." in ran.out
    assert "--online" not in ran.out
    assert check("--strict").code == 0


def test_every_check_is_said_where_asked(check: "Callable[..., Ran]") -> None:
    out = check("one", "--verbose").out
    assert "content/badges/one.json" in out
    assert "expiry" in out


def test_a_withdrawn_badge_fails(signed: "Project", check: "Callable[..., Ran]") -> None:
    write_archive(signed.folder / "content/archive", archive_of({**server(), own.LIST: own.signed_list(94)}))
    ran = check()
    assert ran.code == 1
    assert "one: 1 check failed" in ran.out
    assert "withdrawn by its issuer, as of 2025-05-30" in ran.out


def test_what_is_not_known_fails_only_where_strict(signed: "Project", check: "Callable[..., Ran]") -> None:
    write_archive(signed.folder / "content/archive", archive_of({}))
    ran = check()
    assert ran.code == 0
    assert "not everything could be checked" in ran.out
    assert "2 documents are not here yet" in ran.out
    assert "badgefolio verify --online" in ran.out
    assert check("--strict").code == 1


def test_machines_are_given_reports(check: "Callable[..., Ran]") -> None:
    given = json.loads(check("--json").out)
    assert (given["ok"], given["problems"]) == (True, [])
    (one,) = given["badges"]
    assert (one["name"], one["file"], one["report"]["outcome"]) == (
        "one",
        "content/badges/one.json",
        "passed",
    )


def test_files_outside_a_project_are_checked_too(signed: "Project", run: "Callable[..., Ran]") -> None:
    file = signed.folder / "else.json"
    file.write_text(badge("hosted").text, encoding="utf-8")
    ran = run("verify", file)
    assert ran.code == 0
    assert ran.out.startswith("else: not everything could be checked")
    assert run("verify", "--strict", file).code == 1


def test_a_file_that_is_no_badge_is_a_problem(signed: "Project", run: "Callable[..., Ran]") -> None:
    file = signed.folder / "else.json"
    file.write_text("{", encoding="utf-8")
    ran = run("verify", file)
    assert ran.code == 1
    assert "error: This is not JSON" in ran.err


def test_a_badge_that_cannot_be_read_does_not_hide_the_others(
    signed: "Project", check: "Callable[..., Ran]"
) -> None:
    signed.write("content/badges/bad.json", "{")
    ran = check()
    assert ran.code == 1
    assert "one: all checks passed" in ran.out
    assert "content/badges/bad.json" in ran.err


def test_a_name_that_no_badge_has_is_a_problem(check: "Callable[..., Ran]") -> None:
    ran = check("on")
    assert ran.code == 1
    assert 'There is no badge "on" in this project.' in ran.err


def test_a_project_without_badges_says_the_next_step(signed: "Project", check: "Callable[..., Ran]") -> None:
    signed.remove("content/badges/one.json")
    ran = check()
    assert ran.code == 0
    assert "badgefolio add FILE" in ran.out


def test_online_asks_the_issuers_first(project: "Project", run: "Callable[..., Ran]") -> None:
    with serving() as issuer:
        issuer.pages |= graph(issuer.url)
        project.site().badge("one", **members(issuer.url))
        offline = run("verify", "--project", project.folder)
        online = run("verify", "--project", project.folder, "--online", "--allow-host", issuer.host)
    assert "not here yet" in offline.out
    assert "issuer's copy" not in online.out
    assert "unchanged         passed" in online.out


def test_a_file_that_is_no_badge_is_not_taken_for_an_empty_project(
    check: "Callable[..., Ran]", signed: "Project"
) -> None:
    ran = check(signed.folder / "content/site.yaml")
    assert ran.code == 1
    assert "file-type-unknown" in ran.err
    assert "no badge to check yet" not in ran.out
