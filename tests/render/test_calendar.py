from dataclasses import replace
from datetime import date
from typing import Any
from unicodedata import category

import icalendar
from hypothesis import given
from hypothesis import strategies as st
from tests.render.conftest import BASE, FULL, MINIMAL, held, moment, rendered, site

from badgefolio.model.credential import Achievement
from badgefolio.model.project import Visibility
from badgefolio.model.site import PublicSite
from badgefolio.render.calendar import calendar

VALID = replace(FULL, revocation=None)


def events(of: PublicSite) -> list[Any]:
    made = calendar(of)
    assert made is not None
    assert all(len(line) <= 75 for line in made.content.split(b"\r\n"))
    return list(icalendar.Calendar.from_ical(made.content).walk("VEVENT"))


def test_every_public_badge_that_ends_has_its_day() -> None:
    (event,) = events(site((held("a", VALID), held("b", MINIMAL))))
    assert event["SUMMARY"] == "Soldering expires"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2030, 1, 31), date(2030, 2, 1))
    assert event["URL"] == f"{BASE}badges/a/"
    assert (event["TRANSP"], bool(event["UID"]), bool(event["DTSTAMP"])) == ("TRANSPARENT", True, True)


def test_what_is_hidden_or_withdrawn_is_in_no_calendar() -> None:
    hidden = held("a", VALID, Visibility.UNLISTED)
    assert calendar(site((hidden, held("gone", FULL), held("b", MINIMAL)))) is None


def test_the_list_leads_to_the_calendar_and_the_feed_where_they_are() -> None:
    shown = rendered(site((held("a", VALID),)))["badges/index.html"]
    assert 'href="../calendar.ics"' in shown
    assert '<a href="../feed.xml">' in shown
    bare = rendered(site((held("b", MINIMAL),), base_url=""))["badges/index.html"]
    assert "calendar.ics" not in bare
    assert "feed.xml" not in bare


def test_a_calendar_without_an_address_names_none() -> None:
    (event,) = events(site((held("a", VALID),), base_url=""))
    assert "URL" not in event


def test_the_last_day_of_the_calendar_has_no_day_after_it() -> None:
    (event,) = events(site((held("a", replace(VALID, expires=moment("9999-12-31"))),)))
    assert event["DTSTART"].dt == date(9999, 12, 31)
    assert "DTEND" not in event


@given(st.text(min_size=1, max_size=120).filter(str.strip))
def test_any_name_is_read_back(name: str) -> None:
    (event,) = events(site((held("a", replace(VALID, achievement=Achievement(name=name))),)))
    kept = "".join(sign for sign in " ".join(name.split()) if category(sign) != "Cc")
    assert event["SUMMARY"] == f"{kept} expires"
