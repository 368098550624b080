"""Proofs by themselves, in sets and in chains."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.trust import issuer as own
from tests.trust.issuer import NOW, Document, archive_of, badge, method_of, secret, server

from badgefolio.model.archive import Archive
from badgefolio.model.report import Outcome
from badgefolio.trust.proofs import MAX_PROOFS, check_chained, check_proofs
from badgefolio.trust.proven import coverage, not_covered

SERVER = archive_of(server())
P, F, U = Outcome.PASSED, Outcome.FAILED, Outcome.UNKNOWN
BARE = own.credential()
JSON: st.SearchStrategy[Any] = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=4)
    | st.lists(st.text(max_size=3), max_size=2)
    | st.just({})
)


def proof(suite: str = "eddsa-jcs-2022", **options: Any) -> Document:  # noqa: ANN401 - any JSON
    kind = own.SUITES[suite]
    return own.proof_of(BARE, suite, secret(kind), method_of(kind), **options)


def judged(*proofs: object, archive: Archive = SERVER) -> list[tuple[Outcome, str]]:
    found = check_proofs({**BARE, "proof": list[Any](proofs)}, archive, now=NOW)
    return [(one.check.outcome, str(one.check.reason)) for one in found]


def test_a_document_without_proofs_has_none() -> None:
    assert check_proofs(BARE, SERVER, now=NOW) == ()
    assert judged() == []


def test_a_proof_says_where_it_stands() -> None:
    (alone,) = check_proofs({**BARE, "proof": proof()}, SERVER, now=NOW)
    (first, second) = check_proofs({**BARE, "proof": [proof(), {}]}, SERVER, now=NOW)
    assert [one.check.part for one in (alone, first, second)] == ["/proof", "/proof/0", "/proof/1"]
    assert (alone.holds, first.holds, second.holds) == (True, True, False)


@pytest.mark.parametrize("kind", ["MerkleProof2017", ["MerkleProof2019"]])
def test_blockchains_are_recognised_and_not_read(kind: object) -> None:
    ((outcome, reason),) = judged({"type": kind})
    assert outcome is U
    assert "Blockcerts" in reason


@pytest.mark.parametrize(
    "one",
    [
        {},
        5,
        "x",
        {"type": 5},
        {"type": "RsaSignature2018"},
        {"type": "DataIntegrityProof", "cryptosuite": ["eddsa-jcs-2022"]},
        {"type": [["x"]]},
    ],
)
def test_a_kind_that_is_not_known_is_not_checked(one: object) -> None:
    ((outcome, reason),) = judged(one)
    assert outcome is U
    assert "not checked here" in reason


@pytest.mark.parametrize("purpose", ["authentication", None, [], {}, ["assertionMethod"]])
def test_a_proof_for_another_purpose_fails(purpose: object) -> None:
    ((outcome, reason),) = judged(proof(proofPurpose=purpose))
    assert outcome is F
    assert "another purpose" in reason


def test_a_purpose_may_be_written_out() -> None:
    assert judged(proof(proofPurpose="https://w3id.org/security#assertionMethod"))[0][0] is P


@pytest.mark.parametrize(
    ("member", "value", "words"),
    [
        ("created", "2025-06-01T12:00:01Z", "still to come"),
        ("created", "soon", "cannot be read"),
        ("expires", "2025-06-01T12:00:00Z", "ended"),
        ("expires", [], "cannot be read"),
        ("expires", True, "cannot be read"),
    ],
)
def test_a_proof_holds_in_its_time(member: str, value: object, words: str) -> None:
    ((outcome, reason),) = judged(proof(**dict[str, Any]({member: value})))
    assert outcome is F
    assert words in reason


def test_a_proof_may_leave_its_dates_out() -> None:
    assert judged(proof(created=None))[0][0] is P
    assert judged(proof(created="2025-06-01T12:00:00Z", expires="2025-06-01T12:00:01Z"))[0][0] is P


def test_a_key_may_be_named_inside_its_own_object() -> None:
    named: Any = {"id": method_of("ed25519"), "publicKeyMultibase": secret("ed25519", "x").multibase}
    assert judged(proof(verificationMethod=named))[0][0] is P


@pytest.mark.parametrize("name", [None, 5, [], {}, {"id": 5}])
def test_a_proof_must_name_its_key(name: object) -> None:
    ((outcome, reason),) = judged(proof(verificationMethod=name))
    assert outcome is F
    assert "does not name its key" in reason


def test_a_key_of_another_kind_fails() -> None:
    wrong = own.proof_of(BARE, "eddsa-jcs-2022", secret("ed25519"), method_of("p256"))
    ((outcome, reason),) = judged(wrong)
    assert outcome is F
    assert "does not belong" in reason


@pytest.mark.parametrize("value", [None, 5, "", "z", "z0", "uAQ", "x"])
def test_a_damaged_value_fails(value: object) -> None:
    ((outcome, reason),) = judged({**proof(), "proofValue": value})
    assert outcome is F
    assert "damaged" in reason


def test_what_has_no_canonical_form_is_not_checked() -> None:
    strange = {**BARE, "@context": ["https://else.example/context"], "proof": {**proof("eddsa-rdfc-2022")}}
    (one,) = check_proofs(strange, SERVER, now=NOW)
    assert one.check.outcome is U


def test_a_proof_of_a_set_says_nothing_of_the_others() -> None:
    bad = {**proof("ecdsa-jcs-2019"), "proofValue": proof()["proofValue"]}
    assert [one for one, _ in judged(proof(), bad, proof("eddsa-rdfc-2022"))] == [P, F, P]


def test_no_more_proofs_are_checked_than_the_cap() -> None:
    found = judged(*[proof()] * (MAX_PROOFS + 5))
    assert [one for one, _ in found] == [P] * MAX_PROOFS + [U]
    assert "more signatures" in found[-1][1]


def chain(**changed: Any) -> list[tuple[Outcome, str]]:  # noqa: ANN401 - any JSON
    content = badge("proof-chain").content
    assert isinstance(content, dict)
    first, second = content["proof"]
    return judged({**first, **changed}, second)


def test_a_chain_holds_link_by_link() -> None:
    assert [one for one, _ in chain()] == [P, P]
    assert [one for one, _ in chain(created="2024-01-01T00:00:00Z")] == [F, F]
    assert "builds on is missing" in chain(id="urn:uuid:other")[1][1]
    assert "builds on is missing" in chain(id=["urn:uuid:first"])[1][1]


def test_a_link_is_no_better_than_the_one_before_it() -> None:
    first = {**proof(), "id": "urn:uuid:1", "proofValue": proof("ecdsa-jcs-2019")["proofValue"]}
    second = own.proof_of(
        {**BARE, "proof": [first]},
        "ecdsa-jcs-2019",
        secret("p256"),
        method_of("p256"),
        previousProof=["urn:uuid:1"],
    )
    outcomes = judged(first, second)
    assert [one for one, _ in outcomes] == [F, F]
    assert "builds on does not hold" in outcomes[1][1]


def test_members_that_no_statement_comes_from_are_named() -> None:
    made = {**BARE, "strange": "x"}
    signed = own.proof_of(made, "eddsa-rdfc-2022", secret("ed25519"), method_of("ed25519"), odd="y")
    (alone,) = check_proofs({**made, "proof": signed}, SERVER, now=NOW)
    (_, second) = check_proofs({**made, "proof": [{}, signed]}, SERVER, now=NOW)
    assert alone.uncovered == ("/strange", "/proof/odd")
    assert second.uncovered == ("/strange", "/proof/1/odd")
    (whole,) = check_proofs(
        {**made, "proof": own.proof_of(made, "eddsa-jcs-2022", secret("ed25519"), method_of("ed25519"))},
        SERVER,
        now=NOW,
    )
    assert not_covered([alone, whole]) == ("/proof/odd",)
    assert coverage(not_covered([second])).outcome is U


def test_contexts_that_came_after_the_signature_are_named() -> None:
    signed = proof()
    (one,) = check_proofs(
        {**BARE, "@context": [*BARE["@context"], {"x": "y:z"}], "proof": signed}, SERVER, now=NOW
    )
    assert (one.holds, one.uncovered) == (True, ("/@context/2",))
    (other,) = check_proofs({**BARE, "@context": BARE["@context"][::-1], "proof": signed}, SERVER, now=NOW)
    assert "another context" in str(other.check.reason)


@pytest.mark.parametrize("kind", ["Ed25519Signature2020", "JsonWebSignature2020"])
@given(
    odd=st.dictionaries(
        st.sampled_from(
            [
                "type",
                "created",
                "verificationMethod",
                "proofPurpose",
                "proofValue",
                "jws",
                "id",
                "previousProof",
                "@context",
            ]
        ),
        JSON,
        min_size=1,
    )
)
def test_any_proof_is_judged(kind: str, odd: Document) -> None:
    assert all(reason.endswith(".") for _, reason in judged({**proof(kind), **odd}, odd))


@pytest.mark.parametrize(
    "head",
    [
        {"alg": "ES256", "b64": True, "crit": ["b64"]},
        {"alg": "ES256", "b64": 0, "crit": ["b64"]},
        {"alg": "none", "b64": False, "crit": ["b64"]},
        {"alg": "ES256", "b64": False},
        {"alg": "ES256", "b64": False, "crit": ["b64"], "kid": "x"},
        [],
        "x",
        b"\xff",
        b"[" * 9000,
        b'{"alg":"none","alg":"ES256","b64":false,"crit":["b64"]}',
    ],
)
def test_a_detached_signature_has_one_header(head: object) -> None:
    raw = head if isinstance(head, bytes) else json.dumps(head).encode()
    signed = proof("JsonWebSignature2020")
    _, _, signature = signed["jws"].split(".")
    ((outcome, reason),) = judged({**signed, "jws": f"{own.b64(raw)}..{signature}"})
    assert outcome is F
    assert "header" in reason


@pytest.mark.parametrize("jws", [None, 5, "", "a.b", "a.b.c", "a..b.c"])
def test_a_detached_signature_has_three_parts(jws: object) -> None:
    ((outcome, reason),) = judged({**proof("JsonWebSignature2020"), "jws": jws})
    assert outcome is F
    assert "damaged" in reason


@pytest.mark.parametrize(
    ("signature", "count"),
    [
        ({"type": ["MerkleProof2017", "Extension"], "merkleRoot": "00"}, 1),
        ({"type": "MerkleProof2019"}, 1),
        ({"type": "Ed25519Signature2020"}, 0),
        ("x", 0),
    ],
)
def test_a_badge_of_an_older_blockcerts_is_known_and_not_checked(signature: object, count: int) -> None:
    found = check_chained({"type": "Assertion", "signature": signature})  # type: ignore[dict-item]
    assert [one.check.outcome for one in found] == [Outcome.UNKNOWN] * count
