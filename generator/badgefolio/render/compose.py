"""Views for one page: which template, in which frame, with which view."""

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from badgefolio.model.held import Route
from badgefolio.model.project import Visibility
from badgefolio.render import views
from badgefolio.render.badge_views import (
    Viewer,
    alignment_views,
    badge_view,
    download_view,
    evidence_views,
    result_views,
)
from badgefolio.render.block_views import owner_view
from badgefolio.render.compose_finding import compose_finding
from badgefolio.render.composed import Composed, viewer_of
from badgefolio.render.cv_page import CV, compose_cv
from badgefolio.render.embedding.oembed import discovery
from badgefolio.render.embedding.shelves import compose_shelf
from badgefolio.render.endorse_views import ask_view
from badgefolio.render.endorsement_views import endorsement_views
from badgefolio.render.evidence_views import own_evidence_views
from badgefolio.render.finding_views import tag_links
from badgefolio.render.frames import (
    READS_OWN_FILES,
    About,
    embed_frame,
    locked_frame,
    page_embed_frame,
    page_frame,
    shows_own_frames,
)
from badgefolio.render.media_views import media_policy
from badgefolio.render.page_blocks import page_block
from badgefolio.render.places import Place
from badgefolio.render.previews import badge_preview, page_preview, site_preview
from badgefolio.render.prose import plain
from badgefolio.render.qr import qr_view, with_qr
from badgefolio.render.sentences import facts
from badgefolio.render.sharing.panel import badge_share, page_share, site_share
from badgefolio.render.structured import with_structured
from badgefolio.render.subjects import (
    BadgeCard,
    BadgeDetail,
    Card,
    CvPage,
    Home,
    Lock,
    NotFound,
    PageRequest,
    PortfolioCard,
    PortfolioPage,
    Redirect,
    ShelfCard,
    World,
)
from badgefolio.render.trust_views import again_view, trust_view
from badgefolio.render.vcard import VCARD
from badgefolio.render.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from badgefolio.model.pictures import Picture

HOME = Route(path="")


def compose(request: PageRequest) -> Composed:
    """Return the name of the template of a page, its frame and its view."""
    return with_structured(_composed(request), request)


def _composed(request: PageRequest) -> Composed:
    match request.subject:
        case Home() as subject:
            return _home(request, subject)
        case BadgeDetail() as subject:
            return _badge(request, subject)
        case BadgeCard() as subject:
            return _badge_card(request, subject)
        case ShelfCard() as subject:
            return compose_shelf(request, subject)
        case CvPage() as subject:
            return compose_cv(request, subject)
        case _:
            return _compose_page(request)


def _compose_page(request: PageRequest) -> Composed:
    match request.subject:
        case PortfolioPage() as subject:
            return _page(request, subject)
        case PortfolioCard() as subject:
            return _page_card(request, subject)
        case Redirect() as subject:
            return _redirect(request, subject)
        case Lock() as subject:
            return _lock(request, subject)
        case NotFound():
            return not_found(request.world, request.pictures)
        case _ as subject:
            return compose_finding(request, subject)


def _home(request: PageRequest, subject: Home) -> Composed:
    world, viewer = request.world, viewer_of(request, HOME)
    settings = world.settings
    view = views.HomePageView(
        owner=owner_view(world, viewer),
        description=settings.description,
        badges=tuple(badge_view(held, viewer) for held in subject.badges),
        badge_count=subject.badge_count,
        badges_url=viewer.place.page(Route(path="badges/")),
        pages=tuple(
            views.PageCardView(
                title=card.title, url=viewer.place.page(card.route), description=card.description
            )
            for card in subject.cards
        ),
        share=site_share(world, viewer),
        qr=qr_view(HOME, settings.base_url, viewer),
        cv_url=viewer.place.page(CV) if subject.has_cv else "",
        card_url=viewer.place.to(VCARD) if subject.contact else "",
    )
    about = About(
        title=settings.title,
        description=settings.description,
        kind="profile",
        picture=site_preview(world, viewer),
    )
    allows = shows_own_frames("") if view.share else ""
    frame = page_frame(world, viewer, about, allows=allows)
    return "home.html", replace(frame, oembed=discovery(None, settings.title, settings)), view


def not_found(world: World, pictures: "Mapping[str, Picture]") -> Composed:
    """Return the page for an address that does not exist, at whatever depth it is shown."""
    root = urlsplit(world.settings.base_url).path or "/"
    viewer = Viewer(place=Place(HOME, root), words=words(world.settings.language), pictures=pictures)
    about = About(title=viewer.words("Page not found"), description="", is_listed=False)
    view = views.NotFoundPageView(home=viewer.place.to("index.html"))
    return "not_found.html", page_frame(world, viewer, about), view


def _badge(request: PageRequest, subject: BadgeDetail) -> Composed:
    world, held = request.world, subject.held
    viewer = viewer_of(request, held.route)
    badge, view = held.badge, badge_view(held, viewer)
    page = views.BadgePageView(
        badge=view,
        trust=trust_view(held.report, viewer.words) if held.report else None,
        evidence=evidence_views(badge, viewer.words),
        own_evidence=own_evidence_views(held, viewer),
        alignments=alignment_views(badge),
        endorsements=endorsement_views(held, viewer.words),
        results=result_views(badge, viewer.words),
        narrative=views.Prose(markdown=badge.narrative, by=views.By.ISSUER) if badge.narrative else None,
        facts=facts(badge, viewer.words),
        download=download_view(held, viewer),
        share=with_qr(badge_share(held, view, world, viewer), held, world.settings, viewer),
        again=again_view(held.report, world.look.badge_script_path, viewer)
        if held.report and held.visibility is not Visibility.PASSWORD
        else None,
        tags=tag_links(subject.tags, viewer),
        paths=tuple(
            views.LinkView(text=one.title, url=viewer.place.page(one.route)) for one in subject.paths
        ),
        ask=ask_view(held, subject.letter_to, world.settings, viewer),
        issuer_url=viewer.place.page(subject.issuer) if subject.issuer else "",
        previous=_link(subject.before, viewer),
        next=_link(subject.after, viewer),
    )
    description = plain(view.description.markdown) if view.description else ""
    about = About(
        title=view.name,
        description=f"{view.sentence} {description}",
        kind="article",
        is_listed=held.visibility is Visibility.PUBLIC,
        picture=badge_preview(held, viewer),
        tags=held.settings.tags,
    )
    allows = READS_OWN_FILES if page.again and page.download.url else ""
    allows = shows_own_frames(allows) if page.share and page.share.embeds else allows
    frame = page_frame(world, viewer, about, allows=allows)
    return "badge.html", replace(frame, oembed=discovery(held, view.name, world.settings)), page


def _badge_card(request: PageRequest, subject: BadgeCard) -> Composed:
    held = subject.held
    viewer = viewer_of(request, held.route.embed)
    view = badge_view(held, viewer)
    about = About(title=view.name, description=view.sentence, is_listed=False)
    frame = embed_frame(request.world, viewer, about, held.route)
    return "embed_badge.html", frame, views.BadgeEmbedView(badge=view)


def _page(request: PageRequest, subject: PortfolioPage) -> Composed:
    world, page = request.world, subject.page
    viewer = viewer_of(request, page.route, page.language)
    view = views.PortfolioPageView(
        title=page.title,
        description=page.description,
        blocks=tuple(page_block(block, world, viewer) for block in page.blocks),
        share=with_qr(page_share(page, world, viewer), page, world.settings, viewer),
        tags=tag_links(subject.tags, viewer),
    )
    about = About(
        title=page.title,
        description=page.description,
        kind="article",
        is_listed=page.visibility is Visibility.PUBLIC,
        picture=page_preview(page, world, viewer),
        tags=page.tags,
    )
    allows = media_policy(page.blocks)
    allows = shows_own_frames(allows) if view.share and view.share.embeds else allows
    frame = page_frame(world, viewer, about, allows=allows)
    return "page.html", replace(frame, oembed=discovery(page, page.title, world.settings)), view


def _page_card(request: PageRequest, subject: PortfolioCard) -> Composed:
    world, page = request.world, subject.page
    viewer = viewer_of(request, page.route.embed, page.language)
    view = views.PageEmbedView(
        title=page.title,
        url=viewer.place.page(page.route),
        blocks=tuple(page_block(block, world, viewer) for block in page.blocks),
    )
    about = About(title=page.title, description=page.description, is_listed=False)
    frame = page_embed_frame(world, viewer, about, page.route, allows=media_policy(page.blocks))
    return "embed_page.html", frame, view


def _redirect(request: PageRequest, subject: Redirect) -> Composed:
    viewer = viewer_of(request, subject.former)
    target = subject.target
    view = views.RedirectPageView(url=viewer.place.page(target.route), title=target.title)
    about = About(title=target.title, description="", is_listed=False)
    return "redirect.html", page_frame(request.world, viewer, about), view


def _lock(request: PageRequest, subject: Lock) -> Composed:
    viewer, script = viewer_of(request, subject.route), request.world.look.lock_script_path
    view = views.LockedPageView(
        script=viewer.place.to(script) if script else "",
        token=subject.token,
        salt=subject.salt,
        rounds=subject.rounds,
        nonce=subject.nonce,
        sealed=subject.sealed,
    )
    return "locked.html", locked_frame(request.world, viewer), view


def _link(card: Card | None, viewer: Viewer) -> views.LinkView | None:
    return views.LinkView(text=card.title, url=viewer.place.page(card.route)) if card else None
