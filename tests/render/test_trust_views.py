"""What was checked, in the words of a visitor: no tick that was not earned, no gap hidden."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from badgefolio.model.report import Anchor, Check, Name, Outcome, Report, Statement, because
from badgefolio.render.trust_views import in_words, trust_view
from badgefolio.render.words import words

EN, FR = words("en"), words("fr")
PASSED, FAILED, UNKNOWN, NONE = Outcome.PASSED, Outcome.FAILED, Outcome.UNKNOWN, Outcome.NOT_APPLICABLE


def report(
    integrity: Outcome, identity: Outcome, status: Outcome = PASSED, *checks: Check, domain: str = ""
) -> Report:
    said = because("The badge was not withdrawn, as of {date}.", date=date(2026, 3, 1))
    return Report(
        at=datetime(2026, 3, 2, tzinfo=UTC),
        checks=checks,
        integrity=Statement(outcome=integrity, reason=said),
        identity=Statement(outcome=identity, reason=said),
        status=Statement(outcome=status, reason=said),
        anchor=Anchor.HOSTED if domain else Anchor.NONE,
        domain=domain,
        uncovered=("/x",),
    )


def check(name: Name, outcome: Outcome) -> Check:
    reason = because("It expired on {date}.", date=date(2026, 1, 5))
    return Check(name=name, outcome=outcome, reason=reason, part="/proof/0")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (
            report(PASSED, PASSED, PASSED, check(Name.EXPIRY, PASSED), domain="school.example"),
            "Everything that can be checked is right: school.example issued this badge",
        ),
        (report(PASSED, PASSED, NONE, domain="school.example"), "Everything that can be checked is right"),
        (
            report(PASSED, PASSED, PASSED, check(Name.EXPIRY, FAILED), domain="school.example"),
            "This badge is over. It expired on January",
        ),
        (report(UNKNOWN, UNKNOWN, UNKNOWN), "This page shows what the badge file says. Nothing confirms"),
        (
            report(PASSED, UNKNOWN),
            "Nothing in this badge was changed since it was signed. Who signed",
        ),
        (
            report(PASSED, PASSED, UNKNOWN, domain="school.example"),
            "This badge comes from school.example, and nothing in it was changed. Not everything",
        ),
        (
            report(PASSED, PASSED, PASSED, check(Name.RECIPIENT, UNKNOWN), domain="school.example"),
            "This badge comes from school.example, and nothing in it was changed. Not everything",
        ),
    ],
)
def test_one_sentence_says_what_it_comes_to(said: Report, sentence: str) -> None:
    assert trust_view(said, EN).statement.startswith(sentence)


def test_three_statements_are_kept_apart() -> None:
    view = trust_view(report(PASSED, UNKNOWN, FAILED), EN)
    assert [(one.title, one.outcome, one.word) for one in view.statements] == [
        ("Is it unchanged?", "passed", "Yes"),
        ("Is it from its issuer?", "unknown", "Not known"),
        ("Does its issuer still stand by it?", "failed", "No, it was withdrawn"),
    ]
    assert view.statements[0].reason == "The badge was not withdrawn, as of March\u00a01, 2026."
    assert (view.checked.iso, view.uncovered) == ("2026-03-02", ("/x",))


@pytest.mark.parametrize("name", list(Name))
@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_check_has_a_title_and_a_word_for_each_outcome(name: Name, outcome: Outcome) -> None:
    (view,) = trust_view(report(PASSED, PASSED, PASSED, check(name, outcome)), EN).checks
    assert view.title
    assert (view.name, view.outcome, view.part) == (str(name), str(outcome), "")
    assert view.word == {"passed": "passed", "failed": "failed", "unknown": "not known"}.get(
        outcome, "does not apply"
    )


def test_which_part_was_looked_at_is_said_where_there_are_several() -> None:
    several = [check(Name.SIGNATURE, PASSED), check(Name.SIGNATURE, UNKNOWN)]
    view = trust_view(report(PASSED, PASSED, PASSED, *several), EN)
    assert [one.part for one in view.checks] == ["/proof/0", "/proof/0"]


def test_something_worse_than_a_date_is_no_mere_end() -> None:
    failed = [check(Name.EXPIRY, FAILED), check(Name.SIGNATURE, FAILED)]
    said = trust_view(report(FAILED, UNKNOWN, UNKNOWN, *failed), EN).statement
    assert said.startswith("Something is wrong with this badge.")


def test_that_a_badge_was_withdrawn_is_said_first() -> None:
    withdrawn = Check(
        name=Name.STATUS, outcome=FAILED, reason=because("The badge itself says that it was withdrawn.")
    )
    said = trust_view(report(FAILED, UNKNOWN, FAILED, check(Name.SIGNATURE, FAILED), withdrawn), EN)
    assert said.statement.endswith("The badge itself says that it was withdrawn.")


def test_a_part_that_is_confirmed_is_not_nothing() -> None:
    known = replace(check(Name.STATUS, PASSED), as_of=datetime(2026, 1, 1, tzinfo=UTC))
    said = trust_view(report(UNKNOWN, UNKNOWN, PASSED, known), EN).statement
    assert said == "This page shows what the badge file says. Only a part of it is confirmed."


def test_a_reason_inside_a_reason_speaks_the_language_too() -> None:
    inner = because("The badge was not withdrawn, as of {date}.", date=datetime(2026, 3, 1, tzinfo=UTC))
    outer = because("Whether the badge was withdrawn is not known: {why}.", why=inner)
    assert "1er\u00a0mars 2026" in in_words(outer, FR)
    assert in_words(because("No places {here}"), EN) == "No places {here}"
