"""Credentials of which the earner shows a part: proofs of the suite ecdsa-sd-2023.

The issuer signs a base proof, over each statement on its own; only the earner keeps it. What others get
is a derived proof: the issuer's signature over the statements that must stay, and over a key made for
this one credential, which signed every other statement that is shown.

Source: W3C, Data Integrity ECDSA Cryptosuites 1.0, sections 3.5 and 3.6 "ecdsa-sd-2023".
"""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64Error
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from badgefolio.model.report import Reason, because
from badgefolio.trust.canonical import Canonical, canonical_nquads

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey

    from badgefolio.sources.json import Json

_BASE = bytes.fromhex("d95d00")
_DERIVED = bytes.fromhex("d95d01")
_P256 = bytes.fromhex("8024")
_SIGNATURE_BYTES = 64
_KEY_BYTES = len(_P256) + 33
_HASH_BYTES = 32
# What a label must not be looked for in: texts and addresses, which come before it in this expression.
_LABEL = re.compile(r'"(?:[^"\\]|\\.)*"|<[^>]*>|_:c14n(?P<number>\d+)')


class NotDerivedError(Exception):
    """The proof is not a derived proof that can be read; `reason` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(str(reason))
        self.reason = reason


@dataclass(frozen=True, kw_only=True, slots=True)
class _Derived:
    signature: bytes
    key: bytes
    signatures: tuple[bytes, ...]
    labels: "Mapping[int, str]"
    mandatory: frozenset[int]


def verify_derived(
    document: "Mapping[str, Json]",
    proof: "Mapping[str, Json]",
    public_key: "EllipticCurvePublicKey",
    *,
    canonical: Canonical | None = None,
    older: bool = False,
) -> bool:
    """Return whether a derived proof holds: every statement of the document was signed by the issuer.

    Args:
        document: the credential without any proof.
        proof: the proof as it stands in the credential.
        public_key: the issuer's, on the curve P-256.
        canonical: the canonical form of the document, where the caller has it already.
        older: as for `canonical_nquads`.

    Raises:
        NotDerivedError: where the proof is a base proof, which nobody but the earner should have, or
            cannot be read at all.
        NotCanonicalError: as `canonical_nquads`.
    """
    derived = _parsed(proof.get("proofValue"))
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    options["@context"] = document.get("@context")
    signed = canonical_nquads(options, older=older).nquads.encode()
    lines = _labelled((canonical or canonical_nquads(document, older=older)).nquads, derived.labels)
    if lines is None or not derived.mandatory <= set(range(len(lines))):
        return False
    kept = b"".join(line for at, line in enumerate(lines) if at in derived.mandatory)
    others = [line for at, line in enumerate(lines) if at not in derived.mandatory]
    message = sha256(signed).digest() + derived.key + sha256(kept).digest()
    if len(others) != len(derived.signatures) or not _holds(public_key, derived.signature, message):
        return False
    key = _key(derived.key)
    return all(_holds(key, each, line) for each, line in zip(derived.signatures, others, strict=True))


def _labelled(nquads: str, labels: "Mapping[int, str]") -> list[bytes] | None:
    """Return the lines with the labels that the issuer gave, sorted; None where those do not fit."""
    seen: set[int] = set()

    def label(found: "re.Match[str]") -> str:
        if found["number"] is None:
            return found[0]
        number = int(found["number"])
        seen.add(number)
        return labels.get(number, "")

    text = _LABEL.sub(label, nquads)
    if seen != set(labels):
        return None
    return sorted(f"{line}\n".encode() for line in text.split("\n")[:-1])


def _parsed(value: "Json") -> _Derived:
    """Return what a derived proof is made of, read so strictly that one proof has one spelling."""
    import cbor2

    packed = _unpacked(value)
    if packed.startswith(_BASE):
        raise NotDerivedError(
            because(
                "The proof is the one that an issuer gives to the earner alone, from which proofs for "
                "others are derived. It should not be shown, and is not accepted."
            )
        )
    if not packed.startswith(_DERIVED):
        raise _unreadable()
    body = packed[len(_DERIVED) :]
    try:
        parts = cbor2.loads(body)
        is_only_spelling = cbor2.dumps(parts) == body
    except Exception:  # noqa: BLE001 - whatever a reader of strangers' bytes may raise
        raise _unreadable() from None
    match parts if is_only_spelling else None:
        case [bytes(signature), bytes(key), list(signatures), dict(labels), list(mandatory)]:
            derived = _Derived(
                signature=signature,
                key=key,
                signatures=tuple(one for one in signatures if isinstance(one, bytes)),
                labels={number: _label(label) for number, label in labels.items() if _is_number(number)},
                mandatory=frozenset(filter(_is_number, mandatory)),
            )
            kept = (derived.signatures, derived.labels, derived.mandatory)
            if [*map(len, kept)] == [*map(len, (signatures, labels, mandatory))] and _is_sound(derived):
                return derived
    raise _unreadable()


def _is_sound(derived: _Derived) -> bool:
    """Whether the parts have the shapes that they must have, and no label stands for two nodes."""
    return (
        len(derived.key) == _KEY_BYTES
        and derived.key.startswith(_P256)
        and all(len(one) == _SIGNATURE_BYTES for one in (derived.signature, *derived.signatures))
        and len(set(derived.labels.values())) == len(derived.labels)
        and "" not in derived.labels.values()
    )


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _label(label: object) -> str:
    """Return the label that the issuer gave a nameless node, or nothing where it is not a hash."""
    if not isinstance(label, bytes) or len(label) != _HASH_BYTES:
        return ""
    return f"_:u{urlsafe_b64encode(label).decode().rstrip('=')}"


def _unpacked(value: "Json") -> bytes:
    """Return the bytes of a proof value in the multibase form `u`: base64url without padding."""
    if not isinstance(value, str) or not value.startswith("u"):
        raise _unreadable()
    text = value[1:]
    try:
        packed = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (NotBase64Error, ValueError):
        raise _unreadable() from None
    if urlsafe_b64encode(packed).decode().rstrip("=") != text:
        raise _unreadable()
    return packed


def _unreadable() -> NotDerivedError:
    return NotDerivedError(because("The value of the proof is not one that shows a part of a signed badge."))


def _key(multikey: bytes) -> "EllipticCurvePublicKey":
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey

    try:
        return EllipticCurvePublicKey.from_encoded_point(SECP256R1(), multikey[len(_P256) :])
    except ValueError:
        raise _unreadable() from None


def _holds(key: "EllipticCurvePublicKey", signature: bytes, message: bytes) -> bool:
    """Whether an ECDSA signature, its two numbers one after the other, holds for the message."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
    from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
    from cryptography.hazmat.primitives.hashes import SHA256

    half = _SIGNATURE_BYTES // 2
    r, s = (int.from_bytes(part, "big") for part in (signature[:half], signature[half:]))
    try:
        key.verify(encode_dss_signature(r, s), message, ECDSA(SHA256()))
    except InvalidSignature:
        return False
    return True
