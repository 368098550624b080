"""One badge as Badgefolio knows it, whatever version of Open Badges it was written in.

The names are those of Open Badges 3.0 (1EdTech, Open Badges Specification 3.0, section "Data Models").
The JSON spellings of each version stay in `badgefolio.credentials`; from here on there is one model.
Every value is built complete. What a credential does not say is None or an empty tuple, and pages leave
it out; what could not be read is a Problem beside the badge and never a guess inside it.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from urllib.parse import urlsplit


class OpenBadgesVersion(StrEnum):
    """The version of the specification that a credential follows."""

    V0_5 = "0.5"
    V1_0 = "1.0"
    V1_1 = "1.1"
    V2_0 = "2.0"
    V2_1 = "2.1"
    V3_0 = "3.0"


class Proof(StrEnum):
    """How a credential can be checked; says nothing about whether it was."""

    HOSTED = "hosted"  # the issuer's server repeats it
    SIGNED = "signed"  # Open Badges 1.0 to 2.0: JSON Web Signature around the assertion
    JWT = "jwt"  # Open Badges 3.0: VC-JWT
    DATA_INTEGRITY = "data-integrity"  # Open Badges 3.0: proof inside the JSON
    NONE = "none"


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """A date as the issuer wrote it, and the instant it means.

    `instant` is in UTC. `has_time` is False where only a day was given; the instant is then the start of
    that day in UTC. `local_day` is the day as written, where its zone makes it another than the day in UTC.
    """

    text: str
    instant: datetime
    has_time: bool = True
    local_day: date | None = None

    def __post_init__(self) -> None:
        """Refuse an instant that is not in UTC: comparing zones later would be too late."""
        if self.instant.tzinfo is not UTC:
            message = f"a Moment is in UTC, not {self.instant.tzinfo}"
            raise ValueError(message)

    @property
    def day(self) -> date:
        """The day that the issuer wrote, whatever day it was elsewhere; to be shown, not to be ordered by."""
        return self.local_day or self.instant.date()


@dataclass(frozen=True, kw_only=True, slots=True)
class Image:
    """A picture that a credential names.

    `url` (http or https) or `content` (the bytes of a data: URI, with their `media_type`) is there; both
    where the picture at the url was fetched before and the file itself has none. `caption` is the issuer's
    own text for those who cannot see it.
    """

    url: str | None = None
    content: bytes | None = None
    media_type: str | None = None
    caption: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Profile:
    """A party that issues, creates or endorses. `id` is its IRI: a web address, a DID or a URN.

    `other_ids` are (kind, value) pairs that the credential gives for it.
    """

    name: str | None = None
    id: str | None = None
    url: str | None = None
    email: str | None = None
    telephone: str | None = None
    description: str | None = None
    image: Image | None = None
    kind: str | None = None
    parent: str | None = None
    other_ids: tuple[tuple[str, str], ...] = ()

    @property
    def domain(self) -> str | None:
        """The host that answers for the profile, which its owner cannot choose as freely as its name.

        Taken from the id where that is a web address or a did:web; from the url only where there is no id
        (Open Badges 1.0): beside an id that is nothing but a key, a url is as easily chosen as a name.
        Without port, in lower case. None where no host is named.
        """
        address = self.id or self.url or ""
        if address.startswith("did:web:"):
            return address.removeprefix("did:web:").split(":")[0].split("%3A")[0].lower()
        return _host(address) if address.startswith(("http://", "https://")) else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Alignment:
    """A link to an outside framework: a skill, a standard, a level."""

    name: str
    url: str | None = None
    description: str | None = None
    framework: str | None = None
    code: str | None = None
    kind: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Criteria:
    """How the achievement is earned: `narrative` in Markdown, `url` of a page, or both."""

    narrative: str | None = None
    url: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """Work that supports the award, as the issuer states it. `narrative` is Markdown."""

    url: str | None = None
    name: str | None = None
    description: str | None = None
    narrative: str | None = None
    genre: str | None = None
    audience: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """One result of the achievement: a grade, a score, a level reached."""

    name: str | None = None
    value: str | None = None
    status: str | None = None
    kind: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Endorsement:
    """A claim by another profile about the badge, its achievement or its issuer.

    `about` is the IRI of what is endorsed. `comment` is Markdown. `part` is the JSON Pointer (RFC 6901) of
    the endorsement in the badge, by which the report of its checks is found.
    """

    comment: str | None = None
    endorser: Profile | None = None
    about: str | None = None
    issued: Moment | None = None
    part: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Achievement:
    """What was achieved; the same for everyone who earned it (OB 2.0: BadgeClass).

    `minutes` is the time that the issuer says it takes, 0 where nothing is said.
    """

    name: str | None = None
    id: str | None = None
    description: str | None = None
    criteria: Criteria | None = None
    image: Image | None = None
    creator: Profile | None = None
    kind: str | None = None
    human_code: str | None = None
    field_of_study: str | None = None
    specialization: str | None = None
    credits: str | None = None
    version: str | None = None
    language: str | None = None
    minutes: int = 0
    tags: tuple[str, ...] = ()
    alignments: tuple[Alignment, ...] = ()
    related: tuple[str, ...] = ()
    endorsements: tuple[Endorsement, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class RecipientIdentity:
    """How the credential names the person who earned it.

    `value` is plain, or a hash with its algorithm in front (`sha256$...`) when `is_hashed`. `kind` is
    the credential's own word (`email`, `url`, `emailAddress`, ...); `id` for the identifier of an
    OB 3.0 subject.
    """

    kind: str
    value: str
    is_hashed: bool = False
    salt: str | None = None

    @property
    def is_plain_email(self) -> bool:
        """Whether everybody who reads the file can read an e-mail address here."""
        return not self.is_hashed and "@" in self.value and not self.value.startswith("did:")


@dataclass(frozen=True, kw_only=True, slots=True)
class Revocation:
    """The credential's own word that it was withdrawn."""

    reason: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Badge:
    """One awarded credential (OB 2.0: Assertion; OB 3.0: OpenBadgeCredential).

    `location` is the address the file points to when the details lie there and not in the file: then
    `achievement` and `issuer` may be None and `is_complete` is False. `document` is the text of the
    credential as JSON, for those who want to read it; for a token it is the decoded payload.
    """

    version: OpenBadgesVersion
    id: str | None = None
    achievement: Achievement | None = None
    issuer: Profile | None = None
    recipients: tuple[RecipientIdentity, ...] = ()
    recipient_name: str | None = None
    issued: Moment | None = None
    expires: Moment | None = None
    narrative: str | None = None
    evidence: tuple[Evidence, ...] = ()
    results: tuple[Result, ...] = ()
    role: str | None = None
    licence_number: str | None = None
    activity_start: Moment | None = None
    activity_end: Moment | None = None
    endorsements: tuple[Endorsement, ...] = ()
    image: Image | None = None
    revocation: Revocation | None = None
    proof: Proof = Proof.NONE
    proof_details: tuple[str, ...] = ()
    location: str | None = None
    document: str = ""

    @property
    def name(self) -> str | None:
        """The name of the achievement, or None while it is not here."""
        return self.achievement.name if self.achievement else None

    @property
    def is_complete(self) -> bool:
        """Whether the file itself says what was achieved and who issued it."""
        return self.name is not None and self.issuer is not None and self.issuer.name is not None


def _host(address: str) -> str | None:
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return None
    return host.lower() if host else None
