from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from badgefolio.model.reading import Kind, ReadRequest
from badgefolio.pipeline.reading import read_file
from badgefolio.problems import Code, ProblemError

if TYPE_CHECKING:
    from tests.conftest import Project


def wanted(path: Path, kind: Kind = Kind.PAGE) -> ReadRequest:
    digest = sha256(path.read_bytes()).hexdigest()
    return ReadRequest(
        kind=kind,
        path=str(path),
        file="content/x.yaml",
        name="x",
        digest=digest,
        archive="",
        archive_digest="",
    )


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.SITE, "title: T\nowner: {name: N}"),
        (Kind.ADDRESSES, "badges: {}"),
        (Kind.BADGE_SETTINGS, "tags: [a]"),
        (Kind.PAGE, "title: T"),
    ],
)
def test_each_kind_of_file_is_read_by_its_reader(tmp_path: Path, kind: Kind, text: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text)
    reading = read_file(wanted(path, kind))
    assert reading.value is not None
    assert reading.problems == ()
    path.write_text("nonsense: [")
    broken = read_file(wanted(path, kind))
    assert broken.value is None
    assert broken.problems[0].span is not None
    assert broken.problems[0].span.file == "content/x.yaml"


@pytest.mark.parametrize("change", [lambda path: path.write_text("title: Other"), Path.unlink])
def test_a_file_that_is_not_the_one_that_was_found_is_no_reading(tmp_path: Path, change: object) -> None:
    assert callable(change)
    path = tmp_path / "x.yaml"
    path.write_text("title: T")
    request = wanted(path)
    change(path)
    with pytest.raises(ProblemError) as caught:
        read_file(request)
    assert caught.value.problems[0].code is Code.FILE_NOT_READABLE


def test_without_a_site_there_is_no_project_to_read(project: "Project") -> None:
    (problem,) = project.problems()
    assert problem.code is Code.FILE_NOT_FOUND
    assert "title: ..." in problem.hint


def test_what_is_wrong_with_the_site_is_said_before_anything_else(project: "Project") -> None:
    project.write("content/site.yaml", "titel: T").write("content/pages/cv.yaml", "titel: T")
    assert {problem.span.file for problem in project.problems() if problem.span} == {"content/site.yaml"}


def test_problems_of_all_files_are_said_at_once(project: "Project") -> None:
    project.site().write("content/pages/a.yaml", "titel: T").write("content/pages/b.yaml", "")
    project.write("content/badges/x.png", b"no png").write("content/badges/y.yaml", "tags: []")
    places = {str(problem.span).split(":")[0] for problem in project.problems() if problem.is_error}
    assert places == {
        "content/pages/a.yaml",
        "content/pages/b.yaml",
        "content/badges/x.png",
        "content/badges/y.yaml",
    }


def test_a_yaml_without_its_badge_says_what_to_put_beside_it(project: "Project") -> None:
    (problem,) = project.site().write("content/badges/y.yaml", "tags: []").problems()
    assert problem.code is Code.BADGE_FILE_MISSING
    assert "content/badges/y.png" in problem.hint
