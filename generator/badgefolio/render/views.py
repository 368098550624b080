"""The theme contract: everything that a template may see.

Views are plain frozen values. Text is unescaped; templates escape it (autoescape is always on). Markdown
is a `Prose`, which the filter `prose` turns into clean HTML. Every address is ready to be written into
`href` or `src`: relative to the page it stands on, except where a name says `absolute`. Dates and sizes
are already words of the page's language. What is None, empty or False is to be left out, its heading
too. The documentation of themes (docs/themes.md) lists these classes and is tested against them.

Templates are rendered with two names: `frame`, which is the same for all, and `page`, one of the
`...PageView` below.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class By(StrEnum):
    """Who wrote a text: what an owner may do in Markdown is more than what an issuer may."""

    OWNER = "owner"
    ISSUER = "issuer"


@dataclass(frozen=True, kw_only=True, slots=True)
class Prose:
    """Markdown text. `language` is set where it differs from the page's."""

    markdown: str
    by: By
    language: str | None = None

    def __bool__(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.markdown.strip())


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkView:
    """Words that lead somewhere. `is_current` marks the page itself in a navigation."""

    text: str
    url: str
    is_current: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class PictureView:
    """An image: `width` and `height` in px, 0 where unknown.

    `scale` makes badges look equally large: multiply the intended size by it (0.6 to 1.4; 1 for anything
    that is not a badge). `alt` is empty for pictures that say nothing beside the text near them.
    """

    src: str
    alt: str
    width: int = 0
    height: int = 0
    scale: float = 1.0


@dataclass(frozen=True, kw_only=True, slots=True)
class DateView:
    """A date in words of the page's language, and as a machine writes it (for `<time datetime>`)."""

    text: str
    iso: str


@dataclass(frozen=True, kw_only=True, slots=True)
class IssuerView:
    """Who says so. `domain` cannot be chosen as freely as `name`, so it stands first where both stand."""

    name: str
    domain: str = ""
    url: str = ""
    email: str = ""
    description: Prose | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class BadgeView:
    """A badge wherever it is shown.

    `description` and `criteria` are the issuer's words, `note` the owner's. `language` is that of the
    badge's own text where it differs from the page's. `sentence` tells its facts: "Issued by ... on ...".
    `year` is that of the award, 0 where unknown. Whether `expires` has passed is for the day of reading: the
    same badge gives the same page on every day. `is_complete` is False while the details lie elsewhere.
    """

    name: str
    url: str
    picture: PictureView
    sentence: str
    issuer: IssuerView | None = None
    issued: DateView | None = None
    expires: DateView | None = None
    is_revoked: bool = False
    is_complete: bool = True
    year: int = 0
    description: Prose | None = None
    criteria: Prose | None = None
    criteria_url: str = ""
    note: Prose | None = None
    tags: tuple[str, ...] = ()
    language: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class FactView:
    """One line of the table of everything: `url` makes the value a link, `date` gives it a machine form."""

    label: str
    value: str
    url: str = ""
    iso: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class EvidenceView:
    """Work behind the award, as the issuer states it."""

    name: str
    url: str = ""
    description: Prose | None = None
    narrative: Prose | None = None
    genre: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class AlignmentView:
    """A skill or standard of an outside framework."""

    name: str
    url: str = ""
    framework: str = ""
    code: str = ""
    description: Prose | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class EndorsementView:
    """What somebody else says about the badge, its achievement or its issuer. Not checked here."""

    comment: Prose
    endorser: str
    endorser_url: str = ""
    date: DateView | None = None
    about: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class TrustView:
    """What is known about the truth of a badge: one plain sentence, then what was and was not checked."""

    statement: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ShareLinkView:
    """A link that opens a network's own share page. `network` is a short name for styling and icons."""

    network: str
    label: str
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CopyBoxView:
    """A text to copy: a link, an embed code. `id` is unique on the page; `lines` is its height."""

    id: str
    label: str
    text: str
    lines: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class ShareView:
    """The share panel. `networks` is empty for unlisted things; `note` says why something is missing."""

    link: CopyBoxView | None
    networks: tuple[ShareLinkView, ...] = ()
    add_to_profile: ShareLinkView | None = None
    profile_boxes: tuple[CopyBoxView, ...] = ()
    embeds: tuple[CopyBoxView, ...] = ()
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DownloadView:
    """The original baked file, or the reason why it is not offered."""

    url: str = ""
    file_name: str = ""
    size: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ContactView:
    """One line of the owner's contact. `kind` is the word the owner used (`city`, `website`, ...)."""

    kind: str
    label: str
    text: str
    url: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnerView:
    """The person whose portfolio it is."""

    name: str
    about: Prose | None = None
    picture: PictureView | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class FileView:
    """A file to open. `kind` is its ending in capitals, `picture` is set for images."""

    name: str
    url: str
    kind: str
    size: str
    picture: PictureView | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class HeadingBlock:
    """A heading inside a page; `level` 1 or 2 as the owner said (HTML h2 and h3)."""

    text: str
    level: int
    kind: str = "heading"


@dataclass(frozen=True, kw_only=True, slots=True)
class TextBlock:
    """Paragraphs by the owner."""

    prose: Prose
    kind: str = "text"


@dataclass(frozen=True, kw_only=True, slots=True)
class BadgeBlock:
    """One badge; `is_long` shows description and criteria too. `note` is the story for this page."""

    badge: BadgeView
    is_long: bool
    kind: str = "badge"


@dataclass(frozen=True, kw_only=True, slots=True)
class BadgesBlock:
    """Several badges; `by_hand` when the owner chose their order."""

    title: str
    badges: tuple[BadgeView, ...]
    is_long: bool
    by_hand: bool
    kind: str = "badges"


@dataclass(frozen=True, kw_only=True, slots=True)
class ProfileBlock:
    """The owner, as much as the block asked for; parts that were not asked for are None or empty."""

    name: str
    picture: PictureView | None
    about: Prose | None
    contact: tuple[ContactView, ...]
    kind: str = "profile"


@dataclass(frozen=True, kw_only=True, slots=True)
class FilesBlock:
    """Files; `is_gallery` when all of them are to be seen and not only listed."""

    title: str
    files: tuple[FileView, ...]
    is_gallery: bool
    kind: str = "files"


@dataclass(frozen=True, kw_only=True, slots=True)
class ImageBlock:
    """One picture with an optional caption."""

    picture: PictureView
    caption: Prose | None
    kind: str = "image"


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkBlock:
    """A link that stands on its own. `domain` tells where it leads."""

    title: str
    url: str
    domain: str
    description: str
    kind: str = "link"


BlockView: TypeAlias = (
    HeadingBlock | TextBlock | BadgeBlock | BadgesBlock | ProfileBlock | FilesBlock | ImageBlock | LinkBlock
)


@dataclass(frozen=True, kw_only=True, slots=True)
class FrameView:
    """What stands around every page.

    `title` is for `<title>`; `canonical_absolute` is empty while the site's public address is unknown.
    `meta` are (property, content) pairs for Open Graph, `card` (name, content) pairs for X.
    `is_listed` is False for pages that search engines must leave alone. `stylesheet` and `script` are
    addresses; on an embed page both are None and `inline_style` holds the CSS.
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
    canonical_absolute: str = ""
    meta: tuple[tuple[str, str], ...] = ()
    card: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class HomePageView:
    """The first page: who this is, the newest badges, the portfolio pages."""

    owner: OwnerView
    description: str
    badges: tuple[BadgeView, ...]
    badge_count: int
    badges_url: str
    pages: "tuple[PageCardView, ...]"


@dataclass(frozen=True, kw_only=True, slots=True)
class PageCardView:
    """A portfolio page in a list."""

    title: str
    url: str
    description: str


@dataclass(frozen=True, kw_only=True, slots=True)
class BadgeListPageView:
    """All listed badges, newest first."""

    badges: tuple[BadgeView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class BadgePageView:
    """Everything about one badge.

    `facts` is the whole table, for behind a disclosure.
    """

    badge: BadgeView
    trust: TrustView
    evidence: tuple[EvidenceView, ...]
    alignments: tuple[AlignmentView, ...]
    endorsements: tuple[EndorsementView, ...]
    results: tuple[FactView, ...]
    narrative: Prose | None
    facts: tuple[FactView, ...]
    download: DownloadView
    share: ShareView | None
    previous: LinkView | None = None
    next: LinkView | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PortfolioPageView:
    """A page of blocks."""

    title: str
    description: str
    blocks: tuple[BlockView, ...]
    share: ShareView | None
    tags: tuple[str, ...] = ()


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
class RedirectPageView:
    """A former address; `url` is where the thing lies now."""

    url: str
    title: str


PageView: TypeAlias = (
    HomePageView
    | BadgeListPageView
    | BadgePageView
    | PortfolioPageView
    | BadgeEmbedView
    | PageEmbedView
    | NotFoundPageView
    | RedirectPageView
)
