"""What a page tells networks of itself, from which they build their previews."""

from typing import TYPE_CHECKING

from badgefolio.render.places import absolute
from badgefolio.render.prose import shortened

if TYPE_CHECKING:
    from badgefolio.model.project import Settings
    from badgefolio.render.frames import About
    from badgefolio.render.words import Words

Tags = tuple[tuple[str, str], ...]


def open_graph(about: "About", address: str, settings: "Settings", words: "Words") -> Tags:
    """Return Open Graph properties (ogp.me) of a page at that absolute address.

    The description is never empty: Discourse shows nothing of a page without one. An owner has one name
    here, which nobody can divide truthfully, so that `profile:first_name` and its like are left out.
    """
    picture = about.picture
    pairs = [
        ("og:type", about.kind),
        ("og:title", about.title),
        ("og:description", described(about, settings, words)),
        ("og:url", address),
        ("og:site_name", settings.title),
        ("og:locale", words.territorial),
    ]
    if about.kind == "article":
        pairs += [("article:author", settings.base_url), *(("article:tag", tag) for tag in about.tags)]
    if picture:
        place = absolute(settings.base_url, picture.path)
        pairs += [
            ("og:image", place),
            ("og:image:secure_url", place if place.startswith("https:") else ""),
            ("og:image:type", picture.media_type),
            ("og:image:width", str(picture.width)),
            ("og:image:height", str(picture.height)),
            ("og:image:alt", picture.alt),
        ]
    return tuple((name, value) for name, value in pairs if value)


def network_card(about: "About", settings: "Settings", words: "Words") -> Tags:
    """Return what X reads, with a large picture where there is one."""
    picture = about.picture
    pairs = [
        ("twitter:card", "summary_large_image" if picture else "summary"),
        ("twitter:title", about.title),
        ("twitter:description", described(about, settings, words)),
    ]
    if picture:
        pairs += [
            ("twitter:image", absolute(settings.base_url, picture.path)),
            ("twitter:image:alt", picture.alt),
        ]
    return tuple(pairs)


def described(about: "About", settings: "Settings", words: "Words") -> str:
    """Return what a page is about in one line, what the site is about where the page says nothing."""
    own = shortened(about.description) or shortened(settings.description)
    return own or words("Portfolio of {name}", name=settings.owner.name)
