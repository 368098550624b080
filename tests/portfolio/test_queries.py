from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.model.audience import EVERYBODY, Visibility, audience_of
from badgefolio.model.credential import Moment
from badgefolio.model.selection import BadgesBlockSource
from badgefolio.model.spelling import folded
from badgefolio.portfolio.queries import in_order, select
from badgefolio.problems import Span

if TYPE_CHECKING:
    from tests.portfolio.conftest import Make

    from badgefolio.model.held import HeldBadge

SORTS = ("name", "-name", "issued", "-issued", "expires", "-expires", "issuer", "-issuer")
facts = st.fixed_dictionaries(
    {
        "title": st.sampled_from([None, "", "a", "A", "á", "b"]),
        "issued": st.none() | st.integers(0, 3),
        "expires": st.none() | st.integers(0, 3),
        "issuer": st.none() | st.sampled_from(["x", "X", "y"]),
    }
)


def names(found: "tuple[HeldBadge, ...]") -> list[str]:
    return [held.name for held in found]


def query(**conditions: object) -> BadgesBlockSource:
    return BadgesBlockSource(span=Span(file="page.yaml"), **conditions)  # type: ignore[arg-type]


@given(st.lists(facts, max_size=8), st.sampled_from(SORTS), st.randoms())
def test_the_order_does_not_depend_on_where_one_began(
    make: "Make", badges: list[dict[str, Any]], sort: str, chance: object
) -> None:
    held = [make.held(f"badge-{number}", **one) for number, one in enumerate(badges)]
    mixed = list(held)
    chance.shuffle(mixed)  # type: ignore[attr-defined]  # random.Random
    assert in_order(mixed, sort) == in_order(held, sort)
    assert sorted(names(in_order(held, sort))) == sorted(one.name for one in held)


@given(st.lists(facts, max_size=8), st.sampled_from(["issued", "-issued", "expires", "-expires"]))
def test_badges_without_the_date_come_last_either_way(
    make: "Make", badges: list[dict[str, Any]], sort: str
) -> None:
    held = [make.held(f"badge-{number}", **one) for number, one in enumerate(badges)]
    dates = [getattr(one.badge, sort.removeprefix("-")) for one in in_order(held, sort)]
    there = [date.instant for date in dates if date is not None]
    assert dates[len(there) :] == [None] * (len(dates) - len(there))
    assert there == sorted(there, reverse=sort.startswith("-"))


def test_equal_dates_are_ordered_by_name_in_both_directions(make: "Make") -> None:
    held = [make.held("x", title="Zebra"), make.held("y", title="Éclair"), make.held("z", title="apple")]
    assert names(in_order(held, "issued")) == ["z", "y", "x"]
    assert names(in_order(held, "-issued")) == ["z", "y", "x"]
    assert names(in_order(held, "-name")) == ["x", "y", "z"]


def test_a_badge_without_a_title_is_ordered_by_what_pages_call_it(make: "Make") -> None:
    held = [make.held("middle", title=None), make.held("x", title="last z"), make.held("y", title="a")]
    assert names(in_order(held, "name")) == ["y", "x", "middle"]


def test_issuers_are_compared_without_accents_and_case(make: "Make") -> None:
    held = [make.held("a", issuer="école"), make.held("b", issuer="ECOLE"), make.held("c", issuer="Aa")]
    assert names(in_order(held, "issuer")) == ["c", "a", "b"]
    assert names(in_order([*held, make.held("d", issuer=None)], "-issuer"))[-1] == "d"


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({}, ["new", "old"]),
        ({"tag": "TEACHING"}, ["old"]),
        ({"tag": "none"}, []),
        ({"issuer": "école"}, ["new"]),
        ({"issuer": "badges.example"}, ["new", "old"]),
        ({"year": 2021}, ["new"]),
        ({"year": 1999}, []),
        ({"sort": "issued"}, ["old", "new"]),
        ({"limit": 1}, ["new"]),
        ({"limit": 9}, ["new", "old"]),
        ({"tag": "teaching", "year": 2021}, []),
    ],
)
def test_badges_are_selected_by_what_they_have_in_common(
    make: "Make", conditions: dict[str, object], expected: list[str]
) -> None:
    held = [
        make.held("old", tags=("Teaching",), issued=1),
        make.held("new", issuer="Ecole", issued=400),
    ]
    assert names(select(held, query(**conditions), EVERYBODY)) == expected


def test_a_badge_without_a_date_is_of_no_year(make: "Make") -> None:
    assert select([make.held("a", issued=None)], query(year=2020), EVERYBODY) == ()


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (Visibility.PUBLIC, ["public"]),
        (Visibility.UNLISTED, ["public", "unlisted"]),
        (Visibility.PASSWORD, ["password", "public"]),
        (Visibility.PRIVATE, ["password", "private", "public", "unlisted"]),
    ],
)
def test_what_fewer_people_may_see_than_the_page_is_never_selected(
    make: "Make", page: Visibility, expected: list[str]
) -> None:
    held = [make.held(one.value, one, title=one.value) for one in Visibility]
    assert names(select(held, query(sort="name"), audience_of(page))) == expected


def test_folding_takes_accents_and_case_away() -> None:
    assert folded("ÉCOLE Straße") == "ecole strasse"


def test_the_year_is_the_one_that_the_issuer_wrote(make: "Make") -> None:
    held = make.held("a", issued=0)
    written = Moment(
        text="2026-01-01T00:30:00+02:00",
        instant=datetime(2025, 12, 31, 22, 30, tzinfo=UTC),
        local_day=date(2026, 1, 1),
    )
    newest = replace(held, badge=replace(held.badge, issued=written))
    assert select([newest], query(year=2026), EVERYBODY) == (newest,)
    assert select([newest], query(year=2025), EVERYBODY) == ()
