"""The proofs inside a credential: each one checked by itself, alone, in a set or in a chain.

Sources: W3C, Data Integrity 1.0, sections 2.1 (Proofs), 2.1.1 (Proof Sets), 2.1.2 (Proof Chains), 4.4.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from badgefolio.model.dates import NoDateError, moment_of
from badgefolio.model.report import Reason, because
from badgefolio.sources.json import Json, as_object
from badgefolio.sources.wording import shown
from badgefolio.trust.canonical import NotCanonicalError
from badgefolio.trust.methods import Method, NoMethodError, find_method
from badgefolio.trust.proven import Proven, altered, bad, good, unchecked, without_key
from badgefolio.trust.suites import SUITES, Suite, UnreadableProofError, verify

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from badgefolio.model.archive import Archive

MAX_PROOFS = 10
_BLOCKCERTS = frozenset({"MerkleProof2017", "MerkleProof2019"})
_CHAINED = because("The badge is anchored in a blockchain (Blockcerts), which is not checked here.")


def check_proofs(
    document: "Mapping[str, Json]", archive: "Archive", *, now: "datetime"
) -> tuple[Proven, ...]:
    """Return what came of each proof of a document, in their order; nothing where it has none."""
    value = document.get("proof")
    listed = value if isinstance(value, list) else [] if value is None else [value]
    proofs = [as_object(one) or {} for one in listed[:MAX_PROOFS]]
    bare = {name: member for name, member in document.items() if name != "proof"}
    checked = []
    for index, proof in enumerate(proofs):
        part = f"/proof/{index}" if isinstance(value, list) else "/proof"
        checked.append(_placed(_check(bare, proof, proofs, archive, now), part))
    found = [
        _with_those_before(one, proof, proofs, checked) for one, proof in zip(checked, proofs, strict=True)
    ]
    if len(listed) > MAX_PROOFS:
        found.append(unchecked(because("The badge carries more signatures than are checked.")))
    return tuple(found)


def _check(
    bare: "Mapping[str, Json]",
    proof: "Mapping[str, Json]",
    proofs: "Sequence[Mapping[str, Json]]",
    archive: "Archive",
    now: "datetime",
) -> Proven:
    suite = _suite(proof)
    if isinstance(suite, Reason):
        return unchecked(suite)
    refused = _refusal(proof, now)
    if refused is not None:
        return bad(refused)
    try:
        method = _method(proof, archive)
        held = verify(_with_previous(bare, proof, proofs), proof, suite, method.key)
    except NoMethodError as error:
        return without_key(error)
    except NotCanonicalError as error:
        return unchecked(because("The signature cannot be checked. {why}", why=error.reason))
    except UnreadableProofError as error:
        return bad(because("The signature cannot be checked: {why}.", why=error.reason))
    return good(method, uncovered=held.uncovered) if held.holds else altered()


def check_chained(document: "Mapping[str, Json]") -> tuple[Proven, ...]:
    """Return that a badge of Blockcerts 1 and 2 is anchored in a blockchain; nothing for any other."""
    suite = _suite(as_object(document.get("signature")) or {})
    return (unchecked(suite),) if suite == _CHAINED else ()


def _suite(proof: "Mapping[str, Json]") -> Suite | Reason:
    """Return the cryptosuite that a proof names, or why it is not checked here."""
    kind = proof.get("type")
    kinds = kind if isinstance(kind, list) else [kind]
    if not _BLOCKCERTS.isdisjoint(one for one in kinds if isinstance(one, str)):
        return _CHAINED
    named = proof.get("cryptosuite") if kind == "DataIntegrityProof" else kind
    suite = SUITES.get(named) if isinstance(named, str) else None
    return suite or because(
        "The signature is of a kind that is not checked here: {kind}.", kind=shown(str(named))
    )


def _refusal(proof: "Mapping[str, Json]", now: "datetime") -> Reason | None:
    """Return why a proof says of itself that it proves nothing here and now, None where it does not."""
    if proof.get("proofPurpose") not in ("assertionMethod", "https://w3id.org/security#assertionMethod"):
        return because(
            "The signature was made for another purpose than to vouch for a badge: {purpose}.",
            purpose=shown(str(proof.get("proofPurpose"))),
        )
    for member in ("created", "expires"):
        if proof.get(member) is None:
            continue
        try:
            instant = moment_of(proof[member])[0].instant
        except NoDateError:
            return because(
                "The signature has a date that cannot be read: {date}.", date=shown(str(proof[member]))
            )
        if member == "created" and instant > now:
            return because(
                "The signature says that it was made on {date}, which is still to come.", date=instant
            )
        if member == "expires" and instant <= now:
            return because("The signature ended on {date}.", date=instant)
    return None


def _method(proof: "Mapping[str, Json]", archive: "Archive") -> Method:
    name = proof.get("verificationMethod")
    if isinstance(name, dict):  # the key itself stands in the proof; only its name is looked up
        name = name.get("id")
    if not isinstance(name, str):
        raise NoMethodError(because("it does not name its key"))
    return find_method(name, archive)


def _with_previous(
    bare: "Mapping[str, Json]", proof: "Mapping[str, Json]", proofs: "Sequence[Mapping[str, Json]]"
) -> "Mapping[str, Json]":
    """Return what a proof was made over: in a chain also the proofs before it (section 4.4, steps 2 to 4)."""
    wanted = _previous(proof)
    if not wanted:
        return bare
    found = [dict(one) for one in proofs if _is_one_of(one, wanted)]
    if len(found) < len(wanted):
        raise UnreadableProofError(because("a signature that it builds on is missing"))
    return {**bare, "proof": list(found)}


def _with_those_before(
    one: Proven,
    proof: "Mapping[str, Json]",
    proofs: "Sequence[Mapping[str, Json]]",
    checked: "Sequence[Proven]",
) -> Proven:
    """Return what came of a proof once those it builds on are known: it can hold no better than they do."""
    wanted = _previous(proof)
    before = [other for other, its in zip(checked, proofs, strict=True) if _is_one_of(its, wanted)]
    if one.holds and not all(other.holds for other in before):
        return _placed(bad(because("A signature that this one builds on does not hold.")), one.check.part)
    return one


def _previous(proof: "Mapping[str, Json]") -> set[str]:
    value = proof.get("previousProof")
    return {one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)}


def _is_one_of(proof: "Mapping[str, Json]", wanted: set[str]) -> bool:
    name = proof.get("id")
    return isinstance(name, str) and name in wanted


def _placed(one: Proven, part: str) -> Proven:
    uncovered = tuple(
        f"{part}{pointer.removeprefix('/proof')}" if pointer.startswith("/proof") else pointer
        for pointer in one.uncovered
    )
    return replace(one, check=replace(one.check, part=part), uncovered=uncovered)
