"""When a site is to be built again: things come and go on their days only where somebody builds."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from badgefolio.model.audience import NOBODY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from badgefolio.model.audience import Window
    from badgefolio.model.site import Site


@dataclass(frozen=True, kw_only=True, slots=True)
class Due:
    """The next instant (UTC) at which a build comes out differently, and how many things come and go then.

    Numbers and no names: logs of builds are often public.
    """

    at: "datetime"
    appearing: int
    disappearing: int


def next_due(site: "Site", now: "datetime") -> Due | None:
    """Return when the dates of things change what is published next, None where they never will."""
    windows = list(_windows(site))
    instants = [change for one in windows if (change := one.next_change(now)) is not None]
    if not instants:
        return None
    at = min(instants)
    changing = [one for one in windows if one.next_change(now) == at]
    appearing = sum(one.is_open(at) for one in changing)
    return Due(at=at, appearing=appearing, disappearing=len(changing) - appearing)


def _windows(site: "Site") -> "Iterator[Window]":
    for held in site.badges:
        if held.declared != NOBODY:
            yield held.settings.window
    for page in site.pages:
        if page.declared != NOBODY:
            yield page.window
