"""What the owner said, file by file: pages whose blocks still call things by name, and all of a project."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from badgefolio.model.audience import ALWAYS, Window
from badgefolio.model.cv import Cv
from badgefolio.model.project import BadgeSettings, FoundFile, KeptAddresses, Named, Settings, Visibility

if TYPE_CHECKING:
    from datetime import datetime

    from badgefolio.model.blocks import BlockSource
    from badgefolio.model.credential import Badge
    from badgefolio.model.endorsements import ReceivedEndorsement
    from badgefolio.model.paths import PathSource
    from badgefolio.model.payload import Container
    from badgefolio.model.report import Report
    from badgefolio.problems import Span


@dataclass(frozen=True, kw_only=True, slots=True)
class PageSource:
    """`content/pages/<name>.yaml` as said: its blocks still call badges and files by name."""

    name: str
    title: str
    description: str = ""
    theme: Named | None = None
    tags: tuple[str, ...] = ()
    visibility: Visibility | None = None
    community: Named | None = None
    window: Window = ALWAYS
    slug: str | None = None
    formerly: tuple[str, ...] = ()
    language: str | None = None
    blocks: "tuple[BlockSource, ...]" = ()
    span: "Span"


@dataclass(frozen=True, kw_only=True, slots=True)
class BadgeSource:
    """A badge file that was read: the file, the kind of file it is, the badge in it.

    `shows_email` when anybody can read an e-mail address in it that is not the issuer's own. `boundaries`
    are the instants (UTC) at which a check of it may come out differently. `report` is there once it was
    checked.
    """

    file: FoundFile
    container: "Container"
    badge: "Badge"
    shows_email: bool = False
    boundaries: "tuple[datetime, ...]" = ()
    report: "Report | None" = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ProjectSource:
    """Everything that a project says, each file understood but not yet put together.

    `badges` are the badges that could be read, with the file of each; `settings_of` is the YAML beside
    them, both by name. `files` is everything below `content/files/`, by path. `damaged` are the names of
    badges that could not be read, in a build that was told to keep going.
    """

    settings: Settings
    badges: "dict[str, BadgeSource]" = field(default_factory=dict)
    settings_of: dict[str, BadgeSettings] = field(default_factory=dict)
    pages: tuple[PageSource, ...] = ()
    paths: "tuple[PathSource, ...]" = ()
    endorsements: "tuple[ReceivedEndorsement, ...]" = ()
    files: dict[str, FoundFile] = field(default_factory=dict)
    cv: Cv = field(default_factory=Cv)
    kept: KeptAddresses = field(default_factory=KeptAddresses)
    damaged: frozenset[str] = frozenset()
