"""What the owner said of site and badges, as read from YAML and checked by schema.

Paths are relative POSIX paths inside the project's `content/` folder. Names that refer to other things
(badges, files) keep the place where they were written, so that a later room can point at them.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from badgefolio.model.audience import ALWAYS, Visibility, Window
from badgefolio.model.named import FONTS, IMAGES, FoundFile, Named
from badgefolio.model.sharing import ALL_SERVICES

__all__ = [
    "FONTS",
    "IMAGES",
    "AwardStatus",
    "BadgeSettings",
    "ContactEntry",
    "EvidenceSource",
    "FoundFile",
    "KeptAddress",
    "KeptAddresses",
    "Named",
    "Offer",
    "Owner",
    "Settings",
    "Visibility",
]

if TYPE_CHECKING:
    from badgefolio.model.sharing import TargetSource
    from badgefolio.problems import Span


class Offer(StrEnum):
    """Whether the baked file is offered for download."""

    AUTO = "auto"  # unless it shows an e-mail address or carries active content
    ALWAYS = "always"
    NEVER = "never"


class AwardStatus(StrEnum):
    """What the owner makes of an award. Only accepted ones are published, whatever else is said of them."""

    ACCEPTED = "accepted"
    PENDING = "pending"
    REJECTED = "rejected"


@dataclass(frozen=True, kw_only=True, slots=True)
class ContactEntry:
    """One way to reach the owner: its kind (`city`, `website`, ...) and what the owner wrote."""

    kind: str
    value: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Owner:
    """The person whose portfolio it is.

    `about` is Markdown. `identities` recognise badges as theirs and never reach the output. `contact`
    is published only where a profile block names its kind.
    """

    name: str
    about: str = ""
    picture: Named | None = None
    picture_alt: str = ""
    identities: tuple[str, ...] = ()
    contact: tuple[ContactEntry, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """`content/site.yaml`.

    `base_url` is the public address of the site with a slash at its end, or empty while unknown; then
    everything that needs an absolute address is left out. `displayer` asks for the files of Mozilla's
    Displayer API. `disclaimer` is a line below every page, by language tag ('' is that of the site).
    `theme` is empty for the bundled default. `peertube` are the hosts of films that pages may show beside
    the well-known ones. `share` is where things can be taken, `share_text` the words for posts about
    badges, by language tag. `linkedin_ids` are LinkedIn's numbers of issuers, by domain, address or name in
    small letters. `preview_fonts` are font files for what the fonts of the program do not have.
    """

    title: str
    owner: Owner
    description: str = ""
    language: str = "en"
    theme: Named | None = None
    base_url: str = ""
    default_visibility: Visibility = Visibility.PRIVATE
    default_community: str = ""
    navigation: tuple[Named, ...] = ()
    share: "tuple[TargetSource, ...]" = ALL_SERVICES
    share_text: tuple[tuple[str, str], ...] = ()
    linkedin_ids: tuple[tuple[str, str], ...] = ()
    displayer: bool = False
    disclaimer: tuple[tuple[str, str], ...] = ()
    peertube: tuple[str, ...] = ()
    preview_fonts: tuple[Named, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class EvidenceSource:
    """Work of the owner that supports a badge, as said: one of a web address, a page, files or a text.

    `text` and `description` are Markdown. What is `is_hidden` stays in the project.
    """

    url: str = ""
    page: Named | None = None
    files: tuple[Named, ...] = ()
    text: str = ""
    name: str = ""
    description: str = ""
    is_hidden: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class BadgeSettings:
    """`content/badges/<name>.yaml`: what the owner says about one badge.

    `visibility` None means the site's default. `note` is Markdown. `picture` names another image to
    show, for badges that come without one. `formerly` lists addresses that must go on working.
    `community` is the name of the password that opens it, None where nothing is said. Its public page
    `asks_for_endorsements` where the owner wants it to.
    """

    visibility: Visibility | None = None
    community: Named | None = None
    window: Window = ALWAYS
    status: AwardStatus = AwardStatus.ACCEPTED
    tags: tuple[str, ...] = ()
    note: str = ""
    alt: str = ""
    picture: Named | None = None
    offer: Offer = Offer.AUTO
    evidence: tuple[EvidenceSource, ...] = ()
    asks_for_endorsements: bool = False
    slug: str | None = None
    formerly: tuple[str, ...] = ()
    span: "Span | None" = None


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptAddress:
    """An address that was published once and must go on working.

    `slug` is its last part. `token` (32 hex digits) is there once the thing was unlisted, `lock` (as many)
    once it was opened by a password: who has one address must not find the other. `formerly` are slugs it
    had before. `digest` begins the SHA-256 of a badge's file (16 hex digits), by which it is known again
    under another name.
    """

    name: str
    slug: str
    token: str = ""
    lock: str = ""
    formerly: tuple[str, ...] = ()
    digest: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptAddresses:
    """`content/addresses.yaml`: all addresses that were published, sorted by name."""

    badges: tuple[KeptAddress, ...] = ()
    pages: tuple[KeptAddress, ...] = ()
