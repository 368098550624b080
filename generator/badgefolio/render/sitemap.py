"""What search engines are told: the sitemap (sitemaps.org 0.9) and robots.txt (RFC 9309)."""

from html import escape
from typing import TYPE_CHECKING

from badgefolio.model.output import OutputFile
from badgefolio.render.finding_list import path_subjects, ways
from badgefolio.render.places import absolute

if TYPE_CHECKING:
    from collections.abc import Iterable

    from badgefolio.model.site import PublicSite


def sitemap(site: "PublicSite") -> OutputFile:
    """Return the sitemap of everything that everybody may find; without dates, which nobody wrote down."""
    paths = ["", *(path.removesuffix("index.html") for path, _, _ in ways(site.finding))]
    paths += [path.removesuffix("index.html") for path, _, _ in path_subjects(site.paths)]
    paths += [held.route.path for held in site.listed_badges]
    paths += [page.route.path for page in site.listed_pages]
    return sitemap_of(paths, site.settings.base_url)


def sitemap_of(paths: "Iterable[str]", base_url: str) -> OutputFile:
    """Return the sitemap of pages by the paths of their folders."""
    entries = "".join(f"  <url><loc>{escape(absolute(base_url, path))}</loc></url>\n" for path in paths)
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</urlset>\n'
    )
    return OutputFile(path="sitemap.xml", content=text.encode())


def robots(base_url: str) -> OutputFile:
    """Return robots.txt. It names no folder: what must not be found is said on the pages themselves."""
    lines = ["User-agent: *", "Allow: /"]
    if base_url:
        lines.append(f"Sitemap: {base_url}sitemap.xml")
    return OutputFile(path="robots.txt", content=("\n".join(lines) + "\n").encode())
