"""Endorsements as they are written: valid, tidy, the same again, or refused with every reason."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.credentials.endorsing import (
    MAX_COMMENT,
    Endorsing,
    endorsement_credential,
    endorsement_of_2,
    endorsing,
    identifier_of,
    token_claims,
)
from badgefolio.problems import Code, ProblemError

WORDS = Endorsing(
    about="urn:uuid:1",
    title="Sewing",
    comment="I saw it.",
    name="Ann",
    at=datetime(2026, 11, 20, 8, 30, tzinfo=UTC),
)


def test_a_credential_has_what_the_schema_of_1edtech_asks_for() -> None:
    found = endorsement_credential(replace(WORDS, url="https://ann.example"))
    required = {"@context", "type", "id", "credentialSubject", "issuer", "validFrom", "name"}
    assert required == found.keys()
    assert found["type"] == ["VerifiableCredential", "EndorsementCredential"]
    assert found["credentialSubject"] == {
        "id": "urn:uuid:1",
        "type": ["EndorsementSubject"],
        "endorsementComment": "I saw it.",
    }
    assert found["issuer"] == {
        "id": "https://ann.example",
        "type": ["Profile"],
        "name": "Ann",
        "url": "https://ann.example",
    }
    assert found["validFrom"] == "2026-11-20T08:30:00Z"


def test_an_endorsement_of_2_has_all_that_it_must_have() -> None:
    found = endorsement_of_2(WORDS)
    assert found.keys() == {"@context", "type", "id", "claim", "issuer", "issuedOn", "verification"}
    assert found["verification"] == {"type": "hosted"}
    signed = endorsement_of_2(replace(WORDS, identifier="did:key:z6Mk"), key="did:key:z6Mk#z6Mk")
    assert signed["verification"] == {"type": "signed", "creator": "did:key:z6Mk#z6Mk"}


def test_the_claims_of_a_token_repeat_the_credential() -> None:
    found = token_claims(WORDS)
    assert (found["sub"], found["jti"], found["nbf"]) == ("urn:uuid:1", found["id"], 1795163400)
    assert found["iss"] == endorsement_credential(WORDS)["issuer"]["id"]  # type: ignore[index, call-overload]  # any JSON


@given(st.sampled_from(["about", "comment", "name", "url", "identifier"]), st.text(min_size=1))
def test_the_identifier_follows_from_everything_that_is_said(field: str, more: str) -> None:
    changed = Endorsing(**{**_members(WORDS), field: getattr(WORDS, field) + more})
    assert replace(WORDS).id == WORDS.id
    assert changed.id != WORDS.id


def _members(words: Endorsing) -> dict[str, object]:
    names = ("about", "title", "comment", "name", "at", "url", "identifier")
    return {name: getattr(words, name) for name in names}


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        ("", "too short"),
        ("Good", "too short"),
        ("   a  b \n c ", "too short"),
        ("\u200b\u200b\u200b\u200b\u200b", "too short"),
        ("x" * (MAX_COMMENT + 1), "at most 10,000 fit"),
        ("y" * 1_000_000, "1,000,000 characters"),
        ("I saw it \ud800", "half a character"),
    ],
)
def test_a_comment_that_cannot_be_is_refused(comment: str, words: str) -> None:
    with pytest.raises(ProblemError, match=words) as caught:
        endorsing(replace(WORDS, comment=comment))
    assert {one.code for one in caught.value.problems} == {Code.ENDORSEMENT_NOT_POSSIBLE}


def test_everything_wrong_is_said_at_once() -> None:
    with pytest.raises(ProblemError, match="too short") as caught:
        endorsing(replace(WORDS, comment="", name=" ", url="javascript:alert(1)"))
    assert len(caught.value.problems) == 3


def test_five_letters_are_enough_and_texts_are_tidied() -> None:
    found = endorsing(replace(WORDS, comment="  Great \r\n", name=" An\u202en\n\tLee "))
    assert (found.comment, found.name) == ("Great", "Ann Lee")


@pytest.mark.parametrize("own", ["https://a.example/1", "urn:uuid:1", "did:key:z6Mk"])
def test_an_identifier_of_the_whole_world_names_a_badge(own: str) -> None:
    assert identifier_of(own) == own


@pytest.mark.parametrize(("own", "words"), [(None, "no identifier"), ("", "no identifier"), ("17", '"17"')])
def test_a_badge_that_cannot_be_named_cannot_be_endorsed(own: str | None, words: str) -> None:
    with pytest.raises(ProblemError, match=words):
        identifier_of(own)
