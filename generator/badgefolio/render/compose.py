"""Composes every page of a site: which template, in which frame, with which view."""

from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from badgefolio.model.output import OutputFile
from badgefolio.model.project import Visibility
from badgefolio.model.site import Route
from badgefolio.render import views
from badgefolio.render.badge_views import (
    Viewer,
    alignment_views,
    badge_name,
    badge_view,
    download_view,
    endorsement_views,
    evidence_views,
    picture_path,
    result_views,
)
from badgefolio.render.block_views import block_view, file_path, owner_view
from badgefolio.render.frames import About, Preview, embed_frame, page_frame
from badgefolio.render.page import PageRequest
from badgefolio.render.places import Place
from badgefolio.render.sentences import facts, trust_view
from badgefolio.render.share_views import badge_share, page_share
from badgefolio.render.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from badgefolio.model.pictures import Picture
    from badgefolio.model.site import HeldBadge, Page, PublicSite
    from badgefolio.render.themes import ThemeShelf

NEWEST_ON_HOME = 12
HOME = Route(path="")
LIST = Route(path="badges/")
_DIGITS = 12
_DESCRIPTION = 200


class Composer:
    """Makes page requests of one site."""

    def __init__(self, site: "PublicSite", pictures: "Mapping[str, Picture]", shelf: "ThemeShelf") -> None:
        self._site = site
        self._pictures = pictures
        names = {site.theme, *(page.theme for page in site.pages if page.theme)}
        self._themes = {name: shelf.theme(name) for name in names}
        self._assets = {name: shelf.assets(name) for name in names}
        self._listed = site.listed_badges

    def viewer(self, route: Route, language: str, root: str = "") -> Viewer:
        """Return how things look from a page at that address, in that language."""
        return Viewer(place=Place(route, root), words=words(language), pictures=self._pictures)

    def asset_files(self) -> "Iterator[OutputFile]":
        """Give the styles and scripts of all themes in use; their names change with their bytes."""
        for name, assets in sorted(self._assets.items()):
            style, script = self._asset_paths(name)
            yield OutputFile(path=style, content=assets.style.encode())
            yield OutputFile(path=script, content=assets.script.encode())

    def pages(self) -> "Iterator[tuple[str, PageRequest]]":
        """Give every page with its path in the output."""
        yield self._home()
        yield self._list()
        yield self._not_found()
        for held in self._site.badges:
            yield self._badge(held)
            yield self._badge_embed(held)
            yield from self._redirects(held, badge_name(held))
        for page in self._site.pages:
            yield self._page(page)
            yield self._page_embed(page)
            yield from self._redirects(page, page.title)

    def _home(self) -> tuple[str, PageRequest]:
        site, viewer = self._site, self._own_viewer(HOME)
        settings = site.settings
        view = views.HomePageView(
            owner=owner_view(site, viewer),
            description=settings.description,
            badges=tuple(badge_view(held, viewer) for held in self._listed[:NEWEST_ON_HOME]),
            badge_count=len(self._listed),
            badges_url=viewer.place.page(LIST),
            pages=tuple(
                views.PageCardView(
                    title=page.title, url=viewer.place.page(page.route), description=page.description
                )
                for page in site.listed_pages
            ),
        )
        about = About(
            title=settings.title, description=settings.description, kind="profile", picture=self._portrait()
        )
        return HOME.file, self._request("home.html", viewer, about, view)

    def _list(self) -> tuple[str, PageRequest]:
        viewer = self._own_viewer(LIST)
        title = viewer.words("Badges")
        view = views.BadgeListPageView(badges=tuple(badge_view(held, viewer) for held in self._listed))
        about = About(
            title=title,
            description=viewer.words("The badges of {owner}", owner=self._site.settings.owner.name),
        )
        return LIST.file, self._request("badges.html", viewer, about, view)

    def _not_found(self) -> tuple[str, PageRequest]:
        root = urlsplit(self._site.settings.base_url).path or "/"
        viewer = self.viewer(HOME, self._site.settings.language, root)
        about = About(title=viewer.words("Page not found"), description="", is_listed=False)
        view = views.NotFoundPageView(home=viewer.place.to("index.html"))
        return "404.html", self._request("not_found.html", viewer, about, view)

    def _badge(self, held: "HeldBadge") -> tuple[str, PageRequest]:
        viewer = self._own_viewer(held.route)
        badge, picture = held.badge, self._pictures[held.name]
        view = badge_view(held, viewer)
        before, after = self._neighbours(held, viewer)
        page = views.BadgePageView(
            badge=view,
            trust=trust_view(badge, viewer.words),
            evidence=evidence_views(badge, viewer.words),
            alignments=alignment_views(badge),
            endorsements=endorsement_views(badge, viewer.words),
            results=result_views(badge, viewer.words),
            narrative=views.Prose(markdown=badge.narrative, by=views.By.ISSUER) if badge.narrative else None,
            facts=facts(badge, viewer.words),
            download=download_view(held, picture, viewer),
            share=badge_share(held, view, self._site.settings, viewer),
            previous=before,
            next=after,
        )
        return held.route.file, self._request("badge.html", viewer, self._about(held, view), page)

    def _badge_embed(self, held: "HeldBadge") -> tuple[str, PageRequest]:
        viewer = self._own_viewer(held.route.embed)
        view = badge_view(held, viewer)
        style = self._assets[self._site.theme].embed_style
        about = About(title=view.name, description=view.sentence, is_listed=False)
        request = PageRequest(
            theme=self._themes[self._site.theme],
            template="embed_badge.html",
            frame=embed_frame(self._site, viewer, about, style, held.route),
            page=views.BadgeEmbedView(badge=view),
        )
        return held.route.embed.file, request

    def _page(self, page: "Page") -> tuple[str, PageRequest]:
        viewer = self.viewer(page.route, page.language)
        view = views.PortfolioPageView(
            title=page.title,
            description=page.description,
            blocks=tuple(block_view(block, self._site, viewer) for block in page.blocks),
            share=page_share(page, self._site.settings, viewer.words),
            tags=page.tags,
        )
        about = About(
            title=page.title,
            description=page.description,
            kind="article",
            is_listed=page.visibility is Visibility.PUBLIC,
            picture=self._portrait(),
        )
        return page.route.file, self._request("page.html", viewer, about, view, page.theme)

    def _page_embed(self, page: "Page") -> tuple[str, PageRequest]:
        viewer = self.viewer(page.route.embed, page.language)
        view = views.PageEmbedView(
            title=page.title,
            url=viewer.place.page(page.route),
            blocks=tuple(block_view(block, self._site, viewer) for block in page.blocks),
        )
        about = About(title=page.title, description=page.description, is_listed=False)
        return page.route.embed.file, self._request("embed_page.html", viewer, about, view, page.theme)

    def _redirects(self, thing: "HeldBadge | Page", title: str) -> "Iterator[tuple[str, PageRequest]]":
        for route in thing.former_routes:
            viewer = self._own_viewer(route)
            view = views.RedirectPageView(url=viewer.place.page(thing.route), title=title)
            about = About(title=title, description="", is_listed=False)
            yield route.file, self._request("redirect.html", viewer, about, view)

    def _request(
        self, template: str, viewer: Viewer, about: About, view: views.PageView, theme: str = ""
    ) -> PageRequest:
        name = theme or self._site.theme
        return PageRequest(
            theme=self._themes[name],
            template=template,
            frame=page_frame(self._site, viewer, about, self._asset_paths(name)),
            page=view,
        )

    def _own_viewer(self, route: Route) -> Viewer:
        return self.viewer(route, self._site.settings.language)

    def _asset_paths(self, theme: str) -> tuple[str, str]:
        assets = self._assets[theme]
        style = sha256(assets.style.encode()).hexdigest()[:_DIGITS]
        script = sha256(assets.script.encode()).hexdigest()[:_DIGITS]
        return f"assets/{theme}-{style}.css", f"assets/{theme}-{script}.js"

    def _about(self, held: "HeldBadge", view: views.BadgeView) -> About:
        picture = self._pictures[held.name]
        can_show = picture.ending != "svg"
        description = view.description.markdown if view.description else ""
        return About(
            title=view.name,
            description=f"{view.sentence} {description}"[:_DESCRIPTION].strip(),
            kind="article",
            is_listed=held.visibility is Visibility.PUBLIC,
            picture=Preview(
                path=picture_path(held, picture.ending),
                width=picture.width,
                height=picture.height,
                alt=view.picture.alt,
            )
            if can_show
            else None,
        )

    def _portrait(self) -> Preview | None:
        """Return the owner's portrait as the preview picture of a page, where there is one."""
        found, owner = self._site.owner_picture, self._site.settings.owner
        if found is None or self._pictures[found.path].ending == "svg":
            return None
        picture = self._pictures[found.path]
        return Preview(
            path=file_path(found, picture.ending),
            width=picture.width,
            height=picture.height,
            alt=owner.picture_alt or owner.name,
        )

    def _neighbours(
        self, held: "HeldBadge", viewer: Viewer
    ) -> tuple[views.LinkView | None, views.LinkView | None]:
        """Return the listed badges before and after a listed one."""
        if held not in self._listed:
            return None, None
        index = self._listed.index(held)
        around = [index - 1, index + 1]
        found = [self._listed[one] if 0 <= one < len(self._listed) else None for one in around]
        before, after = (
            views.LinkView(text=badge_name(one), url=viewer.place.page(one.route)) if one else None
            for one in found
        )
        return before, after
