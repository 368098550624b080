"""Recordings of other hosts: nobody is asked before a visitor asks, and then only the one host."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from tests.browser.conftest import Site

pytestmark = pytest.mark.browser

PAGE = "pages/chemin/index.html"
FRAMED = "<!doctype html><title>Player</title><p>The player"


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def page(site: Site, browser: Browser, asked: list[str]) -> Iterator[Page]:
    """Give a page with a film; what it asks of other hosts is written down and answered here."""
    context = browser.new_context()

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=200, content_type="text/html", body=FRAMED)

    context.route(lambda url: not url.startswith(site.address), answer)
    opened = context.new_page()
    opened.goto(site.address + PAGE)
    yield opened
    context.close()


def test_no_host_hears_of_a_visitor_before_the_button_is_pressed(page: Page, asked: list[str]) -> None:
    page.mouse.wheel(0, 10_000)
    page.wait_for_load_state("networkidle")
    assert asked == []
    assert page.locator("iframe[src^='https:']").count() == 0


def test_the_button_puts_the_player_in_place_and_the_focus_into_it(page: Page, asked: list[str]) -> None:
    page.get_by_role("button", name="Lire ici").click()
    frame = page.locator("iframe[src^='https:']")
    expect(frame).to_be_focused()
    expect(page.frame_locator("iframe[src^='https:']").get_by_text("The player")).to_be_visible()
    assert [url.startswith("https://archive.org/embed/") for url in asked] == [True]
    assert frame.get_attribute("title") == "Un film que je montre en sixième, San Francisco en 1906"
    assert frame.get_attribute("referrerpolicy") == "strict-origin"
    expect(page.get_by_role("button", name="Lire ici")).to_have_count(0)
    expect(page.get_by_role("link", name="Regarder sur archive.org")).to_be_visible()


def test_the_policy_of_the_page_lets_no_other_host_in(page: Page, asked: list[str]) -> None:
    blocked = page.evaluate(
        """() => new Promise(done => {
          document.addEventListener("securitypolicyviolation", event => done(event.effectiveDirective));
          document.querySelector("[data-player]").dataset.player = "https://evil.example/";
          document.querySelector("button[data-play]").click();
        })"""
    )
    assert blocked == "frame-src"
    assert asked == []


def test_without_scripts_there_is_a_plain_link(site: Site, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.address + PAGE)
    expect(page.get_by_role("link", name="Regarder sur archive.org")).to_be_visible()
    expect(page.locator("[data-play]").first).to_be_hidden()
    context.close()
