import re
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.render.conftest import (
    FULL,
    MINIMAL,
    Skeleton,
    all_blocks,
    changed,
    held,
    page,
    picture,
    pictures,
    rendered,
    site,
)
from tests.render.made_blocks import path_of

from badgefolio.model import blocks
from badgefolio.model.credential import Badge, Image, Proof
from badgefolio.model.held import Route
from badgefolio.model.project import Offer, Visibility
from badgefolio.model.site import PublicSite
from badgefolio.render.themes import ThemeShelf

THEMES = ["atelier", "vita"]
PLACES = frozenset(["route", "file", "former_routes", "base_url", "key", "theme", "container"])
# What is no free text: addresses were checked when the badge was read; others are words of a format.
_CHECKED = "url id email location language version kind fields files picture date player origin"
CHECKED = frozenset(_CHECKED.split())


def whole(theme: str, badge: Badge = FULL, **more: Any) -> PublicSite:  # noqa: ANN401 - what `site` takes
    """Return a site in which everything is shown that can be shown."""
    first = replace(held("full", badge, note="*Mine*", tags=("a", "b")), former_routes=(Route(path="old/"),))
    bare = held("bare", MINIMAL, offer=Offer.NEVER)
    hidden = held("hidden", badge, Visibility.UNLISTED)
    badges = (first, bare, hidden, held("valid", replace(badge, revocation=None)))
    empty = page("empty", title="Empty", description="", tags=(), visibility=Visibility.UNLISTED)
    return site(
        badges,
        (page("cv", *all_blocks(first, bare)), empty),
        theme=theme,
        portrait=True,
        paths=(path_of(first, bare),),
        **more,
    )


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_every_page_is_made_with_every_part_present_and_absent(theme: str, language: str) -> None:
    badges = tuple(held(f"p-{proof}", replace(FULL, proof=proof, location=None)) for proof in Proof)
    many = tuple(held(f"n-{number}", MINIMAL) for number in range(20))
    for of in (
        whole(theme, language=language),
        whole(theme, language=language, base_url=""),
        site(theme=theme, description="", language=language),
        site((held("only"),), theme=theme, language=language),
        site((*badges, *many), theme=theme, language=language),
    ):
        for path, text in rendered(of).items():
            assert text.startswith("<!doctype html>\n"), path
            assert not re.search(r"""[>"'/ ]None["'</]""", text), path
            assert text.count("<h1") == 1, path


@pytest.mark.parametrize("theme", THEMES)
def test_every_address_inside_the_site_leads_to_a_file_of_it(theme: str) -> None:
    of = whole(theme)
    made = rendered(of)
    for path, text in made.items():
        found = Skeleton(text)
        for tag, name in (("a", "href"), ("img", "src"), ("link", "href"), ("script", "src")):
            for address in found.values(tag, name):
                where = urljoin(f"https://maya.example/me/{path}", address)
                if not where.startswith("https://maya.example/me/") or urlsplit(address).fragment:
                    continue
                inside = urlsplit(where).path.removeprefix("/me/")
                is_page = inside in made or f"{inside}index.html" in made
                assert is_page or re.search(
                    r"^(assets|files)/|/(picture|badge|small)\.png$|/card(-dark)?\.svg$|(^|/)preview\.png$"
                    r"|(^|/)embed/codes/[a-z0-9-]+\.txt$"
                    r"|(^|/)(feed\.(xml|json)|oembed\.(xml|json)|calendar\.ics|qr\.(svg|png)|contact\.vcf)$",
                    inside,
                ), (
                    path,
                    address,
                )


@pytest.mark.parametrize("theme", THEMES)
def test_no_page_loads_anything_from_elsewhere_or_runs_inside(theme: str) -> None:
    for path, text in rendered(whole(theme)).items():
        found = Skeleton(text)
        loaded = [value for tag, name, value in found.attributes if name == "src"]
        assert not [address for address in loaded if "//" in address], path
        assert not [name for _, name, _ in found.attributes if name.startswith("on") or name == "style"], path
        assert not {"object", "embed", "form"} & {tag for tag, _ in found.tags}, path
        assert all(address.endswith("embed/index.html") for address in found.values("iframe", "src")), path
        started = [names for tag, names in found.tags if tag in {"audio", "video"} and "autoplay" in names]
        assert started == [], path
        assert len(found.values("meta", "http-equiv")) >= 1


@pytest.mark.parametrize("theme", THEMES)
def test_ids_are_unique_on_every_page(theme: str) -> None:
    for path, text in rendered(whole(theme)).items():
        ids = [value for _, name, value in Skeleton(text).attributes if name == "id"]
        assert len(ids) == len(set(ids)), path


@pytest.mark.parametrize("theme", THEMES)
def test_the_recipient_and_the_owners_identities_are_on_no_page(theme: str) -> None:
    text = "".join(rendered(whole(theme)).values())
    assert all(word not in text for word in ("00ff", "secret.example", "sha256$"))


HARMLESS = "x 1"
NASTY = [
    "<img src=x onerror=alert(1)>",
    "</title></style></textarea></script><script>alert(1)</script>",
    "\"'><svg onload=alert(1)>",
    "' onmouseover='alert(1)",
    '" autofocus onfocus="alert(1)',
    "{{ 7*7 }}{% raw %}{{ config.__class__ }}{# x #}",
    "{name}{0.__class__}%s%(x)s",
    "--><!-- <b>",
    "]]><![CDATA[<b>",
    "&lt;img src=x onerror=alert(1)&gt;",
    "a\u202eb\u2066c <b> \u0000",
]


def skeletons(of: PublicSite, text: str) -> dict[str, Skeleton]:
    """Return the pages of a site in which every free text has another text in it."""

    def inside(old: str) -> str:
        return f"a 1 {text} z" if old else old  # with a digit a telephone is a link

    free = CHECKED | PLACES
    badges = tuple(
        replace(
            one,
            badge=changed(one.badge, inside, without=free),
            settings=changed(one.settings, inside, without=free),
        )
        for one in of.badges
    )
    by_name = {one.name: one for one in badges}
    fixed = free | {"badge", "badges", "layout", "format"}

    def block_of(old: blocks.Block) -> blocks.Block:
        if isinstance(old, blocks.BadgeBlock):
            old = replace(old, badge=by_name[old.badge.name])
        if isinstance(old, blocks.BadgeGroup):
            old = replace(old, badges=tuple(by_name[one.name] for one in old.badges))
        return changed(old, inside, without=fixed)

    pages = tuple(
        replace(
            one,
            title=inside(one.title),
            description=inside(one.description),
            tags=tuple(map(inside, one.tags)),
            blocks=tuple(map(block_of, one.blocks)),
        )
        for one in of.pages
    )
    said = changed(of.settings, inside, without=free | {"linkedin_ids", "identities", "contact"})
    titled = tuple(replace(one, title=inside(one.title)) for one in of.navigation)
    made = rendered(replace(of, badges=badges, pages=pages, settings=said, navigation=titled))
    return {path: Skeleton(page_text) for path, page_text in made.items()}


def same(theme: str, text: str) -> None:
    """Check that a text makes no element and no attribute that a harmless one does not make."""
    of = whole(theme)
    plain, nasty = skeletons(of, HARMLESS), skeletons(of, text)
    assert plain.keys() == nasty.keys()
    for path, found in nasty.items():
        assert _without_prose(found) == _without_prose(plain[path]), path
        for tag, name, value in found.attributes:
            assert not name.startswith("on"), (path, tag)
            assert name not in {"href", "src"} or not value.lower().lstrip().startswith(
                ("javascript", "data:text", "vbscript")
            )


PROSE = frozenset(["p", "em", "strong", "b", "code", "pre", "br", "ul", "ol", "li", "h3", "h4", "h5", "h6"])


def _without_prose(found: Skeleton) -> list[tuple[str, tuple[str, ...]]]:
    """Return the elements but those of Markdown, in which strangers may set a word in bold."""
    return [(tag, names) for tag, names in found.tags if names or tag not in PROSE]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("text", NASTY)
def test_texts_of_strangers_never_become_markup(theme: str, text: str) -> None:
    same(theme, text)


SIGNS = st.lists(
    st.sampled_from(["<", ">", "'", '"', "&", "=", "/", "{{", "}}", "{%", "b", " ", "!--", "img", "{x}"])
)


@pytest.mark.untraced
@settings(max_examples=15)
@given(SIGNS.map("".join))
def test_no_text_whatever_becomes_markup(text: str) -> None:
    same("atelier", f"a {text}")


def test_template_signs_stay_as_they_are_typed() -> None:
    found = skeletons(whole("vita"), "{{ 7*7 }}")["index.html"]
    assert "{{ 7*7 }}" in "".join(found.texts)
    assert "49" not in "".join(found.texts)


def test_pictures_of_every_kind_have_their_place(shelf: ThemeShelf) -> None:
    of = site((held("a", replace(FULL, image=Image(caption="Iron"), revocation=None)),), theme="vita")
    assert shelf.names
    assert 'src="badges/a/picture.svg"' in rendered(of, "svg")["index.html"]
    assert pictures(of)["a"] == picture()
