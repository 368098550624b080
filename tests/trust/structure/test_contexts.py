import pytest
from tests.trust.structure.documents import assertion, credential

from badgefolio.model.credential import OpenBadgesVersion
from badgefolio.sources.json import Json
from badgefolio.trust.structure.contexts import context_deviations
from badgefolio.trust.structure.kinds import DocumentKind

V1 = "https://www.w3.org/2018/credentials/v1"
V2 = "https://www.w3.org/ns/credentials/v2"
OB3 = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"


def said(context: Json, **changed: Json) -> str:
    document = credential(**{"@context": context, **changed})
    found = context_deviations(document, DocumentKind.CREDENTIAL, OpenBadgesVersion.V3_0)
    return "; ".join(str(one) for one in found)


@pytest.mark.parametrize(
    "context",
    [
        [V2, OB3],
        [V2, "https://purl.imsglobal.org/spec/ob/v3p0/context.json", {"more": "https://x.example#"}],
        [V2, "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json"],
    ],
)
def test_the_two_contexts_in_order_are_right(context: Json) -> None:
    assert said(context) == ""


@pytest.mark.parametrize(
    ("context", "words"),
    [
        (None, "it has no @context"),
        ([OB3, V2], "its first entry is not that of Verifiable Credentials"),
        ([V2], "it does not name the terms of Open Badges 3.0"),
        ([V2, "https://other.example/c", OB3], "do not stand in the second place"),
        ([V1, OB3], "it has no issuanceDate"),
        ({"a": "b"}, "its first entry is not"),
        ([V2, OB3 + "context" * 100_000], "it does not name the terms"),
    ],
)
def test_another_list_or_order_is_said(context: Json, words: str) -> None:
    assert words in said(context)


def test_each_data_model_has_its_own_name_for_the_date() -> None:
    assert said([V1, OB3], validFrom=None, issuanceDate="2024-05-01T10:00:00Z") == ""
    assert said([V2, OB3], validFrom=None, issuanceDate="2024-05-01T10:00:00Z") == "it has no validFrom"


@pytest.mark.parametrize(
    ("context", "version", "wrong"),
    [
        ("https://w3id.org/openbadges/v2", OpenBadgesVersion.V2_0, 0),
        ("https://w3id.org/openbadges/invalid", OpenBadgesVersion.V2_0, 1),
        ("https://w3id.org/openbadges/v1", OpenBadgesVersion.V2_0, 1),
        ("https://w3id.org/openbadges/v1", OpenBadgesVersion.V1_1, 0),
        ({"Assertion": "obi:A", "BadgeClass": "obi:B", "obi": "https://w3id.org/openbadges#"}, None, 0),
        ({"Assertion": "x"}, None, 1),
        (None, None, 1),
    ],
)
def test_open_badges_two_names_its_own_context(
    context: Json, version: OpenBadgesVersion | None, wrong: int
) -> None:
    document = assertion(**{"@context": context})
    found = context_deviations(document, DocumentKind.ASSERTION, version or OpenBadgesVersion.V2_0)
    assert len(list(found)) == wrong
