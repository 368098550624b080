"""Three statements, made of checks."""

import pytest

from badgefolio.model.report import Check, Name, Outcome, because
from badgefolio.trust import statements

P, F, U, N = Outcome.PASSED, Outcome.FAILED, Outcome.UNKNOWN, Outcome.NOT_APPLICABLE


def checks(name: Name, *outcomes: Outcome) -> list[Check]:
    return [Check(name=name, outcome=one, reason=because("Said.")) for one in outcomes]


@pytest.mark.parametrize(
    ("outcomes", "said"),
    [
        ((), U),
        ((P,), P),
        ((U,), U),
        ((F,), F),
        ((U, P), P),
        ((P, U), P),
        ((P, F), F),
        ((U, F), F),
        ((N,), N),
        ((P, P), P),
    ],
)
def test_one_good_signature_is_enough_where_none_is_bad(outcomes: tuple[Outcome, ...], said: Outcome) -> None:
    assert statements.integrity(checks(Name.SIGNATURE, *outcomes)).outcome is said


@pytest.mark.parametrize(
    ("outcomes", "said"),
    [
        ((), U),
        ((P,), P),
        ((P, U), U),
        ((U, F), F),
        ((N, N), N),
        ((P, N), P),
        ((N, U), U),
    ],
)
def test_the_status_is_no_better_than_its_worst_entry(outcomes: tuple[Outcome, ...], said: Outcome) -> None:
    assert statements.status(checks(Name.STATUS, *outcomes)).outcome is said


@pytest.mark.parametrize(("scope", "copy", "said"), [(P, P, P), (P, U, U), (P, F, F), (U, P, U), (F, P, F)])
def test_a_server_that_may_speak_says_nothing_before_it_spoke(
    scope: Outcome, copy: Outcome, said: Outcome
) -> None:
    found = checks(Name.HOSTED_SCOPE, scope) + checks(Name.HOSTED_COPY, copy)
    assert statements.identity(found).outcome is said


@pytest.mark.parametrize("status", [P, N])
@pytest.mark.parametrize(
    ("name", "outcome", "is_said"),
    [
        (Name.SIGNATURE, P, True),
        (Name.SIGNATURE, U, False),
        (Name.SIGNATURE, F, False),
        (Name.HOSTED_COPY, P, True),
        (Name.HOSTED_COPY, U, True),
        (Name.HOSTED_COPY, F, False),
    ],
)
def test_no_list_speaks_for_a_badge_that_may_be_anybodys(
    name: Name, outcome: Outcome, status: Outcome, *, is_said: bool
) -> None:
    found = checks(name, outcome) + checks(Name.STATUS, status)
    assert statements.status(found).outcome is (status if is_said else U)
    assert statements.status(checks(name, outcome) + checks(Name.STATUS, F)).outcome is F


def test_no_statement_listens_to_the_checks_of_another() -> None:
    good = checks(Name.SIGNATURE, P)
    assert statements.identity(good).outcome is U
    assert statements.status(good).outcome is U
    key = checks(Name.ISSUER_KEY, P)
    assert statements.integrity(key).outcome is U
    assert statements.identity(key).outcome is P
