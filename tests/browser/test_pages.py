"""The sample's pages in a real Chromium: accessible, whole, asking nobody for anything."""

import json
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import BASE, PUBLIC, Site

pytestmark = pytest.mark.browser

KINDS = [
    "index.html",
    "badges/index.html",
    "badges/by-name/index.html",
    "issuers/index.html",
    "tags/sciences/index.html",
    "skills/index.html",
    "cv/index.html",
    "paths/index.html",
    "paths/encadrer-des-sorties/index.html",
    "badges/assessment-for-learning/index.html",
    "badges/radio-de-classe/index.html",
    "badges/wasitat-lughat/index.html",
    "pages/cv/index.html",
    "pages/enseigner-dehors/index.html",
    "pages/chemin/index.html",
    "pages/invite-me/index.html",
    "badges/premiers-secours/embed/index.html",
    "pages/cv/embed/index.html",
    "pages/enseigner-dehors/showcase/trois-apprentissages/embed/index.html",
    "embed/index.html",
    "404.html",
]
OPEN_EVERYTHING = "document.querySelectorAll('details').forEach(each => each.open = true)"
# Frames are left out: what stands in them are pages of the site, which are looked at by themselves.
RUN_AXE = """async () => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const found = await axe.run({runOnly: {type: "tag", values: tags}, iframes: false});
  return found.violations.map(each => each.id + ": " + each.nodes.map(node => node.html).join(" | "));
}"""
# what can differ where only colours do
RUN_AXE_ON_COLOURS = RUN_AXE.replace(
    '{type: "tag", values: tags}', '{type: "rule", values: ["color-contrast", "link-in-text-block"]}'
)


def open_page(browser: Browser, **options: object) -> Page:
    context = browser.new_context(bypass_csp=True, **options)  # type: ignore[arg-type]  # passed on as they are
    return context.new_page()


@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("light", 1280), ("dark", 1280)])
def test_axe_finds_nothing(site: Site, browser: Browser, axe: str, scheme: str, width: int) -> None:
    page = open_page(browser, color_scheme=scheme, viewport={"width": width, "height": 900})
    found = {}
    for path in KINDS if width == 1280 else KINDS[::2]:
        page.goto(site.address + path)
        page.evaluate(OPEN_EVERYTHING)
        page.evaluate(axe)
        violations = page.evaluate(RUN_AXE if scheme == "light" else RUN_AXE_ON_COLOURS)
        if violations:
            found[path] = violations
    page.context.close()
    assert found == {}


def test_no_page_scrolls_sideways_on_a_narrow_screen(site: Site, browser: Browser) -> None:
    page = open_page(browser, viewport={"width": 320, "height": 640})
    wide = {}
    for path in KINDS:
        page.goto(site.address + path)
        page.evaluate(OPEN_EVERYTHING)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320 and "embed" not in path:
            wide[path] = width
    page.context.close()
    assert wide == {}


def test_no_page_asks_a_foreign_host_or_complains(site: Site, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: set[str] = set()
    complaints: list[str] = []
    page.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for path in site.pages:
        page.goto(site.address + path)
        if path in KINDS:  # frames inside panels load what has a page of its own
            page.evaluate(OPEN_EVERYTHING)
    context.close()
    assert asked == {urlsplit(site.address).netloc}
    assert complaints == []


def test_pages_look_the_same_from_a_file_as_from_a_server(site: Site, browser: Browser) -> None:
    page = open_page(browser)
    measure = "[getComputedStyle(document.body).fontFamily, document.images.length > 0]"
    whole = "[...document.images].every(each => each.loading === 'lazy' || each.naturalWidth > 0)"
    for path in KINDS[:8]:
        page.goto(site.address + path)
        served = page.evaluate(measure)
        page.goto((site.folder / path).as_uri())
        assert page.evaluate(measure) == served
        assert page.evaluate(whole), path
    page.context.close()


def test_a_code_is_copied_and_said(site: Site, browser: Browser) -> None:
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(site.address + "badges/premiers-secours/index.html")
    page.evaluate(OPEN_EVERYTHING)
    page.get_by_role("button", name="Copier").first.click()
    expect(page.locator("details.share [role=status]")).not_to_be_empty()
    copied = page.evaluate("navigator.clipboard.readText()")
    context.close()
    assert copied == f"{PUBLIC}badges/premiers-secours/"


def test_without_scripts_everything_is_there_but_the_copy_buttons(site: Site, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.address + "badges/premiers-secours/index.html")
    page.locator("details.share > summary").click()
    link = page.locator("#share-link")
    assert link.is_visible()
    assert link.input_value() == f"{PUBLIC}badges/premiers-secours/"
    assert page.get_by_role("button", name="Copier").count() == 0
    context.close()


def test_the_keyboard_reaches_the_content_and_the_share_panel(site: Site, browser: Browser) -> None:
    page = open_page(browser)
    page.goto(site.address + "badges/premiers-secours/index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.locator("details.share > summary").focus()
    page.keyboard.press("Enter")
    assert page.locator("details.share").get_attribute("open") is not None
    page.context.close()


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - html.parser
        for name, value in attrs:
            if name in {"href", "src"} and value:
                self.found.add(value)
            elif name == "id" and value:
                assert value not in self.ids, f"the id {value} stands twice"
                self.ids.add(value)


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_every_internal_link_leads_to_a_file(site: Site, scheme: str) -> None:
    lost = []
    for path in site.pages:
        links = _Links()
        links.feed((site.folder / path).read_text(encoding="utf-8"))
        here = site.address + path if scheme == "http" else (site.folder / path).as_uri()
        root = site.address if scheme == "http" else site.folder.as_uri() + "/"
        for link in links.found:
            target = urlsplit(urljoin(here, link))
            if path == "404.html" and link.startswith(BASE):
                target = urlsplit(urljoin(root, link.removeprefix(BASE)))
            if target.scheme != scheme:
                continue
            inside = unquote(target.geturl().partition("#")[0].removeprefix(root))
            found = site.folder / inside
            if inside.startswith((f"{scheme}:", "/")) or not (
                found.is_file() or (found / "index.html").is_file()
            ):
                lost.append((path, link))
            if target.fragment and target.path == urlsplit(here).path and target.fragment not in links.ids:
                lost.append((path, link))
    assert lost == []


def test_the_nu_checker_finds_no_error(site: Site, nu: list[str]) -> None:
    answer = subprocess.run(
        [
            *nu,
            "--errors-only",
            "--format",
            "json",
            "--skip-non-html",
            "--also-check-css",
            "--also-check-svg",
            str(site.folder),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    messages = json.loads(answer.stderr)["messages"]
    # The original of a baked SVG is its issuer's text, byte for byte, with the badge's own element in it.
    ours = [one for one in messages if not one["url"].endswith("/badge.svg")]
    assert [f"{one['url']}: {one['message']}" for one in ours] == []


def test_printing_keeps_every_badge_whole(site: Site, browser: Browser, tmp_path: Path) -> None:
    from pypdf import PdfReader

    page = open_page(browser)
    page.goto(site.address + "badges/index.html")
    path = tmp_path / "print.pdf"
    page.pdf(path=str(path), format="A4")
    page.context.close()
    text = "\n".join(one.extract_text() for one in PdfReader(path).pages)
    for name in ("Teaching the Climate", "Passeuse de livres", "Radio de classe"):
        assert name in " ".join(text.split())


@pytest.mark.parametrize("width", [390, 1280])
def test_a_portrait_beside_a_long_text_is_not_stretched(site: Site, browser: Browser, width: int) -> None:
    page = open_page(browser, viewport={"width": width, "height": 900})
    page.goto(site.address + "pages/cv/index.html")
    box = page.locator(".profile .portrait").bounding_box()
    page.context.close()
    assert box is not None
    assert 0.7 < box["width"] / box["height"] < 1.4
