"""Our verdict on the structure of every real document, against the verdict of its source."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from badgefolio.credentials.document import read_badge
from badgefolio.model.credential import OpenBadgesVersion
from badgefolio.model.original import Original
from badgefolio.model.report import Outcome
from badgefolio.problems import ProblemError
from badgefolio.sources.json import Json, parse_json
from badgefolio.trust.structure import (
    DocumentKind,
    Linked,
    check_structure,
    kind_of_document,
    structure_problems,
)

GOOD = ("valid", "schema-valid", "spec example", "unbakes", "signed: valid", "verification*: valid")
# What the source says about the structure; its other verdicts (expired, revoked) are for other checks.
ABOUT_STRUCTURE = (
    "extension schema",
    "@context",
    "invalid: type",
    "issuer type",
    "empty type",
    "not an IRI in context",
    "credentialSubject",
    "otherIdentifier",
    "issuer missing",
    "verificationMethod",
    "badge missing",
    "invalid: no proof",  # which also awards no achievement
    "schema check fails",
)
# The source checks nothing but the meaning of `type` here. Open Badges 2.0, "BadgeClass", demands an
# image, and so does openbadges-validator-core.
SOURCE_LOOKS_AT_THE_TYPE_ONLY = frozenset(
    {"rdf-validation/valid-badge-class.json", "rdf-validation/valid-badge-class-empty-criteria-type.json"}
)


def rows(corpus: Path) -> Iterator[tuple[str, Path, str]]:
    with (corpus / "INDEX.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            yield row["path"], corpus / row["path"], row["expected"]


@pytest.fixture(scope="module")
def graph(corpus: Path) -> dict[str, Json]:
    """Serve the files of the hosted graph as example.org and example.com."""
    found: dict[str, Json] = {}
    for path in sorted(corpus.glob("*/ob20/assets/*.json")):
        try:
            document = parse_json(path.read_text(encoding="utf-8"), file=path.name)
        except ProblemError:
            continue
        for host in ("http://example.org", "https://example.org", "http://example.com"):
            found[f"{host}/{path.name}"] = document
    return found


def outcome_of(path: Path, graph: dict[str, Json]) -> Outcome | None:
    """Return the worst outcome for the file; None where it holds no JSON object that can be judged."""
    try:
        read = read_badge(path.read_bytes(), file=path.name)
    except ProblemError:
        return outcome_of_document(path, graph)
    if read.original is None:
        return None
    return worst(read.badge.version, read.original, graph)


def worst(version: OpenBadgesVersion, original: Original, graph: dict[str, Json]) -> Outcome:
    found = {one.outcome for one in check_structure(version, original, Linked(documents=graph))}
    return next(one for one in (Outcome.FAILED, Outcome.UNKNOWN, Outcome.PASSED) if one in found)


def outcome_of_document(path: Path, graph: dict[str, Json]) -> Outcome | None:
    try:
        document = parse_json(path.read_text(encoding="utf-8"), file=path.name)
    except (ProblemError, UnicodeDecodeError):
        return None
    if not isinstance(document, dict):
        return None
    if structure_problems(document):
        return Outcome.FAILED
    issuer = graph.get(str(document.get("issuer")))
    if kind_of_document(document) is DocumentKind.BADGE_CLASS and isinstance(issuer, dict):
        return Outcome.FAILED if structure_problems(issuer, DocumentKind.PROFILE) else Outcome.PASSED
    return Outcome.PASSED


def test_what_its_source_accepts_does_not_fail(corpus: Path, graph: dict[str, Json]) -> None:
    judged = {
        name: outcome_of(path, graph)
        for name, path, expected in rows(corpus)
        if expected.startswith(GOOD) and "context" not in name
    }
    failed = {name for name, outcome in judged.items() if outcome is Outcome.FAILED}
    assert {name.partition("/ob20/")[2] for name in failed} == SOURCE_LOOKS_AT_THE_TYPE_ONLY
    assert len(judged) > 100


def test_what_its_source_refuses_for_its_structure_fails(corpus: Path, graph: dict[str, Json]) -> None:
    judged = {
        name: outcome_of(path, graph)
        for name, path, expected in rows(corpus)
        if any(words in expected for words in ABOUT_STRUCTURE) and not expected.startswith(GOOD)
    }
    assert {name: outcome for name, outcome in judged.items() if outcome is not Outcome.FAILED} == {}
    assert len(judged) > 15


def test_a_proof_that_its_context_does_not_define_is_not_wholly_passed(corpus: Path) -> None:
    (path,) = corpus.glob("*/ob30/simple-multiple-proofs.json")
    assert outcome_of(path, {}) is Outcome.UNKNOWN


def test_a_wrong_issuer_is_found_through_the_badge_class(corpus: Path, graph: dict[str, Json]) -> None:
    (path,) = corpus.glob("*/ob20/assets/issuer-invalid-type.json")
    document = parse_json(path.read_text(encoding="utf-8"), file=path.name)
    assert isinstance(document, dict)
    said = " ".join(str(one) for one in structure_problems(document, DocumentKind.PROFILE))
    assert '"Criteria", where Issuer or Profile belongs' in said
    assert graph
