"""The issuer's list of what it withdrew, for signed badges of 1.0 to 2.0."""

import pytest
from tests.trust import issuer as own
from tests.trust.issuer import (
    HOST,
    PROFILE,
    REVOKED,
    Document,
    archive_of,
    assertion,
    profile,
    revocation_list,
    server,
)

from badgefolio.model.graph import graph_of
from badgefolio.model.report import Outcome
from badgefolio.trust.revocation import check_revocation
from badgefolio.trust.status import Known

MINE = f"https://{HOST}/a/1"


def known(answer: object, made: Document | None = None, **changed: object) -> Known:
    archive = archive_of({**server(), REVOKED: answer, **changed})
    return check_revocation(graph_of(made or assertion(), archive), archive)


def outcome(answer: object, made: Document | None = None, **changed: object) -> Outcome:
    return known(answer, made, **changed).check.outcome


@pytest.mark.parametrize("entry", [MINE, {"id": MINE}, {"@id": MINE}, {"uid": MINE}])
def test_a_badge_that_the_list_names_was_withdrawn(entry: object) -> None:
    assert outcome(revocation_list("x", 5, entry)) is Outcome.FAILED  # type: ignore[arg-type] # any JSON
    assert outcome(revocation_list(revokedAssertions=entry)) is Outcome.FAILED
    assert outcome(revocation_list("x", {"id": ["y"]})) is Outcome.PASSED


def test_the_issuers_reason_is_said() -> None:
    found = known(revocation_list({"id": MINE, "revocationReason": "Cheated."}))
    assert "Cheated." in str(found.check.reason)
    assert found.check.as_of == own.FETCHED


def test_a_badge_may_say_so_itself() -> None:
    assert outcome(revocation_list(), assertion(revoked=True)) is Outcome.FAILED


def test_an_issuer_without_a_list_withdraws_nothing() -> None:
    assert outcome(None, **{PROFILE: profile(revocationList=None)}) is Outcome.NOT_APPLICABLE


def test_an_issuer_that_was_not_fetched_is_missing() -> None:
    found = known(revocation_list(), **{PROFILE: None})
    assert (found.check.outcome, found.missing) == (Outcome.UNKNOWN, (PROFILE,))
    nobody = known(revocation_list(), assertion(badge={"name": "x", "issuer": {"name": "y"}}))
    assert (nobody.check.outcome, nobody.missing) == (Outcome.UNKNOWN, ())


def test_the_address_of_the_list_may_stand_in_an_object() -> None:
    assert (
        outcome(revocation_list(MINE), **{PROFILE: profile(revocationList={"id": REVOKED})}) is Outcome.FAILED
    )
    odd = known(None, **{PROFILE: profile(revocationList=5)})
    assert (odd.check.outcome, odd.missing) == (Outcome.UNKNOWN, ())


@pytest.mark.parametrize(
    "answer",
    [
        None,
        "<html>",
        {},
        {"error": "x"},
        profile(),
        {"type": "RevocationList", "id": REVOKED},
        revocation_list(id="https://x.example"),
        revocation_list(issuer="https://x.example"),
        revocation_list(revokedAssertions=None),
    ],
)
def test_an_answer_about_something_else_tells_nothing(answer: object) -> None:
    assert outcome(answer) is Outcome.UNKNOWN


def test_a_list_that_was_not_fetched_is_missing() -> None:
    assert known(None).missing == (REVOKED,)


def test_the_first_lists_were_identifiers_with_reasons() -> None:
    old = {name: value for name, value in assertion(uid="abc").items() if name != "verification"}
    assert outcome({"abc": "Cheated."}, old) is Outcome.FAILED
    assert outcome({"abcd": "Cheated."}, old) is Outcome.PASSED
    assert outcome({"abc": "Cheated."}) is Outcome.UNKNOWN


@pytest.mark.parametrize("name", [None, 5, ["a"], {}])
def test_a_badge_without_identifier_is_in_no_list(name: object) -> None:
    assert outcome(revocation_list(), assertion(id=name)) is Outcome.UNKNOWN
