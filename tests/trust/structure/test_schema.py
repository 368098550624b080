import json

import pytest
from tests.trust.structure.documents import V2

from badgefolio.sources.json import Json
from badgefolio.trust.structure.forms import FORMS, FORMS_OF_VALUES
from badgefolio.trust.structure.rules import RULES
from badgefolio.trust.structure.schema import SCHEMAS, judged

FILES = sorted(path.stem for path in SCHEMAS.glob("*.json"))
KEYWORDS = {"class", "one", "each", "typed", "typed-if-any", "words", "rule"}
STANDARD = {"required", "properties", "type", "enum", "format"}


def schemas_in(schema: dict[str, Json]) -> list[dict[str, Json]]:
    found = [schema]
    for keyword in ("one", "each"):
        if isinstance(inner := schema.get(keyword), dict):
            found += schemas_in(inner)
    properties = schema.get("properties", {})
    assert isinstance(properties, dict)
    for inner in properties.values():
        assert isinstance(inner, dict)
        found += schemas_in(inner)
    return found


@pytest.mark.parametrize("file", FILES)
def test_a_schema_uses_only_words_that_are_understood(file: str) -> None:
    definitions = json.loads((SCHEMAS / f"{file}.json").read_text(encoding="utf-8"))["$defs"]
    for definition in definitions.values():
        for schema in schemas_in(definition):
            assert set(schema) <= KEYWORDS | STANDARD
            assert schema.get("class", next(iter(definitions))) in definitions
            assert schema.get("rule", "proof") in RULES
            assert schema.get("format", "iri") in {*FORMS, *FORMS_OF_VALUES}


@pytest.mark.parametrize(
    ("name", "document", "said"),
    [
        (
            "Key",
            {"id": "_:k", "owner": "urn:o", "publicKeyPem": "AA"},
            "/publicKeyPem: the key is not",
        ),
        (
            "Key",
            {"id": "_:k", "type": "Banana"},
            'type is "Banana", where CryptographicKey or Key belongs',
        ),
        ("RevocationList", {"type": "RevocationList", "id": "urn:r"}, "it has no revokedAssertions"),
        (
            "RevocationList",
            {"type": "RevocationList", "id": "urn:r", "revokedAssertions": ["urn:1", {}]},
            "/revokedAssertions/1: it does not say which badge is revoked",
        ),
        (
            "Endorsement",
            {"type": "Endorsement", "claim": "x"},
            "/claim: a text stands where an object",
        ),
        ("Image", {"caption": "x"}, "it has no id"),
    ],
)
def test_the_other_documents_of_open_badges_two_are_judged(
    name: str, document: dict[str, Json], said: str
) -> None:
    assert said in "; ".join(str(one) for one in judged(document, "ob2", name))


def test_a_status_list_has_a_list_and_a_purpose() -> None:
    document: dict[str, Json] = {"credentialSubject": {"type": "BitstringStatusList"}}
    said = "; ".join(str(one) for one in judged(document, "ob3", "StatusListCredential"))
    assert "/credentialSubject: it has no statusPurpose" in said
    assert "/credentialSubject: it has no encodedList" in said


def test_an_object_that_only_names_something_is_a_reference_where_a_text_may_stand() -> None:
    badge: Json = {"id": "https://school.example/b/1", "type": "BadgeClass"}
    said = "; ".join(str(one) for one in judged({"badge": badge}, "ob2", "Assertion"))
    assert "/badge" not in said
    subject: Json = {"id": "did:example:maya", "type": "AchievementSubject"}
    said = "; ".join(
        str(one) for one in judged({"credentialSubject": subject}, "ob3", "AchievementCredential")
    )
    assert "/credentialSubject: it has no achievement" in said


def test_at_most_fifty_deviations_are_returned() -> None:
    many: dict[str, Json] = {"@context": V2, "evidence": list(range(500))}
    assert len(judged(many, "ob2", "Assertion")) == 50


def test_names_of_strangers_are_cut_in_a_pointer() -> None:
    from badgefolio.trust.structure.deviation import pointer_of

    assert pointer_of(["a/b~c", 5, "x" * 100]) == f"/a~1b~0c/5/{'x' * 60}"
