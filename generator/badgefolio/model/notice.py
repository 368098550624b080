"""What somebody should look at in a portfolio that builds without a mistake."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class Concern(StrEnum):
    """What a notice is about, in the order in which they are said."""

    UNREADABLE = "unreadable"
    REVOKED = "revoked"
    CHECK_FAILED = "check-failed"
    EXPIRED = "expired"
    EXPIRES = "expires"
    APPEARS = "appears"
    DISAPPEARS = "disappears"
    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"
    NEVER_FETCHED = "never-fetched"
    FETCHED_LONG_AGO = "fetched-long-ago"
    PENDING = "pending"
    DEAD_LINK = "dead-link"


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """One thing to look at: about what (`badges/teach`, `pages/cv`, or `archive`), a sentence in English.

    `day` is when it is or was so, where there is a day. `is_public` where everybody may know that the thing
    is there: the rest must not be named in a log that others read.
    """

    concern: Concern
    about: str
    message: str
    day: "date | None" = None
    is_public: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Patience:
    """How many days ahead and back dates count, and how old what was fetched may be."""

    days: int = 60
    fetched_days: int = 180
