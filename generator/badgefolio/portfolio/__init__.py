"""A project on disk becomes a site: scanned, read, put together, filtered by visibility."""

from badgefolio.portfolio.addresses import read_addresses, write_addresses
from badgefolio.portfolio.answering import keep_endorsement, write_answer
from badgefolio.portfolio.cv import read_cv
from badgefolio.portfolio.endorsements import false_one, read_endorsement_settings, targets
from badgefolio.portfolio.hiding import made_private
from badgefolio.portfolio.keeping import keep_badge
from badgefolio.portfolio.paths import read_path
from badgefolio.portfolio.queries import in_order
from badgefolio.portfolio.reader import read_badge_settings, read_page, read_settings
from badgefolio.portfolio.resolve import Resolved, resolve
from badgefolio.portfolio.scan import Scan, find_project, scan
from badgefolio.portfolio.slugs import slug
from badgefolio.portfolio.visibility import as_if_public, published

__all__ = [
    "Resolved",
    "Scan",
    "as_if_public",
    "false_one",
    "find_project",
    "in_order",
    "keep_badge",
    "keep_endorsement",
    "made_private",
    "published",
    "read_addresses",
    "read_badge_settings",
    "read_cv",
    "read_endorsement_settings",
    "read_page",
    "read_path",
    "read_settings",
    "resolve",
    "scan",
    "slug",
    "targets",
    "write_addresses",
    "write_answer",
]
