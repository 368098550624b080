"""A curriculum is read from YAML and from a JSON Resume, and is the same in both."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.model.cv import DATES, LISTS, MEMBERS, Cv, Section
from badgefolio.portfolio.cv import day_of, read_cv
from badgefolio.problems import Code, ProblemError

YAML = """
languages:
  - {language: Suédois, fluency: maternelle}
work:
  - name: School
    position: Teacher
    url: https://school.example
    startDate: 2012-09
    summary: |
      Outdoors, *mostly*.
    highlights: [One, Two]
  - name: Museum
    startDate: 2009
    endDate: 2012-02-29
"""


def from_yaml(text: str) -> Cv:
    return read_cv(text.encode(), file="content/cv.yaml")


def from_json(value: object) -> Cv:
    return read_cv(json.dumps(value).encode(), file="content/cv.json")


def test_entries_come_by_section_in_the_order_of_the_standard() -> None:
    cv = from_yaml(YAML)
    assert [(one.section, one.text("name") or one.text("language")) for one in cv.entries] == [
        (Section.WORK, "School"),
        (Section.WORK, "Museum"),
        (Section.LANGUAGES, "Suédois"),
    ]
    school = cv.of(Section.WORK)[0]
    assert (school.text("startDate"), school.text("endDate")) == ("2012-09", "")
    assert school.several("highlights") == ("One", "Two")
    assert school.several("keywords") == ()
    assert cv.only([Section.LANGUAGES]).of(Section.WORK) == ()


def test_what_was_read_can_be_written_as_a_json_resume_and_read_again() -> None:
    cv = from_yaml(YAML)
    assert list(cv.as_json()) == ["work", "languages"]
    assert list(cv.as_json()["work"][0]) == ["name", "position", "url", "startDate", "summary", "highlights"]
    assert from_json(cv.as_json()) == cv


dates = st.sampled_from(["2019", "2019-06", "2019-06-24", "1000-01-01"])
line = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20)


def member(name: str) -> st.SearchStrategy[object]:
    if name == "url":
        return st.just("https://a.example/x")
    if name in DATES:
        return dates
    return st.lists(line, min_size=1, max_size=3) if name in LISTS else line


sections = st.fixed_dictionaries(
    {},
    optional={
        section.value: st.lists(
            st.fixed_dictionaries({}, optional={name: member(name) for name in names}).filter(bool),
            min_size=1,
            max_size=2,
        )
        for section, names in MEMBERS.items()
    },
)


@given(sections)
def test_every_json_resume_comes_back_as_it_was(resume: dict[str, object]) -> None:
    assert from_json(resume).as_json() == resume


def test_a_resume_of_another_program_is_taken_as_it_is() -> None:
    resume = {
        "$schema": "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json",
        "basics": {"name": "Secret", "email": "secret@a.example"},
        "meta": {"theme": "even"},
        "work": [{"name": "A", "endDate": "", "url": None, "highlights": ["", "B"], "x-mine": {"a": 1}}, {}],
        "volunteer": [],
        "awards": None,
    }
    cv = from_json(resume)
    assert cv.as_json() == {"work": [{"name": "A", "highlights": ["B"]}]}
    assert "Secret" not in repr(cv)


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("wrk: []", Code.OPTION_UNKNOWN, "content/cv.yaml:1:1"),
        ("basics: {name: M}", Code.OPTION_UNKNOWN, "content/cv.yaml:1:1"),
        ("work:\n  - {nme: A}", Code.OPTION_UNKNOWN, "content/cv.yaml:2:6"),
        ("work:\n  - {company: A}", Code.OPTION_UNKNOWN, "content/cv.yaml:2:6"),
        ("work:\n  - {start_date: 2019}", Code.OPTION_UNKNOWN, "content/cv.yaml:2:6"),
        ("work:\n  - {startDate: June}", Code.OPTION_WRONG, "content/cv.yaml:2:17"),
        ("work:\n  - {startDate: 2019-13}", Code.OPTION_WRONG, "content/cv.yaml:2:17"),
        ("work:\n  - {startDate: 2019-02-30}", Code.OPTION_WRONG, "content/cv.yaml:2:17"),
        ("work:\n  - {endDate: 99999}", Code.OPTION_WRONG, "content/cv.yaml:2:15"),
        ("work:\n  - {endDate: 0000}", Code.OPTION_WRONG, "content/cv.yaml:2:15"),
        ("work:\n  - {url: 'javascript:alert(1)'}", Code.OPTION_WRONG, "content/cv.yaml:2:11"),
        ("work: Teacher", Code.OPTION_WRONG, "content/cv.yaml:1:7"),
        ("work: [Teacher]", Code.OPTION_WRONG, "content/cv.yaml:1:8"),
        ("- work", Code.OPTION_WRONG, "content/cv.yaml:1:1"),
    ],
)
def test_a_mistake_has_its_place(text: str, code: Code, place: str) -> None:
    with pytest.raises(ProblemError) as caught:
        from_yaml(text)
    (problem,) = caught.value.problems
    assert (problem.code, str(problem.span)) == (code, place)
    assert problem.hint


@pytest.mark.parametrize(
    "value",
    [
        [],
        "text",
        None,
        3,
        {"work": "A"},
        {"work": ["A"]},
        {"work": [{"startDate": "2019-02-30"}]},
        {"work": [{"url": "javascript:alert(1)"}]},
        {"work": [{"name": ["A"]}]},
        {"work": [{"name": {"a": "b"}}]},
        {"work": [{"highlights": "A"}]},
    ],
)
def test_json_of_another_shape_is_a_problem_of_that_file(value: object) -> None:
    with pytest.raises(ProblemError) as caught:
        from_json(value)
    assert {problem.span and problem.span.file for problem in caught.value.problems} == {"content/cv.json"}


@pytest.mark.parametrize(
    "content", [b"{", b'{"work": [}', b'{"work": [], "work": []}', b"\xff", b"[" * 5_000]
)
def test_json_that_is_none_is_refused(content: bytes) -> None:
    with pytest.raises(ProblemError):
        read_cv(content, file="content/cv.json")


names = st.sampled_from([*Section, "name", "keywords", "url"])
plain = st.none() | st.booleans() | st.integers() | st.text()


@given(st.recursive(plain, lambda inner: st.lists(inner) | st.dictionaries(names, inner)))
def test_any_json_is_read_or_refused(value: object) -> None:
    try:
        assert isinstance(from_json(value), Cv)
    except ProblemError as error:
        assert error.problems


def test_a_date_may_leave_out_day_and_month() -> None:
    assert [str(day_of(text)) for text in ("2019", "2019-06", "2019-06-24")] == [
        "2019-01-01",
        "2019-06-01",
        "2019-06-24",
    ]
    assert [day_of(text) for text in ("2019-02-29", "0000", "June", "", "2019-1-1-1-1x")][:4] == [None] * 4


def test_ten_thousand_entries_are_read_or_refused_and_never_forever() -> None:
    many = "work:\n" + "  - {name: A, startDate: 2019}\n" * 10_000
    with pytest.raises(ProblemError, match="over 20,000 values"):
        from_yaml(many)
    assert len(from_json({"work": [{"name": "A"}] * 10_000}).entries) == 10_000
