from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from badgefolio.model.blocks import BadgeBlock, BadgeGroup, FilesBlock, Heading, ImageBlock, ProfileBlock
from badgefolio.model.project import KeptAddress, KeptAddresses, Visibility
from badgefolio.portfolio.visibility import as_if_public, published
from badgefolio.problems import Code, Problem

if TYPE_CHECKING:
    from tests.portfolio.conftest import Make

PUBLIC = "visibility: public"
PAGE = f"title: The page\n{PUBLIC}\nblocks:\n"


def page(*blocks: str, more: str = "") -> dict[str, str]:
    return {"cv": f"{more}{PAGE}" + "".join(f"  - {one}\n" for one in blocks)}


def only(problems: tuple[Problem, ...]) -> Problem:
    (problem,) = problems
    assert problem.hint
    assert problem.message.endswith(".") or problem.code is Code.ADDRESS_TWICE
    return problem


def test_names_become_the_things_they_name(make: "Make") -> None:
    resolved = make.resolved(
        make.source(
            badges={"one": PUBLIC, "two": PUBLIC},
            pages=page(
                "heading: H",
                "badge: one",
                "showcase: [two, one]",
                "badges: all",
                "files: [files/a.pdf]",
                "{image: files/b.JPG, alt: A}",
                "profile: [name]",
            ),
            files=("files/a.pdf", "files/b.JPG"),
        )
    )
    assert resolved.problems == ()
    (made,) = resolved.site.pages
    heading, badge, showcase, badges, files, image, profile = made.blocks
    assert heading == Heading(text="H", level=1)
    assert isinstance(badge, BadgeBlock)
    assert badge.badge is resolved.site.badges[0]
    assert isinstance(showcase, BadgeGroup)
    assert [held.name for held in showcase.badges] == ["two", "one"]
    assert showcase.by_hand
    assert isinstance(badges, BadgeGroup)
    assert [held.name for held in badges.badges] == ["one", "two"]
    assert not badges.by_hand
    assert isinstance(files, FilesBlock)
    assert [file.path for file in files.files] == ["files/a.pdf"]
    assert isinstance(image, ImageBlock)
    assert image.file.path == "files/b.JPG"
    assert profile == ProfileBlock(fields=("name",))


def test_what_says_nothing_takes_what_the_site_says(make: "Make") -> None:
    source = make.source(
        "language: fr\ndefaults: {visibility: unlisted}\n", {"one": "", "two": PUBLIC}, {"cv": "title: T"}
    )
    site = make.resolved(source).site
    assert [held.visibility for held in site.badges] == [Visibility.UNLISTED, Visibility.PUBLIC]
    assert site.pages[0].visibility is Visibility.UNLISTED
    assert site.pages[0].language == "fr"
    assert site.theme == "atelier"
    assert site.pages[0].theme == ""


def test_a_page_may_have_a_language_and_a_theme_of_its_own(make: "Make") -> None:
    said = {"cv": "title: T\nlanguage: en\ntheme: vita\n"}
    site = make.resolved(make.source("language: fr\ntheme: vita\n", {}, said)).site
    assert (site.pages[0].language, site.pages[0].theme, site.theme) == ("en", "vita", "vita")


def test_an_unknown_badge_is_named_with_its_place_and_the_nearest(make: "Make") -> None:
    problem = only(make.resolved(make.source("", {"first-aid": PUBLIC}, page("badge: first-ad"))).problems)
    assert problem.code is Code.BADGE_NOT_FOUND
    assert str(problem.span) == "content/pages/cv.yaml:4:12"
    assert problem.hint == 'Did you mean "first-aid"?'


def test_without_any_badge_the_hint_says_how_to_add_one(make: "Make") -> None:
    problem = only(make.resolved(make.source("", {}, page("badge: one"))).problems)
    assert problem.hint == "Add one with: badgefolio add FILE"


def test_every_unknown_badge_of_a_showcase_is_said(make: "Make") -> None:
    problems = make.resolved(make.source("", {"one": PUBLIC}, page("showcase: [x, one, y]"))).problems
    assert [problem.code for problem in problems] == [Code.BADGE_NOT_FOUND] * 2
    assert [str(problem.span) for problem in problems] == [
        "content/pages/cv.yaml:4:16",
        "content/pages/cv.yaml:4:24",
    ]


@pytest.mark.parametrize("block", ["badge: one", "showcase: [one]"])
def test_a_hidden_badge_on_a_visible_page_is_an_error_that_names_both_places(
    make: "Make", block: str
) -> None:
    source = make.source("", {"one": "tags: [a]\nvisibility: private"}, page(block))
    problem = only(make.resolved(source).problems)
    assert problem.code is Code.HIDDEN_ON_VISIBLE_PAGE
    assert problem.span is not None
    assert problem.span.file == "content/pages/cv.yaml"
    assert 'The page "cv" (public) shows the badge "one", which is private' in problem.message
    assert "content/badges/one.yaml:2:1" in problem.message


def test_a_badge_without_a_yaml_is_named_by_the_file_that_would_hold_its_visibility(make: "Make") -> None:
    problem = only(make.resolved(make.source("", {"one": ""}, page("badge: one"))).problems)
    assert "(content/badges/one.yaml)" in problem.message


@pytest.mark.parametrize(
    ("badge", "shown_on"),
    [("public", "public"), ("public", "unlisted"), ("unlisted", "unlisted"), ("private", "private")],
)
def test_a_page_shows_badges_that_as_many_may_see(make: "Make", badge: str, shown_on: str) -> None:
    pages = {"cv": f"title: T\nvisibility: {shown_on}\nblocks:\n  - badge: one\n"}
    resolved = make.resolved(make.source("", {"one": f"visibility: {badge}"}, pages))
    assert resolved.problems == ()
    assert len(resolved.site.pages[0].blocks) == 1


@pytest.mark.parametrize("block", ["files: [files/a.pd]", "{image: files/a.pd, alt: A}"])
def test_a_missing_file_is_named_with_the_nearest(make: "Make", block: str) -> None:
    problem = only(make.resolved(make.source("", {}, page(block), files=("files/a.pdf",))).problems)
    assert problem.code is Code.FILE_NOT_FOUND
    assert problem.span is not None
    assert problem.span.line == 4
    assert problem.hint == 'Did you mean "files/a.pdf"?'


def test_without_any_file_the_hint_says_where_to_put_it(make: "Make") -> None:
    problem = only(make.resolved(make.source("", {}, page("files: [files/a.pdf]"))).problems)
    assert problem.hint == "Put it into content/files/."


@pytest.mark.parametrize(
    ("block", "file"),
    [
        ("files: [files/a.html]", "files/a.html"),
        ("files: [files/a]", "files/a"),
        ("{image: files/a.pdf, alt: A}", "files/a.pdf"),
    ],
)
def test_a_file_that_could_run_or_does_not_show_is_refused(make: "Make", block: str, file: str) -> None:
    problem = only(make.resolved(make.source("", {}, page(block), files=(file,))).problems)
    assert problem.code is Code.FILE_TYPE_NOT_ALLOWED
    assert problem.hint.startswith("Possible here: .")


def test_pictures_of_the_owner_and_of_badges_are_looked_for(make: "Make") -> None:
    site = "owner: {name: N, picture: files/me.jpg}\n"
    source = make.source(site, {"one": f"{PUBLIC}\npicture: files/one.png"})
    problems = make.resolved(source).problems
    assert [str(problem.span) for problem in problems] == [
        "content/badges/one.yaml:2:10",
        "content/site.yaml:2:27",
    ]
    there = make.source(
        site, {"one": f"{PUBLIC}\npicture: files/one.png"}, files=("files/me.jpg", "files/one.png")
    )
    resolved = make.resolved(there)
    assert resolved.problems == ()
    assert resolved.site.owner_picture is not None
    assert resolved.site.badges[0].picture is not None


def test_an_unknown_theme_is_named_with_its_place(make: "Make") -> None:
    source = make.source("theme: ateleir\n", {}, page(more="theme: vitta\n"))
    problems = make.resolved(source).problems
    assert [(problem.code, str(problem.span), problem.hint) for problem in problems] == [
        (Code.THEME_NOT_FOUND, "content/site.yaml:3:8", 'Did you mean "atelier"?'),
        (Code.THEME_NOT_FOUND, "content/pages/cv.yaml:1:8", 'Did you mean "vita"?'),
    ]


def test_two_things_at_one_address_are_a_problem_that_names_both(make: "Make") -> None:
    problem = only(make.resolved(make.source("", {"a b": PUBLIC, "a-b": PUBLIC})).problems)
    assert problem.code is Code.ADDRESS_TWICE
    assert problem.message == '"a b" and "a-b" would both lie at /badges/a-b/'
    assert str(problem.span) == "content/badges/a-b.yaml"


def test_a_former_address_counts_as_taken(make: "Make") -> None:
    source = make.source("", {"one": PUBLIC, "two": f"{PUBLIC}\nformerly: [one]"})
    assert only(make.resolved(source).problems).code is Code.ADDRESS_TWICE


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("by-name", "visibility: public"),
        ("by-expiry", "visibility: public"),
        ("a", "visibility: public\nslug: by-issuer"),
        ("a", "visibility: public\nformerly: [by-issuer]"),
    ],
)
def test_a_badge_does_not_take_the_address_of_a_list(make: "Make", name: str, said: str) -> None:
    problem = only(make.resolved(make.source("", {name: said})).problems)
    assert problem.code is Code.ADDRESS_TWICE
    assert "a list of all badges" in problem.message
    assert make.resolved(make.source("", {name: said.replace("public", "private")})).problems == ()


def test_one_token_for_two_things_of_one_name_is_a_problem(make: "Make") -> None:
    unlisted = "visibility: unlisted"
    source = make.source("", {"x": unlisted}, {"x": f"title: T\n{unlisted}"})
    same = (KeptAddress(name="x", slug="x", token="0" * 32),)  # copied by hand
    problem = only(make.resolved(replace(source, kept=KeptAddresses(badges=same, pages=same))).problems)
    assert problem.code is Code.ADDRESS_TWICE


def test_a_picture_without_words_is_a_warning(make: "Make") -> None:
    source = make.source("", {}, page("image: files/a.png"), files=("files/a.png",))
    problem = only(make.resolved(source).problems)
    assert problem.code is Code.ALT_TEXT_MISSING
    assert not problem.is_error
    assert (
        make.resolved(
            make.source("", {}, page("{image: files/a.png, decoration: true}"), files=("files/a.png",))
        ).problems
        == ()
    )


def test_a_profile_that_shows_what_nobody_said_is_a_warning_for_each(make: "Make") -> None:
    said = page("profile: [name, about, picture, city, email]")
    problems = make.resolved(make.source("owner: {name: N, contact: {city: G}}\n", {}, said)).problems
    assert [problem.code for problem in problems] == [Code.OPTION_MISSING] * 3
    assert not any(problem.is_error for problem in problems)
    assert [problem.hint for problem in problems] == [
        'Add "about" under "owner:" in content/site.yaml.',
        'Add "picture" under "owner:" in content/site.yaml.',
        'Add "contact: email" under "owner:" in content/site.yaml.',
    ]
    full = "owner: {name: N, about: A, picture: files/me.jpg, contact: {city: G, email: a@b.example}}\n"
    assert make.resolved(make.source(full, {}, said, files=("files/me.jpg",))).problems == ()


def test_the_menu_shows_what_is_public_where_nothing_is_said(make: "Make") -> None:
    pages = {"b": f"title: B\n{PUBLIC}", "a": "title: A", "u": "title: U\nvisibility: unlisted"}
    items = make.resolved(make.source("", {"one": PUBLIC}, pages)).site.navigation
    assert [(item.key, item.title, item.route.path) for item in items] == [
        ("home", "", ""),
        ("badges", "", "badges/"),
        ("page", "B", "pages/b/"),
    ]
    assert [item.key for item in make.resolved(make.source("", {"one": ""})).site.navigation] == ["home"]


def test_the_menu_keeps_the_order_of_the_hand(make: "Make") -> None:
    site = "navigation: [pages/cv, badges, home]\n"
    items = make.resolved(make.source(site, {}, page("text: T"))).site.navigation
    assert [item.key for item in items] == ["page", "badges", "home"]


def test_a_menu_that_names_no_page_is_a_problem(make: "Make") -> None:
    problem = only(make.resolved(make.source("navigation: [pages/vc]\n", {}, page("text: T"))).problems)
    assert problem.code is Code.PAGE_NOT_FOUND
    assert str(problem.span) == "content/site.yaml:3:14"
    assert problem.hint == 'Did you mean "pages/cv"?'


@pytest.mark.parametrize("visibility", ["private", "unlisted"])
def test_a_menu_that_names_a_page_not_everybody_may_find_is_a_problem(make: "Make", visibility: str) -> None:
    pages = {"cv": f"title: T\nvisibility: {visibility}"}
    problem = only(make.resolved(make.source("navigation: [pages/cv]\n", {}, pages)).problems)
    assert problem.code is Code.HIDDEN_ON_VISIBLE_PAGE
    assert f"which is {visibility}" in problem.message


def test_a_badge_that_was_left_out_is_left_out_of_pages_too(make: "Make") -> None:
    source = make.source("", {"one": PUBLIC}, page("badge: broken", "showcase: [broken, one]", "text: T"))
    resolved = make.resolved(replace(source, damaged=frozenset(["broken"])))
    assert resolved.problems == ()
    showcase, _ = resolved.site.pages[0].blocks
    assert isinstance(showcase, BadgeGroup)
    assert [held.name for held in showcase.badges] == ["one"]


@pytest.mark.parametrize("status", ["pending", "rejected"])
def test_an_award_that_is_not_accepted_is_nobodys_to_see(make: "Make", status: str) -> None:
    badges = {"a": f"visibility: public\nstatus: {status}", "b": "visibility: public\nstatus: accepted"}
    found = make.resolved(make.source("", badges))
    assert [held.name for held in published(found.site).badges] == ["b"]
    assert [one.name for one in found.addresses.badges] == ["b"]
    assert [held.counts for held in found.site.badges] == [False, True]
    page = {"cv": "title: CV\nvisibility: public\nblocks:\n  - badge: a"}
    (problem,) = make.resolved(make.source("", badges, page)).problems
    assert problem.code is Code.HIDDEN_ON_VISIBLE_PAGE
    assert f'Say "status: accepted" instead of "{status}"' in (problem.hint or "")
    preview = make.resolved(as_if_public(make.source("", badges, page)))
    assert [held.name for held in published(preview.site).badges] == ["a", "b"]
