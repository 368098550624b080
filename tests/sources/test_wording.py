from badgefolio.problems import Code, Severity
from badgefolio.sources.wording import refusal, shown, warning


def test_long_and_unprintable_text_is_shown_short_and_harmless() -> None:
    assert shown("a\x1b[31m\u202eb") == '"a?[31m?b"'
    assert shown("x" * 100, most=5) == '"xxxxx…"'


def test_a_refusal_stops_and_a_warning_does_not() -> None:
    (problem,) = refusal(Code.NOT_A_BADGE, "No.", file="a", hint="Yes.").problems
    assert problem.severity is Severity.ERROR
    assert str(problem.span) == "a"
    assert warning(Code.NOT_A_BADGE, "No.", file="a", hint="Yes.").severity is Severity.WARNING
