"""What others say about a badge, and what came of checking it."""

import unicodedata
from typing import TYPE_CHECKING

from badgefolio.model.endorsements import Part
from badgefolio.model.report import Anchor, Outcome
from badgefolio.render.sentences import date_view
from badgefolio.render.trust_views import in_words
from badgefolio.render.views import By, EndorsementView, Prose

if TYPE_CHECKING:
    from badgefolio.model.credential import Badge, Endorsement
    from badgefolio.model.held import HeldBadge
    from badgefolio.model.report import Report
    from badgefolio.render.words import Words


def endorsement_views(held: "HeldBadge", words: "Words") -> tuple[EndorsementView, ...]:
    """Return what others say about the badge, its achievement and its issuer.

    First what the badge carries in its file, then what was sent to the owner and accepted.
    """
    badge, reports = held.badge, dict(held.report.endorsements if held.report else ())
    achievement = badge.achievement.endorsements if badge.achievement else ()
    inside = [
        *((_part_of(one, badge), one) for one in badge.endorsements),
        *((Part.ACHIEVEMENT, one) for one in achievement),
    ]
    carried = (_view(one, part, _checked(reports.get(one.part), words), held, words) for part, one in inside)
    sent = (_view(one.said, one.part, _received(one.report, words), held, words) for one in held.endorsed)
    return tuple(one for one in (*carried, *sent) if one.comment or one.endorser)


def _part_of(one: "Endorsement", badge: "Badge") -> Part:
    """Return what is endorsed by something that stands in a badge: its issuer's stand beside its own."""
    of_issuer = badge.issuer is not None and badge.issuer.id is not None and one.about == badge.issuer.id
    return Part.ISSUER if of_issuer or one.part.startswith("/issuer/") else Part.BADGE


def _view(
    said: "Endorsement", part: Part, came_of_it: tuple[Outcome, str], held: "HeldBadge", words: "Words"
) -> EndorsementView:
    endorser = said.endorser
    outcome, word = came_of_it
    name = (endorser.name or endorser.domain or endorser.id or "") if endorser else ""
    issuer = held.badge.issuer
    is_like_issuer = bool(issuer and issuer.name and _bare(name) == _bare(issuer.name))
    caution = ""
    if is_like_issuer and outcome is not Outcome.PASSED:
        caution = words("It calls itself what the issuer is called; nothing shows that it is the issuer.")
    return EndorsementView(
        comment=Prose(markdown=said.comment, by=By.ISSUER) if said.comment else None,
        endorser=name,
        endorser_url=(endorser.url or "") if endorser else "",
        date=date_view(said.issued, words),
        about=_about(part, words),
        outcome=outcome,
        word=word,
        caution=caution,
    )


def _about(part: Part, words: "Words") -> str:
    match part:
        case Part.BADGE:
            return words("About this badge")
        case Part.ACHIEVEMENT:
            return words("About the achievement")
        case Part.ISSUER:
            return words("About the issuer")


def _bare(name: str) -> str:
    """Return a name without what eyes pass over: case, accents, spaces, marks."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in plain if letter.isalnum())


def _checked(report: "Report | None", words: "Words") -> tuple[Outcome, str]:
    """Return what came of checking an endorsement: who signed it counts no less than that it is whole."""
    if report is None or Outcome.UNKNOWN is report.integrity.outcome:
        return Outcome.UNKNOWN, words("Shown as the badge carries it; its signature could not be checked.")
    if report.outcome is Outcome.FAILED:
        return Outcome.FAILED, words("This endorsement is not what its endorser signed, or not about this.")
    if report.identity.outcome is Outcome.PASSED:
        return Outcome.PASSED, words("Signed by {domain}.", domain=report.domain)
    return Outcome.UNKNOWN, words("Its signature holds; who signed it is not confirmed.")


def _received(report: "Report | None", words: "Words") -> tuple[Outcome, str]:
    """Return what came of checking an endorsement that was sent to the owner."""
    if report is None or report.integrity.outcome is not Outcome.PASSED:
        return Outcome.UNKNOWN, words(
            "Not verified: the owner of this portfolio received it, and nothing shows who wrote it."
        )
    ended = next((one for one in report.checks if one.outcome is Outcome.FAILED), None)
    if ended is not None:
        return Outcome.FAILED, words("It no longer holds. {reason}", reason=in_words(ended.reason, words))
    if report.identity.outcome is Outcome.PASSED:
        return Outcome.PASSED, words("Signed by {domain}.", domain=report.domain)
    if report.anchor is Anchor.SELF_ASSERTED:
        return Outcome.UNKNOWN, words("Signed by the holder of a key; whose key it is, is not confirmed.")
    return Outcome.UNKNOWN, words("Its signature holds; who signed it is not confirmed.")
