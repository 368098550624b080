from tests.trust.structure.documents import assertion, badge_class

from badgefolio.sources.json import Json
from badgefolio.trust.structure.extensions import extension_judgement
from badgefolio.trust.structure.plain import plain


def said(name: str, extension: Json) -> tuple[list[str], int]:
    judgement = extension_judgement(plain(badge_class(**{name: extension})))
    return [str(one) for one in judgement.deviations], len(judgement.unknown)


def test_a_known_extension_follows_its_rules() -> None:
    right: Json = {"type": ["Extension", "extensions:ApplyLink"], "url": "https://school.example/apply"}
    wrong: Json = {"type": ["Extension", "extensions:ApplyLink"]}
    assert said("extensions:ApplyLink", right) == ([], 0)
    assert said("extensions:ApplyLink", wrong) == (["/extensions:ApplyLink: it has no url"], 0)


def test_a_place_needs_two_numbers() -> None:
    place: Json = {"type": ["Extension", "extensions:GeoLocation"], "geo": {"latitude": "north"}}
    found, unknown = said("extensions:GeoLocation", place)
    assert found[0].endswith("/geo: it has no longitude")
    assert found[1].endswith("/geo/latitude: a text stands where a number belongs")
    assert unknown == 0


def test_an_extension_is_found_by_its_type_wherever_it_stands() -> None:
    example: Json = {
        "type": ["Extension", "obi:extensions/#ExampleExtension"],
        "http://schema.org/text": 1337,
    }
    document = assertion(evidence=[{"id": "https://e.example", "mine": example}])
    (deviation,) = extension_judgement(plain(document)).deviations
    assert deviation.pointer == "/evidence/0/mine/text"


def test_the_name_of_a_learner_is_not_repeated() -> None:
    profile: Json = {"type": ["Extension", "extensions:RecipientProfile"], "name": {"first": "Maya"}}
    (words,), _ = said("extensions:recipientProfile", profile)
    assert "Maya" not in words


def test_at_most_fifty_extensions_are_looked_at() -> None:
    many: dict[str, Json] = {f"extensions:e{number}": {"a": 1} for number in range(80)}
    assert len(extension_judgement(plain(many)).unknown) == 50
