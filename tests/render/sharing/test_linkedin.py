"""LinkedIn's form: what is filled in, what can be copied, whose number stands there."""

from dataclasses import replace
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from tests.render.conftest import FULL, MINIMAL, moment

from badgefolio.model.credential import Badge, OpenBadgesVersion, Profile
from badgefolio.render.sharing.linkedin import add_to_profile, issuer_page, organization_id
from badgefolio.render.words import words

WORDS = words("en")
URL = "https://maya.example/me/badges/zo%C3%A9/"
ODD = "Zoé & “Co” = 100 % +1? #🎓 شارة\nnext"


def profile(badge: Badge, number: str = "") -> dict[str, str]:
    link, _ = add_to_profile(badge, ODD, URL, number, WORDS)
    assert link.url.startswith(
        "https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&name=Zo%C3%A9"
    )
    pairs = parse_qsl(urlsplit(link.url).query, keep_blank_values=True, strict_parsing=True)
    assert len(pairs) == len(dict(pairs))
    return dict(pairs)


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
    link, boxes = add_to_profile(badge, "Ice", "https://maya.example/", "", WORDS)
    assert parse_qs(urlsplit(link.url).query).get("certId", [""]) == [number]
    assert [box.text for box in boxes if box.id == "profile-id"] == ([number] if number else [])


def test_the_form_of_a_profile_is_filled_in() -> None:
    assert profile(FULL) == {
        "startTask": "CERTIFICATION_NAME",
        "name": ODD,
        "organizationName": "Maker Space",
        "issueYear": "2024",
        "issueMonth": "5",
        "expirationYear": "2030",
        "expirationMonth": "1",
        "certUrl": URL,
        "certId": "L-9",
    }


def test_an_organisation_stands_by_its_number_or_by_its_name() -> None:
    found = profile(FULL, "4711")
    assert found["organizationId"] == "4711"
    assert "organizationName" not in found


def test_what_is_not_known_is_not_in_the_form() -> None:
    assert profile(MINIMAL).keys() == {"startTask", "name", "certUrl"}
    december = replace(MINIMAL, issuer=Profile(id="urn:x"), issued=moment("0999-12-31"))
    assert profile(december) == {
        "startTask": "CERTIFICATION_NAME",
        "name": ODD,
        "issueYear": "999",
        "issueMonth": "12",
        "certUrl": URL,
    }


def test_the_fields_can_be_copied_one_by_one() -> None:
    _, boxes = add_to_profile(FULL, "Soldering", URL, "", WORDS)
    assert [(box.id, box.label, box.text) for box in boxes] == [
        ("profile-name", "Name", "Soldering"),
        ("profile-organization", "Issuing organization", "Maker Space"),
        ("profile-issued", "Issue date", "May\u00a01, 2024"),
        ("profile-expires", "Expiration date", "January\u00a031, 2030"),
        ("profile-id", "Credential ID", "L-9"),
        ("profile-url", "Credential URL", URL),
    ]
    _, few = add_to_profile(MINIMAL, "x", URL, "", WORDS)
    assert [box.id for box in few] == ["profile-name", "profile-url"]


def test_no_recipient_leaves_the_page() -> None:
    link, boxes = add_to_profile(FULL, "x", URL, "", WORDS)
    told = link.url + "".join(box.text for box in boxes)
    assert all(word not in told for word in ("00ff", "Maya"))


NUMBERS = {"https://badges.example/i": "1", "maker space": "2", "badges.example": "3"}


@pytest.mark.parametrize(
    ("issuer", "number"),
    [
        (Profile(name="Maker Space", id="https://badges.example/i/"), "1"),
        (Profile(name="Maker Space", url="https://badges.example/j"), "2"),
        (Profile(name="Another", id="https://badges.example/k"), "3"),
        (Profile(name="maker space"), "2"),
        (Profile(name="badges.example"), ""),
        (Profile(name="Another", id="https://evil.example/badges.example"), ""),
        (Profile(), ""),
        (None, ""),
    ],
)
def test_an_issuer_has_a_number_by_its_address_its_name_or_its_domain(
    issuer: Profile | None, number: str
) -> None:
    assert organization_id(issuer, NUMBERS) == number


@pytest.mark.parametrize(
    ("id_", "page"),
    [
        ("https://badges.example/a/1", "https://badges.example/a/1"),
        ("http://badges.example/a/1", ""),
        ("urn:uuid:1", ""),
        (None, ""),
    ],
)
def test_an_issuers_page_is_a_secure_address(id_: str | None, page: str) -> None:
    assert issuer_page(replace(MINIMAL, id=id_)) == page
