"""Views of single things: a badge, a date, a picture, a link, a code to copy."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from badgefolio.render.views.embeds import EmbedsView


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
    """Who says so. `domain` cannot be chosen as freely as `name`, so it stands first where both stand.

    `is_confirmed` when that domain was found to answer for the badge. `email_url` opens a letter to
    `email`; it is empty where that address cannot be put into a link.
    """

    name: str
    domain: str = ""
    is_confirmed: bool = False
    url: str = ""
    email: str = ""
    email_url: str = ""
    description: Prose | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class BadgeView:
    """A badge wherever it is shown.

    `description` and `criteria` are the issuer's words, `note` the owner's. `language` is that of the
    badge's own text where it differs from the page's. `sentence` tells its facts: "Issued by ... on ...".
    `year` is that of the award, 0 where unknown. Whether `expires` has passed is for the day of reading: the
    same badge gives the same page on every day. `has_failed` when a check showed that it was changed, that
    its issuer did not make it or that it names somebody else. `is_complete` is False while the details lie
    elsewhere.
    `revocation_reason` is what the badge itself says of why it was withdrawn.
    """

    name: str
    url: str
    picture: PictureView
    sentence: str
    issuer: IssuerView | None = None
    issued: DateView | None = None
    expires: DateView | None = None
    is_revoked: bool = False
    has_failed: bool = False
    revocation_reason: str = ""
    is_complete: bool = True
    year: int = 0
    description: Prose | None = None
    criteria: Prose | None = None
    criteria_url: str = ""
    note: Prose | None = None
    tags: tuple[str, ...] = ()
    language: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PageCardView:
    """A portfolio page in a list."""

    title: str
    url: str
    description: str


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
    audience: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class FileView:
    """A file to open. `type` says what it is in a word, `kind` is its ending in capitals.

    `picture` is set for images.

    `digest` is the SHA-256 (hex) of what is published, empty for images, which are made anew.
    """

    name: str
    url: str
    kind: str
    size: str
    type: str = ""
    picture: PictureView | None = None
    digest: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnEvidenceView:
    """Work that the owner adds: a link (`url`; to another site where `is_outside`), files, or a text."""

    name: str
    url: str = ""
    is_outside: bool = False
    description: Prose | None = None
    text: Prose | None = None
    files: tuple[FileView, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class AlignmentView:
    """A skill or standard of an outside framework; `kind` is the issuer's word for what it is."""

    name: str
    url: str = ""
    framework: str = ""
    code: str = ""
    description: Prose | None = None
    kind: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class EndorsementView:
    """What somebody else says about the badge, its achievement or its issuer.

    `comment` is None where somebody endorses without a word. `outcome` is what came of checking it (as in
    `CheckView`), and `word` says it. `caution` warns of a name that could be taken for the issuer's.
    """

    comment: Prose | None
    endorser: str
    endorser_url: str = ""
    date: DateView | None = None
    about: str = ""
    outcome: str = "unknown"
    word: str = ""
    caution: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementView:
    """One of the three things that must not be mixed up. `word` answers it, `reason` says why."""

    title: str
    outcome: str
    word: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckView:
    """One named check. `outcome` is `passed`, `failed`, `unknown` or `not-applicable`, `word` says it.

    `part` is the JSON Pointer of what was looked at, where a badge has several of a kind.
    """

    name: str
    title: str
    outcome: str
    word: str
    reason: str
    part: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class TrustView:
    """What was checked about a badge on the day `checked`.

    `statement` sums it up in one sentence; then three statements, and every check. `uncovered` are JSON
    Pointers of what the signature does not cover.
    """

    outcome: str
    statement: str
    statements: tuple[StatementView, ...]
    checks: tuple[CheckView, ...]
    checked: DateView
    uncovered: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class UsedKeyView:
    """A public key of the issuer, for checking again: its name, and its JSON Web Key as text.

    `domain` is the host whose document listed it on the day `fetched`.
    """

    id: str
    jwk: str
    domain: str
    fetched: DateView


@dataclass(frozen=True, kw_only=True, slots=True)
class AgainView:
    """What a visitor's browser needs to check a badge file again, beside what `TrustView` says.

    `script` is the address of the script that does it. Nothing here is about a recipient.
    """

    script: str
    keys: tuple[UsedKeyView, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ShareLinkView:
    """A link that opens a service's own page for sharing.

    `network` is a short name for its glyph, `own` for an address of the owner's, which may bring an `icon`.
    """

    network: str
    label: str
    url: str
    icon: PictureView | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CopyBoxView:
    """A text to copy: a link, an embed code. `id` is unique on the page; `lines` is its height."""

    id: str
    label: str
    text: str
    lines: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class EndorsementAskView:
    """How a visitor endorses a badge whose owner asks for it.

    `command` makes the file, `template` is the address of the JSON that says which badge it is. `letter_url`
    opens a letter, to the owner where `is_to_owner`, else to nobody yet with the `request` in it.
    """

    command: CopyBoxView
    request: CopyBoxView
    template: str
    letter_url: str
    is_to_owner: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class DeviceShareView:
    """What the share sheet of the visitor's own device gets: a title, a text, an absolute address."""

    title: str
    text: str
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class QrView:
    """A QR code of a page: its picture, the absolute `address` in it, and the files to take along."""

    picture: PictureView
    address: str
    svg: str
    png: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ShareView:
    """The share panel. `note` says why something is missing.

    `networks` has a letter at most for unlisted things. `device` is None where the owner does not want it.
    """

    link: CopyBoxView | None
    device: DeviceShareView | None = None
    networks: tuple[ShareLinkView, ...] = ()
    add_to_profile: ShareLinkView | None = None
    profile_boxes: tuple[CopyBoxView, ...] = ()
    embeds: "tuple[EmbedsView, ...]" = ()
    note: str = ""
    qr: QrView | None = None


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
