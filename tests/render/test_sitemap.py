from dataclasses import replace
from xml.etree.ElementTree import fromstring

from tests.render.conftest import FULL, held, page, pictures, site

from badgefolio.model.held import Route
from badgefolio.model.project import Visibility
from badgefolio.render.sitemap import robots, sitemap

VALID = replace(FULL, revocation=None)
FOUND = ("issuers/", "issuers/maker-space-cbd31212/", "tags/", "tags/work/", "skills/")


def test_the_sitemap_names_what_everybody_may_find() -> None:
    odd = replace(page("a"), route=Route(path="pages/é & 'b'/"))
    unlisted = held("secret", visibility=Visibility.UNLISTED), page("hidden", visibility=Visibility.UNLISTED)
    of = site((held(badge=VALID), unlisted[0]), (odd, unlisted[1]))
    made = sitemap(of, pictures(of, "svg"))
    assert made.path == "sitemap.xml"
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = fromstring(made.content)  # noqa: S314 - our own text
    assert root.tag == f"{space}urlset"
    assert [entry.text for entry in root.iter(f"{space}loc")] == [
        "https://maya.example/me/",
        "https://maya.example/me/badges/",
        *(f"https://maya.example/me/{path}" for path in FOUND),
        "https://maya.example/me/cv/",
        "https://maya.example/me/badges/soldering/",
        "https://maya.example/me/pages/%C3%A9%20%26%20%27b%27/",
    ]

    image = "{http://www.google.com/schemas/sitemap-image/1.1}"
    found = {
        entry.findtext(f"{space}loc"): entry.findtext(f"{image}image/{image}loc")
        for entry in root
        if entry.find(f"{image}image") is not None
    }
    badge = "https://maya.example/me/badges/soldering/"
    assert found == {badge: f"{badge}picture.svg"}


def test_robots_are_told_the_sitemap_and_no_folder() -> None:
    assert robots("https://maya.example/me/").content == (
        b"User-agent: *\nAllow: /\nSitemap: https://maya.example/me/sitemap.xml\n"
    )
    assert robots("").content == b"User-agent: *\nAllow: /\n"
