"""Assertion, badge class, issuer: inside each other, or at addresses of their own."""

from typing import Any

import pytest
from tests.trust.issuer import (
    FETCHED,
    HOST,
    PROFILE,
    answer,
    archive_of,
    assertion,
    badge_class,
    profile,
    server,
)

from badgefolio.model.archive import Archive
from badgefolio.model.graph import completed, graph_of, hosted_address

CLASS = f"https://{HOST}/b/1"
SERVER = archive_of(server())


def test_parts_are_taken_from_their_addresses() -> None:
    found = graph_of(assertion(), SERVER)
    assert (found.badge_class["name"], found.badge_class_id) == ("Soldering", CLASS)
    assert (found.issuer["name"], found.issuer_id, found.issuer_fetched) == ("School", PROFILE, FETCHED)
    assert found.missing == ()


def test_what_was_not_fetched_is_missing() -> None:
    found = graph_of(assertion(), Archive())
    assert (found.badge_class, found.missing, found.issuer_id) == ({}, (CLASS,), "")
    found = graph_of(assertion(badge=badge_class()), Archive())
    assert (found.issuer_id, found.missing, found.issuer_fetched) == (PROFILE, (PROFILE,), None)
    assert graph_of(assertion(badge="urn:uuid:1"), Archive()).missing == ()


def test_what_the_badge_says_of_its_issuer_is_not_what_the_issuer_says() -> None:
    inside = badge_class(issuer=profile(name="University", revocationList="https://evil.example"))
    found = graph_of(assertion(badge=inside), SERVER)
    assert (found.issuer["name"], found.issuer_profile["name"]) == ("University", "School")


def test_a_part_that_is_hardly_named_is_filled() -> None:
    found = graph_of(assertion(badge={"id": CLASS, "type": "BadgeClass", "tags": []}), SERVER)
    assert (found.badge_class["name"], found.badge_class["tags"]) == ("Soldering", [])
    assert graph_of(assertion(badge={"@id": CLASS}), SERVER).badge_class["name"] == "Soldering"


@pytest.mark.parametrize("content", ["<html>", "\xff", "[1]", answer(PROFILE, profile(), status=410)])
def test_a_part_that_is_no_object_or_gone_is_missing(content: object) -> None:
    found = graph_of(assertion(badge=badge_class()), archive_of({PROFILE: content}))
    assert (found.issuer_profile, found.issuer_fetched, found.missing) == ({}, None, (PROFILE,))


def test_an_early_issuer_is_named_by_its_origin() -> None:
    for member in ("origin", "url"):
        found = graph_of(
            {"badge": {"name": "x", "issuer": {"name": "y", member: "https://y.example"}}}, Archive()
        )
        assert found.issuer_id == "https://y.example"


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ({"id": "a"}, "a"),
        ({"@id": "a"}, "a"),
        ({"id": "a", "verify": {"url": "b"}}, "b"),
        ({"verification": {"url": "c"}}, "c"),
        ({"id": "a", "verify": {"url": 5}}, "a"),
        ({"id": 5}, ""),
        ({"id": "a", "verify": "b"}, "a"),
        ({}, ""),
    ],
)
def test_a_badge_says_where_it_is_hosted(said: dict[str, Any], address: str) -> None:
    assert hosted_address(said) == address
    assert graph_of(said, Archive(), address="z").address == (address or "z")


def test_a_badge_is_completed_without_changing_what_it_says() -> None:
    whole = completed(assertion(badge={"id": CLASS, "name": "Better"}), SERVER)
    assert isinstance(whole["badge"], dict)
    assert (whole["badge"]["name"], whole["badge"]["id"]) == ("Better", CLASS)
    whole = completed(assertion(), SERVER)
    assert isinstance(whole["badge"], dict)
    assert isinstance(whole["badge"]["issuer"], dict)
    assert (whole["badge"]["id"], whole["badge"]["issuer"]["email"]) == (CLASS, f"office@{HOST}")


def test_without_parts_nothing_is_completed() -> None:
    made = assertion()
    assert completed(made, Archive()) is made
    partly = completed(assertion(badge=badge_class()), Archive())
    assert isinstance(partly["badge"], dict)
    assert partly["badge"]["issuer"] == PROFILE


def test_identifiers_are_filled_in_where_a_part_leaves_them_out() -> None:
    nameless = {CLASS: {"name": "x", "issuer": PROFILE}, PROFILE: {"name": "y"}}
    whole = completed(assertion(), archive_of(nameless))
    assert whole["badge"] == {"name": "x", "issuer": {"name": "y", "id": PROFILE}, "id": CLASS}
