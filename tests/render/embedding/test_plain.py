from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.render.embedding.plain import Embedded, Shown, bare, fitted, one_line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  a\n\n b\tc ", "a b c"),
        ("a\u202eb\u2066c\u2069", "abc"),
        ("a\x00\x1b\ufffeb", "ab"),
        ("شارة 🎓 é — “x”", "شارة 🎓 é — “x”"),
        ("\ud800", ""),
    ],
)
def test_a_text_is_on_one_line_and_hides_nothing(text: str, line: str) -> None:
    assert one_line(text) == line


@given(st.text())
def test_a_line_stays_as_it_is_and_can_be_written(text: str) -> None:
    line = one_line(text)
    assert one_line(line) == line
    assert len(line.splitlines()) <= 1
    line.encode()


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        ("https://a.example/b-c_d/e.png?x=1&y=2#z", "https://a.example/b-c_d/e.png?x=1&y=2#z"),
        ("https://a.example/(b)[c]{d}", "https://a.example/%28b%29%5Bc%5D%7Bd%7D"),
        ("https://a.example/%C3%A9%20", "https://a.example/%C3%A9%20"),
        ("https://a.example/é\"'<>`\\^|*", "https://a.example/%C3%A9%22%27%3C%3E%60%5C%5E%7C%2A"),
    ],
)
def test_an_address_holds_no_sign_that_ends_it(url: str, clean: str) -> None:
    assert bare(url) == clean


@given(st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="%")))
def test_a_cleaned_address_means_the_same(url: str) -> None:
    assert unquote(bare(url)) == url
    assert not set(bare(url)) & set("()[]{}<>\"'`\\^|* \n")


@pytest.mark.parametrize(
    ("size", "side", "fits"),
    [
        ((300, 200), 130, (130, 87)),
        ((200, 300), 130, (87, 130)),
        ((64, 32), 130, (64, 32)),
        ((0, 0), 130, (130, 130)),
        ((5000, 1), 130, (130, 1)),
    ],
)
def test_a_picture_is_shown_whole_and_never_larger_than_it_is(
    size: tuple[int, int], side: int, fits: tuple[int, int]
) -> None:
    assert fitted(*size, side) == fits


def test_what_is_embedded_is_cleaned_as_a_whole() -> None:
    odd = Embedded(
        url="u (1)",
        embed_url="e [1]",
        title="\n",
        line="a\nb",
        picture=Shown(url="p (1)", width=1, height=2, alt=" a\n"),
        cards=("c (1)",),
        script="s (1)",
    )
    assert odd.clean == Embedded(
        url="u%20%281%29",
        embed_url="e%20%5B1%5D",
        title="u%20%281%29",
        line="a b",
        picture=Shown(url="p%20%281%29", width=1, height=2, alt="a"),
        cards=("c%20%281%29",),
        script="s%20%281%29",
    )
