"""Files that lie, break or attack, given to the panel that checks again; and the program asked the same."""

import base64
import json
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.browser import signed
from tests.browser.panels import Folio, Panel, svg
from tests.builds import Build

from badgefolio.credentials import read_badge
from badgefolio.model.archive import Archive
from badgefolio.model.report import Name, Outcome
from badgefolio.problems import ProblemError
from badgefolio.sources.json import parse_json
from badgefolio.trust import check
from badgefolio.trust.keys import KeyKind

pytestmark = pytest.mark.browser
NOW = datetime(2026, 1, 1, tzinfo=UTC)
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
        "a number that programs round": (
            signed.proven(whole, by).replace('"id"', '"n":9007199254740993,"id"', 1),
            "",
        ),
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
            base64.b64encode(
                f"{whole[:at]}{'A' if letter != 'A' else 'B'}{whole[at + 1 :]}".encode()
            ).decode()
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
    "different badges": (
        Build.png(Build.itxt("{}"), Build.text(b"[]")),
        "It holds several badges that differ.",
    ),
    "an address": (
        Build.png(Build.text(b"https://badges.example/a")),
        "It holds only the address of the badge",
    ),
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
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(value=VALUES)
@example(
    value={"\ue000": 1, "\U00010000": 2, "__proto__": {"a": 1}, "constructor": [], "1": -0.0, "10": 1e21}
)
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


def test_of_real_badges_the_browser_says_nothing_that_the_program_does_not(
    panel: Panel, corpus: Path
) -> None:
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
