from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.model.audience import Visibility, Window
from badgefolio.portfolio.reader import read_badge_settings, read_settings
from badgefolio.problems import Code, Problem, ProblemError, Severity

if TYPE_CHECKING:
    from tests.portfolio.conftest import Make

    from badgefolio.model.project import BadgeSettings
    from badgefolio.portfolio import Resolved

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
LATER = "publish_after: 2026-12-01"


def read(text: str) -> "BadgeSettings":
    return read_badge_settings(text.encode(), file="content/badges/one.yaml")


def refused(text: str) -> tuple[Problem, ...]:
    with pytest.raises(ProblemError) as caught:
        read(text)
    return caught.value.problems


@pytest.mark.parametrize(
    "secret",
    [
        "hunter2!",
        "Hunter2",
        "two words",
        "'12345678'",
        "a_b",
        "-a",
        "a--b",
        "1234",
        "é",
        "x" * 41,
        "${SECRET}",
    ],
)
def test_what_looks_like_a_password_is_refused_and_never_repeated(secret: str) -> None:
    (problem,) = refused(f"visibility: password\npassword: {secret}")
    assert problem.code is Code.PASSWORD_IN_FILE
    assert secret not in repr(problem)
    assert problem.span is not None
    assert (problem.span.line, problem.span.source) == (2, "")
    with pytest.raises(ProblemError, match="holds no name"):
        read_settings(f"title: T\nowner: {{name: N}}\ndefaults:\n  password: {secret}".encode(), file="s")


def test_a_name_of_a_password_is_read_and_one_is_usual(make: "Make") -> None:
    badges = {"a": "visibility: password\npassword: class", "b": "visibility: password", "c": ""}
    source = make.source("defaults: {visibility: password, password: school}\n", badges)
    shown = make.resolved(source).site.badges
    assert [held.declared.community for held in shown] == ["class", "school", "school"]
    alone = make.resolved(make.source("", {"b": "visibility: password"})).site.badges
    assert [held.declared.community for held in alone] == ["visitors"]


@pytest.mark.parametrize("visibility", ["public", "unlisted"])
def test_a_password_that_nobody_is_asked_for_is_an_error(make: "Make", visibility: str) -> None:
    source = make.source("", {"a": f"visibility: {visibility}\npassword: class"})
    (problem,) = make.resolved(source).problems
    assert problem.code is Code.OPTION_WRONG
    assert visibility in problem.message


def test_a_password_of_a_private_thing_waits(make: "Make") -> None:
    assert make.resolved(make.source("", {"a": "visibility: private\npassword: class"})).problems == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-12-01", datetime(2026, 12, 1, tzinfo=UTC)),
        ("2026-12-01T08:00+01:00", datetime(2026, 12, 1, 7, tzinfo=UTC)),
        ("2026-12-01T08:00:30Z", datetime(2026, 12, 1, 8, 0, 30, tzinfo=UTC)),
        ("'2026-12-01t08:00z'", datetime(2026, 12, 1, 8, tzinfo=UTC)),
    ],
)
def test_a_date_is_its_beginning_in_utc_and_a_time_has_a_zone(text: str, expected: datetime) -> None:
    assert read(f"publish_after: {text}").window == Window(after=expected)
    assert read(f"publish_before: {text}").window == Window(before=expected)


@pytest.mark.parametrize(
    "text",
    ["soon", "2026-13-01", "2026-02-30", "01/12/2026", "2026-12-01T08:00", "2026-12-01T25:00Z", "20261201",
     "0001-01-01T00:00+23:59", "2026-12-01T08:00+99:99"],
)  # fmt: skip
def test_what_is_no_date_is_said_with_its_place(text: str) -> None:
    (problem,) = refused(f"tags: [a]\npublish_before: {text}")
    assert (problem.code, problem.span and problem.span.line) == (Code.OPTION_WRONG, 2)
    assert text in problem.message


@given(st.text(alphabet="0123456789-T:Z+.é٣", max_size=25))
def test_any_text_is_a_date_or_a_problem(text: str) -> None:
    try:
        read(f'publish_after: "{text}"')
    except ProblemError as error:
        assert {one.code for one in error.problems} == {Code.OPTION_WRONG}


def test_dates_that_leave_no_time_are_an_error() -> None:
    for last in ("2026-12-01", "2026-11-30", "2026-12-01T00:30+01:00"):
        (problem,) = refused(f"{LATER}\npublish_before: {last}")
        assert problem.code is Code.OPTION_WRONG
        assert "never be published" in problem.message


def resolved(make: "Make", badges: dict[str, str], pages: dict[str, str], site: str = "") -> "Resolved":
    from badgefolio.portfolio import resolve

    tokens = (f"{number:032x}" for number in range(1, 100))
    return resolve(
        make.source(site, badges, pages),
        themes=("atelier",),
        default_theme="atelier",
        new_token=lambda: next(tokens),
        now=NOW,
    )


PAGE = "title: P\nvisibility: public\nblocks:\n  - "


@pytest.mark.parametrize("block", ["badge: one", "showcase: [one]"])
def test_a_badge_that_its_dates_keep_back_is_left_out_with_a_warning(make: "Make", block: str) -> None:
    made = resolved(make, {"one": f"visibility: public\n{LATER}"}, {"cv": PAGE + block})
    (problem,) = made.problems
    assert (problem.code, problem.severity) == (Code.NOT_SHOWN_NOW, Severity.WARNING)
    assert '"cv"' in problem.message
    assert '"one", which is published only from 2026-12-01T00:00:00Z' in problem.message
    (page,) = made.site.pages
    assert [getattr(block, "badges", None) for block in page.blocks] in ([], [()])


def test_a_badge_that_may_never_be_shown_here_is_an_error_before_its_day_too(make: "Make") -> None:
    made = resolved(make, {"one": f"visibility: unlisted\n{LATER}"}, {"cv": PAGE + "badge: one"})
    assert [one.code for one in made.problems] == [Code.HIDDEN_ON_VISIBLE_PAGE]


def test_a_query_and_the_menu_pass_over_what_dates_keep_back(make: "Make") -> None:
    pages = {"cv": PAGE + "badges: all", "late": f"title: L\nvisibility: public\n{LATER}"}
    made = resolved(make, {"one": f"visibility: public\n{LATER}"}, pages)
    assert made.problems == ()
    assert [item.title for item in made.site.navigation] == ["", "P"]
    (group,) = made.site.pages[0].blocks
    assert getattr(group, "badges", None) == ()


def test_evidence_and_the_menu_that_name_such_a_page_lose_it_with_a_warning(make: "Make") -> None:
    pages = {"late": f"title: L\nvisibility: public\n{LATER}"}
    badges = {"one": "visibility: public\nevidence: [{page: late}]"}
    made = resolved(make, badges, pages, "navigation: [home, pages/late]\n")
    assert [one.code for one in made.problems] == [Code.NOT_SHOWN_NOW] * 2
    assert made.site.badges[0].evidence == ()
    assert len(made.site.navigation) == 1


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        ("visibility: password", "visibility: unlisted"),
        ("visibility: unlisted", "visibility: password"),
        ("visibility: password\npassword: a", "visibility: password\npassword: b"),
        ("visibility: password", "visibility: public"),
    ],
)
def test_passwords_and_addresses_do_not_compare(make: "Make", inner: str, outer: str) -> None:
    badges = {"one": inner, "two": f"{outer}\nevidence: [{{page: inner}}]"}
    pages = {
        "cv": f"title: P\n{outer}\nblocks:\n  - badge: one\n  - badges: all",
        "inner": f"title: Q\n{inner}",
    }
    made = resolved(make, badges, pages)
    assert [one.code for one in made.problems] == [Code.HIDDEN_ON_VISIBLE_PAGE] * 2
    assert all('"one"' in one.message or '"inner"' in one.message for one in made.problems)
    (group,) = made.site.pages[0].blocks
    assert [held.name for held in getattr(group, "badges", ())] == ["two"]


def test_a_password_page_shows_what_is_public_and_what_its_own_password_opens(make: "Make") -> None:
    badges = {"a": "visibility: password", "b": "visibility: public", "c": "visibility: unlisted"}
    pages = {
        "cv": "title: P\nvisibility: password\nblocks:\n  - badges: {sort: name}\n  - badge: a\n  - badge: b"
    }
    made = resolved(make, badges, pages)
    assert made.problems == ()
    group = made.site.pages[0].blocks[0]
    assert [held.name for held in getattr(group, "badges", ())] == ["a", "b"]


def test_an_address_behind_a_password_is_kept_and_says_nothing_of_the_unlisted_one(make: "Make") -> None:
    locked = make.resolved(make.source("", {"a": "visibility: password"}))
    (held,) = locked.site.badges
    (kept,) = locked.addresses.badges
    assert held.route.path == f"locked/{kept.lock}/"
    assert (len(kept.lock), kept.token, held.former_routes) == (32, "", ())
    assert held.visibility is Visibility.PASSWORD
