import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from tests.render.conftest import Skeleton

from badgefolio.render.effort import is_too_much
from badgefolio.render.prose import MAX_CHARACTERS, prose
from badgefolio.render.views import By, Prose

_TAGS = """
    a abbr b blockquote br code dd del dl dt em h1 h2 h3 h4 h5 h6 hr i kbd li ol p pre q s small strong sub
    sup table tbody td th thead tr ul div
"""
ALLOWED = set(_TAGS.split())


def html(markdown: str, by: By = By.OWNER, level: int = 3, language: str | None = None) -> str:
    return prose(Prose(markdown=markdown, by=by, language=language), level)


def test_nothing_gives_nothing() -> None:
    assert prose(None) == ""
    assert html(" \n ") == ""


def test_a_text_becomes_paragraphs_and_lists() -> None:
    assert html("A **b** *c* `d`\n\n- e\n- f") == (
        "<p>A <strong>b</strong> <em>c</em> <code>d</code></p>\n<ul>\n<li>e</li>\n<li>f</li>\n</ul>"
    )
    assert isinstance(prose(Prose(markdown="a", by=By.OWNER)), Markup)


def test_signs_of_html_stay_text() -> None:
    assert html("1 < 2 & {{ 7*7 }} {% x %}") == "<p>1 &lt; 2 &amp; {{ 7*7 }} {% x %}</p>"


def test_a_table_keeps_its_columns() -> None:
    made = html("a | b\n--|--:\n1 | 2")
    assert '<th align="right">b</th>' in made
    assert '<td align="right">2</td>' in made


def test_code_in_fences_stays_as_it_is() -> None:
    assert html("```python\n<b>\n```") == "<pre><code>&lt;b&gt;\n</code></pre>"


def test_links_of_owners_and_of_issuers_differ() -> None:
    text = "[a](https://x.example 'T')"
    owners = '<p><a href="https://x.example" title="T" rel="noopener noreferrer">a</a></p>'
    assert html(text) == owners
    assert html(text, By.ISSUER) == owners.replace("noreferrer", "noreferrer nofollow")
    assert 'href="mailto:a@b.example"' in html("[a](mailto:a@b.example)")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#10;script:alert(1)",
        "java&Tab;script:alert(1)",
        "&#106;avascript:alert(1)",
        "&#x6A;avascript:alert(1)",
        "\x01javascript:alert(1)",
        " javascript:alert(1)",
        "<javascript:alert(1)>",
        "javascript&colon;alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "blob:x",
        "file:///etc/passwd",
        "//evil.example",
        "/x",
        "x.html",
        "#x",
    ],
)
@pytest.mark.parametrize("form", ["[a]({})", "[a][b]\n\n[b]: {}", "<{}>", '<a href="{}">a</a>', "[a](<{}>)"])
def test_only_web_addresses_and_mail_are_links(form: str, address: str) -> None:
    found = Skeleton(html(form.format(address)))
    assert found.values("a", "href") == []


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "![a](https://evil.example/x.png)",
        "![a][b]\n\n[b]: https://evil.example/x.png",
        "<svg onload=alert(1)><a xlink:href='javascript:x'>",
        "<iframe src='https://evil.example'></iframe>",
        "<style>@import url(https://evil.example)</style>",
        "<p style='background:url(https://evil.example)' id='x' class='y' onclick='z'>a</p>",
        "<form action='https://evil.example'><input autofocus onfocus=alert(1)></form>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
        "<a href='https://x.example' onclick='x' style='x' target='_top' rel='opener'>a</a>",
        "<div>\n<object data='x'></object>\n</div>",
        "```\n</code></pre><img src=x onerror=alert(1)>\n```",
        "`</code><img src=x onerror=alert(1)>`",
        '[a](https://x.example "\\"><img src=x onerror=alert(1)>")',
        "<h1 id=location>a</h1>",
        "<!--><img src=x onerror=alert(1)>-->",
        "<![CDATA[<img src=x onerror=alert(1)>]]>",
        "<base href='https://evil.example'><meta http-equiv=refresh content=0><link rel=stylesheet href=x>",
    ],
)
def test_raw_html_runs_and_loads_nothing(text: str) -> None:
    found = Skeleton(html(text, By.ISSUER))
    assert {tag for tag, _ in found.tags} <= ALLOWED
    assert {(tag, name) for tag, name, _ in found.attributes} <= {("a", "href"), ("a", "title"), ("a", "rel")}


@pytest.mark.parametrize(
    ("text", "level", "names"),
    [
        ("# a\n\n## b", 3, ["h3", "h4"]),
        ("### a\n\n# b", 2, ["h4", "h2"]),
        ("###### a", 2, ["h2"]),
        ("# a\n\n###### b", 6, ["h6", "h6"]),
        ("<h2>a</h2>", 1, ["h1"]),
        ("a", 3, []),
        ("`<h1>`", 3, []),
    ],
)
def test_headings_fit_below_the_heading_they_stand_under(text: str, level: int, names: list[str]) -> None:
    found = Skeleton(html(text, level=level))
    assert [tag for tag, _ in found.tags if re.fullmatch("h[1-6]", tag)] == names


def test_a_text_in_another_language_says_so() -> None:
    assert html("Hallo", language="de") == '<div lang="de" dir="auto"><p>Hallo</p></div>'
    assert html("x", language='"><script>') == '<div lang="&#34;&gt;&lt;script&gt;" dir="auto"><p>x</p></div>'


def test_a_text_is_cut_where_it_is_too_long() -> None:
    assert html("a" * (MAX_CHARACTERS + 9)) == f"<p>{'a' * MAX_CHARACTERS}</p>"


HEAVY = {
    "brackets": "[",
    "pictures": "![",
    "links": "[a](",
    "nested": "[a",
    "strong": "**a",
    "mixed": "*_",
    "code": "`a",
    "quotations": ">",
    "spaced quotations": "> ",
    "lists": "- ",
    "numbers": "1. ",
    "tags": "<a ",
    "declarations": "<![",
    "comments": "<!--",
    "elements": "<div>",
    "entities": "&",
    "escapes": "\\",
    "cells": "|a",
    "fences": "~~~\n",
    "paragraphs": "a\n\n",
    "addresses": "<http://a>",
    "targets": "[a]: b\n",
}


@pytest.mark.parametrize("sign", HEAVY.values(), ids=HEAVY)
def test_a_text_made_to_keep_a_converter_busy_ends_soon(sign: str) -> None:
    began = time.process_time()
    html(sign * (MAX_CHARACTERS // len(sign)), By.ISSUER)
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "text",
    [
        " ".join("`" * number for number in range(440)),
        "`" * 900 + "a" * 90_000,
        "[" * 100 + "a" * 90_000,
        "\n".join(" " * number + "- a" for number in range(400)),
        "\n".join(">" * number + " a" for number in range(400)),
        "[" * 40_000 + "]" * 40_000,
    ],
)
def test_other_heavy_texts_end_soon(text: str) -> None:
    began = time.process_time()
    html(text, By.ISSUER)
    assert time.process_time() - began < 5


def test_what_is_too_heavy_is_shown_as_it_is_written() -> None:
    text = "<b>1</b>\n" + "[" * 9_000 + "\n\nend"
    assert html(text) == f"<p>&lt;b&gt;1&lt;/b&gt;<br>{'[' * 9_000}</p><p>end</p>"


def test_lists_too_deep_for_the_converter_are_shown_as_they_are_written() -> None:
    text = "\n\n".join("    " * 49 * number + "1. " * 49 + "a" for number in range(12))
    assert not is_too_much(text)
    assert html(text).startswith(f"<p>{'1. ' * 49}a</p>")


@pytest.mark.parametrize(
    "text",
    [
        "[a](https://x.example) and ![b](c) " * 20,
        "```\n" + "x = [1, 2][0] < 3\n" * 50 + "```",
        "\n\n".join(f"## {number}\n\n- [a](https://x.example/{number})\n- `b`" for number in range(400)),
        "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 200,
        "> > quoted\n\n1. a\n    1. b\n        1. c\n",
    ],
)
def test_ordinary_texts_are_not_too_heavy(text: str) -> None:
    assert not is_too_much(text)


SIGNS = ["[", "]", "(", ")", "<", ">", "!", "*", "_", "`", "\n", "\n\n", "    ", "- ", "1. ", "> ", "# ", "a"]
SIGNS += ["<!", "<![", "<!--", "-->", "<?", "<div>", "</div>", "&", "\\", "|", "~~~", "\x02", "\x03", "\x00"]
SIGNS += [
    "javascript:",
    "<img src=x onerror=alert(1)>",
    "href=",
    '"',
    "'",
    "[a]: b",
    "<a ",
    "wzxhzdk:0",
    "klzzwxh:0",
]


@given(st.lists(st.sampled_from(SIGNS), max_size=40).map("".join))
def test_any_text_becomes_only_what_is_allowed(text: str) -> None:
    found = Skeleton(html(text, By.ISSUER))
    assert {tag for tag, _ in found.tags} <= ALLOWED
    for tag, name, value in found.attributes:
        assert (tag, name) in {("a", "href"), ("a", "title"), ("a", "rel"), ("th", "align"), ("td", "align")}
        assert name != "href" or value.lower().startswith(("http:", "https:", "mailto:"))
