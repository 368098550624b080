from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.model.credential import Achievement, Alignment, Profile, Revocation
from badgefolio.model.project import Visibility
from badgefolio.model.skills import Skills
from badgefolio.model.spelling import same_tag
from badgefolio.portfolio.finding import finding, frameworks
from badgefolio.portfolio.visibility import published

if TYPE_CHECKING:
    from tests.portfolio.conftest import Make

    from badgefolio.model.held import HeldBadge

texts = st.text(st.sampled_from("aAéß+ -_.'ل漢0"), min_size=1, max_size=6).filter(
    lambda text: text.strip() != ""
)


def aligned(held: "HeldBadge", *alignments: Alignment, minutes: int = 0) -> "HeldBadge":
    achievement = Achievement(name=held.badge.name, alignments=alignments, minutes=minutes)
    return replace(held, badge=replace(held.badge, achievement=achievement))


def issued_by(held: "HeldBadge", issuer: Profile | None) -> "HeldBadge":
    return replace(held, badge=replace(held.badge, issuer=issuer))


def withdrawn(held: "HeldBadge") -> "HeldBadge":
    return replace(held, badge=replace(held.badge, revocation=Revocation(reason="A mistake.")))


@given(st.lists(texts, min_size=2, max_size=8))
def test_two_tags_never_meet_at_one_address_and_one_tag_has_one(make: "Make", tags: list[str]) -> None:
    held = tuple(make.held(f"b{number}", tags=(tag,)) for number, tag in enumerate(tags))
    found = finding(held, ()).tags
    assert len({shelf.route for shelf in found}) == len(found) == len({same_tag(tag) for tag in tags})
    assert sorted(spelling for shelf in found for spelling in shelf.spellings) == sorted(set(tags))
    alone = {shelf.route for one in held for shelf in finding((one,), ()).tags}
    assert {shelf.route for shelf in found} == alone


def test_a_tag_has_its_badges_and_pages_once_each_in_the_first_spelling(make: "Make") -> None:
    page = make.resolved(
        make.source("", {}, {"cv": "title: CV\nvisibility: public\ntags: [ecole]"})
    ).site.pages[0]
    held = (make.held("a", tags=("École", "école")), make.held("b", tags=("ecole", "C++")))
    first, second = finding(held, (page,)).tags
    assert (first.tag, second.tag) == ("C++", "École")
    assert first.route.path.startswith("tags/c-")
    assert second.route.path == "tags/ecole/"
    assert [one.name for one in second.badges] == ["a", "b"]
    assert second.pages == (page,)


def test_what_is_hidden_is_found_nowhere(make: "Make") -> None:
    source = make.source(
        "defaults: {visibility: public}\n",
        {
            "open": "tags: [seen]",
            "shut": "tags: [canary-tag]\nvisibility: private",
            "quiet": "tags: [quiet-tag]\nvisibility: unlisted",
        },
        {"note": "title: canary-page\nvisibility: private\ntags: [canary-page-tag]"},
    )
    found = repr(published(make.resolved(source).site).finding)
    assert "seen" in found
    assert "canary" not in found
    assert "quiet" not in found


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        (
            Profile(name="A", id="https://m.example/i?id=1"),
            Profile(name="a", id="https://m.example/i?id=2"),
            1,
        ),
        (Profile(name="A", id="https://m.example/1"), Profile(name="B", id="https://m.example/1"), 2),
        (Profile(name="A", id="https://m.example/1"), Profile(name="A", id="https://evil.example/1"), 2),
        (Profile(name="A", id="https://m.example/1"), Profile(name="A"), 2),
        (Profile(name="A", id="did:key:z6Mk1"), Profile(name="A", id="did:key:z6Mk2"), 2),
        (Profile(name="A"), Profile(name="Á"), 1),
        (Profile(id="https://m.example/1"), Profile(name="m.example", id="https://m.example/2"), 1),
    ],
)
def test_an_issuer_is_a_name_on_a_host(make: "Make", one: Profile, other: Profile, number: int) -> None:
    found = finding((issued_by(make.held("a"), one), issued_by(make.held("b"), other)), ()).issuers
    assert len({shelf.route for shelf in found}) == len(found) == number
    assert all(not shelf.domain.startswith("did:") for shelf in found)


def test_who_is_not_named_has_no_page(make: "Make") -> None:
    assert finding((issued_by(make.held("a"), None), issued_by(make.held("b"), Profile())), ()).issuers == ()


def test_skills_are_gathered_by_framework_with_their_proofs_and_hours(make: "Make") -> None:
    solder = Alignment(name="Join metals", code="E1", framework="ESCO", url="https://esco.example/1")
    spelt = Alignment(name="Joining metals", code="e1", framework="esco")
    nameless = Alignment(name="Care", url="https://skills.example/care")
    bare = Alignment(name="Patience")
    new = aligned(make.held("new"), spelt, nameless, spelt, minutes=90)
    old = aligned(make.held("old"), solder, bare, minutes=30)
    gone = withdrawn(aligned(make.held("gone"), Alignment(name="Nothing")))
    found = frameworks((new, old, gone))
    assert [(one.name, [skill.name for skill in one.skills]) for one in found] == [
        ("esco", ["Joining metals"]),
        ("skills.example", ["Care"]),
        ("", ["Patience"]),
    ]
    joined = found[0].skills[0]
    assert (joined.url, joined.minutes) == ("https://esco.example/1", 120)
    assert [held.name for held in joined.badges] == ["new", "old"]


def test_an_address_that_cannot_be_read_gives_no_framework(make: "Make") -> None:
    found = frameworks((aligned(make.held("a"), Alignment(name="A", url="https://[::1/")),))
    assert [one.name for one in found] == [""]


def test_the_list_is_there_in_every_order_that_says_something(make: "Make") -> None:
    lasting, ending = make.held("b", title="B", issued=2), make.held("a", title="A", issued=1, expires=5)
    assert [one.key for one in finding((lasting,), ()).orders] == ["issued"]
    assert [one.key for one in finding((), ()).orders] == ["issued"]
    assert [one.key for one in finding((lasting, lasting), ()).orders] == ["issued", "name", "issuer"]
    orders = {one.key: [held.name for held in one.badges] for one in finding((lasting, ending), ()).orders}
    assert orders == {"issued": ["b", "a"], "name": ["a", "b"], "issuer": ["a", "b"], "expires": ["a", "b"]}


def test_a_menu_leaves_out_lists_that_hold_nothing(make: "Make") -> None:
    source = make.source(
        "navigation: [home, tags, issuers, skills]\n", {"a": "visibility: public\ntags: [t]"}
    )
    assert [item.key for item in published(make.resolved(source).site).navigation] == [
        "home",
        "tags",
        "issuers",
    ]
    hidden = make.source("navigation: [home, tags, issuers, skills]\n", {"a": "tags: [t]"})
    assert [item.key for item in published(make.resolved(hidden).site).navigation] == ["home"]


def test_withdrawn_badges_leave_groups_and_stay_in_the_list(make: "Make") -> None:
    source = make.source(
        "defaults: {visibility: public}\n",
        {"a": "", "b": ""},
        {"cv": "title: CV\nblocks:\n  - showcase: [a, b]\n  - badges: {limit: 1, sort: name}\n  - badge: a"},
    )
    source = replace(
        source,
        badges={**source.badges, "a": replace(source.badges["a"], badge=withdrawn(make.held("a")).badge)},
    )
    shown = published(make.resolved(source).site)
    group, query, single = shown.pages[0].blocks
    assert [held.name for held in group.badges] == ["b"]  # type: ignore[union-attr]  # a group
    assert [held.name for held in query.badges] == ["b"]  # type: ignore[union-attr]  # a group
    assert single.badge.is_revoked  # type: ignore[union-attr]  # a badge
    assert {held.name for held in shown.listed_badges} == {"a", "b"}
    assert Visibility.PUBLIC is shown.badges[0].visibility


def test_skills_on_a_page_are_those_of_badges_that_its_visitors_may_see(make: "Make") -> None:
    source = make.source(
        "",
        {"open": "visibility: public\ntags: [t]", "quiet": "visibility: unlisted", "secret": ""},
        {
            f"{kind}-{number}": f"title: P\nvisibility: {kind}\nblocks:\n  - skills: {what}"
            for kind in ("public", "unlisted", "private")
            for number, what in enumerate(("all", "{tag: T}", "{framework: esco}", "{framework: none}"))
        },
    )
    badges = {
        name: replace(one, badge=aligned(make.held(name), Alignment(name=name, framework="ESCO")).badge)
        for name, one in source.badges.items()
    }
    shown = published(make.resolved(replace(source, badges=badges)).site)
    found = {}
    for page in shown.pages:
        (block,) = page.blocks
        assert isinstance(block, Skills)
        found[page.name] = [skill.name for one in block.frameworks for skill in one.skills]
    assert found == {
        "public-0": ["open"],
        "public-1": ["open"],
        "public-2": ["open"],
        "public-3": [],
        "unlisted-0": ["open", "quiet"],
        "unlisted-1": ["open"],
        "unlisted-2": ["open", "quiet"],
        "unlisted-3": [],
    }
