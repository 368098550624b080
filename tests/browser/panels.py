"""The panel that checks again, as tests drive it, and the badges and issuers that they give it."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from playwright.sync_api import Page, expect
from tests.browser import signed
from tests.builds import Build

from badgefolio.model.archive import Archive, ArchivedDocument
from badgefolio.trust.keys import KeyKind

FETCHED = datetime(2025, 12, 24, tzinfo=UTC)
WEB = "did:web:school.example"
OLD_KEY = "https://badges.example/key"


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
    text = pem.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
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


def web() -> str:
    """Return a VC-JWT of an issuer whose key lies in its DID document."""
    return signed.token(signed.credential(WEB), signed.signer(KeyKind.P256), "ES256", kid=f"{WEB}#k")


def plain(**recipient: object) -> bytes:
    return json.dumps(Build.ob2(recipient={"type": "email", **recipient})).encode()


def svg(text: str, inside: str = "") -> bytes:
    name = 'openbadges:credential xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"'
    body = (
        f' verify="{text}"/>' if not text.startswith("{") else f"><![CDATA[{text}]]></openbadges:credential>"
    )
    return Build.svg(f"{inside}<{name}{body}")


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
            why = " ".join(line.locator(".why").all_inner_texts())
            outcome = (line.get_attribute("data-outcome") or "", why)
            found[line.locator("[data-title]").inner_text().removesuffix(":")] = outcome
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
