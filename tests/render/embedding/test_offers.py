from dataclasses import replace

from tests.render.conftest import FULL, held, page, picture, settings, viewer

from badgefolio.model import blocks
from badgefolio.model.blocks import BadgeGroup
from badgefolio.model.held import HeldBadge, Route
from badgefolio.model.page import Page
from badgefolio.model.project import Visibility
from badgefolio.model.selection import Format
from badgefolio.render.embedding.offers import (
    badge_offer,
    embedded_badge,
    may_embed,
    page_offer,
    showcase_offer,
    showcases,
    site_offer,
    small_picture_path,
)
from badgefolio.render.words import words

VALID = held(badge=replace(FULL, revocation=None))
WORDS = words("en")
HIDDEN = (Visibility.UNLISTED, Visibility.PASSWORD, Visibility.PRIVATE)


def group(*badges: HeldBadge, route: str = "", title: str = "Three") -> BadgeGroup:
    return BadgeGroup(
        badges=badges,
        title=title,
        format=Format.SHORT,
        by_hand=True,
        route=Route(path=route) if route else None,
    )


def page_of(*several: blocks.Block) -> Page:
    return page("cv", *several)


def test_only_what_everybody_may_find_is_offered() -> None:
    for visibility in HIDDEN:
        assert badge_offer(replace(VALID, visibility=visibility), settings(), viewer()) == ()
        assert page_offer(page(visibility=visibility), settings(), WORDS) == ()
    assert len(badge_offer(VALID, settings(), viewer())) == 15
    assert len(page_offer(page(), settings(), WORDS)) == 12
    assert len(site_offer(settings(), WORDS)) == 15


def test_without_an_address_nothing_is_offered() -> None:
    nowhere = settings(base_url="")
    assert badge_offer(VALID, nowhere, viewer()) == ()
    assert page_offer(page(), nowhere, WORDS) == ()
    assert site_offer(nowhere, WORDS) == ()
    assert list(showcases(page_of(group(VALID, route="a/")), nowhere)) == []


def test_what_an_issuer_took_back_is_not_offered() -> None:
    assert not may_embed(held(badge=FULL), settings())
    assert badge_offer(held(badge=FULL), settings(), viewer()) == ()


def test_a_badge_is_embedded_with_its_facts_and_its_small_picture() -> None:
    made = embedded_badge(VALID, settings(), viewer())
    assert made.title == "Soldering"
    assert made.clean.line == (
        "Issued in the name of badges.example (Maker Space) on May 1, 2024. Valid until January 31, 2030."
    )
    assert made.picture
    assert (made.picture.url, made.picture.width, made.picture.height, made.picture.alt) == (
        "https://maya.example/me/badges/soldering/small.png",
        130,
        87,
        "A hot iron",
    )
    assert made.cards == (
        "https://maya.example/me/badges/soldering/card.svg",
        "https://maya.example/me/badges/soldering/card-dark.svg",
    )


def test_a_drawing_that_cannot_be_made_small_stands_there_as_it_is() -> None:
    drawn = picture("svg")
    assert small_picture_path(VALID, drawn) == "badges/soldering/picture.svg"
    assert small_picture_path(VALID, replace(drawn, preview_width=512)) == "badges/soldering/small.png"


def test_showcases_are_those_with_an_address_and_a_badge_wherever_they_stand() -> None:
    first, second = group(VALID, route="a/"), group(VALID, route="b/")
    columns = blocks.Columns(columns=((second,), (group(VALID), group(route="c/"))))
    found = list(showcases(page_of(first, columns), settings()))
    assert found == [(Route(path="a/"), first), (Route(path="b/"), second)]


def test_a_showcase_leads_to_its_page_and_frames_its_own_card() -> None:
    one = group(VALID, route="pages/cv/showcase/three/")
    assert one.route
    codes = {code.key: code.text for code in showcase_offer(page(), one.route, one, settings(), WORDS)}
    assert 'src="https://maya.example/me/pages/cv/showcase/three/embed/"' in codes["iframe-200x270"]
    assert "](https://maya.example/me/pages/cv/)" in codes["markdown"]
    assert "[Three]" in codes["markdown"]
    untitled = replace(one, title="")
    codes = {code.key: code.text for code in showcase_offer(page(), one.route, untitled, settings(), WORDS)}
    assert "[What I can do]" in codes["markdown"]


def test_the_portfolio_is_embedded_by_its_title_and_its_preview() -> None:
    codes = {code.key: code.text for code in site_offer(settings(), WORDS)}
    assert 'src="https://maya.example/me/embed/" title="Portfolio"' in codes["iframe-360x220"]
    assert "(https://maya.example/me/preview.png)" in codes["markdown"]
    assert "Maya Lindqvist" in codes["html"]
    own = {code.key: code.text for code in site_offer(settings(title="Maya Lindqvist"), WORDS)}
    assert own["html"].count(">Maya Lindqvist<") == 1
