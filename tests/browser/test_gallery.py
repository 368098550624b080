"""A gallery in a real Chromium: filters, pages of twenty, and what judges accessibility says."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.conftest import Project

from badgefolio.pipeline.gallery import GalleryRequest, build_gallery

pytestmark = pytest.mark.browser

NOW = datetime(2026, 6, 2, 12, tzinfo=UTC)
PEOPLE = (("maya", "FR", "craft"), ("léo", "FI", "teaching"))


@pytest.fixture(scope="module", params=["atelier", "vita"])
def gallery(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a built gallery of two people with 22 badges."""
    folder = tmp_path_factory.mktemp("people")
    for number, (name, country, tag) in enumerate(PEOPLE):
        project = Project(folder / name)
        owner = f"{{name: {name.capitalize()}, contact: {{country: {country}}}}}"
        text = f"title: T\nowner: {owner}\ndefaults: {{visibility: public}}\n"
        project.write("content/site.yaml", f"{text}base_url: https://p{number}.example/\n")
        project.write_page("cv", "- profile: [name, country]")
        for one in range(11):
            title = f"Soudure {one:02}" if number else f"Séchage {one:02}"
            badge = {
                "id": f"https://b.example/{number}{one}",
                "name": title,
                "issuer": {"name": f"Guild {number}"},
            }
            project.badge(f"b{one}", f"tags: [{tag}]\n", title=title, badge=badge, expires="2026-07-01")
    out = folder / "out"
    sources = tuple(folder / name for name, _, _ in PEOPLE)
    build_gallery(GalleryRequest(sources=sources, output=out, now=NOW, theme=request.param))
    return out


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    one = context.new_page()
    one.clock.set_fixed_time("2026-08-01T12:00:00Z")
    yield one
    context.close()


def shown(page: Page) -> list[str]:
    return page.locator(".badge-name:visible").all_inner_texts()


def test_all_badges_are_filtered_by_text_issuer_person_country_tag_and_badge(
    gallery: Path, page: Page
) -> None:
    page.goto((gallery / "all/index.html").as_uri())
    assert len(shown(page)) == 22
    page.get_by_label("Search").fill("SECHAGE")
    assert len(shown(page)) == 11
    expect(page.locator(".filters [role=status]")).to_contain_text("11 of 22")
    page.get_by_role("button", name="Show all").click()
    for label, choice in (
        ("Issuer", "Guild 1"),
        ("Person", "Léo"),
        ("Country", "Finland"),
        ("Tag", "teaching"),
    ):
        page.get_by_label(label).select_option(label=choice)
        assert all(name.startswith("Soudure") for name in shown(page)), label
        assert len(shown(page)) == 11
        page.get_by_role("button", name="Show all").click()
    page.get_by_label("Badge", exact=True).select_option(label="Soudure 03")
    assert shown(page) == ["Soudure 03"]


def test_without_a_script_pages_of_twenty_lead_to_every_badge(gallery: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((gallery / "by-name/index.html").as_uri())
    first = shown(page)
    assert len(first) == 20
    page.get_by_role("link", name="Next page").click()
    assert len({*first, *shown(page)}) == 22
    page.get_by_role("link", name="Previous page").click()
    page.get_by_role("link", name="Countries (2)").click()
    page.get_by_role("link", name="Finland").click()
    assert len(shown(page)) == 11
    context.close()


def test_a_badge_leads_to_its_holders_and_says_on_the_day_that_it_has_expired(
    gallery: Path, page: Page
) -> None:
    page.goto((gallery / "index.html").as_uri())
    page.locator(".badge-name a").first.click()
    expect(page.get_by_role("link", name="See this badge")).to_have_attribute(
        "href", "https://p0.example/badges/b0/"
    )
    expect(page.get_by_text("Expired")).to_be_visible()


def test_pages_of_a_gallery_are_accessible_and_fit_a_phone(gallery: Path, page: Page, axe: str) -> None:
    pages = ["index.html", "all/index.html", "people/index.html", "404.html"]
    pages += [next(gallery.glob(f"{kind}/*/index.html")).relative_to(gallery).as_posix() for kind in KINDS]
    for path in pages:
        page.goto((gallery / path).as_uri())
        page.evaluate(axe)
        found = page.evaluate("axe.run().then((said) => said.violations.map((one) => one.id))")
        assert found == [], (path, json.dumps(found))
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_pages_of_a_gallery_ask_nobody_and_say_nothing_in_the_console(gallery: Path, page: Page) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto((gallery / "all/index.html").as_uri())
    assert [one for one in asked if not one.startswith(("file:", "data:"))] == []
    assert said == []


KINDS = ("badges", "people", "issuers", "tags", "countries")
