"""The site on disk and in a preview; knows files and folders, and nothing about badges."""

from badgefolio.publish.writer import Written, check_output, write_site

__all__ = ["Written", "check_output", "write_site"]
