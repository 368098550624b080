"""Views of whole pages, one for each template, and of the frame around them."""

from dataclasses import dataclass
from typing import TypeAlias

from badgefolio.render.views.blocks import BlockView
from badgefolio.render.views.embeds import ShelfEmbedView
from badgefolio.render.views.finding import (
    BadgeListPageView,
    DirectoryPageView,
    IssuerPageView,
    SkillsPageView,
    TagPageView,
)
from badgefolio.render.views.gallery import GalleryBadgePageView, GalleryPageView, GalleryShelfPageView
from badgefolio.render.views.paper import CvPageView
from badgefolio.render.views.paths import PathListPageView, PathPageView
from badgefolio.render.views.pieces import (
    AgainView,
    AlignmentView,
    BadgeView,
    DownloadView,
    EndorsementAskView,
    EndorsementView,
    EvidenceView,
    FactView,
    LinkView,
    OwnerView,
    OwnEvidenceView,
    PageCardView,
    Prose,
    QrView,
    ShareView,
    TrustView,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class FrameView:
    """What stands around every page.

    `title` is for `<title>`; `canonical_absolute` is empty while the site's public address is unknown.
    `meta` are (property, content) pairs for Open Graph, `card` (name, content) pairs for X, `feeds` (media
    type, address, title) of what can be followed, `oembed` likewise of what answers those who embed it.
    `disclaimer` is what the owner wants said below every page, in `disclaimer_language` where that is not the
    page's. `is_listed` is False for pages that search engines must leave alone. `stylesheet` and `script` are
    addresses; on a card inside other sites both are None, and `inline_style` and `inline_script` hold them.
    `structured` is JSON-LD, to be written as it is.
    """

    title: str
    description: str
    language: str
    direction: str
    site_title: str
    home: str
    owner: OwnerView
    navigation: tuple[LinkView, ...]
    is_listed: bool
    policy: str
    stylesheet: str | None
    script: str | None
    inline_style: str = ""
    inline_script: str = ""
    canonical_absolute: str = ""
    feeds: tuple[tuple[str, str, str], ...] = ()
    oembed: tuple[tuple[str, str, str], ...] = ()
    meta: tuple[tuple[str, str], ...] = ()
    card: tuple[tuple[str, str], ...] = ()
    disclaimer: str = ""
    disclaimer_language: str = ""
    structured: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class HomePageView:
    """The first page: who this is, the newest badges, the portfolio pages.

    `cv_url` leads to the curriculum with badges, `card_url` to the owner as a vCard; both are empty where
    there is none.
    """

    owner: OwnerView
    description: str
    badges: tuple[BadgeView, ...]
    badge_count: int
    badges_url: str
    pages: tuple[PageCardView, ...]
    share: ShareView | None = None
    qr: QrView | None = None
    cv_url: str = ""
    card_url: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class BadgePageView:
    """Everything about one badge.

    `facts` is the whole table, for behind a disclosure. `again` is None where the theme has no script for it,
    `ask` where nobody is asked for endorsements.
    `tags` lead to what else has them, `issuer_url` to the issuer's other badges, `paths` to those that it
    belongs to; they are empty where nobody may find these.
    """

    badge: BadgeView
    trust: TrustView | None
    own_evidence: tuple[OwnEvidenceView, ...]
    evidence: tuple[EvidenceView, ...]
    alignments: tuple[AlignmentView, ...]
    endorsements: tuple[EndorsementView, ...]
    results: tuple[FactView, ...]
    narrative: Prose | None
    facts: tuple[FactView, ...]
    download: DownloadView
    share: ShareView | None
    again: AgainView | None = None
    ask: EndorsementAskView | None = None
    tags: tuple[LinkView, ...] = ()
    paths: tuple[LinkView, ...] = ()
    issuer_url: str = ""
    previous: LinkView | None = None
    next: LinkView | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PortfolioPageView:
    """A page of blocks."""

    title: str
    description: str
    blocks: tuple[BlockView, ...]
    share: ShareView | None
    tags: tuple[LinkView, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class BadgeEmbedView:
    """The card of one badge inside a frame on another site; `badge.url` opens the full page."""

    badge: BadgeView


@dataclass(frozen=True, kw_only=True, slots=True)
class PageEmbedView:
    """A portfolio page inside a frame on another site; `url` opens the full page."""

    title: str
    url: str
    blocks: tuple[BlockView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class NotFoundPageView:
    """What a host shows for an address that does not exist. Addresses in `frame` start with a slash."""

    home: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LockedPageView:
    """A page that a password opens. `script` is the address of the script that does it.

    The rest is for that script: `salt`, `nonce` and `sealed` (the encrypted page) are base64, `rounds` counts
    those of the key derivation, `token` is the page's own. Nothing else is known here: what the page is about
    must not show.
    """

    script: str
    token: str
    salt: str
    rounds: int
    nonce: str
    sealed: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RedirectPageView:
    """A former address; `url` is where the thing lies now."""

    url: str
    title: str


PageView: TypeAlias = (
    HomePageView
    | BadgeListPageView
    | DirectoryPageView
    | IssuerPageView
    | TagPageView
    | SkillsPageView
    | PathPageView
    | PathListPageView
    | BadgePageView
    | PortfolioPageView
    | BadgeEmbedView
    | PageEmbedView
    | ShelfEmbedView
    | CvPageView
    | NotFoundPageView
    | RedirectPageView
    | LockedPageView
    | GalleryPageView
    | GalleryBadgePageView
    | GalleryShelfPageView
)
