from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from tests.render.conftest import Skeleton
from tests.render.embedding.made import PLAIN, TEXTS, embedded

from badgefolio.render.embedding import html_codes as html
from badgefolio.render.embedding.plain import Embedded, Shown

Make = Callable[[Embedded], str]

MAKERS = [html.card, html.image_link, html.readme, html.signature]
# what WordPress, HTML Purifier (Moodle) and mail programs let stand
ELEMENTS = {"a", "img", "div", "span", "strong", "br", "table", "tr", "td", "picture", "source"}


def test_a_card_stands_without_any_style_and_with_it_has_both_colours() -> None:
    made = html.card(PLAIN)
    found = Skeleton(made)
    assert {tag for tag, _ in found.tags} == {"div", "a", "img", "br", "strong", "span"}
    box = found.values("div", "style")[0]
    assert "background-color:#ffffff;color:#1f2328" in box
    assert found.texts == ["First aid", "Issued by badges.example."]
    assert (found.values("img", "width"), found.values("img", "height")) == (["130"], ["87"])


def test_a_readme_has_a_card_for_the_dark() -> None:
    assert html.readme(PLAIN) == (
        '<a href="https://maya.example/badges/a/"><picture><source media="(prefers-color-scheme: dark)"'
        ' srcset="https://maya.example/badges/a/card-dark.svg"><img'
        ' src="https://maya.example/badges/a/card.svg" alt="First aid. Issued by badges.example."'
        ' width="360"></picture></a>'
    )
    assert html.readme(replace(PLAIN, cards=())) == html.image_link(PLAIN)


def test_a_signature_is_a_small_table() -> None:
    found = Skeleton(html.signature(PLAIN))
    assert [tag for tag, _ in found.tags][:3] == ["table", "tr", "td"]
    assert (found.values("img", "width"), found.values("img", "height")) == (["48"], ["32"])


def test_without_a_picture_and_a_line_the_name_is_left() -> None:
    bare = replace(PLAIN, picture=None, line="")
    assert html.image_link(bare) == '<a href="https://maya.example/badges/a/">First aid</a>'
    for make in (html.card, html.signature):
        assert Skeleton(make(bare)).texts == ["First aid"]
        assert "img" not in make(bare)


def test_a_picture_for_networks_is_made_to_fit() -> None:
    wide = replace(
        PLAIN, picture=Shown(url="https://maya.example/preview.png", width=360, height=189, alt="A")
    )
    assert 'width="216" height="113"' in html.card(wide)
    assert 'width="360" height="189"' in html.image_link(wide)
    assert 'width="48" height="25"' in html.signature(wide)


@pytest.mark.parametrize("make", MAKERS)
def test_only_elements_stand_there_that_others_keep(make: Make) -> None:
    found = Skeleton(make(PLAIN))
    assert {tag for tag, _ in found.tags} <= ELEMENTS
    assert not {name for _, name, _ in found.attributes} & {"class", "id", "onclick"}
    assert "url(" not in make(PLAIN)


@pytest.mark.parametrize("make", MAKERS)
@given(title=TEXTS, line=TEXTS, alt=TEXTS)
def test_no_text_leaves_its_place(make: Make, title: str, line: str, alt: str) -> None:
    odd = embedded(title, line or "x", alt)
    odd = odd if odd.line else replace(odd, line="x")
    found, plain = Skeleton(make(odd)), Skeleton(make(PLAIN))
    assert found.tags == plain.tags
    assert odd.picture is not None
    assert set(found.values("a", "href")) == {PLAIN.url}
    assert found.values("img", "alt")[0] in (odd.picture.alt, f"{odd.title}. {odd.line}")
    assert "".join(found.texts).replace("\N{SOFT HYPHEN}", "") in (
        "",
        (odd.title + odd.line).replace("\N{SOFT HYPHEN}", ""),
    )


def test_a_word_that_is_wider_than_a_card_may_be_broken() -> None:
    found = Skeleton(html.card(replace(PLAIN, title="a lentokonesuihkuturbiini b")))
    assert found.texts[0] == "a lentokones\N{SOFT HYPHEN}uihkuturbi\N{SOFT HYPHEN}ini b"
