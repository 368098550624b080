from datetime import UTC, date, datetime

import pytest

from badgefolio.model.dates import NoDateError, moment_of
from badgefolio.sources.json import Json


@pytest.mark.parametrize(
    ("value", "instant"),
    [
        ("2016-12-31T23:59:59Z", datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC)),
        ("2016-12-31t23:59:59z", datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC)),
        ("2017-04-30T21:30:02+02:00", datetime(2017, 4, 30, 19, 30, 2, tzinfo=UTC)),
        ("2017-04-30T21:30:02-0530", datetime(2017, 5, 1, 3, 0, 2, tzinfo=UTC)),
        ("2022-11-04T22:20:25.682Z", datetime(2022, 11, 4, 22, 20, 25, 682000, tzinfo=UTC)),
        ("2017-10-01T00:00Z", datetime(2017, 10, 1, tzinfo=UTC)),
        ("20171001T101112Z", datetime(2017, 10, 1, 10, 11, 12, tzinfo=UTC)),
        (1365116787, datetime(2013, 4, 4, 23, 6, 27, tzinfo=UTC)),
        ("1365116787", datetime(2013, 4, 4, 23, 6, 27, tzinfo=UTC)),
        (1365116787.5, datetime(2013, 4, 4, 23, 6, 27, 500000, tzinfo=UTC)),
        (1365116787000, datetime(2013, 4, 4, 23, 6, 27, tzinfo=UTC)),
    ],
)
def test_instants_are_told_in_utc(value: Json, instant: datetime) -> None:
    moment, has_zone = moment_of(value)
    assert moment.instant == instant
    assert moment.text == str(value)
    assert moment.has_time
    assert has_zone


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-01-01T00:30:00+02:00", date(2026, 1, 1)),
        ("2025-12-31T23:30:00-05:00", date(2025, 12, 31)),
        ("2026-01-01T12:00:00+02:00", date(2026, 1, 1)),
        ("2026-01-01T00:30:00Z", date(2026, 1, 1)),
        ("2026-01-01", date(2026, 1, 1)),
    ],
)
def test_the_day_is_the_one_that_was_written(text: str, day: date) -> None:
    moment, _ = moment_of(text)
    assert moment.day == day
    assert moment.local_day in {None, day}


@pytest.mark.parametrize("text", ["2011-06-01", "20110601", "2011-W22-3"])
def test_a_day_alone_begins_at_midnight_utc(text: str) -> None:
    moment, has_zone = moment_of(text)
    assert moment.instant == datetime(2011, 6, 1, tzinfo=UTC)
    assert not moment.has_time
    assert has_zone


@pytest.mark.parametrize("text", ["2024-02-29T10:00:00", "2024-02-29 10:00:00"])
def test_a_time_without_zone_is_told_apart(text: str) -> None:
    moment, has_zone = moment_of(text)
    assert moment.instant == datetime(2024, 2, 29, 10, tzinfo=UTC)
    assert not has_zone


@pytest.mark.parametrize(
    "value",
    [
        "yesterday",
        "2023-02-29",
        "2016-12",
        "0001-01-01T00:00:00+10:00",
        "9999-12-31T23:59:59-10:00",
        "2016-12-31T23:59:59" + "0" * 40,
        "\u0662\u0660\u0661\u0661-06-01",
        "",
        0,
        -5,
        1e30,
        True,
        None,
        [],
        {},
    ],
)
def test_what_is_no_date_is_refused(value: Json) -> None:
    with pytest.raises(NoDateError):
        moment_of(value)
