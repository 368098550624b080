"""Pages on which things are found, as themes see them."""

from typing import TYPE_CHECKING

from badgefolio.render import views
from badgefolio.render.badge_views import badge_view
from badgefolio.render.calendar import CALENDAR
from badgefolio.render.feeds import ATOM
from badgefolio.render.sentences import date_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from badgefolio.model.finding import IssuerShelf, TagShelf
    from badgefolio.model.held import Route
    from badgefolio.model.skills import Framework, Skill
    from badgefolio.render.badge_views import Viewer
    from badgefolio.render.subjects import BadgeList, Directory, Way
    from badgefolio.render.words import Words

_MINUTES = 60


def list_view(subject: "BadgeList", base_url: str, viewer: "Viewer") -> views.BadgeListPageView:
    """Return all badges in one order, with links to the other orders and lists, and what can be followed."""
    return views.BadgeListPageView(
        badges=tuple(badge_view(held, viewer) for held in subject.badges),
        order=subject.key,
        orders=tuple(_order(way, subject.key, viewer) for way in subject.orders)
        if len(subject.orders) > 1
        else (),
        ways=tuple(_way(way, viewer) for way in subject.ways),
        follow=tuple(_follow(subject, base_url, viewer)),
    )


def directory_view(subject: "Directory", viewer: "Viewer") -> views.DirectoryPageView:
    """Return all issuers or all tags."""
    return views.DirectoryPageView(
        key=subject.key,
        title=directory_title(subject.key, viewer.words),
        entries=tuple(
            views.DirectoryEntryView(
                name=card.title, url=viewer.place.page(card.route), domain=card.description, number=number
            )
            for card, number in subject.entries
        ),
    )


def directory_title(key: str, words: "Words") -> str:
    """Return what a list is called: `issuers`, `tags` or `skills`."""
    return {"issuers": words("Issuers"), "tags": words("Tags"), "skills": words("Skills")}[key]


def issuer_page_view(shelf: "IssuerShelf", viewer: "Viewer") -> views.IssuerPageView:
    """Return one issuer as its newest badge describes it, with the badges in its name."""
    badges = tuple(badge_view(held, viewer) for held in shelf.badges)
    described = next((one.issuer for one in badges if one.issuer and one.issuer.is_confirmed), None)
    return views.IssuerPageView(
        issuer=described or next(one.issuer for one in badges if one.issuer),
        badges=badges,
    )


def tag_page_view(shelf: "TagShelf", viewer: "Viewer") -> views.TagPageView:
    """Return what has one tag."""
    return views.TagPageView(
        tag=shelf.tag,
        badges=tuple(badge_view(held, viewer) for held in shelf.badges),
        pages=tuple(
            views.PageCardView(
                title=page.title, url=viewer.place.page(page.route), description=page.description
            )
            for page in shelf.pages
        ),
    )


def framework_views(frameworks: "tuple[Framework, ...]", viewer: "Viewer") -> tuple[views.FrameworkView, ...]:
    """Return skills by framework."""
    return tuple(
        views.FrameworkView(name=one.name, skills=tuple(_skill(skill, viewer) for skill in one.skills))
        for one in frameworks
    )


def tag_links(tags: "tuple[tuple[str, Route | None], ...]", viewer: "Viewer") -> tuple[views.LinkView, ...]:
    """Return tags with the pages that they lead to; the address is empty where there is none."""
    return tuple(
        views.LinkView(text=tag, url=viewer.place.page(route) if route else "") for tag, route in tags
    )


def _skill(skill: "Skill", viewer: "Viewer") -> views.SkillView:
    newest = skill.badges[0].badge.issued
    return views.SkillView(
        name=skill.name,
        url=skill.url,
        code=skill.code,
        hours=_hours(skill.minutes, viewer.words),
        newest=date_view(newest, viewer.words),
        badges=tuple(
            views.ProofView(
                name=held.badge.name or held.name,
                url=viewer.place.page(held.route),
                expires=date_view(held.badge.expires, viewer.words),
            )
            for held in skill.badges
        ),
    )


def _hours(minutes: int, words: "Words") -> str:
    if not minutes:
        return ""
    hours = max(1, round(minutes / _MINUTES))
    return words.count("{number} hour", "{number} hours", hours)


def _order(way: "Way", current: str, viewer: "Viewer") -> views.LinkView:
    words = viewer.words
    names = {
        "issued": words("Newest first"),
        "name": words("By name"),
        "issuer": words("By issuer"),
        "expires": words("By expiry"),
    }
    return views.LinkView(
        text=names[way.key], url=viewer.place.page(way.route), is_current=way.key == current
    )


def _follow(subject: "BadgeList", base_url: str, viewer: "Viewer") -> "Iterator[views.LinkView]":
    if base_url and subject.badges:
        yield views.LinkView(text=viewer.words("Follow (Atom)"), url=viewer.place.to(ATOM))
    if any(held.badge.expires and not held.is_revoked for held in subject.badges):
        yield views.LinkView(text=viewer.words("Calendar of expiries"), url=viewer.place.to(CALENDAR))


def _way(way: "Way", viewer: "Viewer") -> views.LinkView:
    title, number = directory_title(way.key, viewer.words), viewer.words.number(way.number)
    return views.LinkView(text=f"{title} ({number})", url=viewer.place.page(way.route))
