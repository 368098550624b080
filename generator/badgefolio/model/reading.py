"""What came of reading one file of a project."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from badgefolio.problems import Problem


class Kind(StrEnum):
    """What a file of a project is for."""

    SITE = "site"
    ADDRESSES = "addresses"
    BADGE = "badge"
    BADGE_SETTINGS = "badge-settings"
    PAGE = "page"
    CV = "cv"
    PATH = "path"
    ENDORSEMENT = "endorsement"
    ENDORSEMENT_SETTINGS = "endorsement-settings"


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadRequest:
    """A file to read: what it is for, its absolute path, how the person calls it, its name without ending.

    `digest` is the SHA-256 (hex) that its bytes had when the project was looked through. `archive` is the
    absolute path of the archive's folder, and `archive_digest` stands for what is in it.
    """

    kind: Kind
    path: str
    file: str
    name: str
    digest: str
    archive: str
    archive_digest: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """The value of a file, None where errors among `problems` say why there is none."""

    value: object
    problems: "tuple[Problem, ...]" = ()
