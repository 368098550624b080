"""The public address of a site: right ones in one spelling, wrong ones with the reason and the cure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.problems import Code
from badgefolio.sources.public_address import AddressError, is_open_to_all, public_address


@pytest.mark.parametrize(
    ("said", "used"),
    [
        ("https://maya.example", "https://maya.example/"),
        ("https://maya.example//", "https://maya.example/"),
        ("https://maya.example/portfolio", "https://maya.example/portfolio/"),
        ("HTTPS://Maya.Example/Me", "https://maya.example/Me/"),
        ("https://maya.example./me/", "https://maya.example/me/"),
        ("http://maya.example/", "http://maya.example/"),
        ("http://localhost:8000", "http://localhost:8000/"),
        ("http://127.0.0.1:80/", "http://127.0.0.1:80/"),
        ("https://[::1]:8443/x", "https://[::1]:8443/x/"),
        ("https://b\u00fccher.example/\u00e9t\u00e9", "https://xn--bcher-kva.example/%C3%A9t%C3%A9/"),
        ("https://\u043f\u0440\u0438\u043a\u043b\u0430\u0434.example", "https://xn--80aikifvh.example/"),
        ("https://maya.example/~me/%C3%A9", "https://maya.example/~me/%C3%A9/"),
    ],
)
def test_an_address_is_used_in_one_spelling(said: str, used: str) -> None:
    assert public_address(said) == used
    assert public_address(used) == used


@pytest.mark.parametrize(
    ("said", "reason", "cure"),
    [
        ("maya.example", "it does not begin with https://", "https://maya.example/"),
        ("maya.example/me", "it does not begin with https://", "https://maya.example/me/"),
        ("maya.example:8000/x", "it does not begin with https://", "https://maya.example:8000/x/"),
        ("//maya.example", "it does not begin with https://", "https://maya.example/"),
        ("https:/maya.example", "it does not begin with https://", "https://maya.example/"),
        ("https//maya.example", "it does not begin with https://", "https://maya.example/"),
        ("http:maya.example", "it does not begin with https://", "http://maya.example/"),
        ("htps://maya.example", "it does not begin with https://", "https://maya.example/"),
        ("ftp://maya.example/x", "it does not begin with https://", "https://maya.example/x/"),
        ("/portfolio", "it does not begin with https://", ""),
        ("javascript:alert(1)", "it does not begin with https://", ""),
        ("", "it does not begin with https://", ""),
        ("https://maya.example/?a=b", "there is a ? or # in it", "https://maya.example/"),
        ("https://maya.example/#top", "there is a ? or # in it", "https://maya.example/"),
        ("https://maya.example/me?", "there is a ? or # in it", "https://maya.example/me/"),
        ("https://me:secret@maya.example/", "there is a user name in it", "https://maya.example/"),
        ("https://maya .example/", "there is a space in it", "https://maya.example/"),
        ("https://maya.example/\u202eme", "there is a space in it", ""),
        ("https://maya", '"maya" is no host on the web', ""),
        ("https://", '"" is no host on the web', ""),
        ("https://a_b.example/", '"a_b.example" is no host on the web', ""),
        ("https://-a.example/", '"-a.example" is no host on the web', ""),
        ("https://a..example/", '"a..example" is no host on the web', ""),
        ("https://1.2.3", '"1.2.3" is no host on the web', ""),
        (f"https://{'a' * 64}.example/", f'"{"a" * 64}.example" is no host on the web', ""),
        ("https://maya.example:99999/", "its host or port cannot be understood", ""),
        ("https://[::1/", "its host or port cannot be understood", ""),
        ("https://maya.example/a//b", "its path cannot be understood", "https://maya.example/a/b/"),
        ("https://maya.example/a/../b", "its path cannot be understood", "https://maya.example/a/b/"),
        ("https://maya.example/me/index.html", "it names a file and no folder", "https://maya.example/me/"),
    ],
)
def test_a_wrong_address_is_refused_with_the_reason_and_the_nearest_right_one(
    said: str, reason: str, cure: str
) -> None:
    with pytest.raises(AddressError) as caught:
        public_address(said)
    assert (caught.value.reason, caught.value.cure) == (reason, cure)
    problem = caught.value.problem(said, "base_url")
    assert problem.code is Code.BASE_ADDRESS_WRONG
    assert f'"{said}"' in problem.message
    assert "base_url" in problem.message
    assert (f'"{cure}"' if cure else "https://maya.example/portfolio/") in problem.hint


@given(st.text() | st.from_regex(r"https?://[a-z0-9.:\[\]/?#@%-]{0,40}", fullmatch=True))
def test_any_text_is_an_address_or_refused_and_a_cure_is_one(text: str) -> None:
    try:
        found = public_address(text)
    except AddressError as error:
        found = error.cure
    if found:
        assert public_address(found) == found
        assert found.isascii()
        assert found.endswith("/")


@pytest.mark.parametrize(
    ("address", "is_open"),
    [
        ("http://maya.example/", True),
        ("https://maya.example/", False),
        ("http://localhost:80/", False),
        ("http://127.0.0.1:80/", False),
        ("http://[::1]/", False),
        ("", False),
    ],
)
def test_only_http_on_the_web_is_open_to_all(address: str, is_open: bool) -> None:  # noqa: FBT001 - one case a row
    assert is_open_to_all(address) is is_open
