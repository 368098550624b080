"""Codes in bare pages of others, in a real Chromium: at their size, light and dark, with scripts and not."""

import json
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, expect
from tests.browser.framed import THINGS, Framed

pytestmark = pytest.mark.browser
ONE = pytest.mark.parametrize("framed", ["atelier"], indirect=True)  # where no theme matters

SIZES = ("150x270", "200x270", "330x186", "360x220", "wide")
SOUND = """[
  document.documentElement.scrollWidth <= innerWidth && document.documentElement.scrollHeight <= innerHeight,
  [...document.images].every(image => image.complete && image.naturalWidth > 0),
  document.querySelector("h1").getBoundingClientRect().height > 10,
]"""


def opened(
    browser: Browser, folder: Path, body: str, *, javascript: bool = True, scheme: str = "light"
) -> Page:
    """Return a bare page of somebody else with this in it."""
    host = folder / "host.html"
    head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>'
    host.write_text(f"{head}<meta name=color-scheme content='light dark'>{body}", encoding="utf-8")
    context = browser.new_context(
        java_script_enabled=javascript,
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": 700, "height": 9_000},
    )
    page = context.new_page()
    page.goto(host.as_uri())
    page.wait_for_load_state("networkidle")
    return page


@pytest.mark.parametrize(
    ("framed", "scheme", "javascript"),
    [("atelier", "light", True), ("vita", "dark", False)],
    indirect=["framed"],
)
def test_every_card_fits_its_frame(
    framed: Framed,
    browser: Browser,
    tmp_path: Path,
    scheme: str,
    javascript: bool,  # noqa: FBT001 - a parameter
) -> None:
    codes = [f"<div>{code}</div>" for size in SIZES for code in framed.codes(f"iframe-{size}")]
    gone = framed.code("badges/short/", "iframe-150x270").replace("badges/short/", "badges/gone/")
    page = opened(browser, tmp_path, "".join([*codes, gone]), javascript=javascript, scheme=scheme)
    wrong = [frame.url for frame in page.frames[1:] if frame.evaluate(SOUND) != [True, True, True]]
    boxes = page.evaluate(
        "[...document.querySelectorAll('iframe')].map(each => [each.offsetWidth, each.offsetHeight])"
    )
    paper = page.frames[1].evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.context.close()
    assert len(boxes) == len(SIZES) * len(THINGS) + 1
    assert wrong == []
    sizes = [[150, 270], [200, 270], [330, 186], [360, 220], [480, 220]]
    assert boxes[:-1] == [size for size in sizes for _ in THINGS]
    lightness = float(paper.partition("(")[2].split()[0])
    assert lightness < 0.4 if scheme == "dark" else lightness > 0.9


def test_a_frame_is_narrower_where_there_is_less_room(
    framed: Framed, browser: Browser, tmp_path: Path
) -> None:
    keys = ("iframe-360x220", "iframe-wide")
    body = "".join(framed.code("badges/finnish/", key) for key in keys)
    page = opened(browser, tmp_path, f'<div style="width:240px">{body}</div>')
    assert page.evaluate("[...document.querySelectorAll('iframe')].map(each => each.offsetWidth)") == [
        240,
        240,
    ]
    assert [frame.evaluate(SOUND) for frame in page.frames[1:]] == [[True, True, True]] * 2
    page.context.close()


def test_a_page_works_in_the_strictest_sandbox(framed: Framed, browser: Browser, tmp_path: Path) -> None:
    source = f"{framed.address}pages/cv/embed/"
    frame = f'<iframe src="{source}" sandbox="allow-scripts" width="600" height="560"></iframe>'
    page = opened(browser, tmp_path, frame)
    inside = page.frames[1]
    assert inside.evaluate("origin") == "null"
    assert inside.evaluate("getComputedStyle(document.querySelector('.blocks')).display") != "inline"
    assert inside.evaluate("[...document.styleSheets].length") == 1
    assert inside.evaluate("getComputedStyle(document.documentElement).backgroundColor") != "rgba(0, 0, 0, 0)"
    assert inside.evaluate("[...document.images].some(image => image.naturalWidth > 0)")
    page.context.close()


def grown(page: Page, frame: Frame) -> None:
    """Check that a frame is as high as what is in it."""
    need = frame.evaluate("document.querySelector('main').getBoundingClientRect().height")
    room = frame.evaluate("innerHeight")
    assert need <= room <= need + 120
    assert frame.evaluate("document.documentElement.scrollHeight <= innerHeight")
    assert page.frames[1] is frame


@ONE
def test_a_frame_with_our_script_is_as_high_as_its_page(
    framed: Framed, browser: Browser, tmp_path: Path
) -> None:
    page = opened(browser, tmp_path, framed.code("pages/cv/", "iframe-auto"))
    page.wait_for_function("document.querySelector('iframe').style.height")
    grown(page, page.frames[1])
    before = page.evaluate("document.querySelector('iframe').style.height")
    page.evaluate("window.postMessage({message: 'height', value: 40}, '*')")
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("document.querySelector('iframe').style.height") == before
    page.context.close()


@ONE
def test_the_element_of_our_own_shows_the_card(framed: Framed, browser: Browser, tmp_path: Path) -> None:
    code = framed.code("badges/finnish/", "web-component")
    page = opened(
        browser, tmp_path, code + code + '<open-badge-card src="javascript:alert(1)">Link</open-badge-card>'
    )
    page.wait_for_function(
        "document.querySelector('open-badge-card').shadowRoot?.querySelector('iframe').style.height"
    )
    assert len(page.frames) == 3
    page.frames[1].wait_for_load_state("networkidle")
    expect(page.frames[1].locator("h1")).to_be_visible()
    grown(page, page.frames[1])
    assert (
        page.evaluate("document.querySelectorAll('open-badge-card')[2].shadowRoot.querySelector('iframe')")
        is None
    )
    expect(page.get_by_text("Link", exact=True)).to_be_visible()
    with page.expect_event("framedetached"):
        page.evaluate("document.querySelector('open-badge-card').remove()")
    page.context.close()


@ONE
def test_without_scripts_the_element_is_a_link(framed: Framed, browser: Browser, tmp_path: Path) -> None:
    code = framed.code("badges/short/", "web-component")
    page = opened(browser, tmp_path, code, javascript=False)
    link = page.locator("open-badge-card a")
    expect(link).to_be_visible()
    assert link.get_attribute("href") == f"{framed.address}badges/short/"
    page.context.close()


CARD = """[...document.querySelectorAll("body > div > :is(div, table)")].map(each => {
  const box = each.getBoundingClientRect();
  return [box.width, each.scrollWidth <= each.clientWidth + 1];
})"""


@ONE
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_cards_without_frames_are_whole_in_any_surroundings(
    framed: Framed, browser: Browser, tmp_path: Path, scheme: str
) -> None:
    keys = ("html", "signature", "image", "readme")
    codes = [f"<div>{code}</div>" for key in keys for code in framed.codes(key)]
    page = opened(browser, tmp_path, "".join(codes), scheme=scheme, javascript=False)
    assert page.evaluate("[...document.images].every(each => each.complete && each.naturalWidth > 0)")
    found = page.evaluate(CARD)
    assert len(found) == 2 * len(THINGS)
    assert all(is_whole for _, is_whole in found)
    assert all(width <= 242 for width, _ in found[: len(THINGS)])
    shown = page.evaluate("document.querySelector('picture img').currentSrc")
    assert shown.endswith("card-dark.svg" if scheme == "dark" else "card.svg")
    assert page.evaluate("getComputedStyle(document.querySelector('strong')).color") == "rgb(31, 35, 40)"
    page.context.close()


@ONE
def test_a_link_in_a_frame_opens_in_a_tab_of_its_own(
    framed: Framed, browser: Browser, tmp_path: Path
) -> None:
    code = framed.code("badges/short/", "iframe-200x270")
    page = opened(browser, tmp_path, code)
    with page.context.expect_page() as tab:
        page.frames[1].locator("a").first.click()
    assert tab.value.url == f"{framed.address}badges/short/index.html"
    assert "allow-same-origin" not in code
    page.context.close()


@ONE
def test_a_card_reads_where_its_styles_are_taken_out(
    framed: Framed, browser: Browser, tmp_path: Path
) -> None:
    page = opened(browser, tmp_path, framed.code("badges/short/", "html"))
    page.evaluate("document.querySelectorAll('[style]').forEach(each => each.removeAttribute('style'))")
    box = page.locator("img").bounding_box()
    assert box
    assert (box["width"], box["height"]) == (130, 130)
    assert page.locator("strong").inner_text() == "A"
    page.context.close()


@ONE
def test_every_code_that_is_html_is_valid(framed: Framed, nu: list[str], tmp_path: Path) -> None:
    keys = ("iframe-200x270", "iframe-wide", "html", "image", "readme", "signature", "web-component")
    codes = {f"{thing}{key}": framed.code(thing, key) for thing in THINGS for key in keys}
    codes |= {key: framed.code("pages/cv/", key) for key in ("iframe-page", "iframe-auto")}
    head = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title></head>'
    body = "\n".join(codes.values())
    (tmp_path / "host.html").write_text(f"{head}<body>{body}</body></html>", encoding="utf-8")
    command = [*nu, "--errors-only", "--format", "json", "--skip-non-html", str(tmp_path)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert [f"{one['url']}: {one['message']}" for one in json.loads(answer.stderr)["messages"]] == []


@pytest.mark.parametrize(
    ("framed", "is_file", "javascript"),
    [("atelier", False, True), ("atelier", True, True), ("vita", True, False)],
    indirect=["framed"],
)
def test_the_panel_shows_how_each_code_will_look(
    framed: Framed, browser: Browser, *, is_file: bool, javascript: bool
) -> None:
    page = browser.new_context(java_script_enabled=javascript).new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    root = f"{framed.folder.as_uri()}/" if is_file else framed.address
    page.goto(f"{root}badges/finnish/index.html")
    page.locator("details.share > summary").click()
    page.wait_for_load_state("networkidle")
    # without scripts browsers put nothing off (HTML Living Standard, section 2.5.7), nor do they from a disk
    if javascript and not is_file:
        assert [frame.url for frame in page.frames[1:] if frame.url] == []
    families = page.locator(".codes > details")
    for number in range(families.count()):
        family = families.nth(number)
        family.locator("summary").click()
        expect(family.locator(".sample").first).to_be_visible()
        expect(family.locator("textarea").first).to_be_visible()
    families.first.locator("summary").click()
    shown = families.first.locator("iframe").first
    shown.scroll_into_view_if_needed()
    expect(shown.content_frame.locator("h1")).to_be_visible()
    box = shown.bounding_box()
    page.context.close()
    assert box
    assert (box["width"], box["height"]) == (150, 270)
    assert complaints == []
