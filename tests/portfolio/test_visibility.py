from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.model.audience import EVERYBODY, Visibility, may_show
from badgefolio.model.blocks import BadgeBlock, BadgeGroup, ProfileBlock
from badgefolio.model.held import OwnEvidence
from badgefolio.model.selection import Format
from badgefolio.model.site import Site
from badgefolio.portfolio.visibility import as_if_public, published

if TYPE_CHECKING:
    from tests.portfolio.conftest import Make

    from badgefolio.model.blocks import Block
    from badgefolio.model.site import PublicSite

visibilities = st.sampled_from(Visibility)
PRIVATE, UNLISTED, PASSWORD, PUBLIC = Visibility


def site(make: "Make", badges: list[Visibility], pages: list[Visibility]) -> Site:
    """Return a site in which every page shows every badge three times; names tell what is hidden."""
    held = tuple(make.held(f"{one}-badge-{n}", one, title=f"{one} {n}") for n, one in enumerate(badges))
    source = make.source(
        "owner: {name: N, identities: [canary-id], contact: {city: canary-city, email: canary-mail}}\n",
        {},
        {f"{one}-page-{n}": f"title: {one} {n}\nvisibility: {one}" for n, one in enumerate(pages)},
    )
    made = make.resolved(source).site
    group = BadgeGroup(badges=held, title="", format=Format.SHORT, by_hand=True)
    singles = [BadgeBlock(badge=one, format=Format.SHORT) for one in held]
    blocks: tuple[Block, ...] = (group, replace(group, by_hand=False), *singles)
    return replace(made, badges=held, pages=tuple(replace(page, blocks=blocks) for page in made.pages))


@given(st.lists(visibilities, max_size=5), st.lists(visibilities, max_size=4))
def test_nothing_private_is_published_whatever_the_site(
    make: "Make", badges: list[Visibility], pages: list[Visibility]
) -> None:
    whole = site(make, badges, pages)
    shown = published(whole)
    assert "private" not in repr(replace_default(shown))
    assert "canary" not in repr(shown)
    locked = shown.locked or replace(shown, badges=(), pages=())
    assert not any("password" in one.name for part in (shown.badges, shown.pages) for one in part)
    assert all("password" in one.name for part in (locked.badges, locked.pages) for one in part)
    assert len(shown.badges + locked.badges) == sum(one is not PRIVATE for one in badges)
    assert len(shown.pages + locked.pages) == sum(one is not PRIVATE for one in pages)
    for page in (*shown.pages, *locked.pages):
        for block in page.blocks:
            several = block.badges if isinstance(block, BadgeGroup) else ()
            one = (block.badge,) if isinstance(block, BadgeBlock) else ()
            assert all(may_show(held.audience, page.audience) for held in (*several, *one))
    assert {held.visibility for held in shown.listed_badges} <= {PUBLIC}
    assert {page.visibility for page in shown.listed_pages} <= {PUBLIC}
    assert {item.title for item in shown.navigation} <= {"", *(page.title for page in shown.listed_pages)}


def replace_default(shown: "PublicSite") -> "PublicSite":
    """Take the site's default away: it is a setting and no thing."""
    locked = replace_default(shown.locked) if shown.locked else None
    return replace(shown, settings=replace(shown.settings, default_visibility=PUBLIC), locked=locked)


def test_groups_keep_what_as_many_may_see_as_the_page(make: "Make") -> None:
    shown = published(site(make, [PRIVATE, UNLISTED, PUBLIC], [UNLISTED, PUBLIC]))
    counts = [
        [len(block.badges) for block in page.blocks[:2] if isinstance(block, BadgeGroup)]
        for page in shown.pages
    ]
    assert [page.visibility for page in shown.pages] == [PUBLIC, UNLISTED]
    assert counts == [[1, 1], [2, 2]]
    assert [len(page.blocks) for page in shown.pages] == [3, 4]


def test_badges_are_published_newest_first(make: "Make") -> None:
    held = (make.held("old", issued=1), make.held("new", issued=9))
    whole = replace(site(make, [], []), badges=held)
    assert [one.name for one in published(whole).badges] == ["new", "old"]


@pytest.mark.parametrize(("visibility", "kinds"), [(PRIVATE, []), (UNLISTED, ["city"]), (PUBLIC, ["city"])])
def test_contact_is_published_only_where_a_page_that_can_be_found_asks_for_it(
    make: "Make", visibility: Visibility, kinds: list[str]
) -> None:
    whole = site(make, [], [visibility])
    asked = replace(whole, pages=(replace(whole.pages[0], blocks=(ProfileBlock(fields=("name", "city")),)),))
    owner = published(asked).settings.owner
    assert [entry.kind for entry in owner.contact] == kinds
    assert owner.identities == ()
    assert owner.name == "N"


def test_the_menu_loses_pages_that_not_everybody_may_find(make: "Make") -> None:
    whole = site(make, [PUBLIC], [PUBLIC])
    assert [item.key for item in published(whole).navigation] == ["home", "page"]
    hidden = replace(whole, pages=(replace(whole.pages[0], visibility=UNLISTED),))
    assert [item.key for item in published(hidden).navigation] == ["home"]


def test_drafts_are_shown_as_if_public_and_unlisted_things_stay_so(make: "Make") -> None:
    source = make.source(
        "",
        {"a": "", "b": "visibility: private", "c": "visibility: unlisted", "d": "tags: [x]"},
        {"p": "title: P", "q": "title: Q\nvisibility: private"},
    )
    shown = make.resolved(as_if_public(source)).site
    assert [held.visibility for held in shown.badges] == [PUBLIC, PUBLIC, UNLISTED, PUBLIC]
    assert [page.visibility for page in shown.pages] == [PUBLIC, PUBLIC]


def test_contact_that_only_a_locked_page_asks_for_is_no_setting_of_the_open_site(make: "Make") -> None:
    whole = site(make, [], [PASSWORD])
    asked = replace(whole, pages=(replace(whole.pages[0], blocks=(ProfileBlock(fields=("city",)),)),))
    shown = published(asked)
    assert shown.settings.owner.contact == ()
    assert shown.locked is not None
    assert [entry.kind for entry in shown.locked.settings.owner.contact] == ["city"]


def test_what_its_dates_keep_back_is_private(make: "Make") -> None:
    whole = site(make, [PUBLIC, PUBLIC], [PUBLIC, PUBLIC])
    badges = (whole.badges[0], replace(whole.badges[1], is_closed=True))
    pages = (whole.pages[0], replace(whole.pages[1], is_closed=True))
    group = BadgeGroup(badges=badges, title="", format=Format.SHORT, by_hand=True)
    evidence = OwnEvidence(name="Canary", page=pages[1].route)
    badges = (replace(badges[0], evidence=(evidence,)), badges[1])
    shown = published(replace(whole, badges=badges, pages=(replace(pages[0], blocks=(group,)), pages[1])))
    assert [held.name for held in shown.badges] == ["public-badge-0"]
    assert [page.name for page in shown.pages] == ["public-page-0"]
    assert shown.badges[0].evidence == ()
    (block,) = shown.pages[0].blocks
    assert isinstance(block, BadgeGroup)
    assert [held.name for held in block.badges] == ["public-badge-0"]


def test_drafts_show_what_dates_and_passwords_keep_back(make: "Make") -> None:
    source = make.source(
        "defaults: {visibility: password}\n",
        {"a": "password: class\npublish_after: 2999-01-01"},
        {"p": "title: P\npublish_before: 2001-01-01"},
    )
    shown = make.resolved(as_if_public(source)).site
    assert [held.audience for held in shown.badges] == [EVERYBODY]
    assert [page.audience for page in shown.pages] == [EVERYBODY]
