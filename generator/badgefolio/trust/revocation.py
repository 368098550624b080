"""Signed badges of Open Badges 1.0 to 2.0: the issuer's list of those it withdrew.

Sources: 1EdTech, Open Badges 2.0, section "RevocationList"; Open Badges 1.0 (a JSON object: identifier to
reason).
"""

from typing import TYPE_CHECKING

from badgefolio.model.report import Check, Name, Outcome, Reason, because
from badgefolio.sources.json import Json, as_object
from badgefolio.trust.bitstring import UnreadableListError
from badgefolio.trust.documents import MissingError, object_at
from badgefolio.trust.lists import issuer_id
from badgefolio.trust.status import Known, refuse_another_list, withdrawn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from badgefolio.model.archive import Archive
    from badgefolio.model.graph import Graph


def check_revocation(graph: "Graph", archive: "Archive") -> Known:
    """Return whether the issuer's own list names the badge, as of when the list was fetched.

    Which list counts is said by the profile at the issuer's address, never by the badge.
    """
    if graph.assertion.get("revoked") is True:
        return _known(Outcome.FAILED, because("The badge itself says that it was withdrawn."))
    if graph.issuer_fetched is None:
        reason = because(
            "Whether the badge was withdrawn would be said by the issuer, whose own page has not been fetched"
            " yet."
        )
        return Known(
            check=_check(Outcome.UNKNOWN, reason), missing=(graph.issuer_id,) if graph.issuer_id else ()
        )
    said = graph.issuer_profile.get("revocationList")
    if said is None:
        reason = because("The issuer keeps no list of badges that it withdrew.")
        return _known(Outcome.NOT_APPLICABLE, reason, graph.issuer_fetched)
    address = issuer_id(said)
    try:
        return _in_list(graph, address, archive)
    except MissingError as error:
        reason = because("Whether the badge was withdrawn is not known: {why}.", why=error.reason)
        return Known(check=_check(Outcome.UNKNOWN, reason), missing=(address,) if address else ())
    except UnreadableListError as error:
        reason = because("Whether the badge was withdrawn is not known: {why}.", why=error.reason)
        return _known(Outcome.UNKNOWN, reason)


def _in_list(graph: "Graph", address: str, archive: "Archive") -> Known:
    document, fetched = object_at(address, archive)
    own = _identifiers(graph.assertion)
    if not own:
        raise UnreadableListError(because("the badge has no identifier by which the list could name it"))
    for identifiers, why in _entries(document, is_old="verification" not in graph.assertion):
        if not own.isdisjoint(identifiers):
            return _known(Outcome.FAILED, withdrawn(why, fetched), fetched)
    refuse_another_list(document, address, graph.issuer_id)
    reason = because("The badge was not withdrawn, as of {date}.", date=fetched)
    return _known(Outcome.PASSED, reason, fetched)


def _entries(document: "Mapping[str, Json]", *, is_old: bool) -> "Iterator[tuple[set[str], Json]]":
    """Give the identifiers of each entry, and why it stands there.

    `is_old` where the badge is of 1.x, whose lists are nothing but identifiers with reasons.
    """
    listed = document.get("revokedAssertions")
    if is_old and listed is None and "type" not in document:
        yield from (({identifier}, why) for identifier, why in document.items())
        return
    if listed is None:  # an answer about something else must not pass for a list without entries
        raise UnreadableListError(because("the list is damaged"))
    for one in listed if isinstance(listed, list) else [listed]:
        entry = as_object(one)
        if entry is not None:
            yield _identifiers(entry), entry.get("revocationReason")
        elif isinstance(one, str):
            yield {one}, None


def _identifiers(thing: "Mapping[str, Json]") -> set[str]:
    said = (thing.get(name) for name in ("id", "@id", "uid"))
    return {value for value in said if isinstance(value, str)}


def _known(outcome: Outcome, reason: Reason, as_of: "datetime | None" = None) -> Known:
    return Known(check=_check(outcome, reason, as_of))


def _check(outcome: Outcome, reason: Reason, as_of: "datetime | None" = None) -> Check:
    return Check(name=Name.STATUS, outcome=outcome, reason=reason, as_of=as_of)
