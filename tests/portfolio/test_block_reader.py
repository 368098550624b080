from typing import Any

import pytest

from badgefolio.model.blocks import (
    BadgeBlockSource,
    ColumnsSource,
    FilesLayout,
    FilesSource,
    Heading,
    ImageSource,
    Licence,
    Link,
    ProfileBlock,
    Quote,
    ShowcaseSource,
    Text,
)
from badgefolio.model.cv import CvBlockSource, Section
from badgefolio.model.derived import (
    Figure,
    PageListSource,
    StatisticsSource,
    TimelineEntry,
    TimelineSource,
)
from badgefolio.model.media import MediaSource
from badgefolio.model.selection import BadgesBlockSource, Format
from badgefolio.portfolio.reader import read_page
from badgefolio.problems import Code, ProblemError


def block(said: str) -> Any:  # noqa: ANN401 - each test says which
    lines = said.splitlines()
    text = "title: T\nblocks:\n  - " + "\n    ".join(lines) + "\n"
    (only,) = read_page(text.encode(), file="page.yaml", name="page").blocks
    return only


def test_headings_have_two_levels() -> None:
    assert block("heading: One") == Heading(text="One", level=1)
    assert block("subheading: Two") == Heading(text="Two", level=2)


def test_a_text_is_markdown_as_it_was_written() -> None:
    assert block("text: |\n  **Two**\n\n  lines") == Text(markdown="**Two**\n\nlines")


def test_a_badge_is_named_with_its_place() -> None:
    made = block("badge: first-aid\nformat: long\nnote: Mine")
    assert isinstance(made, BadgeBlockSource)
    assert made.badge.name == "first-aid"
    assert str(made.badge.span) == "page.yaml:3:12"
    assert made.format is Format.LONG
    assert made.note == "Mine"
    assert block("badge: first-aid").format is Format.SHORT


def test_badges_are_asked_for_by_what_they_have_in_common() -> None:
    said = "badges: {tag: a, issuer: b, year: 2024, sort: name, limit: 3}\ntitle: Some\nformat: long"
    made = block(said)
    assert isinstance(made, BadgesBlockSource)
    assert (made.tag, made.issuer, made.year, made.sort, made.limit) == ("a", "b", 2024, "name", 3)
    assert (made.title, made.format) == ("Some", Format.LONG)
    assert str(made.span) == "page.yaml:3:5"


def test_all_badges_are_the_newest_first_and_without_a_limit() -> None:
    made = block("badges: all")
    assert (made.tag, made.issuer, made.year, made.sort, made.limit) == ("", "", 0, "-issued", 0)


def test_a_showcase_keeps_the_order_of_the_hand() -> None:
    made = block("showcase: [b, a, c]\ntitle: Three")
    assert isinstance(made, ShowcaseSource)
    assert [one.badge.name for one in made.badges] == ["b", "a", "c"]
    assert made.title == "Three"


def test_a_profile_keeps_the_order_of_its_fields() -> None:
    assert block("profile: [city, name]") == ProfileBlock(fields=("city", "name"))


def test_files_are_named_with_their_places() -> None:
    made = block("files:\n  - files/b.pdf\n  - files/a.jpg\ntitle: Two\nas: gallery")
    assert isinstance(made, FilesSource)
    assert [one.name for one in made.files] == ["files/b.pdf", "files/a.jpg"]
    assert str(made.files[1].span) == "page.yaml:5:9"
    assert made.layout is FilesLayout.GALLERY
    assert block("files: [files/a.pdf]").layout is FilesLayout.AUTO


def test_an_image_has_words_or_says_that_it_needs_none() -> None:
    made = block("image: files/a.jpg\nalt: A door\ncaption: Mine")
    assert isinstance(made, ImageSource)
    assert (made.file.name, made.alt, made.caption, made.is_decoration) == (
        "files/a.jpg",
        "A door",
        "Mine",
        False,
    )
    assert block("image: files/a.jpg\ndecoration: true").is_decoration
    assert not block("image: files/a.jpg\ndecoration: false").is_decoration


def test_a_link_has_words_or_shows_its_address() -> None:
    assert block("link: https://a.example/x\ntitle: A\ndescription: B") == Link(
        url="https://a.example/x", title="A", description="B"
    )
    assert block("link: https://a.example/x").title == "a.example/x"
    assert block("link: mailto:a@b.example").title == "mailto:a@b.example"


def test_the_name_of_a_block_need_not_stand_first() -> None:
    assert block("title: Some\nshowcase: [a]").title == "Some"


@pytest.mark.parametrize(
    ("said", "code", "place"),
    [
        ("heding: One", Code.BLOCK_UNKNOWN, "page.yaml:3:5"),
        ("just words", Code.BLOCK_UNKNOWN, "page.yaml:3:5"),
        ("badge: a\nformt: long", Code.OPTION_UNKNOWN, "page.yaml:4:5"),
        ("badges: {limit: many}", Code.OPTION_WRONG, "page.yaml:3:21"),
        ("link: javascript:alert(1)", Code.OPTION_WRONG, "page.yaml:3:11"),
        ("files: [../secret.pdf]", Code.OPTION_WRONG, "page.yaml:3:13"),
    ],
)
def test_a_mistake_in_a_block_is_said_of_that_block(said: str, code: Code, place: str) -> None:
    with pytest.raises(ProblemError) as caught:
        block(said)
    (problem,) = caught.value.problems
    assert problem.code is code
    assert str(problem.span) == place
    assert problem.hint


BORDERS = [
    f"{width}-{style}-{shade}"
    for width in ("thin", "thick")
    for style in ("solid", "dashed", "dotted")
    for shade in ("light", "medium", "dark")
]


@pytest.mark.parametrize("border", BORDERS)
def test_every_block_may_have_a_rule_and_room(border: str) -> None:
    made = block(f"heading: One\nborder: {border}\npadding: 35")
    assert made == Heading(text="One", level=1, border=border, padding=35)


def test_the_rule_and_room_of_the_page_are_those_of_blocks_that_say_nothing() -> None:
    text = """
title: T
border: thick-solid-dark
padding: 10
blocks:
  - text: As the page
  - text: Its own
    border: none
    padding: 0
  - columns:
      - - text: Inside
      - - text: Inside
          border: thin-dotted-light
"""
    plain, own, columns = read_page(text.encode(), file="page.yaml", name="page").blocks
    assert (plain.border, plain.padding) == ("thick-solid-dark", 10)
    assert (own.border, own.padding) == ("", 0)
    assert isinstance(columns, ColumnsSource)
    assert (columns.border, columns.padding) == ("thick-solid-dark", 10)
    assert [[one.border for one in column] for column in columns.columns] == [[""], ["thin-dotted-light"]]


def test_a_badge_of_a_showcase_may_have_a_story() -> None:
    made = block("showcase:\n  - a\n  - badge: b\n    note: Mine")
    assert isinstance(made, ShowcaseSource)
    assert [(one.badge.name, one.note) for one in made.badges] == [("a", ""), ("b", "Mine")]
    assert str(made.badges[1].badge.span) == "page.yaml:5:16"


def test_a_quotation_says_who_and_where() -> None:
    made = block("quote: So it *is*.\nby: Ada\nurl: https://ada.example/q")
    assert made == Quote(text="So it *is*.", by="Ada", url="https://ada.example/q")


def test_a_film_has_an_address_or_a_path() -> None:
    made = block("media: files/a.mp4\ntitle: A\ncaptions: files/a.vtt\ndescription: D")
    assert isinstance(made, MediaSource)
    assert (made.media.name, made.title, made.description) == ("files/a.mp4", "A", "D")
    assert made.captions is not None
    assert made.captions.name == "files/a.vtt"


def test_columns_hold_blocks() -> None:
    made = block("columns:\n  - - text: A\n    - heading: B\n  - - text: C")
    assert isinstance(made, ColumnsSource)
    assert made.columns == ((Text(markdown="A"), Heading(text="B", level=1)), (Text(markdown="C"),))


def test_pages_are_listed_by_name_by_tag_or_all() -> None:
    named = block("pages: [b, a]\ntitle: More")
    assert isinstance(named, PageListSource)
    assert ([one.name for one in named.pages], named.title) == (["b", "a"], "More")
    assert block("pages: {tag: x}") == PageListSource(tag="x")
    assert block("pages: all") == PageListSource()


def test_a_timeline_has_badges_and_entries() -> None:
    made = block(
        "timeline: {tag: a, sort: issued, limit: 2}\nentries:\n  - {date: 2019-06, title: B, text: C}"
    )
    assert isinstance(made, TimelineSource)
    assert made.badges is not None
    assert (made.badges.tag, made.badges.limit, made.is_oldest_first) == ("a", 2, True)
    assert made.entries == (TimelineEntry(date="2019-06", title="B", text="C"),)
    assert block("timeline: none").badges is None
    assert block("timeline: all").badges is not None


def test_statistics_keep_their_order() -> None:
    made = block("statistics: [years, badges]")
    assert isinstance(made, StatisticsSource)
    assert made.figures == (Figure.YEARS, Figure.BADGES)


def test_a_curriculum_is_asked_for_by_section() -> None:
    one, several = block("cv: work\ntitle: W"), block("cv: [languages, work]")
    assert isinstance(one, CvBlockSource)
    assert (one.sections, one.title) == ((Section.WORK,), "W")
    assert several.sections == (Section.LANGUAGES, Section.WORK)


@pytest.mark.parametrize("word", ["licence", "license"])
@pytest.mark.parametrize("said", ["CC-BY-4.0", "cc by 4.0", "CC BY 4.0"])
def test_a_licence_is_known_as_people_write_it(word: str, said: str) -> None:
    assert block(f"{word}: {said}\nnote: N") == Licence(id="CC-BY-4.0", note="N")


@pytest.mark.parametrize("said", ["CC0", "cc0", "CC0-1.0", "cc0 1.0"])
def test_giving_everything_away_has_many_spellings(said: str) -> None:
    assert block(f"licence: {said}") == Licence(id="CC0-1.0")


def test_own_words_are_a_licence_too() -> None:
    assert block("licence: Ask me first.") == Licence(words="Ask me first.")


def test_everything_wrong_in_blocks_is_said_at_once() -> None:
    text = """
title: T
blocks:
  - licence: CC-BY-5.0
  - columns:
      - - timeline: none
          entries: [{date: 2019-02-30, title: A}, {date: 2019-06-31, title: B}]
      - - license: CC BY-AS 4.0
"""
    with pytest.raises(ProblemError, match="2019-02-30") as caught:
        read_page(text.encode(), file="page.yaml", name="page")
    places = [str(problem.span) for problem in caught.value.problems]
    assert places == ["page.yaml:4:14", "page.yaml:7:28", "page.yaml:7:58", "page.yaml:8:20"]
    assert {problem.code for problem in caught.value.problems} == {Code.OPTION_WRONG}
    assert caught.value.problems[0].hint == 'Did you mean "CC-BY-4.0"?'
