"""What time it is, or is said to be."""

from datetime import UTC, datetime

import pytest

from badgefolio.cli.clock import now


def test_a_build_may_be_told_what_time_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1748779200")
    assert now() == datetime(2025, 6, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize("said", ["", "soon", "-1", "1.5", " 5", "\u0661", "9" * 30])
def test_what_is_no_number_of_seconds_is_passed_over(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", said)
    found = now()
    assert found.tzinfo is UTC
    assert found > datetime(2025, 6, 1, tzinfo=UTC)
