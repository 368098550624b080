"""All checks of a badge, in their order, whatever the badge is."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.trust import issuer as own
from tests.trust.issuer import (
    DID,
    MAKERS,
    NOW,
    OWNER,
    Document,
    answer,
    archive_of,
    badge,
    method_of,
    secret,
    server,
)

from badgefolio import Anchor, Archive, Outcome, ProblemError, Report, verify
from badgefolio.model.report import Name

AT = f"https://{own.HOST}/a/1"
MEMBERS = sorted({*own.credential(), *own.assertion(), "proof", "endorsement", "verify", "uid"})
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=4)
    | st.sampled_from([DID, AT, "2025-01-01", "eyJ.e.e"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "type", *MEMBERS]), inner, max_size=3)
    ),
    max_leaves=6,
)


def report(text: str | Document, archive: Archive | None = None) -> Report:
    content = text if isinstance(text, str) else json.dumps(text)
    return verify(content.encode(), archive=archive or archive_of(server()), owner=OWNER, now=NOW)


def outcomes(found: Report, name: Name) -> list[Outcome]:
    return [one.outcome for one in found.checks if one.name is name]


@pytest.mark.parametrize("kind", MAKERS)
def test_checks_come_in_their_order(kind: str) -> None:
    order = [
        list(Name).index(one.name) for one in report(badge(kind).text, archive_of(badge(kind).answers)).checks
    ]
    assert order == sorted(order)


@pytest.mark.parametrize("kind", MAKERS)
def test_without_an_archive_nothing_passes_and_it_is_said_what_is_missing(kind: str) -> None:
    found = report(badge(kind).text, Archive())
    assert found.outcome is Outcome.UNKNOWN
    assert found.missing
    assert len(set(found.missing)) == len(found.missing)
    assert found.domain == ""


def test_a_file_with_nothing_but_an_address_is_not_known() -> None:
    found = report(AT, Archive())
    assert (found.outcome, found.missing) == (Outcome.UNKNOWN, (AT,))
    assert outcomes(found, Name.HOSTED_COPY) == [Outcome.UNKNOWN]


def test_an_address_that_is_gone_was_withdrawn() -> None:
    for content in ("", '{"revoked": true, "revocationReason": "Cheated."}'):
        found = report(AT, archive_of({AT: answer(AT, content, status=410)}))
        assert (found.outcome, found.status.outcome) == (Outcome.FAILED, Outcome.FAILED)
    assert "Cheated." in str(found.status.reason)


def test_an_address_is_as_good_as_what_it_holds() -> None:
    made = own.assertion()
    assert report(AT, archive_of(server())).outcome is report(made).outcome is Outcome.PASSED


def test_a_badge_without_a_signature_is_not_known() -> None:
    found = report(own.credential())
    assert outcomes(found, Name.SIGNATURE) == [Outcome.UNKNOWN]
    assert (found.integrity.outcome, found.identity.outcome, found.anchor) == (
        Outcome.UNKNOWN,
        Outcome.UNKNOWN,
        Anchor.NONE,
    )


def test_a_badge_of_a_key_alone_is_not_of_anybody() -> None:
    key = secret("ed25519", "nobody")
    made = own.credential(issuer={"id": key.did_key, "type": ["Profile"], "name": "Harvard"})
    del made["credentialStatus"]
    found = report(own.prove(made, "eddsa-rdfc-2022", key, key.did_key))
    assert (found.outcome, found.anchor, found.domain) == (Outcome.UNKNOWN, Anchor.SELF_ASSERTED, "")
    assert (found.integrity.outcome, found.status.outcome) == (Outcome.PASSED, Outcome.NOT_APPLICABLE)


def test_the_best_key_says_who_made_it() -> None:
    made = own.credential()
    stranger = secret("ed25519", "stranger")
    proofs = [
        own.proof_of(made, "eddsa-rdfc-2022", stranger, stranger.did_key),
        own.proof_of(made, "eddsa-rdfc-2022", secret("ed25519"), method_of("ed25519")),
    ]
    for order in (proofs, proofs[::-1]):
        found = report({**made, "proof": order})
        assert (found.outcome, found.anchor, found.domain) == (Outcome.PASSED, Anchor.DID_WEB, own.HOST)


def test_what_only_a_stranger_signed_is_not_covered() -> None:
    made = {**own.credential(), "strange": "x"}
    stranger = secret("ed25519", "stranger")
    proofs = [
        own.proof_of(made, "eddsa-rdfc-2022", secret("ed25519"), method_of("ed25519")),
        own.proof_of(made, "eddsa-jcs-2022", stranger, stranger.did_key),
    ]
    found = report({**made, "proof": proofs})
    assert (found.outcome, found.uncovered) == (Outcome.UNKNOWN, ("/strange",))
    own_too = own.proof_of(made, "eddsa-jcs-2022", secret("ed25519"), method_of("ed25519"))
    assert report({**made, "proof": [proofs[0], own_too]}).uncovered == ()


def test_a_revoked_badge_fails_by_its_status_alone() -> None:
    found = report(badge("eddsa-rdfc-2022").text, archive_of({**server(), own.LIST: own.signed_list(94)}))
    failed = [one.name for one in found.checks if one.outcome is Outcome.FAILED]
    assert failed == [Name.STATUS]
    assert (found.integrity.outcome, found.identity.outcome) == (Outcome.PASSED, Outcome.PASSED)


def test_an_expired_badge_fails_by_its_date_alone() -> None:
    found = verify(
        badge("eddsa-jcs-2022").text.encode(),
        archive=archive_of(server()),
        owner=OWNER,
        now=NOW.replace(year=2031),
    )
    assert [one.name for one in found.checks if one.outcome is Outcome.FAILED] == [Name.EXPIRY]


@given(odd=st.dictionaries(st.sampled_from(MEMBERS), JSON, max_size=4), old=st.booleans())
def test_any_badge_comes_to_a_report_and_never_passes(odd: Document, *, old: bool) -> None:
    made = {**(own.assertion() if old else own.credential()), "strange": 1, **odd}
    try:
        found = report(made)
    except ProblemError:
        return
    assert found.outcome is not Outcome.PASSED
    assert all(str(one.reason) for one in found.checks)


@given(
    document=JSON,
    address=st.sampled_from(
        [AT, own.PROFILE, own.LIST, f"https://{own.HOST}/b/1", f"https://{own.HOST}/.well-known/did.json"]
    ),
)
def test_whatever_a_server_answers_comes_to_a_report(document: object, address: str) -> None:
    archive = archive_of({**server(), address: json.dumps(document)})
    for kind in ("hosted", "eddsa-jcs-2022", "ob2-es256"):
        assert report(badge(kind).text, archive).checks
