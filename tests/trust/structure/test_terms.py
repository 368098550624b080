import pytest
from tests.trust.structure.documents import V2, credential

from badgefolio.sources.json import Json
from badgefolio.trust.structure.terms import proof_judgement, type_judgement


@pytest.mark.parametrize(
    "document",
    [
        {"@context": V2, "type": "BadgeClass"},
        {"@context": V2, "type": ["Issuer", "http://example.com/CoolClass"]},
        {"@context": V2, "type": ["Assertion", "obi:Thing"]},
        {"@context": [V2, {"Cool": "https://x.example/Cool"}], "type": ["Assertion", "Cool"]},
        {"@context": [V2, {"my": "https://x.example/"}], "type": ["Assertion", "my:Cool"]},
        {"@context": [V2, {"@vocab": "https://x.example/"}], "type": "Anything"},
        {"@context": V2},
        {"type": "Anything"},
    ],
)
def test_a_type_that_a_context_defines_is_right(document: dict[str, Json]) -> None:
    judgement = type_judgement(document)
    assert (judgement.deviations, judgement.unknown) == ((), ())


@pytest.mark.parametrize(
    ("types", "words"),
    [
        ("Nonsense", '"Nonsense" is not defined'),
        (["Issuer", "UNKNOWN"], '"UNKNOWN" is not defined'),
        ([], "empty"),
        ([5], "not a text"),
        ("my:Cool", '"my:Cool" is not defined'),
    ],
)
def test_a_type_that_means_nothing_is_said(types: Json, words: str) -> None:
    (deviation,) = type_judgement({"@context": V2, "type": types}).deviations
    assert words in str(deviation)


def test_a_type_that_a_context_elsewhere_may_define_is_left_open() -> None:
    judgement = type_judgement({"@context": [V2, "https://x.example/c"], "type": ["Assertion", "Cool"]})
    assert judgement.deviations == ()
    assert '"Cool"' in str(judgement.unknown[0])


def test_a_proof_of_a_type_that_the_badge_defines_itself_is_right() -> None:
    strange: dict[str, Json] = {"type": "MyProof"}
    assert proof_judgement(credential(proof=strange)).unknown != ()
    context: Json = [{"MyProof": "https://x.example/MyProof"}]
    assert proof_judgement(credential(proof=strange, **{"@context": context})).unknown == ()
