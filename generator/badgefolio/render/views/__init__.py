"""The theme contract: everything that a template may see.

Views are plain frozen values. Text is unescaped; templates escape it (autoescape is always on). Markdown
is a `Prose`, which the filter `prose` turns into clean HTML. Every address is ready to be written into
`href` or `src`: relative to the page it stands on, except where a name says `absolute`. Dates and sizes
are already words of the page's language. What is None, empty or False is to be left out, its heading
too. The documentation of themes (docs/themes.md) lists these classes and is tested against them.

Templates are rendered with two names: `frame`, which is the same for all, and `page`, one of the
`...PageView` below.
"""

from badgefolio.render.views.blocks import (
    BadgeBlock,
    BadgesBlock,
    BlockView,
    FilesBlock,
    HeadingBlock,
    ImageBlock,
    LinkBlock,
    ProfileBlock,
    TextBlock,
)
from badgefolio.render.views.pages import (
    BadgeEmbedView,
    BadgeListPageView,
    BadgePageView,
    FrameView,
    HomePageView,
    NotFoundPageView,
    PageCardView,
    PageEmbedView,
    PageView,
    PortfolioPageView,
    RedirectPageView,
)
from badgefolio.render.views.pieces import (
    AgainView,
    AlignmentView,
    BadgeView,
    By,
    CheckView,
    ContactView,
    CopyBoxView,
    DateView,
    DownloadView,
    EndorsementView,
    EvidenceView,
    FactView,
    FileView,
    IssuerView,
    LinkView,
    OwnerView,
    PictureView,
    Prose,
    ShareLinkView,
    ShareView,
    StatementView,
    TrustView,
    UsedKeyView,
)

__all__ = [
    "AgainView",
    "AlignmentView",
    "BadgeBlock",
    "BadgeEmbedView",
    "BadgeListPageView",
    "BadgePageView",
    "BadgeView",
    "BadgesBlock",
    "BlockView",
    "By",
    "CheckView",
    "ContactView",
    "CopyBoxView",
    "DateView",
    "DownloadView",
    "EndorsementView",
    "EvidenceView",
    "FactView",
    "FileView",
    "FilesBlock",
    "FrameView",
    "HeadingBlock",
    "HomePageView",
    "ImageBlock",
    "IssuerView",
    "LinkBlock",
    "LinkView",
    "NotFoundPageView",
    "OwnerView",
    "PageCardView",
    "PageEmbedView",
    "PageView",
    "PictureView",
    "PortfolioPageView",
    "ProfileBlock",
    "Prose",
    "RedirectPageView",
    "ShareLinkView",
    "ShareView",
    "StatementView",
    "TextBlock",
    "TrustView",
    "UsedKeyView",
]
