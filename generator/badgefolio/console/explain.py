"""A badge file in words: what was found, where, what is missing."""

from typing import TYPE_CHECKING

from badgefolio.model.credential import Proof
from badgefolio.model.payload import Container, PayloadForm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from badgefolio.model.credential import Badge, Moment, RecipientIdentity
    from badgefolio.model.payload import BakedPayload

_CONTAINERS = {
    Container.PNG: "A PNG image",
    Container.SVG: "An SVG image",
    Container.PDF: "A PDF document",
    Container.JSON: "A JSON file without a picture,",
    Container.JWS: "A file without a picture,",
}
_FORMS = {
    PayloadForm.JSON: "the whole badge",
    PayloadForm.JWS: "the whole badge, as a signed token",
    PayloadForm.URL: "only the address of the badge",
}
_PROOFS = {
    Proof.HOSTED: "the issuer's server keeps the same badge, to compare with; see badgefolio verify",
    Proof.SIGNED: "a signature; badgefolio verify checks it",
    Proof.JWT: "a signature; badgefolio verify checks it",
    Proof.DATA_INTEGRITY: "a signature; badgefolio verify checks it",
    Proof.NONE: "nothing: the file carries no proof",
}
_TEXT = 300
_WIDTH = 12


def explain(badge: "Badge", payload: "BakedPayload") -> list[str]:
    """Return lines about a badge that was read: its file first, then what it says.

    The recipient is told only by kind: the screen of a teacher is seen by a class.
    """
    is_part = payload.form is not PayloadForm.URL and not badge.is_complete
    form = "a part of the badge" if is_part else _FORMS[payload.form]
    lines = [f"{_CONTAINERS[payload.container]} with {form} inside."]
    lines += [f"{label + ':':<{_WIDTH}} {value}" for label, value in _rows(badge, payload) if value]
    return lines


def _rows(badge: "Badge", payload: "BakedPayload") -> "Iterator[tuple[str, str | None]]":
    achievement = badge.achievement
    yield "Found in", payload.place
    yield "Standard", f"Open Badges {badge.version}"
    yield "Badge", badge.name
    yield "Description", _short(achievement.description if achievement else None)
    yield "Issuer", _issuer(badge)
    yield "Issued on", _day(badge.issued)
    yield "Valid until", _day(badge.expires)
    yield "Awarded to", _recipients(badge.recipients)
    criteria = achievement.criteria if achievement else None
    yield "Criteria", _short((criteria.narrative or criteria.url) if criteria else None)
    yield "Evidence", _count(len(badge.evidence), "piece", "pieces")
    yield "Skills", _count(len(achievement.alignments) if achievement else 0, "alignment", "alignments")
    yield "Endorsed", _count(len(badge.endorsements), "endorsement", "endorsements")
    yield "Withdrawn", (badge.revocation.reason or "by its issuer") if badge.revocation else None
    yield "Proof", _PROOFS[badge.proof]
    yield "Identifier", badge.id
    yield "Address", badge.location if badge.location != badge.id else None


def _issuer(badge: "Badge") -> str | None:
    issuer = badge.issuer
    if issuer is None:
        return None
    name = issuer.name or issuer.id
    return f"{issuer.domain} ({name})" if issuer.domain and name else name


def _recipients(recipients: "tuple[RecipientIdentity, ...]") -> str | None:
    kinds = [f"{'a hidden' if one.is_hashed else 'a readable'} {_kind(one)}" for one in recipients]
    return ", ".join(dict.fromkeys(kinds)) or None


def _kind(recipient: "RecipientIdentity") -> str:
    if recipient.kind.lower().startswith("email") or recipient.is_plain_email:
        return "e-mail address"
    return "identifier" if recipient.kind == "id" else recipient.kind


def _day(moment: "Moment | None") -> str | None:
    return moment.day.isoformat() if moment else None


def _short(text: str | None) -> str | None:
    if not text:
        return None
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _TEXT else f"{one_line[:_TEXT].rstrip()} ..."


def _count(number: int, one: str, many: str) -> str | None:
    return f"{number} {one if number == 1 else many}" if number else None
