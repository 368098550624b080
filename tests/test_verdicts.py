"""Our verdicts about real documents, beside those of their sources."""

from pathlib import Path

import pytest
from tests.verdicts import EXCEPTIONS, Judged, judged

from badgefolio import Outcome


@pytest.fixture(scope="module")
def verdicts(corpus: Path) -> tuple[Judged, ...]:
    return tuple(judged(corpus))


def test_every_verdict_agrees_or_has_a_reason(verdicts: tuple[Judged, ...]) -> None:
    unexplained = {
        one.row.path: (one.row.expected, one.verdict)
        for one in verdicts
        if one.mark == "!" and not one.row.path.endswith(tuple(EXCEPTIONS))
    }
    assert unexplained == {}
    assert len(verdicts) > 150


def test_every_exception_is_one(verdicts: tuple[Judged, ...]) -> None:
    differing = {one.row.path for one in verdicts if one.mark == "!"}
    assert {end for end in EXCEPTIONS if not any(path.endswith(end) for path in differing)} == set()


def test_what_we_do_not_know_has_a_reason(verdicts: tuple[Judged, ...]) -> None:
    assert {one.row.path for one in verdicts if one.mark == "?" and not one.verdict.reason} == set()


def test_nothing_that_is_said_to_be_invalid_passes(verdicts: tuple[Judged, ...]) -> None:
    invalid = [one for one in verdicts if one.row.is_good is False]
    assert {one.row.path for one in invalid if one.verdict.outcome is Outcome.PASSED} == set()
    assert len(invalid) > 40


def test_whoever_only_has_a_key_is_not_known(verdicts: tuple[Judged, ...]) -> None:
    keys = [one for one in verdicts if "didKey" in one.row.path and one.verdict.how == "whole"]
    assert keys
    assert {one.row.path for one in keys if one.verdict.outcome is Outcome.PASSED} == set()
