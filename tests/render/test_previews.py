"""What pages say of the picture that networks show beside a link to them."""

from dataclasses import replace

from tests.render.conftest import FULL, held, page, picture, rendered, settings, site, viewer
from tests.render.test_frames import WORLD
from tests.render.test_trust_views import report

from badgefolio.model.project import Visibility
from badgefolio.model.report import Outcome
from badgefolio.render.previews import badge_preview, badge_raster, page_preview, site_preview

VALID = replace(FULL, revocation=None)


def test_the_words_for_a_badges_preview_say_what_is_written_in_it() -> None:
    found = badge_preview(held(badge=VALID), viewer())
    assert (found.path, found.width, found.height) == ("badges/soldering/preview.png", 1200, 630)
    assert found.alt == (
        "Soldering. Issued in the name of badges.example (Maker Space) on May\u00a01, 2024."
        " Valid until January\u00a031, 2030."
    ).replace("\u00a0", " ")


def test_a_revoked_badge_is_said_to_be_revoked() -> None:
    assert "Withdrawn by its issuer." in badge_preview(held(), viewer()).alt
    listed = report(Outcome.PASSED, Outcome.PASSED, Outcome.FAILED)
    found = badge_preview(replace(held(badge=VALID), report=listed), viewer())
    assert found.alt.endswith("Revoked by its issuer.")


def test_the_words_for_pages_and_home_name_the_owner() -> None:
    assert page_preview(page(), WORLD, viewer()).alt == "What I can do. Portfolio of Maya Lindqvist. In short"
    assert site_preview(WORLD, viewer()).alt == "Portfolio of Maya Lindqvist. What I learned"
    bare = replace(WORLD, settings=settings(description=""))
    assert site_preview(bare, viewer()).path == "preview.png"
    assert site_preview(bare, viewer(language="fr")).alt == "Portfolio \u2013 Maya Lindqvist."


def test_a_badge_has_its_own_picture_as_pixels_too() -> None:
    found = badge_raster(held(), viewer())
    assert found
    assert (found.path, found.width, found.media_type) == ("badges/soldering/picture.png", 300, "image/png")
    drawn = viewer(ending="svg")
    assert badge_raster(held(), drawn) is None
    size = replace(picture("svg"), preview_width=512, preview_height=400)
    found = badge_raster(held(), replace(drawn, pictures={"soldering": size}))
    assert found
    assert (found.path, found.width, found.height) == ("badges/soldering/picture.png", 512, 400)
    jpeg = badge_raster(held(), viewer(ending="jpg"))
    assert jpeg
    assert jpeg.media_type == "image/jpeg"


def test_every_listed_page_names_a_preview_and_no_other_does() -> None:
    unlisted = held("b", VALID, Visibility.UNLISTED)
    made = rendered(site((held("a", VALID), unlisted), (page(), page("u", visibility=Visibility.UNLISTED))))
    wanted = {path for path, text in made.items() if 'name="robots" content="noindex"' not in text}
    assert {path for path, text in made.items() if "og:image" in text} == wanted
    assert {path for path, text in made.items() if "twitter:" in text} == wanted
    assert {"index.html", "badges/index.html", "badges/a/index.html", "pages/cv/index.html"} <= wanted
    assert not [path for path in wanted if "embed/" in path or "unlisted/" in path or path == "404.html"]
