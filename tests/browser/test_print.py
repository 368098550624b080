"""The sample on paper: black on white, without controls, whole, and with codes that a camera reads."""

from collections.abc import Iterator
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page
from tests.browser.conftest import PUBLIC, Site

pytestmark = pytest.mark.browser

BADGE, CV = "badges/premiers-secours/index.html", "cv/index.html"
PRINTED = ["index.html", "badges/index.html", BADGE, "pages/cv/index.html", CV, "skills/index.html"]
MM = 96 / 25.4  # px
HIDDEN = ".top-nav, .share, .filters, .ways, .download, .button, .skip, .neighbours, .screen-only, .again"
WHOLE = "Promise.all([...document.images].map(each => { each.loading = 'eager'; return each.decode(); }))"


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """Give a page of a visitor whose screen is dark, as wide as what is printed of A4."""
    context = browser.new_context(
        color_scheme="dark", viewport={"width": round(174 * MM), "height": 900}, device_scale_factor=2
    )
    yield context.new_page()
    context.close()


def printed(page: Page, site: Site, path: str) -> None:
    page.goto(site.address + path)
    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate(WHOLE)


def codes(picture: bytes) -> set[str]:
    return {one.text for one in zxingcpp.read_barcodes(Image.open(BytesIO(picture)).convert("L"))}


def test_paper_is_white_without_controls_and_says_its_address_once(site: Site, page: Page) -> None:
    for path in PRINTED:
        printed(page, site, path)
        ground, ink = page.evaluate(
            "[getComputedStyle(document.documentElement).backgroundColor,"
            " getComputedStyle(document.querySelector('h1')).color]"
        )
        assert ground in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}, path
        assert ink in {"rgb(0, 0, 0)", "oklch(0 0 0)"}, path
        shown = page.evaluate(
            "wanted => [...document.querySelectorAll(wanted)].filter(each => each.checkVisibility()).length",
            HIDDEN,
        )
        assert shown == 0, path
        address = PUBLIC + ("" if path == CV else path.removesuffix("index.html"))
        assert page.evaluate("document.body.innerText").split().count(address) == 1, path
        if path == BADGE:
            assert codes(page.screenshot(full_page=True)) == {address}


def test_the_curriculum_leads_to_every_badge_by_a_code_of_two_centimetres(site: Site, page: Page) -> None:
    printed(page, site, CV)
    wanted = {
        f"{PUBLIC}{path.removesuffix('index.html')}"
        for path in site.pages
        if path.count("/") == 2 and path.startswith("badges/") and "/by-" not in path
    }
    wanted -= {f"{PUBLIC}badges/prendre-soin-de-soi/"}  # its issuer took it back
    found = codes(page.screenshot(full_page=True))
    assert found == wanted | {PUBLIC}
    assert len(wanted) == 12
    sizes = page.evaluate("[...document.querySelectorAll('.cv-code')].map(each => each.offsetWidth)")
    assert min(sizes) >= 22 * MM


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_curriculum_is_two_sheets_with_everything_on_them(site: Site, page: Page, paper: str) -> None:
    from pypdf import PdfReader

    page.goto(site.address + CV)
    sheets = PdfReader(BytesIO(page.pdf(format=paper))).pages
    assert len(sheets) == 2
    text = " ".join(" ".join(one.extract_text() for one in sheets).split())
    for word in ("Maya Lindqvist", "bonjour@maya.example", "Teaching the Climate", "Passeuse de livres"):
        assert word in text
    assert "maya.example/repo/badges/radio-de-classe/" in text.replace(" ", "")
    for word in ("Prendre soin de soi", "Imprimer", "Partager"):
        assert word not in text


def test_the_code_in_the_share_panel_is_read_on_a_phone_in_the_dark(site: Site, browser: Browser) -> None:
    context = browser.new_context(color_scheme="dark", viewport={"width": 390, "height": 844})
    phone = context.new_page()
    phone.goto(site.address + BADGE)
    phone.evaluate("document.querySelectorAll('details.share').forEach(each => each.open = true)")
    phone.evaluate(WHOLE)
    assert codes(phone.locator(".qr").screenshot()) == {PUBLIC + BADGE.removesuffix("index.html")}
    context.close()


def test_the_button_that_prints_is_there_with_scripts_and_only_then(site: Site, browser: Browser) -> None:
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        page.goto(site.address + CV)
        assert page.get_by_role("button", name="Imprimer").count() == scripts
        assert page.get_by_text("Cette page est faite pour le papier").count() == 1
        context.close()
