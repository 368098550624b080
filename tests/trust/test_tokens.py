"""Signed tokens: the header picks, and brings nothing along."""

from typing import Any

import pytest
from tests.trust import issuer as own
from tests.trust.issuer import DID, HOST, PROFILE, archive_of, method_of, secret, server, token

from badgefolio.model.archive import Archive
from badgefolio.model.report import Outcome
from badgefolio.sources.tokens import parse_token
from badgefolio.trust.methods import By
from badgefolio.trust.proven import Proven
from badgefolio.trust.tokens import check_old_token, check_token, key_address

SERVER = archive_of(server())


def checked(kind: str = "p256", issuer: str = DID, archive: Archive = SERVER, **header: Any) -> Proven:  # noqa: ANN401 - any JSON
    text = token({}, secret(kind), **header)
    return check_token(parse_token(text, file="t"), issuer, archive)


def said(found: Proven) -> tuple[Outcome, str]:
    return found.check.outcome, str(found.check.reason)


@pytest.mark.parametrize("kind", own.KINDS)
def test_a_token_names_one_of_the_issuers_keys(kind: str) -> None:
    found = checked(kind, kid=method_of(kind))
    assert found.holds
    assert found.method is not None
    assert found.method.by is By.DOCUMENT


def test_a_kid_may_be_a_fragment_of_the_issuer() -> None:
    assert checked(kid="p256").holds
    assert checked(kid="#p256").holds
    assert checked(issuer=method_of("p256"), kid="p256").holds
    assert checked(issuer=method_of("p256"), kid=7).holds


def test_a_key_in_the_header_is_nobodys() -> None:
    found = checked(jwk=secret("p256").jwk)
    assert found.method is not None
    assert (found.holds, found.method.by) == (True, By.NOBODY)


def test_a_bad_key_in_the_header_is_wrong() -> None:
    outcome, reason = said(checked(jwk={"kty": "oct", "k": "AAAA"}))
    assert outcome is Outcome.FAILED
    assert "not used here" in reason


def test_without_any_name_of_a_key_nothing_is_known() -> None:
    outcome, reason = said(checked(issuer=""))
    assert outcome is Outcome.UNKNOWN
    assert "does not name its key" in reason


@pytest.mark.parametrize("member", ["jku", "x5u"])
def test_a_place_in_the_header_is_not_followed(member: str) -> None:
    outcome, reason = said(checked(kid=method_of("p256"), **dict[str, Any]({member: f"https://{HOST}/jwks"})))
    assert outcome is Outcome.FAILED
    assert member in reason


@pytest.mark.parametrize("algorithm", ["none", "HS256", "RS1", 5, None])
def test_an_algorithm_that_is_not_listed_fails_before_any_key_is_looked_up(algorithm: object) -> None:
    outcome, reason = said(checked(archive=Archive(), alg=algorithm, kid=method_of("p256")))
    assert outcome is Outcome.FAILED
    assert "proves nothing" in reason


def test_an_algorithm_of_another_kind_of_key_fails() -> None:
    outcome, reason = said(checked("ed25519", alg="ES256", kid=method_of("ed25519")))
    assert outcome is Outcome.FAILED
    assert "another kind" in reason


def test_a_signature_by_another_key_fails() -> None:
    assert said(checked("p256", kid=method_of("p384"), alg="ES384"))[0] is Outcome.FAILED


def test_an_unfetched_issuer_is_missing() -> None:
    found = checked(archive=Archive(), kid=method_of("p256"))
    assert (found.check.outcome, found.missing) == (
        Outcome.UNKNOWN,
        (f"https://{HOST}/.well-known/did.json",),
    )


@pytest.mark.parametrize(
    ("assertion", "address"),
    [
        ({"verification": {"creator": "a"}}, "a"),
        ({"verify": {"creator": "b", "url": "c"}}, "b"),
        ({"verify": {"url": "c"}}, "c"),
        ({"verification": {"url": "d"}}, ""),
        ({"verification": "e"}, ""),
        ({"verify": {"url": ["f"]}}, ""),
        ({}, ""),
    ],
)
def test_an_old_badge_says_where_its_key_lies(assertion: dict[str, Any], address: str) -> None:
    assert key_address(assertion) == address


def test_an_old_badge_is_checked_with_the_key_that_it_names() -> None:
    made = own.assertion(verification={"type": "SignedBadge", "creator": f"https://{HOST}/keys/rsa"})
    good = parse_token(token(made, secret("rsa")), file="t")
    found = check_old_token(good, made, SERVER)
    assert found.method is not None
    assert (found.holds, found.method.controller) == (True, PROFILE)


def test_an_old_badge_that_names_no_key_cannot_be_checked() -> None:
    outcome, reason = said(check_old_token(parse_token(token({}, secret("rsa")), file="t"), {}, SERVER))
    assert outcome is Outcome.UNKNOWN
    assert "where the issuer's key lies" in reason
