"""All forgeries."""

from collections.abc import Iterator

from tests.trust import issuer as own
from tests.trust.forging.disguised import disguised
from tests.trust.forging.forger import Forgery
from tests.trust.forging.hosted import hosted
from tests.trust.forging.leaves import of_contexts, of_json
from tests.trust.forging.lists import lists, of_keys, revocation_lists
from tests.trust.forging.proofs import of_proof, resigned
from tests.trust.forging.tokens import of_header, of_payload, of_spelling, old_tokens

# Kinds that go their own way through the code; the others differ from one of them by the algorithm alone.
_WHOLLY = {
    "hosted",
    "ob2-rs256",
    "jwt-es256",
    "jwt-vc",
    "Ed25519Signature2020",
    "eddsa-rdfc-2022",
    "eddsa-jcs-2022",
}
_WHOLLY |= {"ecdsa-rdfc-2019", "JsonWebSignature2020", "proof-set", "proof-chain"}


def all_of(kind: str) -> Iterator[Forgery]:
    """Give the forgeries of a good badge of a kind; what does not depend on the kind, for a few of them."""
    yield from _of_document(kind) if isinstance(own.badge(kind).content, dict) else _of_token(kind)
    if kind != "hosted":
        yield from of_keys(kind)
    if kind in {"eddsa-jcs-2022", "jwt-es256"}:
        yield from lists(kind)


def _of_document(kind: str) -> Iterator[Forgery]:
    yield from of_json(kind, thorough=kind in {"hosted", "eddsa-rdfc-2022", "eddsa-jcs-2022"})
    if kind in _WHOLLY - {"hosted"}:
        yield from of_proof(kind)
    if kind in {"eddsa-rdfc-2022", "eddsa-jcs-2022"}:
        yield from of_contexts(kind)


def _of_token(kind: str) -> Iterator[Forgery]:
    if kind in _WHOLLY:
        yield from of_payload(kind)
    if kind in _WHOLLY | {"jwt-eddsa"}:
        yield from of_spelling(kind)
    if kind in {"ob2-rs256", "jwt-es256"}:
        yield from of_header(kind)


def others() -> Iterator[Forgery]:
    """Give the forgeries that are made from nothing but the issuer's name, or from bad badges."""
    yield from disguised()
    for suite in own.SUITES:
        yield from resigned(suite)
    yield from old_tokens()
    yield from hosted()
    yield from revocation_lists()
