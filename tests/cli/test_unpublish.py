import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from tests.leaks import leaks

from badgefolio.problems import Code

if TYPE_CHECKING:
    from tests.conftest import Project, Ran

Run = Callable[..., "Ran"]


@pytest.fixture
def site(project: "Project", run: Run) -> "Project":
    """Give a built site with a badge, a page of the same name, and others."""
    project.site().badge("welding", "# mine\nvisibility: public # for all\n", title="Zy Welding & more")
    project.badge("other").badge("bare", title="Zy Bare")
    project.write_page("cv", "- badges: all").write_page("other", "- text: T")
    assert run("build", project.folder).code == 0
    return project


def said(site: "Project", path: str) -> str:
    return (site.folder / "content" / path).read_text(encoding="utf-8")


def test_a_badge_is_taken_back_without_a_trace(site: "Project", run: Run) -> None:
    assert leaks(site.output(), ["Zy Welding & more"])
    ran = run("unpublish", "welding", "--project", site.folder)
    assert (ran.code, ran.err) == (0, "")
    assert said(site, "badges/welding.yaml") == "# mine\nvisibility: private # for all\n"
    assert leaks(site.output(), ["Zy Welding & more", "welding"]) == []
    assert 'content/badges/welding.yaml says "visibility: private" now.' in ran.out
    assert "no title, address or digest of it was found" in ran.out
    assert "https://maya.example/me/badges/welding/\n" in ran.out
    for word in (
        "search.google.com",
        "bing.com",
        "web.archive.org",
        "git log --oneline -- content/badges/welding",
    ):
        assert word in ran.out


def test_a_badge_without_yaml_gets_one_and_a_page_goes_too(site: "Project", run: Run) -> None:
    ran = run("unpublish", "bare", "pages/cv", "--project", site.folder, "--json")
    answer = json.loads(ran.out)
    assert said(site, "badges/bare.yaml") == "visibility: private\n"
    assert "visibility: private\n" in said(site, "pages/cv.yaml")
    assert [thing["name"] for thing in answer["things"]] == ["badges/bare", "pages/cv"]
    assert answer["things"][1]["addresses"] == ["https://maya.example/me/pages/cv/"]
    assert leaks(site.output(), ["Zy Bare", "The cv page"]) == []


@pytest.mark.parametrize(
    ("name", "code", "hint"),
    [
        ("weldin", Code.BADGE_NOT_FOUND, 'Did you mean "welding"?'),
        ("pages/welding", Code.BADGE_NOT_FOUND, ""),
        ("../site", Code.BADGE_NOT_FOUND, ""),
        ("other", Code.BADGE_NAME_TWICE, "badges/other or pages/other"),
    ],
)
def test_a_name_that_is_not_clear_changes_nothing(
    site: "Project", run: Run, name: str, code: Code, hint: str
) -> None:
    before = said(site, "badges/welding.yaml")
    ran = run("unpublish", "welding", name, "--project", site.folder)
    assert ran.code == 1
    assert f"[{code}]" in ran.err
    assert hint in ran.err
    assert said(site, "badges/welding.yaml") == before


def test_what_the_site_still_says_is_named_with_its_place(site: "Project", run: Run) -> None:
    site.write_page("about", '- text: "Ask me about Zy Welding & more, at /me/badges/welding/"')
    ran = run("unpublish", "welding", "--project", site.folder)
    assert ran.code == 1
    assert f"[{Code.TRACE_LEFT}]" in ran.err
    assert 'still has the title of "badges/welding", in pages/about/index.html' in ran.err
    assert 'still has the address of "badges/welding", in pages/about/index.html' in ran.err
    assert "no title, address or digest" not in ran.out


def test_where_a_page_still_shows_it_the_old_site_stays_and_that_is_said(site: "Project", run: Run) -> None:
    site.write_page("cv", "- badge: welding")
    before = site.output()
    ran = run("unpublish", "welding", "--project", site.folder)
    assert ran.code == 1
    assert "STILL SHOWS IT" in ran.out
    assert f"[{Code.HIDDEN_ON_VISIBLE_PAGE}]" in ran.err
    assert "visibility: private" in said(site, "badges/welding.yaml")
    assert site.output() == before


def test_a_locked_thing_is_taken_back_without_its_password(site: "Project", run: Run) -> None:
    site.badge("secret", "visibility: password\n")
    site.build(passwords={"visitors": "maple torch orbit lantern"})
    ran = run("unpublish", "secret", "--project", site.folder, "--json")
    assert ran.code == 0
    addresses = json.loads(ran.out)["things"][0]["addresses"]
    assert [one.split("/")[-3] for one in addresses] == ["badges", "locked"]
    assert not [path for path in site.output() if path.startswith("locked/")]
