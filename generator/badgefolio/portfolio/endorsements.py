"""Endorsements that the owner received: read from YAML, found their badges, and accepted or not.

What is not accepted goes no further than this module: badges carry only what the owner agreed to.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from badgefolio.model.endorsements import (
    AcceptedEndorsement,
    Answer,
    EndorsementSettings,
    Part,
    ReceivedEndorsement,
)
from badgefolio.portfolio import fields
from badgefolio.problems import Code, Problem, ProblemError, Severity, Span
from badgefolio.sources.schema import require
from badgefolio.sources.text import decode, did_you_mean
from badgefolio.sources.wording import shown
from badgefolio.sources.yaml import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from badgefolio.model.credential import Badge
    from badgefolio.model.held import HeldBadge
    from badgefolio.model.source import ProjectSource
    from badgefolio.problems import Collector

_MOST_SHOWN = 200
_HTTP, _HTTPS = "http://", "https://"


def read_endorsement_settings(content: bytes, *, file: str) -> EndorsementSettings:
    """Return what `content/endorsements/<name>.yaml` says about the file beside it."""
    node = require(parse_yaml(decode(content, file=file)), "endorsement")
    return EndorsementSettings(
        answer=fields.word(node, "status", Answer.PENDING),
        digest=fields.text(node, "sha256").lower(),
        badge=fields.one_name(node, "about"),
        span=(node.key("status") or node).span,
    )


def targets(one: ReceivedEndorsement, badges: "Mapping[str, Badge]") -> tuple[tuple[str, Part], ...]:
    """Return the badges that an endorsement is about, by name, each with the part of it.

    The endorsement's own identifier decides; where the owner names a badge, it must be that one. The
    assertion's identifier comes before those of achievement and issuer, which many badges share.

    Raises:
        ProblemError: `endorsement-of-another` where it is about none of them; `badge-not-found`.
    """
    named = one.settings.badge
    if named is not None and named.name not in badges:
        raise ProblemError(
            Problem(
                code=Code.BADGE_NOT_FOUND,
                message=f'There is no badge "{named.name}".',
                span=named.span,
                hint=did_you_mean(named.name, badges),
            )
        )
    among = {named.name: badges[named.name]} if named else badges
    found = tuple(
        (name, part) for name, badge in sorted(among.items()) if (part := _part(one.said.about, badge))
    )
    if not found:
        raise ProblemError(_of_another(one, badges))
    return found


def with_endorsements(
    source: "ProjectSource", badges: "tuple[HeldBadge, ...]", problems: "Collector"
) -> "tuple[HeldBadge, ...]":
    """Return the badges with the endorsements that the owner accepted; what does not fit is in `problems`."""
    documents = {held.name: held.badge for held in badges}
    accepted: dict[str, list[AcceptedEndorsement]] = {held.name: [] for held in badges}
    for one in source.endorsements:
        if one.is_changed:
            problems.add(_changed(one))
        if one.answer is not Answer.ACCEPTED:
            continue
        with problems:
            try:
                found = targets(one, documents)
            except ProblemError as error:
                raise _softly(error, is_soft=bool(source.damaged)) from None
            if one.report is not None and one.report.is_false:
                raise ProblemError(false_one(one).warning())
            for name, part in found:
                accepted[name].append(AcceptedEndorsement(part=part, said=one.said, report=one.report))
    return tuple(
        replace(held, endorsed=_in_order(accepted[held.name])) if accepted[held.name] else held
        for held in badges
    )


def false_one(one: ReceivedEndorsement) -> Problem:
    """Return the problem that an endorsement is not what it says."""
    failed = [check for check in (one.report.checks if one.report else ()) if check.outcome == "failed"]
    reason = f" {failed[0].reason}" if failed else ""
    return Problem(
        code=Code.ENDORSEMENT_FALSE,
        message=f"The endorsement is not what it says.{reason}",
        span=Span(file=f"content/{one.file.path}"),
        hint="It is not published. Ask whoever wrote it to send it again, as a file and not as pasted text.",
    )


def _in_order(several: "Iterable[AcceptedEndorsement]") -> tuple[AcceptedEndorsement, ...]:
    """Return them by what they are about, the newest first."""
    order = list(Part)
    newest = sorted(
        several, key=lambda one: one.said.issued.instant.timestamp() if one.said.issued else 0, reverse=True
    )
    return tuple(sorted(newest, key=lambda one: order.index(one.part)))


def _part(about: str | None, badge: "Badge") -> Part | None:
    named = (
        (Part.BADGE, badge.id),
        (Part.ACHIEVEMENT, badge.achievement.id if badge.achievement else None),
        (Part.ISSUER, badge.issuer.id if badge.issuer else None),
    )
    if about is None:
        return None
    return next((part for part, own in named if own is not None and _address(own) == _address(about)), None)


def _address(text: str) -> str:
    """Return an identifier as it is compared: issuers moved from http to https."""
    return f"{_HTTPS}{text.removeprefix(_HTTP)}" if text.startswith(_HTTP) else text


def _of_another(one: ReceivedEndorsement, badges: "Mapping[str, Badge]") -> Problem:
    about = shown(one.said.about or "", most=_MOST_SHOWN)
    span = Span(file=f"content/{one.file.path}")
    if one.settings.badge is None:
        return Problem(
            code=Code.ENDORSEMENT_OF_ANOTHER,
            message=f"The endorsement is about {about}, and no badge of this portfolio has that identifier.",
            span=span,
            hint="Was it meant for somebody else, or for a badge that is not here? Decline it with:"
            f" badgefolio endorsements decline {one.name}",
        )
    name = one.settings.badge.name
    own = shown(badges[name].id or "", most=_MOST_SHOWN)
    return Problem(
        code=Code.ENDORSEMENT_OF_ANOTHER,
        message=f'The endorsement is about {about}, and not about the badge "{name}", which is {own}.',
        span=one.settings.badge.span,
        hint='Take the line "about:" out, and the identifier decides; or ask for another one.',
    )


def _changed(one: ReceivedEndorsement) -> Problem:
    said = "is another one since it was accepted" if one.settings.digest else "was never really accepted"
    return Problem(
        code=Code.ENDORSEMENT_CHANGED,
        message=f'The endorsement "{one.name}" {said}. It counts as pending and is not published.',
        span=one.settings.span or Span(file=f"content/{one.file.path}"),
        hint=f"Read it again, then: badgefolio endorsements accept {one.name}",
        severity=Severity.WARNING,
    )


def _softly(error: ProblemError, *, is_soft: bool) -> ProblemError:
    """Return an error as a warning where a badge could not be read: it may be about that one."""
    return ProblemError(*(one.warning() for one in error.problems)) if is_soft else error
