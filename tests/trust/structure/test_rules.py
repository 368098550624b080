import pytest
from tests.trust.structure.documents import HASH, proof, without

from badgefolio.sources.json import Json
from badgefolio.trust.structure.rules import RULES

KEY = "did:key:z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi#"
FRAGMENT = "z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi"


def members(rule: str, value: dict[str, Json]) -> list[str]:
    return [member for member, _ in RULES[rule](value)]


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        ({"hashed": True, "identity": HASH}, []),
        ({"hashed": True, "identity": HASH.upper().replace("SHA", "sha")}, []),
        ({"hashed": True, "identity": "md5$" + "0" * 32}, []),
        ({"hashed": True, "identity": "sha256$abc"}, ["identity"]),
        ({"hashed": True, "identity": "0" * 64}, ["identity"]),
        ({"hashed": False, "identity": HASH, "type": "email"}, ["identity"]),
        ({"hashed": False, "identity": "maya", "type": "email"}, ["identity"]),
        ({"hashed": False, "identity": "maya@school.example", "type": "email"}, []),
        ({"hashed": False, "identity": "https://maya.example", "type": "url"}, []),
        ({"hashed": "yes", "identity": "x"}, []),
        ({"hashed": True, "identity": 5}, []),
    ],
)
def test_hashed_agrees_with_the_form_of_the_value(value: dict[str, Json], wrong: list[str]) -> None:
    assert members("identity", value) == wrong


def test_criteria_have_an_address_or_a_text() -> None:
    assert members("criteria", {"id": "https://c.example"}) == []
    assert members("criteria", {"narrative": "Do it."}) == []
    assert members("criteria", {"id": "", "type": "Criteria"}) == [""]


def test_a_revocation_says_which_badge_it_means() -> None:
    assert members("revoked", {"uid": "5"}) == []
    assert members("revoked", {"revocationReason": "x"}) == [""]


@pytest.mark.parametrize("member", ["verificationMethod", "proofPurpose", "proofValue", "cryptosuite"])
def test_a_proof_has_all_it_needs(member: str) -> None:
    assert members("proof", proof()) == []
    assert members("proof", without(proof(), member)) == [""]


def test_a_proof_of_an_unknown_type_is_for_whoever_knows_it() -> None:
    assert members("proof", {"type": "StrangeProof"}) == []
    assert members("proof", {"type": {"a": 1}}) == []


def test_a_key_in_the_fragment_has_the_length_of_a_key() -> None:
    assert members("proof", proof(verificationMethod=KEY + FRAGMENT)) == []
    assert members("proof", proof(verificationMethod=KEY + FRAGMENT + "abcd")) == ["verificationMethod"]
    assert members("proof", proof(verificationMethod="did:web:school.example#key-1")) == []
