import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.publish.conftest import NEW, OLD, copy_of, files_of, site

from badgefolio.problems import Code, ProblemError
from badgefolio.publish import Written, check_output, write_site
from badgefolio.publish.folder import MARKER, marker, writable


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


def built(output: Path, files: dict[str, bytes]) -> Written:
    return write_site(output, site(files), [])


def refused(act: Callable[[], object]) -> tuple[Code, str]:
    with pytest.raises(ProblemError) as caught:
        act()
    (problem,) = caught.value.problems
    assert problem.hint
    return problem.code, problem.message


def test_a_new_folder_holds_exactly_the_site(output: Path) -> None:
    assert built(output, OLD) == Written(files=3, changed=3)
    assert files_of(output) == {**OLD, MARKER: marker(OLD)}
    assert [path.name for path in output.parent.iterdir()] == ["output"]


def test_the_next_site_takes_its_place_whole(output: Path) -> None:
    built(output, OLD)
    assert built(output, NEW) == Written(files=3, changed=2)
    assert {path: content for path, content in files_of(output).items() if path != MARKER} == NEW
    assert not (output / "gone").exists()
    assert [path.name for path in output.parent.iterdir()] == ["output"]


def test_what_does_not_change_is_not_written(output: Path) -> None:
    built(output, OLD)
    os.utime(output / "same.txt", (1, 1))
    before = (output / "same.txt").stat()
    built(output, NEW)
    after = (output / "same.txt").stat()
    assert (after.st_ino, after.st_mtime) == (before.st_ino, 1)
    assert (output / "index.html").stat().st_mtime > 1


def test_a_site_that_is_there_already_is_left_alone(output: Path) -> None:
    built(output, OLD)
    before = output.stat().st_ino
    assert built(output, OLD) == Written(files=3, changed=0)
    assert output.stat().st_ino == before


def test_what_somebody_changed_in_the_output_is_put_right(output: Path) -> None:
    built(output, OLD)
    (output / "index.html").write_bytes(b"hacked")
    assert built(output, OLD).changed == 1
    assert files_of(output).keys() == {*OLD, MARKER}
    assert (output / "index.html").read_bytes() == b"old"


def test_a_copy_is_the_same_byte_for_byte(output: Path, tmp_path: Path) -> None:
    source = tmp_path / "badge.png"
    source.write_bytes(bytes(range(256)))
    assert write_site(output, [], [copy_of(source, "badges/x/badge.png")]) == Written(files=1, changed=1)
    assert (output / "badges/x/badge.png").read_bytes() == bytes(range(256))
    source.write_bytes(b"other")
    assert (output / "badges/x/badge.png").read_bytes() == bytes(range(256))


@pytest.mark.parametrize("change", [lambda path: path.write_bytes(b"other"), Path.unlink])
def test_a_file_that_changes_during_a_build_does_not_slip_in(
    output: Path, tmp_path: Path, change: Callable[[Path], object]
) -> None:
    built(output, OLD)
    source = tmp_path / "badge.png"
    source.write_bytes(b"as it was read")
    copy = copy_of(source, "badge.png")
    change(source)
    code, _ = refused(lambda: write_site(output, site(NEW), [copy]))
    assert code is Code.FILE_NOT_READABLE
    assert files_of(output).keys() == {*OLD, MARKER}


def test_a_foreign_folder_is_never_replaced(output: Path) -> None:
    output.mkdir()
    (output / "thesis.doc").write_text("years of work")
    code, message = refused(lambda: built(output, NEW))
    assert code is Code.OUTPUT_NOT_OURS
    assert str(output) in message
    assert files_of(output) == {"thesis.doc": b"years of work"}


def test_an_empty_folder_and_a_placeholder_may_be_used_and_the_placeholder_stays(output: Path) -> None:
    output.mkdir()
    (output / ".gitkeep").write_text("keep")
    for files in (OLD, NEW):
        built(output, files)
        assert (output / ".gitkeep").read_text() == "keep"


def test_a_file_in_the_place_of_the_output_is_refused(output: Path) -> None:
    output.write_text("mine")
    assert refused(lambda: built(output, NEW))[0] is Code.OUTPUT_NOT_OURS
    assert output.read_text() == "mine"


@pytest.mark.parametrize("exists", [True, False])
def test_a_link_in_the_place_of_the_output_is_refused(output: Path, tmp_path: Path, *, exists: bool) -> None:
    if exists:
        (tmp_path / "elsewhere").mkdir()
    output.symlink_to(tmp_path / "elsewhere")
    code, message = refused(lambda: check_output(output))
    assert code is Code.OUTPUT_NOT_OURS
    assert "It is not a folder." in message


@pytest.mark.parametrize("path", ["CNAME", ".git/HEAD", "badges/mine.txt"])
def test_a_file_that_the_owner_put_there_is_not_lost(output: Path, path: str) -> None:
    built(output, OLD)
    (output / path).parent.mkdir(parents=True, exist_ok=True)
    (output / path).write_text("mine")
    code, message = refused(lambda: built(output, NEW))
    assert code is Code.OUTPUT_NOT_OURS
    assert path in message
    assert (output / path).read_text() == "mine"
    assert (output / "index.html").read_bytes() == b"old"


def test_what_a_file_manager_leaves_behind_stops_nothing(output: Path) -> None:
    built(output, OLD)
    (output / ".DS_Store").write_bytes(b"x")
    built(output, NEW)
    assert not (output / ".DS_Store").exists()


def test_the_marker_tells_no_path(output: Path) -> None:
    built(output, {"unlisted/0123456789abcdef/index.html": b"x"})
    assert b"0123456789abcdef" not in (output / MARKER).read_bytes()


@pytest.mark.parametrize("place", ["content", "content/files/site", "."])
def test_a_site_is_kept_out_of_the_project_s_own_folders(tmp_path: Path, place: str) -> None:
    (tmp_path / "content/files").mkdir(parents=True)
    code, message = refused(lambda: check_output(tmp_path / place, apart_from=[tmp_path / "content"]))
    assert code is Code.OUTPUT_NOT_OURS
    assert "content/" in message


def test_folders_above_the_output_are_made(tmp_path: Path) -> None:
    built(tmp_path / "a/b/output", OLD)
    assert (tmp_path / "a/b/output/index.html").read_bytes() == b"old"


def test_a_place_that_is_below_a_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    code, message = refused(lambda: built(tmp_path / "file/output", OLD))
    assert code is Code.OUTPUT_NOT_WRITABLE
    assert "file/output" in message


@pytest.mark.usefixtures("permissions_count")
def test_a_folder_that_cannot_be_written_keeps_the_old_site(output: Path) -> None:
    built(output, OLD)
    output.parent.chmod(0o500)
    try:
        code, message = refused(lambda: built(output, NEW))
    finally:
        output.parent.chmod(0o700)
    assert code is Code.OUTPUT_NOT_WRITABLE
    assert "Permission denied" in message
    assert files_of(output).keys() == {*OLD, MARKER}


def test_two_files_that_cannot_lie_together_are_a_problem_and_keep_the_old_site(output: Path) -> None:
    built(output, OLD)
    code, _ = refused(lambda: built(output, {"a": b"file", "a/b": b"below a file"}))
    assert code is Code.OUTPUT_NOT_WRITABLE
    assert files_of(output).keys() == {*OLD, MARKER}
    assert [path.name for path in output.parent.iterdir()] == ["output"]


def test_a_full_disk_is_named_with_what_helps(output: Path) -> None:
    def full() -> None:
        with writable(output):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(ProblemError) as caught:
        full()
    assert caught.value.problems[0].hint == "Make room on the disk."
    assert "No space left" in caught.value.problems[0].message


def test_a_system_that_cannot_wait_for_its_disk_writes_too(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "sync")
    assert built(output, OLD).changed == 3


def test_leftovers_of_a_killed_build_are_taken_away(output: Path) -> None:
    built(output, OLD)
    for name in (".output.new", ".output.old"):
        (output.parent / name / "deep").mkdir(parents=True)
        (output.parent / name / "deep/half.html").write_text("half")
    built(output, OLD)
    assert [path.name for path in output.parent.iterdir()] == ["output"]
    assert files_of(output).keys() == {*OLD, MARKER}


def test_a_swap_that_was_killed_in_the_middle_is_undone(output: Path) -> None:
    built(output, OLD)
    output.rename(output.parent / ".output.old")
    code, _ = refused(lambda: write_site(output, site({"a": b"", "a/b": b""}), []))
    assert code is Code.OUTPUT_NOT_WRITABLE
    assert files_of(output).keys() == {*OLD, MARKER}
