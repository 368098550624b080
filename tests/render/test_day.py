"""Pages show the day that the issuer wrote."""

from datetime import date

from badgefolio.model.credential import Badge, Moment, OpenBadgesVersion
from badgefolio.model.dates import moment_of
from badgefolio.render.sentences import date_view, facts, sentence
from badgefolio.render.sharing.linkedin import add_to_profile
from badgefolio.render.words import words

EN = words("en")


def moment(text: str) -> Moment:
    found, _ = moment_of(text)
    return found


def badge(issued: str) -> Badge:
    return Badge(version=OpenBadgesVersion.V2_0, issued=moment(issued))


def test_half_past_midnight_in_helsinki_is_new_year() -> None:
    newest = badge("2026-01-01T00:30:00+02:00")
    assert sentence(None, newest, EN) == "Issued on January\u00a01, 2026."
    assert next((one.value, one.iso) for one in facts(newest, EN)) == ("January\u00a01, 2026", "2026-01-01")
    link, boxes = add_to_profile(newest, "Ice", "https://maya.example/", "", EN)
    assert "issueYear=2026&issueMonth=1&" in link.url
    assert "January\u00a01, 2026" in [box.text for box in boxes]


def test_an_instant_on_the_same_day_in_utc_stays_exact() -> None:
    view = date_view(moment("2026-01-01T12:30:00+02:00"), EN)
    assert view is not None
    assert view.iso == "2026-01-01T10:30:00Z"


def test_a_day_alone_stays_a_day() -> None:
    assert moment("2026-01-01").day == date(2026, 1, 1)
    view = date_view(moment("2026-01-01"), EN)
    assert view is not None
    assert view.iso == "2026-01-01"
