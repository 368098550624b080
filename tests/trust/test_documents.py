"""Documents of the archive, as JSON."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.trust.issuer import FETCHED, answer, archive_of

from badgefolio.trust.documents import (
    MissingError,
    Objects,
    as_json,
    authority,
    document_at,
    is_at,
    object_at,
    pem_at,
    sent_on_to,
)

AT = "https://school.example/x"
ARCHIVE = archive_of(
    {AT: {"a": 1}, f"{AT}2": "<html>", f"{AT}3": answer(f"{AT}3", {"revoked": True}, status=410)}
)


def test_a_document_is_found_whatever_the_fragment() -> None:
    assert object_at(f"{AT}#part", ARCHIVE) == ({"a": 1}, FETCHED)
    assert document_at(AT, ARCHIVE).content == b'{"a": 1}'


def test_what_was_not_fetched_is_missing() -> None:
    with pytest.raises(MissingError, match=r"https://else\.example has not been fetched yet"):
        object_at("https://else.example", ARCHIVE)


@pytest.mark.parametrize("address", [f"{AT}2", f"{AT}3"])
def test_a_page_or_a_thing_that_is_gone_is_no_object(address: str) -> None:
    with pytest.raises(MissingError, match="answered with something else"):
        object_at(address, ARCHIVE)


def test_the_objects_of_an_archive_are_a_mapping() -> None:
    objects = Objects(ARCHIVE)
    assert objects[AT] == {"a": 1}
    assert set(objects) == {AT, f"{AT}2", f"{AT}3"}
    assert len(objects) == 3
    assert objects.get(f"{AT}2") is None
    assert objects.get(f"{AT}3") is None
    assert objects.get("https://else.example") is None


def test_a_pem_text_is_told_by_its_first_line() -> None:
    archive = archive_of({AT: "\n-----BEGIN PUBLIC KEY-----\n", f"{AT}2": {}})
    assert pem_at(AT, archive) == ("\n-----BEGIN PUBLIC KEY-----\n", FETCHED)
    assert pem_at(f"{AT}2", archive) is None
    assert pem_at(f"{AT}3", archive) is None


@pytest.mark.parametrize(("name", "address", "same"), [
    (AT, AT, True), (f"{AT}#a", f"{AT}#b", True),
    ("http://school.example/x", AT, True), (f"{AT}2", AT, False),
    (None, AT, False), (["a"], AT, False), ({}, AT, False), ("", AT, False),
])  # fmt: skip
def test_a_document_says_where_it_belongs(name: object, address: str, *, same: bool) -> None:
    assert is_at(name, address) is same  # type: ignore[arg-type] # any JSON


@pytest.mark.parametrize(("final", "other"), [
    (AT, ""), ("https://school.example/elsewhere", ""), ("https://SCHOOL.example:443/x", ""),
    ("https://www.school.example/x", ""), ("https://example/x", ""),
    ("https://evil.example/x", "evil.example"), ("https://evilschool.example/x", "evilschool.example"),
    ("https://school.example.evil/x", "school.example.evil"),
    ("https://school.example:8443/x", "school.example:8443"),
])  # fmt: skip
def test_an_answer_of_another_server_is_told(final: str, other: str) -> None:
    archive = archive_of({AT: replace(answer(AT, {}), final_address=final)})
    assert sent_on_to(f"{AT}#part", archive) == other


def test_an_address_that_was_not_asked_was_sent_on_by_nobody() -> None:
    assert sent_on_to(f"{AT}4", ARCHIVE) == ""


@pytest.mark.parametrize(("address", "host"), [
    ("https://A.example/x", "a.example"), ("http://a.example:80", "a.example"),
    ("https://a.example:80", "a.example:80"), ("https://a.example:x", ""), ("https://[::", ""), ("", ""),
])  # fmt: skip
def test_the_authority_of_an_address(address: str, host: str) -> None:
    assert authority(address) == host


@given(content=st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes_are_an_object_or_none(content: bytes) -> None:
    found = as_json(content)
    assert found is None or isinstance(found, dict)


def test_a_byte_order_mark_is_no_mistake() -> None:
    assert as_json(b"\xef\xbb\xbf{}") == {}
    assert as_json(b"\xff") is None
    assert as_json(b"[1]") is None
