"""Is the badge valid at this moment, as far as its dates say?

The dates come from the JSON itself and from the claims of the token, not from the badge as it is shown,
which leaves out what cannot be read: a date that cannot be read fails. Sources: Open Badges 2.0, section
"Verification"; W3C, Verifiable Credentials Data Model 1.1, section 4.6, and 2.0, section 4.9; RFC 7519,
sections 4.1.4 to 4.1.6.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from badgefolio.model.dates import NoDateError, moment_of
from badgefolio.model.report import Check, Name, Outcome, Reason, because
from badgefolio.sources.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from badgefolio.model.credential import Badge, Moment
    from badgefolio.model.original import Original
    from badgefolio.sources.json import Json

_STARTS = ("awardedDate", "issuedOn", "issued_on", "validFrom", "issuanceDate")
_ENDS = ("expires", "validUntil", "expirationDate")
_START_CLAIMS = ("nbf", "iat")
_END_CLAIMS = ("exp",)
_PREFIXES = ("", "obi:", "https://w3id.org/openbadges#")
_FIRST_ZONE = timedelta(hours=14)  # a day begins first at UTC+14 (Kiribati)
_LAST_ZONE = timedelta(hours=12)  # and ends last at UTC-12 (Baker Island)
_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Date:
    """A date as written. `earliest` and `latest` are None where it cannot be read."""

    text: str
    day: date | None = None
    earliest: datetime | None = None
    latest: datetime | None = None


def check_dates(badge: "Badge", original: "Original | None", *, now: datetime) -> tuple[Check, ...]:
    """Return the checks `issued`, `expiry` and `date-order`.

    In doubt for the badge: a day without a time begins where on earth it begins first (UTC+14) and ends
    where it ends last (UTC-12), so that it has expired 36 hours after it began in UTC; a time without a
    zone is taken the same way. Of several dates that mean the same, the strictest counts.

    Args:
        badge: the badge; its dates are used only where the JSON is not here.
        original: the JSON that is verified; None where the file only says where the badge lies.
        now: the moment to check at, with a zone.
    """
    if original is None:
        starts, ends = _of_moment(badge.issued), _of_moment(badge.expires)
    else:
        claims: Mapping[str, Json] = original.token.payload if original.token else {}
        starts = (*_dates(original.document, _STARTS), *_dates(claims, _START_CLAIMS))
        ends = (*_dates(original.document, _ENDS), *_dates(claims, _END_CLAIMS))
    is_here = original is not None or badge.is_complete
    return (
        _issued(starts, now),
        _expiry(ends, now, is_here=is_here),
        _order(starts, ends),
    )


def _dates(members: "Mapping[str, Json]", names: tuple[str, ...]) -> tuple[_Date, ...]:
    return tuple(
        _date(value)
        for name in names
        for prefix in _PREFIXES
        for value in _written(members.get(prefix + name))
    )


def _written(value: "Json") -> "Iterator[Json]":
    """Yield what is written, which JSON-LD may wrap; null says nothing."""
    if isinstance(value, list):
        for one in value:
            yield from _written(one)
    elif isinstance(value, dict) and "@value" in value:
        yield value["@value"]
    elif value is not None:
        yield value


def _date(value: "Json") -> _Date:
    try:
        moment, has_zone = moment_of(value)
    except NoDateError:
        return _Date(text=str(value))
    return _placed(moment, has_zone=has_zone)


def _of_moment(moment: "Moment | None") -> tuple[_Date, ...]:
    return () if moment is None else (_placed(moment, has_zone=True),)


def _placed(moment: "Moment", *, has_zone: bool) -> _Date:
    earliest = latest = moment.instant
    try:
        if not moment.has_time:
            earliest, latest = earliest - _FIRST_ZONE, latest + _DAY + _LAST_ZONE
        elif not has_zone:
            earliest, latest = earliest - _FIRST_ZONE, latest + _LAST_ZONE
    except OverflowError:  # the first and the last day of the calendar
        pass
    return _Date(text=moment.text, day=moment.day, earliest=earliest, latest=latest)


def _issued(starts: tuple[_Date, ...], now: datetime) -> Check:
    if unread := _unread(starts):
        reason = because("The date of issue cannot be read: {text}.", text=unread)
        return _check(Name.ISSUED, Outcome.FAILED, reason)
    if not starts:
        reason = because("The badge does not say when it was issued.")
        return _check(Name.ISSUED, Outcome.UNKNOWN, reason)
    last = max(starts, key=_earliest)
    if _earliest(last) > now:
        reason = because("It is valid only from {date} on, which has not come yet.", date=_day(last))
        return _check(Name.ISSUED, Outcome.FAILED, reason)
    return _check(Name.ISSUED, Outcome.PASSED, because("It was issued on {date}.", date=_day(starts[0])))


def _expiry(ends: tuple[_Date, ...], now: datetime, *, is_here: bool) -> Check:
    if unread := _unread(ends):
        reason = because("The date on which it expires cannot be read: {text}.", text=unread)
        return _check(Name.EXPIRY, Outcome.FAILED, reason)
    if not ends and not is_here:
        reason = because("The file does not say whether the badge expires.")
        return _check(Name.EXPIRY, Outcome.UNKNOWN, reason)
    if not ends:
        return _check(Name.EXPIRY, Outcome.NOT_APPLICABLE, because("It does not expire."))
    first = min(ends, key=_latest)
    if _latest(first) <= now:
        return _check(Name.EXPIRY, Outcome.FAILED, because("It expired on {date}.", date=_day(first)))
    return _check(Name.EXPIRY, Outcome.PASSED, because("It is valid until {date}.", date=_day(first)))


def _order(starts: tuple[_Date, ...], ends: tuple[_Date, ...]) -> Check:
    if not starts or not ends:
        reason = because("There are no two dates to compare.")
        return _check(Name.DATE_ORDER, Outcome.NOT_APPLICABLE, reason)
    if _unread(starts) or _unread(ends):
        reason = because("A date that cannot be read cannot be compared.")
        return _check(Name.DATE_ORDER, Outcome.UNKNOWN, reason)
    last, first = max(starts, key=_earliest), min(ends, key=_latest)
    if _latest(first) < _earliest(last):
        reason = because(
            "It expires on {end}, before it begins on {start}.", end=_day(first), start=_day(last)
        )
        return _check(Name.DATE_ORDER, Outcome.FAILED, reason)
    return _check(Name.DATE_ORDER, Outcome.PASSED, because("It expires after it was issued."))


def _unread(dates: tuple[_Date, ...]) -> str:
    """Return the first date that cannot be read, in quotes; empty if all can."""
    return next((shown(one.text) for one in dates if one.day is None), "")


def _earliest(one: _Date) -> datetime:
    return _known(one.earliest)


def _latest(one: _Date) -> datetime:
    return _known(one.latest)


def _known(instant: datetime | None) -> datetime:
    if instant is None:
        raise ValueError("a date that cannot be read has no instant")
    return instant


def _day(one: _Date) -> date:
    return one.day or _earliest(one).date()


def _check(name: Name, outcome: Outcome, reason: Reason) -> Check:
    return Check(name=name, outcome=outcome, reason=reason)
