"""Between two instants that a badge and its archive name, a report stays as it is."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.trust import issuer as own
from tests.trust.issuer import DID, LIST, OWNER, archive_of, method_of, secret, server

from badgefolio.credentials import read_badge
from badgefolio.model.archive import Archive
from badgefolio.model.original import Original
from badgefolio.model.report import Report
from badgefolio.trust import archive_boundaries, boundaries, check, passed

AN_INSTANT = datetime(2025, 6, 1, 12, tzinfo=UTC)
WRITTEN = st.sampled_from(
    [
        *(
            "2025-06-01T12:00:00Z",
            "2025-06-01",
            "2025-06-01T12:00:00",
            "20250601",
            "2025-W22-7",
            " 2025-06-01 ",
        ),
        *("2025-06-01T14:00:00+14:00", "2025-06-01T00:00:00-12:00", "1748779200", 1748779200, 1748779200000),
        *(
            "2025-06-01T12:00:00.5Z",
            "soon",
            None,
            5,
            "9999-12-31",
            "0001-01-01",
            True,
            ["2025-06-01"],
            "1748779200.5",
        ),
        {"@value": "2025-06-01"},
    ]
)
AROUND = st.builds(
    lambda hours, seconds: AN_INSTANT + timedelta(hours=hours, seconds=seconds),
    st.integers(-60, 60),
    st.sampled_from([-1, 0, 1, 1800]),
)
DATES = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("validFrom", "validUntil", "issuedOn", "expires"), WRITTEN)
)


def reported(text: str, archive: Archive, now: datetime) -> Report:
    found = read_badge(text.encode(), file="badge", archive=archive)
    return check(found.badge, found.original, archive=archive, owner=OWNER, now=now)


def timeless(report: Report) -> Report:
    inside = tuple((pointer, timeless(one)) for pointer, one in report.endorsements)
    return replace(report, at=AN_INSTANT, endorsements=inside)


def count(text: str, archive: Archive, now: datetime) -> tuple[int, int]:
    original = read_badge(text.encode(), file="badge", archive=archive).original
    return passed(boundaries(original), now), passed(archive_boundaries(archive), now)


def same_between(text: str, archive: Archive, first: datetime, second: datetime) -> None:
    if count(text, archive, first) == count(text, archive, second):
        assert timeless(reported(text, archive, first)) == timeless(reported(text, archive, second))


@given(dates=DATES, first=AROUND, second=AROUND, in_token=st.booleans(), nbf=WRITTEN)
@example(
    dates={"validUntil": "2025-06-01"},
    first=AN_INSTANT,
    second=AN_INSTANT + timedelta(hours=23),
    in_token=False,
    nbf=None,
)
def test_a_credential_is_judged_alike_between_boundaries(
    dates: dict[str, Any], first: datetime, second: datetime, *, in_token: bool, nbf: object
) -> None:
    made = {**own.credential(), **dates}
    text = (
        own.token({**made, "nbf": nbf}, secret("p256"), kid=method_of("p256"))
        if in_token
        else json.dumps(made)
    )
    same_between(text, archive_of(server()), first, second)


@given(created=WRITTEN, ends=WRITTEN, first=AROUND, second=AROUND)
def test_a_proof_is_judged_alike_between_boundaries(
    created: object, ends: object, first: datetime, second: datetime
) -> None:
    made, dates = own.credential(), dict[str, Any](created=created, expires=ends)
    proof = own.proof_of(made, "eddsa-jcs-2022", secret("ed25519"), method_of("ed25519"), **dates)
    same_between(json.dumps({**made, "proof": proof}), archive_of(server()), first, second)


@given(dates=DATES, first=AROUND, second=AROUND, in_token=st.booleans(), ends=WRITTEN)
def test_lists_and_keys_of_the_archive_have_boundaries_too(
    dates: dict[str, Any], first: datetime, second: datetime, *, in_token: bool, ends: object
) -> None:
    made: object = {**own.signed_list(7), **dates}
    if in_token:
        made = own.token({**own.status_list(7), **dates}, secret("p256"), kid=method_of("p256"))
    methods = [{**one, "expires": ends} for one in own.did_document()["verificationMethod"]]
    did = f"https://{own.HOST}/.well-known/did.json"
    answers = {**server(), LIST: made, did: own.did_document(verificationMethod=methods)}
    same_between(own.badge("eddsa-jcs-2022").text, archive_of(answers), first, second)


@given(dates=DATES, first=AROUND, second=AROUND)
def test_endorsements_have_boundaries_too(dates: dict[str, Any], first: datetime, second: datetime) -> None:
    endorsement = {"issuer": DID, "credentialSubject": {"id": DID}, "proof": {"type": "x"}, **dates}
    claims = {"iss": DID, "vc": {"issuer": DID, "credentialSubject": {}}, **dates}
    made = own.credential(endorsement=[endorsement], endorsementJwt=[own.token(claims, secret("p256"))])
    same_between(json.dumps(made), archive_of(server()), first, second)


@given(dates=DATES, first=AROUND, second=AROUND)
def test_an_assertion_is_judged_alike_between_boundaries(
    dates: dict[str, Any], first: datetime, second: datetime
) -> None:
    same_between(json.dumps({**own.assertion(), **dates}), archive_of(server()), first, second)


def test_a_boundary_counts_from_its_very_instant_on() -> None:
    found = boundaries(Original(document={"validUntil": "2025-06-01T12:00:00Z"}))
    assert found == (AN_INSTANT,)
    assert [passed(found, AN_INSTANT + timedelta(seconds=wait)) for wait in (-1, 0, 1)] == [0, 1, 1]


def test_a_day_ends_at_another_instant_in_every_zone() -> None:
    found = boundaries(Original(document={"expires": "2025-06-01"}))
    assert (found[0], found[-1]) == (
        datetime(2025, 5, 31, 10, tzinfo=UTC),
        datetime(2025, 6, 2, 12, tzinfo=UTC),
    )


def test_without_a_badge_there_are_no_boundaries() -> None:
    assert boundaries(None) == ()


@pytest.mark.parametrize(
    "value", [True, 5, None, "x", "", "eyJ.x", [], {}, -1748779200, "12:30", "9999-99-99"]
)
def test_what_is_no_date_is_no_boundary(value: Any) -> None:  # noqa: ANN401 - any JSON
    assert boundaries(Original(document={"x": value})) == ()


def test_the_last_day_of_the_calendar_ends_nowhere() -> None:
    assert boundaries(Original(document={"x": "9999-12-31"}))[-1].year == 9999
