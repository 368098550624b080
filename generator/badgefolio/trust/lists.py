"""The credential that carries a status list: who signed it, what it is for, and whether it is still valid.

Sources: W3C, Bitstring Status List 1.0, sections 2.2 and 3.2; W3C CCG, Status List 2021, section 4.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from badgefolio.model.dates import NoDateError, moment_of
from badgefolio.model.report import Outcome, Reason, because
from badgefolio.problems import ProblemError
from badgefolio.sources.json import Json, as_object
from badgefolio.sources.tokens import parse_token
from badgefolio.trust.bitstring import UnreadableListError
from badgefolio.trust.documents import document_at, is_at, object_at
from badgefolio.trust.issuer_key import Anchored, check_issuer_key, host_of
from badgefolio.trust.proofs import check_proofs
from badgefolio.trust.tokens import check_token

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from badgefolio.model.archive import Archive
    from badgefolio.trust.proven import Proven

_SUBJECTS = ("BitstringStatusList", "StatusList2021")
# what is read of a list, and so must be signed
_READ = frozenset(
    {"/issuer", "/credentialSubject", "/validFrom", "/validUntil", "/issuanceDate", "/expirationDate"}
    | {f"/credentialSubject/{name}" for name in ("type", "statusPurpose", "encodedList")}
)
_KEPT = 64


@dataclass(frozen=True, kw_only=True, slots=True)
class StatusList:
    """A packed list and its purposes. `is_vouched_for` when its signature holds; `doubt` says why not.

    `issuer` is its identifier; `is_by_host` when that issuer is known to be who serves the list.
    """

    encoded: str
    purposes: frozenset[str]
    fetched: "datetime"
    issuer: str
    is_vouched_for: bool
    is_by_host: bool
    doubt: Reason | None
    missing: tuple[str, ...] = ()

    def doubt_for(self, issuer: str) -> Reason | None:
        """Return why the list cannot say that a badge of this issuer is fine, None where it can.

        It must be the issuer's own, or of the server that the badge names for it: a list that somebody
        else signed with a key of his own clears nobody, even where it lies at the right address.
        """
        if self.doubt is None and not self.is_by_host and (not issuer or self.issuer != issuer):
            return because("the list is of another issuer")
        return self.doubt


def status_list(address: str, archive: "Archive", *, now: "datetime") -> StatusList:
    """Return the list that lies at an address; read and verified once, however many badges look into it.

    Raises:
        MissingError: it has not been fetched.
        UnreadableListError: it is no status list, or not valid any more, or not yet.
    """
    question = _Question(address=address, now=now, archive=archive, digest=archive.digest)
    return _read(question) if archive.digest else _read.__wrapped__(question)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Question:
    """Which list, at which instant, out of which archive; the digest stands for the archive."""

    address: str
    now: "datetime"
    digest: str
    archive: "Archive" = field(compare=False, repr=False)


@lru_cache(maxsize=_KEPT)
def _read(question: _Question) -> StatusList:
    address, archive, now = question.address, question.archive, question.now
    credential, proven, fetched = _credential(address, archive, now)
    subject = as_object(credential.get("credentialSubject")) or {}
    kinds = subject.get("type")
    if not any(one in _SUBJECTS for one in (kinds if isinstance(kinds, list) else [kinds])):
        raise UnreadableListError(because("{address} is no status list", address=address))
    encoded, purpose = subject.get("encodedList"), subject.get("statusPurpose")
    if not isinstance(encoded, str):
        raise UnreadableListError(because("the list is damaged"))
    _refuse_outside_its_time(credential, now)
    purposes = purpose if isinstance(purpose, list) else [purpose]
    anchored, doubt, missing = _vouched_for(credential, proven, archive, now)
    if doubt is None and not is_at(credential.get("id") or address, address):
        doubt = because("{address} answered with another list", address=address)
    return StatusList(
        encoded=encoded,
        purposes=frozenset(one for one in purposes if isinstance(one, str)),
        fetched=fetched,
        issuer=issuer_id(credential.get("issuer")),
        is_vouched_for=anchored is not None,
        is_by_host=anchored is not None and anchored.domain == host_of(address) != "",
        doubt=doubt,
        missing=missing,
    )


def _credential(
    address: str, archive: "Archive", now: "datetime"
) -> "tuple[Mapping[str, Json], tuple[Proven, ...], datetime]":
    """Return the credential at an address and what came of its signatures; it may come as a token."""
    archived = document_at(address, archive)
    text = archived.content.strip()
    if text.startswith(b"eyJ"):
        try:
            token = parse_token(text.decode("ascii"), file=address)
        except (ProblemError, UnicodeDecodeError):
            raise UnreadableListError(because("the list is damaged")) from None
        credential = as_object(token.payload.get("vc")) or token.payload
        credential = {"issuer": token.payload.get("iss"), **credential}
        return credential, (check_token(token, issuer_id(credential["issuer"]), archive),), archived.fetched
    credential, fetched = object_at(address, archive)
    return credential, check_proofs(credential, archive, now=now), fetched


def issuer_id(issuer: Json) -> str:
    """Return the identifier of an issuer, which may be written alone or as an object."""
    found = as_object(issuer)
    value = found.get("id") if found is not None else issuer
    return value if isinstance(value, str) else ""


def _refuse_outside_its_time(credential: "Mapping[str, Json]", now: "datetime") -> None:
    for member in ("validFrom", "issuanceDate", "validUntil", "expirationDate"):
        if credential.get(member) is None:
            continue
        try:
            instant = moment_of(credential[member])[0].instant
        except NoDateError:
            raise UnreadableListError(because("the list is damaged")) from None
        if member.startswith(("validFrom", "issuance")) and instant > now:
            raise UnreadableListError(because("the list holds only from {date} on", date=instant))
        if member.startswith(("validUntil", "expiration")) and instant <= now:
            raise UnreadableListError(because("the list held only until {date}", date=instant))


def _vouched_for(
    credential: "Mapping[str, Json]", proven: "tuple[Proven, ...]", archive: "Archive", now: "datetime"
) -> "tuple[Anchored | None, Reason | None, tuple[str, ...]]":
    """Return what ties the list to its own issuer, None where it is not signed by that; and why not.

    A key that nobody vouches for is good enough for the list of an issuer who is nothing but that key.
    """
    missing = tuple(address for one in proven for address in one.missing)
    if not proven:
        return None, because("the list carries no signature"), missing
    held = next((one for one in proven if one.holds and one.method is not None), None)
    if held is None or held.method is None:
        worst = next((one for one in proven if one.check.outcome is Outcome.FAILED), proven[0])
        return None, because("the signature of the list is not good: {why}", why=worst.check.reason), missing
    if not _READ.isdisjoint(held.uncovered):
        return None, because("the signature of the list does not cover what it says"), missing
    anchored = check_issuer_key(held.method, issuer_id(credential.get("issuer")), archive, now=now)
    missing += anchored.missing
    if anchored.check.outcome is Outcome.FAILED:
        return None, because("the list is signed by another than its issuer"), missing
    return anchored, None, missing
