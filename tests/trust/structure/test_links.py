from collections.abc import Mapping

from tests.trust.structure.documents import assertion, badge_class, issuer

from badgefolio.sources.json import Json
from badgefolio.trust.structure.kinds import DocumentKind
from badgefolio.trust.structure.links import links_of

BADGE, ISSUER = "https://school.example/b/1", "https://school.example/i"


def found(document: Mapping[str, Json], **graph: Mapping[str, Json]) -> list[tuple[str, str, DocumentKind]]:
    by_address = {BADGE: graph.get("badge"), ISSUER: graph.get("issuer")}
    return [(one.part, one.address, one.kind) for one in links_of(document, by_address.get)]


def test_only_what_is_here_is_followed() -> None:
    assert found(assertion()) == [("/badge", BADGE, DocumentKind.BADGE_CLASS)]


def test_the_way_goes_through_badge_and_issuer_to_keys_and_lists() -> None:
    profile = issuer(publicKey=["https://k.example/1", {"id": "https://k.example/2"}], revocationList="urn:r")
    document = assertion(verification={"type": "SignedBadge", "creator": "https://k.example/1"})
    assert found(document, badge=badge_class(endorsement="urn:e"), issuer=profile) == [
        ("/badge", BADGE, DocumentKind.BADGE_CLASS),
        ("/verification/creator", "https://k.example/1", DocumentKind.KEY),
        ("/badge/endorsement", "urn:e", DocumentKind.ENDORSEMENT),
        ("/badge/issuer", ISSUER, DocumentKind.PROFILE),
        ("/badge/issuer/publicKey/0", "https://k.example/1", DocumentKind.KEY),
        ("/badge/issuer/publicKey/1", "https://k.example/2", DocumentKind.KEY),
        ("/badge/issuer/revocationList", "urn:r", DocumentKind.REVOCATION_LIST),
    ]


def test_an_embedded_badge_class_is_no_link_but_its_issuer_is() -> None:
    assert found(assertion(badge=badge_class())) == [("/badge/issuer", ISSUER, DocumentKind.PROFILE)]


def test_strange_references_lead_nowhere() -> None:
    assert found({"badge": 5, "endorsement": [None, 7], "verification": "x"}) == []


def test_at_most_twenty_of_a_list_are_followed() -> None:
    assert len(found(assertion(endorsement=[f"urn:{number}" for number in range(50)]))) == 21
