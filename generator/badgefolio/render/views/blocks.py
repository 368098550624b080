"""Views of the blocks of a page; `kind` names the template that shows them."""

from dataclasses import dataclass
from typing import TypeAlias

from badgefolio.render.views.finding import SkillsBlock
from badgefolio.render.views.framed import FramedView
from badgefolio.render.views.more_blocks import (
    ColumnsBlock,
    CvBlock,
    LicenceBlock,
    MediaBlock,
    PagesBlock,
    QuoteBlock,
    StatisticsBlock,
    TimelineBlock,
)
from badgefolio.render.views.paths import ProgressBlock
from badgefolio.render.views.pieces import (
    BadgeView,
    ContactView,
    EvidenceView,
    FileView,
    OwnEvidenceView,
    PictureView,
    Prose,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class HeadingBlock(FramedView):
    """A heading inside a page; `level` 1 or 2 as the owner said (HTML h2 and h3)."""

    text: str
    level: int
    kind: str = "heading"


@dataclass(frozen=True, kw_only=True, slots=True)
class TextBlock(FramedView):
    """Paragraphs by the owner."""

    prose: Prose
    kind: str = "text"


@dataclass(frozen=True, kw_only=True, slots=True)
class BadgeBlock(FramedView):
    """One badge; `is_long` shows description, criteria and evidence too.

    `narrative` and `evidence` are the issuer's, `own_evidence` is the owner's; empty where it is not long.
    """

    badge: BadgeView
    is_long: bool
    narrative: Prose | None = None
    evidence: tuple[EvidenceView, ...] = ()
    own_evidence: tuple[OwnEvidenceView, ...] = ()
    kind: str = "badge"


@dataclass(frozen=True, kw_only=True, slots=True)
class BadgesBlock(FramedView):
    """Several badges; `by_hand` when the owner chose their order."""

    title: str
    badges: tuple[BadgeView, ...]
    is_long: bool
    by_hand: bool
    kind: str = "badges"


@dataclass(frozen=True, kw_only=True, slots=True)
class ProfileBlock(FramedView):
    """The owner, as much as the block asked for; parts that were not asked for are None or empty."""

    name: str
    picture: PictureView | None
    about: Prose | None
    contact: tuple[ContactView, ...]
    kind: str = "profile"


@dataclass(frozen=True, kw_only=True, slots=True)
class FilesBlock(FramedView):
    """Files; `is_gallery` when all of them are to be seen and not only listed."""

    title: str
    files: tuple[FileView, ...]
    is_gallery: bool
    kind: str = "files"


@dataclass(frozen=True, kw_only=True, slots=True)
class ImageBlock(FramedView):
    """One picture with an optional caption."""

    picture: PictureView
    caption: Prose | None
    kind: str = "image"


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkBlock(FramedView):
    """A link that stands on its own. `domain` tells where it leads."""

    title: str
    url: str
    domain: str
    description: str
    kind: str = "link"


BlockView: TypeAlias = (
    HeadingBlock
    | TextBlock
    | BadgeBlock
    | BadgesBlock
    | ProfileBlock
    | FilesBlock
    | ImageBlock
    | LinkBlock
    | QuoteBlock
    | LicenceBlock
    | ColumnsBlock
    | PagesBlock
    | TimelineBlock
    | StatisticsBlock
    | CvBlock
    | MediaBlock
    | ProgressBlock
    | SkillsBlock
)
