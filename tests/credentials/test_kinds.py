from typing import TYPE_CHECKING, Any

import pytest

from badgefolio.credentials.kinds import kind_of, types_of
from badgefolio.model.credential import OpenBadgesVersion

if TYPE_CHECKING:
    from tests.builds import Build

V = OpenBadgesVersion


@pytest.mark.parametrize(
    ("document", "version"),
    [
        ({"recipient": "a@b.example", "badge": {}}, V.V0_5),
        ({"recipient": {}, "badge": "https://a.example"}, V.V1_0),
        ({"recipient": {}, "issuedOn": 1}, V.V1_0),
        ({"verify": {"url": "https://a.example"}}, V.V1_0),
        ({"@context": "https://w3id.org/openbadges/v1", "type": "Assertion"}, V.V1_1),
        ({"@context": "https://w3id.org/openbadges/v2", "type": "Assertion"}, V.V2_0),
        ({"@context": ["https://w3id.org/openbadges/v2", {}], "@type": ["obi:Assertion"]}, V.V2_0),
        ({"type": "https://w3id.org/openbadges#Assertion"}, V.V2_0),
        ({"@context": "https://purl.imsglobal.org/spec/ob/v2p1/context", "type": "Assertion"}, V.V2_1),
        ({"type": ["VerifiableCredential", "OpenBadgeCredential"]}, V.V3_0),
        ({"type": ["VerifiableCredential", "AchievementCredential"]}, V.V3_0),
        ({"type": "VerifiableCredential", "credentialSubject": [{}, {"achievement": {}}]}, V.V3_0),
        ({"type": ["VerifiableCredential", "Assertion"], "credentialSubject": {"hasCredential": {}}}, V.V3_0),
    ],
)
def test_awarded_badges_are_told_by_type_context_and_shape(
    document: dict[str, Any], version: OpenBadgesVersion
) -> None:
    assert kind_of(document).version is version


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ({"type": "BadgeClass"}, "BadgeClass"),
        ({"name": "x", "criteria": "y"}, "BadgeClass"),
        ({"name": "x", "issuer": "y", "image": "z"}, "BadgeClass"),
        ({"type": ["Achievement"]}, "achievement"),
        ({"type": "Issuer"}, "profile"),
        ({"name": "x", "url": "y"}, "profile"),
        ({"type": ["VerifiableCredential", "EndorsementCredential"]}, "endorsement"),
        ({"type": "Endorsement"}, "endorsement"),
        ({"claim": {}, "issuer": "x"}, "endorsement"),
        ({"type": "RevocationList"}, "revoked badges"),
        ({"revokedAssertions": []}, "revoked badges"),
        ({"revoked": True}, "was revoked"),
        ({"type": ["VerifiableCredential", "BitstringStatusListCredential"]}, "status list"),
        ({"type": "VerifiablePresentation", "verifiableCredential": []}, "presentation"),
        ({"type": "VerifiableCredential", "credentialSubject": {"a": 1}}, "another kind"),
        ({"type": ["VerifiableCredential", "Assertion"]}, "another kind"),
        ({"vp": {}, "iss": "x"}, "presentation"),
        ({"@context": {"name": "x"}}, "context"),
        ({"@context": ["x", {}], "validation": []}, "context"),
        ({"kty": "RSA"}, "key"),
        ({"type": "CryptographicKey"}, "key"),
        ({"id": "did:web:a", "verificationMethod": []}, "DID document"),
        ({"$schema": "x"}, "schema"),
        ({"encodedList": "x"}, "status list"),
        ({"proofValue": "z", "verificationMethod": "x"}, "only the proof"),
        ({}, "some other JSON"),
        ({"type": 5, "@context": "x"}, "some other JSON"),
    ],
)
def test_everything_else_is_named_in_plain_words(document: dict[str, Any], words: str) -> None:
    kind = kind_of(document)
    assert kind.version is None
    assert words in kind.words
    assert kind.hint


@pytest.mark.parametrize(
    ("held", "words"), [([{}, {}], "2 credentials"), ({}, "1 credential"), (None, "0 credentials")]
)
def test_a_learner_record_tells_how_much_it_holds(held: object, words: str) -> None:
    document: dict[str, Any] = {"type": "ClrCredential", "credentialSubject": {"verifiableCredential": held}}
    assert kind_of(document).words.endswith(words)


def test_the_samples_of_these_tests_are_badges(build: "Build") -> None:
    assert kind_of(build.ob2()).version is V.V2_0
    assert kind_of(build.ob3()).version is V.V3_0


def test_types_are_local_names() -> None:
    document: dict[str, Any] = {"type": ["obi:A", 5, "https://x.example/y#B"], "@type": "C"}
    assert types_of(document) == ("A", "B", "C")
