"""Hosted badges: the issuer's server repeats the badge, and only servers that the issuer names may do so.

Sources: 1EdTech, Open Badges 2.0, sections "Hosted Verification" and "VerificationObject" (`startsWith`,
`allowedOrigins`); Open Badges 1.0 and 1.1, `verify.url`.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from badgefolio.model.report import Check, Name, Outcome, Reason, because
from badgefolio.sources.compare import differences
from badgefolio.sources.json import Json, as_object
from badgefolio.sources.wording import shown
from badgefolio.trust.documents import GONE, MissingError, as_json, authority, document_at, sent_on_to
from badgefolio.trust.issuer_key import host_of
from badgefolio.trust.status import withdrawn

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from badgefolio.model.archive import Archive
    from badgefolio.model.graph import Graph

_SHOWN = 3
_PARTS = ("badge", "issuer")
_NOT_KNOWN = Check(
    name=Name.STATUS,
    outcome=Outcome.UNKNOWN,
    reason=because("Whether the badge was withdrawn is not known."),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Hosted:
    """What came of asking the issuer's server. `domain` answers for the badge where all passed."""

    copy: Check
    scope: Check
    status: Check
    domain: str = ""
    missing: tuple[str, ...] = ()


def check_hosted(graph: "Graph", archive: "Archive") -> Hosted:
    """Return whether the issuer's server has the same badge, may speak for the issuer, or withdrew it."""
    copy, status, missing = _copy(graph, archive)
    scope, issuer_missing = _scope(graph, archive)
    if scope.outcome is Outcome.PASSED and copy.as_of is None and graph.issuer_fetched is None:
        scope = _check(
            Name.HOSTED_SCOPE,
            Outcome.UNKNOWN,
            because(
                "The badge names its issuer's own server, {host}, from which nothing was fetched.",
                host=host_of(graph.address),
            ),
        )
    is_good = copy.outcome is Outcome.PASSED and scope.outcome is Outcome.PASSED
    return Hosted(
        copy=copy,
        scope=scope,
        status=status,
        domain=host_of(graph.issuer_id or graph.address) if is_good else "",
        missing=(*missing, *issuer_missing),
    )


def _copy(graph: "Graph", archive: "Archive") -> tuple[Check, Check, tuple[str, ...]]:
    if not graph.address:
        reason = because("The badge does not say where its issuer keeps it.")
        return _check(Name.HOSTED_COPY, Outcome.UNKNOWN, reason), _NOT_KNOWN, ()
    try:
        found = document_at(graph.address, archive)
    except MissingError:
        reason = because("Nothing was fetched from the issuer's server: {address}.", address=graph.address)
        return _check(Name.HOSTED_COPY, Outcome.UNKNOWN, reason), _NOT_KNOWN, (graph.address,)
    hosted = as_json(found.content) or {}
    own = graph.assertion.get("revoked") is True
    if found.status == GONE or hosted.get("revoked") is True or own:
        said = hosted if hosted.get("revoked") is True else graph.assertion
        reason = withdrawn(said.get("revocationReason"), found.fetched)
        gone = _check(Name.STATUS, Outcome.FAILED, reason, found.fetched)
        if "recipient" not in hosted:
            reason = because(
                "The issuer's server does not repeat the badge any more, as of {date}.", date=found.fetched
            )
            return _check(Name.HOSTED_COPY, Outcome.UNKNOWN, reason, found.fetched), gone, ()
        copy, missing = _compared(graph, hosted, archive, found.fetched)
        return copy, gone, missing
    status = _check(
        Name.STATUS,
        Outcome.PASSED,
        because("The badge was not withdrawn, as of {date}.", date=found.fetched),
        found.fetched,
    )
    copy, missing = _compared(graph, hosted, archive, found.fetched)
    return copy, status, missing


def _compared(
    graph: "Graph", hosted: "Mapping[str, Json]", archive: "Archive", fetched: "datetime"
) -> tuple[Check, tuple[str, ...]]:
    whole, missing = _with_parts(graph.assertion, hosted, archive, _PARTS)
    found = differences(graph.assertion, whole)
    if found:
        names = ", ".join(one.pointer for one in found[:_SHOWN]) + ("" if len(found) <= _SHOWN else ", ...")
        reason = because(
            "The badge in the file is not the one that the issuer's server has, as of {date}: {members}.",
            date=fetched,
            members=names,
        )
        return _check(Name.HOSTED_COPY, Outcome.FAILED, reason, fetched), ()
    if missing:
        reason = because(
            "The issuer's server has this badge, but what it says at {address} has not been fetched yet.",
            address=missing[0],
        )
        return _check(Name.HOSTED_COPY, Outcome.UNKNOWN, reason, fetched), missing
    reason = because("The issuer's server answered with the same badge on {date}.", date=fetched)
    return _check(Name.HOSTED_COPY, Outcome.PASSED, reason, fetched), ()


def _with_parts(
    own: "Mapping[str, Json]", hosted: "Mapping[str, Json]", archive: "Archive", parts: tuple[str, ...]
) -> "tuple[Mapping[str, Json], tuple[str, ...]]":
    """Return the hosted document, written out where the file writes out what the server only names.

    What is written out is what the named address said, and of it only what the file repeats: else anybody
    could write a better badge around the address of a true one. Also the addresses that were not fetched;
    there the file's own words stand in, unchecked.
    """
    if not parts:
        return hosted, ()
    part, rest = parts[0], parts[1:]
    inside, there = as_object(own.get(part)), hosted.get(part)
    if inside is None or inside.keys() <= {"id", "type"}:
        return hosted, ()
    missing: tuple[str, ...] = ()
    if isinstance(there, str):
        archived = archive.get(there)
        found = as_json(archived.content) if archived is not None and archived.status != GONE else None
        missing = () if found is not None else (there,)
        said = found if found is not None else {**inside, "id": there}
        there = {name: value for name, value in said.items() if name in inside}
    if not isinstance(there, dict):
        return hosted, missing
    below, more = _with_parts(inside, there, archive, rest)
    return {**hosted, part: dict(below)}, (*missing, *more)


def _scope(graph: "Graph", archive: "Archive") -> tuple[Check, tuple[str, ...]]:
    """Return whether the issuer lets this server speak for it.

    Rules count only as the issuer's own address gave them: a profile inside the badge could name any
    server. Without a fetched profile only the issuer's own host is good enough.
    """
    host, own = authority(graph.address), authority(graph.issuer_id)
    if not own:
        reason = because("The badge does not name its issuer by a web address.")
        return _check(Name.HOSTED_SCOPE, Outcome.UNKNOWN, reason), ()
    rules = as_object(graph.issuer_profile.get("verification")) if graph.issuer_fetched else None
    starts = _texts((rules or {}).get("startsWith"))
    origins = _texts((rules or {}).get("allowedOrigins")) or ([host] if starts else [own])
    if _climbs(graph.address):
        reason = because(
            "The address of the badge leads out of its folder: {address}.", address=shown(graph.address)
        )
        return _check(Name.HOSTED_SCOPE, Outcome.FAILED, reason), ()
    if starts and not any(_starts(graph.address, one) for one in starts):
        reason = because("The issuer does not keep badges at that address: {address}.", address=graph.address)
        return _check(Name.HOSTED_SCOPE, Outcome.FAILED, reason, graph.issuer_fetched), ()
    speaking = {authority(one) or authority(f"//{one}") for one in origins}
    if host in speaking:
        reason = because("The badge lies on a server that speaks for its issuer: {host}.", host=host)
        good = _check(Name.HOSTED_SCOPE, Outcome.PASSED, reason, graph.issuer_fetched)
        return _stranger(graph, archive, speaking) or good, ()
    if graph.issuer_fetched:
        reason = because("The server {host} does not speak for the issuer at {own}.", host=host, own=own)
        return _check(Name.HOSTED_SCOPE, Outcome.FAILED, reason, graph.issuer_fetched), ()
    reason = because(
        "The badge lies on {host}; whether that server speaks for the issuer would be said by {address},"
        " which has not been fetched yet.",
        host=host,
        address=graph.issuer_id,
    )
    return _check(Name.HOSTED_SCOPE, Outcome.UNKNOWN, reason), (graph.issuer_id,)


def _stranger(graph: "Graph", archive: "Archive", speaking: set[str]) -> Check | None:
    """Return that a server which does not speak for the issuer answered in its place, None where none did."""
    others = [(graph.issuer_id, sent_on_to(graph.issuer_id, archive))]
    copy = sent_on_to(graph.address, archive)
    others += [] if copy in speaking else [(graph.address, copy)]
    for address, other in others:
        if other:
            reason = because(
                "The server {host} sent the question on to {other}, and whether that speaks for the issuer is"
                " not known.",
                host=host_of(address),
                other=other,
            )
            return _check(Name.HOSTED_SCOPE, Outcome.UNKNOWN, reason, graph.issuer_fetched)
    return None


def _starts(address: str, start: str) -> bool:
    """Whether an address begins with a prefix that holds a whole host, so that no other host can begin so."""
    return address.startswith(start) and authority(address) == authority(start) != ""


def _climbs(address: str) -> bool:
    """Whether a server may understand the address as one of another folder than it seems to lie in."""
    try:
        path = unquote(urlsplit(address).path).replace("\\", "/")
    except ValueError:
        return True
    return not {".", ".."}.isdisjoint(path.split("/"))


def _texts(value: Json) -> list[str]:
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]


def _check(name: Name, outcome: Outcome, reason: Reason, as_of: "datetime | None" = None) -> Check:
    return Check(name=name, outcome=outcome, reason=reason, as_of=as_of)
