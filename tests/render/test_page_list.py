import re
from dataclasses import replace

import pytest
from tests.render.conftest import MINIMAL, PHOTO, PORTRAIT, all_blocks, held, page, picture, pictures, site

from badgefolio.model import blocks
from badgefolio.model.credential import Achievement
from badgefolio.model.held import HeldBadge, Route
from badgefolio.model.project import Visibility
from badgefolio.model.site import PublicSite
from badgefolio.problems import Code, ProblemError
from badgefolio.render.page_list import NEWEST_ON_HOME, Pages
from badgefolio.render.subjects import BadgeDetail, Home, PageRequest, Redirect
from badgefolio.render.themes import ThemeShelf

HIDDEN = Visibility.UNLISTED


def requests(of: PublicSite, shelf: ThemeShelf) -> dict[str, PageRequest]:
    return {path: item.argument for path, item in Pages(of, pictures(of), shelf).items()}


def reads(of: PublicSite, shelf: ThemeShelf) -> dict[str, str]:
    """Return what each page is known by."""
    return {path: repr(item.reads) for path, item in Pages(of, pictures(of), shelf).items()}


def many(number: int) -> tuple[HeldBadge, ...]:
    return tuple(
        held(f"badge-{one}", replace(MINIMAL, achievement=Achievement(name=f"B{one}")))
        for one in range(number)
    )


def test_a_site_has_these_pages(shelf: ThemeShelf) -> None:
    moved = replace(held(), former_routes=(Route(path="badges/old/"),))
    old = page("cv", former_routes=(Route(path="pages/old/"), Route(path="unlisted/0/")))
    assert list(requests(site((moved,), (old,)), shelf)) == [
        "index.html",
        "embed/index.html",
        "badges/index.html",
        "issuers/index.html",
        "issuers/maker-space-cbd31212/index.html",
        "tags/index.html",
        "tags/work/index.html",
        "404.html",
        "badges/soldering/index.html",
        "badges/soldering/embed/index.html",
        "badges/old/index.html",
        "pages/cv/index.html",
        "pages/cv/embed/index.html",
        "pages/old/index.html",
        "unlisted/0/index.html",
    ]


def test_a_former_address_leads_to_the_new_one(shelf: ThemeShelf) -> None:
    moved = replace(held(), former_routes=(Route(path="badges/old/"),))
    subject = requests(site((moved,)), shelf)["badges/old/index.html"].subject
    assert isinstance(subject, Redirect)
    assert (subject.target.title, subject.target.route) == ("Soldering", moved.route)


def test_the_first_page_shows_the_newest_and_counts_all(shelf: ThemeShelf) -> None:
    subject = requests(site(many(NEWEST_ON_HOME + 3)), shelf)["index.html"].subject
    assert isinstance(subject, Home)
    assert [one.name for one in subject.badges] == [f"badge-{one}" for one in range(NEWEST_ON_HOME)]
    assert subject.badge_count == NEWEST_ON_HOME + 3


def test_neighbours_are_the_listed_ones_on_both_sides(shelf: ThemeShelf) -> None:
    first, second, third = many(3)
    hidden = held("secret", visibility=HIDDEN)
    found = {}
    for request in requests(site((first, hidden, second, third)), shelf).values():
        if isinstance(request.subject, BadgeDetail):
            one = request.subject
            found[one.held.name] = (one.before and one.before.title, one.after and one.after.title)
    assert found == {
        "badge-0": (None, "B1"),
        "secret": (None, None),
        "badge-1": ("B0", "B2"),
        "badge-2": ("B1", None),
    }


def test_a_page_reads_only_the_pictures_that_it_shows(shelf: ThemeShelf) -> None:
    one = held("one")
    whole = requests(site((one, held("two")), (page("cv", *all_blocks(one)),), portrait=True), shelf)
    assert list(whole["pages/cv/index.html"].pictures) == [PORTRAIT.path, PHOTO.path, "one"]
    assert list(whole["pages/cv/embed/index.html"].pictures) == [PORTRAIT.path, PHOTO.path, "one"]
    assert list(whole["badges/two/index.html"].pictures) == [PORTRAIT.path, "two"]
    assert list(whole["404.html"].pictures) == [PORTRAIT.path]


def test_what_a_page_does_not_read_does_not_change_it(shelf: ThemeShelf) -> None:
    one, two = many(2)
    three = replace(two, badge=replace(two.badge, role="Lead"))
    before, after = reads(site((one, two)), shelf), reads(site((one, three)), shelf)
    different = {path for path in before if before[path] != after[path]}
    assert different == {
        "index.html",
        "cv/index.html",
        "embed/index.html",
        "badges/index.html",
        "badges/by-name/index.html",
        "badges/by-issuer/index.html",
        "badges/badge-1/index.html",
        "badges/badge-1/embed/index.html",
    }


def test_settings_and_pictures_change_what_reads_them(shelf: ThemeShelf) -> None:
    of = site(many(1))
    before, titled = reads(of, shelf), reads(site(many(1), title="Another"), shelf)
    assert all(before[path] != titled[path] for path in before)
    larger = {"badge-0": replace(picture(), width=999)}
    found = {path: repr(item.reads) for path, item in Pages(of, larger, shelf).items()}
    assert {path for path in before if before[path] != found[path]} == {
        "index.html",
        "cv/index.html",
        "embed/index.html",
        "badges/index.html",
        "badges/badge-0/index.html",
        "badges/badge-0/embed/index.html",
    }


def test_every_theme_in_use_has_its_style_and_script_once(shelf: ThemeShelf) -> None:
    of = site((), (page("a", theme="vita"), page("b", theme="vita"), page("c")))
    made = Pages(of, {}, shelf)
    files = {file.path: file.content for file in made.asset_files()}
    assert [re.sub("-[0-9a-f]{12}", "", path) for path in files] == [
        "assets/atelier.css",
        "assets/atelier.js",
        "assets/atelier-badge.js",
        "assets/vita.css",
        "assets/vita.js",
        "assets/vita-badge.js",
    ]
    looks = {path: item.argument.world.look for path, item in made.items()}
    assert looks["pages/a/index.html"].theme.name == "vita"
    assert looks["pages/c/index.html"].theme.name == "atelier"
    assert {looks["index.html"].style_path, looks["pages/a/index.html"].script_path} < files.keys()
    assert files[looks["pages/a/index.html"].style_path].decode() == shelf.assets("vita").style


def test_a_theme_that_is_not_there_is_said(shelf: ThemeShelf) -> None:
    with pytest.raises(ProblemError) as caught:
        Pages(site((), (page("a", theme="none"),)), {}, shelf)
    assert caught.value.problems[0].code is Code.THEME_NOT_FOUND


def test_files_that_are_not_shown_as_pictures_need_none(shelf: ThemeShelf) -> None:
    listed = blocks.FilesBlock(
        files=(replace(PHOTO, path="files/a.pdf"),), title="", layout=blocks.FilesLayout.AUTO
    )
    assert requests(site((), (page("a", listed),)), shelf)["pages/a/index.html"].pictures == {}
