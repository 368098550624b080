import json

import pytest
from jsonschema import Draft202012Validator

from badgefolio.problems import Code, Problem, ProblemError
from badgefolio.sources.schema import SCHEMAS, check, require, schema_names
from badgefolio.sources.text import decode
from badgefolio.sources.yaml import parse_yaml


def problems(schema: str, text: str) -> tuple[Problem, ...]:
    return check(parse_yaml(decode(text.encode(), file="a.yaml")), schema)


def only(schema: str, text: str) -> Problem:
    (problem,) = problems(schema, text)
    return problem


def place(problem: Problem) -> str:
    return str(problem.span)


def test_the_schemas_are_schemas() -> None:
    assert schema_names() == ("addresses", "badge", "page", "site")
    for name in schema_names():
        Draft202012Validator.check_schema(json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8")))


def test_every_option_of_the_schemas_says_what_it_is() -> None:
    def walk(node: object, path: str) -> None:
        if isinstance(node, dict):
            for name, option in node.get("properties", {}).items():
                reference = option.get("$ref")
                assert "description" in option or reference, f"{path}/{name}"
            for key, inner in node.items():
                walk(inner, f"{path}/{key}")
        elif isinstance(node, list):
            for inner in node:
                walk(inner, path)

    for name in schema_names():
        walk(json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8")), name)


def test_a_good_page_has_no_problems() -> None:
    assert (
        problems("page", "title: 1.10\ntags: [2026, no]\nblocks:\n  - heading: 12\n  - badges: all\n") == ()
    )


def test_an_unknown_option_names_the_nearest() -> None:
    problem = only("page", "title: x\ntgas: [a]\n")
    assert problem.code is Code.OPTION_UNKNOWN
    assert place(problem) == "a.yaml:2:1"
    assert problem.hint == 'Did you mean "tags"?'


def test_a_missing_option_says_what_to_add() -> None:
    problem = only("page", "description: x\n")
    assert problem.code is Code.OPTION_MISSING
    assert place(problem) == "a.yaml:1:1"
    assert 'Add a line "title: ..."' in problem.hint


def test_an_option_left_empty_is_missing_where_it_stands() -> None:
    problem = only("page", "description: x\ntitle:\n")
    assert problem.code is Code.OPTION_MISSING
    assert place(problem) == "a.yaml:2:1"


@pytest.mark.parametrize(
    ("schema", "text", "words"),
    [
        ("page", "title: [a]", "must be a text"),
        ("page", "title: x\ntags: a", 'must be a list: "[one, two]"'),
        ("site", "title: x\nowner: Maya", "must be a group of options"),
        ("page", "title: x\nvisibility: pubic", 'must be one of private, unlisted, public, not "pubic"'),
        ("page", "title: ''", "must not be empty"),
        ("page", f"title: {'x' * 300}", "must have at most 255 characters"),
        ("badge", "tags: [a, a]", "names a thing twice"),
        ("badge", "slug: A B", 'has a form that cannot be used here, not "A B"'),
        ("page", "title: x\nblocks:\n  - badges: {limit: ten}", "must be a whole number"),
        ("page", "title: x\nblocks:\n  - badges: {limit: 0}", "must be 1 or more"),
        ("page", "title: x\nblocks:\n  - image: files/x.png\n    decoration: no", "must be true or false"),
        ("page", "title: x\nblocks:\n  - showcase: []", "must not be empty"),
    ],
)
def test_a_wrong_value_says_what_it_must_be(schema: str, text: str, words: str) -> None:
    problem = only(schema, text)
    assert problem.code is Code.OPTION_WRONG
    assert words in problem.message
    assert problem.hint


def test_a_near_word_is_offered_for_a_wrong_one() -> None:
    assert only("page", "title: x\nvisibility: pubic").hint == 'Did you mean "public"?'


def test_a_file_that_is_no_mapping_is_said_once() -> None:
    assert "must be a group of options" in only("page", "- a\n").message
    assert "must be a group of options" in only("page", "text\n").message


def test_a_mistake_inside_a_block_is_said_of_that_block() -> None:
    problem = only("page", "title: x\nblocks:\n  - text: y\n  - badge: z\n    fromat: long\n")
    assert problem.code is Code.OPTION_UNKNOWN
    assert place(problem) == "a.yaml:5:5"
    assert problem.hint == 'Did you mean "format"?'


@pytest.mark.parametrize(
    ("block", "code", "words"),
    [
        ("bagde: x", Code.BLOCK_UNKNOWN, 'no block "bagde"'),
        ("hello", Code.BLOCK_UNKNOWN, 'this one "hello" does not'),
        ("[a]", Code.BLOCK_UNKNOWN, "this one does not"),
        ("{}", Code.BLOCK_UNKNOWN, "this one does not"),
        ("text:", Code.OPTION_MISSING, 'Nothing stands behind "text:"'),
    ],
)
def test_what_is_no_block_is_said(block: str, code: Code, words: str) -> None:
    problem = only("page", f"title: x\nblocks:\n  - {block}\n")
    assert problem.code is code
    assert words in problem.message


def test_a_block_is_known_by_its_name_wherever_it_stands() -> None:
    assert problems("page", "title: x\nblocks:\n  - format: long\n    badge: y\n") == ()


def test_a_query_is_a_word_or_conditions() -> None:
    wrong = only("page", "title: x\nblocks:\n  - badges: al\n")
    assert wrong.hint == 'Did you mean "all"?'
    assert only("page", "title: x\nblocks:\n  - badges: {tgs: x}\n").code is Code.OPTION_UNKNOWN
    assert only("page", "title: x\nblocks:\n  - badges: [a]\n").code is Code.BLOCK_UNKNOWN


def test_all_problems_come_at_once_in_the_order_of_the_file() -> None:
    found = problems("site", "titel: x\nowner: {nme: y}\nlanguage: 12\n")
    lines = [problem.span.line for problem in found if problem.span]
    assert len(found) == 3
    assert lines == sorted(lines)


def test_a_misspelt_name_is_not_missing_too() -> None:
    assert [problem.code for problem in problems("page", "titel: x\n")] == [Code.OPTION_UNKNOWN]
    assert len(problems("page", "tags: [a]\n")) == 1


def test_require_gives_the_mapping_or_raises_everything() -> None:
    good = parse_yaml(decode(b"tags: [a]", file="a.yaml"))
    assert require(good, "badge") is good
    with pytest.raises(ProblemError) as caught:
        require(parse_yaml(decode(b"tgs: [a]\nnot: b", file="a.yaml")), "badge")
    assert len(caught.value.problems) == 2
