"""Hosted badges: the issuer's server repeats them, and may speak for the issuer."""

import pytest
from tests.trust import issuer as own
from tests.trust.issuer import (
    HOST,
    PROFILE,
    Document,
    answer,
    archive_of,
    assertion,
    badge_class,
    profile,
    server,
)

from badgefolio.model.graph import graph_of
from badgefolio.model.report import Outcome
from badgefolio.trust.hosted import Hosted, check_hosted

AT = f"https://{HOST}/a/1"
P, F, U, N = Outcome.PASSED, Outcome.FAILED, Outcome.UNKNOWN, Outcome.NOT_APPLICABLE


def checked(made: Document, changed: dict[str, object] | None = None, *, address: str = "") -> Hosted:
    archive = archive_of({**server(), **(changed or {})})
    return check_hosted(graph_of(made, archive, address=address), archive)


def outcomes(made: Document, changed: dict[str, object] | None = None) -> tuple[Outcome, Outcome, Outcome]:
    found = checked(made, changed)
    return found.copy.outcome, found.scope.outcome, found.status.outcome


def scope(rules: object, address: str = AT) -> Outcome:
    made = assertion(id=address)
    return checked(made, {PROFILE: profile(verification=rules), address: made}).scope.outcome


@pytest.mark.parametrize(
    "inside",
    [
        f"https://{HOST}/b/1",
        badge_class(),
        badge_class(issuer=profile()),
        {"id": f"https://{HOST}/b/1", "type": "BadgeClass"},
        {"id": f"https://{HOST}/b/1", "name": "Soldering", "issuer": PROFILE},
        [f"https://{HOST}/b/1"],
    ],
)
def test_the_same_badge_at_the_issuers_is_the_same(inside: object) -> None:
    found = checked(assertion(badge=inside))
    assert found.copy.outcome is P
    assert found.copy.as_of == own.FETCHED
    assert found.domain == (HOST if not isinstance(inside, list) else "")


@pytest.mark.parametrize(
    "changed",
    [
        {"narrative": "He did it."},
        {"narrative": None},
        {"more": 1},
        {"badge": badge_class(name="All")},
        {"badge": f"https://{HOST}/b/2"},
        {"badge": badge_class(issuer=profile(name="University"))},
        {"badge": {"name": "All", "issuer": PROFILE}},
        {"badge": "x"},
    ],
)
def test_another_badge_is_told(changed: Document) -> None:
    copy, _, status = outcomes(assertion(**changed))
    assert (copy, status) == (F, P)


def test_only_some_differences_are_named() -> None:
    reason = str(checked(assertion(**{f"x{number}": number for number in range(9)})).copy.reason)
    assert "/x0, /x1, /x2, ..." in reason
    assert "/x0" in str(checked(assertion(x0=1)).copy.reason)


def test_what_was_not_fetched_is_not_known() -> None:
    found = checked(assertion(), {AT: None})
    assert (found.copy.outcome, found.status.outcome, found.domain) == (U, U, "")
    assert AT in found.missing


def test_a_badge_without_an_address_cannot_be_asked_for() -> None:
    assert outcomes({name: value for name, value in assertion().items() if name != "id"}) == (U, F, U)


def test_the_address_of_the_file_stands_in_for_its_own() -> None:
    made = {name: value for name, value in assertion().items() if name != "id"}
    assert checked(made, {AT: made}, address=AT).copy.outcome is P


def test_a_part_that_was_not_fetched_is_missing_and_not_taken_for_true() -> None:
    found = checked(assertion(badge=badge_class()), {f"https://{HOST}/b/1": None})
    assert (found.copy.outcome, found.missing) == (U, (f"https://{HOST}/b/1",))
    gone = checked(
        assertion(badge=badge_class()),
        {f"https://{HOST}/b/1": answer(f"https://{HOST}/b/1", badge_class(), status=410)},
    )
    assert gone.copy.outcome is U


def test_a_badge_that_is_gone_was_withdrawn() -> None:
    gone: dict[str, object] = {AT: answer(AT, "", status=410)}
    assert outcomes(assertion(), gone) == (U, P, F)
    said = checked(assertion(), {AT: {"revoked": True, "revocationReason": "Cheated."}})
    assert (said.copy.outcome, said.status.outcome) == (U, F)
    assert "Cheated." in str(said.status.reason)
    assert "does not repeat" in str(said.copy.reason)
    assert outcomes(assertion(), {AT: assertion(revoked=True)})[2] is F
    assert outcomes(assertion(revoked=True))[2] is F


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ({}, P),
        (None, P),
        ("x", P),
        ({"allowedOrigins": HOST}, P),
        ({"allowedOrigins": [f"https://{HOST}"]}, P),
        ({"allowedOrigins": []}, P),
        ({"allowedOrigins": "else.example"}, F),
        ({"allowedOrigins": f"{HOST}:8443"}, F),
        ({"allowedOrigins": "https://["}, F),
        ({"startsWith": f"https://{HOST}/a"}, P),
        ({"startsWith": ["https://x.example", f"https://{HOST}/"]}, P),
        ({"startsWith": f"https://{HOST}/b"}, F),
        ({"startsWith": "https://"}, F),
        ({"startsWith": ""}, F),
        ({"startsWith": "https://school"}, F),
        ({"startsWith": 5}, P),
        ({"startsWith": f"https://{HOST}/a", "allowedOrigins": "else.example"}, F),
        ({"startsWith": f"https://{HOST}/a", "allowedOrigins": HOST}, P),
    ],
)
def test_the_issuer_says_where_badges_lie(rules: object, said: Outcome) -> None:
    assert scope(rules) is said


@pytest.mark.parametrize(
    ("address", "rules", "said"),
    [
        (f"https://{HOST}:443/a/1", {}, P),
        (f"http://{HOST}:80/a/1", {}, P),
        (f"https://{HOST}:8443/a/1", {}, F),
        (f"https://x.{HOST}/a", {}, F),
        (f"https://{HOST}.x/a", {"startsWith": f"https://{HOST}"}, F),
        ("https://cdn.example/a/1", {"startsWith": "https://cdn.example/a/"}, P),
        (f"https://{HOST}/a/../u/1", {}, F),
        (f"https://{HOST}/a/%2e%2E/u", {}, F),
        (f"https://{HOST}/a\\..\\u", {}, F),
        ("urn:x", {"startsWith": ""}, F),
        (f"https://{HOST}:port/a", {}, F),
        ("https://[", {"startsWith": "https://["}, F),
        (f"https://{HOST}/a/..x/1", {}, P),
    ],
)
def test_an_address_is_of_a_server_or_not(address: str, rules: Document, said: Outcome) -> None:
    assert scope(rules, address) is said


def test_rules_inside_the_badge_do_not_count() -> None:
    posing = profile(verification={"allowedOrigins": "evil.example"})
    made = assertion(id="https://evil.example/a", badge=badge_class(issuer=posing))
    assert checked(made, {made["id"]: made}).scope.outcome is F
    unfetched = checked(made, {made["id"]: made, PROFILE: None})
    assert (unfetched.scope.outcome, unfetched.domain) == (U, "")
    assert PROFILE in unfetched.missing


def test_an_issuer_that_was_not_fetched_may_use_its_own_server() -> None:
    made = assertion(badge=badge_class(issuer={"id": PROFILE, "name": "School"}))
    assert checked(made, {PROFILE: None}).scope.outcome is P


def test_an_issuer_without_an_address_cannot_be_asked() -> None:
    made = assertion(badge=badge_class(issuer={"id": "did:example:1", "name": "School"}))
    assert checked(made, {AT: made}).scope.outcome is U
