from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.portfolio.hiding import made_private
from badgefolio.problems import Code, ProblemError
from badgefolio.sources.text import decode
from badgefolio.sources.yaml import Mapping, parse_yaml

FILE = "content/badges/one.yaml"


def private(text: str) -> str:
    return made_private(text.encode(), file=FILE).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "visibility: private\n"),
        ("# Only a comment", "# Only a comment\nvisibility: private\n"),
        ("visibility: public\n", "visibility: private\n"),
        ("visibility:   public   # for all\ntags: [a]\n", "visibility:   private   # for all\ntags: [a]\n"),
        ("tags: [a]\nvisibility: 'unlisted'", "tags: [a]\nvisibility: private"),
        ("tags: [a]\r\nvisibility: public\r\n", "tags: [a]\r\nvisibility: private\r\n"),
        ("visibility:\ntags: [a]\n", "visibility: private\ntags: [a]\n"),
        ("# head\n# more\ntags: [a]\n", "# head\n# more\nvisibility: private\ntags: [a]\n"),
        ("\ufefftags: [a]\n", "\ufeffvisibility: private\ntags: [a]\n"),
        ("title: T\r\ntags: [a]\r\n", "visibility: private\r\ntitle: T\r\ntags: [a]\r\n"),
        ("  slug: x\n  tags: [a]\n", "  visibility: private\n  slug: x\n  tags: [a]\n"),
        ("{visibility: public, tags: [a]}", "{visibility: private, tags: [a]}"),
        ("note: |\n  visibility: public\n", "visibility: private\nnote: |\n  visibility: public\n"),
        ("visibility: private # mine\n", "visibility: private # mine\n"),
        ("defaults: {visibility: public}\n", "visibility: private\ndefaults: {visibility: public}\n"),
    ],
)
def test_one_line_changes_and_everything_else_stays(before: str, after: str) -> None:
    assert private(before) == after
    assert private(after) == after


@pytest.mark.parametrize(
    "text", ["{tags: [a]}", "visibility: >-\n  pub\n  lic\n", "- a\n", "--- \ntags: [a]\n"]
)
def test_what_cannot_be_changed_safely_is_left_to_the_owner(text: str) -> None:
    try:
        made = private(text)
    except ProblemError as error:
        assert [one.code for one in error.problems] == [Code.OPTION_WRONG]
        assert "in a line of its own" in error.problems[0].hint
    else:
        assert "visibility: private" in made


def test_a_broken_file_is_said_and_not_touched() -> None:
    with pytest.raises(ProblemError) as caught:
        private("tags: [a\n")
    assert caught.value.problems[0].code is Code.YAML_BROKEN


LINES = [
    "tags: [a, b]",
    "# words: public",
    "",
    "note: |",
    "  visibility: public",
    "slug: x",
    "visibility: public",
    "visibility: 'public' # why",
    'alt: "visibility: public"',
    "  more",
    "evidence:",
    "  - url: https://a.example",
]
lines = st.sampled_from(LINES)


@given(st.lists(lines, max_size=7), st.sampled_from(["\n", "\r\n"]), st.sampled_from([0, 1]))
def test_any_file_becomes_private_and_keeps_what_it_said(several: list[str], end: str, ends: int) -> None:
    text = end.join(several) + end * ends
    try:
        made = private(text)
    except ProblemError:
        return
    node = parse_yaml(decode(made.encode(), file=FILE))
    assert isinstance(node, Mapping)
    said = {key.text: getattr(value, "text", "") for key, value in node.entries}
    assert said["visibility"] == "private"
    before, after = Counter(text.splitlines()), Counter(made.splitlines())
    assert (before - after).total() <= 1
    assert (after - before).total() <= 1
    assert all("visibility" in line for line in before - after)
