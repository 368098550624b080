import pytest

from badgefolio.model.blocks import BadgeBlockSource
from badgefolio.model.project import ContactEntry, Offer, Visibility
from badgefolio.portfolio.reader import read_badge_settings, read_page, read_settings
from badgefolio.problems import Code, ProblemError

SITE = """\
title: 1.10
description: One line
language: fr-CA
theme: vita
base_url: https://maya.example/me
owner:
  name: " Maya "
  about: |
    **Hello**
  picture: files/me.jpg
  picture_alt: Maya
  identities: [maya@school.example, "did:key:z6"]
  contact: {city: Grenoble, website: https://maya.example, blog: }
defaults: {visibility: public}
navigation: [home, pages/cv]
linkedin: {Learn.Example: 123}
"""


def test_settings_are_read_with_every_option() -> None:
    settings = read_settings(SITE.encode(), file="content/site.yaml")
    assert settings.title == "1.10"
    assert settings.description == "One line"
    assert settings.language == "fr-CA"
    assert settings.theme is not None
    assert settings.theme.name == "vita"
    assert str(settings.theme.span) == "content/site.yaml:4:8"
    assert settings.base_url == "https://maya.example/me/"
    assert settings.owner.name == "Maya"
    assert settings.owner.about == "**Hello**"
    assert settings.owner.picture is not None
    assert settings.owner.picture.name == "files/me.jpg"
    assert settings.owner.picture_alt == "Maya"
    assert settings.owner.identities == ("maya@school.example", "did:key:z6")
    assert settings.owner.contact == (
        ContactEntry(kind="city", value="Grenoble"),
        ContactEntry(kind="website", value="https://maya.example"),
    )
    assert settings.default_visibility is Visibility.PUBLIC
    assert [one.name for one in settings.navigation] == ["home", "pages/cv"]
    assert settings.linkedin_ids == (("learn.example", "123"),)


def test_what_is_not_said_is_private_and_usual() -> None:
    settings = read_settings(b"title: T\nowner: {name: N}\n", file="content/site.yaml")
    assert settings.default_visibility is Visibility.PRIVATE
    assert settings.language == "en"
    assert (settings.theme, settings.owner.picture) == (None, None)
    assert settings.base_url == ""
    assert not any((settings.navigation, settings.linkedin_ids, settings.owner.contact))


def test_the_public_address_ends_with_one_slash() -> None:
    said = b"title: T\nowner: {name: N}\nbase_url: https://maya.example//\n"
    assert read_settings(said, file="content/site.yaml").base_url == "https://maya.example/"


def test_everything_wrong_in_a_file_is_said_at_once() -> None:
    with pytest.raises(ProblemError) as caught:
        read_settings(b"titel: T\nowner: {}\nlanguage: french\n", file="content/site.yaml")
    codes = {(problem.code, str(problem.span)) for problem in caught.value.problems}
    assert codes == {
        (Code.OPTION_UNKNOWN, "content/site.yaml:1:1"),
        (Code.OPTION_MISSING, "content/site.yaml:2:8"),
        (Code.OPTION_WRONG, "content/site.yaml:3:11"),
    }


def test_what_is_said_of_a_badge_is_read() -> None:
    said = """\
tags: [a, b]
visibility: unlisted
note: |
  Mine.
alt: A cross
picture: files/p.png
download: never
slug: aid
formerly: [help, first-help]
"""
    settings = read_badge_settings(said.encode(), file="content/badges/aid.yaml")
    assert settings.visibility is Visibility.UNLISTED
    assert settings.tags == ("a", "b")
    assert settings.note == "Mine."
    assert settings.alt == "A cross"
    assert settings.picture is not None
    assert settings.offer is Offer.NEVER
    assert settings.slug == "aid"
    assert settings.formerly == ("help", "first-help")
    assert str(settings.span) == "content/badges/aid.yaml:2:1"


def test_a_badge_of_which_nothing_is_said_has_no_visibility_of_its_own() -> None:
    settings = read_badge_settings(b"tags: []\n", file="content/badges/aid.yaml")
    assert settings.visibility is None
    assert settings.offer is Offer.AUTO
    assert settings.slug is None
    assert str(settings.span) == "content/badges/aid.yaml:1:1"


def test_an_empty_file_says_nothing_about_a_badge() -> None:
    settings = read_badge_settings(b"# nothing yet\n", file="content/badges/aid.yaml")
    assert settings.visibility is None
    assert settings.span is not None
    assert settings.span.file == "content/badges/aid.yaml"


def test_a_page_is_read_with_its_options_and_blocks() -> None:
    said = """\
title: CV
description: Who I am
theme: vita
language: en
tags: [cv]
visibility: public
slug: resume
formerly: [old-cv]
blocks:
  - heading: One
  - text: Two
"""
    page = read_page(said.encode(), file="content/pages/cv.yaml", name="cv")
    assert (page.name, page.title, page.description) == ("cv", "CV", "Who I am")
    assert page.theme is not None
    assert page.theme.name == "vita"
    assert page.language == "en"
    assert page.tags == ("cv",)
    assert page.visibility is Visibility.PUBLIC
    assert page.slug == "resume"
    assert page.formerly == ("old-cv",)
    assert len(page.blocks) == 2
    assert str(page.span) == "content/pages/cv.yaml:1:1"


def test_a_page_needs_nothing_but_a_title() -> None:
    page = read_page(b"title: CV\n", file="content/pages/cv.yaml", name="cv")
    assert page.blocks == ()
    assert page.visibility is None
    assert page.language is None


def test_a_name_meets_the_name_of_a_file_however_its_accents_are_written() -> None:
    said = "title: T\nblocks:\n  - badge: e\u0301te\u0301\n    note: e\u0301\n"
    (block,) = read_page(said.encode(), file="content/pages/a.yaml", name="a").blocks
    assert isinstance(block, BadgeBlockSource)
    assert block.badge.name == "\u00e9t\u00e9"
    assert block.note == "e\u0301"


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("No diploma.", (("", "No diploma."),)),
        ("{fr: Pas un diplôme., en-GB: No diploma.}", (("fr", "Pas un diplôme."), ("en-GB", "No diploma."))),
    ],
)
def test_a_disclaimer_is_one_line_or_one_for_each_language(said: str, read: object) -> None:
    content = f"title: T\nowner: {{name: N}}\ndisclaimer: {said}\n".encode()
    assert read_settings(content, file="content/site.yaml").disclaimer == read


@pytest.mark.parametrize(
    "said",
    ["[one, two]", "{french: Non.}", "{fr: }", "{fr: Ni un diplôme, ni un titre.}", "{}", f"{'x' * 1001}"],
)
def test_a_disclaimer_of_another_form_is_said(said: str) -> None:
    content = f"title: T\nowner: {{name: N}}\ndisclaimer: {said}\n".encode()
    with pytest.raises(ProblemError) as caught:
        read_settings(content, file="content/site.yaml")
    assert {one.code for one in caught.value.problems} == {Code.OPTION_WRONG}
    assert {one.span.line for one in caught.value.problems if one.span} == {3}
