"""An answer is the document that was looked for, or something else with a name."""

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.fetching.answers import Answer, NotFetchedError
from badgefolio.fetching.documents import Role, Understood, understood

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
PEM = b"-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZI\n-----END PUBLIC KEY-----\n"


def answer(content: bytes, status: int = 200, media_type: str = "application/json") -> Answer:
    return Answer(status=status, final_address="https://a.example/", media_type=media_type, content=content)


def token(payload: object) -> bytes:
    parts = ({"alg": "none"}, payload, None)
    texts = (json.dumps(part).encode() if part is not None else b"" for part in parts)
    return b".".join(base64.urlsafe_b64encode(text).rstrip(b"=") for text in texts)


def test_json_is_understood_whatever_the_server_calls_it() -> None:
    for content in (b'{"a": 1}', b'\xef\xbb\xbf {"a": 1}\n', b'[{"a": 1}]'):
        assert understood(answer(content, media_type="text/html"), Role.ISSUER).document == {"a": 1}


def test_a_token_is_understood_as_the_credential_in_it() -> None:
    found = understood(answer(token({"id": "x"}) + b"\n"), Role.STATUS)
    assert found.token is not None
    assert found.document == {"id": "x"}
    assert understood(answer(token({"vc": {"id": "y"}})), Role.STATUS).document == {"id": "y"}


def test_a_key_may_be_pem_and_nothing_else_may() -> None:
    assert understood(answer(PEM), Role.KEY) == Understood()
    with pytest.raises(NotFetchedError, match="a text instead"):
        understood(answer(PEM), Role.ISSUER)


def test_pictures_are_known_by_their_bytes() -> None:
    svg = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'
    for picture in (PNG, b"\xff\xd8\xff\xe0", b"GIF89a..", b"RIFF\0\0\0\0WEBPVP8 ", svg):
        assert understood(answer(picture), Role.PICTURE) == Understood()
        with pytest.raises(NotFetchedError, match="a picture instead of the document"):
            understood(answer(picture), Role.BADGE)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<!DOCTYPE html><p>Log in", "a web page instead of the document"),
        (b"\n <html lang='en'>", "a web page instead of the document"),
        (b"<?xml version='1.0'?><html>", "a web page instead of the document"),
        (b"<feed/>", "XML or a web page"),
        (b"%PDF-1.7", "a PDF"),
        (b"", "with nothing"),
        (b" \n", "with nothing"),
        (b'{"a": ', "broken JSON"),
        (b"Not found", "a text instead"),
        (b'{"a": "\xff"}', "not UTF-8"),
        ('{"a": 1}'.encode("utf-16"), "not UTF-8"),
        (b"[1, 2]", "JSON that says nothing"),
        (b"5", "JSON that says nothing"),
        (b'{"a": 1, "a": 2}', "cannot be read safely"),
        (b'{"a": NaN}', "cannot be read safely"),
        (b"[" * 200 + b"]" * 200, "cannot be read safely"),
        (b"eyJ.e30.", "cannot be read safely"),
    ],
)
def test_what_is_no_document_is_called_by_its_name(content: bytes, words: str) -> None:
    with pytest.raises(NotFetchedError, match=words):
        understood(answer(content, media_type="application/json"), Role.BADGE)


@pytest.mark.parametrize("content", [b"{}", b"<html>", b"", b"x"])
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(NotFetchedError, match=r"web page|no picture"):
        understood(answer(content), Role.PICTURE)


def test_only_a_badge_may_be_gone() -> None:
    assert understood(answer(b"<html>gone", 410), Role.BADGE) == Understood()
    assert understood(answer(b'{"revoked": true}', 410), Role.BADGE).document == {"revoked": True}
    for role in set(Role) - {Role.BADGE}:
        with pytest.raises(NotFetchedError, match="gone for good"):
            understood(answer(b"{}", 410), role)


@given(content=st.binary(max_size=200) | st.text(max_size=200).map(str.encode), role=st.sampled_from(Role))
def test_any_answer_is_understood_or_refused_with_a_sentence(content: bytes, role: Role) -> None:
    try:
        understood(answer(content), role)
    except NotFetchedError as error:
        assert str(error.failure.reason).endswith(".")
