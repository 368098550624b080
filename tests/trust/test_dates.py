from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.credentials.document import read_badge
from badgefolio.model.credential import Badge, Moment, OpenBadgesVersion
from badgefolio.model.original import Original
from badgefolio.model.report import Check, Name, Outcome
from badgefolio.sources.json import Json
from badgefolio.sources.tokens import Token
from badgefolio.trust.dates import check_dates

NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)
BADGE = Badge(version=OpenBadgesVersion.V2_0)


def checked(
    now: datetime = NOW, claims: dict[str, Json] | None = None, /, **members: Json
) -> dict[Name, Check]:
    token = None if claims is None else Token(header={}, payload=claims, signed=b"", signature=b"")
    found = check_dates(BADGE, Original(document=members, token=token), now=now)
    assert [one.name for one in found] == [Name.ISSUED, Name.EXPIRY, Name.DATE_ORDER]
    return {one.name: one for one in found}


def outcomes(now: datetime = NOW, claims: dict[str, Json] | None = None, /, **members: Json) -> list[str]:
    return [one.outcome.value for one in checked(now, claims, **members).values()]


def test_a_badge_in_its_time_passes() -> None:
    found = checked(issuedOn="2024-05-01T10:00:00Z", expires="2025-05-01T10:00:00Z")
    assert {one.outcome for one in found.values()} == {Outcome.PASSED}
    assert str(found[Name.ISSUED].reason) == "It was issued on 2024-05-01."
    assert str(found[Name.EXPIRY].reason) == "It is valid until 2025-05-01."


def test_a_badge_that_does_not_expire_has_no_order() -> None:
    assert outcomes(issuedOn=1_400_000_000) == ["passed", "not-applicable", "not-applicable"]
    assert outcomes(issuedOn=1_400_000_000, expires=None) == ["passed", "not-applicable", "not-applicable"]


def test_an_expired_badge_fails_from_that_instant_on() -> None:
    end = datetime(2024, 5, 31, 10, tzinfo=UTC)
    dates: dict[str, Json] = {"issuedOn": "2024-05-01T10:00:00Z", "expires": "2024-05-31T12:00:00+02:00"}
    assert outcomes(end - timedelta(seconds=1), **dates)[1] == "passed"
    assert outcomes(end, **dates)[1] == "failed"
    assert str(checked(end, **dates)[Name.EXPIRY].reason) == "It expired on 2024-05-31."


def test_a_badge_of_the_future_fails() -> None:
    assert outcomes(issuedOn="2024-06-01T12:00:00Z")[0] == "passed"
    assert outcomes(issuedOn="2024-06-01T12:00:01Z")[0] == "failed"
    assert outcomes(validFrom="2040-01-01T00:00:00Z", validUntil="2050-01-01T00:00:00Z")[0] == "failed"


def test_a_day_lasts_as_long_as_it_lasts_anywhere() -> None:
    expires: dict[str, Json] = {"issuedOn": "2011-06-01", "expires": "2024-06-01"}
    assert outcomes(datetime(2024, 6, 2, 11, 59, tzinfo=UTC), **expires)[1] == "passed"
    assert outcomes(datetime(2024, 6, 2, 12, 0, tzinfo=UTC), **expires)[1] == "failed"


def test_a_day_begins_when_it_begins_anywhere() -> None:
    assert outcomes(datetime(2024, 5, 31, 10, tzinfo=UTC), issuedOn="2024-06-01")[0] == "passed"
    assert outcomes(datetime(2024, 5, 31, 9, 59, tzinfo=UTC), issuedOn="2024-06-01")[0] == "failed"


def test_a_time_without_a_zone_is_taken_for_the_badge() -> None:
    expires: dict[str, Json] = {"issuedOn": "2011-06-01", "expires": "2024-06-01T10:00:00"}
    assert outcomes(datetime(2024, 6, 1, 21, 59, tzinfo=UTC), **expires)[1] == "passed"
    assert outcomes(datetime(2024, 6, 1, 22, tzinfo=UTC), **expires)[1] == "failed"


@pytest.mark.parametrize("wrong", ["yesterday", "", 0, -5, True, {"a": 1}, "2024-02-30", 10**30, "9" * 500])
def test_a_date_that_cannot_be_read_fails_and_is_not_absent(wrong: Json) -> None:
    assert outcomes(issuedOn="2024-05-01", expires=wrong) == ["passed", "failed", "unknown"]
    assert outcomes(issuedOn=wrong, expires="2030-01-01") == ["failed", "passed", "unknown"]


def test_what_cannot_be_read_is_quoted_short() -> None:
    assert len(str(checked(issuedOn="x" * 5000)[Name.ISSUED].reason)) < 150


def test_an_end_before_the_beginning_fails() -> None:
    found = checked(issuedOn="2024-05-01T10:00:00Z", expires="2024-04-01T10:00:00Z")
    assert found[Name.DATE_ORDER].outcome is Outcome.FAILED
    said = "It expires on 2024-04-01, before it begins on 2024-05-01."
    assert str(found[Name.DATE_ORDER].reason) == said
    assert outcomes(issuedOn="2024-05-01", expires="2024-05-01")[2] == "passed"


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ({"nbf": 1_714_557_600, "exp": 1_800_000_000}, ["passed", "passed", "passed"]),
        ({"nbf": 1_900_000_000}, ["failed", "passed", "passed"]),
        ({"iat": 1_900_000_000}, ["failed", "passed", "passed"]),
        ({"exp": 1_714_557_700}, ["passed", "failed", "passed"]),
        ({"exp": "soon"}, ["passed", "failed", "unknown"]),
        ({"exp": 1_300_000_000}, ["passed", "failed", "failed"]),
    ],
)
def test_the_claims_of_a_token_count_too(claims: dict[str, Json], expected: list[str]) -> None:
    dates: dict[str, Json] = {"validFrom": "2024-05-01T10:00:00Z", "validUntil": "2040-01-01T00:00:00Z"}
    assert outcomes(NOW, claims, **dates) == expected


def test_the_strictest_of_several_dates_counts() -> None:
    several: dict[str, Json] = {"validFrom": "2020-01-01", "issuanceDate": "2030-01-01"}
    assert outcomes(**several)[0] == "failed"
    assert outcomes(issuedOn="2020-01-01", expires=["2040-01-01", "2021-01-01"])[1] == "failed"


def test_values_wrapped_by_linked_data_are_read() -> None:
    wrapped: Json = [{"@type": "xsd:dateTime", "@value": "2021-01-01T00:00:00Z"}]
    assert outcomes(**{"obi:issuedOn": "2020-01-01", "expires": wrapped})[:2] == ["passed", "failed"]


def test_without_any_date_of_issue_it_is_unknown() -> None:
    assert outcomes()[0] == "unknown"


def test_a_badge_that_lies_elsewhere_says_nothing_about_its_end() -> None:
    found = check_dates(Badge(version=OpenBadgesVersion.V1_0, location="https://x.example"), None, now=NOW)
    assert [one.outcome.value for one in found] == ["unknown", "unknown", "not-applicable"]


def test_without_the_json_the_dates_of_the_badge_are_used() -> None:
    moment = Moment(text="2024-05-01", instant=datetime(2024, 5, 1, tzinfo=UTC), has_time=False)
    badge = Badge(version=OpenBadgesVersion.V2_0, issued=moment, expires=moment)
    found = check_dates(badge, None, now=NOW)
    assert [one.outcome.value for one in found] == ["passed", "failed", "passed"]


def test_the_ends_of_the_calendar_are_no_error() -> None:
    assert outcomes(issuedOn="0001-01-01", expires="9999-12-31") == ["passed", "passed", "passed"]


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists))
def test_no_value_breaks_the_check(value: Json) -> None:
    assert len(outcomes(NOW, {"exp": value, "nbf": value}, issuedOn=value, validUntil=value)) == 3


def test_real_badges_are_judged_as_by_their_sources(corpus: Path) -> None:
    now = datetime(2026, 11, 21, tzinfo=UTC)
    verdicts = {
        "basic-assertion-expired.json": (Name.EXPIRY, Outcome.FAILED),
        "basic-assertion-in-future.json": (Name.ISSUED, Outcome.FAILED),
        "simple-err-issued.json": (Name.ISSUED, Outcome.FAILED),
        "oidf-noStatus-notExpired-notYetValid.json": (Name.ISSUED, Outcome.FAILED),
        "legacy-noStatus-expired.json": (Name.EXPIRY, Outcome.FAILED),
        "simple-json.png": (Name.ISSUED, Outcome.PASSED),
    }
    for file, (name, outcome) in verdicts.items():
        (path,) = corpus.rglob(file)
        read = read_badge(path.read_bytes(), file=file)
        found = {one.name: one.outcome for one in check_dates(read.badge, read.original, now=now)}
        assert (file, found[name]) == (file, outcome)
