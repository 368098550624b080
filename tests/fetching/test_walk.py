"""Which documents a badge needs, version by version, and that every way ends."""

import base64
import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.fetching.documents import Role, Understood
from badgefolio.fetching.walk import MOST_DOCUMENTS, Wanted, walk
from badgefolio.model.credential import Badge, OpenBadgesVersion
from badgefolio.model.original import Original
from badgefolio.sources.json import Json
from badgefolio.sources.tokens import Token, parse_token

I = "https://issuer.example"  # noqa: E741 - the issuer, whose addresses are many
Web = Mapping[str, dict[str, Json]]


def wanted(
    document: "Mapping[str, Json] | None", *, token: Token | None = None, location: str | None = None
) -> Wanted:
    badge = Badge(version=OpenBadgesVersion.V2_0, location=location)
    original = Original(document=document, token=token) if document is not None else None
    return Wanted(name="b", badge=badge, original=original)


def walked(one: Wanted, web: Web | None = None) -> dict[str, tuple[str, bool]]:
    def look(link: object) -> Understood | None:
        found = (web or {}).get(link.address)  # type: ignore[attr-defined]  # a Link
        return Understood(document=found) if found is not None else None

    return {link.address: (link.role.name, link.is_required) for link in walk(one, look)}


def token_of(header: object, payload: object) -> Token:
    texts = [
        base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()
        for part in (header, payload)
    ]
    return parse_token(f"{texts[0]}.{texts[1]}.AAAA", file="")


ASSERTION: dict[str, Json] = {
    "id": f"{I}/a/1",
    "type": "Assertion",
    "verification": {"type": "HostedBadge"},
    "badge": f"{I}/b",
    "image": f"{I}/a/1.png",
}
GRAPH: dict[str, dict[str, Json]] = {
    f"{I}/a/1": ASSERTION,
    f"{I}/b": {"issuer": f"{I}/i", "image": {"id": f"{I}/b.svg"}},
    f"{I}/i": {"revocationList": f"{I}/r", "publicKey": [f"{I}/k#1", {"id": f"{I}/k2"}], "image": "data:,x"},
}


def test_a_hosted_badge_needs_its_copy_its_class_and_its_issuer() -> None:
    graph = {
        f"{I}/a/1": ("BADGE", True),
        f"{I}/b": ("BADGE_CLASS", True),
        f"{I}/i": ("ISSUER", True),
        f"{I}/a/1.png": ("PICTURE", False),
        f"{I}/b.svg": ("PICTURE", False),
        f"{I}/r": ("REVOCATIONS", False),
    }
    assert walked(wanted(ASSERTION), GRAPH) == graph
    assert walked(wanted(None, location=f"{I}/a/1"), GRAPH) == graph


def test_where_a_document_is_not_there_the_way_ends() -> None:
    assert set(walked(wanted(ASSERTION))) == {f"{I}/a/1", f"{I}/b", f"{I}/a/1.png"}


def test_what_is_written_out_need_not_be_fetched() -> None:
    badge: Json = {"id": f"{I}/b", "issuer": {"id": f"{I}/i", "name": "I"}}
    found = walked(wanted({**ASSERTION, "badge": badge}))
    assert found[f"{I}/b"] == ("BADGE_CLASS", False)
    assert found[f"{I}/i"] == ("ISSUER", False)


@pytest.mark.parametrize("name", ["creator", "url"])
def test_a_signed_badge_needs_its_key_and_its_issuers_own_word(name: str) -> None:
    badge: Json = {"issuer": {"id": f"{I}/i", "revocationList": f"{I}/r"}}
    document: dict[str, Json] = {**ASSERTION, "verify": {"type": "signed", name: f"{I}/k#1"}, "badge": badge}
    del document["verification"]
    found = walked(wanted(document, token=token_of({"alg": "RS256", "jku": f"{I}/evil"}, document)), GRAPH)
    assert found == {
        f"{I}/k": ("KEY", True),
        f"{I}/i": ("ISSUER", True),
        f"{I}/r": ("REVOCATIONS", True),
        f"{I}/a/1.png": ("PICTURE", False),
    }


def test_the_oldest_badges_say_where_they_are_hosted() -> None:
    document: dict[str, Json] = {
        "uid": "1",
        "verify": {"type": "hosted", "url": f"{I}/old"},
        "badge": f"{I}/b",
    }
    assert set(walked(wanted(document))) == {f"{I}/old", f"{I}/b"}
    both = walked(wanted({**document, "id": f"{I}/new"}))
    assert both[f"{I}/new"] == ("BADGE", True)
    assert both[f"{I}/old"] == ("BADGE", False)


def credential(**members: Json) -> dict[str, Json]:
    return {"type": ["VerifiableCredential", "OpenBadgeCredential"], "credentialSubject": {}, **members}


def test_a_did_web_issuer_and_its_key_are_needed() -> None:
    document = credential(
        issuer={"id": "did:web:issuer.example:people", "image": f"{I}/i.png"},
        proof=[
            {"verificationMethod": "did:web:issuer.example:people#key-1"},
            {"verificationMethod": {"id": "did:web:other.example%3A8443#k"}},
            {"verificationMethod": "did:key:z6Mk#z6Mk"},
            {"verificationMethod": f"{I}/keys/1#k"},
        ],
    )
    assert walked(wanted(document)) == {
        f"{I}/people/did.json": ("KEY", True),
        "https://other.example:8443/.well-known/did.json": ("KEY", True),
        f"{I}/keys/1": ("KEY", True),
        f"{I}/i.png": ("PICTURE", False),
    }


@pytest.mark.parametrize(
    ("method", "is_required"),
    [(f"{I}/i#key-1", True), (f"{I}/i#z6Mkabc", False), ("did:key:z6Mk#z6Mk", False)],
)
def test_the_page_of_an_issuer_is_needed_where_only_it_has_the_key(method: str, is_required: bool) -> None:  # noqa: FBT001
    document = credential(issuer=f"{I}/i", proof={"verificationMethod": method})
    role, required = walked(wanted(document))[f"{I}/i"]
    assert role in {"KEY", "ISSUER"}
    assert required is is_required


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ({"kid": f"{I}/jwks#1"}, {f"{I}/jwks": True, f"{I}/i": False}),
        ({"kid": "did:web:issuer.example#1"}, {f"{I}/.well-known/did.json": True, f"{I}/i": False}),
        ({"kid": "key-1"}, {f"{I}/i": True}),
        ({}, {f"{I}/i": True}),
        ({"jwk": {"kty": "OKP", "kid": f"{I}/evil"}}, {f"{I}/i": False}),
        ({"jku": f"{I}/evil", "x5u": f"{I}/evil"}, {f"{I}/i": True}),
    ],
)
def test_a_token_needs_the_key_it_names_and_never_the_one_it_offers(
    header: dict[str, Json], expected: dict[str, bool]
) -> None:
    payload = credential(iss=f"{I}/i")
    found = walked(wanted(payload, token=token_of({"alg": "ES256", **header}, payload)))
    assert {address: required for address, (_, required) in found.items()} == expected


def test_status_lists_and_their_issuers_are_needed() -> None:
    document = credential(
        credentialStatus=[
            {"type": "BitstringStatusListEntry", "id": f"{I}/s#1", "statusListCredential": f"{I}/s"},
            {"type": "StatusList2021Entry", "statusListCredential": {"id": f"{I}/s2"}},
            {"type": "1EdTechRevocationList", "id": f"{I}/r"},
            {"type": "Unknown", "id": f"{I}/u"},
        ],
        credentialSchema={"id": f"{I}/schema.json"},
        refreshService={"id": f"{I}/refresh"},
    )
    status = credential(
        issuer="did:web:lists.example", proof={"verificationMethod": "did:web:lists.example#1"}
    )
    assert walked(wanted(document), {f"{I}/s": status}) == {
        f"{I}/s": ("STATUS", True),
        f"{I}/s2": ("STATUS", True),
        f"{I}/r": ("REVOCATIONS", True),
        f"{I}/schema.json": ("SCHEMA", False),
        "https://lists.example/.well-known/did.json": ("KEY", True),
    }


def test_endorsements_inside_are_asked_for_and_never_needed() -> None:
    endorsement = credential(
        issuer="did:web:friend.example",
        credentialStatus={"type": "BitstringStatusListEntry", "statusListCredential": f"{I}/s"},
    )
    payload = credential(iss="did:web:signer.example")
    token = ".".join(
        base64.urlsafe_b64encode(text).rstrip(b"=").decode()
        for text in (
            b'{"alg": "ES256", "kid": "did:web:signer.example#1"}',
            json.dumps(payload).encode(),
            b"x",
        )
    )
    achievement: Json = {"endorsement": [endorsement], "endorsementJwt": [token, "broken", 5]}
    assert walked(wanted(credential(credentialSubject=[{"achievement": achievement}]))) == {
        "https://friend.example/.well-known/did.json": ("KEY", False),
        "https://signer.example/.well-known/did.json": ("KEY", False),
        f"{I}/s": ("STATUS", False),
    }


def test_what_is_needed_after_all_is_said_to_be() -> None:
    document: dict[str, Json] = {**ASSERTION, "badge": {"id": f"{I}/b", "issuer": {"id": f"{I}/i"}}}
    hosted: dict[str, Json] = {**ASSERTION, "badge": f"{I}/b"}
    assert walked(wanted(document), {f"{I}/a/1": hosted})[f"{I}/b"] == ("BADGE_CLASS", True)


def test_a_badge_that_names_very_much_gets_a_hundred_documents() -> None:
    proofs: list[Json] = [{"verificationMethod": f"{I}/k{n}"} for n in range(90)]
    statuses: list[Json] = [{"type": "S", "statusListCredential": f"{I}/s{n}"} for n in range(90)]
    assert len(walked(wanted(credential(proof=proofs, credentialStatus=statuses)))) == MOST_DOCUMENTS


def test_a_chain_without_end_is_followed_five_steps() -> None:
    def look(link: object) -> Understood:
        number = int(link.address.rpartition("/")[2])  # type: ignore[attr-defined]  # a Link
        return Understood(document={"controller": f"{I}/{number + 1}", "badge": f"{I}/{number + 1}"})

    first = wanted(credential(proof={"verificationMethod": f"{I}/1"}))
    assert len(list(walk(first, look))) <= 5


def test_a_circle_is_walked_once() -> None:
    web: dict[str, dict[str, Json]] = {f"{I}/a": {"controller": f"{I}/b"}, f"{I}/b": {"controller": f"{I}/a"}}
    assert len(walked(wanted(credential(proof={"verificationMethod": f"{I}/a"})), web)) == 2


NAMES = ["id", "badge", "issuer", "proof", "verificationMethod", "credentialSubject", "achievement", "image"]
NAMES += ["verify", "url", "credentialStatus", "type", "endorsement", "endorsementJwt", "controller"]
JSON: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.sampled_from([f"{I}/x", "did:web:a.example", "x", 5, True, "1EdTechRevocationList"]),
    lambda below: (
        st.lists(below, max_size=3)
        | st.dictionaries(
            st.sampled_from(NAMES),
            below,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(document=JSON, answer=JSON)
def test_no_document_stops_the_walk(document: Json, answer: Json) -> None:
    first = document if isinstance(document, dict) else {"badge": document}
    found = Understood(document=answer) if isinstance(answer, dict) else None
    assert len(list(walk(wanted(first), lambda _: found))) <= 2 * MOST_DOCUMENTS
    assert all(isinstance(one.role, Role) for one in walk(wanted(first), lambda _: found))
