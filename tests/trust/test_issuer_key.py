"""Whose key it is, and who says so."""

from dataclasses import replace
from typing import Any

import pytest
from tests.trust import issuer as own
from tests.trust.issuer import DID, HOST, NOW, PROFILE, archive_of, method_of, secret, server

from badgefolio.model.archive import Archive
from badgefolio.model.report import Anchor, Outcome
from badgefolio.trust import keys
from badgefolio.trust.issuer_key import Anchored, check_issuer_key, host_of
from badgefolio.trust.methods import By, Method, find_method

SERVER = archive_of(server())
P256 = keys.from_jwk(secret("p256").jwk)
BROUGHT = Method(id="", key=P256, controller="", by=By.NOBODY)


def judged(method: Method, issuer: str, archive: Archive = SERVER) -> tuple[Outcome, Anchor, str]:
    found = check_issuer_key(method, issuer, archive, now=NOW)
    assert str(found.check.reason).endswith(".")
    return found.check.outcome, found.anchor, found.domain


def test_a_did_document_vouches_for_its_keys() -> None:
    method = find_method(method_of("p256"), SERVER)
    assert judged(method, DID) == (Outcome.PASSED, Anchor.DID_WEB, HOST)


def test_a_profile_vouches_for_the_keys_that_it_names() -> None:
    method = find_method(f"https://{HOST}/keys/p256", SERVER)
    assert judged(method, PROFILE) == (Outcome.PASSED, Anchor.ISSUER_PROFILE, HOST)


@pytest.mark.parametrize(
    ("issuer", "address", "name"),
    [
        (DID, f"https://{HOST}/.well-known/did.json", method_of("p256")),
        (PROFILE, PROFILE, f"https://{HOST}/keys/p256"),
    ],
)
def test_a_server_that_sends_the_question_on_vouches_for_nobody(issuer: str, address: str, name: str) -> None:
    sent_on = replace(SERVER.documents[address], final_address="https://evil.example/x")
    archive = Archive.of([*SERVER.documents.values(), sent_on])
    found = check_issuer_key(find_method(name, archive), issuer, archive, now=NOW)
    assert (found.check.outcome, found.anchor, found.domain) == (Outcome.UNKNOWN, Anchor.NONE, "")
    assert f"The server {HOST} sent the question on to evil.example" in str(found.check.reason)


@pytest.mark.parametrize(
    "value",
    [
        {"publicKey": f"https://{HOST}/keys/p256"},
        {"publicKey": {"id": f"https://{HOST}/keys/p256"}},
        {"publicKey": None, "assertionMethod": [f"https://{HOST}/keys/p256"]},
    ],
)
def test_a_key_may_be_named_in_several_ways(value: dict[str, Any]) -> None:
    archive = archive_of({**server(), PROFILE: own.profile(**value)})
    method = find_method(f"https://{HOST}/keys/p256", archive)
    assert judged(method, PROFILE, archive)[0] is Outcome.PASSED


def test_a_key_that_names_another_owner_is_not_the_issuers() -> None:
    archive = archive_of(
        {**server(), f"https://{HOST}/keys/p256": own.key_document("p256", owner="https://x.example")}
    )
    assert judged(find_method(f"https://{HOST}/keys/p256", archive), PROFILE, archive) == (
        Outcome.FAILED,
        Anchor.NONE,
        "",
    )


def test_a_key_that_the_profile_does_not_name_is_not_the_issuers() -> None:
    archive = archive_of({**server(), PROFILE: own.profile(publicKey=[])})
    assert judged(find_method(f"https://{HOST}/keys/p256", archive), PROFILE, archive)[0] is Outcome.FAILED


def test_a_profile_about_somebody_else_vouches_for_nobody() -> None:
    names: tuple[Any, ...] = ("https://x.example", ["a"], {})
    for name in names:
        archive = archive_of({**server(), PROFILE: own.profile(id=name)})
        assert (
            judged(find_method(f"https://{HOST}/keys/p256", archive), PROFILE, archive)[0] is Outcome.FAILED
        )


def test_a_key_of_another_document_counts_where_the_issuer_names_it() -> None:
    theirs = find_method(method_of("p256"), SERVER)
    assert judged(theirs, PROFILE)[0] is Outcome.FAILED
    archive = archive_of(
        {**server(), PROFILE: own.profile(publicKey=[], assertionMethod=[method_of("p256")])}
    )
    assert judged(theirs, PROFILE, archive) == (Outcome.PASSED, Anchor.ISSUER_PROFILE, HOST)


def test_a_profile_without_keys_says_nothing() -> None:
    archive = archive_of({PROFILE: {"id": PROFILE}})
    assert judged(BROUGHT, PROFILE, archive) == (Outcome.UNKNOWN, Anchor.SELF_ASSERTED, "")


def test_a_key_that_the_badge_brings_is_nobodys() -> None:
    assert judged(BROUGHT, PROFILE) == (Outcome.FAILED, Anchor.NONE, "")
    assert judged(BROUGHT, PROFILE, Archive()) == (Outcome.UNKNOWN, Anchor.SELF_ASSERTED, "")
    assert check_issuer_key(BROUGHT, PROFILE, Archive(), now=NOW).missing == (PROFILE,)


def test_a_known_key_of_an_issuer_who_was_not_fetched_is_not_anchored() -> None:
    method = find_method(f"https://{HOST}/keys/p256", SERVER)
    assert judged(method, PROFILE, Archive()) == (Outcome.UNKNOWN, Anchor.NONE, "")


@pytest.mark.parametrize("kind", ["ed25519", "p256"])
def test_an_issuer_who_is_only_a_key_is_nobody_in_particular(kind: str) -> None:
    name = secret(kind).did_key
    method = find_method(name, Archive())
    assert judged(method, name) == (Outcome.UNKNOWN, Anchor.SELF_ASSERTED, "")
    assert judged(method, secret(kind, "other").did_key) == (Outcome.FAILED, Anchor.NONE, "")
    assert judged(replace(BROUGHT, controller=name), name)[0] is Outcome.FAILED


@pytest.mark.parametrize("issuer", ["", "urn:uuid:1", "did:example:1", "School", "did:web:a/b"])
def test_an_issuer_without_an_address_cannot_be_asked(issuer: str) -> None:
    assert judged(BROUGHT, issuer)[0] is Outcome.UNKNOWN
    assert judged(BROUGHT, issuer)[1] is (Anchor.SELF_ASSERTED if issuer else Anchor.NONE)


def test_a_key_that_ended_proves_nothing() -> None:
    method = replace(find_method(method_of("p256"), SERVER), ends=NOW)
    assert judged(method, DID) == (Outcome.FAILED, Anchor.NONE, "")


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://School.example/x", "school.example"),
        ("https://a@b.example:81", "b.example"),
        ("urn:x", ""),
        ("https://[", ""),
    ],
)
def test_the_host_of_an_address(address: str, host: str) -> None:
    assert host_of(address) == host


def test_what_is_anchored_says_when_it_was_fetched() -> None:
    found = check_issuer_key(find_method(method_of("p256"), SERVER), DID, SERVER, now=NOW)
    assert isinstance(found, Anchored)
    assert found.check.as_of == own.FETCHED
