"""Does every `type` of a document mean something? A word that no context defines means nothing.

Source: Open Badges 2.0, section "Data Types" (a type is an IRI, or a term of the context); JSON-LD 1.1,
section 3.5.
"""

import re
from typing import TYPE_CHECKING

from badgefolio.model.report import Reason, because
from badgefolio.sources.wording import shown
from badgefolio.trust.structure.contexts import knows_open_badges
from badgefolio.trust.structure.deviation import Deviation, Judgement
from badgefolio.trust.structure.kinds import listed_values, type_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from badgefolio.sources.json import Json

_TERMS = frozenset(
    {
        "AlignmentObject",
        "Assertion",
        "BadgeClass",
        "Criteria",
        "CryptographicKey",
        "Endorsement",
        "Evidence",
        "Extension",
        "FrameValidation",
        "HostedBadge",
        "IdentityObject",
        "Image",
        "Issuer",
        "Profile",
        "RevocationList",
        "SignedBadge",
        "TypeValidation",
        "VerificationObject",
        "hosted",
        "signed",
        "id",
        "email",
        "url",
        "telephone",
    }
)
_PROOFS = frozenset(
    {
        "BbsBlsSignature2020",
        "BbsBlsSignatureProof2020",
        "DataIntegrityProof",
        "EcdsaSecp256k1RecoverySignature2020",
        "EcdsaSecp256k1Signature2019",
        "EcdsaSecp256r1Signature2019",
        "Ed25519Signature2018",
        "Ed25519Signature2020",
        "JsonWebSignature2020",
        "MerkleProof2017",
        "MerkleProof2019",
        "RsaSignature2018",
    }
)
_PREFIXES = frozenset({"cred", "dc", "extensions", "obi", "schema", "sec", "validation", "xsd", "urn", "_"})
_COMPACT = re.compile(r"([A-Za-z_][\w.-]*):(\S+)")


def type_judgement(document: "Mapping[str, Json]") -> Judgement:
    """Return what is wrong with the types at the top of a document of Open Badges 1.1 or 2.0.

    Unknown, where contexts are named that are not here: they may define the word.
    """
    written = document.get("type", document.get("@type"))
    if document.get("@context") is None:
        return Judgement()
    if written == []:
        return _failed(because("it has a type that is empty"))
    names = listed_values(written)
    if not all(isinstance(name, str) for name in names):
        return _failed(because("a type is not a text"))
    listed = listed_values(document.get("@context"))
    strange = [name for name in names if isinstance(name, str) and not _is_defined(name, document, listed)]
    if not strange:
        return Judgement()
    if any(isinstance(one, str) and not knows_open_badges({"@context": one}) for one in listed):
        return Judgement(
            unknown=(because("the meaning of the type {name} is not here", name=shown(strange[0])),)
        )
    return _failed(because("its type {name} is not defined by its @context", name=shown(strange[0])))


def proof_judgement(document: "Mapping[str, Json]") -> Judgement:
    """Return as unknown that a proof is of a type that nobody here knows; another proof may still hold."""
    contexts, proofs = document.get("@context"), document.get("proof")
    inside = [
        one for one in (contexts if isinstance(contexts, list) else [contexts]) if isinstance(one, dict)
    ]
    for proof in proofs if isinstance(proofs, list) else [proofs]:
        for name in type_names(proof) if isinstance(proof, dict) else ():
            if name not in _PROOFS and not any(name in one for one in inside):
                return Judgement(
                    unknown=(because("the meaning of the proof type {name} is not here", name=shown(name)),)
                )
    return Judgement()


def _is_defined(name: str, document: "Mapping[str, Json]", contexts: "list[Json]") -> bool:
    inside = [one for one in contexts if isinstance(one, dict)]
    if any(name in one or "@vocab" in one for one in inside):
        return True
    compact = _COMPACT.fullmatch(name)
    if compact:
        prefix, rest = compact.groups()
        return rest.startswith("//") or prefix in _PREFIXES or any(prefix in one for one in inside)
    return name in _TERMS and knows_open_badges(document)


def _failed(reason: Reason) -> Judgement:
    return Judgement(deviations=(Deviation(pointer="/type", reason=reason),))
