"""The recipe of sharing from a terminal: the project is read as for a build, and nothing is written."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from badgefolio.model.finding import Finding
from badgefolio.model.held import HeldBadge
from badgefolio.model.project import Visibility
from badgefolio.pipeline.looking import at_address, look
from badgefolio.pipeline.meant import meant
from badgefolio.portfolio import published
from badgefolio.problems import Code, Collector, Problem, ProblemError
from badgefolio.render import PICTURE, Way, plan_pictures, ways_of

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from badgefolio.model.page import Page
    from badgefolio.model.project import KeptAddresses
    from badgefolio.model.site import PublicSite, Site

HOME = "home"


@dataclass(frozen=True, kw_only=True, slots=True)
class ShareRequest:
    """What to share: a badge or page by its name, or `home`; `now` (UTC) is when dates are judged.

    `base_url` replaces that of `site.yaml`.
    """

    project: "Path"
    name: str
    now: "datetime"
    base_url: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shared:
    """The ways to pass a thing on, the first its address; what is missing; warnings of the project."""

    title: str
    ways: tuple[Way, ...]
    note: str
    problems: tuple[Problem, ...]


def share(request: ShareRequest) -> Shared:
    """Return every way to pass on a badge, a page or the whole portfolio, as its own page offers it.

    Raises:
        ProblemError: `badge-not-found`, `badge-name-twice`; `nothing-to-share` for what nobody may find, or
            has no address before the first build; `base-address-missing`; everything that stops a build
            of the project.
    """
    problems = Collector()
    looked = look(request.project, request.now, problems)
    problems.extend(looked.resolved.problems)
    problems.raise_errors()
    whole = at_address(looked.resolved.site, request.base_url)
    site = published(whole)
    thing = None if request.name == HOME else _thing(request.name, whole, site)
    if not site.settings.base_url:
        raise ProblemError(_no_address())
    if thing is not None and not _is_kept(thing, looked.source.kept):
        raise ProblemError(_not_built(request.name))
    shown = _only(thing, site)
    items = plan_pictures(shown, looked.found.content)
    made = {key: PICTURE.function(item.argument) for key, item in items.items()}
    found = ways_of(thing, shown, {key: one.picture for key, one in made.items()}, looked.shelf)
    return Shared(title=found.title, ways=found.ways, note=found.note, problems=problems.problems)


def _thing(name: str, whole: "Site", site: "PublicSite") -> "HeldBadge | Page":
    """Return what somebody named, if it is published."""
    badges = {held.name: held for held in whole.badges}
    pages = {page.name: page for page in whole.pages}
    folder, own = meant(name, badges, pages)
    parts = (site, site.locked) if site.locked else (site,)
    things: list[HeldBadge | Page] = [one for part in parts for one in getattr(part, folder)]
    found = next((one for one in things if one.name == own), None)
    if found is None:
        dates = (badges[own] if folder == "badges" else pages[own]).is_closed
        why = "its dates keep it back today" if dates else "it is private"
        raise ProblemError(
            Problem(
                code=Code.NOTHING_TO_SHARE,
                message=f'"{name}" has no page that could be shared: {why}.',
                hint=f"content/{folder}/{own}.yaml says who may find it, and when.",
            )
        )
    return found


def _is_kept(thing: "HeldBadge | Page", kept: "KeptAddresses") -> bool:
    """Whether its address will be the same at the next build: one that nobody can guess is drawn by lot."""
    tokens = {one for address in (*kept.badges, *kept.pages) for one in (address.token, address.lock) if one}
    return thing.visibility is Visibility.PUBLIC or thing.route.path.split("/")[-2] in tokens


def _not_built(name: str) -> Problem:
    return Problem(
        code=Code.NOTHING_TO_SHARE,
        message=f'"{name}" has no address yet: the first build decides on it.',
        hint='Run "badgefolio build", then share it; keep content/addresses.yaml, where the address is kept.',
    )


def _only(thing: "HeldBadge | Page | None", site: "PublicSite") -> "PublicSite":
    """Return the site with no more in it than sharing the thing needs: nothing else is drawn."""
    badges = (thing,) if isinstance(thing, HeldBadge) else ()
    return replace(
        site, badges=badges, pages=(), paths=(), finding=Finding(), locked=None, owner_picture=None
    )


def _no_address() -> Problem:
    return Problem(
        code=Code.BASE_ADDRESS_MISSING,
        message="The site does not know its public address, so nothing could lead there.",
        hint='Add "base_url: https://..." to content/site.yaml, or say --base-url https://...',
    )
