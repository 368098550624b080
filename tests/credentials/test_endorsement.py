"""Endorsement files of strangers: understood as one claim about one thing, or refused."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.trust.signing import secret, token

from badgefolio.credentials import is_endorsement, read_endorsement
from badgefolio.credentials.endorsement import MAX_BYTES
from badgefolio.problems import Code, ProblemError

NEW: dict[str, Any] = {
    "@context": ["https://www.w3.org/ns/credentials/v2"],
    "id": "urn:uuid:e",
    "type": ["VerifiableCredential", "EndorsementCredential"],
    "issuer": {"id": "did:key:z6Mk", "type": ["Profile"], "name": "Ann", "url": "https://ann.example/"},
    "validFrom": "2026-11-20T08:30:00Z",
    "credentialSubject": {"id": "urn:uuid:1", "type": ["EndorsementSubject"], "endorsementComment": "Good."},
}
OLD: dict[str, Any] = {
    "@context": "https://w3id.org/openbadges/v2",
    "id": "urn:uuid:e",
    "type": "Endorsement",
    "issuer": {"id": "https://ann.example/", "type": "Profile", "name": "Ann"},
    "issuedOn": "2026-11-20",
    "claim": {"id": "urn:uuid:1", "endorsementComment": "Good."},
    "verification": {"type": "hosted"},
}
KEY = secret("ed25519")


def bytes_of(document: object) -> bytes:
    return json.dumps(document).encode()


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (bytes_of(NEW), "json"),
        (b"\xef\xbb\xbf \n" + bytes_of(NEW), "json"),
        (bytes_of(OLD), "json"),
        (bytes_of({name: value for name, value in OLD.items() if name != "type"}), "json"),
        (token(NEW, KEY).encode() + b"\n", "jwt"),
        (token({"iss": "did:key:z6Mk", "sub": "urn:uuid:1", "vc": NEW}, KEY).encode(), "jwt"),
        (token(OLD, KEY).encode(), "jws"),
    ],
)
def test_an_endorsement_is_read_in_every_form(content: bytes, ending: str) -> None:
    assert is_endorsement(content)
    found = read_endorsement(content, file="e")
    said = found.endorsement
    assert (found.ending, said.comment, said.about) == (ending, "Good.", "urn:uuid:1")
    assert said.endorser is not None
    assert said.endorser.name == "Ann"
    assert said.issued is not None
    assert said.issued.day.isoformat() == "2026-11-20"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (bytes_of({"type": "Assertion"}), "no endorsement"),
        (bytes_of({**NEW, "type": ["VerifiableCredential"]}), "no endorsement"),
        (bytes_of([NEW]), "says nothing about anything"),
        (bytes_of({**NEW, "credentialSubject": []}), "endorses nothing"),
        (bytes_of({**NEW, "credentialSubject": [NEW["credentialSubject"]] * 2}), "2 things at once"),
        (bytes_of({**OLD, "claim": [OLD["claim"], {"id": "urn:uuid:2"}]}), "2 things at once"),
        (bytes_of({**OLD, "claim": "urn:uuid:1"}), "1 things at once"),
        (bytes_of({**NEW, "credentialSubject": {"endorsementComment": "Good."}}), "does not name"),
        (bytes_of({**NEW, "credentialSubject": {"id": "javascript:alert(1)"}}), "does not name"),
        (
            bytes_of({**NEW, "credentialSubject": {"id": "urn:uuid:1", "endorsementComment": "x" * 10_001}}),
            "10,001 characters",
        ),
        (bytes_of({**NEW, "credentialSubject": {"id": "urn:uuid:\u202e1"}}), "odd way"),
        (b"x" * (MAX_BYTES + 1), "at most 262,144"),
        (b"{", "not JSON"),
        (b'{"claim": 1, "claim": 2}', "claim"),
        (b"eyJhbGciOiJub25lIn0.e30.", "no endorsement"),
        (b"\xff\xfe", "UTF-8"),
    ],
)
def test_what_is_no_single_claim_is_refused_with_the_reason(content: bytes, words: str) -> None:
    with pytest.raises(ProblemError, match=words):
        read_endorsement(content, file="e")


def test_a_single_claim_in_a_list_is_one() -> None:
    found = read_endorsement(bytes_of({**OLD, "claim": [OLD["claim"]]}), file="e")
    assert found.endorsement.about == "urn:uuid:1"


def test_badges_and_pictures_are_no_endorsements(make_png: Any, make_credential: Any) -> None:  # noqa: ANN401 - makers
    assert not is_endorsement(make_png())
    assert not is_endorsement(make_credential("Sewing").encode())
    badge = {
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "credentialSubject": {"endorsement": NEW},
    }
    assert not is_endorsement(bytes_of(badge))
    assert not is_endorsement(b"{")
    assert not is_endorsement(bytes_of({**NEW, "x": "y" * MAX_BYTES}))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(sorted({*NEW, *OLD})), st.sampled_from([NEW, OLD]), JSON)
def test_whatever_a_member_holds_it_is_an_endorsement_or_a_problem(
    member: str, document: dict[str, Any], value: object
) -> None:
    try:
        found = read_endorsement(bytes_of({**document, member: value}), file="e")
    except ProblemError as error:
        assert error.problems[0].code in set(Code)
        return
    assert found.endorsement.about


@given(st.binary(max_size=200))
def test_any_bytes_are_an_endorsement_or_a_problem(content: bytes) -> None:
    assert not is_endorsement(content)
    with pytest.raises(ProblemError, match=r"."):
        read_endorsement(content, file="e")
