"""Learner records, presentations and lists of old backpacks, taken apart."""

import base64
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.credentials import CollectionLimits, Opened, open_collection, read_badge
from badgefolio.problems import Code, ProblemError

if TYPE_CHECKING:
    from tests.credentials.conftest import RealFile

VC = "https://www.w3.org/ns/credentials/v2"
CREDENTIAL: dict[str, Any] = {
    "@context": [VC],
    "type": ["VerifiableCredential", "OpenBadgeCredential"],
    "id": "urn:uuid:1",
    "issuer": {"id": "did:web:school.example", "name": "School"},
    "credentialSubject": {"achievement": {"name": "Nähen, Größe 38 ✂", "criteria": {"narrative": "Sew."}}},
    "proof": {"type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022", "proofValue": "z1"},
}


def part(value: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def token(payload: dict[str, Any]) -> str:
    return f"{part({'alg': 'EdDSA'})}.{part(payload)}.AAAA"


def record(*credentials: object, **subject: object) -> dict[str, Any]:
    return {
        "@context": [VC],
        "type": ["VerifiableCredential", "ClrCredential"],
        "issuer": "did:web:school.example",
        "credentialSubject": {"type": "ClrSubject", "verifiableCredential": list(credentials), **subject},
        "proof": {"type": "DataIntegrityProof", "proofValue": "z2"},
    }


def opened(value: object, **limits: int) -> Opened:
    content = value if isinstance(value, str) else json.dumps(value)
    return open_collection(content.encode(), file="r.json", limits=CollectionLimits(**limits))


def titles(found: Opened) -> list[str | None]:
    return [read_badge(one.content, file=one.name).badge.name for one in found.pieces]


def said(found: Opened) -> list[tuple[str, Code]]:
    return [(one.span.file if one.span else "", one.code) for one in found.left]


def test_credentials_of_a_record_with_proofs_of_their_own_are_taken_out_word_for_word() -> None:
    found = opened(record(CREDENTIAL, token(CREDENTIAL)))
    assert [one.name for one in found.pieces] == ["r.json#1", "r.json#2"]
    assert titles(found) == ["Nähen, Größe 38 ✂", "Nähen, Größe 38 ✂"]
    assert json.loads(found.pieces[0].content) == CREDENTIAL
    assert found.pieces[1].content == token(CREDENTIAL).encode()


@pytest.mark.parametrize("missing", ["proof", "@context"])
def test_what_only_the_record_proves_stays_in_it(missing: str) -> None:
    bare = {name: value for name, value in CREDENTIAL.items() if name != missing}
    found = opened(record(bare, CREDENTIAL))
    assert titles(found) == ["Nähen, Größe 38 ✂"]
    assert said(found) == [("r.json#1", Code.PART_OF_WHOLE)]
    assert "only the record as a whole is signed" in found.left[0].message


def test_achievements_that_the_record_names_itself_are_said() -> None:
    found = opened(record(CREDENTIAL, achievement=[{"name": "A"}, {"name": "B"}]))
    assert said(found) == [("r.json", Code.PART_OF_WHOLE)]
    assert "2 achievements" in found.left[0].message


def test_a_record_in_a_token_is_opened() -> None:
    assert titles(opened(token(record(CREDENTIAL)))) == ["Nähen, Größe 38 ✂"]
    assert titles(opened(token({"vc": record(CREDENTIAL)}))) == ["Nähen, Größe 38 ✂"]


def test_an_enveloped_credential_is_unwrapped() -> None:
    envelope = {
        "@context": VC,
        "type": "EnvelopedVerifiableCredential",
        "id": f"data:application/vc+jwt,{token(CREDENTIAL)}",
    }
    assert titles(opened(record(envelope))) == ["Nähen, Größe 38 ✂"]


def test_a_presentation_is_taken_apart_and_a_record_inside_it_too() -> None:
    presentation = {
        "type": "VerifiablePresentation",
        "verifiableCredential": [CREDENTIAL, record(CREDENTIAL)],
    }
    found = opened(presentation)
    assert [one.name for one in found.pieces] == ["r.json#1", "r.json#2#1"]
    assert titles(opened({"vp": {"verifiableCredential": token(CREDENTIAL)}})) == ["Nähen, Größe 38 ✂"]


def test_an_old_record_gives_hosted_badges_and_explains_its_own_form(
    make_credential: Callable[..., str],
) -> None:
    hosted = json.loads(make_credential("Hosted"))
    bare = {**hosted, "id": "urn:uuid:2", "verification": {"type": "HostedBadge"}}
    own = {"id": "urn:uuid:3", "type": "Assertion", "recipient": {}, "achievement": {"name": "C"}}
    found = opened({"@context": "x", "type": "Clr", "assertions": [hosted, bare, own]})
    assert titles(found) == ["Hosted"]
    assert said(found) == [("r.json#2", Code.PART_OF_WHOLE), ("r.json#3", Code.NOT_A_BADGE)]
    assert "1.0" in found.left[1].message
    assert titles(opened({"type": "ClrSet", "clrs": [{"type": "Clr", "assertions": [hosted]}]})) == ["Hosted"]


def test_a_list_of_assertions_tokens_and_addresses_is_taken_apart(
    make_credential: Callable[..., str],
) -> None:
    one = json.loads(make_credential("One"))
    found = opened(
        [one, token(CREDENTIAL), "https://badges.example/a/3", 7, "hello", {"name": "B", "criteria": "x"}]
    )
    assert titles(found) == ["One", "Nähen, Größe 38 ✂", None]
    assert found.pieces[2].content == b"https://badges.example/a/3"
    assert said(found) == [(f"r.json#{number}", Code.NOT_A_BADGE) for number in (4, 5, 6)]
    assert "BadgeClass" in found.left[2].message


def test_a_group_of_a_mozilla_backpack_is_taken_apart(make_credential: Callable[..., str]) -> None:
    one = json.loads(make_credential("One"))
    entry = {"lastValidated": "2014", "hostedUrl": "https://badges.example/a/9", "imageUrl": "x"}
    badges = [
        {**entry, "assertion": one},
        {**entry, "assertion": {"odd": 1}},
        {"assertion": token(CREDENTIAL)},
    ]
    found = opened({"userId": 1, "groupId": 2, "badges": badges})
    assert titles(found) == ["One", None, "Nähen, Größe 38 ✂"]
    assert found.pieces[1].content == b"https://badges.example/a/9"


def test_an_answer_of_badgr_names_where_its_badges_lie() -> None:
    entity = {
        "entityType": "BackpackAssertion",
        "openBadgeId": "https://api.badgr.example/public/assertions/x",
    }
    found = opened({"status": {"success": True}, "result": [entity]})
    assert found.pieces[0].content == b"https://api.badgr.example/public/assertions/x"


@pytest.mark.parametrize(
    "value",
    [
        CREDENTIAL,
        [CREDENTIAL],
        {"type": "Profile", "name": "X", "url": "https://x.example"},
        {"badges": "none", "result": [1, 2]},
        record(),
        [],
        [1, "two"],
        {},
        "not json",
        "{broken",
        "eyJ.broken.token",
    ],
)
def test_what_is_one_badge_or_none_is_left_to_the_reader_of_badges(value: object) -> None:
    assert not opened(value).is_collection


def test_no_more_parts_are_taken_than_the_caps_allow() -> None:
    with pytest.raises(ProblemError, match="more than 3 things"):
        opened([CREDENTIAL] * 4, pieces=3)
    deep = record(record(record(record(CREDENTIAL))))
    assert [one.name for one in opened(deep).pieces] == ["r.json#1#1#1"]


def test_records_of_the_validator_of_1edtech_give_their_badges(corpus: "tuple[RealFile, ...]") -> None:
    (real,) = (one for one in corpus if one.path.match("clr20/complex.json"))
    found = open_collection(real.path.read_bytes(), file="complex.json")
    assert len(titles(found)) == 6
    assert titles(found)[1] == "Health Careers 1"
    assert found.left == ()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.just("https://x.example/a"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                (
                    *("type", "assertion", "badges", "vp", "verifiableCredential", "credentialSubject", "id"),
                    *("recipient", "badge", "achievement", "hostedUrl", "@context", "clrs", "proof"),
                )
            ),
            inner | st.sampled_from(["ClrCredential", "Clr", "Assertion", "VerifiablePresentation"]),
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(JSON)
def test_any_json_is_taken_apart_or_left_and_every_piece_can_be_read_or_explained(value: object) -> None:
    for one in opened(value).pieces:
        try:
            read_badge(one.content, file=one.name)
        except ProblemError as error:
            assert all(problem.message for problem in error.problems)
