"""The schema that an issuer names in the credential itself (`credentialSchema`).

The schemas of 1EdTech are known: the rules of this room stand for them. Any other must lie in the archive,
and is a stranger's program to be run with care: no other documents, no patterns (they can be made to run
for ever), a limit on steps. Sources: 1EdTech, Open Badges 3.0, "CredentialSchema"; W3C, Verifiable
Credentials JSON Schema 1.0; JSON Schema 2019-09 and 2020-12.
"""

import re
from typing import TYPE_CHECKING

from badgefolio.model.report import Check, Name, Outcome, Reason, because
from badgefolio.problems import ProblemError
from badgefolio.sources.json import Json, as_object, parse_json
from badgefolio.sources.wording import shown
from badgefolio.trust.structure.checking import structure_problems
from badgefolio.trust.structure.deviation import told
from badgefolio.trust.structure.foreign import RefusedError, places_that_differ
from badgefolio.trust.structure.kinds import DocumentKind, listed_values, type_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from badgefolio.model.archive import Archive
    from badgefolio.model.original import Original

_KNOWN = re.compile(
    r"https?://purl\.imsglobal\.org/spec/(?:ob|vc/ob)/v3p0/(?:schema/json(?:schema)?/)?"
    r"[\w./-]{0,40}?(achievement|endorsement)credential[\w-]*(?:\.json)?",
    re.IGNORECASE,
)
_TYPES = frozenset({"1EdTechJsonSchemaValidator2019", "JsonSchema"})
_MOST_SCHEMAS = 5
_MAX_BYTES = 500_000
_FOUND = 200
_WORST_FIRST = (Outcome.FAILED, Outcome.UNKNOWN, Outcome.PASSED)


def check_schema(original: "Original", archive: "Archive") -> Check:
    """Return whether the credential follows every schema that it names, the worst finding of all.

    Not applicable where it names none. Unknown where a schema is not in the archive, is not safe to run,
    or is of a type that is not known.
    """
    listed = listed_values(original.document.get("credentialSchema"))
    if not listed:
        return _check(Outcome.NOT_APPLICABLE, because("The badge names no schema of its own."))
    if len(listed) > _MOST_SCHEMAS:
        return _check(
            Outcome.UNKNOWN, because("It names {count} schemas; that is too many.", count=len(listed))
        )
    found = [_of_entry(entry, original.document, archive) for entry in listed]
    return min(found, key=lambda check: _WORST_FIRST.index(check.outcome))


def _of_entry(entry: Json, document: "Mapping[str, Json]", archive: "Archive") -> Check:
    members = as_object(entry) or {}
    address = members.get("id")
    types = type_names(members)
    if not isinstance(address, str):
        return _check(Outcome.FAILED, because("The badge names a schema, but not where it lies."))
    if not _TYPES.intersection(types):
        return _check(
            Outcome.UNKNOWN,
            because("Schemas of the type {type} are not read here.", type=shown(", ".join(types))),
        )
    known = _KNOWN.fullmatch(address)
    if known:
        return _by_our_rules(document, known[1].lower())
    return _by_archive(address, document, archive)


def _by_our_rules(document: "Mapping[str, Json]", name: str) -> Check:
    kind = DocumentKind.CREDENTIAL if name == "achievement" else DocumentKind.ENDORSEMENT_CREDENTIAL
    deviations = structure_problems(document, kind)
    if deviations:
        return _check(
            Outcome.FAILED,
            because(
                "It names the schema of 1EdTech, but is not formed as Open Badges 3.0 demands: {deviations}.",
                deviations=told(deviations),
            ),
        )
    return _check(
        Outcome.PASSED, because("It names the schema of 1EdTech, and is formed as Open Badges 3.0 demands.")
    )


def _by_archive(address: str, document: "Mapping[str, Json]", archive: "Archive") -> Check:
    kept = archive.get(address)
    if kept is None or kept.status != _FOUND:
        reason = because("The schema that it names, {address}, is not here.", address=shown(address))
        return _check(Outcome.UNKNOWN, reason)
    try:
        places = places_that_differ(document, _schema(kept.content, address))
    except RefusedError as refused:
        reason = because(
            "The schema that it names, {address}, was not applied: {why}.",
            address=shown(address),
            why=str(refused),
        )
        return _check(Outcome.UNKNOWN, reason)
    if places:
        reason = because(
            "It does not follow the schema that it names, {address}. It differs at {places}.",
            address=shown(address),
            places=", ".join(places),
        )
        return _check(Outcome.FAILED, reason)
    return _check(
        Outcome.PASSED, because("It follows the schema that it names, {address}.", address=shown(address))
    )


def _schema(content: bytes, address: str) -> "Mapping[str, Json]":
    if len(content) > _MAX_BYTES:
        raise RefusedError("it is too large")
    try:
        schema = as_object(parse_json(content.decode("utf-8-sig"), file=address))
    except (UnicodeDecodeError, ProblemError):
        schema = None
    if schema is None:
        raise RefusedError("it is no JSON object")
    return schema


def _check(outcome: Outcome, reason: Reason) -> Check:
    return Check(name=Name.SCHEMA, outcome=outcome, reason=reason)
