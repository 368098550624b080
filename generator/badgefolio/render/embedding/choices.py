"""The codes of a thing as the share panel shows them: in families, each with its file and its look."""

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from badgefolio.render.embedding.offers import (
    HOME,
    PREVIEW,
    badge_offer,
    card_paths,
    embedded_badge,
    embedded_page,
    embedded_showcase,
    embedded_site,
    page_offer,
    showcase_offer,
    showcases,
    site_offer,
    small_picture_path,
)
from badgefolio.render.views import (
    CodeFamilyView,
    CodeView,
    EmbedsView,
    PictureView,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from badgefolio.model.held import HeldBadge, Route
    from badgefolio.model.page import Page
    from badgefolio.model.project import Settings
    from badgefolio.render.badge_views import Viewer
    from badgefolio.render.embedding.codes import Code
    from badgefolio.render.embedding.plain import Embedded, Shown
    from badgefolio.render.subjects import World
    from badgefolio.render.words import Words

_COLUMNS = 48  # signs in a line of a box
_MOST_LINES = 8


def code_path(route: "Route", key: str) -> str:
    """Return where the file of a code lies in the output: plain text, which nobody takes for a page."""
    return f"{route.embed.path}codes/{key}.txt"


def badge_embeds(held: "HeldBadge", settings: "Settings", viewer: "Viewer") -> tuple[EmbedsView, ...]:
    """Return the codes for a badge; empty where it may not be embedded."""
    codes = badge_offer(held, settings, viewer)
    if not codes:
        return ()
    embedded = embedded_badge(held, settings, viewer)
    small = viewer.place.to(small_picture_path(held, viewer.pictures[held.name]))
    whole = _embeds(embedded, codes, held.route, viewer)
    cards = tuple(map(viewer.place.to, card_paths(held)))
    return (replace(whole, picture=_picture(embedded.clean.picture, small), cards=cards),)


def page_embeds(page: "Page", world: "World", viewer: "Viewer") -> tuple[EmbedsView, ...]:
    """Return the codes for a page, then those for each of its showcases."""
    settings, words = world.settings, viewer.words
    codes = page_offer(page, settings, words)
    if not codes:
        return ()
    whole = _embeds(embedded_page(page, settings), codes, page.route, viewer)
    several = (
        replace(
            _embeds(
                embedded_showcase(page, route, group, settings),
                showcase_offer(page, route, group, settings, words),
                route,
                viewer,
            ),
            title=words("The list “{title}”", title=group.title)
            if group.title
            else words("The list of badges"),
            picture=whole.picture,
        )
        for route, group in showcases(page, settings)
    )
    return (whole, *several)


def site_embeds(world: "World", viewer: "Viewer") -> tuple[EmbedsView, ...]:
    """Return the codes for the whole portfolio; empty while it knows no address."""
    codes = site_offer(world.settings, viewer.words)
    return (_embeds(embedded_site(world.settings), codes, HOME, viewer),) if codes else ()


def _embeds(embedded: "Embedded", codes: "tuple[Code, ...]", route: "Route", viewer: "Viewer") -> EmbedsView:
    """Return the codes for a page or the portfolio, whose cards show what networks show of it."""
    clean = embedded.clean
    return EmbedsView(
        title="",
        name=clean.title,
        line=clean.line,
        frame=viewer.place.page(route.embed),
        families=_families(codes, route, viewer),
        picture=_picture(clean.picture, viewer.place.to(route.path + PREVIEW)),
    )


def _picture(shown: "Shown | None", source: str) -> PictureView | None:
    """Return the picture of a code as it lies beside this page."""
    if shown is None:
        return None
    return PictureView(src=source, alt=shown.alt, width=shown.width, height=shown.height)


def _families(codes: "Iterable[Code]", route: "Route", viewer: "Viewer") -> tuple[CodeFamilyView, ...]:
    folder, _, name = route.path.rstrip("/").rpartition("/")
    prefix = f"{name}-" if folder.endswith("/showcase") else ""
    return tuple(
        _family(family, tuple(several), route, viewer, prefix)
        for family, several in groupby(codes, lambda code: code.family)
    )


def _family(
    key: str, codes: "tuple[Code, ...]", route: "Route", viewer: "Viewer", prefix: str
) -> CodeFamilyView:
    views = tuple(
        CodeView(
            id=f"embed-{prefix}{code.key}",
            key=code.key,
            label=code.label,
            text=code.text,
            file=viewer.place.to(code_path(route, code.key)),
            lines=min(_MOST_LINES, sum(len(line) // _COLUMNS + 1 for line in code.text.split("\n"))),
            width=code.width,
            height=code.height,
        )
        for code in codes
    )
    label = viewer.words("Frame (iframe)") if key == "iframe" else ", ".join(code.label for code in codes)
    return CodeFamilyView(key=key, label=label, codes=views, note=_note(key, viewer.words))


def _note(key: str, words: "Words") -> str:
    """Return where a code lives, where its name does not say it."""
    notes = {
        "iframe": words("For sites that keep frames. In WordPress it is enough to paste the link on a line."),
        "html": words("For WordPress.com, Moodle, Blogger and letters."),
        "web-component": words("For pages of your own. Blogs and learning platforms take scripts out."),
    }
    return notes.get(key, "")
