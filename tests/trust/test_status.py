"""Was it withdrawn: every kind of entry, every purpose, and lists that cannot tell."""

import gzip
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.trust import issuer as own
from tests.trust.issuer import LIST, NOW, Document, archive_of, credential, server, signed_list

from badgefolio.model.archive import Archive
from badgefolio.model.report import Outcome
from badgefolio.trust.status import MAX_ENTRIES, check_status

ENTRY: Document = credential()["credentialStatus"]
OTHER = f"https://{own.HOST}/revocations"
JSON = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=5)
    | st.lists(st.text(max_size=3), max_size=2)
)


def judged(entry: object, answer: object = None, **members: object) -> tuple[Outcome, str]:
    archive = archive_of({**server(), LIST: answer} if answer is not None else server())
    (known,) = check_status(credential(credentialStatus=entry, **members), archive, now=NOW)
    return known.check.outcome, str(known.check.reason)


def entry(**members: object) -> Document:
    return {**ENTRY, **members}


def test_a_badge_without_status_cannot_be_withdrawn() -> None:
    assert judged(None)[0] is Outcome.NOT_APPLICABLE


def test_a_bit_says_whether_it_was_withdrawn() -> None:
    assert judged(entry())[0] is Outcome.PASSED
    assert judged(entry(statusListIndex="7"))[0] is Outcome.FAILED
    assert judged(entry(statusListIndex=7))[0] is Outcome.FAILED


def test_a_list_of_2021_is_read_too() -> None:
    subject = {"type": "StatusList2021", "encodedList": own._packed(frozenset({7}), 1)[1:]}
    context = [own.V1, "https://w3id.org/vc/status-list/2021/v1"]
    made = own.status_list(subject=subject)
    old = {**made, "@context": context, "type": ["VerifiableCredential", "StatusList2021Credential"]}
    old["issuanceDate"] = old.pop("validFrom")
    signed = own.prove(old, "Ed25519Signature2020", own.secret("ed25519"), own.method_of("ed25519"))
    for index, outcome in (("7", Outcome.FAILED), ("8", Outcome.PASSED)):
        assert judged(entry(type="StatusList2021Entry", statusListIndex=index), signed)[0] is outcome


@pytest.mark.parametrize(
    ("purpose", "outcome", "word"),
    [
        ("revocation", Outcome.FAILED, "withdrawn"),
        ("suspension", Outcome.FAILED, "suspended"),
        ("refresh", Outcome.UNKNOWN, "newer"),
        ("own purpose", Outcome.FAILED, "withdrawn"),
    ],
)
def test_every_purpose_has_its_own_words(purpose: str, outcome: Outcome, word: str) -> None:
    found = judged(entry(statusPurpose=purpose, statusListIndex="7"), signed_list(7, purpose=[purpose, "x"]))
    assert found[0] is outcome
    assert word in found[1]
    assert judged(entry(statusPurpose=purpose), signed_list(7, purpose=purpose))[0] is Outcome.PASSED


@pytest.mark.parametrize(
    ("messages", "said"),
    [
        ([{"status": "0x1", "message": "Under review"}], "Under review"),
        ([{"status": "0x2", "message": "No"}], "0x1"),
        (None, "0x1"),
        ("Under review", "0x1"),
        ([5, {"status": "0x1", "message": 5}], "0x1"),
        ([{"status": ["0x1"]}], "0x1"),
    ],
)
def test_an_issuer_may_have_a_message(messages: object, said: str) -> None:
    found = judged(
        entry(statusPurpose="message", statusListIndex="7", statusMessage=messages),
        signed_list(7, purpose="message"),
    )
    assert found[0] is Outcome.UNKNOWN
    assert said in found[1]


def test_a_message_of_zero_is_fine() -> None:
    assert judged(entry(statusPurpose="message"), signed_list(7, purpose="message"))[0] is Outcome.PASSED


def test_entries_may_have_several_bits() -> None:
    two = signed_list(189, size=2)
    assert judged(entry(statusSize=2), two)[0] is Outcome.FAILED
    assert judged(entry(statusSize="2", statusListIndex=93), two)[0] is Outcome.PASSED


@pytest.mark.parametrize(
    "odd",
    [
        {"statusListIndex": "-1"},
        {"statusListIndex": "x"},
        {"statusListIndex": None},
        {"statusListIndex": True},
        {"statusListIndex": 1.5},
        {"statusListIndex": "9" * 20},
        {"statusListIndex": "\u0667"},
        {"statusSize": 0},
        {"statusSize": 17},
        {"statusSize": "a"},
        {"statusListIndex": 131_072},
        {"statusPurpose": None},
        {"statusPurpose": "suspension"},
        {"statusPurpose": ["revocation"]},
        {"statusListCredential": "https://else.example"},
        {"statusListCredential": None, "id": None},
        {"type": "Strange"},
        {"type": None},
        {"type": [["BitstringStatusListEntry"]]},
        {"type": {}},
    ],
)
def test_an_odd_entry_tells_nothing(odd: Document) -> None:
    outcome, reason = judged(entry(**odd))
    assert outcome is Outcome.UNKNOWN
    assert reason.endswith(".")


@pytest.mark.parametrize("value", ["x", 5, {}, True])
def test_a_status_that_is_no_entry_tells_nothing(value: object) -> None:
    assert judged(value)[0] is Outcome.UNKNOWN


def test_a_list_that_was_not_fetched_is_missing() -> None:
    (known,) = check_status(credential(), Archive(), now=NOW)
    assert (known.check.outcome, known.missing) == (Outcome.UNKNOWN, (LIST,))


def test_all_entries_are_asked_and_named() -> None:
    several = credential(credentialStatus=[ENTRY, entry(statusListIndex="7"), 5])
    found = check_status(several, archive_of(server()), now=NOW)
    assert [one.check.outcome for one in found] == [Outcome.PASSED, Outcome.FAILED, Outcome.UNKNOWN]
    assert [one.check.part for one in found] == [f"/credentialStatus/{index}" for index in range(3)]
    assert check_status(credential(credentialStatus=[]), archive_of(server()), now=NOW) == ()


def test_entries_beyond_the_cap_are_not_taken_for_fine() -> None:
    many = credential(credentialStatus=[ENTRY] * (MAX_ENTRIES + 1))
    found = check_status(many, archive_of(server()), now=NOW)
    assert [one.check.outcome for one in found] == [Outcome.PASSED] * MAX_ENTRIES + [Outcome.UNKNOWN]


def test_a_list_of_another_issuer_clears_nobody_but_withdraws() -> None:
    theirs = own.signed_list(
        7,
        key=own.secret("ed25519", "x"),
        method=own.secret("ed25519", "x").did_key,
        issuer=own.secret("ed25519", "x").did_key,
    )
    assert judged(entry(), theirs)[0] is Outcome.UNKNOWN
    assert judged(entry(statusListIndex=7), theirs)[0] is Outcome.FAILED


def test_a_server_may_keep_the_lists_of_others() -> None:
    assert judged(entry(), None, issuer={"id": "did:web:else.example"})[0] is Outcome.PASSED


def test_a_short_list_clears_nobody_but_withdraws() -> None:
    short = signed_list(subject={"encodedList": f"u{own.b64(gzip.compress(bytes([1, *bytes(99)])))}"})
    assert judged(entry(), short)[0] is Outcome.UNKNOWN
    assert judged(entry(statusListIndex=7), short)[0] is Outcome.FAILED


def listed(document: object, **members: Any) -> tuple[Outcome, str]:  # noqa: ANN401 - any JSON
    status = {"id": OTHER, "type": "1EdTechRevocationList"}
    archive = archive_of({**server(), OTHER: document})
    (known,) = check_status(credential(credentialStatus=status, **members), archive, now=NOW)
    return known.check.outcome, str(known.check.reason)


def test_a_list_of_1edtech_names_what_was_withdrawn() -> None:
    mine: str = credential()["id"]
    for one in (mine, {"id": mine}, {"id": mine, "revoked": True, "revocationReason": "Cheated."}):
        outcome, reason = listed({"id": OTHER, "issuer": own.DID, "revokedCredential": ["x", one]})
        assert outcome is Outcome.FAILED
    assert "Cheated." in reason
    assert listed({"id": OTHER, "revokedCredential": [{"id": mine, "revoked": False}]})[0] is Outcome.PASSED
    assert listed({"id": OTHER, "issuer": {"id": own.DID}})[0] is Outcome.PASSED


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"error": "no"},
        {"revokedCredential": "x"},
        {"id": "https://else.example"},
        {"id": OTHER, "issuer": "did:web:else.example"},
        {"id": 5},
        "<html>",
        {"revokedCredential": None},
    ],
)
def test_a_document_about_something_else_is_no_list(document: object) -> None:
    assert listed(document)[0] is Outcome.UNKNOWN


@pytest.mark.parametrize("name", [None, 5, ["a"]])
def test_a_badge_without_identifier_is_in_no_list(name: object) -> None:
    assert listed({"id": OTHER, "revokedCredential": [{"x": 1}]}, id=name)[0] is Outcome.UNKNOWN


@given(odd=st.dictionaries(st.sampled_from(sorted(ENTRY)), JSON, min_size=1))
def test_any_entry_is_judged(odd: Document) -> None:
    assert judged(entry(**odd))[1].endswith(".")


@given(
    odd=st.dictionaries(
        st.sampled_from(["id", "issuer", "type", "credentialSubject", "proof", "validFrom", "validUntil"]),
        JSON,
        min_size=1,
    )
)
def test_any_list_is_judged(odd: Document) -> None:
    assert judged(entry(), {**own.status_list(), **odd})[0] is Outcome.UNKNOWN
