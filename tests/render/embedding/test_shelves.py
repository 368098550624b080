from dataclasses import replace

from tests.render.conftest import FULL, MINIMAL, Skeleton, held, page, rendered, settings, site

from badgefolio.model.blocks import BadgeGroup
from badgefolio.model.held import Route
from badgefolio.model.selection import Format
from badgefolio.render.embedding.shelves import profile_card, showcase_cards

VALID = held(badge=replace(FULL, revocation=None))
OTHER = held("other", MINIMAL)
SHOWN = BadgeGroup(
    badges=(VALID, OTHER),
    title="Two",
    format=Format.SHORT,
    by_hand=True,
    route=Route(path="pages/cv/showcase/two/"),
)
SHOWCASE = "pages/cv/showcase/two/embed/index.html"


def test_the_card_of_the_portfolio_has_the_newest_badges_and_leads_home() -> None:
    made = rendered(site((VALID, OTHER), portrait=True))["embed/index.html"]
    found = Skeleton(made)
    assert found.values("a", "href") == ["../index.html"]
    assert found.values("img", "src")[1:] == [
        "../badges/soldering/picture.png",
        "../badges/other/picture.png",
    ]
    assert found.values("img", "alt") == ["", "Soldering", "other"]
    assert [one for one in found.texts if one in {"Maya Lindqvist", "Portfolio"}] == [
        "Maya Lindqvist",
        "Portfolio",
    ]
    assert 'rel="canonical" href="https://maya.example/me/"' in made
    assert 'content="noindex"' in made


def test_the_card_of_the_portfolio_shows_so_many_and_no_more() -> None:
    many = tuple(held(f"b-{number}", MINIMAL) for number in range(20))
    assert [one.name for one in profile_card(many, settings()).badges] == [
        f"b-{number}" for number in range(8)
    ]


def test_a_showcase_leads_to_its_page() -> None:
    made = rendered(site((VALID, OTHER), (page("cv", SHOWN),)))
    found = Skeleton(made[SHOWCASE])
    assert found.values("a", "href") == ["../../../../../pages/cv/index.html"]
    assert found.values("img", "src") == [
        "../../../../../badges/soldering/picture.png",
        "../../../../../badges/other/picture.png",
    ]
    assert 'rel="canonical" href="https://maya.example/me/pages/cv/"' in made[SHOWCASE]
    assert "style-src 'sha256-" in made[SHOWCASE].replace("&#39;", "'")


def test_a_showcase_speaks_the_language_and_wears_the_theme_of_its_page() -> None:
    of = site((VALID, OTHER), (page("cv", SHOWN, language="fr", theme="vita"),))
    made = rendered(of)
    assert '<html lang="fr"' in made[SHOWCASE]
    style = made[SHOWCASE].partition("<style>")[2]
    assert (
        style.partition("</style>")[0]
        != made["embed/index.html"].partition("<style>")[2].partition("</style>")[0]
    )


def test_an_untitled_showcase_has_the_title_of_its_page() -> None:
    (card,) = showcase_cards(page("cv", replace(SHOWN, title="")), settings())
    assert card.page.title == "What I can do"


def test_no_empty_list_has_a_card() -> None:
    assert list(showcase_cards(page("cv", replace(SHOWN, badges=())), settings())) == []
