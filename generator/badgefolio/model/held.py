"""A badge of the owner with everything that belongs to it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from badgefolio.model.audience import NOBODY, Audience, Visibility, audience_of
from badgefolio.model.project import AwardStatus
from badgefolio.model.report import Name, Outcome

if TYPE_CHECKING:
    from badgefolio.model.credential import Badge
    from badgefolio.model.endorsements import AcceptedEndorsement
    from badgefolio.model.payload import Container
    from badgefolio.model.project import BadgeSettings, FoundFile
    from badgefolio.model.report import Report


@dataclass(frozen=True, kw_only=True, slots=True)
class Route:
    """Where a thing lies in the output: a relative POSIX path with a slash at its end, '' for home."""

    path: str

    @property
    def file(self) -> str:
        """The path of the page's own file."""
        return f"{self.path}index.html"

    @property
    def embed(self) -> "Route":
        """Where the card lies that other sites put into a frame."""
        return Route(path=f"{self.path}embed/")


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnEvidence:
    """Work of the owner that supports a badge: a web address, a page of the portfolio, files, or a text.

    `name` is what it is called, `text` and `description` are Markdown.
    """

    name: str
    description: str = ""
    url: str = ""
    page: Route | None = None
    files: "tuple[FoundFile, ...]" = ()
    text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class HeldBadge:
    """A badge of the owner, with its file, settings, address and visibility.

    `name` is what pages call it; `former_routes` are addresses that lead to it. `shows_email` when anybody
    can read an e-mail address in the file that is not the issuer's own. `evidence` is the owner's. `endorsed`
    are the endorsements that were sent to the owner and accepted. `report` says what was checked.
    `community` is the name of the password that opens it, where one does. `is_closed` while its dates keep
    it from being published.
    """

    name: str
    file: "FoundFile"
    container: "Container"
    badge: "Badge"
    settings: "BadgeSettings"
    picture: "FoundFile | None"
    visibility: Visibility
    community: str = ""
    is_closed: bool = False
    route: Route
    former_routes: tuple[Route, ...] = ()
    shows_email: bool = False
    evidence: tuple[OwnEvidence, ...] = ()
    endorsed: "tuple[AcceptedEndorsement, ...]" = ()
    report: "Report | None" = None

    @property
    def is_revoked(self) -> bool:
        """Whether its issuer took it back: the badge says so itself, or the issuer's list or server did."""
        withdrawn = self.report is not None and self.report.status.outcome is Outcome.FAILED
        return withdrawn or self.badge.revocation is not None

    @property
    def has_expired(self) -> bool:
        """Whether it had expired when it was checked."""
        return self._failed(Name.EXPIRY)

    @property
    def counts(self) -> bool:
        """Whether it proves anything: accepted, not withdrawn, not expired, true, and the owner's own.

        A badge that was changed, that its issuer did not make or that names somebody else is shown with what
        is wrong with it, and earns nothing. What could not be checked is no failure.
        """
        is_false = self.report is not None and self.report.is_false
        is_wrong = is_false or self.has_expired or self._failed(Name.RECIPIENT)
        return not self.is_revoked and not is_wrong and self.settings.status is AwardStatus.ACCEPTED

    @property
    def stands(self) -> bool:
        """Whether the owner may claim it where nothing is said of its checks; it may have expired.

        Not withdrawn, not changed or false, not somebody else's. What could not be checked is no failure.
        """
        is_false = self.report is not None and self.report.is_false
        return not self.is_revoked and not is_false and not self._failed(Name.RECIPIENT)

    def _failed(self, name: Name) -> bool:
        checks = self.report.checks if self.report else ()
        return any(one.name is name and one.outcome is Outcome.FAILED for one in checks)

    @property
    def declared(self) -> Audience:
        """Who may see it while it is published."""
        return audience_of(self.visibility, self.community)

    @property
    def audience(self) -> Audience:
        """Who may see it now."""
        return NOBODY if self.is_closed else self.declared
