"""oEmbed from files: what WordPress, Ghost and others ask for when somebody pastes an address.

They add `url`, `maxwidth` and `format` to the address they ask, and a host of files passes that over. The
answer is the same for all: `rich`, with one bare frame as its HTML, since WordPress shows a frame at once
only where no quotation stands before it (oembed.com, version 1.0; WordPress, `wp_filter_oembed_result`).
"""

import json
from html import escape
from typing import TYPE_CHECKING

from badgefolio.model.output import OutputFile
from badgefolio.render.badge_views import badge_name
from badgefolio.render.embedding.frame_codes import PAGE_HEIGHT, PAGE_WIDTH
from badgefolio.render.embedding.offers import HOME, PREVIEW, PREVIEW_SIZE, may_embed
from badgefolio.render.embedding.plain import bare, one_line
from badgefolio.render.places import absolute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from badgefolio.model.held import HeldBadge, Route
    from badgefolio.model.page import Page
    from badgefolio.model.project import Settings
    from badgefolio.model.site import PublicSite

JSON, XML = "oembed.json", "oembed.xml"
CARD = (360, 220)  # px
_PAGE = (PAGE_WIDTH, PAGE_HEIGHT)
_DAY = 24 * 60 * 60  # s


def discovery(
    thing: "HeldBadge | Page | None", title: str, settings: "Settings"
) -> tuple[tuple[str, str, str], ...]:
    """Return (media type, public address, title) of what a page announces in its head.

    Args:
        thing: what the page shows; None for the whole portfolio.
        title: what it is called.
        settings: those of the site.
    """
    if not (may_embed(thing, settings) if thing else settings.base_url):
        return ()
    folder = thing.route.path if thing else HOME.path
    return (
        ("application/json+oembed", absolute(settings.base_url, folder + JSON), one_line(title)),
        ("text/xml+oembed", absolute(settings.base_url, folder + XML), one_line(title)),
    )


def oembed_files(site: "PublicSite") -> "Iterator[OutputFile]":
    """Give the answers for every badge and page that may be embedded, and for the whole portfolio."""
    settings = site.settings
    if not settings.base_url:
        return
    yield from _answers(HOME, settings.title, CARD, settings)
    for held in site.listed_badges:
        if may_embed(held, settings):
            yield from _answers(held.route, badge_name(held), CARD, settings)
    for page in site.listed_pages:
        yield from _answers(page.route, page.title, _PAGE, settings)


def _answers(
    route: "Route", title: str, size: tuple[int, int], settings: "Settings"
) -> "Iterator[OutputFile]":
    said = _said(route, one_line(title), size, settings)
    text = json.dumps(said, ensure_ascii=False, indent=1)
    yield OutputFile(path=route.path + JSON, content=f"{text}\n".encode())
    inside = "".join(f"<{name}>{escape(str(value), quote=False)}</{name}>" for name, value in said.items())
    head = '<?xml version="1.0" encoding="utf-8" standalone="yes"?>'
    yield OutputFile(path=route.path + XML, content=f"{head}\n<oembed>{inside}</oembed>\n".encode())


def _said(route: "Route", title: str, size: tuple[int, int], settings: "Settings") -> dict[str, str | int]:
    width, height = size
    source = escape(bare(absolute(settings.base_url, route.embed.path)))
    frame = (
        f'<iframe src="{source}" title="{escape(title)}" width="{width}" height="{height}" frameborder="0"'
        ' marginwidth="0" marginheight="0"></iframe>'
    )
    said: dict[str, str | int] = {
        "type": "rich",
        "version": "1.0",
        "title": title,
        "author_name": one_line(settings.owner.name),
        "author_url": settings.base_url,
        "provider_name": one_line(settings.title),
        "provider_url": settings.base_url,
        "cache_age": _DAY,
        "thumbnail_url": absolute(settings.base_url, route.path + PREVIEW),
        "thumbnail_width": PREVIEW_SIZE[0],
        "thumbnail_height": PREVIEW_SIZE[1],
        "width": width,
        "height": height,
        "html": frame,
    }
    return {name: value for name, value in said.items() if value}
