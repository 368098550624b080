"""Filters and expiry in a real Chromium, on any day that the clock shows."""

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import Site

pytestmark = pytest.mark.browser


def opened(browser: Browser, address: str, *, on: str = "2026-11-22T12:00:00Z") -> Page:
    page = browser.new_context().new_page()
    page.clock.set_fixed_time(on)
    page.goto(address)
    return page


def shown(page: Page) -> list[str]:
    return page.locator("[data-found]:visible .badge-name").all_inner_texts()


def test_a_badge_expires_on_its_day_without_a_new_build(site: Site, browser: Browser) -> None:
    for path in ("badges/index.html", "badges/premiers-secours/embed/index.html"):
        for day, is_over in (("2027-04-26T21:59:00Z", False), ("2027-04-26T22:00:00Z", True)):
            page = opened(browser, site.address + path, on=day)
            state = page.locator("[data-until^='2027-04-26']")
            assert state.is_visible() is is_over, (path, day)
            assert "26 avril 2027" in page.locator("main").inner_text().replace("\u00a0", " ")
            page.context.close()


def test_a_list_is_filtered_by_words_without_accents_and_says_how_many(site: Site, browser: Browser) -> None:
    page = opened(browser, site.address + "badges/index.html")
    everything = shown(page)
    page.get_by_label("Chercher").fill("DECOUPE")
    assert shown(page) == ["Découpe laser"]
    said = page.locator(".filters [role=status]")
    expect(said).to_contain_text(f"1 sur {len(everything)}")
    page.get_by_role("button", name="Tout afficher").click()
    expect(said).to_be_empty()
    assert shown(page) == everything
    page.get_by_label("Mot-clé").select_option(label="sciences")
    assert sorted(shown(page)) == ["Python for Science Teachers", "Teaching the Climate"]
    page.get_by_label("Année").select_option(label="2026")
    assert shown(page) == ["Teaching the Climate"]
    page.get_by_label("Chercher").fill("nothing of the kind")
    assert shown(page) == []
    assert page.locator("section.year:visible").count() == 0
    page.context.close()


def test_what_has_expired_meanwhile_is_found_as_expired(site: Site, browser: Browser) -> None:
    for day, names in (
        ("2026-11-22T12:00:00Z", ["Neige et avalanche"]),
        ("2027-05-01T12:00:00Z", ["Premiers secours en milieu scolaire", "Neige et avalanche"]),
    ):
        page = opened(browser, site.address + "badges/index.html", on=day)
        page.get_by_label("État").select_option("expired")
        assert [" ".join(name.split()) for name in shown(page)] == names
        page.context.close()


def test_a_filtered_list_has_an_address(site: Site, browser: Browser) -> None:
    page = opened(browser, site.address + "badges/index.html")
    page.get_by_label("Mot-clé").select_option(label="sciences")
    address = page.url
    page.context.close()
    again = opened(browser, address)
    assert len(shown(again)) == 2
    again.context.close()


def test_without_scripts_the_list_has_its_orders_and_no_dead_filter(site: Site, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.address + "badges/index.html")
    assert page.locator(".filters").is_hidden()
    page.get_by_role("link", name="Par nom").click()
    names = [" ".join(name.split()) for name in page.locator(".badge-name").all_inner_texts()]
    latin = [name for name in names if name[0] < "z"]
    assert latin == sorted(latin, key=str.casefold)
    assert len(names) == 12
    context.close()


def test_a_path_goes_back_on_the_day_a_badge_expires(site: Site, browser: Browser) -> None:
    address = site.address + "paths/encadrer-des-sorties/index.html"
    for day, met in (("2026-11-22T12:00:00Z", 2), ("2027-05-01T12:00:00Z", 1)):
        page = opened(browser, address, on=day)
        assert page.locator("progress").evaluate("bar => bar.value") == met
        assert page.locator("[data-told]").inner_text() == f"{met} sur 3"
        assert page.locator("[data-group].is-passed").count() == met
        page.context.close()
