"""A report of checks: lines for a person, JSON for a machine."""

from typing import TYPE_CHECKING

from badgefolio.model.report import Name, Outcome

if TYPE_CHECKING:
    from badgefolio.model.report import Check, Report, Statement

_WORDS = {
    Outcome.PASSED: "passed",
    Outcome.FAILED: "FAILED",
    Outcome.UNKNOWN: "not known",
    Outcome.NOT_APPLICABLE: "does not apply",
}
_TITLES = {
    Name.STRUCTURE: "form",
    Name.ISSUED: "date of award",
    Name.EXPIRY: "expiry",
    Name.DATE_ORDER: "order of dates",
    Name.RECIPIENT: "owner",
    Name.HOSTED_COPY: "issuer's copy",
    Name.HOSTED_SCOPE: "issuer's server",
    Name.SIGNATURE: "signature",
    Name.COVERAGE: "what it covers",
    Name.CLAIMS: "token and badge",
    Name.ISSUER_KEY: "issuer's key",
    Name.STATUS: "withdrawn or not",
    Name.SCHEMA: "issuer's schema",
    Name.ENDORSEMENTS: "endorsements",
}
_WIDTH = 17
_OUTCOME_WIDTH = 15
_SHOWN = 10


def verdict(report: "Report") -> str:
    """Return in a few words what the checks came to."""
    if report.outcome is Outcome.PASSED:
        return f"all checks passed; issued by {report.domain}"
    if report.outcome is Outcome.FAILED:
        failed = [one for one in report.checks if one.outcome is Outcome.FAILED]
        return f"{len(failed)} {'check' if len(failed) == 1 else 'checks'} failed"
    return "not everything could be checked"


def explain_report(report: "Report", *, every: bool) -> list[str]:
    """Return lines about a badge: three statements, then checks; those that passed only with `every`."""
    lines = [
        _line(title, statement)
        for title, statement in (
            ("unchanged", report.integrity),
            ("from its issuer", report.identity),
            ("not withdrawn", report.status),
        )
    ]
    said = {str(one.reason) for one in (report.integrity, report.identity, report.status)}
    shown = [
        one
        for one in report.checks
        if every or (one.outcome in {Outcome.FAILED, Outcome.UNKNOWN} and str(one.reason) not in said)
    ]
    lines += [_line(f"  {_TITLES[one.name]}", one) for one in shown]
    if report.uncovered:
        more = f" and {len(report.uncovered) - _SHOWN} more" if len(report.uncovered) > _SHOWN else ""
        lines.append(f"Not covered by the signature: {', '.join(report.uncovered[:_SHOWN])}{more}")
    return lines


def _line(title: str, said: "Statement | Check") -> str:
    return f"{title:<{_WIDTH}} {_WORDS[said.outcome]:<{_OUTCOME_WIDTH}} {said.reason}"


def report_json(report: "Report") -> dict[str, object]:
    """Return a report by the names of the model; docs/json.md says what stands in it."""
    return {
        "outcome": str(report.outcome),
        "at": _instant(report.at),
        "integrity": _statement(report.integrity),
        "identity": {
            **_statement(report.identity),
            "anchor": str(report.anchor),
            "domain": report.domain or None,
        },
        "status": _statement(report.status),
        "checks": [
            {
                "name": str(one.name),
                "outcome": str(one.outcome),
                "reason": str(one.reason),
                "part": one.part,
                "as_of": _instant(one.as_of),
            }
            for one in report.checks
        ],
        "uncovered": list(report.uncovered),
        "missing": list(report.missing),
        "endorsements": [
            {"pointer": pointer, "report": report_json(one)} for pointer, one in report.endorsements
        ],
    }


def _statement(statement: "Statement") -> dict[str, object]:
    return {
        "outcome": str(statement.outcome),
        "reason": str(statement.reason),
        "as_of": _instant(statement.as_of),
    }


def _instant(instant: "object") -> str | None:
    return None if instant is None else str(instant).replace(" ", "T").replace("+00:00", "Z")
