"""What search engines and networks read has no markup in it."""

import pytest

from badgefolio.render.prose import plain, shortened


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("**Sharp** and _soft_", "Sharp and soft"),
        ("# Head\n\nOne [link](https://a.example)\n\n- a\n- b", "Head One link a b"),
        ("AT&amp;T < 3 & <b>x</b>", "AT&T < 3 & x"),
        ("a<script>alert(1)</script>b", "ab"),
        ("", ""),
    ],
)
def test_markdown_becomes_words(markdown: str, text: str) -> None:
    assert plain(markdown) == text


def test_a_long_text_is_cut_between_words() -> None:
    short = shortened("word " * 100)
    assert short.endswith("word…")
    assert len(short) <= 200
    assert shortened("x" * 500) == "x" * 199 + "…"
    assert shortened(" a \n b ") == "a b"
