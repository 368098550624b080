from typing import Any

import pytest

from badgefolio.model.blocks import (
    BadgeBlockSource,
    BadgesBlockSource,
    FilesLayout,
    FilesSource,
    Format,
    Heading,
    ImageSource,
    Link,
    ProfileBlock,
    ShowcaseSource,
    Text,
)
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
    assert [one.name for one in made.badges] == ["b", "a", "c"]
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
