"""Is it true? Named checks over a badge and the archive: pure, without network and without files.

`check` returns a Report: an ordered list of checks, and three statements that are kept apart.
"""

from badgefolio.trust.boundaries import archive_boundaries, boundaries, passed
from badgefolio.trust.check import check
from badgefolio.trust.endorsements import check_endorsement

__all__ = ["archive_boundaries", "boundaries", "check", "check_endorsement", "passed"]
