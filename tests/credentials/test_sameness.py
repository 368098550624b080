"""When two files are the same award."""

import json
from collections.abc import Callable
from typing import Any

from badgefolio.credentials import award_of, read_badge
from badgefolio.credentials.sameness import Award

Make = Callable[..., str]


def award(text: str) -> Award | None:
    return award_of(read_badge(text.encode(), file="x.json").badge)


def old(**members: Any) -> str:  # noqa: ANN401 - members of any JSON
    issuer = {"origin": "https://i.example", "name": "I"}
    badge = {"name": "B", "criteria": "https://i.example/c", "issuer": issuer}
    return json.dumps(
        {"recipient": "sha256$" + "ab" * 32, "issued_on": "2012-01-01", "badge": badge, **members}
    )


def test_the_identifier_tells_whatever_else_the_files_say(make_credential: Make) -> None:
    first = award(make_credential("One"))
    assert first == award(make_credential("One", issuedOn="2025-01-01"))
    assert first != award(make_credential("Two"))


def test_http_and_https_are_one_address(make_credential: Make) -> None:
    one, two = (make_credential("One", id=f"{scheme}://b.example/a") for scheme in ("http", "https"))
    assert award(one) == award(two)


def test_a_file_with_only_the_address_is_the_badge_that_lies_there(make_credential: Make) -> None:
    assert award("https://b.example/a") == award(make_credential("One", id="https://b.example/a"))


def test_without_an_identifier_achievement_recipient_and_date_tell() -> None:
    assert award(old()) is not None
    assert award(old()) == award(old(evidence="https://x.example"))
    assert award(old()) != award(old(recipient="sha256$" + "cd" * 32))
    assert award(old()) != award(old(issued_on="2013-01-01"))


def test_what_says_too_little_is_like_nothing_else() -> None:
    assert award(old(issued_on=None)) is None
    assert award(old(badge={"issuer": {"name": "I", "origin": "https://i.example"}})) is None
