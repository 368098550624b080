from typing import TYPE_CHECKING

import pytest

from badgefolio.trust.structure.plain import MAX_DEPTH, MAX_VALUES, TooLargeError, plain

if TYPE_CHECKING:
    from badgefolio.sources.json import Json


def test_what_says_nothing_is_left_out() -> None:
    assert plain({"a": None, "b": [], "c": "", "revokedAssertions": []}) == {"c": "", "revokedAssertions": []}


def test_names_and_values_are_made_plain() -> None:
    written: dict[str, Json] = {
        "@id": "x",
        "@type": "Y",
        "verify": {"@value": 1},
        "schema:name": "n",
        "name": "kept",
        "extensions:a": 1,
    }
    made = plain(written)
    assert made == {"id": "x", "type": "Y", "verification": 1, "name": "kept", "extensions:a": 1}
    assert plain(written, old=True)["verify"] == 1


def test_of_a_name_and_its_alias_the_name_counts() -> None:
    assert plain({"@id": "x", "id": "y"}) == {"id": "y"}
    assert plain({"verify": 1, "verification": None}) == {"verification": 1}


def test_places_in_lists_stay_what_they_are() -> None:
    assert plain({"a": [None, {"b": None}, [1]]}) == {"a": [None, {}, [1]]}


def test_the_context_is_not_touched() -> None:
    context: Json = [{"@id": None}]
    assert plain({"@context": context})["@context"] == context


def test_too_many_values_and_too_deep_ones_are_refused() -> None:
    with pytest.raises(TooLargeError, match=r"^$"):
        plain({"a": [1] * (MAX_VALUES + 1)})
    deep: Json = 1
    for _ in range(MAX_DEPTH + 2):
        deep = {"a": deep}
    with pytest.raises(TooLargeError, match=r"^$"):
        plain({"a": deep})
