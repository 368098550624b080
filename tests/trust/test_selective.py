"""Derived proofs of ecdsa-sd-2023: vectors of three sources, and every way to change one."""

import copy
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDSA,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.sources.json import Json
from badgefolio.trust.canonical import NotCanonicalError, canonical_nquads
from badgefolio.trust.selective import NotDerivedError, verify_derived

V2 = "https://www.w3.org/ns/credentials/v2"
SD = "ecdsa-sd-2023"
ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
# The words of the vectors of the W3C whose context is not carried here.
CITIZENSHIP = {
    "EmploymentAuthorizationDocumentCredential": (
        "https://w3id.org/citizenship#EmploymentAuthorizationDocumentCredential"
    ),
    "EmployablePerson": "https://w3id.org/citizenship#EmployablePerson",
    "Person": "https://schema.org/Person",
    "birthCountry": "https://w3id.org/citizenship#birthCountry",
    "image": {"@id": "https://schema.org/image", "@type": "@id"},
}


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A credential of which a part is shown, its proof, and the issuer's key."""

    document: dict[str, Json]
    proof: dict[str, Json]
    key: EllipticCurvePublicKey

    def holds(self) -> bool:
        return verify_derived(self.document, self.proof, self.key)


def point(multibase: str) -> EllipticCurvePublicKey:
    number = 0
    for mark in multibase[1:]:
        number = number * 58 + ALPHABET.index(mark)
    return EllipticCurvePublicKey.from_encoded_point(SECP256R1(), number.to_bytes(35, "big")[2:])


def real(path: Path) -> Shown:
    document = json.loads(path.read_text(encoding="utf-8"))
    document = document.get("input", document)
    proof = document.pop("proof")
    proof = proof[0] if isinstance(proof, list) else proof
    known = [CITIZENSHIP if "citizenship" in str(one) else one for one in document["@context"]]
    document["@context"] = known
    return Shown(document=document, proof=proof, key=point(proof["verificationMethod"].split("#")[1]))


DERIVED = (
    "w3c__vc-di-ecdsa/TestVectors/ecdsa-sd-2023/employ/derivedRevealDocument.json",
    "1EdTech__digital-credentials-public-validator/ob30/sd/derivedcredential.json",
    "spruceid__ssi/crates/claims/crates/data-integrity/tests/ecdsa_sd_2023/verification.json",
)
BASE = (
    "w3c__vc-di-ecdsa/TestVectors/ecdsa-sd-2023/employ/addSignedSDBase.json",
    "w3c__vc-di-ecdsa/TestVectors/ecdsa-sd-2023/prc/addSignedSDBase.json",
    "spruceid__ssi/crates/claims/crates/data-integrity/tests/ecdsa_sd_2023/selection.json",
)


@pytest.mark.parametrize("path", DERIVED)
def test_derived_proofs_of_others_hold(corpus: Path, path: str) -> None:
    assert real(corpus / path).holds()


@pytest.mark.parametrize("path", BASE)
def test_base_proofs_are_refused(corpus: Path, path: str) -> None:
    with pytest.raises(NotDerivedError, match="gives to the earner alone"):
        real(corpus / path).holds()


def signature(key: EllipticCurvePrivateKey, message: bytes) -> bytes:
    r, s = decode_dss_signature(key.sign(message, ECDSA(SHA256())))
    return r.to_bytes(32, "big") + s.to_bytes(32, "big")


def packed(parts: Any, header: str = "d95d01") -> str:  # noqa: ANN401 - CBOR
    return "u" + urlsafe_b64encode(bytes.fromhex(header) + cbor2.dumps(parts)).decode().rstrip("=")


def unpacked(value: Json) -> Any:  # noqa: ANN401 - CBOR
    return cbor2.loads(urlsafe_b64decode(f"{value}==="[1:])[3:])


@pytest.fixture(scope="module")
def made() -> Shown:
    """Make a credential with two nameless nodes, three statements that must stay, and others."""
    issuer, once = generate_private_key(SECP256R1()), generate_private_key(SECP256R1())
    document: dict[str, Json] = {
        "@context": [V2, {"badge": "urn:v:badge", "level": "urn:v:level"}],
        "type": ["VerifiableCredential"],
        "issuer": "https://issuer.example/",
        "name": "see _:c14n0, \u2028 <_:c14n1>\n",
        "credentialSubject": {"badge": "Welding", "level": 3},
    }
    proof: dict[str, Json] = {
        "type": "DataIntegrityProof",
        "cryptosuite": SD,
        "created": "2026-01-01T00:00:00Z",
        "verificationMethod": "https://issuer.example/#key",
        "proofPurpose": "assertionMethod",
    }
    labels = {at: sha256(b"hmac" + bytes([at])).digest() for at in range(2)}
    nquads = canonical_nquads(document).nquads.replace("_:c14n0, ", "@0").replace("<_:c14n1>", "@1")
    for at, label in labels.items():
        nquads = nquads.replace(f"_:c14n{at}", "_:u" + urlsafe_b64encode(label).decode().rstrip("="))
    nquads = nquads.replace("@0", "_:c14n0, ").replace("@1", "<_:c14n1>")
    lines = sorted(line.encode() + b"\n" for line in nquads.split("\n")[:-1])
    options = canonical_nquads({**proof, "@context": document["@context"]}).nquads.encode()
    key = bytes.fromhex("8024") + once.public_key().public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
    mandatory = [0, 2, 3]
    message = sha256(options).digest() + key + sha256(b"".join(lines[at] for at in mandatory)).digest()
    each = [signature(once, line) for at, line in enumerate(lines) if at not in mandatory]
    proof["proofValue"] = packed([signature(issuer, message), key, each, labels, mandatory])
    return Shown(document=document, proof=proof, key=issuer.public_key())


def test_a_proof_made_by_the_book_holds(made: Shown) -> None:
    assert made.holds()
    known = canonical_nquads(made.document)
    assert verify_derived(made.document, made.proof, made.key, canonical=known)


def test_the_key_of_another_issuer_does_not_do(made: Shown) -> None:
    assert not verify_derived(made.document, made.proof, generate_private_key(SECP256R1()).public_key())


def leaves(value: Json, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict | list):
        for name, member in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(member, (*way, name))
    else:
        yield way


def test_no_leaf_of_the_document_or_the_proof_can_be_changed(made: Shown) -> None:
    tried = 0
    for part, whole in (("document", made.document), ("proof", made.proof)):
        for *way, last in leaves(whole):
            changed = copy.deepcopy({"document": made.document, "proof": made.proof})
            place: Any = changed[part]
            for step in way:
                place = place[step]
            place[last] = place[last] + 1 if isinstance(place[last], int) else f"{place[last]}x"
            with suppress(NotCanonicalError, NotDerivedError):
                assert not verify_derived(changed["document"], changed["proof"], made.key), (part, *way, last)
                tried += 1
    assert tried > 8


def test_no_statement_can_be_added_or_taken_away(made: Shown) -> None:
    assert not verify_derived({**made.document, "description": "more"}, made.proof, made.key)
    for name in made.document:
        fewer = {other: value for other, value in made.document.items() if other != name}
        assert not verify_derived(fewer, made.proof, made.key), name


@given(st.data())
def test_no_bit_of_the_proof_can_be_changed(made: Shown, data: st.DataObject) -> None:
    value = str(made.proof["proofValue"])
    bits = bytearray(urlsafe_b64decode(f"{value}==="[1:]))
    bits[data.draw(st.integers(0, len(bits) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    changed = "u" + urlsafe_b64encode(bytes(bits)).decode().rstrip("=")
    try:
        assert not verify_derived(made.document, {**made.proof, "proofValue": changed}, made.key)
    except NotDerivedError as error:
        assert str(error)


def swapped(parts: list[Any]) -> Iterator[list[Any]]:
    """Return what the parts of a proof could be instead, each wrong in one way."""
    base, key, each, labels, mandatory = parts
    yield [base, key, each[:-1], labels, mandatory]
    yield [base, key, [*each, each[0]], labels, mandatory]
    yield [base, key, each[::-1], labels, mandatory]
    yield [base, key, [], labels, mandatory]
    yield [base, key, each, {}, mandatory]
    yield [base, key, each, {0: labels[1], 1: labels[0]}, mandatory]
    yield [base, key, each, {0: labels[0], 1: labels[0]}, mandatory]
    yield [base, key, each, {**labels, 2: b"x" * 32}, mandatory]
    yield [base, key, each, {0: labels[0]}, mandatory]
    yield [base, key, each, {**labels, 1: b""}, mandatory]
    yield [base, key, each, {**labels, 1: "text"}, mandatory]
    yield [base, key, each, {"0": labels[0], "1": labels[1]}, mandatory]
    yield [base, key, each, {False: labels[0], True: labels[1]}, mandatory]
    yield [base, key, each, labels, []]
    yield [base, key, each, labels, [0, 2]]
    yield [base, key, each, labels, [0, 2, 3, 4]]
    yield [base, key, each, labels, [0, 2, 3, 3]]
    yield [base, key, each, labels, [0, 2, 99]]
    yield [base, key, each, labels, [0, 2, -1]]
    yield [base, key, each, labels, [0, 2, 3.0]]
    yield [base, key, each, labels, [*range(99)]]
    yield [key, base, each, labels, mandatory]
    yield [base, b"\x80\x24" + b"\xff" * 33, each, labels, mandatory]
    yield [base, b"\x80\x24" + b"\x02" + b"\x00" * 31 + b"\x05", each, labels, mandatory]
    yield [base, key[:-1], each, labels, mandatory]
    yield [b"\0" * 64, key, each, labels, mandatory]
    yield [b"\xff" * 64, key, each, labels, mandatory]
    yield [base, key, ["text", *each[1:]], labels, mandatory]
    yield [base, key, [each[0][:63], *each[1:]], labels, mandatory]
    yield [*parts, 0]
    yield parts[:-1]
    yield []


def test_no_part_of_the_proof_can_be_another(made: Shown) -> None:
    for wrong in swapped(unpacked(made.proof["proofValue"])):
        proof = {**made.proof, "proofValue": packed(wrong)}
        try:
            assert not verify_derived(made.document, proof, made.key), wrong
        except NotDerivedError as error:
            assert "not one that shows a part" in str(error)


def test_one_proof_has_one_spelling(made: Shown) -> None:
    value = str(made.proof["proofValue"])
    content = urlsafe_b64decode(f"{value}==="[1:])
    long_form = content.replace(b"\x83\x00\x02\x03", b"\x83\x18\x00\x02\x03")
    assert long_form != content
    others = [content + b"\0", long_form]
    spellings = ["u" + urlsafe_b64encode(one).decode().rstrip("=") for one in others]
    spellings += [
        f"{value}=",
        f"{value}\n",
        f"z{value[1:]}",
        value.replace("u", "U", 1),
        f"{value[:9]} {value[9:]}",
    ]
    for spelling in spellings:
        with pytest.raises(NotDerivedError, match="not one that shows a part"):
            verify_derived(made.document, {**made.proof, "proofValue": spelling}, made.key)


@pytest.mark.parametrize("value", [None, 5, "", "u", "u====", "uéé", "z123", [], "u2V0B", packed([0] * 5)])
def test_what_is_no_proof_value_is_refused(made: Shown, value: Json) -> None:
    with pytest.raises(NotDerivedError, match="not one that shows a part"):
        verify_derived(made.document, {**made.proof, "proofValue": value}, made.key)


@given(st.binary(max_size=60))
def test_whatever_the_bytes_are_the_proof_is_refused(made: Shown, content: bytes) -> None:
    value = "u" + urlsafe_b64encode(bytes.fromhex("d95d01") + content).decode().rstrip("=")
    with pytest.raises(NotDerivedError, match="not one that shows a part"):
        verify_derived(made.document, {**made.proof, "proofValue": value}, made.key)


def test_a_bomb_of_cbor_is_refused(made: Shown) -> None:
    for content in (b"\x81" * 100_000, b"\x9b\xff\xff\xff\xff\xff\xff\xff\xff", b"\xd8\x1c" * 5_000):
        value = "u" + urlsafe_b64encode(bytes.fromhex("d95d01") + content).decode().rstrip("=")
        with pytest.raises(NotDerivedError, match="not one that shows a part"):
            verify_derived(made.document, {**made.proof, "proofValue": value}, made.key)


def test_pairs_of_statements_cannot_change_places(made: Shown) -> None:
    """Signatures stand in the order of the statements; no two of them may be exchanged."""
    base, key, each, labels, mandatory = unpacked(made.proof["proofValue"])
    assert len(each) > 2
    for one, other in pairwise(range(len(each))):
        moved = list(each)
        moved[one], moved[other] = moved[other], moved[one]
        proof = {**made.proof, "proofValue": packed([base, key, moved, labels, mandatory])}
        assert not verify_derived(made.document, proof, made.key)
