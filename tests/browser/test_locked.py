"""Pages that a password opens, in a real Chromium: offline, from a server and from a file."""

from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.browser.conftest import THEMES, _Quiet
from tests.conftest import Project, png

from badgefolio.portfolio import read_addresses

pytestmark = pytest.mark.browser

PASSWORD = "maple torch orbit Élan"  # noqa: S105 - of a site that lives as long as this test
WHOLE = "[...document.querySelectorAll('img')].every(each => each.complete && each.naturalWidth)"
LOCKED = "visibility: password\npassword: class-of-2026\n"
PAGE = """\
- heading: Behind the lock
- badge: secret
- badge: open
- image: files/photo.png
  alt: A photo
- files: [files/notes.txt]
- showcase: [other]
"""


class Locked:
    """A built site with three locked badges and a locked page, and where they lie."""

    def __init__(self, project: Project, address: str) -> None:
        self.folder = project.folder
        self.address = address
        kept = read_addresses((project.folder / "content/addresses.yaml").read_bytes(), file="addresses.yaml")
        self.page = f"locked/{kept.pages[0].lock}/index.html"
        self.locks = {one.name: one.lock for one in kept.badges}
        self.badge = f"locked/{self.locks['secret']}/index.html"


@pytest.fixture(scope="module", params=THEMES)
def locked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Locked]:
    folder = tmp_path_factory.mktemp("locked") / "project"
    (folder / "content").mkdir(parents=True)
    project = Project(folder)
    project.site(f"theme: {request.param}\n").badge("open").badge("secret", LOCKED).badge("other", LOCKED)
    project.write("content/files/photo.png", png(7)).write("content/files/notes.txt", "Notes of the secret\n")
    project.write_page("inside", PAGE, LOCKED)
    project.build(passwords={"class-of-2026": PASSWORD})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder / "output")))
    Thread(target=server.serve_forever, daemon=True).start()
    yield Locked(project, f"http://127.0.0.1:{server.server_address[1]}/")
    server.shutdown()
    server.server_close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(locale="en", viewport={"width": 390, "height": 844})
    yield made
    made.close()


def unlock(page: Page, password: str) -> None:
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Open").click()


def test_the_right_password_opens_the_page_offline(locked: Locked, context: BrowserContext) -> None:
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(locked.address + locked.page)
    assert page.title() == "Protected page"
    context.set_offline(True)
    unlock(page, f" {PASSWORD} ")
    expect(page.get_by_role("heading", level=1)).to_have_text("The inside page")
    assert page.title() == "The inside page · Portfolio"
    assert page.evaluate("document.activeElement.id") == "main"
    expect(page.get_by_role("heading", name="Behind the lock")).to_be_visible()
    assert page.get_by_label("Password").count() == 0
    page.locator("img").last.scroll_into_view_if_needed()
    page.wait_for_function(WHOLE)
    assert page.locator("img").count() == page.locator("img[src^='blob:']").count() == 4
    # the script of the copy buttons was not needed before, and is not there offline; the buttons stay hidden
    assert {*complaints} <= {"Failed to load resource: net::ERR_INTERNET_DISCONNECTED"}


def test_a_wrong_password_says_so_and_opens_nothing(locked: Locked, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(locked.address + locked.page)
    for wrong in ("maple torch orbit elan", PASSWORD.lower(), "x"):
        unlock(page, wrong)
        expect(page.get_by_role("alert")).to_have_text("That is not the password of this page.")
        expect(page.get_by_role("heading", level=1)).to_have_text("Protected page")
    unlock(page, PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_have_text("The inside page")


def test_what_is_downloaded_is_the_original(locked: Locked, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(locked.address + locked.badge)
    unlock(page, PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_have_text("Secret")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download the badge file").click()
    assert waiting.value.suggested_filename == "badge.png"
    original = (locked.folder / "content/badges/secret.png").read_bytes()
    assert Path(waiting.value.path()).read_bytes() == original


def test_files_of_a_page_and_ways_to_other_pages_are_there(locked: Locked, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(locked.address + locked.page)
    unlock(page, PASSWORD)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="notes.txt").click()
    assert Path(waiting.value.path()).read_bytes() == b"Notes of the secret\n"
    assert waiting.value.suggested_filename.endswith(".txt")
    page.get_by_role("link", name="Secret", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Protected page")
    assert page.url.endswith(locked.badge)


def test_scripts_of_the_page_work_after_it_was_opened(locked: Locked, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(locked.address + locked.page)
    unlock(page, PASSWORD)
    page.locator("details.share summary").click()
    expect(page.get_by_role("button", name="Copy")).to_be_visible()


def test_a_page_opens_from_a_file_too(locked: Locked, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto((locked.folder / "output" / locked.page).as_uri())
    unlock(page, PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_have_text("The inside page")
    page.locator("img").last.scroll_into_view_if_needed()
    page.wait_for_function(WHOLE)


def test_where_the_browser_cannot_decrypt_the_page_says_so(locked: Locked, context: BrowserContext) -> None:
    page = context.new_page()
    page.add_init_script("Object.defineProperty(Crypto.prototype, 'subtle', {get: () => undefined})")
    page.goto(locked.address + locked.page)
    expect(page.get_by_role("alert")).to_contain_text("only over https")
    expect(page.get_by_label("Password")).to_be_hidden()


def test_without_scripts_the_page_says_what_is_needed(locked: Locked, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(locked.address + locked.page)
    assert "without them it cannot be opened" in page.inner_text("main")
    expect(page.get_by_label("Password")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_before_and_after(locked: Locked, browser: Browser, axe: str, scheme: str) -> None:
    look: dict[str, Any] = {"color_scheme": scheme, "viewport": {"width": 390, "height": 900}}
    context = browser.new_context(bypass_csp=True, **look)
    page = context.new_page()
    page.goto(locked.address + locked.page)
    run = "async () => (await axe.run()).violations.map(each => each.id + JSON.stringify(each.nodes))"
    page.evaluate(axe)
    assert page.evaluate(run) == []
    unlock(page, PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_have_text("The inside page")
    assert page.evaluate(run) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()
