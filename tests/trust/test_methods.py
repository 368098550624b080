"""From the name of a key to the key, and who vouches for it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.trust import issuer as own
from tests.trust.issuer import DID, PROFILE, archive_of, key_document, method_of, secret, server

from badgefolio.model.archive import Archive
from badgefolio.trust import base58
from badgefolio.trust.methods import By, Method, NoMethodError, find_method

AT = "https://school.example/.well-known/did.json"
KEY = "https://school.example/keys/p256"
SERVER = archive_of(server())
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from([DID, method_of("p256"), "#p256", "z6Mk", "2020-01-01"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "id",
                    "controller",
                    "owner",
                    "keys",
                    "kid",
                    "publicKeyJwk",
                    "kty",
                    "verificationMethod",
                    "publicKey",
                    "assertionMethod",
                    "expires",
                    "revoked",
                    "publicKeyMultibase",
                    "publicKeyPem",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


def in_document(*methods: object, name: str = f"{DID}#k", **members: object) -> Method:
    document = {"id": DID, "verificationMethod": list(methods), **members}
    return find_method(name, archive_of({AT: document}))


def method(**members: object) -> dict[str, Any]:
    return {"id": f"{DID}#k", "controller": DID, "publicKeyMultibase": secret("p256").multibase, **members}


def test_a_did_key_speaks_for_itself() -> None:
    name = secret("ed25519").did_key
    for spelt in (name, f"{name}#{secret('ed25519').multibase}"):
        found = find_method(spelt, Archive())
        assert (found.by, found.controller, found.key.public) == (By.ITSELF, name, secret("ed25519").public)


def test_a_did_key_has_no_other_key() -> None:
    with pytest.raises(NoMethodError, match="not the key of its own identifier") as error:
        find_method(f"{secret('ed25519').did_key}#{secret('p256').multibase}", Archive())
    assert error.value.is_wrong


def test_a_damaged_did_key_is_wrong() -> None:
    with pytest.raises(NoMethodError, match="not known here") as error:
        find_method("did:key:zzz", Archive())
    assert error.value.is_wrong


@pytest.mark.parametrize(
    "name", ["did:example:1#k", "urn:uuid:1", "key", "", "file:///etc/passwd", "ftp://a/b", "did:web:a/b"]
)
def test_what_cannot_be_looked_up_is_not_wrong(name: str) -> None:
    with pytest.raises(NoMethodError, match="cannot be looked up") as error:
        find_method(name, SERVER)
    assert not error.value.is_wrong


@pytest.mark.parametrize("kind", own.KINDS)
def test_a_did_document_lists_keys(kind: str) -> None:
    found = find_method(method_of(kind), SERVER)
    assert (found.by, found.controller, found.as_of) == (By.DOCUMENT, DID, own.FETCHED)
    assert found.key.public == secret(kind).public


def test_what_was_not_fetched_is_missing_and_not_wrong() -> None:
    with pytest.raises(NoMethodError, match="not been fetched") as error:
        find_method(method_of("p256"), Archive())
    assert (error.value.missing, error.value.is_wrong) == ((AT,), False)


def test_a_key_that_the_document_does_not_list_is_wrong() -> None:
    with pytest.raises(NoMethodError, match="does not list the key") as error:
        find_method(f"{DID}#other", SERVER)
    assert error.value.is_wrong


def test_a_key_in_the_fragment_is_vouched_for_by_nobody() -> None:
    name = f"{DID}#{secret('p256').multibase}"
    assert find_method(name, SERVER).by is By.NOBODY
    unfetched = find_method(name, Archive())
    assert (unfetched.by, unfetched.missing) == (By.NOBODY, (AT,))


def test_a_document_about_somebody_else_vouches_for_nobody() -> None:
    assert in_document(method(), id="did:web:else.example").by is By.NOBODY


def test_a_document_without_identifier_is_the_one_of_its_address() -> None:
    assert in_document(method(), id=None).by is By.DOCUMENT


def test_only_methods_that_may_make_claims_count() -> None:
    with pytest.raises(NoMethodError, match="does not list"):
        in_document(method(), assertionMethod=[], authentication=[f"{DID}#k"])
    assert in_document(method(), assertionMethod="#k").by is By.DOCUMENT
    assert in_document(assertionMethod=[method(), 5]).by is By.DOCUMENT


def test_a_method_of_another_controller_is_not_found() -> None:
    for owner in ("did:web:else.example", {"id": DID}, [DID]):
        with pytest.raises(NoMethodError, match="does not list"):
            in_document(method(controller=owner))


def test_methods_may_be_named_by_their_fragment() -> None:
    assert in_document(method(id="#k")).by is By.DOCUMENT
    with pytest.raises(NoMethodError, match="does not list"):
        in_document(method(id=7))


def test_a_name_without_fragment_means_the_only_key() -> None:
    assert in_document(method(), name=DID).by is By.DOCUMENT
    with pytest.raises(NoMethodError, match="does not list"):
        in_document(method(), method(id="#l"), name=DID)


def test_a_key_lies_at_an_address_of_its_own_and_names_its_owner() -> None:
    found = find_method(KEY, SERVER)
    assert (found.by, found.controller, found.key.public) == (By.KEY_DOCUMENT, PROFILE, secret("p256").public)
    silent = find_method(KEY, archive_of({KEY: key_document("p256", owner=None, controller=5)}))
    assert silent.controller == ""


def test_a_key_document_of_another_address_is_not_the_key() -> None:
    with pytest.raises(NoMethodError, match="does not list"):
        find_method(KEY, archive_of({KEY: key_document("p256", id="https://school.example/keys/other")}))
    older = archive_of({KEY: key_document("p256", id=KEY.replace("https:", "http:"))})
    assert find_method(KEY, older).by is By.KEY_DOCUMENT


def test_a_key_may_be_a_pem_file() -> None:
    found = find_method(KEY, archive_of({KEY: secret("p256").pem}))
    assert (found.by, found.controller) == (By.KEY_DOCUMENT, "")
    with pytest.raises(NoMethodError, match="damaged"):
        find_method(KEY, archive_of({KEY: "-----BEGIN PUBLIC KEY-----\n"}))


def test_a_key_set_names_keys_by_kid() -> None:
    keys = {
        "keys": [{**secret("p384").jwk, "kid": "a"}, 5, {**secret("p256").jwk, "kid": "b"}, {"kid": ["c"]}]
    }
    found = find_method(f"{PROFILE}#b", archive_of({PROFILE: keys}))
    assert (found.by, found.key.public) == (By.KEY_DOCUMENT, secret("p256").public)


@pytest.mark.parametrize(
    "members",
    [
        {"publicKeyMultibase": None, "publicKeyJwk": secret("p256").jwk},
        {"publicKeyMultibase": None, **secret("p256").jwk},
        {"publicKeyMultibase": None, "publicKeyPem": secret("p256").pem},
    ],
)
def test_a_key_is_read_in_every_spelling(members: dict[str, object]) -> None:
    assert in_document(method(**members)).key.public == secret("p256").public


def test_an_old_spelling_of_ed25519_is_read() -> None:
    raw = base58.encode(secret("ed25519").public.public_bytes_raw())
    found = in_document(method(publicKeyMultibase=None, publicKeyBase58=raw))
    assert found.key.public == secret("ed25519").public


def test_a_key_ends_when_the_first_of_its_dates_says() -> None:
    found = in_document(method(expires="2030-01-01T00:00:00Z", revoked="2025-01-01T00:00:00Z"))
    assert str(found.ends) == "2025-01-01 00:00:00+00:00"
    assert in_document(method()).ends is None


@pytest.mark.parametrize("said", [True, "yesterday", {}, []])
def test_a_key_that_ended_at_no_clear_date_is_not_used(said: object) -> None:
    with pytest.raises(NoMethodError, match="no clear way"):
        in_document(method(revoked=said))


@given(document=JSON, name=st.sampled_from([method_of("p256"), DID, KEY, f"{KEY}#k", PROFILE]))
def test_any_document_gives_a_method_or_a_reason(document: object, name: str) -> None:
    archive = archive_of({AT: document, KEY: document, PROFILE: document})
    try:
        assert find_method(name, archive).id == name
    except NoMethodError as error:
        assert str(error.reason)
