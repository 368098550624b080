"""Lists of pages, timelines, numbers and curricula show what their page may show."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from badgefolio.model.audience import EVERYBODY
from badgefolio.model.blocks import BadgeGroup, Columns, every_block
from badgefolio.model.credential import Revocation
from badgefolio.model.cv import Cv, CvBlock, Entry, Section
from badgefolio.model.derived import PageList, Statistics, Timeline
from badgefolio.model.media import MediaBlock
from badgefolio.portfolio.derived_resolve import countable
from badgefolio.portfolio.visibility import published
from badgefolio.problems import Code

if TYPE_CHECKING:
    from tests.portfolio.conftest import Make

    from badgefolio.model.blocks import Block
    from badgefolio.portfolio import Resolved

PAGES = {
    "one": "title: One\nvisibility: public\ntags: [École]",
    "two": "title: Two\nvisibility: public\ndescription: D",
    "hidden": "title: Hidden\nvisibility: private\ntags: [école]",
    "quiet": "title: Quiet\nvisibility: unlisted\ntags: [école]",
}
BADGES = {
    "open": "visibility: public\ntags: [a, b]",
    "quiet": "visibility: unlisted\ntags: [c]",
    "secret": "visibility: private\ntags: [d]",
}
CV = Cv(
    entries=(
        Entry(section=Section.WORK, texts=(("name", "School"),)),
        Entry(section=Section.AWARDS, texts=(("title", "canary"),)),
    )
)


def resolved(make: "Make", said: str, visibility: str = "public", site: str = "", cv: Cv = CV) -> "Resolved":
    """Resolve a page of one block, among others."""
    lines = said.replace("\n", "\n    ")
    page = f"title: The page\nvisibility: {visibility}\nblocks:\n  - {lines}\n"
    source = make.source(site, BADGES, {**PAGES, "the": page}, ("files/a.mp4", "files/a.vtt", "files/a.pdf"))
    return make.resolved(replace(source, cv=cv))


def block(make: "Make", said: str, visibility: str = "public", site: str = "") -> "Block":
    found = resolved(make, said, visibility, site)
    assert found.problems == ()
    return next(page for page in found.site.pages if page.name == "the").blocks[0]


def names(found: "Block") -> list[str]:
    assert isinstance(found, PageList)
    return [card.name for card in found.pages]


def test_a_list_of_all_pages_holds_those_that_everybody_may_find_and_not_itself(make: "Make") -> None:
    assert names(block(make, "pages: all")) == ["one", "two"]
    assert names(block(make, "pages: all", "unlisted")) == ["one", "two"]
    assert names(block(make, "pages: all", site="navigation: [pages/two]")) == ["two", "one"]


def test_a_tag_lists_pages_whatever_its_accents(make: "Make") -> None:
    assert names(block(make, "pages: {tag: ECOLE}")) == ["one"]
    assert names(block(make, "pages: {tag: nothing}")) == []


def test_pages_by_name_keep_the_order_of_the_hand(make: "Make") -> None:
    assert names(block(make, "pages: [two, one]")) == ["two", "one"]
    assert names(block(make, "pages: [quiet, one]", "unlisted")) == ["quiet", "one"]


@pytest.mark.parametrize("name", ["hidden", "quiet"])
def test_a_page_that_fewer_may_see_is_an_error_that_names_both(make: "Make", name: str) -> None:
    (problem,) = resolved(make, f"pages: [one, {name}]").problems
    assert problem.code is Code.HIDDEN_ON_VISIBLE_PAGE
    assert '"the"' in problem.message
    assert f'"{name}"' in problem.message
    assert str(problem.span) == "content/pages/the.yaml:4:18"


def test_a_page_that_is_not_there_names_the_nearest(make: "Make") -> None:
    (problem,) = resolved(make, "pages: [on, tow]").problems[:1]
    assert (problem.code, problem.hint) == (Code.PAGE_NOT_FOUND, 'Did you mean "one"?')
    assert len(resolved(make, "pages: [on, tow]").problems) == 2


@pytest.mark.parametrize(
    ("visibility", "shown"), [("public", ["open"]), ("unlisted", ["open", "quiet"]), ("private", 3)]
)
def test_a_timeline_holds_the_badges_that_its_page_may_show(
    make: "Make", visibility: str, shown: list[str] | int
) -> None:
    found = block(make, "timeline: all\nentries: [{date: 2019, title: T}]", visibility)
    assert isinstance(found, Timeline)
    badges = [held.name for held in found.badges]
    assert (len(badges) if isinstance(shown, int) else badges) == shown
    assert found.entries[0].title == "T"


def test_a_timeline_may_hold_no_badge(make: "Make") -> None:
    found = block(make, "timeline: none\nentries: [{date: 2019, title: T}]")
    assert isinstance(found, Timeline)
    assert found.badges == ()


def test_numbers_count_what_the_page_may_show(make: "Make") -> None:
    found = block(make, "statistics: [badges]")
    assert isinstance(found, Statistics)
    assert [held.name for held in found.badges] == ["open"]


def test_a_badge_that_was_withdrawn_counts_for_nothing(make: "Make") -> None:
    kept, gone = make.held("kept"), make.held("gone")
    gone = replace(gone, badge=replace(gone.badge, revocation=Revocation(reason="")))
    assert countable([gone, kept], EVERYBODY) == (kept,)


def test_a_curriculum_shows_the_sections_that_are_there(make: "Make") -> None:
    found = block(make, "cv: work\ntitle: T\npadding: 5")
    assert found == CvBlock(sections=((Section.WORK, CV.of(Section.WORK)),), title="T", padding=5)


def test_a_section_that_is_empty_is_a_warning(make: "Make") -> None:
    (problem,) = resolved(make, "cv: [work, interests]").problems
    assert (problem.code, problem.is_error) == (Code.OPTION_MISSING, False)
    assert '"interests"' in problem.message
    assert str(problem.span) == "content/pages/the.yaml:4:5"


@pytest.mark.parametrize(
    ("visibility", "block_shows", "site_shows"),
    [("public", True, True), ("unlisted", True, False), ("private", False, False)],
)
def test_only_sections_that_a_page_shows_are_published(
    make: "Make", visibility: str, *, block_shows: bool, site_shows: bool
) -> None:
    said = "columns: [[{cv: work}], [{text: T}]]"
    shown = published(resolved(make, said, visibility).site)
    assert "canary" not in repr(shown)
    assert bool(shown.cv.of(Section.WORK)) is site_shows
    inner = [one for page in shown.pages for one in every_block(page.blocks)]
    assert any(isinstance(one, CvBlock) for one in inner) is block_shows


def test_columns_show_what_their_page_may_show(make: "Make") -> None:
    found = block(make, "columns: [[{badges: all}], [{timeline: all}, {statistics: [badges]}]]")
    assert isinstance(found, Columns)
    for one in every_block([found]):
        assert isinstance(one, BadgeGroup | Timeline | Statistics)
        assert [held.name for held in one.badges] == ["open"]


def test_a_private_badge_in_a_column_is_an_error_that_names_both(make: "Make") -> None:
    found = resolved(make, "columns: [[{badge: secret}, {badge: non}], [{showcase: [quiet]}]]")
    assert [problem.code for problem in found.problems] == [
        Code.HIDDEN_ON_VISIBLE_PAGE,
        Code.BADGE_NOT_FOUND,
        Code.HIDDEN_ON_VISIBLE_PAGE,
    ]


def test_the_filter_looks_into_columns(make: "Make") -> None:
    site = resolved(make, "columns: [[{badges: all}], [{pages: all}, {profile: [city]}]]").site
    secret = next(held for held in site.badges if held.name == "secret")
    others = resolved(make, "pages: [hidden]", "private").site.pages
    hidden = next(page for page in others if page.name == "the")
    (page,) = (one for one in site.pages if one.name == "the")
    (columns,) = page.blocks
    assert isinstance(columns, Columns)
    (group,), (_, profile) = columns.columns
    assert isinstance(group, BadgeGroup)
    smuggled = replace(columns, columns=((replace(group, badges=(secret,)),), (hidden.blocks[0], profile)))
    shown = published(replace(site, pages=(replace(page, blocks=(smuggled,)),)))
    assert "secret" not in repr(shown)
    assert "Hidden" not in repr(shown)


@pytest.mark.parametrize(
    ("media", "code"),
    [
        ("https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ", Code.MEDIA_NOT_ALLOWED),
        ("https://tube.example/w/9c9de5e8-0a1e", Code.MEDIA_NOT_ALLOWED),
        ("files/none.mp4", Code.FILE_NOT_FOUND),
        ("files/a.pdf", Code.FILE_TYPE_NOT_ALLOWED),
    ],
)
def test_only_known_hosts_and_own_files_are_shown(make: "Make", media: str, code: Code) -> None:
    (problem,) = resolved(make, f'media: "{media}"\ntitle: T').problems
    assert problem.code is code
    assert problem.hint
    assert str(problem.span) == "content/pages/the.yaml:4:12"


def test_a_film_of_the_owners_may_have_subtitles(make: "Make") -> None:
    found = block(make, "media: files/a.mp4\ntitle: T\ncaptions: files/a.vtt")
    assert isinstance(found, MediaBlock)
    assert found.file is not None
    assert found.captions is not None


def test_a_host_of_peertube_must_be_named(make: "Make") -> None:
    said = "media: https://tube.example/w/9c9de5e8-0a1e\ntitle: T"
    found = block(make, said, site="peertube: [tube.example]")
    assert isinstance(found, MediaBlock)
    assert found.recording is not None
    assert found.recording.origin == "https://tube.example"


@pytest.mark.parametrize("kind", ["badges", "timeline"])
@pytest.mark.parametrize(
    ("said", "message", "hint"),
    [
        ("{tag: zz}", 'No badge has the tag "zz"; the block shows none.', "Possible here: a, b, c, d."),
        (
            "{issuer: Maker Spce}",
            'No badge has the issuer "Maker Spce"; the block shows none.',
            'Did you mean "Maker Space"?',
        ),
    ],
)
def test_conditions_that_no_badge_fits_are_a_warning(
    make: "Make", kind: str, said: str, message: str, hint: str
) -> None:
    (problem,) = resolved(make, f"{kind}: {said}").problems
    assert (problem.code, problem.is_error) == (Code.OPTION_WRONG, False)
    assert (problem.message, problem.hint) == (message, hint)


@pytest.mark.parametrize(
    "said", ["badges: {tag: D}", "badges: {issuer: BADGES.example}", "timeline: {year: 1999}"]
)
def test_conditions_that_only_hidden_badges_fit_are_no_mistake(make: "Make", said: str) -> None:
    assert resolved(make, said).problems == ()
