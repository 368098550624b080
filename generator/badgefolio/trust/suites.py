"""The cryptosuites of Data Integrity: what is hashed, and which algorithm signs it.

Sources: W3C, Data Integrity EdDSA Cryptosuites 1.0, sections 3.2 (eddsa-rdfc-2022), 3.3 (eddsa-jcs-2022)
and appendix A (Ed25519Signature2020); Data Integrity ECDSA Cryptosuites 1.0, sections 3.2 and 3.3; W3C CCG,
JSON Web Signature 2020; RFC 7797 (detached payloads).
"""

from dataclasses import dataclass
from enum import Enum, auto
from hashlib import sha256, sha384
from typing import TYPE_CHECKING

from badgefolio.model.report import Reason, because
from badgefolio.problems import ProblemError
from badgefolio.sources.json import as_object, parse_json
from badgefolio.sources.wording import shown
from badgefolio.trust import algorithms, multibase
from badgefolio.trust.canonical import (
    Canonical,
    NotCanonicalError,
    canonical_json,
    canonical_nquads,
    needs_older_form,
)
from badgefolio.trust.keys import KeyKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from badgefolio.sources.json import Json
    from badgefolio.trust.keys import Key

    Document = Mapping[str, Json]


class Form(Enum):
    """What of a document is hashed."""

    NQUADS = auto()  # its meaning, as canonical RDF
    JSON = auto()  # its text, as canonical JSON
    SELECTED = auto()  # its meaning, of which the holder may leave parts out


@dataclass(frozen=True, kw_only=True, slots=True)
class Suite:
    """A cryptosuite: what is hashed, and the algorithm for each kind of key. `is_jws` for detached JWS."""

    form: Form
    algorithms: "Mapping[KeyKind, str]"
    is_jws: bool = False


_EDDSA = {KeyKind.ED25519: "EdDSA"}
_ECDSA = {KeyKind.P256: "ES256", KeyKind.P384: "ES384"}
_JWS = {
    KeyKind.ED25519: "EdDSA",
    KeyKind.P256: "ES256",
    KeyKind.P384: "ES384",
    KeyKind.SECP256K1: "ES256K",
    KeyKind.RSA: "PS256",
}
SUITES = {
    "eddsa-rdfc-2022": Suite(form=Form.NQUADS, algorithms=_EDDSA),
    "eddsa-2022": Suite(form=Form.NQUADS, algorithms=_EDDSA),  # the name it had in drafts
    "eddsa-jcs-2022": Suite(form=Form.JSON, algorithms=_EDDSA),
    "ecdsa-rdfc-2019": Suite(form=Form.NQUADS, algorithms=_ECDSA),
    "ecdsa-2019": Suite(form=Form.NQUADS, algorithms=_ECDSA),
    "ecdsa-jcs-2019": Suite(form=Form.JSON, algorithms=_ECDSA),
    "ecdsa-sd-2023": Suite(form=Form.SELECTED, algorithms={KeyKind.P256: "ES256"}),
    "Ed25519Signature2020": Suite(form=Form.NQUADS, algorithms=_EDDSA),
    "JsonWebSignature2020": Suite(form=Form.NQUADS, algorithms=_JWS, is_jws=True),
}
_SUITE_CONTEXT = "https://w3id.org/security/suites/jws-2020/v1"
_VALUES = ("proofValue", "jws")


class UnreadableProofError(Exception):
    """A proof that cannot be what it says it is, with the reason."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(str(reason))
        self.reason = reason


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """Whether a proof holds, and the JSON Pointers of members that it does not cover.

    Pointers into the proof begin with `/proof`, whatever its place in a list of proofs.
    """

    holds: bool
    uncovered: tuple[str, ...] = ()


def verify(document: "Document", proof: "Document", suite: Suite, key: "Key") -> Held:
    """Return whether a proof over a document was made with the secret half of a key.

    Args:
        document: the document without this proof; for a chain, with the proofs that this one builds on.
        proof: the proof, with its value.
        suite: the cryptosuite that the proof names.
        key: the key that the proof's verification method stands for.

    Raises:
        UnreadableProofError: the proof's value is damaged.
        NotCanonicalError: the document has no canonical form, or costs too much to find.
    """
    if suite.algorithms.get(key.kind) is None:
        raise UnreadableProofError(
            because(
                "the kind of its key, {kind}, does not belong to the kind of its signature", kind=key.kind
            )
        )
    if suite.form is Form.SELECTED:
        return _verify_selected(document, proof, key)
    if suite.form is Form.JSON:
        return _verify_json(document, proof, suite, key)
    return _verify_nquads(document, proof, suite, key)


def _verify_json(document: "Document", proof: "Document", suite: Suite, key: "Key") -> Held:
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    uncovered: tuple[str, ...] = ()
    if "@context" in options:
        document, uncovered = _under_context_of(document, options["@context"])
    hashed = _hash(key)
    signed = b"".join(hashed(canonical_json(dict(one))).digest() for one in (options, document))
    holds = algorithms.holds(suite.algorithms[key.kind], key, signed, _value(proof))
    return Held(holds=holds, uncovered=uncovered)


def _under_context_of(document: "Document", context: "Json") -> "tuple[Document, tuple[str, ...]]":
    """Return the document under the context that was signed; contexts added since are not covered.

    Data Integrity EdDSA Cryptosuites 1.0, section 3.3.2, steps 4.1 and 4.2.
    """
    has = document.get("@context")
    given, signed = (
        has if isinstance(has, list) else [has],
        context if isinstance(context, list) else [context],
    )
    if given[: len(signed)] != signed:
        raise UnreadableProofError(because("it was made for a document with another context"))
    added = tuple(f"/@context/{index}" for index in range(len(signed), len(given)))
    return {**document, "@context": context}, added


def _verify_nquads(document: "Document", proof: "Document", suite: Suite, key: "Key") -> Held:
    signature = _detached(proof, suite, key) if suite.is_jws else (b"", _value(proof))
    held = Held(holds=False)
    hashed = (
        sha256 if suite.is_jws else _hash(key)
    )  # JSON Web Signature 2020 knows no other, whatever the key
    for older in (False, True) if needs_older_form(dict(document)) else (False,):
        whole = canonical_nquads(document, older=older)
        of_document = hashed(whole.nquads.encode()).digest()
        for options in _options(document, proof, suite):
            said = canonical_nquads(options, older=older)
            signed = signature[0] + hashed(said.nquads.encode()).digest() + of_document
            held = Held(
                holds=algorithms.holds(suite.algorithms[key.kind], key, signed, signature[1]),
                uncovered=_all_uncovered(whole, said),
            )
            if held.holds:
                _refuse_disguised(whole, said)
                return held
    return held


def _all_uncovered(whole: Canonical, said: Canonical) -> tuple[str, ...]:
    """Return what neither the document's nor the proof's own canonical form holds."""
    return (*whole.uncovered, *(f"/proof{pointer}" for pointer in said.uncovered))


def _refuse_disguised(whole: Canonical, said: Canonical) -> None:
    """Refuse what was signed, where it stands there in other names than those that are read."""
    hidden = whole.disguised or (f"/proof{said.disguised}" if said.disguised else "")
    if hidden:
        raise NotCanonicalError(
            because(
                "The badge says {member} in an unusual way, in which it could be overlooked.",
                member=shown(hidden),
            )
        )


def _options(document: "Document", proof: "Document", suite: Suite) -> "Iterator[Document]":
    """Give what is hashed of the proof itself: everything but its value, under the document's context."""
    options = {name: value for name, value in proof.items() if name not in _VALUES}
    yield {"@context": document.get("@context"), **options}
    if suite.is_jws:  # some signers of this suite hashed the proof under the suite's own context
        yield {**options, "@context": _SUITE_CONTEXT}


def _verify_selected(document: "Document", proof: "Document", key: "Key") -> Held:
    from badgefolio.trust.selective import NotDerivedError, verify_derived

    held = Held(holds=False)
    for older in (False, True) if needs_older_form(dict(document)) else (False,):
        whole = canonical_nquads(document, older=older)
        try:
            holds = verify_derived(document, proof, key.public, canonical=whole, older=older)
        except NotDerivedError as error:
            raise UnreadableProofError(error.reason) from None
        said = canonical_nquads(next(_options(document, proof, SUITES["ecdsa-sd-2023"])), older=older)
        held = Held(holds=holds, uncovered=_all_uncovered(whole, said))
        if held.holds:
            _refuse_disguised(whole, said)
            return held
    return held


def _detached(proof: "Document", suite: Suite, key: "Key") -> tuple[bytes, bytes]:
    """Return what stands before the hashes in the signed bytes, and the signature, of a detached JWS."""
    jws = proof.get("jws")
    parts = jws.split(".") if isinstance(jws, str) else []
    if len(parts) != 3 or parts[1]:  # noqa: PLR2004 - header, nothing, signature
        raise UnreadableProofError(because("its value is damaged"))
    header, signature = multibase.base64url(parts[0]), multibase.base64url(parts[2])
    try:
        said = as_object(parse_json((header or b"").decode("utf-8"), file="jws"))
    except (UnicodeDecodeError, ProblemError):
        said = None
    wanted = {"alg": suite.algorithms[key.kind], "b64": False, "crit": ["b64"]}
    if signature is None or said != wanted or said["b64"] is not False:
        raise UnreadableProofError(because("its header asks for something else than its key can do"))
    return f"{parts[0]}.".encode("ascii"), signature


def _value(proof: "Document") -> bytes:
    value = proof.get("proofValue")
    content = multibase.decode(value) if isinstance(value, str) else None
    if content is None or not str(value).startswith("z"):
        raise UnreadableProofError(because("its value is damaged: {value}", value=shown(str(value))))
    return content


def _hash(key: "Key") -> "type":
    return sha384 if key.kind is KeyKind.P384 else sha256  # type: ignore[return-value]
