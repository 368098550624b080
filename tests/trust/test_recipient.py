import hashlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.model.credential import Achievement, Badge, OpenBadgesVersion, Profile, RecipientIdentity
from badgefolio.model.report import Check, Name, Outcome
from badgefolio.trust.recipient import check_recipient

MAYA = "maya@school.example"


def hashed(
    value: str, salt: str | None = None, algorithm: str = "sha256", *, bare: bool = False
) -> RecipientIdentity:
    digest = hashlib.new(algorithm, (value + (salt or "")).encode()).hexdigest()
    written = digest if bare else f"{algorithm}${digest}"
    return RecipientIdentity(kind="email", value=written, is_hashed=True, salt=salt)


def plain(value: str, kind: str = "email") -> RecipientIdentity:
    return RecipientIdentity(kind=kind, value=value)


def checked(*recipients: RecipientIdentity, owner: tuple[str, ...] = (MAYA,)) -> Check:
    return check_recipient(Badge(version=OpenBadgesVersion.V2_0, recipients=recipients), owner)


@pytest.mark.parametrize(
    "recipient",
    [
        plain(MAYA),
        plain("Maya@School.Example"),
        plain(f"mailto:{MAYA}", "id"),
        hashed(MAYA),
        hashed(MAYA, "deadsea"),
        hashed(MAYA, "deadsea", "sha384"),
        hashed(MAYA, "deadsea", "sha512"),
        hashed(MAYA, "deadsea", bare=True),
        RecipientIdentity(
            kind="email", value=hashed(MAYA).value.upper().replace("SHA", "sha"), is_hashed=True
        ),
    ],
)
def test_a_badge_of_the_owner_passes(recipient: RecipientIdentity) -> None:
    check = checked(recipient)
    assert (check.name, check.outcome) == (Name.RECIPIENT, Outcome.PASSED)
    assert str(check.reason) == "It was awarded to one of the owner's e-mail addresses."


@pytest.mark.parametrize("written", ["Maya@School.Example", f" {MAYA} ", f"mailto:{MAYA}"])
def test_the_owner_may_write_the_address_with_capitals_spaces_and_a_scheme(written: str) -> None:
    assert checked(hashed(MAYA, "s"), owner=(written,)).outcome is Outcome.PASSED


@pytest.mark.parametrize("signed", ["Maya@School.Example", "Maya@school.example"])
def test_an_issuer_may_have_hashed_the_address_as_it_was_typed(signed: str) -> None:
    assert checked(hashed(signed, "s"), owner=("Maya@School.Example",)).outcome is Outcome.PASSED


def test_accents_may_be_written_in_two_ways() -> None:
    name = "zoé@école.example"
    split = unicodedata.normalize("NFD", name)
    assert split != name
    assert checked(hashed(name, "s"), owner=(split,)).outcome is Outcome.PASSED


@pytest.mark.parametrize(
    ("identity", "awarded", "said"),
    [
        ("https://maya.example/", plain("https://maya.example", "url"), "web addresses"),
        ("https://maya.example", plain("https://Maya.example/", "url"), "web addresses"),
        ("did:key:z6Mk", plain("did:key:z6Mk", "id"), "identifiers"),
        ("urn:uuid:5", plain("urn:uuid:5", "id"), "identifiers"),
        ("+33 6 12 34 56 78", plain("tel:+33612345678", "telephone"), "telephone numbers"),
        ("tel:+33612345678", plain("33612345678", "telephone"), "telephone numbers"),
        ("maya", plain("maya", "userName"), "identities"),
    ],
)
def test_other_identities_are_compared_too(identity: str, awarded: RecipientIdentity, said: str) -> None:
    check = checked(awarded, owner=(identity,))
    assert check.outcome is Outcome.PASSED
    assert str(check.reason) == f"It was awarded to one of the owner's {said}."


@pytest.mark.parametrize("algorithm", ["md5", "sha1"])
def test_a_weak_hash_passes_and_is_said(algorithm: str) -> None:
    check = checked(hashed(MAYA, "s", algorithm))
    assert check.outcome is Outcome.PASSED
    assert algorithm.upper() in str(check.reason)
    assert "weak" in str(check.reason)


def test_a_strong_match_is_said_before_a_weak_one() -> None:
    check = checked(hashed(MAYA, "s", "md5"), hashed(MAYA, "s"))
    assert "weak" not in str(check.reason)


def test_one_match_of_many_is_enough() -> None:
    others = (plain("did:example:wallet", "id"), hashed("other@school.example", "s"))
    assert checked(*others, hashed(MAYA, "s"), owner=("old@school.example", MAYA)).outcome is Outcome.PASSED


@pytest.mark.parametrize(
    "recipient",
    [
        plain("other@school.example"),
        hashed("other@school.example", "s"),
        hashed(MAYA + "x"),
        RecipientIdentity(kind="email", value=hashed(MAYA, "salt").value, is_hashed=True, salt="other"),
        RecipientIdentity(kind="email", value=hashed(MAYA, "salt").value, is_hashed=True),
    ],
)
def test_a_badge_of_somebody_else_fails(recipient: RecipientIdentity) -> None:
    assert checked(recipient).outcome is Outcome.FAILED


@pytest.mark.parametrize(
    "value", ["sha224$" + "0" * 56, "sha9$" + "0" * 64, "sha256$" + "0" * 40, "0" * 56, "0" * 200]
)
def test_a_hash_that_is_not_known_is_unknown(value: str) -> None:
    strange = RecipientIdentity(kind="email", value=value, is_hashed=True)
    assert checked(strange).outcome is Outcome.UNKNOWN
    assert checked(strange, plain(MAYA)).outcome is Outcome.PASSED


def test_without_identities_of_the_owner_it_is_unknown() -> None:
    for owner in ((), (" ",)):
        check = checked(plain(MAYA), owner=owner)
        assert check.outcome is Outcome.UNKNOWN
        assert "has named no identities" in str(check.reason)


def test_an_empty_identity_matches_no_empty_recipient() -> None:
    assert checked(hashed("", "s"), owner=("", MAYA)).outcome is Outcome.FAILED


def test_a_badge_for_whoever_holds_it_needs_no_recipient() -> None:
    bearer = Badge(
        version=OpenBadgesVersion.V3_0, achievement=Achievement(name="Baking"), issuer=Profile(name="School")
    )
    assert check_recipient(bearer, (MAYA,)).outcome is Outcome.NOT_APPLICABLE
    elsewhere = Badge(version=OpenBadgesVersion.V1_0, location="https://school.example/a/1")
    assert check_recipient(elsewhere, (MAYA,)).outcome is Outcome.UNKNOWN


@given(st.text(max_size=60), st.text(max_size=60), st.booleans(), st.text(max_size=8))
def test_no_reason_says_who_it_is(value: str, identity: str, claimed: bool, salt: str) -> None:  # noqa: FBT001 - what hypothesis gives
    recipient = RecipientIdentity(kind="email", value=f"{value}@x.example", is_hashed=claimed, salt=salt)
    check = checked(recipient, owner=(f"{identity}@x.example", f"{identity}x"))
    assert check.reason.values == ()


@given(st.text(min_size=1, max_size=40), st.text(max_size=20))
def test_what_is_hashed_is_found_again(local: str, salt: str) -> None:
    identity = f"{local}@school.example"
    assert checked(hashed(identity, salt), owner=(identity,)).outcome is Outcome.PASSED
