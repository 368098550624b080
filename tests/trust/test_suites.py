"""What the cryptosuites hash and sign, where issuers differ."""

import json
from hashlib import sha256
from typing import Any

import pytest
from tests.trust import issuer as own
from tests.trust.issuer import b64, prove, secret

from badgefolio.trust import keys
from badgefolio.trust.canonical import canonical_nquads
from badgefolio.trust.suites import SUITES, UnreadableProofError, verify

BARE = own.credential()
P256 = keys.from_jwk(secret("p256").jwk)


def test_a_json_proof_may_leave_its_context_to_the_document() -> None:
    alone = own.proof_of(BARE, "ecdsa-jcs-2019", secret("p256"), "x:y", **dict[str, Any]({"@context": None}))
    held = verify(BARE, alone, SUITES["ecdsa-jcs-2019"], P256)
    assert (held.holds, held.uncovered) == (True, ())
    assert not verify({**BARE, "@context": BARE["@context"][:1]}, alone, SUITES["ecdsa-jcs-2019"], P256).holds


def test_a_context_that_is_one_text_is_a_list_of_one() -> None:
    made = {**BARE, "@context": own.V2}
    proof = own.proof_of(made, "ecdsa-jcs-2019", secret("p256"), "x:y")
    held = verify({**made, "@context": [own.V2, own.OB3]}, proof, SUITES["ecdsa-jcs-2019"], P256)
    assert held.uncovered == ("/@context/1",)


def test_some_signers_hash_a_jws_proof_under_the_context_of_its_suite() -> None:
    options = {
        "type": "JsonWebSignature2020",
        "created": "2025-01-01T00:00:00Z",
        "proofPurpose": "assertionMethod",
    }
    parts = ({**options, "@context": own.SUITE_JWS}, BARE)
    hashed = b"".join(sha256(canonical_nquads(one).nquads.encode()).digest() for one in parts)
    head = b64(json.dumps({"alg": "ES256", "b64": False, "crit": ["b64"]}).encode())
    jws = f"{head}..{b64(secret('p256').sign(head.encode() + b'.' + hashed))}"
    assert verify(BARE, {**options, "jws": jws}, SUITES["JsonWebSignature2020"], P256).holds
    assert not verify(
        {**BARE, "name": "x"}, {**options, "jws": jws}, SUITES["JsonWebSignature2020"], P256
    ).holds


def test_a_base_proof_is_refused() -> None:
    base = {
        "type": "DataIntegrityProof",
        "cryptosuite": "ecdsa-sd-2023",
        "proofValue": f"u{b64(bytes.fromhex('d95d0080'))}",
    }
    with pytest.raises(UnreadableProofError, match="earner alone"):
        verify(BARE, base, SUITES["ecdsa-sd-2023"], P256)


def test_a_key_of_another_kind_is_refused() -> None:
    proof = prove(BARE, "eddsa-jcs-2022", secret("ed25519"), "x:y")["proof"]
    with pytest.raises(UnreadableProofError, match="does not belong"):
        verify(BARE, proof, SUITES["eddsa-jcs-2022"], P256)
