"""Lists and key documents that say something else, or are somebody else's."""

import json
from collections.abc import Iterator
from typing import Any

from tests.trust import issuer as own
from tests.trust.forging.forger import (
    EVIL,
    EVIL_DID,
    EVIL_HOST,
    Forgery,
    forger,
)
from tests.trust.forging.leaves import changes
from tests.trust.forging.void import proofs_of
from tests.trust.issuer import Document, b64


def lists(kind: str) -> Iterator[Forgery]:
    """Give the good badge with a status list that was changed, made by somebody else, or is not valid."""
    text, answers = own.badge(kind).text, own.badge(kind).answers
    true = own.signed_list(7)
    changed: dict[str, object] = {
        f"list {done}": one for done, one in changes(true, thorough=kind == "eddsa-jcs-2022")
    }
    changed |= _by_the_forger()
    odd: dict[str, Document] = {
        "ended": {"validUntil": "2025-05-31T00:00:00Z"},
        "not begun": {"validFrom": "2025-07-01T00:00:00Z"},
        "for suspension": {"purpose": "suspension"},
        "for nothing": {"purpose": None},
        "of another address": {"id": f"{own.LIST}0"},
        "of another kind": {"subject": {"type": "RevocationList2020"}},
        "without bits": {"subject": {"encodedList": ""}},
        "of a few bits": {"subject": {"encodedList": "uH4sIAAAAAAAAA2MAAI3vAtIBAAAA"}},
        "not packed": {"subject": {"encodedList": f"u{b64(bytes(16_384))}"}},
    }
    changed |= {f"list {done}": own.signed_list(7, **members) for done, members in odd.items()}
    changed |= {
        "list not signed": own.status_list(7),
        "list not fetched": None,
        "list is a page": "<!doctype html>",
        "list is gone": own.answer(own.LIST, own.signed_list(7), status=410),
        "list says revoked": own.signed_list(94),
        "list is the badge": own.badge("eddsa-rdfc-2022").content,
        "list is damaged": "eyJhbGciOiJub25lIn0..",
    }
    for done, one in changed.items():
        if not isinstance(one, dict) or _read_of(one) != _read_of(true):
            yield Forgery(done=done, text=text, archive=own.archive_of({**answers, own.LIST: one}))


def _by_the_forger() -> dict[str, object]:
    """Return lists that the forger signed, under every name and for every issuer."""
    changed: dict[str, object] = {}
    evil = forger("ed25519")
    for name in (
        own.method_of("ed25519"),
        evil.did_key,
        f"{EVIL_DID}#ed25519",
        f"{own.DID}#{evil.multibase}",
    ):
        issuers: tuple[Any, ...] = (
            own.DID,
            evil.did_key,
            EVIL_DID,
            own.PROFILE,
            {"id": own.DID, "name": "S"},
        )
        for issuer in issuers:
            made = own.signed_list(key=evil, method=name, issuer=issuer)
            changed[f"list signed by the forger as {name[:30]} for {str(issuer)[:30]}"] = made
            claims = {"vc": own.status_list(issuer=issuer)}
            changed[f"token of the forger as {name[:30]} for {str(issuer)[:30]}"] = own.token(
                claims, evil, kid=name
            )
    return changed


def _read_of(made: Document) -> object:
    """Return all that is read of a list and its proof: what else stands there may well change."""
    subject, proofs = made.get("credentialSubject"), made.get("proof")
    said = {
        name: one
        for name, one in made.items()
        if name in {"@context", "id", "issuer", "validFrom", "validUntil"}
    }
    read = (
        [subject.get(name) for name in ("type", "statusPurpose", "encodedList")]
        if isinstance(subject, dict)
        else 0
    )
    values = [one.get("proofValue") if isinstance(one, dict) else one for one in proofs_of({"proof": proofs})]
    return json.dumps([said, read]).replace("[", "").replace("]", ""), set(map(str, values)) - {"None"}


def revocation_lists() -> Iterator[Forgery]:
    """Give the good signed badge of 2.0 with a revocation list that says otherwise, or is none."""
    text = own.badge("ob2-rs256").text
    mine = f"https://{own.HOST}/a/1"
    lists: dict[str, object] = {
        "names it": own.revocation_list(mine),
        "names it with a reason": own.revocation_list({"id": mine, "revocationReason": "Cheated."}),
        "names it among others": own.revocation_list("x", {"id": "y"}, mine),
        "names it by uid": own.revocation_list({"uid": mine}),
        "of somebody else": own.revocation_list(issuer=f"https://{EVIL_HOST}/i"),
        "of another address": own.revocation_list(id=f"{own.REVOKED}2"),
        "of another kind": own.profile(),
        "an error": {"error": "not found"},
        "empty": {},
        "without entries": {"type": "RevocationList", "id": own.REVOKED},
        "a page": "<!doctype html>",
        "not fetched": None,
    }
    for done, one in lists.items():
        answers = own.server(**{own.REVOKED: one})
        yield Forgery(done=f"revocation list {done}", text=text, archive=own.archive_of(answers))
    elsewhere = own.server(**{own.PROFILE: None})
    inside = own.badge_class(issuer=own.profile(revocationList=EVIL))
    for kind in ("rsa", "p256"):
        said = own.assertion(
            badge=inside, verification={"type": "SignedBadge", "creator": f"https://{own.HOST}/keys/{kind}"}
        )
        answers = {**elsewhere, EVIL: own.revocation_list(id=EVIL)}
        signed = own.token(said, own.secret(kind))
        done = f"list of an embedded profile ({kind})"
        yield Forgery(done=done, text=signed, archive=own.archive_of(answers))


def of_keys(kind: str) -> Iterator[Forgery]:
    """Give the good badge where the issuer's own documents do not, or no longer, speak for the key."""
    badge = own.badge(kind)
    did, profile = f"https://{own.HOST}/.well-known/did.json", own.PROFILE
    documents: dict[str, Any] = {
        "is not fetched": None,
        "is a page": "<!doctype html>",
        "is another's": own.did_document(id=EVIL_DID),
        "lists no key": own.did_document(verificationMethod=[], assertionMethod=[]),
        "allows no claims": own.did_document(assertionMethod=[]),
        "allows only signing in": own.did_document(
            assertionMethod=[], authentication=own.did_document()["assertionMethod"]
        ),
    }
    for ended in (
        {"expires": "2025-05-01T00:00:00Z"},
        {"revoked": "2025-05-01T00:00:00Z"},
        {"revoked": True},
    ):
        methods = [{**one, **ended} for one in own.did_document()["verificationMethod"]]
        documents[f"says of its keys {ended}"] = own.did_document(verificationMethod=methods)
    strangers = [
        {**one, "publicKeyMultibase": forger("ed25519").multibase, "publicKeyJwk": forger("rsa").jwk}
        for one in own.did_document()["verificationMethod"]
    ]
    documents["lists others under these names"] = own.did_document(verificationMethod=strangers)
    for done, one in documents.items():
        answers = {**badge.answers, did: one, profile: one}
        if kind.startswith("ob2"):
            answers = {**answers, did: None, profile: _as_profile(done, one)}
        yield Forgery(done=f"the issuer's document {done}", text=badge.text, archive=own.archive_of(answers))


def _as_profile(done: str, document: Any) -> Any:  # noqa: ANN401 - any JSON
    if not isinstance(document, dict):
        return document
    return own.profile(publicKey=[] if "another's" not in done else [f"https://{EVIL_HOST}/keys/rsa"])
