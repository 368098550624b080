"""The only network in the house: one client with all the rules, and the archive of what it got."""

from badgefolio.fetching.addresses import AllowedHost, allowed_host
from badgefolio.fetching.answers import Failure
from badgefolio.fetching.archive import FOLDER, read_archive, write_archive
from badgefolio.fetching.client import fetch
from badgefolio.fetching.dead import dead_links
from badgefolio.fetching.pages import documented, is_picture
from badgefolio.fetching.refresh import Missing, Refreshed, Run, needed, pruned, refresh_badge
from badgefolio.fetching.rules import Rules
from badgefolio.fetching.walk import Wanted

__all__ = [
    "FOLDER",
    "AllowedHost",
    "Failure",
    "Missing",
    "Refreshed",
    "Rules",
    "Run",
    "Wanted",
    "allowed_host",
    "dead_links",
    "documented",
    "fetch",
    "is_picture",
    "needed",
    "pruned",
    "read_archive",
    "refresh_badge",
    "write_archive",
]
