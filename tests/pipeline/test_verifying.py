"""Checking without making a site."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.trust.issuer import NOW, OWNER, archive_of, badge, server

from badgefolio import Archive, Outcome, ProblemError, VerifyRequest, read_badge, verify, verify_project
from badgefolio.fetching import write_archive
from badgefolio.model.report import Name, Report

if TYPE_CHECKING:
    from tests.conftest import Project

ONE = badge("eddsa-jcs-2022").text.encode()


def recipient(report: Report) -> Outcome:
    (found,) = (one.outcome for one in report.checks if one.name is Name.RECIPIENT)
    return found


def test_bytes_and_badges_come_to_the_same() -> None:
    archive = archive_of(server())
    read = read_badge(ONE, file="one.json", archive=archive)
    reports = [verify(one, archive=archive, owner=OWNER, now=NOW) for one in (ONE, read)]
    assert reports[0] == reports[1]
    assert (reports[0].outcome, reports[0].at) == (Outcome.PASSED, NOW)


def test_an_archive_may_be_a_folder(tmp_path: Path) -> None:
    write_archive(tmp_path / "archive", archive_of(server()))
    assert verify(ONE, archive=tmp_path / "archive", owner=OWNER, now=NOW).outcome is Outcome.PASSED
    assert verify(ONE, archive=tmp_path / "absent", now=NOW).outcome is Outcome.UNKNOWN


def test_without_an_archive_only_the_badge_speaks() -> None:
    report = verify(ONE, now=NOW)
    assert report == verify(ONE, archive=Archive(), now=NOW)
    assert report.missing
    assert report.outcome is Outcome.UNKNOWN


def test_one_identity_may_be_given_as_a_text() -> None:
    assert recipient(verify(ONE, owner="did:example:maya", now=NOW)) is Outcome.PASSED
    assert recipient(verify(ONE, owner=iter(OWNER), now=NOW)) is Outcome.PASSED
    assert recipient(verify(ONE, owner="did:example:bo", now=NOW)) is Outcome.FAILED


def test_an_instant_needs_a_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        verify(ONE, now=datetime(2025, 1, 1))  # noqa: DTZ001 - which is the point
    elsewhere = NOW.astimezone(timezone(timedelta(hours=9)))
    assert str(verify(ONE, now=elsewhere).at) == "2025-06-01 12:00:00+00:00"


def test_the_present_is_taken_where_no_instant_is_given() -> None:
    assert verify(ONE).at.tzinfo is UTC


def test_what_is_no_badge_is_a_problem() -> None:
    with pytest.raises(ProblemError, match="JSON"):
        verify(b"{}")


@pytest.fixture
def signed(project: "Project") -> "Project":
    project.site().write("content/badges/one.json", ONE).write("content/badges/bad.json", "{")
    project.write("content/badges/two.json", badge("jwt-es256").text)
    write_archive(project.folder / "content/archive", archive_of(server()))
    return project


def test_all_badges_of_a_project_are_checked(signed: "Project") -> None:
    found = verify_project(VerifyRequest(project=signed.folder, now=NOW))
    assert [(one.name, one.file, one.report.outcome) for one in found.badges] == [
        ("one", "content/badges/one.json", Outcome.UNKNOWN),
        ("two", "content/badges/two.json", Outcome.UNKNOWN),
    ]
    assert [problem.code for problem in found.problems] == ["json-broken"]
    assert found.project == signed.folder


def test_only_those_that_are_named_are_checked(signed: "Project") -> None:
    found = verify_project(VerifyRequest(project=signed.folder / "content", names=("two", "two"), now=NOW))
    assert [one.name for one in found.badges] == ["two"]
    assert found.problems == ()


def test_the_owners_identities_count(signed: "Project") -> None:
    signed.write("content/site.yaml", 'title: T\nowner: {name: Maya, identities: ["did:example:maya"]}\n')
    found = verify_project(VerifyRequest(project=signed.folder, names=("one",), now=NOW))
    assert found.badges[0].report.outcome is Outcome.PASSED


def test_a_project_needs_no_settings(signed: "Project") -> None:
    signed.remove("content/site.yaml")
    found = verify_project(VerifyRequest(project=signed.folder, names=("one",), now=NOW))
    assert recipient(found.badges[0].report) is Outcome.UNKNOWN


def test_a_name_that_no_badge_has_is_a_problem(signed: "Project") -> None:
    with pytest.raises(ProblemError, match="no badge") as error:
        verify_project(VerifyRequest(project=signed.folder, names=("ones", "one", "x"), now=NOW))
    assert [problem.code for problem in error.value.problems] == ["badge-not-found"] * 2
    assert "one" in str(error.value.problems[0].hint)
    assert "bad, one, two" in str(error.value.problems[1].hint)


def test_a_project_without_badges_says_how_to_add_one(project: "Project") -> None:
    with pytest.raises(ProblemError, match="no badge") as error:
        verify_project(VerifyRequest(project=project.site().folder, names=("one",), now=NOW))
    assert error.value.problems[0].hint == "Add one with: badgefolio add FILE"
