"""What a token says, and what the badge in it says."""

from typing import Any

import pytest
from tests.trust import issuer as own
from tests.trust.issuer import claims_of, credential, secret, token

from badgefolio.model.report import Outcome
from badgefolio.sources.tokens import parse_token
from badgefolio.trust.claims import check_claims


def judged(payload: dict[str, Any], document: dict[str, Any] | None = None) -> tuple[Outcome, str]:
    check = check_claims(parse_token(token(payload, secret("p256")), file="t"), document or credential())
    return check.outcome, str(check.reason)


def test_claims_that_repeat_the_badge_pass() -> None:
    assert judged(claims_of(credential()))[0] is Outcome.PASSED
    assert judged({})[0] is Outcome.PASSED


@pytest.mark.parametrize(
    ("claim", "value"),
    [
        ("iss", "did:web:evil.example"),
        ("iss", {"id": own.DID}),
        ("iss", None),
        ("jti", "urn:uuid:2"),
        ("sub", "did:example:x"),
        ("sub", ["did:example:maya"]),
        ("nbf", 1735689601),
        ("nbf", "soon"),
        ("nbf", None),
        ("exp", 1893456001),
        ("exp", True),
    ],
)
def test_a_claim_that_says_something_else_fails(claim: str, value: object) -> None:
    outcome, reason = judged({**claims_of(credential()), claim: value})
    assert outcome is Outcome.FAILED
    assert claim in reason


def test_the_dates_of_the_older_model_count_too() -> None:
    older = own.older_credential()
    assert judged({"nbf": 1735689600, "exp": 1893456000}, older)[0] is Outcome.PASSED
    assert judged({"nbf": 1735689599}, older)[0] is Outcome.FAILED


def test_a_date_within_the_second_is_the_same() -> None:
    assert judged({"nbf": 1735689600}, credential(validFrom="2025-01-01T00:00:00.9Z"))[0] is Outcome.PASSED


def test_a_subject_may_be_one_of_several() -> None:
    several = credential(credentialSubject=[{"id": "a"}, 5, {"id": "b"}])
    assert judged({"sub": "b"}, several)[0] is Outcome.PASSED
    assert judged({"sub": "c"}, several)[0] is Outcome.FAILED


def test_what_the_badge_leaves_to_the_token_is_no_difference() -> None:
    bare: dict[str, Any] = {"credentialSubject": {}}
    assert judged(claims_of(credential()), bare)[0] is Outcome.PASSED
