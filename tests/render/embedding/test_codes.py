import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.render.conftest import Skeleton

from badgefolio.render.embedding.codes import Embedded, badge_codes, page_codes
from badgefolio.render.prose import prose
from badgefolio.render.views import By, Prose
from badgefolio.render.words import words

WORDS = words("en")
PLAIN = Embedded(
    url="https://maya.example/badges/a/",
    embed_url="https://maya.example/badges/a/embed/",
    title="First aid",
    line="Issued by badges.example.",
    picture="https://maya.example/badges/a/picture.png",
    alt="Badge: First aid",
)
ODD = "Café & \"Co\" <script>alert(1)</script> 'x' &amp; 🎓 شارة"
NASTY = Embedded(
    url=PLAIN.url + '?"><script>',
    embed_url=PLAIN.embed_url + "'",
    title=ODD,
    line=ODD,
    picture="p.png",
    alt=ODD,
)


def codes(embedded: Embedded) -> dict[str, str]:
    return {box.id: box.text for box in badge_codes(embedded, WORDS)}


def test_a_badge_is_put_into_other_sites_in_three_ways() -> None:
    assert codes(PLAIN) == {
        "embed-iframe": '<iframe src="https://maya.example/badges/a/embed/" title="First aid" width="200"'
        ' height="270" style="max-width:100%;border:0" loading="lazy" referrerpolicy="no-referrer"'
        ' sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>',
        "embed-html": '<div style="width:200px;padding:10px;text-align:center;font-family:sans-serif">'
        '<a href="https://maya.example/badges/a/" style="color:inherit;text-decoration:none">'
        '<img src="https://maya.example/badges/a/picture.png" alt="Badge: First aid" width="130"'
        ' style="width:130px;height:auto"><br><strong style="font-size:16px">First aid</strong></a>'
        '<br><span style="font-size:13px">Issued by badges.example.</span></div>',
        "embed-markdown": "[![Badge: First aid](https://maya.example/badges/a/picture.png)]"
        "(https://maya.example/badges/a/)\n[First aid](https://maya.example/badges/a/)",
    }


def test_a_page_is_put_into_other_sites_in_three_ways() -> None:
    embedded = Embedded(url=PLAIN.url, embed_url=PLAIN.embed_url, title="A & B")
    frame = (
        '<iframe src="https://maya.example/badges/a/embed/" title="A &amp; B" width="100%" height="560"'
        ' style="border:0" loading="lazy" referrerpolicy="no-referrer"'
        ' sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>'
    )
    assert [(box.id, box.label, box.text) for box in page_codes(embedded, WORDS)] == [
        ("embed-iframe", "Frame (iframe)", frame),
        ("embed-html", "Link in HTML", '<a href="https://maya.example/badges/a/">A &amp; B</a>'),
        ("embed-markdown", "Markdown", "[A & B](https://maya.example/badges/a/)"),
    ]


def same_elements(embedded: Embedded) -> None:
    """Check that odd texts make the same elements as plain ones, and arrive as they were."""
    for name in ("embed-iframe", "embed-html"):
        assert Skeleton(codes(embedded)[name]).tags == Skeleton(codes(PLAIN)[name]).tags
    frame, card = (Skeleton(codes(embedded)[name]) for name in ("embed-iframe", "embed-html"))
    assert frame.values("iframe", "src") == [embedded.embed_url]
    assert frame.values("iframe", "title") == [embedded.title]
    assert card.values("a", "href") == [embedded.url]
    assert card.values("img", "alt") == [embedded.alt]
    assert "".join(card.texts) == embedded.title + embedded.line


def test_odd_texts_stay_texts_in_html() -> None:
    same_elements(NASTY)


TEXTS = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0\r"))


@given(TEXTS, TEXTS, TEXTS)
def test_any_text_stays_text_in_html(title: str, line: str, alt: str) -> None:
    same_elements(Embedded(url="u", embed_url="e", title=title, line=line, picture="p", alt=alt))


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("a]b[c", r"[a\]b\[c](u)"),
        ("**a** _b_ `c`", r"[\*\*a\*\* \_b\_ \`c\`](u)"),
        ("<b>\\", r"[\<b\>\\](u)"),
        ("a\n\nb\tc", "[a b c](u)"),
        ("شارة 🎓 é", "[شارة 🎓 é](u)"),
    ],
)
def test_signs_of_markdown_stay_text(title: str, code: str) -> None:
    boxes = {box.id: box.text for box in page_codes(Embedded(url="u", embed_url="e", title=title), WORDS)}
    assert boxes["embed-markdown"] == code


@pytest.mark.parametrize(
    "title", [ODD, "[x](javascript:alert(1))", "![x](y)", "a\n\n# b", "`c` \\", "<http://x>"]
)
def test_markdown_is_one_picture_in_a_link_and_one_link(title: str) -> None:
    embedded = Embedded(
        url="https://maya.example/", embed_url="e", title=title, picture="https://maya.example/p", alt=title
    )
    made = Skeleton(prose(Prose(markdown=codes(embedded)["embed-markdown"], by=By.OWNER)))
    assert [tag for tag, _ in made.tags] == ["p", "a", "a"]
    assert made.values("a", "href") == ["https://maya.example/"] * 2
