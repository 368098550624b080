"""Our contexts against the documents as they were published, where those lie on this machine."""

import json
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from pyld import jsonld

from badgefolio.trust.contexts import OB3_NOW, addresses, context

pytestmark = pytest.mark.untraced

Context: TypeAlias = "dict[str, Any] | list[dict[str, Any]]"

PUBLISHED = "published-contexts"
SSI = "spruceid__ssi/crates/contexts"
OB3 = "https://purl.imsglobal.org/spec/ob/v3p0"
W3C = "https://www.w3.org"
# The document as published, and the address that it was published at.
DOCUMENTS = (
    (
        "1EdTech__openbadges-validator-core/test_components/openbadges_context_v1.json",
        "https://w3id.org/openbadges/v1",
    ),
    ("1EdTech__openbadges-specification/ob_v2p0/v2/context.json", "https://w3id.org/openbadges/v2"),
    ("1EdTech__openbadges-specification/ob_v3p0/context.json", f"{OB3}/context.json"),
    (f"{SSI}/jff-vc-edu-plugfest-2-context.json", f"{OB3}/context.json"),
    (f"{PUBLISHED}/ob-v3p0-context-3.0.1.json", f"{OB3}/context-3.0.1.json"),
    (f"{PUBLISHED}/ob-v3p0-context-3.0.2.json", f"{OB3}/context-3.0.2.json"),
    (f"{PUBLISHED}/ob-v3p0-context-3.0.3.json", OB3_NOW),
    (f"{PUBLISHED}/ob-v3p0-extensions.json", f"{OB3}/extensions.json"),
    (f"{PUBLISHED}/clr_context_2.0.1.json", "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json"),
    (
        "w3c-ccg__vc-ed/plugfest-1-2022/jff-vc-edu-plugfest-1-context.json",
        "https://w3c-ccg.github.io/vc-ed/plugfest-1-2022/jff-vc-edu-plugfest-1-context.json",
    ),
    (f"{SSI}/w3id-vc-status-list-2021-v1.jsonld", "https://w3id.org/vc/status-list/2021/v1"),
    (f"{SSI}/w3id-vc-revocation-list-2020-v1.jsonld", "https://w3id.org/vc-revocation-list-2020/v1"),
    ("w3c__vc-bitstring-status-list/contexts/v1.jsonld", f"{W3C}/ns/credentials/status/v1"),
    (f"{SSI}/w3c-ns-credentials-examples-v2.jsonld", f"{W3C}/ns/credentials/examples/v2"),
    (f"{SSI}/w3id-data-integrity-v1.jsonld", "https://w3id.org/security/data-integrity/v1"),
    (f"{PUBLISHED}/security-data-integrity-v2.json", "https://w3id.org/security/data-integrity/v2"),
    (f"{PUBLISHED}/security-multikey-v1.json", "https://w3id.org/security/multikey/v1"),
    # These come with PyLD.
    (f"{SSI}/w3c-2018-credentials-v1.jsonld", f"{W3C}/2018/credentials/v1"),
    (f"{PUBLISHED}/credentials-v2.json", f"{W3C}/ns/credentials/v2"),
    (f"{SSI}/w3c-did-v1.jsonld", f"{W3C}/ns/did/v1"),
    (f"{SSI}/w3id-ed25519-signature-2020-v1.jsonld", "https://w3id.org/security/suites/ed25519-2020/v1"),
    (f"{SSI}/w3id-jws2020-v1.jsonld", "https://w3id.org/security/suites/jws-2020/v1"),
)
# Another address for the same document, or the like.
ALIASES = {
    "https://openbadgespec.org/v1/context.json",
    "https://openbadgespec.org/v2/context.json",
    "https://purl.imsglobal.org/spec/clr/v2p0/context.json",
    "https://dc.imsglobal.org/draft/clr/v2p0/context",
}
NOT_HERE = {"https://w3id.org/security/v1", "https://w3id.org/security/v2", f"{W3C}/ns/activitystreams"}


def published(corpus: Path, path: str) -> Context:
    found: Context = json.loads((corpus / path).read_text(encoding="utf-8"))["@context"]
    return found


def uses(terms: Context) -> list[dict[str, Any]]:
    """Return nodes that use every term of a context, and every term of the contexts inside its terms.

    Each term is used with a text, with an address, with a node, and, where it could be a type, as one.
    """
    found: list[dict[str, Any]] = []
    for part in terms if isinstance(terms, list) else [terms]:
        for term, definition in part.items():
            if term.startswith("@") or definition in ("@id", "@type"):
                continue
            inside = (definition.get("@context") or {}) if isinstance(definition, dict) else {}
            found += [
                {term: value} for value in ("a text", "https://a.example/", [True, 2, 1.5], {"@id": "urn:b"})
            ]
            if not (inside and term[0].islower()):  # a property, which says more inside
                found += [{"@type": term, **node} for node in ({}, *uses(inside))]
            found += [{term: {"@id": "urn:inside", **node}} for node in uses(inside)]
            found += [{term: word} for word in inside if not word.startswith("@")]
    return found


def lines(terms: Context, nodes: list[dict[str, Any]]) -> str:
    def refuse(address: str, _options: object) -> None:
        pytest.fail(f"{address} was asked for")

    document = {"@context": terms, "@graph": [{"@id": f"urn:{at}", **one} for at, one in enumerate(nodes)]}
    options = {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": refuse}
    return str(jsonld.normalize(document, options))


@pytest.mark.parametrize(("path", "address"), DOCUMENTS, ids=[address for _, address in DOCUMENTS])
def test_every_term_means_what_the_published_document_says(corpus: Path, path: str, address: str) -> None:
    theirs, ours = published(corpus, path), context(address)
    assert ours is not None
    nodes = [*uses(theirs), {"not-a-term": "x"}]
    expected = lines(theirs, nodes)
    assert lines(ours["@context"], nodes) == expected
    assert len(expected.splitlines()) > len(nodes) // 2


def test_the_older_form_of_ob3_is_the_document_that_was_first_published(corpus: Path) -> None:
    theirs = published(corpus, "1EdTech__openbadges-specification/ob_v3p0/context-3.0.3.json")
    newer = published(corpus, f"{PUBLISHED}/ob-v3p0-context-3.0.3.json")
    ours, now = context(OB3_NOW, older=True), context(OB3_NOW)
    assert ours is not None
    assert now is not None
    nodes = uses(newer)
    assert lines(ours["@context"], nodes) == lines(theirs, nodes) != lines(now["@context"], nodes)


def test_every_known_address_has_a_published_document_in_these_tests() -> None:
    assert set(addresses()) == {address for _, address in DOCUMENTS} | ALIASES | NOT_HERE
    assert all(context(address) for address in addresses())


def test_the_address_without_a_number_is_the_first_version_and_not_the_last() -> None:
    first, last = context(f"{OB3}/context.json"), context(OB3_NOW)
    assert first is not None
    assert last is not None
    assert "@protected" not in first["@context"]
    assert last["@context"]["@protected"] is True


def test_only_ob3_now_has_an_older_form() -> None:
    others = [address for address in addresses() if address != OB3_NOW]
    assert all(context(address) is context(address, older=True) for address in others)
    older = context(OB3_NOW, older=True)
    assert older is not None
    assert {"endorsementJwt", "jti"}.isdisjoint(older["@context"])


@pytest.mark.parametrize(
    "address",
    [
        "https://w3id.org/dcc/v1",
        "",
        "http://w3id.org/openbadges/v2",
        "https://w3id.org/openbadges/v2/",
        "../x",
    ],
)
def test_an_address_is_known_exactly_or_not_at_all(address: str) -> None:
    assert context(address) is None
