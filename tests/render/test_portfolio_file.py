"""`portfolio.json`: what everybody may find, in the words of its schema, and nothing else."""

import json
from dataclasses import replace
from typing import Any

import pytest
from tests.render.conftest import BASE, FULL, held, moment, page, pictures, rendered, site

from badgefolio.model.blocks import Heading, ProfileBlock
from badgefolio.model.credential import Achievement, Profile
from badgefolio.model.project import Visibility
from badgefolio.model.site import PublicSite
from badgefolio.portfolio.statement import read_portfolio
from badgefolio.render.portfolio_file import MOST_BADGES, portfolio_file

VALID = replace(FULL, revocation=None)


def said(of: PublicSite) -> dict[str, Any]:
    (file,) = portfolio_file(of, pictures(of))
    assert file.path == "portfolio.json"
    read_portfolio(file.content, file=file.path)  # our own reader takes what we write
    found: dict[str, Any] = json.loads(file.content)
    return found


def test_it_says_of_a_badge_what_its_page_says() -> None:
    (badge,) = said(site((held("a", VALID, tags=("x", "y")),)))["badges"]
    assert badge == {
        "name": "Soldering",
        "address": f"{BASE}badges/a/",
        "picture": f"{BASE}badges/a/picture.png",
        "description": "Joins that hold.",
        "language": "de",
        "issuer": {"name": "Maker Space", "domain": "badges.example", "confirmed": False},
        "achievement": "urn:uuid:77",
        "issued": "2024-05-01",
        "expires": "2030-01-31",
        "tags": ["x", "y"],
    }


def test_a_site_with_nothing_has_lists_with_nothing() -> None:
    assert said(site()) == {
        "format": "badgefolio-portfolio",
        "version": 1,
        "title": "Portfolio",
        "address": BASE,
        "language": "en",
        "owner": {"name": "Maya Lindqvist"},
        "badges": [],
        "pages": [],
    }


def test_hidden_and_revoked_badges_and_hidden_pages_are_not_in_it() -> None:
    hidden = [
        held("unlisted", replace(VALID, achievement=Achievement(name="U")), visibility=Visibility.UNLISTED),
        held("revoked", FULL),
    ]
    of = site(tuple(hidden), (replace(page(), visibility=Visibility.UNLISTED, title="Only for you"),))
    assert (said(of)["badges"], said(of)["pages"]) == ([], [])


def test_no_identifier_of_the_award_is_in_it() -> None:
    text = json.dumps(said(site((held("a", VALID),))))
    assert VALID.id is not None
    assert VALID.id not in text


@pytest.mark.parametrize(
    "found", ["https://moodle.example/badges/assertion.php?b=77aa&action=0", FULL.id, None]
)
def test_an_achievement_that_is_one_award_is_left_out(found: str | None) -> None:
    badge = replace(VALID, achievement=replace(VALID.achievement or Achievement(), id=found))
    assert "achievement" not in said(site((held("a", badge),)))["badges"][0]


def test_the_country_is_in_it_where_a_page_for_everybody_shows_it_and_only_there() -> None:
    shows = ProfileBlock(fields=("name", "country"))
    for visibility, fields, country in (
        (Visibility.PUBLIC, shows, "FR"),
        (Visibility.UNLISTED, shows, None),
        (Visibility.PUBLIC, ProfileBlock(fields=("name",)), None),
        (Visibility.PUBLIC, Heading(text="FR", level=2), None),
    ):
        shown = replace(page(), visibility=visibility, blocks=(fields,))
        assert said(site((), (shown,)))["owner"].get("country") == country


def test_without_a_public_address_there_is_no_file() -> None:
    of = site((held("a", VALID),))
    nowhere = replace(of, settings=replace(of.settings, base_url=""))
    assert list(portfolio_file(nowhere, pictures(nowhere))) == []


def test_very_long_names_and_very_many_badges_stay_within_what_is_read() -> None:
    long = replace(VALID, achievement=Achievement(name="x" * 5_000), issuer=Profile(name="y" * 5_000))
    assert len(said(site((held("a", long),)))["badges"][0]["name"]) == 1_000
    many = tuple(
        held(f"b{number}", replace(VALID, issued=moment("2024-01-01"))) for number in range(MOST_BADGES + 1)
    )
    assert len(said(site(many))["badges"]) == MOST_BADGES


def test_it_says_where_others_are_asked_to_recommend_a_badge_and_only_where_they_are() -> None:
    of = site((held("a", VALID, asks_for_endorsements=True), held("b", VALID)))
    asked, other = said(of)["badges"]
    assert asked["recommend"] == f"{BASE}badges/a/#endorse"
    assert "recommend" not in other
    pages = rendered(of)
    assert 'id="endorse"' in pages["badges/a/index.html"]
    assert 'id="endorse"' not in pages["badges/b/index.html"]
