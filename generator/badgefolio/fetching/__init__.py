"""The only network in the house: one client with all the rules, and the archive of what it got."""

from badgefolio.fetching.archive import read_archive, write_archive

__all__ = ["read_archive", "write_archive"]
