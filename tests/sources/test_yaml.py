import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.problems import Code, Problem, ProblemError
from badgefolio.sources.text import decode
from badgefolio.sources.yaml import MAX_NODES, Mapping, Node, Scalar, Sequence, parse_yaml


def parse(text: str) -> Node:
    return parse_yaml(decode(text.encode(), file="a.yaml"))


def mapping(text: str) -> Mapping:
    node = parse(text)
    assert isinstance(node, Mapping)
    return node


def value(text: str) -> Scalar:
    node = mapping(f"a: {text}\n").get("a")
    assert isinstance(node, Scalar)
    return node


def refused(text: str) -> Problem:
    with pytest.raises(ProblemError) as caught:
        parse(text)
    (problem,) = caught.value.problems
    assert problem.hint
    assert problem.span is not None
    return problem


def plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.text: plain(inner) for key, inner in node.entries}


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
documents = st.dictionaries(
    texts,
    st.recursive(
        texts, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4)
    ),
)


@given(documents)
def test_what_yaml_writes_is_read_back_as_text(document: dict[str, object]) -> None:
    text = yaml.safe_dump(document, allow_unicode=True, default_style='"', width=1000)
    assert plain(parse(text)) == document


@given(st.text())
def test_any_text_is_a_node_or_a_problem(text: str) -> None:
    try:
        source = decode(text.encode("utf-8", "surrogatepass"), file="a.yaml")
        parse_yaml(source)
    except ProblemError as error:
        assert error.problems[0].code.startswith(("yaml", "text"))


@pytest.mark.parametrize(
    "word", ["no", "off", "yes", "NO", "1:30", "2026-05-03", "1.10", "0x10", "1e3", "012"]
)
def test_words_that_other_readers_change_stay_words(word: str) -> None:
    assert value(word).text == word
    assert value(word).boolean is None


def test_true_and_false_are_switches_unless_quoted() -> None:
    assert value("true").boolean is True
    assert value("FALSE").boolean is False
    assert value('"true"').boolean is None


def test_whole_numbers_are_numbers_unless_quoted() -> None:
    assert value("12").integer == 12
    assert value("-3").integer == -3
    assert value("'12'").integer is None
    assert value("1.5").integer is None


@pytest.mark.parametrize("text", ["", "~", "null"])
def test_what_is_left_empty_counts_as_absent(text: str) -> None:
    node = mapping(f"a: {text}\nb: x\n")
    assert node.get("a") is None
    assert node.key("a") is not None
    assert node.get("c") is None
    assert node.key("c") is None


def test_an_empty_file_is_an_empty_mapping() -> None:
    assert mapping("").entries == ()
    assert mapping("# only a note\n").entries == ()


def test_places_are_lines_and_columns_from_one() -> None:
    node = mapping("title: x\nblocks:\n  - text: hello\n")
    blocks = node.get("blocks")
    assert isinstance(blocks, Sequence)
    (block,) = blocks.items
    assert isinstance(block, Mapping)
    text = block.get("text")
    assert isinstance(text, Scalar)
    assert (text.span.line, text.span.column, text.span.length) == (3, 11, 5)
    assert text.span.source == "  - text: hello"


def test_a_text_over_several_lines_has_a_place() -> None:
    text = value("|\n  one\n  two")
    assert text.text == "one\ntwo\n"
    assert text.is_plain is False
    assert text.span.length == 1


def test_a_name_that_stands_twice_is_refused_with_both_lines() -> None:
    problem = refused("a: 1\nb: 2\na: 3\n")
    assert problem.code is Code.YAML_KEY_TWICE
    assert problem.span is not None
    assert problem.span.line == 3
    assert "line 1" in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "a: &x 1\nb: *x",
        "a: *x",
        "a: !!python/object:os.system x",
        "a: !x y",
        "a: 1\n---\nb: 2",
        "? [a]\n: b",
        "a: \x07",
        "[" * 50_000,
        "- " * 50_000,
        "a: [" + "1, " * MAX_NODES + "1]",
    ],
)
def test_what_is_not_needed_is_refused(text: str) -> None:
    assert refused(text).code is Code.YAML_NOT_ALLOWED


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("title: Part: one", (1, 12), "inside a text"),
        ("blocks:\n\t- text: x", (2, 1), "tab"),
        ('title: "open', (1, 13), "quote"),
        ("tags: [a, b", (1, 12), "bracket"),
        ("tags: {a: b", (1, 12), "bracket"),
        ("title: @maya", (1, 8), "may not start"),
        ("title: x\n note: y", (2, 6), "does not follow"),
        ("title\nnote: y", (2, 5), "does not follow"),
        ("- a\nnote: b", (2, 1), "not indented"),
    ],
)
def test_common_mistakes_are_said_in_words(text: str, place: tuple[int, int], words: str) -> None:
    problem = refused(text)
    assert problem.code is Code.YAML_BROKEN
    assert problem.span is not None
    assert (problem.span.line, problem.span.column) == place
    assert words in problem.message


def test_a_tag_that_says_only_text_is_read() -> None:
    assert value("! x").text == "x"
