"""Hosted badges around true addresses, on other servers, and under rules that the forger wrote."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

from tests.trust import issuer as own
from tests.trust.forging.forger import (
    EVIL_HOST,
    Forgery,
    forger_answers,
)
from tests.trust.issuer import Document


def hosted() -> Iterator[Forgery]:
    """Give hosted badges around true addresses, on other servers, and under rules that the forger wrote."""
    true = own.assertion()
    addresses = (
        f"https://{EVIL_HOST}/a/1",
        f"https://{own.HOST}.{EVIL_HOST}/a/1",
        f"https://{EVIL_HOST}/{own.HOST}/a/1",
        f"https://{own.HOST}@{EVIL_HOST}/a/1",
        f"https://{own.HOST}:8443/a/1",
        f"https://{EVIL_HOST}#{own.HOST}/a/1",
        f"https://uploads.{own.HOST}/a/1",
        f"https://{own.HOST}/a/../uploads/1",
        f"https://{own.HOST}/a/%2e%2e/uploads/1",
        f"https://{own.HOST}/a/..%5Cuploads/1",
        "urn:uuid:1",
    )
    rules: tuple[Document, ...] = (
        {},
        {"allowedOrigins": EVIL_HOST},
        {"allowedOrigins": [EVIL_HOST, f"https://{EVIL_HOST}"], "startsWith": "https://"},
        {"startsWith": ["", "https://", f"https://{EVIL_HOST}/"]},
    )
    for address in addresses:
        for rule in rules:
            posing = own.profile(verification={"type": "VerificationObject", **rule})
            for inside in (own.badge_class(issuer=posing), own.badge_class(), f"https://{own.HOST}/b/1"):
                said = {**true, "id": address, "badge": inside}
                for older in (said, {**said, "id": true["id"], "verify": {"type": "hosted", "url": address}}):
                    answers = {**own.server(), **forger_answers(), address: older}
                    yield Forgery(
                        done=f"hosted at {address} with {rule}, badge {json.dumps(inside)[:30]}",
                        text=json.dumps(older),
                        archive=own.archive_of(answers),
                    )
    yield from _unfetched(true)
    yield from _sent_on()


def _sent_on() -> Iterator[Forgery]:
    """Give badges that the issuer's own server finds elsewhere, since it sends visitors on to anywhere."""
    posing = f"https://{own.HOST}/login?next=https://{EVIL_HOST}/x"
    by_key = own.credential(issuer={"id": posing, "type": ["Profile"], "name": "School"})
    del by_key["credentialStatus"]
    key = own.secret("ed25519", "forger")
    methods = [{"id": f"{posing}#k", "controller": posing, "publicKeyMultibase": key.multibase}]
    for done, said, answers in (
        ("assertion", own.assertion(id=posing), {posing: own.assertion(id=posing)}),
        (
            "rules of the issuer",
            own.assertion(id=f"https://{EVIL_HOST}/a", badge=own.badge_class(issuer=posing)),
            {
                f"https://{EVIL_HOST}/a": own.assertion(
                    id=f"https://{EVIL_HOST}/a", badge=own.badge_class(issuer=posing)
                ),
                posing: own.profile(id=posing, verification={"allowedOrigins": [EVIL_HOST]}),
            },
        ),
        (
            "keys of the issuer",
            own.prove(by_key, "eddsa-rdfc-2022", key, f"{posing}#k"),
            {posing: {"id": posing, "verificationMethod": methods, "assertionMethod": methods}},
        ),
    ):
        found = own.server(**answers)
        found[posing] = replace(own.answer(posing, answers[posing]), final_address=f"https://{EVIL_HOST}/x")
        yield Forgery(done=f"{done} sent on", text=json.dumps(said), archive=own.archive_of(found))


def _unfetched(true: Document) -> Iterator[Forgery]:
    """Give badges around true addresses of which some, or all, were not fetched or answered with others."""
    better = own.badge_class(name="Everything", issuer=own.profile(name="School of Everything"))
    posing = own.profile(verification={"allowedOrigins": EVIL_HOST})
    answers_of: dict[str, Mapping[str, object]] = {
        "all fetched": own.server(),
        "nothing fetched": {},
        "the assertion alone": {true["id"]: true},
        "no badge class": own.server(**{f"https://{own.HOST}/b/1": None}),
        "no assertion": own.server(**{true["id"]: None}),
        "a page": own.server(**{true["id"]: "<!doctype html>"}),
        "another assertion": own.server(**{true["id"]: own.assertion(id=f"https://{own.HOST}/a/2")}),
        "a revoked one": own.server(**{true["id"]: {**true, "revoked": True}}),
        "gone": own.server(**{true["id"]: own.answer(true["id"], "", status=410)}),
        "gone, but there": own.server(**{true["id"]: own.answer(true["id"], true, status=410)}),
        "another badge class": own.server(**{f"https://{own.HOST}/b/1": own.badge_class(name="Nothing")}),
    }
    badges = {
        "a better badge": {**true, "badge": better},
        "a better issuer": {**true, "badge": own.badge_class(issuer=posing)},
        "a better assertion": {**true, "narrative": "He did everything."},
        "somebody else's": {**true, "recipient": {**true["recipient"], "salt": "salt"}},
        "at no address": {name: value for name, value in true.items() if name != "id"},
    }
    for why, answers in answers_of.items():
        for what, said in badges.items():
            yield Forgery(done=f"{what}, {why}", text=json.dumps(said), archive=own.archive_of(answers))
        if why != "all fetched":
            whole = own.badge("hosted").text
            yield Forgery(done=f"the true badge, {why}", text=whole, archive=own.archive_of(answers))
