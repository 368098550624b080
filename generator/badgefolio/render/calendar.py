"""When badges expire, as a calendar to subscribe to (RFC 5545): one day for each public badge."""

from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from badgefolio.model.output import OutputFile
from badgefolio.render.badge_views import badge_name
from badgefolio.render.content_lines import content_lines, text_value
from badgefolio.render.places import absolute
from badgefolio.render.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from badgefolio.model.credential import Moment
    from badgefolio.model.held import HeldBadge
    from badgefolio.model.project import Settings
    from badgefolio.model.site import PublicSite

CALENDAR = "calendar.ics"


def calendar(site: "PublicSite") -> OutputFile | None:
    """Return the calendar of a site, None where none of its public badges expires.

    Badges that were withdrawn are left out. The day is that which the issuer wrote.
    """
    ending = [
        (held, held.badge.expires)
        for held in site.listed_badges
        if held.badge.expires is not None and not held.is_revoked
    ]
    if not ending:
        return None
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Badgefolio//Badgefolio//EN",
        f"NAME:{text_value(site.settings.title)}",
        f"X-WR-CALNAME:{text_value(site.settings.title)}",
        *(line for held, expires in ending for line in _event(held, expires, site.settings)),
        "END:VCALENDAR",
    ]
    return OutputFile(path=CALENDAR, content=content_lines(lines))


def _event(held: "HeldBadge", expires: "Moment", settings: "Settings") -> "Iterator[str]":
    day = expires.day
    said = words(settings.language)("{name} expires", name=badge_name(held))
    yield "BEGIN:VEVENT"
    yield f"UID:{sha256(held.route.path.encode()).hexdigest()[:32]}@{held.file.digest[:16]}"
    # when the event was written down: no day is known but those of the badge itself
    yield f"DTSTAMP:{_stamp(expires.instant)}"
    yield f"DTSTART;VALUE=DATE:{_day(day)}"
    if day < day.max:
        yield f"DTEND;VALUE=DATE:{_day(day + timedelta(days=1))}"
    yield f"SUMMARY:{text_value(said)}"
    if settings.base_url:
        yield f"URL:{absolute(settings.base_url, held.route.path)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: "date") -> str:
    return day.isoformat().replace("-", "")  # not strftime, whose early years have fewer digits


def _stamp(instant: "datetime") -> str:
    text = instant.replace(tzinfo=None).isoformat(timespec="seconds")
    return f"{text.replace('-', '').replace(':', '')}Z"
