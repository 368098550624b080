"""Badges as themes see them."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from badgefolio.model.payload import Container
from badgefolio.model.project import Offer
from badgefolio.model.report import Outcome
from badgefolio.render.places import Place, mailto
from badgefolio.render.sentences import date_view, sentence, spaced
from badgefolio.render.views import (
    AlignmentView,
    BadgeView,
    By,
    DownloadView,
    EvidenceView,
    FactView,
    IssuerView,
    PictureView,
    Prose,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from badgefolio.model.credential import Badge, Profile, Result
    from badgefolio.model.held import HeldBadge
    from badgefolio.model.pictures import Picture
    from badgefolio.render.words import Words


@dataclass(frozen=True, kw_only=True, slots=True)
class Viewer:
    """Where and in which language things are looked at, and the pictures of badges and files.

    `pictures` are by a badge's name or a file's path.
    """

    place: Place
    words: "Words"
    pictures: "Mapping[str, Picture]"


class Withheld(Enum):
    """Why the original file of a badge is not offered."""

    BY_OWNER = auto()
    SHOWS_EMAIL = auto()
    MAY_HOLD_PROGRAM = auto()


def picture_path(held: "HeldBadge", ending: str) -> str:
    """Return where the picture of a badge lies in the output."""
    return f"{held.route.path}picture.{ending}"


def preview_path(held: "HeldBadge") -> str:
    """Return where the picture lies in the output that networks show beside a link to a badge."""
    return f"{held.route.path}preview.png"


def badge_picture(held: "HeldBadge", picture: "Picture", viewer: Viewer) -> PictureView:
    """Return a badge's picture; its alt text is the owner's, else the issuer's caption, else the name."""
    badge = held.badge
    caption = badge.image.caption if badge.image else None
    achieved = badge.achievement.image.caption if badge.achievement and badge.achievement.image else None
    return PictureView(
        src=viewer.place.to(picture_path(held, picture.ending)),
        alt=held.settings.alt or caption or achieved or viewer.words("Badge: {name}", name=badge_name(held)),
        width=picture.width,
        height=picture.height,
        scale=picture.scale,
    )


def badge_name(held: "HeldBadge") -> str:
    """Return what the badge is called on pages: the issuer's name of it, else the file's."""
    return held.badge.name or held.name.replace("-", " ").replace("_", " ")


def badge_view(held: "HeldBadge", viewer: Viewer, note: str | None = None) -> BadgeView:
    """Return a badge as it is shown anywhere; `note` replaces the owner's own words about it."""
    badge, words = held.badge, viewer.words
    achievement = badge.achievement
    language = _other_language(achievement.language if achievement else None, words)
    issuer = issuer_view(badge.issuer, language, confirmed=confirmed_domain(held))
    criteria = achievement.criteria if achievement else None
    return BadgeView(
        name=badge_name(held),
        url=viewer.place.page(held.route),
        picture=badge_picture(held, viewer.pictures[held.name], viewer),
        sentence=sentence(issuer, badge, words),
        issuer=issuer,
        issued=date_view(badge.issued, words),
        expires=date_view(badge.expires, words),
        is_revoked=held.is_revoked,
        has_failed=not held.stands and not held.is_revoked,
        revocation_reason=(badge.revocation.reason or "") if badge.revocation else "",
        is_complete=badge.is_complete,
        year=badge.issued.day.year if badge.issued else 0,
        description=_issuer_prose(achievement.description if achievement else None, language),
        criteria=_issuer_prose(criteria.narrative if criteria else None, language),
        criteria_url=(criteria.url or "") if criteria else "",
        note=_owner_prose(held.settings.note if note is None else note),
        tags=held.settings.tags,
        language=language,
    )


def confirmed_domain(held: "HeldBadge") -> str:
    """Return the host that was found to answer for a badge, empty where none was."""
    report = held.report
    return report.domain if report and report.identity.outcome is Outcome.PASSED else ""


def issuer_view(profile: "Profile | None", language: str | None, *, confirmed: str = "") -> IssuerView | None:
    """Return who says so, or None where the badge names nobody; `confirmed` is the host that answers."""
    if profile is None or not (profile.name or profile.domain):
        return None
    domain = confirmed or profile.domain or ""
    return IssuerView(
        name=profile.name or domain,
        domain=domain,
        is_confirmed=bool(confirmed),
        url=profile.url or "",
        email=profile.email or "",
        email_url=mailto(profile.email or ""),
        description=_issuer_prose(profile.description, language),
    )


def evidence_views(badge: "Badge", words: "Words") -> tuple[EvidenceView, ...]:
    """Return the issuer's evidence. Moodle gives every badge its own page as evidence: that is no work."""
    return tuple(
        EvidenceView(
            name=evidence.name or evidence.url or words("Evidence"),
            url=evidence.url or "",
            description=_issuer_prose(evidence.description, None),
            narrative=_issuer_prose(evidence.narrative, None),
            genre=evidence.genre or "",
            audience=evidence.audience or "",
        )
        for evidence in badge.evidence
        if evidence.url is None or evidence.url != badge.location
    )


def alignment_views(badge: "Badge") -> tuple[AlignmentView, ...]:
    """Return the skills and standards that the achievement is aligned with."""
    return tuple(
        AlignmentView(
            name=alignment.name,
            url=alignment.url or "",
            framework=alignment.framework or "",
            code=alignment.code or "",
            description=_issuer_prose(alignment.description, None),
            kind=alignment.kind or "",
        )
        for alignment in (badge.achievement.alignments if badge.achievement else ())
    )


def result_views(badge: "Badge", words: "Words") -> tuple[FactView, ...]:
    """Return results as lines: what was measured, and what came out."""
    return tuple(
        FactView(label=result.name or _result_label(result, words), value=value)
        for result in badge.results
        if (value := _result_value(result))
    )


def _result_label(result: "Result", words: "Words") -> str:
    return words("Credits earned") if result.kind == "CreditsEarned" else words("Result")


def _result_value(result: "Result") -> str:
    value, status = result.value or "", spaced(result.status or "")
    # OB 3.0, ResultType "Percent": a number from 0 to 100 without a sign
    if result.kind == "Percent" and value.replace(".", "", 1).isdecimal():
        value = f"{value}\u202f%"
    return f"{value} ({status})" if value and status else value or status


def download_view(held: "HeldBadge", viewer: Viewer) -> DownloadView:
    """Return the original file for visitors, or the reason why it is not offered."""
    words = viewer.words
    match withheld(held, viewer.pictures[held.name]):
        case Withheld.BY_OWNER:
            return DownloadView(reason=words("The owner of this portfolio does not offer the original file."))
        case Withheld.SHOWS_EMAIL:
            return DownloadView(
                reason=words("The original file holds an e-mail address, so it is not offered here.")
            )
        case Withheld.MAY_HOLD_PROGRAM:
            return DownloadView(
                reason=words("The original file may hold a program, so it is not offered here.")
            )
    path = download_path(held)
    return DownloadView(
        url=viewer.place.to(path),
        file_name=path.rpartition("/")[2],
        size=words.size(held.file.size),
    )


def withheld(held: "HeldBadge", picture: "Picture") -> Withheld | None:
    """Return why the original file of a badge is not offered, None where it is."""
    offer = held.settings.offer
    if offer is Offer.NEVER:
        return Withheld.BY_OWNER
    if offer is Offer.AUTO and held.shows_email:
        return Withheld.SHOWS_EMAIL
    # with another picture in its place, nobody has looked into the drawing
    is_unseen = held.container is Container.SVG and held.picture is not None
    if offer is Offer.AUTO and (picture.had_active_content or is_unseen):
        return Withheld.MAY_HOLD_PROGRAM
    return None


def download_path(held: "HeldBadge") -> str:
    """Return where the original file lies in the output, if it is offered."""
    return f"{held.route.path}badge.{held.container}"


def _issuer_prose(text: str | None, language: str | None) -> Prose | None:
    return Prose(markdown=text, by=By.ISSUER, language=language) if text and text.strip() else None


def _owner_prose(text: str) -> Prose | None:
    return Prose(markdown=text, by=By.OWNER) if text.strip() else None


def _other_language(language: str | None, words: "Words") -> str | None:
    if not language or language.partition("-")[0].lower() == words.language.partition("-")[0].lower():
        return None
    return language
