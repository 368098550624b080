"""What is embedded in these tests: a plain badge, and texts that try to break out of a format."""

from dataclasses import replace

from hypothesis import strategies as st

from badgefolio.render.embedding.plain import Embedded, Shown

PLAIN = Embedded(
    url="https://maya.example/badges/a/",
    embed_url="https://maya.example/badges/a/embed/",
    title="First aid",
    line="Issued by badges.example.",
    picture=Shown(url="https://maya.example/badges/a/small.png", width=130, height=87, alt="A red cross"),
    cards=("https://maya.example/badges/a/card.svg", "https://maya.example/badges/a/card-dark.svg"),
    script="https://maya.example/assets/badgefolio-card.js",
)
NASTY = [
    "Café & \"Co\" <script>alert(1)</script> 'x' &amp; 🎓 شارة",
    "a]b[c](javascript:alert(1))",
    "![x](y) **b** _c_ `d` \\",
    "[/url][img]x[/img][url=javascript:alert(1)]",
    '", link="javascript:alert(1)"] link:x[y] {url} <<z>> +++<b>+++ ++ -- ... (C)',
    "`x <https://evil.example>`_ |y| :role:`z` *a* \\",
    "}{\\input{/etc/passwd}%$#_^~&",
    "*/ --> ]]> </textarea></title>",
    "one\n\n# two\r\n.. raw:: html\n\n   <b>\n",
    "a\u202eb\u2066c",
    "ä" * 300,
    "x" * 300,
    "1. a",
    "- a",
    "_",
    "a_ b__",
    "::",
    "https://evil.example/",
    "maya@maya.example",
]
TEXTS = st.text(st.characters(blacklist_categories=["Cs"])) | st.sampled_from(NASTY)


def embedded(title: str, line: str = "", alt: str = "") -> Embedded:
    """Return something with these words, cleaned as every code takes it."""
    assert PLAIN.picture
    return replace(PLAIN, title=title, line=line, picture=replace(PLAIN.picture, alt=alt)).clean
