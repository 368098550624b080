import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.problems import Code, ProblemError
from badgefolio.sources.json import MAX_DEPTH, as_object, parse_json

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def refused(text: str) -> tuple[Code, str]:
    with pytest.raises(ProblemError) as caught:
        parse_json(text, file="badge.json")
    (problem,) = caught.value.problems
    assert problem.hint
    return problem.code, problem.message


@given(values)
def test_what_json_writes_is_read_back(value: object) -> None:
    assert parse_json(json.dumps(value), file="badge.json") == value


@given(st.text())
def test_any_text_is_a_value_or_a_problem(text: str) -> None:
    try:
        parse_json(text, file="badge.json")
    except ProblemError as error:
        assert error.problems[0].code in {Code.JSON_BROKEN, Code.JSON_UNSAFE}


def test_a_mistake_is_shown_with_its_place_and_line() -> None:
    with pytest.raises(ProblemError) as caught:
        parse_json('{\n  "name": ,\n}', file="badge.json")
    (problem,) = caught.value.problems
    assert problem.code is Code.JSON_BROKEN
    assert problem.span is not None
    assert str(problem.span) == "badge.json:2:11"
    assert problem.span.source == '  "name": ,'
    assert 'found ","' in problem.message


def test_a_text_that_ends_too_early_says_so() -> None:
    assert "ends too early" in refused("[1,")[1]
    assert "ends too early" in refused("")[1]


def test_a_mistake_behind_the_last_line_has_an_empty_line() -> None:
    with pytest.raises(ProblemError) as caught:
        parse_json("[1,\n", file="badge.json")
    span = caught.value.problems[0].span
    assert span is not None
    assert span.line == 2
    assert span.source == ""


def test_a_name_that_stands_twice_is_refused() -> None:
    code, message = refused('{"a": {"x": 1, "y": 2, "x": 3}}')
    assert code is Code.JSON_UNSAFE
    assert '"x"' in message


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity"])
def test_words_that_are_no_numbers_are_refused(word: str) -> None:
    code, message = refused(f"[{word}]")
    assert code is Code.JSON_UNSAFE
    assert word in message


@pytest.mark.parametrize("number", ["1e999", "-1e999", "1" * 500, "0." + "1" * 500])
def test_numbers_out_of_reach_are_refused(number: str) -> None:
    assert refused(number)[0] is Code.JSON_UNSAFE


@pytest.mark.parametrize(
    "text", ['"\\ud800"', '["\\uDFFF"]', '{"\\ud800": 1}', '{"a": ["x", {"b": "\\udc00"}]}']
)
def test_half_characters_are_refused(text: str) -> None:
    code, message = refused(text)
    assert code is Code.JSON_UNSAFE
    assert "surrogate" in message


def test_whole_characters_written_as_pairs_are_read() -> None:
    assert parse_json('["\\ud83d\\ude00", 1]', file="badge.json") == ["\U0001f600", 1]


def test_depth_has_a_cap_that_brackets_in_texts_do_not_touch() -> None:
    deep = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert parse_json(deep, file="badge.json") is not None
    assert refused(f"[{deep}]")[0] is Code.JSON_UNSAFE
    assert parse_json(json.dumps("[" * 500 + '\\"'), file="badge.json") == "[" * 500 + '\\"'


def test_length_has_a_cap() -> None:
    with pytest.raises(ProblemError) as caught:
        parse_json("[1, 2, 3]", file="badge.json", max_characters=5)
    assert "at most 5" in caught.value.problems[0].message


def test_as_object_gives_objects_only() -> None:
    assert as_object({"a": 1}) == {"a": 1}
    assert as_object([1]) is None
