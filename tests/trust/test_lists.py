"""The credential that carries a status list."""

import pytest
from tests.trust import issuer as own
from tests.trust.issuer import (
    DID,
    LIST,
    NOW,
    archive_of,
    method_of,
    secret,
    server,
    signed_list,
    status_list,
    token,
)

from badgefolio.model.archive import Archive
from badgefolio.trust import lists
from badgefolio.trust.bitstring import UnreadableListError
from badgefolio.trust.documents import MissingError
from badgefolio.trust.lists import StatusList


def read(answer: object) -> StatusList:
    return lists.status_list(LIST, archive_of({**server(), LIST: answer}), now=NOW)


def test_a_signed_list_of_the_issuer_is_without_doubt() -> None:
    found = read(signed_list(7))
    assert found.doubt_for(DID) is None
    assert (found.issuer, found.purposes, found.is_by_host) == (DID, frozenset({"revocation"}), True)


def test_a_list_may_come_in_a_token() -> None:
    made = status_list(7)
    del made["issuer"]
    for payload in ({"iss": DID, "vc": made}, {**made, "issuer": DID}, {**made, "iss": DID}):
        found = read(token(payload, secret("p256"), kid=method_of("p256")))
        assert (found.doubt_for(DID), found.issuer) == (None, DID)


@pytest.mark.parametrize("text", ["eyJ", "eyJhbGciOiJub25lIn0..", "eyJ\u00e9.a.b"])
def test_a_damaged_token_is_refused(text: str) -> None:
    with pytest.raises(UnreadableListError, match="damaged"):
        read(text)


@pytest.mark.parametrize(
    ("answer", "doubt"),
    [
        (status_list(7), "carries no signature"),
        (signed_list(7, key=secret("ed25519", "x")), "not good"),
        (
            own.prove(status_list(), "eddsa-rdfc-2022", secret("ed25519"), secret("ed25519").did_key),
            "by another than its issuer",
        ),
        (signed_list(7, id=f"{LIST}9"), "answered with another list"),
        ({**signed_list(7), "proof": [{}, {"type": "x"}]}, "not good"),
    ],
)
def test_a_list_may_be_in_doubt(answer: object, doubt: str) -> None:
    assert doubt in str(read(answer).doubt_for(DID))


def test_a_signature_must_cover_what_is_read() -> None:
    older = {**status_list(7), "@context": [own.V1]}
    signed = own.prove(older, "Ed25519Signature2020", secret("ed25519"), method_of("ed25519"))
    assert "does not cover" in str(read(signed).doubt_for(DID))


def test_one_good_signature_of_several_is_enough() -> None:
    made = signed_list(7)
    assert read({**made, "proof": [{**made["proof"], "proofValue": "z1"}, made["proof"]]}).doubt is None


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (signed_list(subject={"type": "Strange"}), "no status list"),
        (status_list(subject={"type": [["x"]]}), "no status list"),
        (signed_list(subject={"encodedList": 5}), "damaged"),
        (signed_list(validFrom="2025-06-02T00:00:00Z"), "only from"),
        (signed_list(validUntil="2025-06-01T12:00:00Z"), "only until"),
        (signed_list(validUntil="soon"), "damaged"),
        ({**status_list(), "credentialSubject": "x"}, "no status list"),
    ],
)
def test_some_lists_are_not_read(answer: object, why: str) -> None:
    with pytest.raises(UnreadableListError, match=why):
        read(answer)


def test_a_list_that_was_not_fetched_is_missing() -> None:
    with pytest.raises(MissingError, match="not been fetched"):
        lists.status_list(LIST, Archive(), now=NOW)


def test_a_list_is_verified_once_for_all_badges() -> None:
    archive = archive_of(server())
    first = lists.status_list(LIST, archive, now=NOW)
    assert lists.status_list(LIST, archive_of(server()), now=NOW) is first
    assert lists.status_list(LIST, Archive(documents=archive.documents), now=NOW) is not first


def test_another_archive_or_instant_is_another_question() -> None:
    assert read(signed_list(7)).encoded != read(signed_list(8)).encoded
    with pytest.raises(UnreadableListError, match="only from"):
        lists.status_list(LIST, archive_of(server()), now=NOW.replace(year=2020))


def test_the_key_of_a_list_may_be_missing() -> None:
    found = lists.status_list(LIST, archive_of({LIST: signed_list(7)}), now=NOW)
    assert found.missing == (f"https://{own.HOST}/.well-known/did.json",)
    assert found.doubt is not None


@pytest.mark.parametrize(
    ("issuer", "name"), [("a", "a"), ({"id": "a"}, "a"), (["a"], ""), (None, ""), ({}, ""), (5, "")]
)
def test_an_issuer_is_a_text_or_an_object(issuer: object, name: str) -> None:
    assert lists.issuer_id(issuer) == name  # type: ignore[arg-type] # any JSON
