"""Checking again, in a real Chromium: the visitor's browser says what it computed, no more, and asks nobody."""

import base64
import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial
from hashlib import md5, sha1, sha256, sha512
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import rfc8785
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect
from tests.browser import signed
from tests.browser.conftest import Site, _Quiet
from tests.browser.test_pages import RUN_AXE
from tests.builds import Build

from badgefolio.credentials import read_badge
from badgefolio.fetching import write_archive
from badgefolio.model.archive import Archive, ArchivedDocument
from badgefolio.model.report import Name, Outcome
from badgefolio.pipeline import BuildRequest, build
from badgefolio.problems import ProblemError
from badgefolio.sources.json import parse_json
from badgefolio.trust import check
from badgefolio.trust.keys import KeyKind

pytestmark = pytest.mark.browser
NOW = datetime(2026, 1, 1, tzinfo=UTC)
FETCHED = datetime(2025, 12, 24, tzinfo=UTC)
WEB = "did:web:school.example"
OLD_KEY = "https://badges.example/key"
CHECKED_SIGNATURE = """async (texts) => {
  const panel = document.querySelector("[data-again]");
  const one = async (text) => {
    const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
    try {
      const lines = await again.signatureChecks(await again.badgeIn(new Blob([bytes])), panel);
      return lines.filter((line) => line.title === "signature").map((line) => line.outcome);
    } catch (error) {
      return [error.outcome ?? `${error}`];
    }
  };
  return Promise.all(texts.map(one));
}"""


def archived(address: str, value: object) -> ArchivedDocument:
    content = json.dumps(value).encode()
    return ArchivedDocument(
        address=address,
        final_address=address,
        fetched=FETCHED,
        status=200,
        media_type="application/json",
        digest=sha256(content).hexdigest(),
        content=content,
    )


def issuers() -> Archive:
    """Return the documents of two issuers that name their keys."""
    pem = signed.signer(KeyKind.RSA).secret.public_key()
    text = pem.public_bytes(signed.Encoding.PEM, signed.PublicFormat.SubjectPublicKeyInfo).decode()
    issuer = "https://badges.example/i"
    key = {"id": OLD_KEY, "type": "CryptographicKey", "owner": issuer, "publicKeyPem": text}
    profile = {"id": issuer, "type": "Issuer", "name": "Maker Space", "publicKey": OLD_KEY}
    method = {
        "id": f"{WEB}#k",
        "type": "JsonWebKey",
        "controller": WEB,
        "publicKeyJwk": signed.signer(KeyKind.P256).jwk,
    }
    document = {"id": WEB, "verificationMethod": [method], "assertionMethod": [f"{WEB}#k"]}
    return Archive.of(
        [
            archived("https://school.example/.well-known/did.json", document),
            archived(OLD_KEY, key),
            archived(issuer, profile),
        ]
    )


def old(**members: object) -> str:
    """Return a signed badge of Open Badges 2.0."""
    assertion = Build.ob2(verification={"type": "signed", "creator": OLD_KEY}, **members)
    return signed.token(assertion, signed.signer(KeyKind.RSA), "RS256")


def web(**members: object) -> str:
    """Return a VC-JWT of an issuer whose key lies in its DID document."""
    return signed.token(signed.credential(WEB, **members), signed.signer(KeyKind.P256), "ES256", kid=f"{WEB}#k")


def plain(**recipient: object) -> bytes:
    return json.dumps(Build.ob2(recipient={"type": "email", **recipient})).encode()


@dataclass(frozen=True)
class Panel:
    """The opened panel of a page, and every request since the page was there."""

    page: Page
    asked: list[str]

    def check(self, content: bytes | str | Path, name: str = "badge") -> dict[str, tuple[str, str]]:
        """Give a file to the panel and return what it says: outcome and reason by title."""
        self.page.evaluate("document.querySelector('[data-report]').replaceChildren()")
        field = self.page.locator("#again-file")
        if isinstance(content, Path):
            field.set_input_files(content)
        else:
            whole = content.encode() if isinstance(content, str) else content
            field.set_input_files({"name": name, "mimeType": "", "buffer": whole})
        return self.said()

    def said(self) -> dict[str, tuple[str, str]]:
        report = self.page.locator("[data-report]")
        expect(report).not_to_be_empty()
        found = {}
        for line in report.locator(".check").all():
            outcome = (line.get_attribute("data-outcome") or "", line.locator(".why").inner_text())
            found[line.locator("[data-title]").inner_text()] = outcome
        return found

    def who(self, identity: str) -> tuple[str, str]:
        """Type an identity and return what came of it."""
        answer = self.page.locator(".again form [role=status]")
        self.page.evaluate("document.querySelector('.again form [role=status]').replaceChildren()")
        self.page.locator("#again-who").fill(identity)
        self.page.locator("#again-who").press("Enter")
        expect(answer).not_to_be_empty()
        return (
            answer.locator(".check").get_attribute("data-outcome") or "",
            answer.locator(".why").inner_text(),
        )


@dataclass(frozen=True)
class Folio:
    """A built site of signed badges, and where it is served."""

    folder: Path
    address: str


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


def svg(text: str, inside: str = "") -> bytes:
    name = 'openbadges:credential xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"'
    body = f' verify="{text}"/>' if not text.startswith("{") else f"><![CDATA[{text}]]></openbadges:credential>"
    return Build.svg(f"{inside}<{name}{body}")


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
        assert why.startswith("The key is neither in the file nor on this page, and your browser asks nobody.")


def test_pages_carry_public_keys_and_nothing_of_the_recipient(folio: Folio) -> None:
    for path in folio.folder.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not any(word in text for word in ("secret.example", "salty", sha256(b"maya@secret.examplesalty").hexdigest()))
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
        ({"identity": hashed(sha256, "maya@school.example", "s"), "salt": "s"}, "Maya@school.example", "passed"),
        ({"identity": hashed(sha256, "maya@school.example", "s")}, "maya@school.example", "failed"),
        ({"identity": hashed(sha512, "maya@school.example").upper()}, "maya@school.example", "passed"),
        ({"identity": hashed(sha1, "maya@school.example")}, "maya@school.example", "passed"),
        ({"identity": hashed(md5, "maya@school.example")}, "maya@school.example", "unknown"),
        ({"identity": "sha256$00ff"}, "maya@school.example", "unknown"),
        ({"identity": f"sha1${'0' * 64}"}, "maya@school.example", "unknown"),
        ({"identity": hashed(sha256, "https://maya.example/"), "type": "url"}, "HTTPS://Maya.example", "passed"),
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
        ("2026-02-01T00:00:00Z", {"expires": "2999-01-01", "obi:expires": "2020-01-01"}, "Still valid", "failed"),
        ("2024-05-01T09:59:00Z", {}, "Date of award", "failed"),
        ("2024-05-01T10:00:00Z", {}, "Date of award", "passed"),
    ],
)
def test_dates_are_held_against_the_clock_of_the_visitor(
    fresh: Callable[[str], Panel], now: str, members: dict[str, object], title: str, outcome: str
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
    assert "the check of the badge on this page said: Unchanged: Not known." in why


@pytest.mark.parametrize("suite", ["eddsa-rdfc-2022", "ecdsa-sd-2023", "Ed25519Signature2020"])
def test_signatures_over_linked_data_are_said_not_to_be_checked_here(panel: Panel, suite: str) -> None:
    proof = {"type": "DataIntegrityProof", "cryptosuite": suite, "proofPurpose": "assertionMethod"}
    outcome, why = panel.check(json.dumps({**signed.credential("did:example:i"), "proof": proof}))["Signature"]
    assert outcome == "unknown"
    assert why.startswith(f"Signatures of this kind are not checked here: {suite}.")


def test_another_badge_than_the_pages_is_named(fresh: Callable[[str], Panel]) -> None:
    text = signed.GENUINE["eddsa-jcs-2022"]().replace("Soldering", "Sold\u202eering\\u0007" + "g" * 200)
    outcome, why = fresh("own").check(text)["The badge file"]
    assert outcome == "failed"
    assert "Sold ering gggg" in why
    assert len(why) < 220
    assert "The badge file" not in fresh("own").check(signed.GENUINE["RS256"]())


# -- Hostile


@cache
def forged() -> dict[str, tuple[str, str]]:
    by, rsa = signed.signer(KeyKind.ED25519), signed.signer(KeyKind.RSA)
    whole = signed.credential(by.did)
    text = signed.GENUINE["RS256"]()
    head, body, signature = text.split(".")
    header = json.loads(base64.urlsafe_b64decode(head + "=="))

    def with_header(**members: object) -> str:
        changed = signed.base64url(json.dumps({**header, **members}).encode())
        return f"{changed}.{body}.{signature}"

    return {
        "a name twice": (signed.proven(whole, by).replace('"id"', '"id":"urn:uuid:0","id"', 1), ""),
        "a name twice, spelt otherwise": (
            signed.proven(whole, by).replace('"id"', '"\\u0069d":"urn:uuid:0","id"', 1),
            "",
        ),
        "a number that programs round": (signed.proven(whole, by).replace('"id"', '"n":9007199254740993,"id"', 1), ""),
        "half a character": (signed.proven(whole, by).replace("Soldering", "\\ud800"), ""),
        "deep": ('{"credentialSubject":' + "[" * 5000 + "]" * 5000 + "}", ""),
        "none": (with_header(alg="none"), "failed"),
        "HS256": (with_header(alg="HS256"), "failed"),
        "another algorithm": (with_header(alg="RS384"), "failed"),
        "another kind of key": (with_header(alg="ES256"), "failed"),
        "jku": (signed.token(whole, rsa, "RS256", jwk=rsa.jwk, jku="https://evil.example"), "failed"),
        "crit": (with_header(crit=["x"], x=1), ""),
        "b64": (with_header(b64=False), ""),
        "padding": (f"{text}==", ""),
        "two parts": (f"{head}.{body}", ""),
        "no signature": (f"{head}.{body}.", "failed"),
        "a weak key": (signed.weakly_signed(whole), "failed"),
        "another purpose": (signed.proven(whole, by, proofPurpose="authentication"), "failed"),
        "still to come": (signed.proven(whole, by, created="2999-01-01T00:00:00Z"), "failed"),
        "over": (signed.proven(whole, by, expires="2025-01-01T00:00:00Z"), "failed"),
        "no date": (signed.proven(whole, by, created="soon"), "failed"),
        "another context": (
            signed.proven(whole, by).replace('"@context": [', '"@context": ["https://evil.example",', 1),
            "unknown",
        ),
        "another fragment": (signed.proven(whole, by, f"{by.did}#zOther"), "failed"),
    }


@pytest.mark.parametrize("kind", forged())
def test_no_forgery_passes(panel: Panel, kind: str) -> None:
    text, outcome = forged()[kind]
    said = panel.check(text)
    assert said.get("Signature", ("",))[0] == outcome
    if not outcome:
        assert said["The badge file"][0] == "unknown"
        assert list(said) == ["The badge file"]


def test_no_letter_of_a_signed_text_can_be_changed(panel: Panel) -> None:
    for kind in ("eddsa-jcs-2022", "EdDSA did:key"):
        whole = signed.GENUINE[kind]()
        if whole.startswith("{"):
            whole = json.dumps(json.loads(whole), separators=(",", ":"))
        changed = [
            base64.b64encode(f"{whole[:at]}{'A' if letter != 'A' else 'B'}{whole[at + 1 :]}".encode()).decode()
            for at, letter in enumerate(whole)
        ]
        found = panel.page.evaluate(CHECKED_SIGNATURE, [base64.b64encode(whole.encode()).decode(), *changed])
        assert found[0] == ["passed"]
        assert not [at for at, one in enumerate(found[1:]) if "passed" in one]
        assert {outcome for one in found for outcome in one} == {"passed", "failed", "unknown"}


BOMB = zlib.compress(bytes(64 * 1024 * 1024), 9)
HOSTILE: dict[str, tuple[bytes, str]] = {
    "an empty file": (b"", "No badge was found in it."),
    "a bomb in iTXt": (Build.png(Build.itxt_compressed(BOMB)), "It is larger than any real badge"),
    "a bomb in zTXt": (Build.png(Build.ztxt(BOMB)), "It is larger than any real badge"),
    "a bomb in gzip": (zlib.compress(bytes(64 * 1024 * 1024), wbits=31), "It is larger than any real badge"),
    "a text that is too long": (b'{"a":"' + b"x" * 1_100_000 + b'"}', "It is larger than any real badge"),
    "broken compression": (Build.png(Build.itxt_compressed(b"nothing")), "It is damaged"),
    "cut compression": (Build.png(Build.itxt_compressed(zlib.compress(b"x" * 999)[:-9])), "It is damaged"),
    "a part beyond the end": (Build.png()[:8] + b"\xff\xff\xff\xffIHDR", "It is damaged"),
    "half a picture": (Build.png(Build.itxt("{}"))[:-8], "It is damaged"),
    "no badge": (Build.png(), "No badge was found in it."),
    "different badges": (Build.png(Build.itxt("{}"), Build.text(b"[]")), "It holds several badges that differ."),
    "an address": (Build.png(Build.text(b"https://badges.example/a")), "It holds only the address of the badge"),
    "other JSON": (b'{"name": "x"}', "No badge was found in it."),
    "two badges": (b"[{},{}]", "No badge was found in it."),
    "an entity that grows": (
        Build.svg(before='<!DOCTYPE svg [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>'),
        "It says something twice or unclearly",
    ),
    "an entity from outside": (
        Build.svg("&a;", before='<!DOCTYPE svg [<!ENTITY a SYSTEM "https://evil.example/">]>'),
        "It says something twice or unclearly",
    ),
    "a broken SVG": (b"<svg><g></svg>", "It is damaged"),
    "a web page": (b"<html><body>Log in</body></html>", "It is damaged"),
    "a PDF": (b"%PDF-1.7\n\xff\xfe", "It is damaged"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_or_broken_file_ends_with_one_plain_sentence(panel: Panel, kind: str) -> None:
    content, words = HOSTILE[kind]
    said = panel.check(content)
    assert list(said) == ["The badge file"]
    assert said["The badge file"][0] == "unknown"
    assert said["The badge file"][1].startswith(words)
    assert not panel.page.locator(".again form").is_visible()


def test_a_huge_file_is_not_read(panel: Panel, tmp_path: Path) -> None:
    path = tmp_path / "huge.png"
    with path.open("wb") as file:
        file.truncate(33 * 1024 * 1024)
    assert panel.check(path)["The badge file"][1].startswith("It is larger than any real badge")


def test_nothing_in_a_drawing_runs_or_is_fetched(fresh: Callable[[str], Panel], folio: Folio) -> None:
    panel = fresh("open")
    there = f"{folio.address}hit"
    drawing = svg(
        signed.GENUINE["eddsa-jcs-2022"](),
        f"<script>window.hit = 1; fetch('{there}')</script><script href='{there}'/>"
        f"<image href='{there}' onload='window.hit = 1'/><style>@import '{there}';</style>"
        f"<use href='{there}#a'/><foreignObject><iframe xmlns='http://www.w3.org/1999/xhtml' src='{there}'/>"
        f"<img xmlns='http://www.w3.org/1999/xhtml' src='{there}' onerror='window.hit = 1'/></foreignObject>"
        f"<animate onbegin='window.hit = 1'/>",
    )
    before = f"<?xml-stylesheet href='{there}'?><!DOCTYPE svg SYSTEM '{there}'>"
    said = panel.check(before.encode() + drawing)
    assert said["Signature"][0] == "passed"
    panel.page.wait_for_load_state("networkidle")
    assert panel.asked == []
    assert panel.page.evaluate("window.hit") is None


def test_texts_of_strangers_are_only_text(panel: Panel) -> None:
    mark = "<img src=x onerror='window.hit=1'>"
    proof = {"type": mark, "proofPurpose": "assertionMethod"}
    said = panel.check(json.dumps({**signed.credential(mark), "proof": proof, "name": mark}))
    assert mark in said["Signature"][1]
    assert panel.page.locator(".again img").count() == 0
    assert panel.page.evaluate("window.hit") is None


# -- The same as the program


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(value=VALUES)
@example(value={"\ue000": 1, "\U00010000": 2, "__proto__": {"a": 1}, "constructor": [], "1": -0.0, "10": 1e21})
def test_canonical_json_is_the_programs(panel: Panel, value: Any) -> None:  # noqa: ANN401 - any JSON
    try:
        wanted = rfc8785.dumps(value).decode()
    except rfc8785.CanonicalizationError:
        return
    text = json.dumps(value)
    assert panel.page.evaluate("text => again.canonical(again.strictJson(text))", text) == wanted


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=200)
@given(text=st.text(alphabet='{}[]",:\\ue01dD89ab-+. \n', max_size=30) | VALUES.map(json.dumps))
@example(text='{"a":1,"a":1}')
@example(text='[{"a":{"a":1}},{"a":1}]')
@example(text='{"a\\"":1,"a\\u0022":1}')
@example(text='["\\ud83d\\ude00"]')
def test_json_is_read_as_strictly_as_by_the_program(panel: Panel, text: str) -> None:
    read = "text => { try { again.strictJson(text); return true; } catch { return false; } }"
    try:
        parse_json(text, file="")
        is_sound = True
    except ProblemError:
        is_sound = False
    assert not panel.page.evaluate(read, text) or is_sound


def signatures(content: bytes) -> list[Outcome]:
    """Return what the program says of the signatures of a badge; nothing of what is no badge to it."""
    try:
        found = read_badge(content, file="badge")
    except ProblemError:
        return []
    report = check(found.badge, found.original, archive=Archive(), now=NOW)
    return [one.outcome for one in report.checks if one.name is Name.SIGNATURE]


def test_of_real_badges_the_browser_says_nothing_that_the_program_does_not(panel: Panel, corpus: Path) -> None:
    differing, counted = [], {"passed": 0, "failed": 0, "unknown": 0}
    for path in sorted(path for path in corpus.rglob("*") if path.is_file()):
        content = path.read_bytes()
        outcomes = signatures(content)
        (said,) = panel.page.evaluate(CHECKED_SIGNATURE, [base64.b64encode(content).decode()])
        for one in said:
            counted[one] += 1
            if one != "unknown" and Outcome(one) not in outcomes:
                differing.append((path.name, said, outcomes))
    assert differing == []
    assert counted["passed"] > 1
    assert counted["failed"] > 0


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


@pytest.mark.parametrize("forced", ["none", "active"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_in_the_opened_panel(
    site: Site, browser: Browser, axe: str, scheme: str, width: int, forced: str
) -> None:
    context = browser.new_context(
        bypass_csp=True,
        color_scheme=scheme,
        forced_colors=forced,
        viewport={"width": width, "height": 900},  # type: ignore[arg-type]  # one of its words
    )
    page = context.new_page()
    page.goto(f"{site.address}badges/assessment-for-learning/index.html")
    page.locator(".again > summary").click()
    page.locator("[data-offered]").click()
    page.locator("#again-who").fill("else@school.example")
    page.locator("#again-who").press("Enter")
    expect(page.locator(".again form .is-failed")).to_be_visible()
    page.evaluate(axe)
    found = page.evaluate(RUN_AXE)
    is_wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    context.close()
    assert found == []
    assert not is_wide
