"""What stands around every page: title, addresses, policy, navigation, previews for networks."""

from base64 import b64encode
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from badgefolio.render.block_views import owner_view
from badgefolio.render.feeds import ATOM, JSON_FEED
from badgefolio.render.languages import said_in
from badgefolio.render.network_tags import network_card, open_graph
from badgefolio.render.places import absolute
from badgefolio.render.prose import shortened
from badgefolio.render.views import FrameView, LinkView, OwnerView

if TYPE_CHECKING:
    from badgefolio.model.held import Route
    from badgefolio.model.project import Settings
    from badgefolio.model.site import NavigationItem
    from badgefolio.render.badge_views import Viewer
    from badgefolio.render.previews import Preview
    from badgefolio.render.subjects import World

# Nothing but the site's own files; no plug-ins, no forms, no other base address. `frame-ancestors` cannot
# be said in a page (CSP Level 3, section 3.3), and embed pages are there to be framed.
_POLICY = (
    "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; base-uri 'none';"
    " form-action 'none'"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class About:
    """What a page says of itself to search engines and networks.

    `description` is plain text of any length; `picture` is the one that networks show beside it, `folder`
    that of the feed which tells of it. `tags` are the owner's.
    """

    title: str
    description: str
    kind: str = "website"
    is_listed: bool = True
    folder: str = ""
    picture: "Preview | None" = None
    tags: tuple[str, ...] = ()


# A page of a badge whose file is offered may read that file again (`assets/again.js`), and ask nobody else.
READS_OWN_FILES = "; connect-src 'self'"


def page_frame(
    world: "World",
    viewer: "Viewer",
    about: About,
    stands_for: "Route | None" = None,
    *,
    allows: str = "",
) -> FrameView:
    """Return the frame of a page; `stands_for` is the page that it is another form of.

    `allows` is what its policy allows beyond that of every page.
    """
    return _frame(
        world,
        viewer,
        about,
        policy=_POLICY + allows,
        stylesheet=viewer.place.to(world.look.style_path),
        script=viewer.place.to(world.look.script_path),
        canonical=stands_for,
    )


# The page behind the lock makes its pictures itself, and the one before it loads none.
_LOCKED_POLICY = (
    "default-src 'none'; img-src 'self' data: blob:; media-src 'self' blob:; style-src 'self';"
    " script-src 'self'; base-uri 'none'; form-action 'none'"
)


def locked_frame(world: "World", viewer: "Viewer") -> FrameView:
    """Return the frame of a page that asks for a password: it names neither the site nor its owner."""
    return FrameView(
        title=viewer.words("Protected page"),
        description="",
        language=viewer.words.language,
        direction=viewer.words.direction,
        site_title="",
        home="",
        owner=OwnerView(name=""),
        navigation=(),
        is_listed=False,
        policy=_LOCKED_POLICY,
        stylesheet=viewer.place.to(world.look.style_path),
        script=None,
    )


def embed_frame(world: "World", viewer: "Viewer", about: About, route: "Route") -> FrameView:
    """Return the frame of a card inside other sites; `route` is that of the page it stands for."""
    style, script = world.look.embed_style, world.look.embed_script
    return _frame(
        world,
        viewer,
        about,
        policy=f"default-src 'none'; img-src 'self' data:; style-src {_hash(style)};"
        f" script-src {_hash(script)}; base-uri 'none'; form-action 'none'",
        inline_style=style,
        inline_script=script,
        canonical=route,
    )


def page_embed_frame(
    world: "World", viewer: "Viewer", about: About, route: "Route", *, allows: str = ""
) -> FrameView:
    """Return the frame of a whole page inside other sites: that of a page, and the script of cards.

    That `'self'` means the site too where another site's sandbox takes the page its origin is said in CSP
    Level 3, section 6.7.2.8: a policy keeps the origin of the address that it came from.
    """
    script = world.look.embed_script
    frame = page_frame(world, viewer, about, route, allows=allows)
    if not script:
        return frame
    policy = frame.policy.replace("script-src 'self'", f"script-src 'self' {_hash(script)}")
    return replace(frame, policy=policy, inline_script=script)


def shows_own_frames(allows: str) -> str:
    """Return what a policy allows beyond that of every page, and frames of the site's own cards."""
    if "frame-src " in allows:
        return allows.replace("frame-src ", "frame-src 'self' ")
    return f"{allows}; frame-src 'self'"


def _hash(text: str) -> str:
    """Return the source expression for an inline text (CSP Level 3, section 2.3.1)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" if text else "'none'"


def _frame(  # noqa: PLR0913 - what differs between the two kinds of frame
    world: "World",
    viewer: "Viewer",
    about: About,
    *,
    policy: str,
    stylesheet: str | None = None,
    script: str | None = None,
    inline_style: str = "",
    inline_script: str = "",
    canonical: "Route | None" = None,
) -> FrameView:
    settings = world.settings
    route = canonical or viewer.place.route
    address = "" if viewer.place.root else absolute(settings.base_url, route.path)
    disclaimer, disclaimer_language = said_in(settings.disclaimer, viewer.words.language, settings.language)
    title = about.title if about.title == settings.title else f"{about.title} · {settings.title}"
    return FrameView(
        title=title,
        description=shortened(about.description),
        language=viewer.words.language,
        direction=viewer.words.direction,
        site_title=settings.title,
        home=viewer.place.to("index.html"),
        owner=owner_view(world, viewer),
        navigation=tuple(_navigation_link(item, viewer) for item in world.navigation),
        is_listed=about.is_listed,
        policy=policy,
        stylesheet=stylesheet,
        script=script,
        inline_style=inline_style,
        inline_script=inline_script,
        canonical_absolute=address,
        feeds=_feeds(about, settings, viewer) if address and about.is_listed else (),
        meta=open_graph(about, address, settings, viewer.words) if address and about.is_listed else (),
        card=network_card(about, settings, viewer.words) if address and about.is_listed else (),
        disclaimer=disclaimer,
        disclaimer_language=disclaimer_language,
    )


def _feeds(about: About, settings: "Settings", viewer: "Viewer") -> tuple[tuple[str, str, str], ...]:
    title = f"{about.title} · {settings.title}" if about.folder else settings.title
    return (
        ("application/atom+xml", viewer.place.to(about.folder + ATOM), title),
        ("application/feed+json", viewer.place.to(about.folder + JSON_FEED), title),
    )


def _navigation_link(item: "NavigationItem", viewer: "Viewer") -> LinkView:
    words = viewer.words
    names = {
        "home": words("Home"),
        "badges": words("Badges"),
        "paths": words("Paths"),
        "issuers": words("Issuers"),
        "tags": words("Tags"),
        "skills": words("Skills"),
        "cv": words("Curriculum"),
    }
    return LinkView(
        text=names.get(item.key, item.title),
        url=viewer.place.page(item.route),
        is_current=item.route == viewer.place.route and not viewer.place.root,
    )
