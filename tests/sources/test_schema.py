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
    assert schema_names() == ("addresses", "badge", "cv", "endorsement", "page", "path", "site")
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
        ("page", "title: x\nvisibility: pubic", 'unlisted, password, public, not "pubic"'),
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
    assert only("page", "title: x\nblocks:\n  - badges: [a]\n").code is Code.OPTION_WRONG


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


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("text: T\n    padding: 3", '"padding" must go up in steps of 5, not "3".'),
        ("text: T\n    padding: 55", '"padding" must be 50 or less, not "55".'),
        ("text: T\n    padding: -5", '"padding" must be 0 or more, not "-5".'),
        ("text: T\n    padding: wide", '"padding" must be a whole number, not "wide".'),
        ("columns: [[text: T]]", '"columns" must have at least 2 of them.'),
        ("columns: [[text: A], [text: B], [text: C], [text: D]]", '"columns" must have at most 3 of them.'),
        ("columns: [[text: A], []]", '"columns" must not be empty.'),
        ("cv: {work: yes}", '"cv" has a form that cannot be used here.'),
        ("timeline: [a]", '"timeline" has a form that cannot be used here.'),
        ("showcase: [[a]]", '"showcase" has a form that cannot be used here.'),
        ("media: files/a.mp4", '"title" is missing here.'),
        ("statistics: [badges, badges]", '"statistics" names a thing twice.'),
    ],
)
def test_numbers_and_lists_out_of_bounds_are_said_in_words(said: str, message: str) -> None:
    problem = only("page", f"title: T\nblocks:\n  - {said}\n")
    assert problem.message == message
    assert problem.hint


@pytest.mark.parametrize("padding", range(0, 51, 5))
def test_every_step_of_padding_is_right(padding: int) -> None:
    assert problems("page", f"title: T\npadding: {padding}\nblocks:\n  - text: T\n") == ()


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("text: T\n    border: thin-doted-dark", 'Did you mean "thin-dotted-dark"?'),
        ("text: T\n    bordr: none", 'Did you mean "border"?'),
        ("columns: [[heding: T], [text: T]]", 'Did you mean "heading"?'),
        ("statistics: [badge]", 'Did you mean "badges"?'),
        ("timeline: al", 'Did you mean "all"?'),
        ("cv: [wrk]", 'Did you mean "work"?'),
    ],
)
def test_a_misspelt_word_of_a_block_names_the_nearest(said: str, hint: str) -> None:
    assert only("page", f"title: T\nblocks:\n  - {said}\n").hint == hint


def test_columns_hold_no_columns() -> None:
    inner = "columns: [[text: A], [text: B]]"
    problem = only("page", f"title: T\nblocks:\n  - columns:\n      - - {inner}\n      - - text: C\n")
    assert problem.code is Code.BLOCK_UNKNOWN
    assert place(problem) == "a.yaml:4:11"
