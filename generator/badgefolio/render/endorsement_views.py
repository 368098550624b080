"""What others say about a badge, and what came of checking it."""

import unicodedata
from dataclasses import dataclass
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


@dataclass(frozen=True, kw_only=True, slots=True)
class _Told:
    """What came of checking, in a word; `domain` is the host that answers for the endorser, if any."""

    outcome: Outcome
    word: str
    domain: str = ""


def _view(said: "Endorsement", part: Part, told: _Told, held: "HeldBadge", words: "Words") -> EndorsementView:
    endorser = said.endorser
    name = (endorser.name or endorser.domain or endorser.id or "") if endorser else ""
    caution = ""
    if _is_named_like_issuer(name, told.domain, held):
        caution = words("It calls itself what the issuer is called; nothing shows that it is the issuer.")
    return EndorsementView(
        comment=Prose(markdown=said.comment, by=By.ISSUER) if said.comment else None,
        endorser=name,
        endorser_url=(endorser.url or "") if endorser else "",
        date=date_view(said.issued, words),
        about=_about(part, words),
        outcome=told.outcome,
        word=told.word,
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


def _is_named_like_issuer(name: str, domain: str, held: "HeldBadge") -> bool:
    """Whether an endorser bears the name of the badge's issuer, and no host shows that it is the issuer."""
    issuer = held.badge.issuer
    if issuer is None or not issuer.name or (domain and domain == issuer.domain):
        return False
    return _bare(name) == _bare(issuer.name) != ""


def _bare(name: str) -> str:
    """Return a name without what eyes pass over: case, accents, spaces, marks."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in plain if letter.isalnum())


def _checked(report: "Report | None", words: "Words") -> _Told:
    """Return what came of checking an endorsement: who signed it counts no less than that it is whole."""
    if report is None or Outcome.UNKNOWN is report.integrity.outcome:
        word = words("Shown as the badge carries it; its signature could not be checked.")
        return _Told(outcome=Outcome.UNKNOWN, word=word)
    if report.outcome is Outcome.FAILED:
        word = words("This endorsement is not what its endorser signed, or not about this.")
        return _Told(outcome=Outcome.FAILED, word=word)
    if report.identity.outcome is Outcome.PASSED:
        return _signed_by(report.domain, words)
    return _Told(outcome=Outcome.UNKNOWN, word=words("Its signature holds; who signed it is not confirmed."))


def _received(report: "Report | None", words: "Words") -> _Told:
    """Return what came of checking an endorsement that was sent to the owner."""
    if report is None or report.integrity.outcome is not Outcome.PASSED:
        word = words("Not verified: the owner of this portfolio received it, and nothing shows who wrote it.")
        return _Told(outcome=Outcome.UNKNOWN, word=word)
    ended = next((one for one in report.checks if one.outcome is Outcome.FAILED), None)
    if ended is not None:
        word = words("It no longer holds. {reason}", reason=in_words(ended.reason, words))
        return _Told(outcome=Outcome.FAILED, word=word)
    if report.identity.outcome is Outcome.PASSED:
        return _signed_by(report.domain, words)
    if report.anchor is Anchor.SELF_ASSERTED:
        word = words("Signed by the holder of a key; whose key it is, is not confirmed.")
    else:
        word = words("Its signature holds; who signed it is not confirmed.")
    return _Told(outcome=Outcome.UNKNOWN, word=word)


def _signed_by(domain: str, words: "Words") -> _Told:
    return _Told(outcome=Outcome.PASSED, word=words("Signed by {domain}.", domain=domain), domain=domain)
