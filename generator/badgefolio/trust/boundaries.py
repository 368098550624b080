"""When the outcome of a check can change by itself: the instants that a badge and the archive name.

Between two of them a report stays true, so that an unchanged badge need not be checked again. Rather too
many than too few: every date counts, whatever it is the date of.
"""

import re
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING

from badgefolio.model.dates import NoDateError, moment_of
from badgefolio.problems import ProblemError
from badgefolio.sources.tokens import parse_token
from badgefolio.trust.documents import as_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from badgefolio.model.archive import Archive
    from badgefolio.model.original import Original
    from badgefolio.sources.json import Json

_DATE = re.compile(r"\s*\d{4}-?[\dW]")
_FIRST_SECOND = 100_000_000  # of 1973: a smaller number is no date
# A day, or a time without a zone, begins and ends at another instant in every zone: see `trust.dates`.
_ANYWHERE = tuple(timedelta(hours=hours) for hours in (-14, 0, 12, 24, 36))


def boundaries(original: "Original | None") -> tuple[datetime, ...]:
    """Return the instants at which a check of a badge may come out differently, sorted."""
    if original is None:
        return ()
    claims = [dict(original.token.payload)] if original.token else []
    return tuple(
        sorted(set(chain.from_iterable(_instants(one) for one in [dict(original.document), *claims])))
    )


def archive_boundaries(archive: "Archive") -> tuple[datetime, ...]:
    """Return the instants that the documents of an archive name, sorted."""
    found: set[datetime] = set()
    for document in archive.documents.values():
        text = document.content.strip()
        value: Json = dict(as_json(document.content) or {})
        if text.startswith(b"eyJ"):
            value = text.decode("ascii", "replace")
        found.update(_instants(value))
    return tuple(sorted(found))


def passed(instants: tuple[datetime, ...], now: datetime) -> int:
    """Return how many of the instants have come: while that number stays, so do the checks."""
    return sum(instant <= now for instant in instants)


def _instants(value: "Json") -> "Iterator[datetime]":
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _instants(one)
    elif isinstance(value, str) and value.startswith("eyJ"):
        yield from _in_token(value)
    elif _may_be_date(value):
        yield from _around(value)


def _may_be_date(value: "Json") -> bool:
    if isinstance(value, str):
        return _DATE.match(value) is not None or value.strip().isdecimal()
    return isinstance(value, int | float) and not isinstance(value, bool) and value >= _FIRST_SECOND


def _in_token(text: str) -> "Iterator[datetime]":
    try:
        yield from _instants(dict(parse_token(text, file="token").payload))
    except ProblemError:
        return


def _around(value: "Json") -> "Iterator[datetime]":
    try:
        moment, has_zone = moment_of(value)
    except NoDateError:
        return
    is_exact = moment.has_time and has_zone
    for wait in (timedelta(0),) if is_exact else _ANYWHERE:
        with suppress(OverflowError):  # the first and the last days of the calendar
            yield moment.instant + wait
