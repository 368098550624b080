"""A did:web has its document in one place, and other texts have none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.sources.didweb import did_web
from badgefolio.sources.strings import web_address


@pytest.mark.parametrize(
    ("did", "address"),
    [
        ("did:web:w3c-ccg.github.io", "https://w3c-ccg.github.io/.well-known/did.json"),
        ("did:web:w3c-ccg.github.io:user:alice", "https://w3c-ccg.github.io/user/alice/did.json"),
        ("did:web:example.com%3A3000:user:alice#key-1", "https://example.com:3000/user/alice/did.json"),
        ("did:web:example.com%3a3000", "https://example.com:3000/.well-known/did.json"),
        (
            "did:web:www.credly.com:api:v1:issuers:00-11",
            "https://www.credly.com/api/v1/issuers/00-11/did.json",
        ),
    ],
)
def test_a_did_web_has_its_document_where_the_method_says(did: str, address: str) -> None:
    assert did_web(did) == address


@pytest.mark.parametrize(
    "did",
    [
        "did:web:",
        "did:web:a/b", "did:web:a:..:b", "did:web:a:%2e%2e:b", "did:web:a:%2F", "did:web:a@b", "did:key:z6Mk",
        "did:web:a%40b", "did:web:a%3Ab", "did:web:a%3A99999", "did:web:a:%ff", "did:web:a: b", "DID:web:a",
    ],
)  # fmt: skip
def test_other_texts_have_no_document(did: str) -> None:
    assert did_web(did) is None


@given(rest=st.text(max_size=30))
def test_any_text_has_a_web_address_or_none(rest: str) -> None:
    address = did_web(f"did:web:{rest}")
    assert address is None or (web_address(address) == address and address.endswith("/did.json"))
