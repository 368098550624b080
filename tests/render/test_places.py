from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.model.held import Route
from badgefolio.render.places import Place, absolute

NAMES = st.text(st.characters(blacklist_characters="/\x00", blacklist_categories=["Cs"]), min_size=1)
PATHS = st.lists(NAMES.filter(lambda name: name not in {".", ".."}), max_size=4)


@pytest.mark.parametrize(
    ("here", "there", "address"),
    [
        ("", "index.html", "index.html"),
        ("", "badges/a/index.html", "badges/a/index.html"),
        ("badges/a/", "index.html", "../../index.html"),
        ("badges/a/", "badges/a/picture.png", "../../badges/a/picture.png"),
        ("", "a:b", "a%3Ab"),
        ("x/", "é/a b?#%.html", "../%C3%A9/a%20b%3F%23%25.html"),
        ("", "", "./"),
    ],
)
def test_addresses_are_relative_to_the_page(here: str, there: str, address: str) -> None:
    assert Place(Route(path=here)).to(there) == address


@pytest.mark.parametrize(
    ("there", "address"),
    [
        ("index.html", "/me/"),
        ("badges/index.html", "/me/badges/"),
        ("assets/a.css", "/me/assets/a.css"),
        ("é", "/me/%C3%A9"),
    ],
)
def test_a_page_that_is_shown_anywhere_has_addresses_from_the_root(there: str, address: str) -> None:
    assert Place(Route(path=""), "/me/").to(there) == address


def test_pages_are_linked_by_their_own_file() -> None:
    assert Place(Route(path="badges/a/")).page(Route(path="pages/cv/")) == "../../pages/cv/index.html"


def test_absolute_addresses_need_the_sites_own() -> None:
    assert absolute("https://maya.example/me/", "badges/é/") == "https://maya.example/me/badges/%C3%A9/"
    assert absolute("https://maya.example/me/", "") == "https://maya.example/me/"
    assert absolute("", "badges/") == ""


@given(PATHS, PATHS.filter(bool))
def test_a_relative_address_leads_where_the_absolute_one_leads(here: list[str], there: list[str]) -> None:
    base = "https://maya.example/me/"
    route, target = "".join(f"{name}/" for name in here), "/".join(there)
    found = urljoin(absolute(base, route), Place(Route(path=route)).to(target))
    assert found == absolute(base, target)
    assert unquote(urlsplit(found).path) == f"/me/{target}"
