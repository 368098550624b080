from dataclasses import replace

from tests.conftest import png
from tests.render.conftest import FULL, MINIMAL, held, picture, site
from tests.render.test_trust_views import report

from badgefolio.model.pictures import MadePicture
from badgefolio.model.project import Visibility
from badgefolio.model.report import Outcome
from badgefolio.model.site import PublicSite
from badgefolio.render.embedding.card_plan import card_files, plan_cards
from badgefolio.render.embedding.drawn import make_card
from badgefolio.render.previewing.requests import Fact

VALID = held(badge=replace(FULL, revocation=None))
MADE = MadePicture(picture=picture(), content=png())
DRAWING = MadePicture(picture=replace(picture("svg"), preview_width=0), content=b"<svg/>")


def test_only_what_may_be_embedded_is_drawn() -> None:
    hidden = held("hidden", VALID.badge, Visibility.UNLISTED)
    of = site((VALID, held("gone"), hidden))
    made = {one.name: MADE for one in of.badges}
    assert list(plan_cards(of, made)) == [
        ("badges/soldering/card.svg", "badges/soldering/card-dark.svg", "badges/soldering/small.png")
    ]
    assert plan_cards(site((VALID,), base_url=""), made) == {}


def files(of: PublicSite, made: MadePicture) -> list[str]:
    items = plan_cards(of, {one.name: made for one in of.badges})
    return [one.path for one in card_files(items, [make_card(one.argument) for one in items.values()])]


def test_a_badge_has_three_files_and_a_drawing_without_a_png_two() -> None:
    assert files(site((VALID,)), MADE) == [
        "badges/soldering/card.svg",
        "badges/soldering/card-dark.svg",
        "badges/soldering/small.png",
    ]
    assert len(files(site((VALID,)), DRAWING)) == 2


def test_a_card_says_who_when_and_until_when() -> None:
    (item,) = plan_cards(site((VALID,)), {"soldering": MADE}).values()
    assert item.argument.title == "Soldering"
    assert item.argument.facts == (
        Fact("Maker Space", " (not confirmed)"),
        Fact("May\N{NO-BREAK SPACE}1, 2024"),
        Fact("valid until January\N{NO-BREAK SPACE}31, 2030"),
    )
    (bare,) = plan_cards(site((held("first-aid", MINIMAL),)), {"first-aid": MADE}).values()
    assert (bare.argument.title, bare.argument.facts) == ("first aid", ())


def test_a_card_names_a_host_only_where_it_answers_for_the_badge() -> None:
    passed = report(Outcome.PASSED, Outcome.PASSED, domain="school.example")
    (item,) = plan_cards(site((replace(VALID, report=passed),)), {"soldering": MADE}).values()
    assert item.argument.facts[0] == Fact("school.example")
    unknown = report(Outcome.PASSED, Outcome.UNKNOWN)
    (item,) = plan_cards(site((replace(VALID, report=unknown),)), {"soldering": MADE}).values()
    assert item.argument.facts[0] == Fact("Maker Space", " (not confirmed)")


def test_what_a_card_reads_changes_with_its_words_and_its_picture() -> None:
    def reads(one: MadePicture, title: str = "Portfolio", language: str = "en") -> str:
        (item,) = plan_cards(site((VALID,), title=title, language=language), {"soldering": one}).values()
        return repr(item.reads)

    same = reads(MADE)
    assert reads(MADE, title="Another") == same
    assert reads(replace(MADE, content=png(9))) != same
    assert reads(MADE, language="fr") != same
