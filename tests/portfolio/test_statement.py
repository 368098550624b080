"""`portfolio.json` of strangers: what is read of it, and what is refused."""

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.portfolio.statement import read_portfolio
from badgefolio.problems import Code, ProblemError

BASE = "https://maya.example/me/"
SAID: dict[str, Any] = {
    "format": "badgefolio-portfolio",
    "version": 1,
    "title": "Portfolio",
    "address": BASE,
    "language": "fr",
    "owner": {"name": "Maya", "country": "FR"},
    "badges": [
        {
            "name": "Soldering",
            "address": f"{BASE}badges/a/",
            "picture": f"{BASE}badges/a/picture.png",
            "issuer": {"name": "Maker Space", "domain": "Badges.Example", "confirmed": True},
            "issued": "2024-05-01",
            "tags": ["x"],
            "recommend": f"{BASE}badges/a/#endorse",
        }
    ],
    "pages": [],
}


def changed(path: str, value: object) -> bytes:
    said = deepcopy(SAID)
    place: Any = said
    *steps, last = [int(step) if step.isdecimal() else step for step in path.split("/")]
    for step in steps:
        place = place[step]
    place[last] = value
    return json.dumps(said).encode()


def refused(content: bytes) -> tuple[Code, str]:
    with pytest.raises(ProblemError) as caught:
        read_portfolio(content, file="portfolio.json")
    (problem,) = caught.value.problems
    assert problem.hint
    assert problem.message.endswith((".", "?"))
    return problem.code, problem.message


def test_what_it_says_is_read() -> None:
    read = read_portfolio(json.dumps(SAID).encode(), file="portfolio.json")
    (badge,) = read.badges
    assert (read.owner, read.country, read.address) == ("Maya", "FR", BASE)
    assert (badge.domain, badge.is_confirmed, str(badge.issued)) == ("badges.example", True, "2024-05-01")
    assert badge.recommend == f"{BASE}badges/a/#endorse"


@pytest.mark.parametrize(
    "address",
    [
        "https://other.example/badges/a/",
        "https://maya.example/badges/a/",
        "https://maya.example/me.evil/",
        "https://maya.example/me/../you/",
        "https://maya.example/me/%2e%2E/you/",
        "https://maya.example/me/..%5cyou/",
        "https://maya.example/me/\\..\\you/",
        "http://maya.example/me/badges/a/",
        "javascript:alert(1)",
        "data:text/html,x",
        "//maya.example/me/badges/a/",
        "badges/a/",
        f" {BASE}badges/a/",
        f'{BASE}badges/a/"onclick="x',
    ],
)
@pytest.mark.parametrize("member", ["address", "picture", "recommend"])
def test_an_address_that_is_not_below_that_of_the_portfolio_is_refused(address: str, member: str) -> None:
    code, message = refused(changed(f"badges/0/{member}", address))
    assert code is Code.PORTFOLIO_BROKEN
    assert "does not lie below" in message


@pytest.mark.parametrize(
    "address",
    [
        "http://maya.example/me/",
        "https://maya.example/me",
        "https://maya.example/me/?x=/",
        "https://maya.example@evil.example/",
        "https://maya.example/me/../",
        "https:///",
        "https://[/",
        "javascript:/",
    ],
)
def test_an_address_that_no_portfolio_has_is_refused(address: str) -> None:
    code, message = refused(changed("address", address))
    assert code is Code.PORTFOLIO_BROKEN
    assert "no address of a portfolio" in message


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("format", "other", '"/format" must be badgefolio-portfolio'),
        ("version", 2, '"/version" must be 1'),
        ("version", True, '"/version" must be 1'),
        ("owner", [], '"/owner" is no object'),
        ("owner/name", "", '"/owner/name" is empty'),
        ("owner/name", "\u202e", "nothing to read"),
        ("badges/0/name", "\u0007", "nothing to read"),
        ("badges/0/name", "x" * 1_001, "longer than 1,000 characters"),
        ("badges/0", {"name": "x"}, '"/badges/0" has no "address"'),
        ("badges/0/issued", "2024-02-30", '"2024-02-30" is no day'),
        ("badges/0/issued", "x", "has a form"),
        ("badges/0/issuer/confirmed", "yes", "is no boolean"),
        ("badges", [SAID["badges"][0]] * 2_001, "more than 2,000 entries"),
        ("language", "../../etc", "has a form"),
    ],
)
def test_what_does_not_follow_the_schema_is_refused_with_its_place(
    path: str, value: object, words: str
) -> None:
    code, message = refused(changed(path, value))
    assert code is Code.PORTFOLIO_BROKEN
    assert words in message


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", Code.JSON_BROKEN),
        (b"<html>", Code.JSON_BROKEN),
        (b"[]", Code.PORTFOLIO_BROKEN),
        (b"\xff", Code.TEXT_NOT_UTF8),
        (b" " * (2 * 1024 * 1024 + 1), Code.FILE_TOO_LARGE),
        (b"[" * 5_000 + b"]" * 5_000, Code.JSON_UNSAFE),
        (b'{"format": 1, "format": 2}', Code.JSON_UNSAFE),
    ],
)
def test_what_is_no_such_document_at_all_is_refused(content: bytes, code: Code) -> None:
    assert refused(content)[0] is code


def test_members_that_are_not_known_are_passed_over() -> None:
    assert read_portfolio(changed("new", {"x": 1}), file="f").owner == "Maya"


def test_texts_lose_what_turns_the_direction_of_writing() -> None:
    read = read_portfolio(changed("badges/0/name", "a\u202eb\n c"), file="f")
    assert read.badges[0].name == "ab c"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.just(BASE),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(SAID)), inner),
    max_leaves=8,
)
PATHS = ["title", "address", "owner", "owner/name", "badges", "badges/0", "badges/0/issuer", "badges/0/tags"]


@given(st.sampled_from([*PATHS, "badges/0/address", "badges/0/issued", "pages", "language"]), VALUES)
def test_whatever_stands_in_it_it_is_read_safely_or_refused_as_a_problem(path: str, value: object) -> None:
    try:
        read = read_portfolio(changed(path, value), file="f")
    except ProblemError as error:
        assert error.problems[0].code in {Code.PORTFOLIO_BROKEN, Code.JSON_UNSAFE}
        return
    for badge in read.badges:
        assert badge.address.startswith(read.address)
        assert badge.picture.startswith(read.address)
