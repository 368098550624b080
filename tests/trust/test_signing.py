"""What is signed with one's own key is good for those who check, and nothing else is."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from tests.trust.signing import prove, secret

from badgefolio.credentials import read_endorsement
from badgefolio.credentials.endorsing import Endorsing, endorsement_credential, endorsement_of_2, token_claims
from badgefolio.model.archive import Archive
from badgefolio.model.report import Anchor, Name, Outcome, Report
from badgefolio.problems import ProblemError
from badgefolio.trust.endorsements import check_endorsement
from badgefolio.trust.own_key import key_of_seed
from badgefolio.trust.signing import as_token, with_proof

NOW = datetime(2026, 11, 20, 8, 30, 5, tzinfo=UTC)
ABOUT = "https://badges.example/a/1"
OTHER = secret("ed25519")
KEY = key_of_seed(OTHER.key.private_bytes_raw())
WORDS = Endorsing(
    about=ABOUT,
    title="Sewing",
    comment="I saw it.",
    name="Ann",
    at=NOW,
    url="https://ann.example",
    identifier=KEY.did,
)


def written(form: str) -> bytes:
    if form == "jwt":
        return as_token(token_claims(WORDS), KEY).encode()
    if form == "ob2":
        return as_token(endorsement_of_2(WORDS, key=KEY.method), KEY).encode()
    return json.dumps(with_proof(endorsement_credential(WORDS), KEY, created=WORDS.when)).encode()


def report(content: bytes, about: str = ABOUT) -> Report:
    read = read_endorsement(content, file="e")
    return check_endorsement(read.original, frozenset({about}), Archive(), now=NOW)


FORMS = ("ob3", "jwt", "ob2")


@pytest.mark.parametrize("form", FORMS)
def test_what_was_signed_holds_and_names_nobody_but_the_key(form: str) -> None:
    found = report(written(form))
    assert found.integrity.outcome is Outcome.PASSED
    assert found.identity.outcome is Outcome.UNKNOWN
    assert found.anchor is Anchor.SELF_ASSERTED
    assert found.uncovered == ()
    assert not found.is_false
    assert {one.outcome for one in found.checks if one.name is Name.COVERAGE} == {Outcome.PASSED}


def test_a_proof_is_the_one_that_others_would_make() -> None:
    document: dict[str, Any] = endorsement_credential(WORDS)
    made = with_proof(document, KEY, created=WORDS.when)
    assert made == prove(document, "eddsa-rdfc-2022", OTHER, KEY.method, created=WORDS.when)


@pytest.mark.parametrize("form", FORMS)
def test_no_change_of_one_letter_is_ever_found_good(form: str) -> None:
    content = written(form)
    good = read_endorsement(content, file="e")
    for place in range(0, len(content), 3 if form == "ob3" else 1):
        letter = content[place : place + 1]
        changed = content[:place] + (b"B" if letter == b"A" else b"A") + content[place + 1 :]
        try:
            read = read_endorsement(changed, file="e")
        except ProblemError:
            continue
        if read.original.document == good.original.document and read.original.token is None:
            continue  # white space between the members
        found = check_endorsement(read.original, frozenset({ABOUT}), Archive(), now=NOW)
        is_good = found.integrity.outcome is Outcome.PASSED and not found.is_false and not found.uncovered
        assert not is_good, changed[max(0, place - 20) : place + 20]


@pytest.mark.parametrize("form", FORMS)
def test_one_about_another_badge_is_false(form: str) -> None:
    found = report(written(form), about="https://badges.example/a/2")
    assert found.is_false
    assert found.integrity.outcome is Outcome.PASSED


def test_a_good_signature_under_another_ones_name_is_false() -> None:
    document: dict[str, Any] = endorsement_credential(WORDS)
    document["issuer"]["id"] = secret("ed25519", "somebody else").did_key
    found = report(json.dumps(with_proof(document, KEY, created=WORDS.when)).encode())
    assert found.integrity.outcome is Outcome.PASSED
    assert found.is_false


@pytest.mark.parametrize("member", [{"sub": "https://badges.example/a/2"}, {"iss": "did:web:school.example"}])
def test_a_token_that_disagrees_with_itself_is_false(member: dict[str, str]) -> None:
    found = report(as_token({**token_claims(WORDS), **member}, KEY).encode())
    assert found.is_false


def test_a_member_without_a_meaning_is_not_signed() -> None:
    document = {**endorsement_credential(WORDS), "mood": "good"}
    with pytest.raises(ValueError, match="mood"):
        with_proof(document, KEY, created=WORDS.when)


def test_a_proof_of_tomorrow_proves_nothing_today() -> None:
    made = with_proof(endorsement_credential(WORDS), KEY, created="2026-11-21T00:00:00Z")
    assert report(json.dumps(made).encode()).is_false
