from typing import TYPE_CHECKING

import pytest

from badgefolio.credentials.identities import identity, looks_hashed

if TYPE_CHECKING:
    from tests.builds import Build


@pytest.mark.parametrize("text", ["sha256$00ff", "MD5$AB", "sha1$0"])
def test_hashes_are_known_by_their_algorithm(text: str) -> None:
    assert looks_hashed(text)


@pytest.mark.parametrize("text", ["a@b.example", "sha256$", "sha256$xyz", "", "$00"])
def test_other_values_are_plain(text: str) -> None:
    assert not looks_hashed(text)


def test_a_hash_without_the_flag_is_still_a_hash(build: "Build") -> None:
    found = identity(build.fields(identity="sha256$00", type=["email"]), value="identity", kind="type")
    assert found is not None
    assert (found.is_hashed, found.kind, found.salt) == (True, "email", None)


def test_a_flag_is_believed_of_a_bare_digest_and_of_nothing_else(build: "Build") -> None:
    digest = "00ff" * 16
    found = identity(build.fields(v=digest, hashed=True, salt="s"), value="v", kind="t")
    assert found is not None
    assert (found.is_hashed, found.salt, found.value) == (True, "s", digest)
    claimed = identity(build.fields(v="maya@school.example", hashed=True), value="v", kind="email")
    assert claimed is not None
    assert claimed.is_plain_email


def test_no_value_is_no_identity(build: "Build") -> None:
    assert identity(build.fields(type="email"), value="identity", kind="type") is None
