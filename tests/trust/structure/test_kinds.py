import pytest
from tests.trust.structure.documents import (
    Document,
    assertion,
    badge_class,
    credential,
    issuer,
    old_assertion,
    oldest_assertion,
    without,
)

from badgefolio.model.credential import OpenBadgesVersion
from badgefolio.sources.json import Json
from badgefolio.trust.structure.kinds import DocumentKind, kind_of_document, version_of_document


@pytest.mark.parametrize(
    ("document", "kind"),
    [
        (assertion(), DocumentKind.ASSERTION),
        (assertion(type="OtherAssertion"), DocumentKind.ASSERTION),
        (assertion(type="https://w3id.org/openbadges#Assertion"), DocumentKind.ASSERTION),
        (without(old_assertion(), "badge"), DocumentKind.ASSERTION),
        (oldest_assertion(), DocumentKind.ASSERTION),
        (badge_class(), DocumentKind.BADGE_CLASS),
        (without(badge_class(), "type", "@context"), DocumentKind.BADGE_CLASS),
        (issuer(), DocumentKind.PROFILE),
        ({"name": "School", "url": "https://school.example"}, DocumentKind.PROFILE),
        ({"type": "CryptographicKey"}, DocumentKind.KEY),
        ({"type": ["RevocationList"]}, DocumentKind.REVOCATION_LIST),
        ({"type": "Endorsement"}, DocumentKind.ENDORSEMENT),
        (credential(), DocumentKind.CREDENTIAL),
        (credential(type=["VerifiableCredential", "OtherCredential"]), DocumentKind.CREDENTIAL),
        ({"type": ["VerifiableCredential", "EndorsementCredential"]}, DocumentKind.ENDORSEMENT_CREDENTIAL),
        ({"type": ["BitstringStatusListCredential"]}, DocumentKind.STATUS_LIST_CREDENTIAL),
        ({"type": "VerifiableCredential", "credentialSubject": 5}, DocumentKind.VERIFIABLE_CREDENTIAL),
        ({"type": "Profile", "verificationMethod": []}, DocumentKind.LINKED_DATA),
        ({"type": [5, None]}, DocumentKind.LINKED_DATA),
        ({}, DocumentKind.LINKED_DATA),
    ],
)
def test_a_document_is_known_by_its_type_or_else_by_its_members(
    document: Document, kind: DocumentKind
) -> None:
    assert kind_of_document(document) is kind


@pytest.mark.parametrize(
    ("document", "version"),
    [
        (oldest_assertion(), OpenBadgesVersion.V0_5),
        (old_assertion(), OpenBadgesVersion.V1_0),
        (old_assertion(**{"@context": "https://w3id.org/openbadges/v1"}), OpenBadgesVersion.V1_1),
        (assertion(), OpenBadgesVersion.V2_0),
        (without(assertion(), "@context"), OpenBadgesVersion.V2_0),
        (credential(), OpenBadgesVersion.V3_0),
    ],
)
def test_a_document_says_its_version_by_its_context_and_shape(
    document: Document, version: OpenBadgesVersion
) -> None:
    assert version_of_document(document, kind_of_document(document)) is version


@pytest.mark.parametrize("strange", [None, 5, "x", [], [{}], {"type": {}}])
def test_a_strange_type_is_no_type(strange: Json) -> None:
    assert kind_of_document({"type": strange}) is DocumentKind.LINKED_DATA
