import os
from pathlib import Path

import pytest

from badgefolio.cli import files
from badgefolio.cli.files import read_bytes, write_new
from badgefolio.problems import Code, ProblemError


def refused(path: Path) -> tuple[Code, str]:
    with pytest.raises(ProblemError) as caught:
        read_bytes(path)
    (problem,) = caught.value.problems
    assert problem.hint
    return problem.code, problem.message


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    assert read_bytes(tmp_path / "a") == b"abc"


def test_a_missing_file_and_a_folder_are_said_by_name(tmp_path: Path) -> None:
    code, message = refused(tmp_path / "absent.png")
    assert code is Code.FILE_NOT_FOUND
    assert "absent.png" in message
    code, message = refused(tmp_path)
    assert code is Code.FILE_NOT_READABLE
    assert message.endswith("is not a file.")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe")[0] is Code.FILE_NOT_READABLE


def test_a_file_over_the_cap_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 3)
    (tmp_path / "a").write_bytes(b"abcd")
    code, message = refused(tmp_path / "a")
    assert code is Code.FILE_TOO_LARGE
    assert "4 bytes; at most 3" in message


@pytest.mark.usefixtures("permissions_count")
def test_a_file_without_permission_is_said(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    (tmp_path / "a").chmod(0)
    assert "Permission denied" in refused(tmp_path / "a")[1]


def test_a_new_file_is_written_with_its_folder_and_never_over_another(tmp_path: Path) -> None:
    path = tmp_path / "deep/er/a"
    write_new(path, b"one")
    with pytest.raises(ProblemError) as caught:
        write_new(path, b"two")
    assert caught.value.problems[0].code is Code.FILE_EXISTS
    assert path.read_bytes() == b"one"
    write_new(path, b"two", replace=True)
    assert path.read_bytes() == b"two"
    assert [one.name for one in path.parent.iterdir()] == ["a"]


def test_writing_follows_no_planted_link(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("precious")
    (tmp_path / ".a.new").symlink_to(tmp_path / "precious")
    write_new(tmp_path / "a", b"new")
    assert (tmp_path / "precious").read_text() == "precious"
    assert (tmp_path / "a").read_bytes() == b"new"


@pytest.mark.usefixtures("permissions_count")
def test_a_folder_that_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o500)
    with pytest.raises(ProblemError) as caught:
        write_new(folder / "a", b"new")
    assert caught.value.problems[0].code is Code.OUTPUT_NOT_WRITABLE
