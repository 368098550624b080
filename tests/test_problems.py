"""Every kind of problem has words that were read, a place in the documentation, and a test."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from badgefolio.problems import Code, Collector, Problem, ProblemError, Severity, Span

if TYPE_CHECKING:
    from tests.conftest import Ran

ROOT = Path(__file__).parent.parent
INVALID = Path(__file__).parent / "projects" / "invalid"

# What no folder in a repository can hold is provoked by the tests named here.
ELSEWHERE = {
    Code.FILE_NOT_READABLE: "portfolio/test_scan.py::test_a_file_that_cannot_be_read_is_a_problem",
    Code.FILE_TOO_LARGE: "portfolio/test_scan.py::test_a_file_over_the_cap_is_refused_unread",
    Code.FILE_OUTSIDE_PROJECT: "portfolio/test_scan.py::test_a_link_out_of_the_project_is_refused",
    Code.PROJECT_NOT_FOUND: "portfolio/test_scan.py::test_a_folder_without_content_is_no_project",
    Code.ADDRESS_NOT_KEPT: "pipeline/test_recipe.py::test_where_nothing_can_be_kept_a_new_unlisted",
    Code.ARCHIVE_DAMAGED: "fetching/test_archive.py::test_a_document_that_was_changed_is_left_out",
    Code.COLLECTION_BROKEN: "credentials/collections/test_zips.py::test_a_download_that_was_cut_off",
    Code.COLLECTION_UNSAFE: "credentials/collections/test_zips.py::test_a_bomb_is_refused_while_it_unpacks",
    Code.PART_OF_WHOLE: "credentials/collections/test_records.py::test_what_only_the_record_proves_stays",
    Code.NO_BADGE_INSIDE: "pipeline/test_bringing.py::test_a_folder_without_a_badge_is_an_error_with_every",
    Code.RECIPIENT_NOT_NAMED: "pipeline/test_bringing.py::test_a_badge_of_somebody_else_comes_with_a_warning",
    Code.ENDORSEMENT_NOT_POSSIBLE: "credentials/test_endorsing.py::test_a_comment_that_cannot_be_is_refused",
    Code.KEY_NOT_USABLE: "pipeline/test_endorsing.py::test_a_key_that_cannot_be_used_is_refused",
    Code.KEY_IN_PROJECT: "cli/test_key.py::test_a_key_in_a_portfolio_is_refused_unless_it_is_insisted_on",
    Code.ENDORSEMENT_NOT_FOUND: "pipeline/test_received.py::test_a_name_that_none_has_is_refused",
    Code.ENDORSEMENT_FALSE: "pipeline/test_received.py::test_a_false_one_can_neither_be_accepted",
    Code.NOT_FETCHED: "pipeline/test_refreshing.py::test_what_failed_is_a_problem_at_the_badges_file_and_the",
    Code.PORTFOLIO_BROKEN: "portfolio/test_statement.py::test_an_address_that_is_not_below_that_of",
    Code.PORTFOLIO_NOT_FOUND: "pipeline/test_gallery.py::test_what_is_no_portfolio_is_an_error_or_left_out",
    Code.PORTFOLIO_TWICE: "pipeline/test_gallery.py::test_what_is_no_portfolio_is_an_error_or_left_out",
    Code.FILE_EXISTS: "portfolio/test_starter.py::test_nothing_that_is_there_is_written_over",
    Code.OUTPUT_NOT_OURS: "publish/test_writer.py::test_a_foreign_folder_is_never_replaced",
    Code.OUTPUT_NOT_WRITABLE: "publish/test_writer.py::test_a_folder_that_cannot_be_written_keeps_the_old",
    Code.TRACE_LEFT: "cli/test_unpublish.py::test_what_the_site_still_says_is_named_with_its_place",
    Code.PASSWORD_WEAK: "pipeline/test_passwords.py::test_a_weak_password_is_refused_unless_it_is_insisted",
    Code.LOCKED_PAGE_HEAVY: "properties/test_locked.py::test_a_page_that_holds_a_large_file_is_said_to_be",
    Code.BUILD_RUNNING: "publish/test_lock.py::test_a_second_build_is_refused_while_another_process_writes",
    Code.NOTHING_TO_SHARE: "cli/test_share.py::test_what_nobody_may_find_has_nothing_to_share",
    Code.PORT_TAKEN: "publish/test_server.py::test_a_port_that_cannot_be_used_is_a_problem",
}


@pytest.mark.parametrize("code", sorted(path.name for path in INVALID.iterdir()))
def test_a_project_with_this_problem_is_told_exactly_this(
    code: str,
    tmp_path: Path,
    run: "Callable[..., Ran]",
    golden: Callable[[Path, str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shutil.copytree(INVALID / code, tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    ran = run("check", "--workers", "1")
    assert f"[{code}]" in ran.err
    assert ran.code == (1 if "error:" in ran.err else 0)
    golden(INVALID / code / "expected.txt", ran.err.replace(f"{tmp_path}/", ""))


def test_every_code_has_a_project_or_a_test_that_provokes_it() -> None:
    projects = {path.name for path in INVALID.iterdir()}
    assert projects.isdisjoint(ELSEWHERE)
    assert projects | set(ELSEWHERE) == set(Code)
    for code, where in ELSEWHERE.items():
        path, _, name = where.partition("::")
        assert f"def {name}" in (Path(__file__).parent / path).read_text(encoding="utf-8"), code
        assert f"Code.{code.name}" in (Path(__file__).parent / path).read_text(encoding="utf-8"), code


def test_every_code_is_raised_somewhere_and_documented_once() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "generator").rglob("*.py"))
    documented = re.findall(
        r"^### `(.*)`$", (ROOT / "docs/problems.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert sorted(documented) == sorted(Code)
    assert [one.name for one in Code if f"Code.{one.name}" not in code] == []


def test_a_place_is_said_as_far_as_it_is_known() -> None:
    assert str(Span(file="a.yaml")) == "a.yaml"
    assert str(Span(file="a.yaml", line=2, column=3)) == "a.yaml:2:3"


def test_a_problem_can_be_made_a_warning_and_said_of_another_place() -> None:
    problem = Problem(code=Code.YAML_BROKEN, message="Wrong.")
    assert problem.is_error
    assert not problem.warning().is_error
    assert problem.warning().severity is Severity.WARNING
    moved = problem.at(Span(file="b.yaml"))
    assert moved.span == Span(file="b.yaml")
    assert str(ProblemError(problem, moved)) == "Wrong.\nb.yaml: Wrong."


def test_a_collector_keeps_problems_and_lets_bugs_through() -> None:
    collector = Collector()
    problem = Problem(code=Code.YAML_BROKEN, message="Wrong.")
    with collector:
        raise ProblemError(problem)
    assert list(collector) == [problem]
    with pytest.raises(ZeroDivisionError), collector:
        raise ZeroDivisionError


def test_warnings_alone_do_not_stop_and_come_along_with_errors() -> None:
    collector = Collector()
    error = Problem(code=Code.YAML_BROKEN, message="Wrong.")
    collector.add(error.warning())
    collector.raise_errors()
    assert not collector.has_errors
    collector.extend([error])
    with pytest.raises(ProblemError) as caught:
        collector.raise_errors()
    assert caught.value.problems == (error.warning(), error)
