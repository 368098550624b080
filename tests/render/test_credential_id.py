"""LinkedIn's form asks for a number of the credential."""

from urllib.parse import parse_qs, urlsplit

import pytest

from badgefolio.model.credential import Badge, OpenBadgesVersion
from badgefolio.render.sharing.links import add_to_profile
from badgefolio.render.words import words


@pytest.mark.parametrize(
    ("licence", "id_", "number"),
    [
        ("L-17", "urn:uuid:1", "L-17"),
        (None, "urn:uuid:1", "urn:uuid:1"),
        (None, "https://peak.example/a/1", "https://peak.example/a/1"),
        (None, "did:key:z6Mk", ""),
        (None, None, ""),
    ],
)
def test_the_number_is_the_licence_else_the_id(licence: str | None, id_: str | None, number: str) -> None:
    badge = Badge(version=OpenBadgesVersion.V3_0, id=id_, licence_number=licence)
    link, boxes = add_to_profile(badge, "Ice", "https://maya.example/", "", words("en"))
    assert parse_qs(urlsplit(link.url).query).get("certId", [""]) == [number]
    assert [box.text for box in boxes if box.id == "profile-id"] == ([number] if number else [])
