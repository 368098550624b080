"""Proofs by other keys, for other badges and for other purposes."""

import json
from collections.abc import Iterator
from typing import Any

from tests.trust import issuer as own
from tests.trust.forging.forger import (
    EVIL_DID,
    Forgery,
    archive_of,
    forger,
    names_for,
)


def _claims() -> Iterator[tuple[str, Any]]:
    """Give the badges that a forger would like to have made."""
    better = own.credential(name="Everything")
    yield "the issuer's id", better
    yield (
        "the issuer's profile",
        own.credential(issuer={"id": own.PROFILE, "type": ["Profile"], "name": "School"}),
    )
    without = own.credential()
    del without["credentialStatus"]
    yield "no status", without


def resigned(suite: str) -> Iterator[Forgery]:
    """Give badges of the issuer's that the forger signed, under every name that he can think of."""
    for kind in own.KINDS:
        if kind not in _fitting(suite):
            continue
        key = forger(kind)
        for what, document in _claims():
            for name in names_for(key, kind):
                proven = own.prove(document, suite, key, name)
                yield Forgery(
                    done=f"{suite} signed by the forger, {what}, key {name[:60]}",
                    text=json.dumps(proven),
                    archive=archive_of("eddsa-rdfc-2022"),
                )


def _fitting(suite: str) -> tuple[str, ...]:
    if suite == "JsonWebSignature2020":
        return ("ed25519", "rsa")
    return ("ed25519",) if "ed" in suite.lower()[:5] else ("p256", "p384")


_BROKEN = {"proofValue": "z1", "jws": "e30..AA"}
_PURPOSES: tuple[Any, ...] = (
    *("authentication", "keyAgreement", "capabilityInvocation", ["assertionMethod"], None, {}, [], ""),
)


def of_proof(kind: str) -> Iterator[Forgery]:
    """Give the badge with proofs that are not for it, not for this purpose, or not by the issuer."""
    content = own.badge(kind).content
    assert isinstance(content, dict)
    bare = {name: value for name, value in content.items() if name != "proof"}
    true = content["proof"]
    first = true[0] if isinstance(true, list) else true
    better = {**bare, "name": "Everything"}
    another = own.prove(better, "eddsa-rdfc-2022", forger("ed25519"), forger("ed25519").did_key)["proof"]
    signed_list = own.signed_list()["proof"]
    made: dict[str, Any] = {
        "no proof": bare,
        "an empty proof": {**bare, "proof": {}},
        "an empty list of proofs": {**bare, "proof": []},
        "a proof in words": {**bare, "proof": "yes"},
        "the proof of a list": {**bare, "proof": signed_list},
        "its proof at another badge": {**better, "proof": true},
        "its proof beside the forger's, for another badge": {**better, "proof": [first, another]},
        "the forger's proof beside its own, for another badge": {**better, "proof": [another, first]},
        "a proof without type": {**bare, "proof": {**first, "type": None}},
        "its proof in a proof": {**bare, "proof": {"proof": first}},
        "its proof many times before a broken one": {**bare, "proof": [*[first] * 10, {**first, **_BROKEN}]},
    }
    for suite in (*own.SUITES, "none", "ecdsa-sd-2023", "bbs-2023", "eddsa-2022"):
        named = {"type": "DataIntegrityProof", "cryptosuite": suite}
        made[f"named {suite}"] = {**bare, "proof": {**first, **named}}
        made[f"of type {suite}"] = {**bare, "proof": {**first, "type": suite}}
        made[f"named {suite} beside a type of 2020"] = {
            **bare,
            "proof": {**named, **first, "cryptosuite": suite},
        }
    for purpose in _PURPOSES:
        made[f"for the purpose {purpose}"] = {**bare, "proof": {**first, "proofPurpose": purpose}}
    for covered in ({"evil": "x"}, {"image": "relative.png"}, {"awardedDate": None, "role": "boss"}):
        wider = {**bare, **covered}
        for suite in ("eddsa-jcs-2022", "eddsa-rdfc-2022"):
            for name in (forger("ed25519").did_key, f"{EVIL_DID}#ed25519"):
                more = own.proof_of(wider, suite, forger("ed25519"), name)
                made[f"{covered} under a {suite} of {name[:20]}"] = {**wider, "proof": [first, more]}
    for done, changed in made.items():
        yield Forgery(done=done, text=json.dumps(changed), archive=archive_of(kind))
