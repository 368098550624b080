"""Paths as themes see them."""

from typing import TYPE_CHECKING

from badgefolio.model.audience import EVERYBODY
from badgefolio.model.paths import PathState
from badgefolio.render import views
from badgefolio.render.badge_views import badge_name
from badgefolio.render.block_views import picture_view
from badgefolio.render.sentences import date_view

if TYPE_CHECKING:
    from badgefolio.model.held import HeldBadge
    from badgefolio.model.paths import Path, Requirement
    from badgefolio.render.badge_views import Viewer
    from badgefolio.render.words import Words


def path_view(path: "Path", viewer: "Viewer") -> views.PathView:
    """Return a path with how far it has come."""
    told = viewer.words("{met} of {needed} done")
    number = viewer.words.number
    has_page = path.audience == EVERYBODY and path.route != viewer.place.route
    return views.PathView(
        title=path.title,
        description=views.Prose(markdown=path.description, by=views.By.OWNER) if path.description else None,
        picture=picture_view(path.picture, path.picture_alt, viewer) if path.picture else None,
        url=viewer.place.page(path.route) if has_page else "",
        is_archived=path.state is PathState.ARCHIVED,
        met=path.met,
        needed=path.needed,
        said=told.format(met=number(path.met), needed=number(path.needed)),
        told=told,
        groups=tuple(
            views.RequirementGroupView(
                is_met=any(one.is_met for one in group),
                requirements=tuple(_requirement(one, viewer) for one in group),
            )
            for group in path.groups
        ),
    )


def _requirement(requirement: "Requirement", viewer: "Viewer") -> views.RequirementView:
    return views.RequirementView(
        title=requirement.title or viewer.words("A badge that is not shown now"),
        issuer=requirement.issuer,
        url=requirement.url,
        is_met=requirement.is_met,
        badges=tuple(_meeting(held, viewer) for held in requirement.badges),
    )


def _meeting(held: "HeldBadge", viewer: "Viewer") -> views.MeetingView:
    words = viewer.words
    return views.MeetingView(
        name=badge_name(held),
        url=viewer.place.page(held.route),
        counts=held.counts,
        word=_word(held, words),
        expires=date_view(held.badge.expires, words) if held.counts else None,
    )


def _word(held: "HeldBadge", words: "Words") -> str:
    """Return why a badge does not count, '' where it does."""
    if held.counts:
        return ""
    if held.is_revoked:
        return words("Revoked")
    return words("Expired") if held.has_expired else words("A check failed")
