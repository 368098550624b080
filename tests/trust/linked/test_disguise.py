"""What is signed under other names than those that are read is told from what is written as usual."""

from typing import Any

import pytest
from tests.trust import issuer as own
from tests.trust.forging.disguised import disguised as forgeries

from badgefolio import Outcome, verify
from badgefolio.sources.json import Json
from badgefolio.trust.canonical import canonical_nquads

V = "https://www.w3.org/2018/credentials#"


def hidden(members: dict[str, Json], *words: Json) -> str:
    """Return what is hidden in a credential with these members, and these words of its own."""
    document = own.credential(**members)
    document["@context"] = [*document["@context"], *words]
    return canonical_nquads(document).disguised


def test_a_badge_as_it_should_be_hides_nothing() -> None:
    assert hidden({}) == ""


def test_a_context_without_words_changes_nothing() -> None:
    document = own.credential()
    with_nothing = {**document, "@context": [*document["@context"], {}]}
    assert canonical_nquads(with_nothing) == canonical_nquads(document)


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ({"hours": 3}, {"hours": "https://school.example/words#hours"}),
        ({"hours": 3}, {"hours": "https://school.example/words#numberOfHours"}),
        ({"hours": 3}, {"@vocab": "https://school.example/words#"}),
        ({"name": {"@value": "Löten", "@language": "de"}}, {"@version": 1.1}),
        ({"endorsement": {"id": "urn:e", "credentialSubject": {"id": "urn:x"}}}, {"@version": 1.1}),
    ],
)
def test_words_for_meanings_of_its_own_hide_nothing(members: dict[str, Json], words: Json) -> None:
    assert hidden(members, words) == ""


@pytest.mark.parametrize(
    ("members", "words", "expected"),
    [
        ({f"{V}validUntil": "x"}, {}, "/https:~1~1www.w3.org~12018~1credentials#validUntil"),
        ({"schema:name": "x"}, {"schema": "https://schema.org/"}, "/schema:name"),
        ({"until": "x"}, {"until": f"{V}validUntil"}, "/until"),
        ({"Until": "x"}, {"@vocab": f"{V}valid"}, "/Until"),
        ({"@nest": {"validFrom": "x"}}, {}, "/@nest"),
        ({"more": {"validFrom": "x"}}, {"more": "@nest"}, "/more"),
        ({"@included": {"id": "urn:x", "name": "x"}}, {}, "/@included"),
        ({"of": "urn:x"}, {"of": {"@reverse": "https://school.example/words#of", "@type": "@id"}}, "/of"),
        ({"issuer": {"@id": own.DID}}, {}, "/issuer/@id"),
        ({"issuer": {"nr": own.DID}}, {"nr": "@id"}, "/issuer/nr"),
    ],
)
def test_other_names_are_pointed_at(members: dict[str, Json], words: dict[str, Json], expected: str) -> None:
    assert hidden(members, words) == expected


def test_a_part_of_the_badge_at_another_place_is_pointed_at() -> None:
    again: Any = {
        "id": own.credential()["id"],
        "type": "VerifiableCredential",
        "validUntil": "2024-01-01T00:00:00Z",
    }
    assert hidden({"evidence": [again]}) == "/evidence/0/validUntil"


def test_a_disguised_badge_says_why_it_cannot_be_checked() -> None:
    forgery = next(one for one in forgeries() if one.done.endswith("credentialStatus by its address"))
    report = verify(forgery.text.encode(), archive=forgery.archive, owner=own.OWNER, now=own.NOW)
    assert report.integrity.outcome is Outcome.UNKNOWN
    assert "credentialStatus" in str(report.integrity.reason)
    assert "in which it could be overlooked" in str(report.integrity.reason)
