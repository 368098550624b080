from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.trust.structure.documents import (
    HASH,
    Document,
    assertion,
    badge_class,
    credential,
    issuer,
    old_assertion,
    oldest_assertion,
    proof,
    without,
)

from badgefolio.model.credential import OpenBadgesVersion
from badgefolio.model.original import Original
from badgefolio.model.report import Check, Name, Outcome
from badgefolio.sources.json import Json
from badgefolio.sources.tokens import Token
from badgefolio.trust.structure import DocumentKind, Linked, check_structure, structure_problems
from badgefolio.trust.structure.checking import judgement_of

V2, V3 = OpenBadgesVersion.V2_0, OpenBadgesVersion.V3_0
BADGE, ISSUER = "https://school.example/b/1", "https://school.example/i"


def checks(document: Document, linked: dict[str, Json], version: OpenBadgesVersion = V2) -> tuple[Check, ...]:
    return check_structure(version, Original(document=document), Linked(documents=linked))


def problems(document: Document) -> list[str]:
    return [str(one) for one in structure_problems(document)]


def test_a_badge_with_all_its_documents_passes() -> None:
    found = checks(assertion(), {BADGE: badge_class(), ISSUER: issuer()})
    assert [(one.outcome, one.part) for one in found] == [
        (Outcome.PASSED, ""),
        (Outcome.PASSED, "/badge"),
        (Outcome.PASSED, "/badge/issuer"),
    ]
    assert {one.name for one in found} == {Name.STRUCTURE}
    assert str(found[0].reason) == "It is formed as Open Badges 2.0 demands."


def test_a_badge_class_that_is_not_here_is_unknown_and_said() -> None:
    own, linked = checks(assertion(), {})
    assert own.outcome is Outcome.PASSED
    assert linked.outcome is Outcome.UNKNOWN
    assert str(linked.reason) == f'The document at "{BADGE}" is not here.'


def test_an_issuer_of_another_type_fails_at_its_place() -> None:
    found = checks(assertion(), {BADGE: badge_class(), ISSUER: issuer(type="Criteria")})
    assert found[2].outcome is Outcome.FAILED
    assert 'its type is "Criteria", where Issuer or Profile belongs' in str(found[2].reason)


def test_documents_that_need_not_be_there_are_judged_only_where_they_are() -> None:
    with_key = issuer(publicKey="https://school.example/k", revocationList="https://school.example/r")
    linked: dict[str, Json] = {BADGE: badge_class(), ISSUER: with_key}
    assert [one.part for one in checks(assertion(), linked)] == ["", "/badge", "/badge/issuer"]
    linked["https://school.example/k"] = {"@context": "https://w3id.org/openbadges/v2", "id": "_:k"}
    (key,) = [one for one in checks(assertion(), linked) if one.part == "/badge/issuer/publicKey"]
    assert key.outcome is Outcome.FAILED
    assert "it has no publicKeyPem" in str(key.reason)


def test_an_embedded_badge_class_is_judged_with_the_badge() -> None:
    embedded = without(badge_class(), "criteria", "@context")
    (own, _issuer) = checks(assertion(badge=embedded), {})
    assert "/badge: it has no criteria" in str(own.reason)


def test_at_most_three_deviations_are_named_and_the_rest_counted() -> None:
    spoiled = without(assertion(), "id", "badge", "verification", "issuedOn", "recipient")
    (own,) = checks(spoiled, {})
    assert str(own.reason).count("it has no") == 3
    assert str(own.reason).endswith("; and 2 more.")


def test_a_file_that_only_says_where_the_badge_lies_is_unknown() -> None:
    (own,) = checks({"verify": {"url": "http://example.org"}}, {}, OpenBadgesVersion.V1_0)
    assert own.outcome is Outcome.UNKNOWN


def test_a_claim_of_the_token_may_stand_for_a_date() -> None:
    document = without(credential(issuanceDate=1_700_000_000), "validFrom")
    document["@context"] = [
        "https://www.w3.org/2018/credentials/v1",
        "https://purl.imsglobal.org/spec/ob/v3p0/context.json",
    ]
    token = Token(header={}, payload={}, signed=b"", signature=b"")
    (signed,) = check_structure(V3, Original(document=document, token=token), Linked())
    (bare,) = checks(document, {}, V3)
    assert (signed.outcome, bare.outcome) == (Outcome.PASSED, Outcome.FAILED)


def test_what_is_too_large_or_too_deep_is_not_judged() -> None:
    wide = judgement_of(assertion(evidence=["https://e.example"] * 30_000), DocumentKind.ASSERTION)
    deep: Json = "x"
    for _ in range(90):
        deep = [deep]
    nested = judgement_of(assertion(more=deep), DocumentKind.ASSERTION)
    for one in (wide, nested):
        assert one.deviations == ()
        assert "larger, or nested deeper" in str(one.unknown[0])


@pytest.mark.parametrize(
    "document", [assertion(), badge_class(), issuer(), old_assertion(), oldest_assertion(), credential()]
)
def test_what_is_formed_right_has_no_deviation(document: Document) -> None:
    assert problems(document) == []


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (assertion(issuedOn="yesterday"), '/issuedOn: "yesterday" is no date with a time and a time zone'),
        (assertion(issuedOn="2024-05-01"), '/issuedOn: "2024-05-01" is no date with a time and a time zone'),
        (assertion(expires=5), "/expires: a number stands where a text belongs"),
        (assertion(image="data:image/png;base64,AA=="), "is no web address (http or https)"),
        (assertion(recipient=[]), "it has no recipient"),
        (assertion(verification={"type": "Magic"}), '"Magic" is none of the known words'),
        (assertion(**{"@language": "en_US"}), '/@language: "en_US" is no language code'),
        (assertion(evidence=["https://e.example", "here"]), '/evidence/1: "here" is no full address'),
        (badge_class(criteria={"type": "Criteria"}), "/criteria: it has neither an address (id) nor a text"),
        (badge_class(image="data:text/html,x"), '/image: "data:text/html,x" is no PNG or SVG picture'),
        (badge_class(alignment=[{"targetName": "x"}]), "/alignment/0: it has no targetUrl"),
        (badge_class(name=["a", "b"]), "/name: it has 2 values, where one belongs"),
        (issuer(telephone="call me"), "/telephone: the telephone number is not written with country code"),
        (
            issuer(verification={"allowedOrigins": ["a b"]}),
            '/verification/allowedOrigins/0: "a b" is no host',
        ),
        (old_assertion(issuedOn="soon"), '/issuedOn: "soon" is no date'),
        (without(old_assertion(), "uid"), "it has no uid"),
        (old_assertion(verify={"type": "hosted"}), "/verify: it has no url"),
        (
            oldest_assertion(recipient="somebody"),
            "/recipient: the recipient is neither an e-mail address nor a",
        ),
        (oldest_assertion(badge="https://b.example"), "/badge: a text stands where an object belongs"),
        (credential({"achievement": None}), "/credentialSubject: it has no achievement"),
        (credential({"result": {"type": "Result", "status": "Fine"}}), '"Fine" is none of the known words'),
        (credential({"creditsEarned": "5"}), "/creditsEarned: a text stands where a number belongs"),
        (credential(issuer={"id": "did:example:1"}), "/issuer: it does not say its type (Profile)"),
        (credential(validFrom="2024-05-01T10:00:00"), '/validFrom: "2024-05-01T10:00:00" is no date'),
        (credential(endorsementJwt="no.token"), "/endorsementJwt: it is no signed token of three parts"),
        (
            credential(refreshService=[{"id": "urn:a", "type": "R"}, {"id": "urn:b", "type": "R"}]),
            "/refreshService: it has 2 values, where one belongs",
        ),
        (credential(proof=proof(verificationMethod="key-1")), '"key-1" is no address of a key'),
        (credential(proof=proof(proofPurpose="keyAgreement")), '"keyAgreement" is none of the known words'),
        (credential(proof=[proof(), proof(proofValue="")]), "/proof/1: it has no proofValue"),
    ],
)
def test_every_deviation_is_said_with_its_place(document: Document, said: str) -> None:
    assert said in "; ".join(problems(document))


@pytest.mark.parametrize(
    "document",
    [
        assertion(evidence=[], narrative=None, more={"anything": [1, 2]}, verification={"type": "hosted"}),
        assertion(recipient={"type": "email", "hashed": True, "identity": HASH}),
        without(assertion(verify={"type": "hosted"}), "verification"),
        assertion() | {"@context": [{"mine": "https://my.example#"}, "https://w3id.org/openbadges/v2"]},
        assertion(badge=["https://school.example/b/1"]),
        assertion(issuedOn={"@type": "xsd:dateTime", "@value": "2024-05-01T10:00:00.123+02:00"}),
        without(badge_class(**{"obi:criteria": "https://school.example/c"}), "criteria"),
        credential({"achievement": {**badge_class(), "type": "Achievement", "alignment": None}}),
        credential({"id": None}),
        credential(
            {
                "identifier": [
                    {
                        "type": "IdentityObject",
                        "hashed": True,
                        "identityHash": HASH,
                        "identityType": "emailAddress",
                    }
                ],
                "narrative": None,
            },
            name="Maya Lindqvist",
            evidence=[],
        ),
        credential(issuer="did:web:school.example"),
        credential(proof=proof()),
    ],
)
def test_what_real_issuers_write_is_not_held_against_them(document: Document) -> None:
    assert problems(document) == []


@pytest.mark.parametrize(
    "document",
    [
        assertion(recipient={"type": "email", "hashed": False, "identity": "maya"}),
        assertion(recipient={"type": "email", "hashed": True, "identity": "maya"}),
        assertion(recipient="maya"),
        oldest_assertion(recipient="maya"),
        credential({"id": "maya"}),
        credential({"identifier": {"type": "IdentityObject", "hashed": True, "identityHash": "maya"}}),
    ],
)
def test_no_deviation_says_who_earned_the_badge(document: Document) -> None:
    assert problems(document) != []
    assert "maya" not in "".join(problems(document))


def test_an_extension_whose_rules_are_not_here_leaves_it_open() -> None:
    unknown: Document = {"type": ["Extension", "extensions:Weather"], "rain": True}
    (own, _badge) = checks(assertion(**{"extensions:weather": unknown}), {})
    assert own.outcome is Outcome.UNKNOWN
    assert 'the rules of the extension "Weather" are not here' in str(own.reason)


def test_a_proof_of_a_strange_type_leaves_it_open() -> None:
    (own,) = checks(credential(proof=[{"type": "StrangeProof"}, proof()]), {}, V3)
    assert own.outcome is Outcome.UNKNOWN


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)
known_names = st.sampled_from(
    [
        *assertion(),
        *badge_class(),
        *issuer(),
        *credential(),
        *proof(),
        "proof",
        "salt",
        "endorsement",
        "verify",
    ]
)


@settings(deadline=timedelta(seconds=2))
@given(
    changed=st.dictionaries(known_names, json_values, max_size=6),
    kind=st.sampled_from(list(DocumentKind)),
    version=st.sampled_from([None, *OpenBadgesVersion]),
)
def test_no_document_of_a_stranger_breaks_the_check(
    changed: Document, kind: DocumentKind, version: OpenBadgesVersion | None
) -> None:
    for document in ({**assertion(), **changed}, {**credential(), **changed}):
        for one in structure_problems(document, kind, version):
            assert str(one)
        for followed in OpenBadgesVersion:
            assert checks(document, {BADGE: changed}, followed)
