"""What real documents are said to be by their sources, and by us: `python -m tests.verdicts`.

Prints a line for each row of the corpus with a verdict: a mark, our outcome, where it was judged, the path,
the verdict of the source, and our first reason. `=` agrees, `?` we do not know and say why, `!` differs.
The corpus lies where BADGEFOLIO_CORPUS says; it is read, never copied. Exit code 1 where a row differs and
no reason for that stands in `EXCEPTIONS`.
"""

import csv
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from badgefolio.credentials import ReadBadge, read_badge
from badgefolio.model.archive import Archive, ArchivedDocument
from badgefolio.model.report import Name, Outcome, Report
from badgefolio.problems import ProblemError
from badgefolio.sources.json import Json, as_object, parse_json
from badgefolio.sources.tokens import parse_token
from badgefolio.trust import algorithms, check, keys
from badgefolio.trust.proofs import check_proofs
from badgefolio.trust.status import check_status
from badgefolio.trust.structure import DocumentKind, kind_of_document, structure_problems
from badgefolio.trust.suites import SUITES, verify

NOW = datetime(2026, 11, 21, tzinfo=UTC)  # when the corpus was gathered
DCC = "https://digitalcredentials.github.io/vc-test-fixtures"
DCC_ELSEWHERE = (
    "https://raw.githubusercontent.com/digitalcredentials/verifier-core/refs/heads/main/src/test-fixtures"
)
TESTLIST = "https://purl.imsglobal.org/spec/vccs/v1p0/testlist"
_ORDER = (Outcome.FAILED, Outcome.UNKNOWN, Outcome.PASSED)

_TYPE_ONLY = (
    "its source tests nothing but what `type` means; Open Badges 2.0, BadgeClass, demands an image, and so"
    " does openbadges-validator-core"
)
# Where our verdict differs from that of the source, and why.
EXCEPTIONS = {
    "rdf-validation/valid-badge-class.json": _TYPE_ONLY,
    "rdf-validation/valid-badge-class-empty-criteria-type.json": _TYPE_ONLY,
}


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of the index: what its source says about a file."""

    path: str
    kind: str
    expected: str

    @property
    def is_good(self) -> bool | None:
        """Whether the source takes the file for good; None where it has no verdict."""
        said = self.expected
        if self.kind in {"context", "json-schema"}:
            return None  # no badge; the tests of contexts hold our tables against them
        if said.startswith("ecdsa-sd-2023"):
            return "Base" not in self.path
        if said.startswith(("invalid", "status list", "no baked data", "not an image")):
            return False
        is_template = said.startswith("template:") and said != "template: valid"
        good = ("valid", "warning", "schema-valid", "signed:", "unbakes")
        if said.startswith("verification*"):
            return True if "verification" in self.path.rpartition("/")[2] else None
        if said.startswith(good) and not is_template:
            return True
        return None


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What we say about a file, how it was judged, and the first reason for what is not fine."""

    outcome: Outcome
    how: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A row, and our verdict about it."""

    row: Row
    verdict: Verdict

    @property
    def mark(self) -> str:
        """Say whether the verdicts agree: `=`, `?` or `!`."""
        if self.verdict.outcome is Outcome.UNKNOWN:
            return "?"
        return "=" if self.row.is_good is (self.verdict.outcome is Outcome.PASSED) else "!"


def judged(corpus: Path) -> Iterator[Judged]:
    """Give every row that has a verdict of its source, with ours."""
    archive = archive_of(corpus)
    with (corpus / "INDEX.tsv").open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines, delimiter="\t"):
            row = Row(path=line["path"], kind=line["kind"], expected=line["expected"])
            if row.is_good is not None:
                yield Judged(row=row, verdict=verdict(corpus / row.path, row, archive))


def archive_of(corpus: Path) -> Archive:
    """Return the documents of the corpus at the addresses where their sources serve them."""
    found: dict[str, bytes] = {}
    for path in sorted(corpus.glob("*/ob20/assets/*.json")):
        for host in ("http://example.org", "https://example.org", "http://example.com"):
            found[f"{host}/{path.name}"] = path.read_bytes()
            found[f"{host}/{path.stem}"] = path.read_bytes()
    fixtures = next(iter(corpus.glob("digitalcredentials__vc-test-fixtures")), corpus / "absent")
    for path in sorted(fixtures.glob("dids/*/did.json")):
        found[f"{DCC}/dids/{path.parent.name}/did.json"] = path.read_bytes()
    for path in sorted(fixtures.glob("statusLists/*/*")):
        found[f"{DCC}/statusLists/{path.parent.name}/{path.name}"] = path.read_bytes()
        found[f"{DCC_ELSEWHERE}/status/{path.name}"] = path.read_bytes()
    for path in corpus.glob("*/ob30/bit-string-list/testlist"):
        found[_address_of_list(path)] = path.read_bytes()
    return Archive.of(_answer(address, content) for address, content in found.items())


def _address_of_list(path: Path) -> str:
    """Return the address under which the badge beside a list names it."""
    (badge,) = path.parent.glob("*revoked*.json")
    status = json.loads(badge.read_text(encoding="utf-8"))["credentialStatus"]
    return str((status[0] if isinstance(status, list) else status)["statusListCredential"])


def _answer(address: str, content: bytes) -> ArchivedDocument:
    return ArchivedDocument(
        address=address,
        final_address=address,
        fetched=NOW,
        status=200,
        media_type="application/json",
        digest=sha256(content).hexdigest(),
        content=content,
    )


def verdict(path: Path, row: Row, archive: Archive) -> Verdict:
    """Return what we say about a file."""
    content = path.read_bytes()
    if "JWS-Test-Suite" in row.path:
        return _with_key_file(path)
    try:
        found = read_badge(content, file=path.name, archive=archive)
    except ProblemError as error:
        return _of_document(content, row, archive, str(error.problems[0].message))
    if row.expected.startswith("unbakes"):
        return Verdict(outcome=Outcome.PASSED, how="reading")
    if row.expected.startswith("schema-valid"):
        return _of_structure(json.loads(content))
    return _of_badge(found, archive)


def _of_badge(found: ReadBadge, archive: Archive) -> Verdict:
    """Judge a badge as a whole, but for the question whose it is; its own server repeats hosted badges."""
    original = found.original
    assertion = original.document if original is not None and original.token is None else {}
    address = assertion.get("id")
    if "badge" in assertion and isinstance(address, str):
        own = _answer(address, json.dumps(dict(assertion)).encode())
        archive = Archive.of([*archive.documents.values(), own])
    report = check(found.badge, found.original, archive=archive, now=NOW)
    checks = tuple(one for one in report.checks if one.name is not Name.RECIPIENT)
    return _of_report(replace(report, checks=checks))


def _of_report(report: Report) -> Verdict:
    reasons = [str(one.reason) for outcome in _ORDER[:2] for one in report.checks if one.outcome is outcome]
    statements = (report.integrity, report.identity, report.status)
    reasons += [str(one.reason) for one in statements if one.outcome is not Outcome.PASSED]
    return Verdict(outcome=report.outcome, how="whole", reason=reasons[0] if reasons else "")


def _of_document(content: bytes, row: Row, archive: Archive, refusal: str) -> Verdict:
    """Judge a document that is no awarded badge: its form by its kind, and its proofs if it has any."""
    refused = Verdict(outcome=Outcome.FAILED, how="reading", reason=refusal)
    if row.kind.startswith("unbaked"):
        return refused
    try:
        document = as_object(parse_json(content.decode("utf-8-sig"), file=row.path))
    except (UnicodeDecodeError, ProblemError):
        return refused
    if document is None:
        return refused
    document = as_object(document.get("input")) or document
    if "proof" in document:
        return _of_proofs(document, archive)
    if kind_of_document(document) is DocumentKind.BADGE_CLASS:
        issuer = archive.get(str(document.get("issuer")))
        known = as_object(json.loads(issuer.content)) if issuer is not None else None
        found = _of_structure(known, DocumentKind.PROFILE) if known is not None else None
        if found is not None and found.outcome is Outcome.FAILED:
            return found
    return _of_structure(document)


def _of_proofs(document: "dict[str, Json] | object", archive: Archive) -> Verdict:
    said = as_object(document)  # type: ignore[arg-type] # checked by the caller
    proven = check_proofs(said or {}, archive, now=NOW)
    checks = [one.check for one in proven]
    checks += [one.check for one in check_status(said or {}, archive, now=NOW)]
    worst = next(one for one in _ORDER if one in {check.outcome for check in checks})
    reason = next(str(one.reason) for one in checks if one.outcome is worst)
    left_out = [pointer for one in proven for pointer in one.uncovered]
    if worst is Outcome.PASSED and left_out:
        return Verdict(outcome=Outcome.UNKNOWN, how="proofs", reason=f"not covered: {', '.join(left_out)}")
    return Verdict(outcome=worst, how="proofs", reason="" if worst is Outcome.PASSED else reason)


def _of_structure(document: "dict[str, Json] | object", kind: DocumentKind | None = None) -> Verdict:
    problems = structure_problems(document, kind)  # type: ignore[arg-type] # an object, as the caller knows
    outcome = Outcome.FAILED if problems else Outcome.PASSED
    return Verdict(outcome=outcome, how="structure", reason=str(problems[0]) if problems else "")


def _with_key_file(path: Path) -> Verdict:
    """Judge a vector whose issuer, a did:example, nobody can look up, with the key that lies beside it."""
    file = path.name.partition("--")[2].partition(".")[0]
    beside = path.parent.parent.parent / "keys" / f"{file}.json"
    key = keys.from_jwk(json.loads(beside.read_text(encoding="utf-8")).get("publicKeyJwk", {}))
    document = json.loads(path.read_text(encoding="utf-8"))
    if "jwt" in document:
        token = parse_token(document["jwt"], file=path.name)
        holds = algorithms.holds(token.algorithm, key, token.signed, token.signature)
    else:
        proof = document.pop("proof")
        holds = verify(document, proof, SUITES[proof["type"]], key).holds
    return Verdict(outcome=Outcome.PASSED if holds else Outcome.FAILED, how="key file")


def main() -> int:
    """Print the table; return 1 where a difference has no reason."""
    corpus = Path(os.environ.get("BADGEFOLIO_CORPUS", "corpus"))
    if not (corpus / "INDEX.tsv").is_file():
        print("Say where the corpus lies: BADGEFOLIO_CORPUS=FOLDER")
        return 1
    counts: dict[str, int] = {}
    unexplained = 0
    for one in judged(corpus):
        said, row = one.verdict, one.row
        why = next((reason for path, reason in EXCEPTIONS.items() if row.path.endswith(path)), "")
        unexplained += one.mark == "!" and not why
        counts[one.mark] = counts.get(one.mark, 0) + 1
        print("\t".join((one.mark, said.outcome, said.how, row.path, row.expected, why or said.reason)))
    print(", ".join(f"{count} {mark}" for mark, count in sorted(counts.items())))
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(main())
