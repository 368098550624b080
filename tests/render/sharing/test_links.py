from dataclasses import replace
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.render.conftest import FULL, MINIMAL, moment

from badgefolio.model.credential import Badge, Profile
from badgefolio.render.sharing.links import Shared, add_to_profile, network_links
from badgefolio.render.words import words

WORDS = words("en")
URL = "https://maya.example/me/badges/zo%C3%A9/"
ODD = "Zoé & “Co” = 100 % +1? #🎓 شارة\nnext"
SHARED = Shared(url=URL, title="T", text=ODD, picture="https://maya.example/p.png?a=1&b=2")


def links(shared: Shared = SHARED) -> dict[str, str]:
    return {link.network: link.url for link in network_links(shared, WORDS)}


def profile(badge: Badge, number: str = "") -> dict[str, str]:
    link, _ = add_to_profile(badge, ODD, URL, number, WORDS)
    assert link.url.startswith(
        "https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&name=Zo%C3%A9"
    )
    pairs = parse_qsl(urlsplit(link.url).query, keep_blank_values=True, strict_parsing=True)
    assert len(pairs) == len(dict(pairs))
    return dict(pairs)


def test_links_stand_in_their_order_and_pinterest_needs_a_picture() -> None:
    order = ["linkedin", "mastodon", "bluesky", "x", "facebook", "pinterest", "wordpress", "email"]
    assert list(links()) == order
    assert list(links(replace(SHARED, picture=""))) == [one for one in order if one != "pinterest"]


@pytest.mark.parametrize(
    ("network", "address", "parameters"),
    [
        ("linkedin", "https://www.linkedin.com/sharing/share-offsite/", {"url": URL}),
        ("bluesky", "https://bsky.app/intent/compose", {"text": f"{ODD} {URL}"}),
        ("x", "https://x.com/intent/tweet", {"text": ODD, "url": URL}),
        ("facebook", "https://www.facebook.com/sharer/sharer.php", {"u": URL}),
        (
            "pinterest",
            "https://www.pinterest.com/pin/create/button/",
            {"url": URL, "media": "https://maya.example/p.png?a=1&b=2", "description": ODD},
        ),
        ("wordpress", "https://wordpress.com/post", {"url": URL, "title": "T", "text": ODD}),
        ("email", "mailto:", {"subject": "T", "body": f"{ODD}\r\n\r\n{URL}"}),
    ],
)
def test_every_network_gets_what_its_share_page_reads(
    network: str, address: str, parameters: dict[str, str]
) -> None:
    found, _, query = links()[network].partition("?")
    assert found == address
    assert {key: value for key, (value,) in parse_qs(query, strict_parsing=True).items()} == parameters


def test_mastodon_reads_behind_the_hash() -> None:
    parts = urlsplit(links()["mastodon"])
    assert parts.geturl().startswith("https://share.joinmastodon.org/#text=Zo%C3%A9%20%26%20")
    assert parse_qs(parts.fragment) == {"text": [f"{ODD} {URL}"]}


def test_spaces_are_never_a_plus_and_lines_end_as_mail_wants_them() -> None:
    assert all("+" not in link and " " not in link for link in links().values())
    assert "%0D%0A%0D%0Ahttps%3A%2F%2F" in links()["email"]


@given(st.text(st.characters(blacklist_categories=["Cs"])))
def test_any_text_arrives_as_it_was(text: str) -> None:
    found = links(Shared(url=URL, title=text, text=text))["email"].partition("?")[2]
    assert found.isascii()
    assert dict(parse_qsl(found, keep_blank_values=True)) == {"subject": text, "body": f"{text}\r\n\r\n{URL}"}


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
