"""Endorsements that somebody sent to the owner as files: as received, and as far as they are shown."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from badgefolio.model.credential import Endorsement
    from badgefolio.model.project import FoundFile, Named
    from badgefolio.model.report import Report
    from badgefolio.problems import Span


class Answer(StrEnum):
    """What the owner says to an endorsement; only what is accepted is ever published."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class Part(StrEnum):
    """What of a badge somebody endorses."""

    BADGE = "badge"
    ACHIEVEMENT = "achievement"
    ISSUER = "issuer"


@dataclass(frozen=True, kw_only=True, slots=True)
class EndorsementSettings:
    """`content/endorsements/<name>.yaml`: what the owner says about the endorsement file beside it.

    `digest` is the SHA-256 (hex) of the file that was accepted. `badge` is the name of the badge that it is
    about, None where its own identifier is to tell.
    """

    answer: Answer = Answer.PENDING
    digest: str = ""
    badge: "Named | None" = None
    span: "Span | None" = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ReceivedEndorsement:
    """An endorsement file of the project that was read, and what the owner says to it.

    `boundaries` are the instants (UTC) at which a check of it may come out differently. `report` is there
    once it was checked.
    """

    name: str
    file: "FoundFile"
    said: "Endorsement"
    settings: EndorsementSettings
    boundaries: "tuple[datetime, ...]" = ()
    report: "Report | None" = None

    @property
    def is_changed(self) -> bool:
        """Whether it was accepted, and the file is another since."""
        return self.settings.answer is Answer.ACCEPTED and self.settings.digest != self.file.digest

    @property
    def answer(self) -> Answer:
        """What the owner says to the file as it is now: nobody has accepted one that was changed."""
        return Answer.PENDING if self.is_changed else self.settings.answer


@dataclass(frozen=True, kw_only=True, slots=True)
class AcceptedEndorsement:
    """An endorsement that the owner accepted, and which part of the badge it is about."""

    part: Part
    said: "Endorsement"
    report: "Report | None" = None
