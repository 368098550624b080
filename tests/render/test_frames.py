import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import pytest
from tests.render.conftest import BASE, held, page, pictures, rendered, settings, site, viewer

from badgefolio.model.held import Route
from badgefolio.model.site import NavigationItem
from badgefolio.render.frames import (
    READS_OWN_FILES,
    About,
    embed_frame,
    page_embed_frame,
    page_frame,
    shows_own_frames,
)
from badgefolio.render.previews import Preview
from badgefolio.render.subjects import Look, World
from badgefolio.render.themes import Theme
from badgefolio.render.views import LinkView

STYLE, SCRIPT = "body{color:red}", "void 0"
WORLD = World(
    settings=settings(),
    navigation=(
        NavigationItem(key="home", title="", route=Route(path="")),
        NavigationItem(key="badges", title="", route=Route(path="badges/")),
        NavigationItem(key="page", title="Home & <b>", route=Route(path="pages/cv/")),
    ),
    owner_picture=None,
    look=Look(
        theme=Theme(name="t", title="T", folders=(), digest=""),
        style_path="assets/t.css",
        script_path="assets/t.js",
        embed_style=STYLE,
        embed_script=SCRIPT,
    ),
)
ABOUT = About(title="First aid", description="Bandages", kind="article")
PREVIEW = Preview(path="badges/é/preview.png", width=1200, height=630, alt="A & B")


def test_a_page_may_load_only_the_sites_own_files() -> None:
    frame = page_frame(WORLD, viewer("badges/a/"), ABOUT)
    assert frame.policy == (
        "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; base-uri 'none';"
        " form-action 'none'"
    )
    assert (frame.stylesheet, frame.script) == ("../../assets/t.css", "../../assets/t.js")
    assert (frame.inline_style, frame.home) == ("", "../../index.html")


def test_a_page_that_reads_a_file_again_may_ask_its_own_site_and_nobody_else() -> None:
    frame = page_frame(WORLD, viewer("badges/a/"), ABOUT, allows=READS_OWN_FILES)
    assert frame.policy == f"{page_frame(WORLD, viewer('badges/a/'), ABOUT).policy}; connect-src 'self'"


def test_a_page_on_other_sites_may_run_the_script_of_cards_too() -> None:
    frame = page_embed_frame(WORLD, viewer("pages/a/embed/"), ABOUT, Route(path="pages/a/"), allows="; x")
    assert f"script-src 'self' 'sha256-{digest(SCRIPT)}'; base-uri" in frame.policy
    assert frame.policy.endswith("; x")
    assert (frame.inline_script, frame.stylesheet) == (SCRIPT, "../../../assets/t.css")
    assert frame.canonical_absolute == f"{BASE}pages/a/"
    silent = replace(WORLD, look=replace(WORLD.look, embed_script=""))
    frame = page_embed_frame(silent, viewer("pages/a/embed/"), ABOUT, Route(path="pages/a/"))
    assert frame == page_frame(silent, viewer("pages/a/embed/"), ABOUT, Route(path="pages/a/"))


def test_a_page_may_frame_its_own_cards_beside_the_players_of_others() -> None:
    assert shows_own_frames("") == "; frame-src 'self'"
    assert shows_own_frames("; frame-src https://a.example; media-src 'self'") == (
        "; frame-src 'self' https://a.example; media-src 'self'"
    )


def digest(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


def test_a_card_may_load_pictures_its_one_style_and_its_one_script() -> None:
    frame = embed_frame(WORLD, viewer("badges/a/embed/"), ABOUT, Route(path="badges/a/"))
    assert frame.policy == (
        f"default-src 'none'; img-src 'self' data:; style-src 'sha256-{digest(STYLE)}';"
        f" script-src 'sha256-{digest(SCRIPT)}'; base-uri 'none'; form-action 'none'"
    )
    assert frame.inline_script == SCRIPT
    assert (frame.stylesheet, frame.script, frame.inline_style) == (None, None, STYLE)
    assert frame.canonical_absolute == f"{BASE}badges/a/"


@pytest.mark.parametrize("theme", ["atelier", "vita"])
def test_the_style_inside_a_card_is_the_one_that_its_policy_allows(theme: str) -> None:
    text = rendered(site((held(),), theme=theme))["badges/soldering/embed/index.html"]
    style = re.search("<style>(.*?)</style>", text, re.DOTALL)
    assert style is not None
    assert b64encode(sha256(style[1].encode()).digest()).decode() in text.replace("&#43;", "+")
    script = re.search("<script>(.*?)</script>", text, re.DOTALL)
    assert script is not None
    assert digest(script[1]) in text.replace("&#43;", "+")


def test_the_title_names_the_page_and_the_site_once() -> None:
    assert page_frame(WORLD, viewer(), ABOUT).title == "First aid · Portfolio"
    assert page_frame(WORLD, viewer(), replace(ABOUT, title="Portfolio")).title == "Portfolio"


def test_the_navigation_knows_where_it_is_and_speaks_the_language() -> None:
    assert page_frame(WORLD, viewer("badges/", "fr"), ABOUT).navigation == (
        LinkView(text="Accueil", url="../index.html"),
        LinkView(text="Badges", url="../badges/index.html", is_current=True),
        LinkView(text="Home & <b>", url="../pages/cv/index.html"),
    )


def test_networks_are_told_what_they_need_for_a_preview() -> None:
    frame = page_frame(
        WORLD, viewer("badges/é/", "fr-CA"), replace(ABOUT, picture=PREVIEW, tags=("tools", "é"))
    )
    assert frame.meta == (
        ("og:type", "article"),
        ("og:title", "First aid"),
        ("og:description", "Bandages"),
        ("og:url", f"{BASE}badges/%C3%A9/"),
        ("og:site_name", "Portfolio"),
        ("og:locale", "fr_CA"),
        ("article:author", BASE),
        ("article:tag", "tools"),
        ("article:tag", "é"),
        ("og:image", f"{BASE}badges/%C3%A9/preview.png"),
        ("og:image:secure_url", f"{BASE}badges/%C3%A9/preview.png"),
        ("og:image:type", "image/png"),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("og:image:alt", "A & B"),
    )
    assert frame.card == (
        ("twitter:card", "summary_large_image"),
        ("twitter:title", "First aid"),
        ("twitter:description", "Bandages"),
        ("twitter:image", f"{BASE}badges/%C3%A9/preview.png"),
        ("twitter:image:alt", "A & B"),
    )
    assert frame.canonical_absolute == f"{BASE}badges/%C3%A9/"


def test_networks_are_told_nothing_empty_and_always_have_a_description() -> None:
    said_of_owner = "Portfolio of Maya Lindqvist"
    bare = replace(WORLD, settings=settings(description=""))
    frame = page_frame(bare, viewer(), replace(ABOUT, description=" ", picture=None))
    assert all(value for _, value in (*frame.meta, *frame.card))
    assert dict(frame.meta)["og:description"] == dict(frame.card)["twitter:description"] == said_of_owner
    assert "og:image" not in dict(frame.meta)
    assert dict(frame.card)["twitter:card"] == "summary"
    said = replace(WORLD, settings=settings(description="What I can do"))
    about = page_frame(said, viewer(), replace(ABOUT, description=""))
    assert dict(about.meta)["og:description"] == "What I can do"


def test_a_picture_on_the_way_in_the_open_has_no_secure_address() -> None:
    world = replace(WORLD, settings=settings(base_url="http://127.0.0.1:8000/"))
    frame = page_frame(world, viewer(), replace(ABOUT, picture=PREVIEW))
    assert "og:image:secure_url" not in dict(frame.meta)


def test_of_an_unlisted_page_networks_and_search_engines_are_told_nothing() -> None:
    frame = page_frame(WORLD, viewer(), replace(ABOUT, is_listed=False, picture=PREVIEW))
    assert (frame.is_listed, frame.meta, frame.card) == (False, (), ())


def test_without_an_address_nothing_absolute_is_said() -> None:
    world = replace(WORLD, settings=settings(base_url=""))
    frame = page_frame(world, viewer(), replace(ABOUT, picture=PREVIEW))
    assert (frame.canonical_absolute, frame.meta, frame.card) == ("", (), ())
    assert not any(
        "https://maya.example/me" in text for text in rendered(site((held(),), base_url="")).values()
    )


def test_the_language_and_its_direction_are_those_of_the_words() -> None:
    frame = page_frame(WORLD, viewer(language="fr"), ABOUT)
    assert (frame.language, frame.direction, frame.site_title) == ("fr", "ltr", "Portfolio")
    assert page_frame(WORLD, viewer(language="ar"), ABOUT).language == "ar"


def test_the_owners_identities_are_on_no_page() -> None:
    one = site((held(),), (page(),), portrait=True)
    assert pictures(one)
    assert not any("secret.example" in text for text in rendered(one).values())


SAID = (("fr-CA", "Pas un diplôme."), ("en", "No <b>diploma</b>."))


@pytest.mark.parametrize(
    ("page_language", "site_language", "said", "shown"),
    [
        ("fr", "en", SAID, ("Pas un diplôme.", "")),
        ("en-GB", "fr", SAID, ("No <b>diploma</b>.", "")),
        ("de", "fr", SAID, ("Pas un diplôme.", "fr-CA")),
        ("de", "de", SAID, ("Pas un diplôme.", "fr-CA")),
        ("fr", "fr", (("", "Une ligne."),), ("Une ligne.", "")),
        ("en", "fr", (("", "Une ligne."),), ("Une ligne.", "fr")),
        ("en", "fr", (), ("", "")),
    ],
)
def test_a_disclaimer_is_said_in_the_language_of_the_page_else_in_that_of_the_site(
    page_language: str, site_language: str, said: tuple[tuple[str, str], ...], shown: tuple[str, str]
) -> None:
    world = replace(WORLD, settings=settings(language=site_language, disclaimer=said))
    frame = page_frame(world, viewer("badges/a/", page_language), ABOUT)
    assert (frame.disclaimer, frame.disclaimer_language) == shown


@pytest.mark.parametrize("theme", ["atelier", "vita"])
def test_a_disclaimer_is_at_the_foot_of_every_page_as_text(theme: str) -> None:
    made = rendered(site((held("a"),), (page(),), theme=theme, language="en", disclaimer=SAID))
    whole = {path: html for path, html in made.items() if "embed/" not in path}
    line = '<p class="disclaimer" dir="auto">No &lt;b&gt;diploma&lt;/b&gt;.</p>'
    assert [path for path, html in whole.items() if html.count(line) != 1] == []
