from dataclasses import replace
from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.model.project import KeptAddress, KeptAddresses
from badgefolio.model.source import ProjectSource
from badgefolio.portfolio.addresses import read_addresses, write_addresses
from badgefolio.portfolio.slugs import slug
from badgefolio.problems import Code, ProblemError

if TYPE_CHECKING:
    from tests.portfolio.conftest import Make

    from badgefolio.portfolio import Resolved

TOKEN = "0" * 31 + "1"
slugs = st.text("abc019", min_size=1, max_size=5)
hexadecimal = "0123456789abcdef"


def nfc(text: str) -> str:
    """Return a text as names are kept: accents written in one way."""
    return normalize("NFC", text)


kept = st.builds(
    KeptAddress,
    name=st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1)
    .map(nfc)
    .filter(str.strip),
    slug=slugs,
    token=st.just("") | st.text(hexadecimal, min_size=32, max_size=32),
    formerly=st.lists(slugs, max_size=2).map(tuple),
    digest=st.just("") | st.text(hexadecimal, min_size=16, max_size=16),
)
several = st.lists(kept, max_size=4, unique_by=lambda one: one.name).map(
    lambda some: tuple(sorted(some, key=lambda one: one.name))
)


def again(make: "Make", source: ProjectSource, before: "Resolved") -> "Resolved":
    """Resolve what the project says now, with the addresses that it kept, written and read."""
    addresses = read_addresses(write_addresses(before.addresses).encode(), file="content/addresses.yaml")
    return make.resolved(replace(source, kept=addresses))


@given(several, several)
def test_what_is_written_is_read_back(
    badges: tuple[KeptAddress, ...], pages: tuple[KeptAddress, ...]
) -> None:
    addresses = KeptAddresses(badges=badges, pages=pages)
    text = write_addresses(addresses)
    if text:
        assert read_addresses(text.encode(), file="content/addresses.yaml") == addresses
    else:
        assert not badges
        assert not pages


def test_the_file_says_what_it_is_for_and_is_sorted() -> None:
    one, two = (
        KeptAddress(name='b"\\', slug="b", token=TOKEN),
        KeptAddress(name="a", slug="a", formerly=("x",)),
    )
    assert write_addresses(KeptAddresses(badges=(one, two))) == (
        "# Written by Badgefolio. Keep it with your project: links that you have shared depend on it.\n"
        "badges:\n"
        '  "a": {slug: "a", formerly: ["x"]}\n'
        f'  "b\\"\\\\": {{slug: "b", token: "{TOKEN}"}}\n'
    )


def test_a_wrong_address_file_is_a_problem_with_its_place() -> None:
    with pytest.raises(ProblemError) as caught:
        read_addresses(b"badges:\n  one: {slug: A B}\n", file="content/addresses.yaml")
    (problem,) = caught.value.problems
    assert problem.code is Code.OPTION_WRONG
    assert str(problem.span) == "content/addresses.yaml:2:15"


def test_a_private_thing_keeps_no_address(make: "Make") -> None:
    assert make.resolved(make.source(badges={"one": ""})).addresses == KeptAddresses()


def test_an_unlisted_thing_keeps_its_token_from_build_to_build(make: "Make") -> None:
    source = make.source(
        badges={"one": "visibility: unlisted"}, pages={"cv": "title: T\nvisibility: unlisted"}
    )
    first = make.resolved(source)
    assert first.site.pages[0].route.path == f"unlisted/{TOKEN}/"
    assert first.site.badges[0].route.path == f"unlisted/{TOKEN[:-1]}2/"
    second = again(make, source, first)
    assert second.site.badges[0].route == first.site.badges[0].route
    assert second.addresses == first.addresses


def test_a_token_outlives_a_time_of_being_private(make: "Make") -> None:
    first = make.resolved(make.source(badges={"one": "visibility: unlisted"}))
    hidden = again(make, make.source(badges={"one": "visibility: private"}), first)
    assert hidden.addresses == first.addresses
    shown = again(make, make.source(badges={"one": "visibility: unlisted"}), hidden)
    assert shown.site.badges[0].route == first.site.badges[0].route


def test_an_unlisted_thing_that_becomes_public_is_found_at_its_old_address_too(make: "Make") -> None:
    first = make.resolved(make.source(badges={"one": "visibility: unlisted"}))
    (held,) = again(make, make.source(badges={"one": "visibility: public"}), first).site.badges
    assert held.route.path == "badges/one/"
    assert [route.path for route in held.former_routes] == [f"unlisted/{TOKEN}/"]


def test_a_public_thing_that_becomes_unlisted_leaves_no_trace_at_its_old_address(make: "Make") -> None:
    first = make.resolved(make.source(badges={"one": "visibility: public\nformerly: [older]"}))
    (held,) = again(
        make, make.source(badges={"one": "visibility: unlisted\nformerly: [older]"}), first
    ).site.badges
    assert held.route.path == f"unlisted/{TOKEN}/"
    assert held.former_routes == ()


def test_a_renamed_badge_keeps_its_address_by_its_file(make: "Make") -> None:
    first = make.resolved(make.source(badges={"one": "visibility: public"}))
    renamed = make.source(badges={"two": "visibility: public"})
    badge = renamed.badges["two"]
    same_file = replace(badge, file=replace(badge.file, digest=b"one".hex().ljust(64, "0")))
    second = again(make, replace(renamed, badges={"two": same_file}), first)
    assert second.site.badges[0].route.path == "badges/one/"
    assert [one.name for one in second.addresses.badges] == ["two"]


def test_another_slug_leaves_a_redirect_behind(make: "Make") -> None:
    first = make.resolved(make.source(badges={"one": "visibility: public"}))
    second = again(make, make.source(badges={"one": "visibility: public\nslug: uno"}), first)
    third = again(make, make.source(badges={"one": "visibility: public\nslug: eins"}), second)
    (held,) = third.site.badges
    assert held.route.path == "badges/eins/"
    assert [route.path for route in held.former_routes] == ["badges/uno/", "badges/one/"]


def test_a_slug_that_was_never_published_leaves_no_redirect(make: "Make") -> None:
    (held,) = make.resolved(make.source(badges={"one": "visibility: public\nslug: uno"})).site.badges
    assert held.former_routes == ()


def test_addresses_that_the_owner_remembers_lead_here(make: "Make") -> None:
    said = "visibility: public\nformerly: [older, one]"
    (held,) = make.resolved(make.source(badges={"one": said})).site.badges
    assert [route.path for route in held.former_routes] == ["badges/older/"]


def test_a_slug_stays_though_the_rule_that_made_it_may_change(make: "Make") -> None:
    source = make.source(badges={"one": "visibility: public"})
    old_rule = KeptAddresses(badges=(KeptAddress(name="one", slug="made-otherwise"),))
    assert slug("one") == "one"
    (held,) = make.resolved(replace(source, kept=old_rule)).site.badges
    assert held.route.path == "badges/made-otherwise/"


def test_a_thing_that_is_gone_for_a_while_comes_back_to_its_address(make: "Make") -> None:
    page = "title: T\nvisibility: unlisted"
    first = make.resolved(make.source(badges={"one": "visibility: unlisted"}, pages={"cv": page}))
    gone = again(make, make.source(), first)
    assert gone.addresses == first.addresses
    back = again(make, make.source(badges={"one": "visibility: unlisted"}, pages={"cv": page}), gone)
    assert back.site.badges[0].route == first.site.badges[0].route
    assert back.site.pages[0].route == first.site.pages[0].route
