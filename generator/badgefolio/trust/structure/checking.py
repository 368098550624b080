"""The check of the structure: the badge itself, and the documents that it refers to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from badgefolio.model.credential import OpenBadgesVersion
from badgefolio.model.dates import NoDateError, moment_of
from badgefolio.model.report import Check, Name, Outcome, Reason, because
from badgefolio.sources.json import Json
from badgefolio.sources.wording import shown
from badgefolio.trust.structure.contexts import context_deviations
from badgefolio.trust.structure.deviation import MOST_SAID, Deviation, Judgement, told
from badgefolio.trust.structure.extensions import extension_judgement
from badgefolio.trust.structure.kinds import (
    VERIFIABLE,
    DocumentKind,
    kind_of_document,
    version_of_document,
)
from badgefolio.trust.structure.links import links_of
from badgefolio.trust.structure.plain import TooLargeError, plain
from badgefolio.trust.structure.schema import judged
from badgefolio.trust.structure.terms import proof_judgement, type_judgement

if TYPE_CHECKING:
    from badgefolio.model.original import Original

_OLDEST = frozenset({OpenBadgesVersion.V0_5, OpenBadgesVersion.V1_0, OpenBadgesVersion.V1_1})
_OLD_CLASSES = {
    DocumentKind.ASSERTION: "Assertion",
    DocumentKind.BADGE_CLASS: "BadgeClass",
    DocumentKind.PROFILE: "Issuer",
}
_CLASSES = {
    DocumentKind.ASSERTION: ("ob2", "Assertion"),
    DocumentKind.BADGE_CLASS: ("ob2", "BadgeClass"),
    DocumentKind.PROFILE: ("ob2", "Profile"),
    DocumentKind.KEY: ("ob2", "Key"),
    DocumentKind.REVOCATION_LIST: ("ob2", "RevocationList"),
    DocumentKind.ENDORSEMENT: ("ob2", "Endorsement"),
    DocumentKind.CREDENTIAL: ("ob3", "AchievementCredential"),
    DocumentKind.ENDORSEMENT_CREDENTIAL: ("ob3", "EndorsementCredential"),
    DocumentKind.STATUS_LIST_CREDENTIAL: ("ob3", "StatusListCredential"),
    DocumentKind.VERIFIABLE_CREDENTIAL: ("ob3", "Verifiable"),
}
_POINTS_ELSEWHERE = frozenset({"@context", "id", "type", "uid", "verify", "verification"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Linked:
    """The documents that a badge refers to, parsed, by the address under which they were asked for."""

    documents: Mapping[str, Json] = field(default_factory=dict)

    def get(self, address: str) -> Mapping[str, Json] | None:
        """Return the JSON object of an address, whatever its fragment, or None."""
        found = self.documents.get(address, self.documents.get(address.partition("#")[0]))
        return found if isinstance(found, dict) else None


def check_structure(version: OpenBadgesVersion, original: "Original", linked: Linked) -> tuple[Check, ...]:
    """Return whether the badge, and each document that it refers to, is formed as its version demands.

    The first check is about the badge itself; `part` of the others is the JSON Pointer of the reference,
    through the documents: `/badge/issuer`. A document that the badge class or the issuer must be and that
    is not there makes a check of its own that is unknown; other documents are only judged where they are.

    Args:
        version: the version that the badge claims.
        original: the JSON that is verified.
        linked: the documents from the archive.
    """
    document = _with_written_dates(original)
    if version in _OLDEST and _points_elsewhere(document):
        reason = because("The file only says where the badge lies, so there is no form to check.")
        return (Check(name=Name.STRUCTURE, outcome=Outcome.UNKNOWN, reason=reason),)
    kind = DocumentKind.CREDENTIAL if version is OpenBadgesVersion.V3_0 else DocumentKind.ASSERTION
    checks = [_check(judgement_of(document, kind, version), version)]
    if kind is DocumentKind.ASSERTION:
        checks += [
            _check_linked(link.part, link.address, link.kind, linked.get(link.address))
            for link in links_of(document, linked.get)
            if link.is_needed or linked.get(link.address) is not None
        ]
    return tuple(checks)


def structure_problems(
    document: Mapping[str, Json],
    kind: DocumentKind | None = None,
    version: OpenBadgesVersion | None = None,
) -> tuple[Deviation, ...]:
    """Return in what any single document differs from what is demanded of its kind; at most 50 each rule.

    Args:
        document: the JSON object.
        kind: what it should be; guessed by its type where the caller does not know.
        version: which version it should follow; else what the document itself says.
    """
    return judgement_of(document, kind or kind_of_document(document), version).deviations


def judgement_of(
    document: Mapping[str, Json], kind: DocumentKind, version: OpenBadgesVersion | None = None
) -> Judgement:
    """Return everything that was found in one document."""
    followed = version or version_of_document(document, kind)
    is_old = followed in _OLDEST and kind in _OLD_CLASSES
    try:
        made = plain(document, old=is_old)
    except TooLargeError:
        return Judgement(unknown=(because("it is larger, or nested deeper, than is judged"),))
    deviations = (*context_deviations(document, kind, followed), *_by_schema(made, kind, followed))
    if kind in VERIFIABLE:
        return Judgement(deviations=deviations, unknown=proof_judgement(document).unknown)
    more = [extension_judgement(made)]
    if followed not in _OLDEST or followed is OpenBadgesVersion.V1_1:
        more.append(type_judgement(document))
    return Judgement(
        deviations=tuple(dict.fromkeys((*deviations, *(d for one in more for d in one.deviations)))),
        unknown=tuple(reason for one in more for reason in one.unknown),
    )


def _by_schema(
    document: dict[str, Json], kind: DocumentKind, version: OpenBadgesVersion
) -> tuple[Deviation, ...]:
    if version in _OLDEST and kind in _OLD_CLASSES:
        written = OpenBadgesVersion.V0_5 if version is OpenBadgesVersion.V0_5 else version
        return judged(document, "ob1", f"{_OLD_CLASSES[kind]}{written}")
    if kind not in _CLASSES:
        return ()
    return judged(document, *_CLASSES[kind])


def _with_written_dates(original: "Original") -> Mapping[str, Json]:
    """Return the document with dates as text where the claims of a token stand in for them as seconds."""
    if original.token is None:
        return original.document
    changed: dict[str, Json] = {}
    for member in ("issuanceDate", "expirationDate"):
        value = original.document.get(member)
        if isinstance(value, int | float):
            try:
                changed[member] = moment_of(value)[0].instant.isoformat()
            except NoDateError:
                continue
    return {**original.document, **changed} if changed else original.document


def _points_elsewhere(document: Mapping[str, Json]) -> bool:
    verify = document.get("verify", document.get("verification"))
    return isinstance(verify, dict) and "url" in verify and document.keys() <= _POINTS_ELSEWHERE


def _check(judgement: Judgement, version: OpenBadgesVersion) -> Check:
    deviations, count = judgement.deviations, len(judgement.deviations)
    if count > MOST_SAID:
        reason = because(
            "It is not formed as Open Badges {version} demands: {deviations}; and {count} more.",
            version=str(version),
            deviations=told(deviations),
            count=count - MOST_SAID,
        )
    elif count:
        reason = because(
            "It is not formed as Open Badges {version} demands: {deviations}.",
            version=str(version),
            deviations=told(deviations),
        )
    elif judgement.unknown:
        reason = because(
            "It is formed as Open Badges {version} demands, as far as that can be told here: {reason}.",
            version=str(version),
            reason=judgement.unknown[0],
        )
    else:
        reason = because("It is formed as Open Badges {version} demands.", version=str(version))
    return Check(name=Name.STRUCTURE, outcome=_outcome(judgement), reason=reason)


def _check_linked(part: str, address: str, kind: DocumentKind, document: Mapping[str, Json] | None) -> Check:
    if document is None:
        reason = because("The document at {address} is not here.", address=shown(address))
        return Check(name=Name.STRUCTURE, outcome=Outcome.UNKNOWN, reason=reason, part=part)
    judgement = judgement_of(document, kind)
    return Check(
        name=Name.STRUCTURE, outcome=_outcome(judgement), reason=_linked_reason(judgement, address), part=part
    )


def _linked_reason(judgement: Judgement, address: str) -> Reason:
    if judgement.deviations:
        return because(
            "The document at {address} is not formed as its version of Open Badges demands: {deviations}.",
            address=shown(address),
            deviations=told(judgement.deviations),
        )
    if judgement.unknown:
        return because(
            "The document at {address} is formed as demanded, as far as that can be told here: {reason}.",
            address=shown(address),
            reason=judgement.unknown[0],
        )
    return because(
        "The document at {address} is formed as its version of Open Badges demands.", address=shown(address)
    )


def _outcome(judgement: Judgement) -> Outcome:
    if judgement.deviations:
        return Outcome.FAILED
    return Outcome.UNKNOWN if judgement.unknown else Outcome.PASSED
