"""Where two versions of a document differ, and what counts as the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.sources.compare import MOST, Difference, differences
from badgefolio.sources.json import Json

ANY: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.text(max_size=4),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(max_size=3), below, max_size=3),
    max_leaves=10,
)


def told(before: Json, after: Json) -> list[tuple[str, str, str]]:
    return [(one.pointer, one.before, one.after) for one in differences(before, after)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        ({"a": None}, {}),
        ({"a": []}, {}),
        ({"a": ["x"]}, {"a": "x"}),
        ({"badge": {"id": "https://b.example/", "type": "BadgeClass"}}, {"badge": "https://b.example/"}),
        ({"badge": "https://b.example/"}, {"badge": {"@id": "https://b.example/"}}),
        ({"a": [1, [2, {"b": None}]]}, {"a": [1, [2, {}]]}),
        ({"a": 1}, {"a": 1.0}),
    ],
)
def test_what_means_the_same_is_the_same(before: Json, after: Json) -> None:
    assert told(before, after) == []


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"a": 1}, {"a": 2}, [("/a", "1", "2")]),
        ({"a": 1}, {}, [("/a", "1", "")]),
        ({}, {"a": "x"}, [("/a", "", '"x"')]),
        ({"a": True}, {"a": 1}, [("/a", "true", "1")]),
        ({"a": "1"}, {"a": 1}, [("/a", '"1"', "1")]),
        ({"a/b~c": {"d": 1}}, {"a/b~c": {"d": 2}}, [("/a~1b~0c/d", "1", "2")]),
        ({"a": [1, 2]}, {"a": [2, 1]}, [("/a/0", "1", "2"), ("/a/1", "2", "1")]),
        ({"a": [1, 2]}, {"a": [1, 2, 3]}, [("/a", "[1, 2]", "[1, 2, 3]")]),
        ({"badge": "urn:a"}, {"badge": {"id": "x"}}, [("/badge", '"urn:a"', '{"id": "x"}')]),
        ([], {"a": 1}, [("", "", '{"a": 1}')]),
    ],
)  # fmt: skip
def test_what_differs_is_told_by_its_place(
    before: Json, after: Json, expected: list[tuple[str, str, str]]
) -> None:
    assert told(before, after) == expected


def test_values_are_short_and_fit_for_a_terminal() -> None:
    ((_, before, after),) = told({"a": "x" * 500}, {"a": "\u202e\u0085"})
    assert len(before) <= 81
    assert before.endswith("…")
    assert after == '"??"'


def test_there_is_an_end() -> None:
    before: Json = {str(number): number for number in range(1000)}
    assert len(differences(before, {})) == MOST


@given(document=ANY)
def test_a_document_is_as_it_is(document: Json) -> None:
    assert differences(document, document) == ()


@given(one=ANY, other=ANY)
def test_both_ways_tell_the_same_places(one: Json, other: Json) -> None:
    there, back = differences(one, other), differences(other, one)
    assert [(two.pointer, two.after, two.before) for two in there] == [
        (two.pointer, two.before, two.after) for two in back
    ]
    assert all(isinstance(two, Difference) for two in there)
