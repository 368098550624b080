import ctypes
import errno
import sys
from pathlib import Path

import pytest

from badgefolio.publish import swap
from badgefolio.publish.swap import swap_folders


@pytest.fixture(params=[True, False], ids=["in one step", "with two renames"])
def folders(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Path, ...]:
    """Give folders new, current and old, on systems that can exchange two in one step and that cannot."""
    if not request.param:
        monkeypatch.setattr(sys, "platform", "win32")
    for name in ("new", "current"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    return tmp_path / "new", tmp_path / "current", tmp_path / "old"


def holds(folder: Path) -> str:
    (only,) = folder.iterdir()
    return only.name


def test_two_folders_change_places(folders: tuple[Path, ...]) -> None:
    new, current, old = folders
    swap_folders(new, current, old)
    assert holds(current) == "new"
    assert holds(old) == "current"
    assert not new.exists()


def test_where_nothing_is_new_the_current_one_stays(folders: tuple[Path, ...]) -> None:
    new, current, old = folders
    (new / "new").unlink()
    new.rmdir()
    with pytest.raises(FileNotFoundError):
        swap_folders(new, current, old)
    assert holds(current) == "current"
    assert not old.exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="renameat2 is of Linux")
def test_this_system_exchanges_in_one_step(folders: tuple[Path, ...]) -> None:
    new, current, _ = folders
    if sys.platform == "win32":
        assert not swap._exchange(new, current)
    else:
        assert swap._exchange(new, current)
        assert holds(new) == "current"


class Library:
    """Stands for the C library of another system."""

    def __init__(self, **functions: object) -> None:
        self.__dict__.update(functions)


@pytest.mark.parametrize(
    ("platform", "functions", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"renameat2": lambda *_: -errno.EINVAL}, False),
        ("darwin", {}, False),
        ("darwin", {"renamex_np": lambda *_: -1}, False),
        (
            "darwin",
            {"renamex_np": lambda one, other, how: 0 if (one, other, how) == (b"a", b"b", 2) else -1},
            True,
        ),
    ],
)
def test_systems_without_the_call_say_no(
    monkeypatch: pytest.MonkeyPatch, platform: str, functions: dict[str, object], *, expected: bool
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Library(**functions))
    assert swap._exchange(Path("a"), Path("b")) is expected
