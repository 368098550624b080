"""The site on disk and in a preview; knows files and folders, and nothing about badges."""

from badgefolio.publish.folder import check_output
from badgefolio.publish.server import HOST, Preview, make_server
from badgefolio.publish.watch import Changes, watching
from badgefolio.publish.writer import Written, write_site

__all__ = [
    "HOST",
    "Changes",
    "Preview",
    "Written",
    "check_output",
    "make_server",
    "watching",
    "write_site",
]
