"""The files that other sites and people fetch: the codes as plain text, and the script of cards."""

from typing import TYPE_CHECKING

from badgefolio import resources
from badgefolio.model.output import OutputFile
from badgefolio.render.badge_views import Viewer
from badgefolio.render.embedding.choices import code_path
from badgefolio.render.embedding.oembed import oembed_files
from badgefolio.render.embedding.offers import (
    HOME,
    SCRIPT,
    badge_offer,
    page_offer,
    showcase_offer,
    showcases,
    site_offer,
)
from badgefolio.render.places import Place
from badgefolio.render.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from badgefolio.model.held import Route
    from badgefolio.model.pictures import Picture
    from badgefolio.model.site import PublicSite
    from badgefolio.render.embedding.codes import Code

_SCRIPT_SOURCE = "base/assets/badgefolio-card.js"


def embed_files(site: "PublicSite", pictures: "Mapping[str, Picture]") -> "Iterator[OutputFile]":
    """Give every file that codes and oEmbed need, of a site that knows its address."""
    settings = site.settings
    if not settings.base_url:
        return
    source = resources.bundled("themes") / _SCRIPT_SOURCE
    yield OutputFile(path=SCRIPT, content=source.read_bytes())
    yield from oembed_files(site)
    speech = words(settings.language)
    yield from _texts(HOME, site_offer(settings, speech))
    viewer = Viewer(place=Place(HOME), words=speech, pictures=pictures)
    for held in site.listed_badges:
        yield from _texts(held.route, badge_offer(held, settings, viewer))
    for page in site.listed_pages:
        own = words(page.language or settings.language)
        yield from _texts(page.route, page_offer(page, settings, own))
        for route, group in showcases(page, settings):
            yield from _texts(route, showcase_offer(page, route, group, settings, own))


def _texts(route: "Route", codes: "Iterable[Code]") -> "Iterator[OutputFile]":
    for code in codes:
        yield OutputFile(path=code_path(route, code.key), content=f"{code.text}\n".encode())
