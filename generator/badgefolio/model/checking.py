"""What is needed to check one badge of a project."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckRequest:
    """A badge file to check: its absolute path, how the person calls it, its SHA-256 (hex) when it was found.

    `archive` is the absolute path of the archive's folder and `archive_digest` stands for what is in it.
    `owner` are the identities of the person who says that the badge is theirs. `now` is in UTC.
    """

    path: str
    file: str
    digest: str
    archive: str
    archive_digest: str
    owner: tuple[str, ...]
    now: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class EndorsementRequest:
    """An endorsement file to check, as in `CheckRequest`; `about` is what it may speak of: identifiers."""

    path: str
    file: str
    digest: str
    about: tuple[str, ...]
    archive: str
    archive_digest: str
    now: datetime
