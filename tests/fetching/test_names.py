"""Names of files are readable, safe on every system, and never two things."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fetching.conftest import document

from badgefolio.fetching.names import file_names, is_ours


def name(address: str, content: bytes = b"{}") -> str:
    (one,) = file_names([document(address, content)]).values()
    return one


@pytest.mark.parametrize(
    ("address", "content", "expected"),
    [
        ("https://issuer.example/badges/teach.json", b"{}", "issuer.example/teach-44136fa3.json"),
        ("https://Issuer.Example:8443/A/", b"{}", "issuer.example-8443/a-44136fa3.json"),
        ("https://issuer.example/", b"{}", "issuer.example/document-44136fa3.json"),
        ("https://issuer.example/?id=5", b"{}", "issuer.example/document-44136fa3.json"),
        ("https://con/aux.json", b"{}", "_con/_aux-44136fa3.json"),
        ("https://con.example/%2e%2e", b"{}", "_con.example/document-44136fa3.json"),
        ("https://[::1]:80/x", b"{}", "1-80/x-44136fa3.json"),
        ("https://a.example/%00%0A%2F..%5C", b"{}", "a.example/document-44136fa3.json"),
        ("https://a.example/key", b"-----BEGIN PUBLIC KEY-----", "a.example/key-59a58325.pem"),
        ("https://a.example/list", b"eyJ.a.b", "a.example/list-a2f87c13.jwt"),
        ("https://a.example/i.png", b"\x89PNG\r\n\x1a\n", "a.example/i-4c4b6a3b.png"),
        ("https://a.example/gone", b"", "a.example/gone-e3b0c442.txt"),
    ],
)
def test_a_name_says_where_it_came_from(address: str, content: bytes, expected: str) -> None:
    assert name(address, content) == expected
    assert is_ours(expected)


def test_two_contents_that_begin_alike_are_two_files() -> None:
    one = replace(document("https://a.example/x"), digest="ab" * 4 + "0" * 56)
    two = replace(document("https://A.example/X"), digest="ab" * 4 + "1" * 56)
    names = file_names([one, two])
    assert len(set(names.values())) == 2
    assert all(map(is_ours, names.values()))


def test_the_same_bytes_of_two_addresses_may_be_one_file() -> None:
    names = file_names([document("https://a.example/x"), document("https://a.example/x?y")])
    assert len(set(names.values())) == 1


@given(host=st.text(max_size=120), last=st.text(max_size=120))
def test_every_name_is_one_of_ours(host: str, last: str) -> None:
    one = replace(document("https://a.example/"), address=f"https://{host}/{last}")
    (given_name,) = file_names([one]).values()
    assert is_ours(given_name)
    assert given_name == given_name.lower()


@pytest.mark.parametrize(
    "odd", ["", "index.json", "a/../b-44136fa3.json", "A/x-44136fa3.json", "a./x-44136fa3.json"]
)
def test_other_names_are_not_ours(odd: str) -> None:
    assert not is_ours(odd)
