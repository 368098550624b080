"""What was checked about a badge, as a page shows it: three plain statements, then every check by name."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from badgefolio.model.report import Name, Outcome, Reason
from badgefolio.render.sentences import day_view
from badgefolio.render.views import AgainView, CheckView, StatementView, TrustView, UsedKeyView

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from badgefolio.model.report import Check, Report, Statement, Value
    from badgefolio.render.badge_views import Viewer
    from badgefolio.render.words import Words

    _Answers = Mapping[Outcome, Callable[[Words], str]]

_MAX_UNCOVERED = 20


def trust_view(report: "Report", words: "Words") -> TrustView:
    """Return what the report says, in the words of a visitor."""
    return TrustView(
        outcome=report.outcome,
        statement=_statement(report, words),
        statements=(
            _stated(words("Is it unchanged?"), report.integrity, _ANSWERS, words),
            _stated(words("Is it from its issuer?"), report.identity, _ANSWERS, words),
            _stated(words("Does its issuer still stand by it?"), report.status, _STANDS, words),
        ),
        checks=tuple(_check(one, report.checks, words) for one in report.checks),
        uncovered=report.uncovered[:_MAX_UNCOVERED],
        checked=day_view(report.at.date(), words),
    )


def again_view(report: "Report", script_path: str, viewer: "Viewer") -> AgainView | None:
    """Return what a visitor's browser needs to check again, None where the theme has no script for it."""
    if not script_path:
        return None
    return AgainView(
        script=viewer.place.to(script_path),
        keys=tuple(
            UsedKeyView(
                id=one.id, jwk=one.jwk, domain=one.domain, fetched=day_view(one.as_of.date(), viewer.words)
            )
            for one in report.keys
        ),
    )


def in_words(reason: Reason, words: "Words") -> str:
    """Return a reason in the language of the page, its dates too."""
    values = {name: _value(value, words) for name, value in reason.values}
    return words(reason.sentence, **values) if values else words.say(reason.sentence)


def outcome_word(outcome: Outcome, words: "Words") -> str:
    """Return the word for an outcome: never a bare tick."""
    return _OUTCOMES[outcome](words)


def _value(value: "Value", words: "Words") -> object:
    if isinstance(value, Reason):
        return in_words(value, words)
    if isinstance(value, datetime):
        return words.date(value.date())
    if isinstance(value, date):
        return words.date(value)
    return value


def _statement(report: "Report", words: "Words") -> str:
    """Return one or two sentences that anybody understands; a failure first, and no gap hidden."""
    failed = sorted(
        (one for one in report.checks if one.outcome is Outcome.FAILED),
        key=lambda one: one.name is not Name.STATUS,  # that it was withdrawn explains the rest
    )
    if {one.name for one in failed} == {Name.EXPIRY}:
        return words("This badge is over. {reason}", reason=in_words(failed[0].reason, words))
    if failed:
        return words("Something is wrong with this badge. {reason}", reason=in_words(failed[0].reason, words))
    if report.outcome is Outcome.PASSED:
        return words(
            "Everything that can be checked is right: {domain} issued this badge to the owner of this"
            " portfolio, nothing in it was changed, and it still holds.",
            domain=report.domain,
        )
    return _gap(report, words)


def _gap(report: "Report", words: "Words") -> str:
    """Return what is known of a badge about which not all is known."""
    if report.integrity.outcome is Outcome.PASSED and report.identity.outcome is Outcome.PASSED:
        return words(
            "This badge comes from {domain}, and nothing in it was changed. Not everything could be checked.",
            domain=report.domain,
        )
    if report.integrity.outcome is Outcome.PASSED:
        return words("Nothing in this badge was changed since it was signed. Who signed it is not confirmed.")
    if any(one.as_of for one in report.checks):
        return words("This page shows what the badge file says. Only a part of it is confirmed.")
    return words("This page shows what the badge file says. Nothing confirms it so far.")


def _stated(title: str, statement: "Statement", answers: "_Answers", words: "Words") -> StatementView:
    return StatementView(
        title=title,
        outcome=statement.outcome,
        word=answers[statement.outcome](words),
        reason=in_words(statement.reason, words),
    )


def _check(check: "Check", among: "tuple[Check, ...]", words: "Words") -> CheckView:
    """Return a check as a line; which part it looked at is said only where several are of one name."""
    is_one_of_many = sum(one.name is check.name for one in among) > 1
    return CheckView(
        name=check.name,
        title=_TITLES[check.name](words),
        outcome=check.outcome,
        word=outcome_word(check.outcome, words),
        reason=in_words(check.reason, words),
        part=check.part if is_one_of_many else "",
    )


_OUTCOMES: "_Answers" = {
    Outcome.PASSED: lambda words: words("passed"),
    Outcome.FAILED: lambda words: words("failed"),
    Outcome.UNKNOWN: lambda words: words("not known"),
    Outcome.NOT_APPLICABLE: lambda words: words("does not apply"),
}
_ANSWERS: "_Answers" = {
    Outcome.PASSED: lambda words: words("Yes"),
    Outcome.FAILED: lambda words: words("No"),
    Outcome.UNKNOWN: lambda words: words("Not known"),
    Outcome.NOT_APPLICABLE: lambda words: words("Not known"),
}
_STANDS: "_Answers" = {
    **_ANSWERS,
    Outcome.FAILED: lambda words: words("No, it was withdrawn"),
    Outcome.NOT_APPLICABLE: lambda words: words("It cannot be withdrawn"),
}
_TITLES: "Mapping[Name, Callable[[Words], str]]" = {
    Name.STRUCTURE: lambda words: words("Formed as the standard asks"),
    Name.ISSUED: lambda words: words("Date of award"),
    Name.EXPIRY: lambda words: words("Still valid"),
    Name.DATE_ORDER: lambda words: words("Order of dates"),
    Name.RECIPIENT: lambda words: words("Awarded to the owner"),
    Name.HOSTED_COPY: lambda words: words("Kept by the issuer's server"),
    Name.HOSTED_SCOPE: lambda words: words("Server speaks for the issuer"),
    Name.SIGNATURE: lambda words: words("Signature"),
    Name.COVERAGE: lambda words: words("What the signature covers"),
    Name.CLAIMS: lambda words: words("Token and badge agree"),
    Name.ISSUER_KEY: lambda words: words("Key of the issuer"),
    Name.STATUS: lambda words: words("Withdrawn or not"),
    Name.SCHEMA: lambda words: words("The issuer's own schema"),
    Name.ENDORSEMENTS: lambda words: words("Endorsements of others"),
}
