from dataclasses import replace

from tests.render.conftest import FULL, PORTRAIT, Skeleton, held, page, rendered, settings, site, viewer

from badgefolio.model.blocks import BadgeGroup
from badgefolio.model.held import Route
from badgefolio.model.selection import Format
from badgefolio.render.embedding.choices import badge_embeds, page_embeds, site_embeds
from badgefolio.render.subjects import Look, World
from badgefolio.render.themes import Theme

VALID = held(badge=replace(FULL, revocation=None))
THEME = Theme(name="any", title="Any", folders=(), digest="")
WORLD = World(
    settings=settings(),
    navigation=(),
    owner_picture=PORTRAIT,
    look=Look(theme=THEME, style_path="", script_path="", embed_style=""),
)
SHOWN = BadgeGroup(
    badges=(VALID,),
    title="One",
    format=Format.SHORT,
    by_hand=True,
    route=Route(path="pages/cv/showcase/one/"),
)


def test_a_badge_has_its_codes_in_families_with_what_shows_them() -> None:
    (made,) = badge_embeds(VALID, settings(), viewer())
    assert [one.key for one in made.families] == [
        "iframe",
        "html",
        "image",
        "readme",
        "text",
        "latex",
        "signature",
        "web-component",
    ]
    assert [one.label for one in made.families][:5:2] == [
        "Frame (iframe)",
        "Picture with a link",
        "Markdown, BBCode, AsciiDoc, reStructuredText",
    ]
    assert (made.title, made.name) == ("", "Soldering")
    assert made.frame == "../../badges/soldering/embed/index.html"
    assert made.picture
    assert made.picture.src == "../../badges/soldering/small.png"
    assert [card.rpartition("/")[2] for card in made.cards] == ["card.svg", "card-dark.svg"]


def test_every_code_is_a_file_beside_the_card() -> None:
    (made,) = badge_embeds(VALID, settings(), viewer())
    codes = [code for family in made.families for code in family.codes]
    assert codes[1].id == "embed-iframe-200x270"
    assert codes[1].file == "../../badges/soldering/embed/codes/iframe-200x270.txt"
    assert all(1 <= code.lines <= 8 for code in codes)
    assert len({code.id for code in codes}) == len(codes)


def test_a_page_offers_itself_and_then_its_showcases() -> None:
    whole, one = page_embeds(page("cv", SHOWN), WORLD, viewer("pages/cv/"))
    assert (whole.title, whole.name, one.title, one.name) == ("", "What I can do", "The list “One”", "One")
    assert one.frame == "../../pages/cv/showcase/one/embed/index.html"
    assert one.families[0].codes[0].id == "embed-one-iframe-150x270"
    assert whole.picture
    assert whole.picture == one.picture
    assert whole.picture.src == "../../pages/cv/preview.png"
    untitled = replace(SHOWN, title="")
    assert page_embeds(page("cv", untitled), WORLD, viewer("pages/cv/"))[1].title == "The list of badges"


def test_the_portfolio_offers_its_card() -> None:
    (made,) = site_embeds(WORLD, viewer(""))
    assert (made.frame, made.line) == ("embed/index.html", "Maya Lindqvist")
    assert site_embeds(replace(WORLD, settings=settings(base_url="")), viewer("")) == ()


def test_what_may_not_be_embedded_has_no_codes() -> None:
    assert badge_embeds(held(badge=FULL), settings(), viewer()) == ()
    nowhere = replace(WORLD, settings=settings(base_url=""))
    assert page_embeds(page("cv", SHOWN), nowhere, viewer()) == ()


def test_the_panel_shows_each_code_once_behind_its_name() -> None:
    made = rendered(site((VALID,), (page("cv", SHOWN),)))
    for path, number in (
        ("index.html", 15),
        ("badges/soldering/index.html", 15),
        ("pages/cv/index.html", 27),
    ):
        found = Skeleton(made[path])
        ids = [value for tag, name, value in found.attributes if (tag, name) == ("textarea", "id")]
        assert sum(one.startswith("embed-") for one in ids) == number, path
        labels = found.values("label", "for")
        named = [dict.fromkeys(names) for tag, names in found.tags if tag == "textarea"]
        assert sum("aria-label" in names for names in named) + len(set(labels) & set(ids)) == len(ids)
        assert "frame-src &#39;self&#39;" in made[path]
    assert 'class="sample sample-iframe" inert' in made["badges/soldering/index.html"]


def test_a_code_in_a_box_is_the_code_itself() -> None:
    odd = replace(FULL.achievement, name="</textarea><script>\"'&amp;") if FULL.achievement else None
    one = held(badge=replace(FULL, revocation=None, achievement=odd))
    text = rendered(site((one,)))["badges/soldering/index.html"]
    (made,) = badge_embeds(one, settings(), viewer())
    found = Skeleton(text)
    for code in (code for family in made.families for code in family.codes):
        assert code.text in found.texts, code.key
    assert "<script>" not in text.partition("<main")[2]
