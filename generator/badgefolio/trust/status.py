"""Was the badge withdrawn? What its status entries say, in the lists that were fetched, and as of when.

A list that is not there, is out of date or not signed as it should be tells nothing: the status is then
unknown, and never "not revoked".
Sources: W3C, Bitstring Status List 1.0, section 3.2; W3C CCG, Status List 2021; 1EdTech, Verifiable
Credentials Revocation List 1.0 (`1EdTechRevocationList`).
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from badgefolio.model.report import Check, Name, Outcome, Reason, because
from badgefolio.sources.json import Json, as_object
from badgefolio.sources.wording import shown
from badgefolio.trust.bitstring import UnreadableListError, is_short, value_at
from badgefolio.trust.documents import MissingError, is_at, object_at
from badgefolio.trust.lists import StatusList, issuer_id, status_list

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from badgefolio.model.archive import Archive

    Entry = Mapping[str, Json]

MAX_ENTRIES = 20
_MAX_BITS = 16
_WITHDRAWING = ("revocation", "suspension")


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What came of one status entry; `missing` are addresses of documents that would help."""

    check: Check
    missing: tuple[str, ...] = ()


def check_status(credential: "Entry", archive: "Archive", *, now: "datetime") -> tuple[Known, ...]:
    """Return what each status entry of a credential says; one `not applicable` where there is none."""
    value = credential.get("credentialStatus")
    if value is None:
        return (
            _known(
                Outcome.NOT_APPLICABLE, because("The badge names no list in which it could be withdrawn.")
            ),
        )
    entries = value if isinstance(value, list) else [value]
    found = []
    for index, one in enumerate(entries[:MAX_ENTRIES]):
        part = f"/credentialStatus/{index}" if isinstance(value, list) else "/credentialStatus"
        known = _entry(as_object(one) or {}, credential, archive, now)
        found.append(replace(known, check=replace(known.check, part=part)))
    if len(entries) > MAX_ENTRIES:
        reason = because("The badge names more lists in which it could be withdrawn than are read.")
        found.append(_known(Outcome.UNKNOWN, reason))
    return tuple(found)


def _entry(entry: "Entry", credential: "Entry", archive: "Archive", now: "datetime") -> Known:
    kinds = entry.get("type")
    named = [one for one in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(one, str)]
    kind = next((one for one in named if one in _READERS), None)
    if kind is None:
        return _known(
            Outcome.UNKNOWN,
            because("The badge has a status of a kind that is not read: {kind}.", kind=shown(str(kinds))),
        )
    try:
        return _READERS[kind](entry, credential, archive, now)
    except MissingError as error:
        reason = because("Whether the badge was withdrawn is not known: {why}.", why=error.reason)
        return Known(check=_check(Outcome.UNKNOWN, reason), missing=(_address(entry),))
    except UnreadableListError as error:
        return _known(
            Outcome.UNKNOWN, because("Whether the badge was withdrawn is not known: {why}.", why=error.reason)
        )


def _address(entry: "Entry") -> str:
    address = entry.get("statusListCredential") or entry.get("id")
    return address if isinstance(address, str) else ""


def _bit(entry: "Entry", credential: "Entry", archive: "Archive", now: "datetime") -> Known:
    """Return what an entry in a packed list says (Bitstring Status List 1.0, section 3.2)."""
    found = status_list(_address(entry), archive, now=now)
    purpose = entry.get("statusPurpose")
    if not isinstance(purpose, str) or purpose not in found.purposes:
        raise UnreadableListError(because("the list is for another purpose"))
    size = _whole(entry.get("statusSize"), default=1)
    index = _whole(entry.get("statusListIndex"), default=-1)
    if not 1 <= size <= _MAX_BITS or index < 0:
        raise UnreadableListError(because("the entry of the badge is damaged"))
    value = value_at(found.encoded, index, size=size)
    doubt = found.doubt_for(issuer_id(credential.get("issuer")))
    if doubt is None and is_short(found.encoded, size=size):
        doubt = because("the list is shorter than the standard asks for")
    is_clear = found.is_vouched_for and value != 0 and purpose in _WITHDRAWING
    if (
        doubt is not None and not is_clear
    ):  # that a badge was withdrawn is believed sooner than that it was not
        raise UnreadableListError(doubt)
    return replace(_of_value(purpose, value, entry, found), missing=found.missing)


def _of_value(purpose: str, value: int, entry: "Entry", found: StatusList) -> Known:
    if purpose == "message":
        words = _message(entry, value)
        reason = because(
            "Its issuer says about the badge: {words} (as of {date}).", words=words, date=found.fetched
        )
        return _known(Outcome.UNKNOWN if value else Outcome.PASSED, reason, found.fetched)
    if value == 0:
        reason = because("The badge was not withdrawn, as of {date}.", date=found.fetched)
        return _known(Outcome.PASSED, reason, found.fetched)
    if purpose == "refresh":
        reason = because("Its issuer offers a newer version of the badge, as of {date}.", date=found.fetched)
        return _known(Outcome.UNKNOWN, reason, found.fetched)
    if purpose == "suspension":
        reason = because("The badge is suspended by its issuer, as of {date}.", date=found.fetched)
        return _known(Outcome.FAILED, reason, found.fetched)
    return _known(
        Outcome.FAILED,
        because("The badge was withdrawn by its issuer, as of {date}.", date=found.fetched),
        found.fetched,
    )


def _message(entry: "Entry", value: int) -> str:
    messages = entry.get("statusMessage")
    for one in messages if isinstance(messages, list) else []:
        said = as_object(one) or {}
        if said.get("status") in (hex(value), f"0x{value:X}") and isinstance(said.get("message"), str):
            return shown(str(said["message"]))
    return hex(value)


def _listed(entry: "Entry", credential: "Entry", archive: "Archive", _now: "datetime") -> Known:
    """Return whether the issuer's list names the credential (1EdTech Revocation List 1.0)."""
    address, own = _address(entry), credential.get("id")
    document, fetched = object_at(address, archive)
    revoked = document.get("revokedCredential", [])
    if not isinstance(revoked, list) or not document.keys() & {"id", "issuer", "revokedCredential"}:
        raise UnreadableListError(because("the list is damaged"))
    if not isinstance(own, str):
        raise UnreadableListError(because("the badge has no identifier by which the list could name it"))
    for one in revoked:
        said = as_object(one) or {"id": one}
        if said.get("id") == own and said.get("revoked", True) is not False:
            return _known(Outcome.FAILED, withdrawn(said.get("revocationReason"), fetched), fetched)
    refuse_another_list(document, address, issuer_id(credential.get("issuer")))
    return _known(
        Outcome.PASSED, because("The badge was not withdrawn, as of {date}.", date=fetched), fetched
    )


def refuse_another_list(document: "Entry", address: str, issuer: str) -> None:
    """Refuse a list that says of itself that it is another one, or of another issuer.

    Raises:
        UnreadableListError: it does.
    """
    if not is_at(document.get("id", document.get("@id", address)), address):
        raise UnreadableListError(because("{address} answered with another list", address=address))
    if document.get("issuer") is not None and issuer_id(document["issuer"]) != issuer:
        raise UnreadableListError(because("the list is of another issuer"))


def withdrawn(why: Json, as_of: "datetime") -> Reason:
    """Return the sentence for a badge that its issuer withdrew, with the issuer's own words if there are."""
    if isinstance(why, str) and why.strip():
        return because(
            "The badge was withdrawn by its issuer, as of {date}: {why}", date=as_of, why=shown(why)
        )
    return because("The badge was withdrawn by its issuer, as of {date}.", date=as_of)


def _whole(value: Json, *, default: int) -> int:
    """Return a number that may be written as a text (Bitstring Status List 1.0 writes the index so)."""
    if value is None:
        return default
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 12:  # noqa: PLR2004
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else -1


_READERS = {
    "BitstringStatusListEntry": _bit,
    "StatusList2021Entry": _bit,
    "1EdTechRevocationList": _listed,
}


def _known(outcome: Outcome, reason: Reason, as_of: "datetime | None" = None) -> Known:
    return Known(check=_check(outcome, reason, as_of))


def _check(outcome: Outcome, reason: Reason, as_of: "datetime | None" = None) -> Check:
    return Check(name=Name.STATUS, outcome=outcome, reason=reason, as_of=as_of)
