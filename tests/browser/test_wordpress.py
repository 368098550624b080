"""What WordPress makes of our addresses and codes: its own PHP and its own script, as Debian ships them."""

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from tests.browser.conftest import ROOT, absent
from tests.browser.framed import Framed
from tests.render.conftest import Skeleton

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("framed", ["atelier"], indirect=True),  # the answers are the same in every theme
    pytest.mark.xdist_group("atelier"),
]

ASKED = ("badges/finnish/", "badges/odd/", "badges/gone/", "pages/cv/", "")
KEPT = ("html", "image", "signature")


@dataclass(frozen=True)
class WordPress:
    """What came of asking for addresses and of putting codes into an article."""

    folder: Path
    ask: dict[str, dict[str, Any]]
    keep: dict[str, str]


def wordpress_folder() -> Path:
    """Return the folder of WordPress; skip where it is absent."""
    found = Path(os.environ.get("BADGEFOLIO_TOOLS", ROOT)) / "wordpress/usr/share/wordpress"
    if not (found / "wp-includes/embed.php").is_file():
        absent("WordPress (BADGEFOLIO_TOOLS)")
    return found


@pytest.fixture(scope="module")
def wordpress(framed: Framed) -> WordPress:
    """Run WordPress once for everything that is asked of it here."""
    php, folder = shutil.which("php"), wordpress_folder()
    if php is None:
        absent("PHP")
    bodies = {}
    for thing in ASKED:
        with_answers = thing != "badges/gone/"
        files = ("", "oembed.json", "oembed.xml") if with_answers else ("",)
        for name in files:
            path = framed.folder / thing / (name or "index.html")
            bodies[f"{framed.address}{thing}{name}"] = path.read_text(encoding="utf-8")
    told = {
        "wordpress": str(folder),
        "answers": bodies,
        "ask": [framed.address + thing for thing in ASKED],
        "keep": {
            f"{thing} {key}": framed.code(thing, key)
            for thing in ("badges/finnish/", "badges/odd/", "pages/cv/", "")
            for key in (*KEPT, "readme", "iframe-page" if thing == "pages/cv/" else "iframe-200x270")
        },
    }
    script = ROOT / "tests/wordpress/consumer.php"
    command = [str(php), "-d", "memory_limit=512M", str(script)]
    ran = subprocess.run(command, input=json.dumps(told), capture_output=True, text=True, check=True)
    said = json.loads(ran.stdout)
    return WordPress(folder, said["ask"], said["keep"])


def test_a_pasted_address_becomes_a_frame_that_is_seen_at_once(framed: Framed, wordpress: WordPress) -> None:
    for thing in ("badges/finnish/", "badges/odd/", "pages/cv/", ""):
        answer = wordpress.ask[framed.address + thing]
        assert answer["provider"] == f"{framed.address}{thing}oembed.json"
        assert [url.partition("?")[0] for url in answer["asked"]] == [
            framed.address + thing,
            answer["provider"],
        ]
        found = Skeleton(answer["html"])
        assert [tag for tag, _ in found.tags] == ["iframe"]
        assert found.values("iframe", "sandbox") == ["allow-scripts"]
        (secret,) = found.values("iframe", "data-secret")
        assert found.values("iframe", "src") == [f"{framed.address}{thing}embed/#?secret={secret}"]
        assert found.values("iframe", "title") == [answer["title"]]
        assert found.values("iframe", "style") == []  # where one is, WordPress hides the frame with it


def test_what_an_issuer_took_back_stays_a_link(framed: Framed, wordpress: WordPress) -> None:
    assert wordpress.ask[f"{framed.address}badges/gone/"]["provider"] is False


def test_codes_without_frames_come_through_an_article_unchanged(framed: Framed, wordpress: WordPress) -> None:
    for thing in ("badges/finnish/", "badges/odd/", "pages/cv/", ""):
        for key in KEPT:
            assert wordpress.keep[f"{thing} {key}"] == framed.code(thing, key)


def test_of_a_frame_that_is_taken_out_the_link_stays(framed: Framed, wordpress: WordPress) -> None:
    left = Skeleton(wordpress.keep["badges/odd/ iframe-200x270"])
    assert [tag for tag, _ in left.tags] == ["a"]
    assert left.values("a", "href") == [f"{framed.address}badges/odd/"]
    assert [tag for tag, _ in Skeleton(wordpress.keep["badges/odd/ readme"]).tags] == ["a", "img"]


def article(wordpress: WordPress, html: str) -> str:
    """Return an article as WordPress shows it, with its own script beside it."""
    script = (wordpress.folder / "wp-includes/js/wp-embed.js").read_text(encoding="utf-8")
    return f"<!doctype html><title>Blog</title>{html}<script>{script}</script>"


@pytest.mark.parametrize("thing", ["badges/finnish/", "pages/cv/"])
def test_wordpress_hears_the_height_and_follows_the_link(
    framed: Framed, wordpress: WordPress, browser: Browser, tmp_path: Path, thing: str
) -> None:
    host = tmp_path / "article.html"
    host.write_text(article(wordpress, wordpress.ask[framed.address + thing]["html"]), encoding="utf-8")
    page = browser.new_page(viewport={"width": 800, "height": 900})
    page.goto(host.as_uri())
    before = "560" if thing == "pages/cv/" else "220"
    page.wait_for_function(f"document.querySelector('iframe').getAttribute('height') !== '{before}'")
    frame = page.frames[1]
    wanted = frame.evaluate("document.querySelector('main').getBoundingClientRect().height")
    height = int(page.locator("iframe").get_attribute("height") or 0)
    assert height >= min(wanted, 1000)
    assert height <= max(200, wanted + 100)
    link = "h1 a" if thing == "badges/finnish/" else ".more a"
    with page.expect_navigation():
        frame.locator(link).click()
    assert page.url == f"{framed.address}{thing}index.html"
    page.close()
