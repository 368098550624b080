import os
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from badgefolio.portfolio.scan import MAX_FILE_BYTES, find_project, scan
from badgefolio.problems import Code, ProblemError

Write = Callable[..., Path]


def test_files_are_found_by_what_they_are_for(content: Write) -> None:
    for path in ("site.yaml", "addresses.yaml", "badges/one.png", "badges/one.yaml", "pages/cv.yml"):
        project = content(path, path)
    content("files/deep/photo.jpg")
    found = scan(project)
    assert found.problems == ()
    assert found.site is not None
    assert found.site.path == "site.yaml"
    assert found.addresses is not None
    assert found.badges["one"].path == "badges/one.png"
    assert found.badges["one"].digest == sha256(b"badges/one.png").hexdigest()
    assert found.badges["one"].size == len("badges/one.png")
    assert found.sidecars["one"].path == "badges/one.yaml"
    assert found.pages["cv"].path == "pages/cv.yml"
    assert list(found.files) == ["files/deep/photo.jpg"]
    assert found.read(found.site) == b"site.yaml"


def test_an_empty_project_holds_nothing(content: Write) -> None:
    found = scan(content("files/.gitkeep"))
    assert (found.site, found.addresses) == (None, None)
    assert not any((found.badges, found.sidecars, found.pages, found.files, found.problems))


def test_names_with_a_dot_in_front_are_passed_over(content: Write) -> None:
    content("badges/.one.png")
    content("files/.git/config")
    content("pages/.cv.yaml")
    found = scan(content("files/seen.txt"))
    assert list(found.files) == ["files/seen.txt"]
    assert not any((found.badges, found.pages, found.problems))


def test_files_of_other_kinds_are_no_badges_and_no_pages(content: Write) -> None:
    content("badges/notes.docx")
    found = scan(content("pages/readme.md"))
    assert not any((found.badges, found.sidecars, found.pages, found.problems))


def test_endings_are_read_without_regard_to_case(content: Write) -> None:
    assert list(scan(content("badges/One.PNG")).badges) == ["One"]


def test_a_link_out_of_the_project_is_refused(content: Write, tmp_path: Path) -> None:
    outside = tmp_path / "secret.txt"
    outside.write_text("secret")
    project = content("files/inside.txt")
    (project / "content/files/link.txt").symlink_to(outside)
    (project / "content/files/twin.txt").symlink_to(project / "content/files/inside.txt")
    found = scan(project)
    assert list(found.files) == ["files/inside.txt", "files/twin.txt"]
    (problem,) = found.problems
    assert problem.code is Code.FILE_OUTSIDE_PROJECT
    assert str(problem.span) == "content/files/link.txt"


def test_a_linked_folder_out_of_the_project_gives_no_file(content: Write, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/a.txt").write_text("secret")
    project = content("site.yaml")
    (project / "content/files").symlink_to(tmp_path / "elsewhere")
    found = scan(project)
    assert found.files == {}
    assert [problem.code for problem in found.problems] == [Code.FILE_OUTSIDE_PROJECT]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_is_passed_over_and_not_waited_for(content: Write) -> None:
    project = content("files/seen.txt")
    os.mkfifo(project / "content/files/pipe.txt")
    os.mkfifo(project / "content/site.yaml")
    found = scan(project)
    assert list(found.files) == ["files/seen.txt"]
    assert found.site is None


def test_two_files_with_one_name_are_a_problem_that_names_both(content: Write) -> None:
    content("badges/one.png")
    found = scan(content("badges/one.svg"))
    assert found.badges["one"].path == "badges/one.png"
    (problem,) = found.problems
    assert problem.code is Code.BADGE_NAME_TWICE
    assert "badges/one.png" in problem.message
    assert str(problem.span) == "content/badges/one.svg"


def test_names_that_differ_by_case_only_are_one_name(content: Write) -> None:
    content("badges/Straße.png")
    content("badges/deep/STRASSE.png")
    content("pages/CV.yaml")
    found = scan(content("pages/cv.yml"))
    assert [problem.code for problem in found.problems] == [Code.BADGE_NAME_TWICE] * 2
    assert list(found.badges) == ["Straße"]


def test_a_badge_and_its_notes_may_share_their_name(content: Write) -> None:
    content("badges/one.png")
    assert scan(content("badges/one.yaml")).problems == ()


def test_a_file_over_the_cap_is_refused_unread(content: Write) -> None:
    project = content("files/film.mp4")
    with (project / "content/files/film.mp4").open("r+b") as file:
        file.truncate(MAX_FILE_BYTES + 1)  # a hole in a file: nothing is written
    found = scan(project)
    assert found.files == {}
    (problem,) = found.problems
    assert problem.code is Code.FILE_TOO_LARGE
    assert "104,857,601 bytes" in problem.message


@pytest.mark.usefixtures("permissions_count")
def test_a_file_that_cannot_be_read_is_a_problem(content: Write) -> None:
    project = content("badges/one.png")
    (project / "content/badges/one.png").chmod(0)
    (problem,) = scan(project).problems
    assert problem.code is Code.FILE_NOT_READABLE
    assert "Permission denied" in problem.message


@pytest.mark.usefixtures("permissions_count")
def test_a_folder_that_cannot_be_read_is_a_problem(content: Write) -> None:
    project = content("badges/one.png")
    folder = project / "content/badges"
    folder.chmod(0)
    try:
        found = scan(project)
    finally:
        folder.chmod(0o700)
    assert [problem.code for problem in found.problems] == [Code.FILE_NOT_READABLE]
    assert str(found.problems[0].span) == "content/badges"


def test_a_project_is_found_from_any_folder_in_it(content: Write, tmp_path: Path) -> None:
    content("badges/deep/one.png")
    assert find_project(tmp_path / "content/badges/deep") == tmp_path


def test_a_folder_without_content_is_no_project(tmp_path: Path) -> None:
    with pytest.raises(ProblemError) as caught:
        find_project(tmp_path)
    (problem,) = caught.value.problems
    assert problem.code is Code.PROJECT_NOT_FOUND
    assert str(tmp_path) in problem.message
    assert "badgefolio new" in problem.hint


def test_addresses_are_kept_whole_and_only_where_they_change(content: Write) -> None:
    project = content("site.yaml")
    scan(project).keep_addresses("badges:\n")
    path = project / "content/addresses.yaml"
    assert path.read_text() == "badges:\n"
    os.utime(path, (1, 1))
    scan(project).keep_addresses("badges:\n")
    assert path.stat().st_mtime == 1
    scan(project).keep_addresses("pages:\n")
    assert path.read_text() == "pages:\n"
    assert sorted(one.name for one in (project / "content").iterdir()) == ["addresses.yaml", "site.yaml"]


def test_addresses_that_are_none_make_no_file(content: Write) -> None:
    project = content("site.yaml")
    scan(project).keep_addresses("")
    assert not (project / "content/addresses.yaml").exists()


def test_writing_addresses_follows_no_planted_link(content: Write, tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("precious")
    project = content("site.yaml")
    (project / "content/.addresses.yaml.new").symlink_to(precious)
    (project / "content/addresses.yaml").symlink_to(precious)
    found = scan(project)
    assert [problem.code for problem in found.problems] == [Code.FILE_OUTSIDE_PROJECT]
    found.keep_addresses("badges:\n")
    assert precious.read_text() == "precious"
    assert (project / "content/addresses.yaml").read_text() == "badges:\n"


@pytest.mark.usefixtures("permissions_count")
@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_addresses_that_cannot_be_kept_are_a_problem_and_leave_the_old_ones(content: Write) -> None:
    project = content("addresses.yaml", "badges:\n")
    found = scan(project)
    (project / "content").chmod(0o500)
    try:
        with pytest.raises(ProblemError) as caught:
            found.keep_addresses("pages:\n")
    finally:
        (project / "content").chmod(0o700)
    (problem,) = caught.value.problems
    assert problem.code is Code.OUTPUT_NOT_WRITABLE
    assert (project / "content/addresses.yaml").read_text() == "badges:\n"
