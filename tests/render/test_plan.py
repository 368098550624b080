from dataclasses import replace
from pathlib import Path

import pytest
from tests.render.conftest import (
    FULL,
    MINIMAL,
    PHOTO,
    PLAN,
    PORTRAIT,
    Skeleton,
    all_blocks,
    file,
    held,
    page,
    picture,
    site,
)
from tests.render.made_blocks import FILM, SOUND, SUBTITLES

from badgefolio.model import blocks
from badgefolio.model.credential import Image
from badgefolio.model.held import Route
from badgefolio.model.payload import Container
from badgefolio.model.pictures import MadePicture
from badgefolio.model.project import FoundFile, Offer, Visibility
from badgefolio.model.site import PublicSite
from badgefolio.render.page import make_page
from badgefolio.render.pictures import make_picture
from badgefolio.render.plan import OutputPlan, plan, plan_pictures
from badgefolio.render.themes import ThemeShelf

CONTENT = Path("/project/content")
HIDDEN = Visibility.UNLISTED


def made(of: PublicSite) -> dict[str, MadePicture]:
    """Return a picture for everything that the plan asks for."""
    return {key: MadePicture(picture=picture(), content=key.encode()) for key in plan_pictures(of, CONTENT)}


def planned(of: PublicSite, shelf: ThemeShelf) -> OutputPlan:
    return plan(of, made(of), shelf, CONTENT)


def paths(of: OutputPlan) -> list[str]:
    return [
        *(path for path, _ in of.pages),
        *(one.path for one in of.files),
        *(one.path for one in of.copies),
    ]


def files_block(*files: FoundFile) -> blocks.FilesBlock:
    return blocks.FilesBlock(files=files, title="", layout=blocks.FilesLayout.AUTO)


def test_a_picture_is_the_owners_then_the_file_then_the_one_inside() -> None:
    own = replace(held("own"), picture=file("files/own.png"))
    inside = held("inside", replace(FULL, image=Image(content=b"inside")), container=Container.JSON)
    achieved = replace(FULL, achievement=replace(FULL.achievement, image=Image(content=b"achieved")))  # type: ignore[type-var]  # there is one
    items = plan_pictures(
        site(
            (
                own,
                held("png"),
                held("svg", container=Container.SVG),
                inside,
                held("achieved", achieved, container=Container.PDF),
                held("none", MINIMAL, container=Container.JWS),
            )
        ),
        CONTENT,
    )
    found = {key: (item.argument.path, item.argument.content) for key, item in items.items()}
    assert found == {
        "own": ("/project/content/files/own.png", b""),
        "png": ("/project/content/badges/png.png", b""),
        "svg": ("/project/content/badges/svg.svg", b""),
        "inside": ("", b"inside"),
        "achieved": ("", b"achieved"),
        "none": ("", b""),
    }
    assert items["inside"].argument.file == "content/badges/inside.json"
    assert all(item.argument.is_badge for item in items.values())
    assert len({repr(item.reads) for item in items.values()}) == 6
    assert make_picture(items["none"].argument).problem is None


def test_files_that_are_shown_are_made_once() -> None:
    of = site((), (page("a", *all_blocks(), files_block(PHOTO, PLAN)),), portrait=True)
    items = plan_pictures(of, CONTENT)
    assert list(items) == [PORTRAIT.path, PHOTO.path]
    assert items[PHOTO.path].argument.file == "content/files/photo.jpg"
    assert not items[PHOTO.path].argument.is_badge


def test_what_pictures_read_changes_with_their_bytes_and_their_name() -> None:
    first = plan_pictures(site((held(),)), CONTENT)["soldering"].reads
    other = replace(held(), file=replace(held().file, digest="11" * 32))
    renamed = held(badge=replace(FULL, achievement=replace(FULL.achievement, name="X")))  # type: ignore[type-var]  # there is one
    assert (
        len(
            {
                repr(first),
                *(repr(plan_pictures(site((one,)), CONTENT)["soldering"].reads) for one in (other, renamed)),
            }
        )
        == 3
    )


def test_everything_has_its_place(shelf: ThemeShelf) -> None:
    of = site((held(),), (page("cv", *all_blocks(held())),), portrait=True)
    found = planned(of, shelf)
    ready = {one.path: one.content for one in found.files}
    assert ready["badges/soldering/picture.png"] == b"soldering"
    assert ready[f"files/photo-{PHOTO.digest[:16]}.png"] == b"files/photo.jpg"
    assert ready[f"files/me-{PORTRAIT.digest[:16]}.png"] == b"files/me.png"
    assert ready[".nojekyll"] == b""
    assert {"robots.txt", "sitemap.xml"} < ready.keys()
    assert [(one.path, one.source, one.digest) for one in found.copies] == [
        ("badges/soldering/badge.png", "/project/content/badges/soldering.png", held().file.digest),
        (f"files/plan-b-{PLAN.digest[:16]}.pdf", "/project/content/files/Plan B.pdf", PLAN.digest),
        *(
            (f"files/talk-{one.digest[:16]}{one.path[-4:]}", f"/project/content/{one.path}", one.digest)
            for one in (SOUND, FILM, SUBTITLES)
        ),
    ]


def test_paths_are_unique_even_for_equal_files_with_equal_names(shelf: ThemeShelf) -> None:
    equal = [
        FoundFile(path=path, digest="ab" * 32, size=1)
        for path in ("files/a/x.pdf", "files/b/X.pdf", "files/a/p.png", "files/b/p.png", "files/b/P.PNG")
    ]
    both = (page("a", *all_blocks(held()), files_block(*equal)), page("b", files_block(*reversed(equal))))
    found = paths(planned(site((held(), held("b")), both, portrait=True), shelf))
    assert len(found) == len(set(found))
    assert len({path.casefold() for path in found}) == len(found)
    assert sum(path.endswith("abababababababab.pdf") for path in found) == 1
    assert sum(path.endswith("abababababababab.png") for path in found) == 1


def test_a_badge_file_is_copied_only_where_it_is_offered(shelf: ThemeShelf) -> None:
    mail = replace(held("b"), shows_email=True)
    asked = replace(held("c", offer=Offer.ALWAYS), shows_email=True)
    of = site((held("a", offer=Offer.NEVER), mail, asked, held("d")))
    assert [one.path for one in planned(of, shelf).copies] == ["badges/c/badge.png", "badges/d/badge.png"]


def test_a_drawing_for_networks_is_published_where_networks_may_find_it(shelf: ThemeShelf) -> None:
    of = site((held("a"), held("b", visibility=HIDDEN)))
    drawn = {
        key: replace(one, picture=replace(one.picture, ending="svg"), preview=b"drawn")
        for key, one in made(of).items()
    }
    found = {one.path: one.content for one in plan(of, drawn, shelf, CONTENT).files}
    assert found["badges/a/picture.png"] == b"drawn"
    assert "unlisted/b/picture.png" not in found
    unknown = replace(of, settings=replace(of.settings, base_url=""))
    assert "badges/a/picture.png" not in paths(plan(unknown, drawn, shelf, CONTENT))


def test_without_an_address_there_is_no_sitemap(shelf: ThemeShelf) -> None:
    assert "sitemap.xml" not in paths(planned(site(base_url=""), shelf))


def test_the_same_site_gives_the_same_plan(shelf: ThemeShelf) -> None:
    of = site((held(),), (page("cv", *all_blocks(held())),))
    assert planned(of, shelf) == planned(
        of, ThemeShelf(Path("none"), *{Path(shelf.theme("vita").folders[0]).parent})
    )


@pytest.mark.parametrize("theme", ["atelier", "vita"])
def test_unlisted_things_are_named_nowhere_but_on_their_own_pages(shelf: ThemeShelf, theme: str) -> None:
    secret = replace(FULL, achievement=replace(FULL.achievement, name="Canary"))  # type: ignore[type-var]  # there is one
    hidden = held("0123abc", secret, HIDDEN)
    leaf = page("leaf", visibility=HIDDEN, route=Route(path="unlisted/4567def/"), title="Canary page")
    of = replace(site((held("a"), hidden, held("b")), (page("cv"),), theme=theme), pages=(page("cv"), leaf))
    found = planned(of, shelf)
    whole = {path: make_page(item.argument).decode() for path, item in found.pages}
    whole |= {one.path: one.content.decode() for one in found.files}
    for word in ("canary", "0123abc", "4567def"):
        assert {path for path, text in whole.items() if word in text.lower()} <= {
            path for path in whole if path.startswith("unlisted/")
        }
    own = whole["unlisted/0123abc/index.html"]
    assert ("robots", "noindex") in zip(
        Skeleton(own).values("meta", "name"), [*Skeleton(own).values("meta", "content")][1:], strict=False
    )
    assert "og:" not in own
    assert 'name="referrer" content="no-referrer"' in own
