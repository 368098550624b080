"""Nothing that somebody makes without the issuer's keys comes out as passed."""

import json

import pytest
from tests.trust import issuer as own
from tests.trust.forging.everything import all_of, others
from tests.trust.forging.forger import EVIL_DID, EVIL_HOST, Forgery, archive_of, forger
from tests.trust.forging.void import is_void
from tests.trust.issuer import MAKERS, NOW, OWNER, badge

from badgefolio import Outcome, ProblemError, Report, verify

LEAST = 8


def judged(forgery: Forgery) -> Report | None:
    """Return the report; None where the text is refused as no badge, which is as good."""
    try:
        return verify(forgery.text.encode(), archive=forgery.archive, owner=OWNER, now=NOW)
    except ProblemError:
        return None


@pytest.mark.parametrize("kind", MAKERS)
def test_an_untouched_badge_passes_in_all_three_statements(kind: str) -> None:
    report = judged(Forgery(done="nothing", text=badge(kind).text, archive=archive_of(kind)))
    assert report is not None
    said = [(one.name, str(one.reason)) for one in report.checks if one.outcome in {"failed", "unknown"}]
    assert not said
    statements = (report.integrity, report.identity, report.status)
    assert [one.outcome for one in statements] == [Outcome.PASSED] * 3
    assert (report.outcome, report.domain) == (Outcome.PASSED, "school.example")


@pytest.mark.untraced
@pytest.mark.parametrize("kind", MAKERS)
def test_no_forgery_of_a_badge_passes(kind: str) -> None:
    made, passed = 0, []
    for forgery in all_of(kind):
        report = judged(forgery)
        is_passed = report is not None and report.outcome is Outcome.PASSED
        is_no_forgery = is_passed and is_void(kind, forgery.text)
        made += not is_no_forgery
        if is_passed and not is_no_forgery:
            passed.append(forgery.done)
    assert not passed
    assert made >= LEAST


@pytest.mark.untraced
def test_no_badge_passes_that_only_names_the_issuer() -> None:
    passed, made = [], 0
    for forgery in others():
        made += 1
        report = judged(forgery)
        if report is not None and report.outcome is Outcome.PASSED:
            passed.append(forgery.done)
    assert not passed
    assert made >= 1_000


def test_there_are_more_than_five_thousand_forgeries() -> None:
    assert sum(1 for kind in MAKERS for _ in all_of(kind)) > 5_000


def test_a_forger_with_his_own_name_has_only_that() -> None:
    """Whoever signs as himself is shown as himself, whatever he calls himself."""
    made = own.credential(issuer={"id": EVIL_DID, "type": ["Profile"], "name": "School"})
    del made["credentialStatus"]
    name = f"{EVIL_DID}#ed25519"
    text = json.dumps(own.prove(made, "eddsa-rdfc-2022", forger("ed25519"), name))
    report = judged(Forgery(done="", text=text, archive=archive_of("eddsa-rdfc-2022")))
    assert report is not None
    assert (report.outcome, report.domain) == (Outcome.PASSED, EVIL_HOST)
