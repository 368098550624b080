"""Portfolios of many people, put together."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.model.gallery import Portfolio, ShownBadge
from badgefolio.portfolio.gallery import PER_PAGE, gathered, unconfirmed


def badge(name: str = "Soldering", of: str = "maya", **changes: Any) -> ShownBadge:  # noqa: ANN401 - what it takes
    base = f"https://{of}.example/badges/{name.lower().replace(' ', '-')}/"
    return ShownBadge(name=name, address=base, picture=f"{base}picture.png", **changes)


def portfolio(of: str, *badges: ShownBadge, **changes: Any) -> Portfolio:  # noqa: ANN401 - likewise
    whole: dict[str, Any] = {"title": f"{of}'s", "language": "en", "owner": of.capitalize(), **changes}
    return Portfolio(address=f"https://{of}.example/", badges=badges, **whole)


SAME = {"achievement": "https://badges.example/b/1", "domain": "badges.example", "issuer": "Maker Space"}


def test_one_achievement_is_one_badge_with_its_holders_newest_award_first() -> None:
    made = gathered(
        [
            portfolio("maya", badge(of="maya", issued=date(2023, 1, 1), tags=("Craft",), **SAME)),
            portfolio("leo", badge("Löten", of="leo", issued=date(2024, 1, 1), tags=("craft", "x"), **SAME)),
            portfolio("aino", badge(of="aino", **SAME)),
        ]
    )
    (one,) = made.badges
    assert (one.name, one.tags, one.newest) == ("Soldering", ("Craft", "x"), date(2024, 1, 1))
    assert [holder.name for holder in one.holders] == ["Leo", "Maya", "Aino"]


@pytest.mark.parametrize(
    ("first", "second", "are_same"),
    [
        (
            {"achievement": "urn:1", "domain": "a.example"},
            {"achievement": "urn:1", "domain": "a.example"},
            True,
        ),
        (
            {"achievement": "urn:1", "domain": "a.example"},
            {"achievement": "urn:2", "domain": "a.example"},
            False,
        ),
        # an identifier that somebody else writes into a badge of his own
        (
            {"achievement": "urn:1", "domain": "a.example"},
            {"achievement": "urn:1", "domain": "b.example"},
            False,
        ),
        ({"domain": "a.example", "issuer": "A"}, {"domain": "a.example", "issuer": "Other"}, True),
        ({"domain": "a.example"}, {"domain": "b.example"}, False),
        ({"issuer": "Maker Späce"}, {"issuer": "MAKER SPACE"}, True),
        ({"issuer": "Maker Space"}, {"issuer": "Other"}, False),
    ],
)
def test_what_makes_two_badges_one(first: dict[str, str], second: dict[str, str], are_same: bool) -> None:  # noqa: FBT001 - a row of the table
    shown = [portfolio("maya", badge(of="maya", **first)), portfolio("leo", badge(of="leo", **second))]
    assert len(gathered(shown).badges) == (1 if are_same else 2)


def test_a_badge_looks_as_the_first_of_the_list_shows_it_unless_another_was_checked_here() -> None:
    stranger = portfolio("eve", badge("Free money", of="eve", **SAME))
    checked = portfolio("maya", badge(of="maya", is_confirmed=True, **SAME))
    assert [one.name for one in gathered([stranger, checked]).badges] == ["Soldering"]
    assert gathered([stranger, checked]).badges[0].is_confirmed
    assert [one.name for one in gathered([stranger, unconfirmed(checked)]).badges] == ["Free money"]


def test_orders_are_by_date_name_issuer_and_holders() -> None:
    both = badge("B", issuer="X", issued=date(2022, 1, 1))
    made = gathered(
        [
            portfolio("maya", both, badge("a", issuer="Z", issued=date(2021, 1, 1)), badge("C", issuer="Y")),
            portfolio("leo", replace(both, address="https://leo.example/badges/b/")),
        ]
    )
    found = {one.key: [each.name for each in one.pages[0][1]] for one in made.orders}
    assert found == {
        "issued": ["B", "a", "C"],
        "name": ["a", "B", "C"],
        "issuer": ["B", "C", "a"],
        "holders": ["B", "a", "C"],
    }


def test_a_badge_that_was_renewed_has_two_awards_and_one_holder() -> None:
    first = badge(issued=date(2022, 1, 1), **SAME)
    (one,) = gathered([portfolio("maya", first, replace(first, issued=date(2024, 1, 1)))]).badges
    assert (len(one.awards), len(one.holders)) == (2, 1)


def test_there_are_shelves_of_people_issuers_tags_and_countries() -> None:
    made = gathered(
        [
            portfolio("maya", badge(tags=("Open Data", "craft"), **SAME), country="fr"),
            portfolio("leo", badge("Other", of="leo", tags=("open-data",), **SAME), country="FR"),
            portfolio("aino", country="Suomi"),
        ]
    )
    assert [(one.name, len(one.badges)) for one in made.of_kind("people")] == [
        ("Aino", 0),
        ("Leo", 1),
        ("Maya", 1),
    ]
    assert [one.domain for one in made.of_kind("issuers")] == ["badges.example"]
    assert [one.name for one in made.of_kind("tags")] == ["craft", "Open Data"]
    assert [one.name for one in made.of_kind("countries")] == ["FR"]


def test_two_people_of_one_name_have_two_pages() -> None:
    made = gathered([portfolio("maya"), replace(portfolio("leo"), owner="Maya")])
    assert len({one.route for one in made.of_kind("people")}) == 2


@given(st.integers(0, 3 * PER_PAGE + 1))
def test_every_order_has_every_badge_once_on_pages_of_twenty(number: int) -> None:
    made = gathered([portfolio("maya", *(badge(f"Badge {one}") for one in range(number)))])
    for order in made.orders:
        sizes = [len(shown) for _, shown in order.pages]
        assert sum(sizes) == number
        assert all(size == PER_PAGE for size in sizes[:-1])
        assert {one.route for _, shown in order.pages for one in shown} == {one.route for one in made.badges}
    routes = [route for order in made.orders for route, _ in order.pages] + [
        one.route for one in made.shelves
    ]
    assert len(set(routes)) == len(routes)


NAMES = st.text(max_size=12)


@given(st.lists(st.tuples(NAMES, NAMES, NAMES, NAMES), max_size=8))
def test_whatever_things_are_called_every_page_has_a_path_of_its_own_inside_the_site(
    said: list[tuple[str, str, str, str]],
) -> None:
    shown = [
        portfolio(
            f"p{number}", badge(name or "x", of=f"p{number}", issuer=issuer, tags=(tag,)), country=country
        )
        for number, (name, issuer, tag, country) in enumerate(said)
    ]
    made = gathered(shown)
    paths = [one.route.path for one in made.badges] + [one.route.path for one in made.shelves]
    assert len(set(paths)) == len(paths)
    assert all(path.isascii() and ".." not in path and path.count("/") == 2 for path in paths)
