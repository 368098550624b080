"""Checking again, in a real Chromium: the browser says what it computed, no more, and asks nobody."""

import json
import zlib
from collections.abc import Callable
from datetime import datetime
from hashlib import md5, sha1, sha256, sha512
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from tests.browser import signed
from tests.browser.conftest import Site
from tests.browser.panels import Folio, Panel, old, plain, svg, web
from tests.browser.test_pages import RUN_AXE
from tests.builds import Build

from badgefolio.trust.keys import KeyKind

pytestmark = pytest.mark.browser
CONTAINERS: dict[str, Callable[[str], bytes]] = {
    "text": str.encode,
    "text with a mark and spaces": lambda text: f"\ufeff \n{text}\n".encode(),
    "iTXt": lambda text: Build.png(Build.itxt(text, keyword="openbadgecredential", language="en")),
    "compressed iTXt": lambda text: Build.png(Build.itxt_compressed(zlib.compress(text.encode()))),
    "zTXt": lambda text: Build.png(Build.ztxt(zlib.compress(text.encode()))),
    "tEXt": lambda text: Build.png(Build.text(text.encode())),
    "the same twice": lambda text: Build.png(Build.text(text.encode()), Build.itxt(text)),
    "SVG": svg,
}


@pytest.mark.parametrize("kind", signed.GENUINE)
def test_a_genuine_signature_holds_and_one_changed_letter_breaks_it(panel: Panel, kind: str) -> None:
    text = signed.GENUINE[kind]()
    said = panel.check(text)
    assert said["Signature"] == ("passed", "The signature holds: nothing that it covers was changed since.")
    assert said["Key of the issuer"][0] == "unknown"
    assert "not who made it" in said["Key of the issuer"][1]
    assert said["Date of award"] == ("passed", "It was issued on May 1, 2024.")
    assert said["Still valid"] == ("not-applicable", "It does not expire.")
    assert said["Withdrawn or not"][0] == "unknown"
    broken = panel.check(signed.spoilt(text))
    assert broken["Signature"][0] == "failed"
    assert "Key of the issuer" not in broken


@pytest.mark.parametrize("container", CONTAINERS)
@pytest.mark.parametrize("kind", ["eddsa-jcs-2022", "ES256 did:key"])
def test_badges_are_found_in_every_kind_of_file(panel: Panel, kind: str, container: str) -> None:
    text = signed.GENUINE[kind]()
    assert panel.check(CONTAINERS[container](text))["Signature"][0] == "passed"
    assert panel.check(CONTAINERS[container](signed.spoilt(text)))["Signature"][0] == "failed"


def test_the_file_that_the_page_offers_is_loaded_after_a_click_from_the_site_itself(
    fresh: Callable[[str], Panel], folio: Folio
) -> None:
    panel = fresh("own")
    assert panel.asked == []
    panel.page.locator("[data-offered]").click()
    assert panel.said()["Signature"][0] == "passed"
    assert panel.asked == [f"{folio.address}badges/own/badge.json"]
    assert panel.who(signed.EARNER)[0] == "passed"
    assert len(panel.asked) == 1


@pytest.mark.parametrize(("name", "domain"), [("web", "school.example"), ("old", "badges.example")])
def test_the_issuers_key_comes_with_the_page_and_the_day_it_was_fetched(
    fresh: Callable[[str], Panel], name: str, domain: str
) -> None:
    panel = fresh(name)
    panel.page.locator("[data-offered]").click()
    said = panel.said()
    assert said["Signature"][0] == "passed"
    outcome, why = said["Key of the issuer"]
    assert outcome == "unknown"
    assert f"{domain} listed it on December\u00a024, 2025, says this page; your browser did not ask." in why
    whole = {"web": web(), "old": old()}[name]
    text = signed.spoilt(whole) if name == "web" else whole.replace(".", ".e30", 1)
    assert "passed" not in panel.check(text).get("Signature", ("",))


def test_a_key_that_neither_file_nor_page_has_is_said_to_be_missing(panel: Panel) -> None:
    for text in (web(), old()):
        outcome, why = panel.check(text)["Signature"]
        assert outcome == "unknown"
        assert why.startswith(
            "The key is neither in the file nor on this page, and your browser asks nobody."
        )


def test_pages_carry_public_keys_and_nothing_of_the_recipient(folio: Folio) -> None:
    for path in folio.folder.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not any(
            word in text
            for word in ("secret.example", "salty", sha256(b"maya@secret.examplesalty").hexdigest())
        )
        assert "&#34;d&#34;" not in text
    assert "data-jwk" in (folio.folder / "badges/old/index.html").read_text(encoding="utf-8")
    for path in folio.folder.rglob("embed/index.html"):
        assert "again" not in path.read_text(encoding="utf-8")


# -- Recipient


def hashed(algorithm: Callable[..., Any], identity: str, salt: str = "") -> str:
    digest = algorithm((identity + salt).encode()).hexdigest()
    return f"{algorithm.__name__.removeprefix('openssl_')}${digest}"


@pytest.mark.parametrize(
    ("recipient", "typed", "outcome"),
    [
        ({"identity": "maya@school.example", "hashed": False}, "maya@school.example", "passed"),
        ({"identity": "maya@school.example", "hashed": False}, " MAYA@School.Example ", "passed"),
        ({"identity": "maya@school.example", "hashed": False}, "mailto:maya@school.example", "passed"),
        ({"identity": "maya@school.example", "hashed": False}, "else@school.example", "failed"),
        (
            {"identity": hashed(sha256, "maya@school.example", "s"), "salt": "s"},
            "Maya@school.example",
            "passed",
        ),
        ({"identity": hashed(sha256, "maya@school.example", "s")}, "maya@school.example", "failed"),
        ({"identity": hashed(sha512, "maya@school.example").upper()}, "maya@school.example", "passed"),
        ({"identity": hashed(sha1, "maya@school.example")}, "maya@school.example", "passed"),
        ({"identity": hashed(md5, "maya@school.example")}, "maya@school.example", "unknown"),
        ({"identity": "sha256$00ff"}, "maya@school.example", "unknown"),
        ({"identity": f"sha1${'0' * 64}"}, "maya@school.example", "unknown"),
        (
            {"identity": hashed(sha256, "https://maya.example/"), "type": "url"},
            "HTTPS://Maya.example",
            "passed",
        ),
        ({"identity": "+33 (0)1 23", "type": "telephone"}, "tel:+330123", "passed"),
        ({"identity": "did:example:MAYA", "type": "id"}, "did:example:maya", "failed"),
        ({"identity": f"http://{'/' * 900_000}x"}, "https://a.example", "not-applicable"),
    ],
)
def test_the_recipient_is_compared_with_what_is_typed(
    panel: Panel, recipient: dict[str, object], typed: str, outcome: str
) -> None:
    panel.check(plain(**{"hashed": True, **recipient}))
    found, why = panel.who(typed)
    assert found == outcome
    assert ("weak hash" in why) == (str(recipient["identity"]).startswith("sha1$") and outcome == "passed")
    assert panel.page.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length") == 0


def test_identifiers_and_the_id_of_a_subject_are_recipients_in_open_badges_3(panel: Panel) -> None:
    salted = {
        "type": "IdentityObject",
        "identityType": "emailAddress",
        "hashed": True,
        "salt": "s",
        "identityHash": hashed(sha256, "maya@school.example", "s"),
    }
    by = signed.signer(KeyKind.ED25519)
    panel.check(signed.proven(signed.credential(by.did, subject={"identifier": [salted]}), by))
    assert panel.who("Maya@School.example")[0] == "passed"
    assert panel.who(signed.EARNER)[0] == "passed"
    assert panel.who("else@school.example")[0] == "failed"


def test_another_file_forgets_what_was_said_of_the_one_before(panel: Panel) -> None:
    panel.check(plain(identity="maya@school.example", hashed=False))
    assert panel.who("maya@school.example")[0] == "passed"
    panel.check("no badge")
    assert not panel.page.locator(".again form").is_visible()
    assert panel.page.locator("#again-who").input_value() == ""


# -- Dates, by the clock of the visitor


@pytest.mark.parametrize(
    ("now", "members", "title", "outcome"),
    [
        ("2026-01-31T23:59:00Z", {"validUntil": "2026-02-01T00:00:00Z"}, "Still valid", "passed"),
        ("2026-02-01T00:00:00Z", {"validUntil": "2026-02-01T00:00:00Z"}, "Still valid", "failed"),
        ("2026-02-02T11:59:00Z", {"expirationDate": "2026-02-01"}, "Still valid", "passed"),
        ("2026-02-02T12:00:00Z", {"expirationDate": "2026-02-01"}, "Still valid", "failed"),
        ("2026-02-01T00:00:00Z", {"validUntil": "2026-02-30T00:00:00Z"}, "Still valid", "unknown"),
        ("2026-02-01T00:00:00Z", {"expires": 1500000000}, "Still valid", "failed"),
        (
            "2026-02-01T00:00:00Z",
            {"expires": "2999-01-01", "obi:expires": "2020-01-01"},
            "Still valid",
            "failed",
        ),
        ("2024-05-01T09:59:00Z", {}, "Date of award", "failed"),
        ("2024-05-01T10:00:00Z", {}, "Date of award", "passed"),
    ],
)
def test_dates_are_held_against_the_clock_of_the_visitor(
    fresh: Callable[[str], Panel], now: str, members: dict[str, Any], title: str, outcome: str
) -> None:
    panel = fresh("open")
    panel.page.clock.set_fixed_time(datetime.fromisoformat(now))
    by = signed.signer(KeyKind.ED25519)
    said = panel.check(signed.proven(signed.credential(by.did, **members), by))
    assert said[title][0] == outcome
    panel.page.clock.resume()


# -- What is not checked is said


def test_a_badge_without_signature_is_said_to_have_none_with_what_the_page_knew(panel: Panel) -> None:
    outcome, why = panel.check(plain(identity="a@b.example"))["Signature"]
    assert outcome == "unknown"
    assert "carries no signature" in why
    assert "the check of the badge on this page said: Is it unchanged? Not known." in why


@pytest.mark.parametrize("suite", ["eddsa-rdfc-2022", "ecdsa-sd-2023", "Ed25519Signature2020"])
def test_signatures_over_linked_data_are_said_not_to_be_checked_here(panel: Panel, suite: str) -> None:
    proof = {"type": "DataIntegrityProof", "cryptosuite": suite, "proofPurpose": "assertionMethod"}
    outcome, why = panel.check(json.dumps({**signed.credential("did:example:i"), "proof": proof}))[
        "Signature"
    ]
    assert outcome == "unknown"
    assert why.startswith(f"Signatures of this kind are not checked here: {suite}.")


def test_another_badge_than_the_pages_is_named(fresh: Callable[[str], Panel]) -> None:
    text = signed.GENUINE["eddsa-jcs-2022"]().replace("Soldering", "Sold\u202eering\\u0007" + "g" * 200)
    outcome, why = fresh("own").check(text)["The badge file"]
    assert outcome == "failed"
    assert "Sold ering gggg" in why
    assert len(why) < 220
    assert "The badge file" not in fresh("own").check(signed.GENUINE["RS256"]())


# -- The panel itself


def test_without_scripts_nothing_of_it_is_shown(folio: Folio, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{folio.address}badges/own/index.html")
    assert page.locator(".trust").is_visible()
    assert not page.locator("[data-again]").is_visible()
    context.close()


def test_a_page_from_a_disk_checks_a_chosen_file_and_offers_no_other(folio: Folio, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((folio.folder / "badges/own/index.html").as_uri())
    page.locator(".again > summary").click()
    assert not page.locator("[data-offered]").is_visible()
    assert Panel(page, []).check(signed.GENUINE["eddsa-jcs-2022"]())["Signature"][0] == "passed"
    page.close()


def test_a_page_over_plain_http_says_what_browsers_do_not_compute_there(
    fresh: Callable[[str], Panel], folio: Folio, browser: Browser
) -> None:
    del folio, browser
    panel = fresh("open")
    panel.page.evaluate("Object.defineProperty(crypto, 'subtle', {value: undefined})")
    assert "opened with https" in panel.check(signed.GENUINE["ES256"]())["Signature"][1]
    assert "opened with https" in panel.who("maya@school.example")[1]


def test_the_keyboard_alone_is_enough(fresh: Callable[[str], Panel]) -> None:
    page = fresh("own").page
    page.locator(".again > summary").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.offered.split('/').at(-1)") == "badge.json"
    page.keyboard.press("Enter")
    expect(page.locator("[data-report]")).not_to_be_empty()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "again-file"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "again-who"
    page.keyboard.type(signed.EARNER)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator(".again form .is-passed")).to_be_visible()


def test_a_dropped_file_is_checked(fresh: Callable[[str], Panel]) -> None:
    panel = fresh("own")
    panel.page.locator(".again > summary").click()
    panel.page.evaluate(
        """text => {
          const carried = new DataTransfer();
          carried.items.add(new File([text], "badge.json"));
          const drop = new DragEvent("drop", {dataTransfer: carried, bubbles: true, cancelable: true});
          document.querySelector("[data-again] summary").dispatchEvent(drop);
        }""",
        signed.GENUINE["eddsa-jcs-2022"](),
    )
    assert panel.said()["Signature"][0] == "passed"
    assert panel.page.locator("[data-report]").is_visible()


@pytest.mark.parametrize(("scheme", "forced"), [("light", "none"), ("dark", "none"), ("dark", "active")])
def test_axe_finds_nothing_in_the_opened_panel(
    site: Site,
    browser: Browser,
    axe: str,
    scheme: Any,  # noqa: ANN401 - a word of Playwright
    forced: Any,  # noqa: ANN401 - likewise
) -> None:
    context = browser.new_context(bypass_csp=True, color_scheme=scheme, forced_colors=forced)
    page = context.new_page()
    page.goto(f"{site.address}badges/assessment-for-learning/index.html")
    page.locator(".again > summary").click()
    page.locator("[data-offered]").click()
    page.locator("#again-who").fill("else@school.example")
    page.locator("#again-who").press("Enter")
    expect(page.locator(".again form .is-failed")).to_be_visible()
    page.evaluate(axe)
    found, wide = {}, []
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        found[width] = page.evaluate(RUN_AXE)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(width)
    context.close()
    assert found == {320: [], 390: [], 1280: []}
    assert wide == []
