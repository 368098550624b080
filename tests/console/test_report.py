"""A report in lines and as JSON."""

import json
from dataclasses import replace

import pytest
from tests.trust import issuer as own
from tests.trust.issuer import NOW, OWNER, archive_of, badge, server

from badgefolio import Archive, Report, verify
from badgefolio.console.report import explain_report, report_json, verdict
from badgefolio.model.report import Name, Outcome

GOOD = verify(badge("eddsa-rdfc-2022").text.encode(), archive=archive_of(server()), owner=OWNER, now=NOW)
REVOKED = verify(
    badge("eddsa-rdfc-2022").text.encode(),
    archive=archive_of({**server(), own.LIST: own.signed_list(94)}),
    owner=OWNER,
    now=NOW,
)
ALONE = verify(badge("eddsa-rdfc-2022").text.encode(), archive=Archive(), owner=OWNER, now=NOW)


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (GOOD, "all checks passed; issued by school.example"),
        (REVOKED, "1 check failed"),
        (ALONE, "not everything could be checked"),
        (replace(REVOKED, checks=REVOKED.checks * 2), "2 checks failed"),
    ],
)
def test_a_verdict_is_a_few_words(report: Report, words: str) -> None:
    assert verdict(report) == words


def test_a_good_badge_has_three_lines() -> None:
    lines = explain_report(GOOD, every=False)
    assert [line.split("  ")[0] for line in lines] == ["unchanged", "from its issuer", "not withdrawn"]
    assert all(" passed " in line for line in lines)


def test_every_check_is_shown_where_asked() -> None:
    lines = explain_report(GOOD, every=True)
    assert len(lines) == 3 + len(GOOD.checks)
    assert any("does not apply" in line for line in lines)


def test_what_the_statements_say_is_not_said_twice() -> None:
    lines = explain_report(REVOKED, every=False)
    assert sum("withdrawn by its issuer" in line for line in lines) == 1
    assert any("FAILED" in line for line in lines)


def test_many_uncovered_members_are_counted() -> None:
    few = replace(GOOD, uncovered=("/a", "/b"))
    many = replace(GOOD, uncovered=tuple(f"/x{number}" for number in range(13)))
    assert explain_report(few, every=False)[-1] == "Not covered by the signature: /a, /b"
    assert explain_report(many, every=False)[-1].endswith("/x9 and 3 more")


def test_every_name_and_outcome_has_its_words() -> None:
    for name in Name:
        for outcome in Outcome:
            one = replace(GOOD.checks[0], name=name, outcome=outcome)
            assert explain_report(replace(GOOD, checks=(one,)), every=True)[3].strip()


def test_json_has_the_names_of_the_model() -> None:
    given = json.loads(json.dumps(report_json(GOOD)))
    assert set(given) == {
        *(
            "outcome",
            "at",
            "integrity",
            "identity",
            "status",
            "checks",
            "uncovered",
            "missing",
            "endorsements",
        ),
    }
    assert (given["outcome"], given["at"]) == ("passed", "2025-06-01T12:00:00Z")
    assert (given["identity"]["anchor"], given["identity"]["domain"]) == ("did-web", "school.example")
    assert given["status"]["as_of"] == "2025-05-30T08:00:00Z"
    assert given["integrity"]["as_of"] is None
    assert {"name", "outcome", "reason", "part", "as_of"} == set(given["checks"][0])
    assert report_json(ALONE)["identity"]["domain"] is None  # type: ignore[index] # an object
    assert report_json(ALONE)["missing"] == list(ALONE.missing)


def test_endorsements_are_reports_of_their_own() -> None:
    within = replace(GOOD, endorsements=(("/endorsement/0", REVOKED),))
    (one,) = json.loads(json.dumps(report_json(within)))["endorsements"]
    assert (one["pointer"], one["report"]["outcome"]) == ("/endorsement/0", "failed")
