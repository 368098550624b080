"""Canonical forms of documents, real and hostile."""

import hashlib
import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld

from badgefolio.sources.json import Json
from badgefolio.trust.canonical import (
    LIMITS,
    Limits,
    NotCanonicalError,
    canonical_json,
    canonical_nquads,
    needs_older_form,
)
from badgefolio.trust.contexts import OB3_NOW, addresses, context

pytestmark = pytest.mark.untraced

V2 = "https://www.w3.org/ns/credentials/v2"
P: dict[str, Json] = {"p": "urn:p"}
# Contexts that real files name and nobody here knows; a file that names one is refused.
ABSENT = {
    "https://raw.githubusercontent.com/educredentials/obv3-examples/refs/heads/main/contexts/"
    "educredential.json": 13,
    "https://w3id.org/citizenship/v4rc1": 6,
    "https://w3id.org/security/suites/x25519-2020/v1": 2,
    "https://w3c-ccg.github.io/vc-ed/contexts/v1/context.json": 2,
    "http://www.legreq.com/t3/learner-record/v1": 1,
    "https://w3id.org/dcc/v1": 1,
    "https://w3id.org/openbadges/extensions/exampleExtension/context.json": 1,
    "https://w3id.org/openbadges/invalid": 1,
    "https://w3id.org/openbadges/legacy-v1": 1,
}


def real_documents(corpus: Path) -> Iterator[tuple[str, dict[str, Json]]]:
    for path in sorted(path for path in corpus.rglob("*") if path.is_file()):
        try:
            document = json.loads(path.read_text(encoding="utf-8-sig"))
        except ValueError:
            continue
        if isinstance(document, dict) and "@context" in document and len(document) > 1:
            yield str(path.relative_to(corpus)), document


def published(address: str, _options: object) -> dict[str, Any]:
    return {"contextUrl": None, "documentUrl": address, "document": context(address)}


def of_pyld(document: Json) -> str:
    options = {
        "algorithm": "URDNA2015",
        "format": "application/n-quads",
        "base": None,
        "documentLoader": published,
    }
    return str(jsonld.normalize(document, options))


def refused(document: Any, limits: Limits = LIMITS) -> str:  # noqa: ANN401 - whatever a stranger sends
    with pytest.raises(NotCanonicalError) as error:
        canonical_nquads(document, limits=limits)
    assert str(error.value) == str(error.value.reason)
    return str(error.value)


def test_every_real_document_has_the_form_that_pyld_gives_it(corpus: Path) -> None:
    same, absent = 0, dict.fromkeys(ABSENT, 0)
    for path, document in real_documents(corpus):
        try:
            found = canonical_nquads(document).nquads
        except NotCanonicalError as error:
            assert "not known here" in str(error), path
            absent[str(dict(error.reason.values)["address"])] += 1
        else:
            assert found == of_pyld(document), path
            same += 1
    assert absent == ABSENT
    assert same >= 180


def test_the_form_does_not_depend_on_the_documents_before(corpus: Path) -> None:
    documents = [document for path, document in real_documents(corpus) if "ob30" in path]
    first = [canonical_nquads(document) for document in documents]
    assert [canonical_nquads(document) for document in reversed(documents)] == first[::-1]


def test_the_document_is_left_as_it_was() -> None:
    document: dict[str, Json] = {"@context": [V2, {"a": {"@id": "urn:a"}}], "a": {"@list": ["x"]}, "b": None}
    before = json.dumps(document)
    canonical_nquads(document)
    assert json.dumps(document) == before


def test_threads_do_not_disturb_each_other(corpus: Path) -> None:
    documents = [document for path, document in real_documents(corpus) if "ob30" in path]
    alone = [canonical_nquads(document) for document in documents]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(canonical_nquads, documents * 3)) == alone * 3


def test_an_object_that_stands_twice_in_a_document_is_two_parts_of_it() -> None:
    shared: Json = {"p": "x", "q": 1}
    found = canonical_nquads({"@context": P, "p": [{"p": shared}, shared]})
    assert found.uncovered == ("/p/0/p/q", "/p/1/q")


def test_the_older_form_is_asked_for_and_only_then_used() -> None:
    document: dict[str, Json] = {"@context": [V2, OB3_NOW], "id": "urn:x", "jti": "urn:y", "name": "x"}
    assert canonical_nquads(document).uncovered == ()
    assert canonical_nquads(document, older=True).uncovered == ("/jti",)
    assert canonical_nquads(document).uncovered == ()


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ({"@context": [V2, OB3_NOW], "jti": "urn:y"}, True),
        ({"@context": [V2, OB3_NOW], "issuer": {"endorsementJwt": []}}, True),
        ({"@context": [V2, OB3_NOW, {"jti": "urn:x"}]}, True),
        ({"@context": [V2, OB3_NOW], "type": ["jti"]}, True),
        ({"@context": [V2, OB3_NOW], "name": "x"}, False),
        ({"@context": [V2], "jti": "urn:y"}, False),
        ([], False),
        (None, False),
    ],
)
def test_the_older_form_is_needed_only_where_its_terms_are_used(document: Json, expected: bool) -> None:  # noqa: FBT001
    assert needs_older_form(document) is expected


def test_an_unknown_context_is_named() -> None:
    assert "https://w3id.org/dcc/v1" in refused({"@context": [V2, "https://w3id.org/dcc/v1"]})
    assert "http://a.example/x" in refused({"@context": P, "p": {"@context": "http://a.example/x\u202e\n"}})
    scoped = {"a": {"@id": "urn:a", "@context": "https://in.example/"}}
    assert "https://in.example/" in refused({"@context": scoped})
    assert len(refused({"@context": "https://a.example/" + "x" * 100_000})) < 400


@pytest.mark.parametrize(
    "words",
    [
        5,
        "relative",
        {"@base": "https://a.example/"},
        [[V2]],
        {"@import": V2},
        {"a": {"@id": "urn:a", "@context": {"@import": V2}}},
        True,
    ],
    ids=str,
)
def test_contexts_are_known_ones_or_stand_in_the_document(words: Json) -> None:
    assert refused({"@context": words, "urn:p": "x"})


@pytest.mark.parametrize(
    "words",
    [{"id": "urn:x"}, {"VerifiableCredential": "urn:x"}, None],
)
def test_a_protected_word_keeps_its_meaning(words: Json) -> None:
    assert "protected word" in refused({"@context": [V2, words]})
    canonical_nquads({"@context": [V2]})
    assert "protected word" in refused({"@context": [V2, words]})


@pytest.mark.parametrize(
    "document",
    [
        {"@context": {"a": "b", "b": "a"}},
        {"@context": {"@language": None}},
        {"@context": {"@context": {}}},
        {"@context": {"@version": 2}},
        {"@context": {"": "urn:a"}},
        {"@context": {"id": "@id", "ID": "@id"}, "id": "urn:a", "ID": "urn:b"},
        {"@id": 5},
        {"@type": None},
        {"@value": {}},
        {"@reverse": 5},
        {"@nest": 5},
        {"@included": "x"},
        {"@graph": 5},
        {"@index": 5},
        {"urn:p": 10**400},
        {"urn:p": float("inf")},
        {"urn:p": float("nan")},
        {"urn:p": "\ud800"},
        {"urn:p\ud800": "x"},
        {"urn:p": {"@value": "x", "@type": 5}},
        {"urn:p": {"@value": "x", "@type": "urn:t", "@language": "en"}},
        {"urn:p": {"@list": ["x"], "@id": "urn:x"}},
    ],
    ids=str,
)
def test_what_is_no_json_ld_is_refused(document: dict[str, Json]) -> None:
    assert "known here" not in refused(document)


def deep(levels: int) -> Json:
    return {"p": deep(levels - 1)} if levels else "x"


HUGE: dict[str, Callable[[], Any]] = {
    "values": lambda: {"@context": P, "p": ["x"] * 100_000},
    "depth": lambda: {"@context": P, "p": deep(120)},
    "contexts": lambda: {"@context": [V2, OB3_NOW] * 10_000},
    "a context in each node": lambda: {"@graph": [{"@context": [V2, OB3_NOW], "id": "urn:x"}] * 3_000},
    "types": lambda: {"@context": [V2, OB3_NOW], "type": ["Achievement"] * 25_000},
    "a large context in use": lambda: {
        "@context": {
            f"a{at}": {"@id": "urn:a", "@context": {f"b{n}": "urn:b" for n in range(99)}} for at in range(99)
        },
        "@graph": [{f"a{at % 99}": {"b1": "x"}} for at in range(4_000)],
    },
    "nameless": lambda: {"@context": P, "@graph": [{"p": str(at)} for at in range(8_000)]},
    "a chain": lambda: {"@context": P, "p": deep(95)},
    "a ring": lambda: {
        "@context": P,
        "@graph": [{"@id": f"_:{at}", "p": {"@id": f"_:{(at + 1) % 3000}"}} for at in range(3_000)],
    },
}


@pytest.mark.parametrize("document", HUGE.values(), ids=HUGE)
def test_the_huge_and_the_entangled_are_refused_by_counting(document: Callable[[], Any]) -> None:
    assert "not valid linked data" not in refused(document())


def test_a_long_list_costs_its_length_and_not_its_square() -> None:
    members: list[Json] = [str(at) for at in range(15_000)]
    found = canonical_nquads({"@context": P, "@id": "urn:x", "p": members})
    assert found.nquads.count("\n") == len(members)


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (Limits(values=5), "more than 5 parts"),
        (Limits(depth=2), "more than 2 deep"),
        (Limits(terms=1), "too many times"),
        (Limits(statements=1), "3 statements"),
        (Limits(nameless=1), "2 parts without an address"),
    ],
)
def test_the_limits_are_the_callers(limits: Limits, words: str) -> None:
    document: dict[str, Json] = {"@context": P, "p": [{"p": "x"}], "urn:q": "x"}
    assert words in refused(document, limits)
    assert canonical_nquads(document).uncovered == ()


scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
KEYWORDS = [
    "@id",
    "@type",
    "@value",
    "@list",
    "@set",
    "@graph",
    "@context",
    "@reverse",
    "@index",
    "@nest",
    "@included",
    "@language",
    "@json",
]
words = st.sampled_from(
    [*KEYWORDS, "@vocab", "@base", "@container", "@protected", "a", "b", "id", "type", "urn:p", V2]
)
hostile = st.recursive(
    scalars | words,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(words | st.text(max_size=3), inner, max_size=4)
    ),
    max_leaves=15,
)


@given(st.dictionaries(words, hostile, max_size=5))
def test_whatever_the_document_is_it_has_a_form_or_a_reason(document: dict[str, Json]) -> None:
    try:
        found = canonical_nquads(document)
    except NotCanonicalError as error:
        assert str(error)
    else:
        lines = found.nquads.split("\n")
        assert lines == [*sorted(lines[:-1]), ""]


@given(hostile)
def test_whatever_the_value_is_its_json_has_a_form_or_a_reason(value: Json) -> None:
    try:
        found = canonical_json(value)
    except NotCanonicalError as error:
        assert str(error)
    else:
        assert json.loads(found, parse_int=float) == json.loads(json.dumps(value), parse_int=float)


def test_the_canonical_json_of_a_signed_vector_has_the_hash_of_its_source(corpus: Path) -> None:
    folder = corpus / "w3c__vc-di-eddsa" / "TestVectors"
    document = json.loads((folder / "unsigned.json").read_text(encoding="utf-8"))
    # W3C, Data Integrity EdDSA Cryptosuites 1.0, appendix B.3: the hash of the canonical credential.
    expected = "59b7cb6251b8991add1ce0bc83107e3db9dbbab5bd2c28f687db1a03abc92f19"
    assert hashlib.sha256(canonical_json(document)).hexdigest() == expected


def test_the_canonical_statements_of_a_signed_vector_have_the_hash_of_their_source(corpus: Path) -> None:
    folder = corpus / "w3c__vc-di-eddsa" / "TestVectors"
    document = json.loads((folder / "unsigned.json").read_text(encoding="utf-8"))
    # The same, appendix B.1 and B.4.
    expected = "517744132ae165a5349155bef0bb0cf2258fff99dfe1dbd914b938d775a36017"
    assert hashlib.sha256(canonical_nquads(document).nquads.encode()).hexdigest() == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"b": 1, "a": [True, None, 1.0, 1e21, "é\u2028\n"]}, '{"a":[true,null,1,1e+21,"é\u2028\\n"],"b":1}'),
        ({"\U0001f393": 1, "\ufb33": 2}, '{"\U0001f393":1,"\ufb33":2}'),
        (2**53 - 1, "9007199254740991"),
    ],
)
def test_json_is_sorted_and_bare(value: Json, expected: str) -> None:
    assert canonical_json(value) == expected.encode()


@pytest.mark.parametrize(
    "value", [2**53, -(2**60), float("inf"), float("nan"), "\ud800", {"\ud800": 1}, [[2**53]]]
)
def test_what_programs_read_differently_is_not_signed(value: Json) -> None:
    with pytest.raises(NotCanonicalError, match="badge holds"):
        canonical_json(value)


def test_json_that_is_nested_too_deep_is_not_signed() -> None:
    with pytest.raises(NotCanonicalError, match="more than 100 deep"):
        canonical_json(deep(200))


def test_every_known_context_can_be_used_on_its_own() -> None:
    for address in addresses():
        canonical_nquads({"@context": address, "@id": "urn:x", "urn:p": "x"})
