from datetime import UTC, date, datetime

import pytest

from badgefolio.model.report import Anchor, Check, Name, Outcome, Report, Statement, because

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def report(*outcomes: Outcome, statements: Outcome = Outcome.PASSED) -> Report:
    statement = Statement(outcome=statements, reason=because("So it is."))
    return Report(
        at=NOW,
        checks=tuple(Check(name=Name.EXPIRY, outcome=one, reason=because("So it is.")) for one in outcomes),
        integrity=statement,
        identity=statement,
        status=statement,
        anchor=Anchor.HOSTED,
    )


@pytest.mark.parametrize(
    ("checks", "outcome"),
    [
        ([Outcome.PASSED], Outcome.PASSED),
        ([Outcome.PASSED, Outcome.NOT_APPLICABLE], Outcome.PASSED),
        ([Outcome.PASSED, Outcome.UNKNOWN], Outcome.UNKNOWN),
        ([Outcome.UNKNOWN, Outcome.FAILED], Outcome.FAILED),
    ],
)
def test_one_failure_fails_and_one_gap_is_a_gap(checks: list[Outcome], outcome: Outcome) -> None:
    assert report(*checks).outcome is outcome


@pytest.mark.parametrize("statement", [Outcome.UNKNOWN, Outcome.NOT_APPLICABLE, Outcome.FAILED])
def test_a_statement_that_could_not_be_made_is_a_gap(statement: Outcome) -> None:
    assert report(Outcome.PASSED, statements=statement).outcome is Outcome.UNKNOWN


def test_a_reason_reads_as_a_sentence() -> None:
    reason = because("Since {day}, or {instant}: {name}.", day=date(2026, 1, 2), instant=NOW, name="x")
    assert str(reason) == "Since 2026-01-02, or 2026-01-01: x."
