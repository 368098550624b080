"""The curriculum with badges: what is public and stands, with the way to each page, and nothing else."""

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.leaks import leaks
from tests.render.conftest import MINIMAL, held, moment, pictures, site

from badgefolio import resources
from badgefolio.render.cv_page import MOST, cv_subjects
from badgefolio.render.page import make_page
from badgefolio.render.page_list import Pages
from badgefolio.render.themes import ThemeShelf

if TYPE_CHECKING:
    from tests.conftest import Project

CONTACT = "contact: {city: Zyville, phone: '+33 1 23', email: zy@maya.example, github: zyhub}"
CV = "work: [{name: Zyschool, position: Zyteacher, startDate: 2012-09}]\n"
CV += "references: [{name: Zyada, reference: Good.}]\n"
THEMES = ("atelier", "vita")


@pytest.fixture
def mine(project: "Project") -> "Project":
    """Give a portfolio of which a public page shows a part, and an unlisted one another."""
    project.write(
        "content/site.yaml",
        "title: Mine\nbase_url: https://maya.example/me/\ndefaults: {visibility: private}\n"
        f"owner:\n  name: Maya\n  about: I **teach**.\n  identities: [maya@school.example]\n  {CONTACT}\n",
    )
    project.write("content/cv.yaml", CV)
    project.write_page("cv", "- cv: work\n- profile: [city, github]", "visibility: public")
    project.write_page("quiet", "- cv: references\n- profile: [phone]", "visibility: unlisted")
    project.write_page("secret", "- profile: [email]", "visibility: private")
    project.badge("open", "visibility: public\n", title="Zyopen", expires="2030-01-01")
    project.badge("older", "visibility: public\n", title="Zyolder", issuedOn="2019-03-02T00:00:00Z")
    project.badge("shy", "visibility: unlisted\n", title="Zyshy")
    project.badge("deep", "visibility: private\n", title="Zydeep")
    return project.badge("gone", "visibility: public\n", title="Zygone", revoked=True)


def test_it_shows_what_is_public_and_stands_newest_first(mine: "Project") -> None:
    mine.build()
    page = mine.page("cv/index.html")
    names = re.findall(r'class="badge-name"><a href="([^"]+)"><bdi>(\w+)</bdi>', page)
    assert names == [
        ("../badges/open/index.html", "Zyopen"),
        ("../badges/older/index.html", "Zyolder"),
    ]
    for word in ("Maya", "Zyville", "https://github.com/zyhub", "Zyschool", "Zyteacher", "valid until"):
        assert word.lower() in page.lower(), word
    assert "maya.example/me/badges/open/</bdi>" in page
    assert 'src="../badges/open/qr.svg"' in page


def test_nothing_is_on_it_that_only_some_may_know(mine: "Project") -> None:
    mine.build()
    page = {"cv": mine.output()["cv/index.html"]}
    hidden = ["Zyshy", "Zydeep", "Zygone", "Zyada", "+33 1 23", "zy@maya.example", "maya@school.example"]
    assert leaks(page, hidden) == []
    assert b"unlisted" not in page["cv"]


def test_the_first_page_leads_to_it_and_the_menu_where_it_is_asked_to(mine: "Project") -> None:
    mine.build()
    assert '<a href="cv/index.html">Curriculum with badges, to print</a>' in mine.page("index.html")
    assert ">Curriculum<" not in mine.page("index.html")
    site_file = mine.folder / "content/site.yaml"
    mine.write(
        "content/site.yaml", f"{site_file.read_text(encoding='utf-8')}navigation: [home, cv]\n"
    ).build()
    assert '<a href="cv/index.html"><bdi>Curriculum</bdi></a>' in mine.page("index.html")


@pytest.mark.parametrize("said", ["unlisted", "private"])
def test_there_is_none_where_no_badge_is_public(project: "Project", said: str) -> None:
    project.site("navigation: [home, cv]\n").badge("one", f"visibility: {said}\n")
    project.badge("gone", revoked=True).write_page("cv", "- text: Hello.")
    project.build()
    assert "cv/index.html" not in project.output()
    assert "cv/" not in project.page("index.html").replace("pages/cv/", "")


def test_a_badge_that_was_changed_or_is_somebody_elses_is_claimed_on_no_paper(project: "Project") -> None:
    project.write(
        "content/site.yaml",
        "title: Mine\nowner: {name: Maya, identities: [maya@school.example]}\n"
        "defaults: {visibility: public}\n",
    )
    other = {"type": "email", "hashed": False, "identity": "zy@other.example"}
    project.badge("mine", recipient={**other, "identity": "maya@school.example"}, title="Zymine")
    project.badge("theirs", recipient=other, title="Zytheirs").build()
    assert "Zymine" in project.page("cv/index.html")
    assert "Zytheirs" not in project.page("cv/index.html")
    assert "Zytheirs" in project.page("badges/index.html")


def test_without_an_address_it_has_no_codes(project: "Project") -> None:
    project.write("content/site.yaml", "title: M\nowner: {name: M}\ndefaults: {visibility: public}\n")
    project.badge("one").build()
    assert "<img" in project.page("cv/index.html")
    assert "qr" not in project.page("cv/index.html")


@pytest.mark.parametrize("theme", THEMES)
def test_of_five_hundred_badges_it_shows_the_newest_hundred_and_says_so(theme: str) -> None:
    badges = tuple(
        held(f"b{number}", badge=replace(MINIMAL, issued=moment(f"{2499 - number}-01-01")))
        for number in range(500)
    )
    of = site(badges, theme=theme)
    (subject,) = cv_subjects(of)
    assert (len(subject.badges), subject.badge_count) == (MOST, 500)
    items = dict(Pages(of, pictures(of), ThemeShelf(resources.bundled("themes"))).items())
    page = make_page(items["cv/index.html"].argument).decode()
    assert page.count('class="cv-award"') == 100
    assert "The newest 100 of 500 badges" in page
    assert len(page) < 150_000


@pytest.mark.parametrize("theme", THEMES)
def test_an_owner_without_anything_has_a_page_that_is_whole(project: "Project", theme: str) -> None:
    project.write("content/site.yaml", f"title: M\nowner: {{name: M}}\ntheme: {theme}\n")
    project.badge(
        "one", "visibility: public\n", badge={"id": "urn:x", "name": json.loads('"\\u202eRTL <b>"')}
    )
    project.build()
    page = project.page("cv/index.html")
    assert page.count("<h1") == 1
    assert "cv-contact" not in page
    assert "<b>" not in page
