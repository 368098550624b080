import base64
import json
import struct
import zlib
from collections.abc import Callable
from dataclasses import replace

import pytest

from badgefolio.credentials import read_badge
from badgefolio.credentials.baking import bake

CANARY = "canary.u@secret.example"


def assertion(**more: object) -> dict[str, object]:
    return {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": "https://learn.example/a/1",
        "recipient": {"type": "email", "hashed": True, "salt": "s", "identity": "sha256$" + "0" * 64},
        "issuedOn": "2026-05-03",
        "verification": {"type": "hosted"},
        "badge": {
            "type": "BadgeClass",
            "id": "https://learn.example/b/1",
            "name": "Teaching online",
            "description": "d",
            "criteria": {"narrative": "c"},
            "issuer": {
                "type": "Profile",
                "id": "https://learn.example/",
                "name": "Learn",
                "email": "office@learn.example",
            },
        },
        **more,
    }


def text_chunk(kind: bytes, keyword: str, text: str) -> bytes:
    content = {
        b"tEXt": keyword.encode() + b"\0" + text.encode(),
        b"iTXt": keyword.encode() + b"\0\0\0\0\0" + text.encode(),
        b"zTXt": keyword.encode() + b"\0\0" + zlib.compress(text.encode()),
        b"eXIf": b"MM\0*" + text.encode(),
    }[kind]
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def shows(content: bytes) -> bool:
    return read_badge(content, file="badge").shows_email


def json_file(**more: object) -> bytes:
    return json.dumps(assertion(**more)).encode()


def test_a_hashed_recipient_and_the_issuers_own_address_show_nobody() -> None:
    assert not shows(json_file())


@pytest.mark.parametrize("hashed", [False, True, "true", None])
def test_a_plain_recipient_is_seen_whatever_the_file_claims(hashed: object) -> None:
    content = json_file(recipient={"type": "email", "hashed": hashed, "identity": CANARY})
    assert shows(content)
    recipient = read_badge(content, file="badge").badge.recipients[0]
    assert recipient.is_plain_email


def test_an_address_in_an_extension_is_seen() -> None:
    assert shows(json_file(**{"extensions:recipientProfile": {"name": "N", "mail": CANARY}}))


def test_an_address_written_with_an_escape_is_seen() -> None:
    text = json.dumps(assertion(note=CANARY)).replace("@secret", "\\u0040secret")
    assert CANARY not in text
    assert shows(text.encode())


def test_an_address_inside_a_token_inside_the_badge_is_seen() -> None:
    part = base64.urlsafe_b64encode(json.dumps({"sub": CANARY}).encode()).rstrip(b"=").decode()
    assert shows(json_file(endorsementJwt=[f"eyJhbGciOiJub25lIn0.{part}."]))


def test_a_token_whose_content_is_no_text_is_passed_over() -> None:
    assert not shows(json_file(note="eyJhbGciOiJub25lIn0.eyJhb.x"))


@pytest.mark.parametrize("kind", [b"tEXt", b"iTXt", b"zTXt", b"eXIf"])
def test_an_address_anywhere_in_a_picture_is_seen(kind: bytes, make_png: Callable[..., bytes]) -> None:
    baked = bake(make_png(), json.dumps(assertion()), file="badge.png")
    assert not shows(baked)
    end = baked.rindex(b"\0\0\0\0IEND")
    assert shows(baked[:end] + text_chunk(kind, "Author", CANARY) + baked[end:])


def test_a_picture_that_cannot_be_read_to_its_end_is_searched_as_bytes(
    make_png: Callable[..., bytes],
) -> None:
    baked = bake(make_png(), json.dumps(assertion()), file="badge.png")
    end = baked.rindex(b"\0\0\0\0IEND")
    assert shows(baked[:end] + CANARY.encode() + baked[end:])


def test_an_address_in_a_drawing_is_seen_however_it_is_written() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><desc>{}</desc></svg>'
    for written in (CANARY, CANARY.replace("@", "&#64;"), CANARY.replace("@", "&commat;")):
        content = svg.format(written if "commat" not in written else CANARY.replace("@", "%40"))
        assert shows(bake(content.encode(), json.dumps(assertion()), file="badge.svg"))
    assert not shows(bake(svg.format("drawn").encode(), json.dumps(assertion()), file="badge.svg"))


def test_addresses_of_creators_and_endorsers_are_their_own_matter() -> None:
    badge = read_badge(json_file(), file="badge").badge
    assert badge.issuer is not None
    assert replace(badge.issuer, email=None) != badge.issuer
    endorsement = {
        "type": "Endorsement",
        "id": "urn:uuid:1",
        "claim": {"id": "https://learn.example/b/1", "endorsementComment": "Good."},
        "issuer": {
            "type": "Profile",
            "id": "https://other.example/",
            "name": "O",
            "email": "o@other.example",
        },
        "issuedOn": "2026-05-03",
    }
    assert not shows(json_file(endorsement=[endorsement]))
