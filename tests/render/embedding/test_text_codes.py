import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from hypothesis import given, settings
from markdown import markdown
from tests.render.conftest import Skeleton
from tests.render.embedding.made import NASTY, PLAIN, TEXTS, embedded

from badgefolio.render.embedding import text_codes as texts
from badgefolio.render.embedding.plain import Embedded

Make = Callable[[Embedded], str]

URL = PLAIN.url
BARE = replace(PLAIN, picture=None)


def test_every_format_shows_the_picture_and_the_name() -> None:
    assert texts.markdown(PLAIN) == (
        "[![A red cross](https://maya.example/badges/a/small.png)](https://maya.example/badges/a/)\n"
        "[First aid](https://maya.example/badges/a/)"
    )
    assert texts.bbcode(PLAIN) == (
        "[url=https://maya.example/badges/a/][img]https://maya.example/badges/a/small.png[/img][/url]\n"
        "[url=https://maya.example/badges/a/]First aid[/url]"
    )
    assert texts.asciidoc(PLAIN) == (
        'image::https://maya.example/badges/a/small.png["A red cross",width=130,height=87,'
        'link="https://maya.example/badges/a/"]\n\nlink:https://maya.example/badges/a/[First aid]'
    )
    assert texts.rst(PLAIN) == (
        ".. image:: https://maya.example/badges/a/small.png\n   :alt: A red cross\n   :width: 130\n"
        "   :target: https://maya.example/badges/a/\n\n`First aid <https://maya.example/badges/a/>`__"
    )
    assert texts.latex(PLAIN) == (
        "% \\usepackage{hyperref}\n\\href{https://maya.example/badges/a/}{First aid}\n"
        "Issued by badges.example."
    )


def test_without_a_picture_the_name_is_left() -> None:
    assert texts.markdown(BARE) == "[First aid](https://maya.example/badges/a/)"
    assert texts.bbcode(BARE) == "[url=https://maya.example/badges/a/]First aid[/url]"
    assert texts.asciidoc(BARE) == "link:https://maya.example/badges/a/[First aid]"
    assert texts.rst(BARE) == "`First aid <https://maya.example/badges/a/>`__"
    assert texts.latex(replace(BARE, line="")).endswith("\\href{https://maya.example/badges/a/}{First aid}")


def spaced(text: str) -> str:
    return " ".join(text.split())


@given(TEXTS, TEXTS)
def test_markdown_is_one_picture_in_a_link_and_one_link(title: str, alt: str) -> None:
    odd = embedded(title, alt=alt)
    found = Skeleton(markdown(texts.markdown(odd)))
    assert [tag for tag, _ in found.tags] == ["p", "a", "img", "a"]
    assert found.values("a", "href") == [URL, URL]
    assert spaced("".join(found.texts)) == spaced(odd.title)


def parts(code: str) -> tuple[list[nodes.image], list[nodes.reference], nodes.document]:
    tree = publish_doctree(
        code, settings_overrides={"halt_level": 2, "report_level": 2, "raw_enabled": False}
    )
    return list(tree.findall(nodes.image)), list(tree.findall(nodes.reference)), tree


@settings(max_examples=50)
@given(TEXTS, TEXTS)
def test_rst_is_one_picture_in_a_link_and_one_link(title: str, alt: str) -> None:
    odd = embedded(title, alt=alt)
    assert odd.picture
    images, references, tree = parts(texts.rst(odd))
    assert [one["uri"] for one in images] == [odd.picture.url]
    assert [one["refuri"] for one in references] == [URL, URL]
    assert references[1].astext() == odd.title
    assert images[0]["alt"] == (odd.picture.alt or odd.title)
    assert len(tree.children) == 2


def without_codes(text: str) -> str:
    """Read the numeric character references that AsciiDoc keeps."""
    return re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), text)


@given(TEXTS, TEXTS)
def test_asciidoc_is_one_picture_and_one_link(title: str, alt: str) -> None:
    odd = embedded(title, alt=alt)
    assert odd.picture
    found = re.fullmatch(
        r'image::(\S+?)\["([^"\]\[{}<>]*)",width=130,height=87,link="(\S+?)"\]\n\nlink:(\S+?)\[([^\]\[{}<>]*)\]',
        texts.asciidoc(odd),
    )
    assert found
    assert (found[1], found[3], found[4]) == (odd.picture.url, URL, URL)
    assert (without_codes(found[2]), without_codes(found[5])) == (odd.picture.alt, odd.title)
    # nothing is left that Asciidoctor formats or replaces
    assert not re.search(r"[*_`#^~+|\\=:;'\"]|--|\.\.", re.sub(r"&#\d+;", "", found[2] + found[5]))


@given(TEXTS, TEXTS)
def test_bbcode_has_its_own_tags_and_no_other(title: str, alt: str) -> None:
    odd = embedded(title, alt=alt)
    assert odd.picture
    tags = re.findall(r"\[[^\]]*\]", texts.bbcode(odd))
    assert tags == [f"[url={URL}]", "[img]", "[/img]", "[/url]", f"[url={URL}]", "[/url]"]


BACK = {
    r"\textbackslash{}": "\\",
    r"\textasciicircum{}": "^",
    r"\textasciitilde{}": "~",
    r"\textless{}": "<",
    r"\textgreater{}": ">",
    r"\textbar{}": "|",
    "{''}": '"',
    r"\textasciigrave{}": "`",
    "{[}": "[",
    "{]}": "]",
    **{rf"\{sign}": sign for sign in "{}$&%#_"},
}


def read_latex(text: str) -> str:
    """Read a text as TeX sets it; what is left of its own signs is a mistake."""
    known = re.compile("|".join(re.escape(one) for one in sorted(BACK, key=len, reverse=True)))
    assert not set(known.sub("", text)) & set("\\{}$&%#_^~")
    return known.sub(lambda found: BACK[found[0]], text)


@given(TEXTS, TEXTS)
def test_latex_is_one_link_and_one_line(title: str, line: str) -> None:
    odd = embedded(title, line)
    comment, link, *rest = texts.latex(odd).split("\n")
    assert comment == "% \\usepackage{hyperref}"
    head = f"\\href{{{URL}}}{{"
    assert link.startswith(head)
    assert link.endswith("}")
    assert read_latex(link[len(head) : -1]) == odd.title
    assert [read_latex(one) for one in rest] == ([odd.line] if odd.line else [])


def test_an_address_in_latex_has_no_sign_of_tex() -> None:
    odd = Embedded(url="https://a.example/%C3%A9?x=1&y=2#z", embed_url="", title="A").clean
    assert texts.latex(odd).split("\n")[1] == r"\href{https://a.example/\%C3\%A9?x=1\&y=2\#z}{A}"


@pytest.mark.parametrize("make", [texts.markdown, texts.bbcode, texts.asciidoc, texts.rst, texts.latex])
def test_an_address_with_brackets_stays_whole(make: Make) -> None:
    odd = replace(BARE, url="https://a.example/(b)[c]/%28d/").clean
    assert "https://a.example/%28b%29%5Bc%5D/%28d/" in make(odd).replace("\\%", "%")


def test_asciidoc_leaves_an_address_as_it_is() -> None:
    for url in (
        "https://xn--caf-dma.example/a/",
        "https://a.example/~maya/b__c__d/",
        "https://a.example/b--c/",
    ):
        assert texts.asciidoc(replace(BARE, url=url)) == f"link:++{url}++[First aid]"
    assert texts.asciidoc(replace(BARE, url="https://a.example/c++/")) == (
        "link:++https://a.example/c%2B%2B/++[First aid]"
    )


@pytest.mark.parametrize("title", NASTY)
def test_every_format_has_as_many_lines_as_for_a_plain_title(title: str) -> None:
    for make in (texts.markdown, texts.bbcode, texts.asciidoc, texts.rst, texts.latex):
        assert make(embedded(title, "x", "y")).count("\n") == make(PLAIN).count("\n")
