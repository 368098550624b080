"""The sample in both themes, a browser, and the tools that judge pages.

Where Chromium, Java or the two npm packages are absent the tests skip with a reason; with
BADGEFOLIO_MUST_NOT_SKIP (continuous integration) that is a failure.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.browser import signed
from tests.browser.framed import Framed, write_framed
from tests.browser.panels import Folio, Panel, issuers, old, plain, web
from tests.conftest import Project

from badgefolio.fetching import write_archive
from badgefolio.pipeline import BuildRequest, build

ROOT = Path(__file__).parents[2]
BASE = "/repo/"
THEMES = ("atelier", "vita")
PUBLIC = f"https://maya.example{BASE}"


def absent(what: str) -> None:
    """Skip, or fail where nothing may be skipped."""
    if os.environ.get("BADGEFOLIO_MUST_NOT_SKIP"):
        pytest.fail(f"{what} is absent, and nothing may be skipped here")
    pytest.skip(f"{what} is not on this machine")


def tool(path: str) -> Path:
    """Return a file of an npm package below BADGEFOLIO_TOOLS/node_modules; skip where it is absent."""
    found = Path(os.environ.get("BADGEFOLIO_TOOLS", ROOT)) / "node_modules" / path
    if not found.is_file():
        absent(f"the npm package of {path} (BADGEFOLIO_TOOLS)")
    return found


@pytest.fixture(scope="session")
def axe() -> str:
    """Give the text of axe-core."""
    return tool("axe-core/axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def nu() -> list[str]:
    """Give the command of the Nu HTML checker."""
    java = shutil.which("java")
    if java is None:
        absent("Java")
    return [str(java), "-jar", str(tool("vnu-jar/build/dist/vnu.jar"))]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give a headless Chromium."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    path = os.environ.get("BADGEFOLIO_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if path is None:
        absent("Chromium")
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()


@dataclass(frozen=True)
class Site:
    """A built site, also served below /repo/ on this machine."""

    theme: str
    folder: Path
    address: str

    @property
    def pages(self) -> list[str]:
        """All pages by their path, sorted."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the standard library
        """Say nothing."""


@pytest.fixture(
    scope="session", params=[pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in THEMES]
)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Give the sample with every page in one theme."""
    root = tmp_path_factory.mktemp("site")
    project = root / "project"
    shutil.copytree(ROOT / "content", project / "content")
    for path in [project / "content/site.yaml", *(project / "content/pages").glob("*.yaml")]:
        lines = path.read_text(encoding="utf-8").splitlines()
        kept = [line for line in lines if not line.startswith("theme:")]
        path.write_text("\n".join([*kept, f"theme: {request.param}", ""]), encoding="utf-8")
    served = root / "served"
    output = served / BASE.strip("/")
    build(BuildRequest(project=project, output=output, base_url=PUBLIC))
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(served)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield Site(request.param, output, f"http://127.0.0.1:{server.server_address[1]}{BASE}")
    server.shutdown()
    server.server_close()


@pytest.fixture(
    scope="session", params=[pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in THEMES]
)
def framed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Framed]:
    """Give a portfolio of long and odd names at the address that it says."""
    project = Project(tmp_path_factory.mktemp("framed"))
    handler = partial(_Quiet, directory=str(project.folder / "output"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    art = (ROOT / "content/badges/premiers-secours.png").read_bytes()
    write_framed(project, art, address, request.param)
    project.build()
    Thread(target=server.serve_forever, daemon=True).start()
    yield Framed(project.folder / "output", address, request.param)
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def folio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Folio]:
    root = tmp_path_factory.mktemp("again")
    content = root / "project/content"
    (content / "badges").mkdir(parents=True)
    (content / "site.yaml").write_text(
        "title: Maya\nowner: {name: Maya, identities: [maya@secret.example]}\nlanguage: en\n"
        "defaults: {visibility: public}\n",
        encoding="utf-8",
    )
    digest = sha256(b"maya@secret.examplesalty").hexdigest()
    hashed = {"type": "email", "hashed": True, "salt": "salty", "identity": f"sha256${digest}"}
    badges = {
        "own.json": signed.GENUINE["eddsa-jcs-2022"](),
        "web.jwt": web(),
        "old.jwt": old(recipient=hashed),
        "open.json": plain(identity="maya@secret.example", hashed=False).decode(),
    }
    for name, text in badges.items():
        (content / "badges" / name).write_text(text, encoding="utf-8")
    write_archive(content / "archive", issuers())
    build(BuildRequest(project=root / "project", output=root / "out"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(root / "out")))
    Thread(target=server.serve_forever, daemon=True).start()
    yield Folio(root / "out", f"http://127.0.0.1:{server.server_address[1]}/")
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def shared(folio: Folio, browser: Browser) -> Iterator[Panel]:
    """Give one panel for all tests that only hand it files."""
    context = browser.new_context(locale="en")
    page = context.new_page()
    asked: list[str] = []
    page.goto(f"{folio.address}badges/open/index.html")
    page.locator(".again > summary").click()
    context.on("request", lambda request: asked.append(request.url))
    yield Panel(page, asked)
    context.close()


@pytest.fixture
def panel(shared: Panel) -> Iterator[Panel]:
    """Give the panel; whatever happens, nothing is asked for."""
    yield shared
    assert shared.asked == []


@pytest.fixture
def fresh(folio: Folio, browser: Browser) -> Iterator[Callable[[str], Panel]]:
    """Give the opened panel of any page."""
    context = browser.new_context(locale="en")
    page = context.new_page()

    def opened(name: str) -> Panel:
        page.goto(f"{folio.address}badges/{name}/index.html")
        page.locator(".again > summary").click()
        asked: list[str] = []
        context.on("request", lambda request: asked.append(request.url))
        return Panel(page, asked)

    yield opened
    context.close()
