from pathlib import Path
from threading import Thread

from badgefolio.publish import Changes, watching


def test_a_change_in_a_folder_and_below_is_waited_for(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    with watching([tmp_path, tmp_path / "absent"]) as changes:
        (tmp_path / "deep/file.txt").write_text("one")
        assert changes.wait(0.01)
        (tmp_path / "deep/file.txt").unlink()
        assert changes.wait(0.01)


def test_many_changes_at_once_are_one(tmp_path: Path) -> None:
    changes = Changes()
    for _ in range(5):
        changes.note()
    assert changes.wait(0)
    waiting = Thread(target=changes.wait, args=(0,))
    waiting.start()
    waiting.join(0.05)
    assert waiting.is_alive()
    changes.note()
    waiting.join(30)
    assert not waiting.is_alive()
    assert tmp_path.is_dir()


def test_stopping_ends_the_waiting() -> None:
    changes = Changes()
    told: list[bool] = []
    waiting = Thread(target=lambda: told.append(changes.wait()))
    waiting.start()
    changes.stop()
    waiting.join(30)
    assert told == [False]
    assert not changes.wait()


def test_folders_that_are_not_there_are_passed_over(tmp_path: Path) -> None:
    with watching([tmp_path / "absent"]) as changes:
        changes.note()
        assert changes.wait(0)


def test_reading_is_no_change(tmp_path: Path) -> None:
    (tmp_path / "file.txt").write_text("one")
    with watching([tmp_path]) as changes:
        (tmp_path / "file.txt").read_text()
        waiting = Thread(target=changes.wait, args=(0,))
        waiting.start()
        waiting.join(0.1)
        assert waiting.is_alive()
        changes.stop()
        waiting.join(30)
