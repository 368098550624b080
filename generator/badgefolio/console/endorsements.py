"""Endorsements that an owner received: lines for a person, JSON for a machine."""

from typing import TYPE_CHECKING

from badgefolio.console.report import report_json
from badgefolio.model.report import Anchor, Outcome
from badgefolio.sources import strings

if TYPE_CHECKING:
    from badgefolio.model.endorsements import Part, ReceivedEndorsement
    from badgefolio.model.report import Report
    from badgefolio.problems import Problem

_MOST_SHOWN = 600
_PARTS = {"badge": "the badge", "achievement": "the achievement of", "issuer": "the issuer of"}


def explain_endorsement(
    one: "ReceivedEndorsement", about: "tuple[tuple[str, Part], ...]", problem: "Problem | None"
) -> list[str]:
    """Return a heading, and lines: who, about what, in which words, and what was checked."""
    endorser = one.said.endorser
    who = (endorser.name or endorser.id) if endorser else None
    state = "pending, since the file was changed" if one.is_changed else str(one.answer)
    lines = [f"{one.name}: {state}", f"from:     {_plain(who or 'nobody says who')}"]
    if endorser and endorser.url:
        lines.append(f"page:     {_plain(endorser.url)}")
    if endorser and endorser.id:
        lines.append(f"known as: {_plain(endorser.id)}")
    lines += [f"about:    {_PARTS[part]} {name}" for name, part in about]
    if problem is not None:
        lines.append(f"about:    NOTHING HERE. {problem.message}")
    lines.append(f"checked:  {checked(one.report)}")
    lines += [f"  | {line}" for line in _plain_lines(one.said.comment or "(without a word)")]
    return lines


def checked(report: "Report | None") -> str:
    """Return in a sentence what the checks of an endorsement came to."""
    if report is None:
        return "not yet"
    failed = next((one for one in report.checks if one.outcome is Outcome.FAILED), None)
    if failed is not None:
        return f"WRONG. {failed.reason}"
    if report.integrity.outcome is not Outcome.PASSED:
        return f"not verified. {report.integrity.reason}"
    if report.identity.outcome is Outcome.PASSED:
        return f"the signature holds, and the key is that of {report.domain}"
    if report.anchor is Anchor.SELF_ASSERTED:
        return "the signature holds; whose key it is, only the endorser can tell you"
    return f"the signature holds. {report.identity.reason}"


def endorsement_json(
    one: "ReceivedEndorsement", about: "tuple[tuple[str, Part], ...]", problem: "Problem | None"
) -> dict[str, object]:
    """Return an endorsement by the names of the model; docs/json.md says what stands in it."""
    endorser = one.said.endorser
    return {
        "name": one.name,
        "file": f"content/{one.file.path}",
        "sha256": one.file.digest,
        "status": str(one.answer),
        "changed": one.is_changed,
        "endorser": {
            "name": endorser.name if endorser else None,
            "id": endorser.id if endorser else None,
            "url": endorser.url if endorser else None,
        },
        "comment": one.said.comment,
        "id": one.said.about,
        "issued": one.said.issued.text if one.said.issued else None,
        "about": [{"badge": name, "part": str(part)} for name, part in about],
        "problem": problem.message if problem else None,
        "report": report_json(one.report) if one.report else None,
    }


def _plain(text: str) -> str:
    """Return a stranger's text on one line that no terminal takes for commands."""
    return "".join(mark if mark.isprintable() else "?" for mark in strings.name(text))[:_MOST_SHOWN]


def _plain_lines(text: str) -> list[str]:
    cut = f"{text[:_MOST_SHOWN]} ..." if len(text) > _MOST_SHOWN else text
    return [_plain(line) for line in cut.split("\n")]
