from dataclasses import replace

import pytest
from tests.render.conftest import BASE, FULL, all_blocks, held, page, pictures, site

from badgefolio.model.credential import Achievement
from badgefolio.model.held import Route
from badgefolio.model.project import Visibility
from badgefolio.model.site import PublicSite
from badgefolio.render import views
from badgefolio.render.compose import compose
from badgefolio.render.composed import Composed
from badgefolio.render.page_list import Pages
from badgefolio.render.themes import ThemeShelf

HIDDEN = Visibility.UNLISTED


def composed(shelf: ThemeShelf, of: PublicSite, path: str, ending: str = "png") -> Composed:
    found = {place: item.argument for place, item in Pages(of, pictures(of, ending), shelf).items()}
    return compose(found[path])


def frame(shelf: ThemeShelf, of: PublicSite, path: str, ending: str = "png") -> views.FrameView:
    return composed(shelf, of, path, ending)[1]


@pytest.mark.parametrize(
    ("path", "template", "view"),
    [
        ("index.html", "home.html", views.HomePageView),
        ("badges/index.html", "badges.html", views.BadgeListPageView),
        ("404.html", "not_found.html", views.NotFoundPageView),
        ("badges/soldering/index.html", "badge.html", views.BadgePageView),
        ("badges/soldering/embed/index.html", "embed_badge.html", views.BadgeEmbedView),
        ("badges/old/index.html", "redirect.html", views.RedirectPageView),
        ("pages/cv/index.html", "page.html", views.PortfolioPageView),
        ("pages/cv/embed/index.html", "embed_page.html", views.PageEmbedView),
    ],
)
def test_every_subject_has_its_template_and_its_view(
    shelf: ThemeShelf, path: str, template: str, view: type[object]
) -> None:
    of = site(
        (replace(held(), former_routes=(Route(path="badges/old/"),)),), (page("cv", *all_blocks(held())),)
    )
    made = composed(shelf, of, path)
    assert made[0] == template
    assert type(made[2]) is view


def test_the_first_page_says_who_and_what(shelf: ThemeShelf) -> None:
    of = site((held(),), (page(),), portrait=True)
    _, around, view = composed(shelf, of, "index.html")
    assert isinstance(view, views.HomePageView)
    assert (view.description, view.badge_count, view.badges_url) == ("What I learned", 1, "badges/index.html")
    card = views.PageCardView(title="What I can do", url="pages/cv/index.html", description="In short")
    assert view.pages == (card,)
    assert (around.title, around.canonical_absolute) == ("Portfolio", BASE)
    meta = dict(around.meta)
    assert (meta["og:type"], meta["og:image:alt"]) == (
        "profile",
        "Portfolio of Maya Lindqvist. What I learned",
    )
    assert meta["og:image"] == f"{BASE}preview.png"


def test_networks_get_a_preview_whatever_the_pictures_are(shelf: ThemeShelf) -> None:
    of = site((held(),), (page(),), portrait=True)
    for folder in ("", "badges/soldering/", "pages/cv/"):
        meta = dict(frame(shelf, of, f"{folder}index.html", "svg").meta)
        assert meta["og:image"] == f"{BASE}{folder}preview.png"


def test_a_badges_page_is_told_in_a_few_words(shelf: ThemeShelf) -> None:
    meta = dict(frame(shelf, site((held(),)), "badges/soldering/index.html").meta)
    assert meta["og:title"] == "Soldering"
    assert meta["og:description"].startswith(
        "Issued in the name of badges.example (Maker Space) on May 1, 2024."
    )
    assert meta["og:image"] == f"{BASE}badges/soldering/preview.png"
    assert (meta["og:image:width"], meta["og:image:height"]) == ("1200", "630")
    long = replace(FULL, achievement=Achievement(name="A", description="word " * 99))
    assert len(frame(shelf, site((held(badge=long),)), "badges/soldering/index.html").description) <= 200


def test_neighbours_are_links(shelf: ThemeShelf) -> None:
    of = site((held("a"), held("b"), held("c")))
    _, _, view = composed(shelf, of, "badges/b/index.html")
    assert isinstance(view, views.BadgePageView)
    assert view.previous == views.LinkView(text="Soldering", url="../../badges/a/index.html")
    assert view.next == views.LinkView(text="Soldering", url="../../badges/c/index.html")


@pytest.mark.parametrize("path", ["badges/a/embed/index.html", "pages/cv/embed/index.html", "404.html"])
def test_cards_and_pages_for_no_address_are_not_listed(shelf: ThemeShelf, path: str) -> None:
    found = frame(shelf, site((held("a"),), (page(),)), path)
    assert (found.is_listed, found.meta) == (False, ())


def test_a_card_names_the_page_it_stands_for(shelf: ThemeShelf) -> None:
    of = site((held("a"),), (page(),))
    assert frame(shelf, of, "badges/a/embed/index.html").canonical_absolute == f"{BASE}badges/a/"
    assert frame(shelf, of, "pages/cv/embed/index.html").canonical_absolute == f"{BASE}pages/cv/"
    assert frame(shelf, of, "404.html").canonical_absolute == ""


def test_unlisted_things_are_not_listed(shelf: ThemeShelf) -> None:
    of = site((held("a", visibility=HIDDEN),), (page(visibility=HIDDEN, route=Route(path="unlisted/b/")),))
    for path in ("unlisted/a/index.html", "unlisted/b/index.html"):
        assert frame(shelf, of, path).is_listed is False
    _, _, home = composed(shelf, of, "index.html")
    assert isinstance(home, views.HomePageView)
    assert (home.badges, home.badge_count, home.pages) == ((), 0, ())


@pytest.mark.parametrize(
    ("base_url", "home", "style"),
    [
        (BASE, "/me/", "/me/assets/"),
        ("https://maya.example/", "/", "/assets/"),
        ("", "/", "/assets/"),
    ],
)
def test_a_page_that_is_shown_anywhere_starts_at_the_root(
    shelf: ThemeShelf, base_url: str, home: str, style: str
) -> None:
    _, around, view = composed(shelf, site(base_url=base_url), "404.html")
    assert isinstance(view, views.NotFoundPageView)
    assert (view.home, around.home) == (home, home)
    assert (around.stylesheet or "").startswith(style)
    assert all(link.url.startswith(home) for link in around.navigation)


def test_a_redirect_leads_relative_to_where_it_stands(shelf: ThemeShelf) -> None:
    of = site((), (page(former_routes=(Route(path="unlisted/0/"),)),))
    _, around, view = composed(shelf, of, "unlisted/0/index.html")
    assert view == views.RedirectPageView(url="../../pages/cv/index.html", title="What I can do")
    assert around.is_listed is False


def test_a_page_speaks_its_own_language(shelf: ThemeShelf) -> None:
    of = site((), (page(language="fr"),))
    assert frame(shelf, of, "pages/cv/index.html").language == "fr"
    assert frame(shelf, of, "pages/cv/embed/index.html").language == "fr"
    assert frame(shelf, of, "index.html").language == "en"
