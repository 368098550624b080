"""Dates as issuers write them: ISO 8601 in many spellings, and the Unix seconds of early badges.

Sources: ISO 8601-1; 1EdTech, Open Badges 1.0, section "DateTime" (ISO 8601 or Unix seconds); Open Badges
2.0, section "DateTime" (ISO 8601 with a time zone); Open Badges 3.0, section "DateTimeZ".
"""

import re
from datetime import UTC, datetime

from badgefolio.model.credential import Moment
from badgefolio.sources.json import Json

_ISO = re.compile(r"\d{4}-?(?:\d{2}-?\d{2}|W\d{2}-?\d)(?:[T ][0-9:.,]+(?:Z|[+-][0-9:]{2,9})?)?", re.ASCII)
_NUMBER = re.compile(r"\d{9,13}(?:\.\d+)?", re.ASCII)
_DAY = re.compile(r"[0-9W-]+", re.ASCII)
_MAX_LENGTH = 40
_FIRST_MILLISECONDS = 100_000_000_000  # as seconds this would be the year 5138; JavaScript issuers count ms


class NoDateError(ValueError):
    """The value is no date that can be read."""


def moment_of(value: Json) -> tuple[Moment, bool]:
    """Return the moment that a JSON value means, and whether it says its time zone.

    A day alone, and Unix seconds, need no zone. A time without a zone is taken as UTC; the caller warns.
    `text` is the value as written.

    Raises:
        NoDateError: the value is no date, or lies outside the years 1 to 9999.
    """
    try:
        if isinstance(value, str):
            return _of_text(value.strip())
        if isinstance(value, int | float) and not isinstance(value, bool):
            return _of_number(value, str(value)), True
    except (ValueError, OverflowError, OSError):
        raise NoDateError from None
    raise NoDateError


def _of_text(text: str) -> tuple[Moment, bool]:
    if _NUMBER.fullmatch(text):
        return _of_number(float(text), text), True
    upper = text.upper()
    if len(text) > _MAX_LENGTH or not _ISO.fullmatch(upper):
        raise NoDateError
    instant = datetime.fromisoformat(upper)
    if _DAY.fullmatch(upper):
        return Moment(text=text, instant=instant.replace(tzinfo=UTC), has_time=False), True
    if instant.tzinfo is None:
        return Moment(text=text, instant=instant.replace(tzinfo=UTC)), False
    in_utc = instant.astimezone(UTC)
    local_day = instant.date() if instant.date() != in_utc.date() else None
    return Moment(text=text, instant=in_utc, local_day=local_day), True


def _of_number(number: float, text: str) -> Moment:
    if number <= 0:
        raise NoDateError
    seconds = number / 1000 if number >= _FIRST_MILLISECONDS else number
    return Moment(text=text, instant=datetime.fromtimestamp(seconds, UTC))
