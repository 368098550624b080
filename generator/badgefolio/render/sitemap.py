"""What search engines are told: the sitemap (sitemaps.org 0.9, with images) and robots.txt (RFC 9309)."""

from html import escape
from typing import TYPE_CHECKING

from badgefolio.model.output import OutputFile
from badgefolio.render.badge_views import picture_path
from badgefolio.render.cv_page import CV, cv_subjects
from badgefolio.render.finding_list import path_subjects, ways
from badgefolio.render.places import absolute

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from badgefolio.model.pictures import Picture
    from badgefolio.model.site import PublicSite


def sitemap(site: "PublicSite", pictures: "Mapping[str, Picture]") -> OutputFile:
    """Return the sitemap of everything that everybody may find, each badge with its picture.

    Without dates, which nobody wrote down.
    """
    paths = ["", *(path.removesuffix("index.html") for path, _, _ in ways(site.finding))]
    paths += [path.removesuffix("index.html") for path, _, _ in path_subjects(site.paths)]
    paths += [CV.path for _ in cv_subjects(site)]
    paths += [held.route.path for held in site.listed_badges]
    paths += [page.route.path for page in site.listed_pages]
    images = {held.route.path: picture_path(held, pictures[held.name].ending) for held in site.listed_badges}
    return sitemap_of(paths, site.settings.base_url, images)


def sitemap_of(
    paths: "Iterable[str]", base_url: str, images: "Mapping[str, str] | None" = None
) -> OutputFile:
    """Return the sitemap of pages by the paths of their folders, some with the path of an image."""
    shown = images or {}
    entries = "".join(_entry(path, shown.get(path), base_url) for path in paths)
    space = ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"' if shown else ""
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"{space}>\n{entries}</urlset>\n'
    )
    return OutputFile(path="sitemap.xml", content=text.encode())


def _entry(path: str, image: str | None, base_url: str) -> str:
    where = f"<loc>{escape(absolute(base_url, path))}</loc>"
    shown = f"<image:loc>{escape(absolute(base_url, image))}</image:loc>" if image else ""
    return f"  <url>{where}{f'<image:image>{shown}</image:image>' if shown else ''}</url>\n"


def robots(base_url: str) -> OutputFile:
    """Return robots.txt. It names no folder: what must not be found is said on the pages themselves."""
    lines = ["User-agent: *", "Allow: /"]
    if base_url:
        lines.append(f"Sitemap: {base_url}sitemap.xml")
    return OutputFile(path="robots.txt", content=("\n".join(lines) + "\n").encode())
