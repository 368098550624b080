import importlib
import os
import pickle
import sqlite3
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from badgefolio.engine import Memo
from badgefolio.model.credential import Moment
from badgefolio.model.project import Visibility
from badgefolio.model.work import Item

NEW_YEAR = Moment(text="x", instant=datetime(2024, 1, 1, tzinfo=UTC))
VALUE = ("text", 1, None, b"bytes", Visibility.PUBLIC, NEW_YEAR)


def kept(path: Path, *keys: str, generation: str = "") -> dict[str, object]:
    """Return what a memo that is opened anew knows."""
    with Memo(path, generation=generation) as memo:
        return memo.get(keys)


def keep(path: Path, **results: object) -> None:
    with Memo(path) as memo:
        memo.get(results)
        memo.put(results.items())
        memo.finish()


def plant(path: Path, key: str, content: bytes) -> None:
    """Put bytes into a memo by the back door."""
    with sqlite3.connect(path) as database:
        database.execute("INSERT INTO made VALUES (?, ?)", (key, content))
    database.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "memo.sqlite3"


def test_what_was_kept_is_known_when_it_is_opened_again(path: Path) -> None:
    keep(path, one=VALUE)
    assert kept(path, "one", "two") == {"one": VALUE}


def test_without_finish_nothing_is_kept(path: Path) -> None:
    with Memo(path) as memo:
        memo.put([("one", 1)])
        assert memo.get(["one"]) == {"one": 1}
    assert kept(path, "one") == {}


def test_without_a_path_it_forgets_when_it_is_closed() -> None:
    with Memo() as memo:
        memo.put([("one", 1)])
        memo.finish()
    with Memo() as memo:
        assert memo.get(["one"]) == {}


def test_more_is_asked_than_one_statement_can_hold(path: Path) -> None:
    with Memo(path) as memo:
        memo.put((str(number), number) for number in range(1500))
        assert memo.get(map(str, range(1500))) == {str(number): number for number in range(1500)}


def test_what_the_last_build_did_not_ask_for_is_dropped(path: Path) -> None:
    keep(path, one=1, two=2)
    with Memo(path) as memo:
        memo.get(["one"])
        memo.finish()
    assert kept(path, "one", "two") == {"one": 1}


def test_another_version_of_the_program_forgets(path: Path) -> None:
    keep(path, one=1)
    assert kept(path, "one", generation="other") == {}
    assert kept(path, "one") == {}


@pytest.mark.parametrize("content", [b"no database at all, but long enough to look like one" * 20, b"short"])
def test_a_file_that_is_no_memo_is_begun_anew(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    keep(path, one=1)
    assert kept(path, "one") == {"one": 1}


def test_a_memo_damaged_inside_knows_nothing_and_stops_nobody(path: Path) -> None:
    keep(path, **{f"key{number}": "x" * 200 for number in range(500)})
    content = bytearray(path.read_bytes())
    assert len(content) > 3 * 4096
    content[2 * 4096 :] = os.urandom(len(content) - 2 * 4096)
    path.write_bytes(content)
    with Memo(path) as memo:
        found = memo.get(f"key{number}" for number in range(500))
        memo.put([("new", 1)])
        memo.finish()
    assert all(value == "x" * 200 for value in found.values())


def test_a_folder_in_its_place_stops_nobody(path: Path) -> None:
    path.mkdir()
    keep(path, one=1)
    assert kept(path, "one") == {}
    assert path.is_dir()


@pytest.mark.usefixtures("permissions_count")
def test_a_damaged_file_that_cannot_be_taken_away_stops_nobody(path: Path) -> None:
    path.write_bytes(b"no database at all" * 100)
    path.parent.chmod(0o500)
    try:
        with Memo(path) as memo:
            memo.put([("one", 1)])
            assert memo.get(["one"]) == {"one": 1}
            memo.finish()
    finally:
        path.parent.chmod(0o700)
    assert path.read_bytes().startswith(b"no database")


def test_a_memo_that_another_build_holds_stops_nobody(path: Path) -> None:
    keep(path, one=1)
    other = sqlite3.connect(path)
    other.execute("BEGIN EXCLUSIVE")
    with Memo(path) as memo:
        assert memo.get(["one"]) == {}
        memo.put([("two", 2)])
        memo.finish()
    other.close()
    assert kept(path, "one", "two") == {"one": 1}


def test_a_memo_that_another_build_takes_meanwhile_stops_nobody(path: Path) -> None:
    keep(path, one=1)
    with Memo(path) as memo:
        other = sqlite3.connect(path)
        other.execute("BEGIN EXCLUSIVE")
        assert memo.get(["one"]) == {}
        memo.put([("two", 2)])
        memo.finish()
        other.close()
    assert kept(path, "one", "two") == {"one": 1}


class Hostile:
    """Runs a command where it is read by an ordinary unpickler."""

    def __init__(self, target: Path) -> None:
        self.target = target

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return os.mkdir, (str(self.target),)


def test_a_hostile_result_runs_nothing_and_counts_as_unknown(path: Path, tmp_path: Path) -> None:
    keep(path, one=1)
    plant(path, "bad", pickle.dumps(Hostile(tmp_path / "made")))
    assert kept(path, "one", "bad") == {"one": 1}
    assert not (tmp_path / "made").exists()
    pickle.loads(pickle.dumps(Hostile(tmp_path / "made")))  # noqa: S301 - the positive control
    assert (tmp_path / "made").is_dir()


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("os", "system"),
        ("builtins", "eval"),
        ("badgefolio.portfolio.starter", "write_starter"),
        ("badgefolio.portfolio.starter", "resources.bundled"),
        ("badgefolio.engine.memo", "sqlite3"),
        ("badgefolio.cli.files", "write_new"),
        ("badgefolio.nowhere", "Nothing"),
        ("subprocess", "Popen"),
        ("pathlib", "Path"),
        ("datetime", "time"),
    ],
)
def test_nothing_but_values_can_be_made(path: Path, module: str, name: str) -> None:
    keep(path, one=1)
    plant(path, "bad", f"c{module}\n{name}\n.".encode())
    assert kept(path, "bad") == {}


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("badgefolio.model.project", "Visibility"),
        ("badgefolio.model.credential", "Moment"),
        ("badgefolio.console.terminal", "Terminal"),
    ],
)
def test_a_hostile_result_cannot_write_on_a_class(path: Path, module: str, name: str) -> None:
    keep(path, one=1)
    plant(path, "bad", f"c{module}\n{name}\n(N}}Vplanted\nI1\nstb.".encode())
    kept(path, "bad")
    assert not hasattr(getattr(importlib.import_module(module), name), "planted")


class Got:
    """Is read as a member of something, as Python 3.11.2 writes members of enumerations."""

    def __init__(self, *of: object) -> None:
        self.of = of

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return getattr, self.of


def test_a_member_of_an_enumeration_is_read_by_its_name_too(path: Path) -> None:
    keep(path, one=1)
    plant(path, "member", pickle.dumps(Got(Visibility, "PUBLIC")))
    assert kept(path, "member") == {"member": Visibility.PUBLIC}


@pytest.mark.parametrize(
    "of",
    [("x", "upper"), (Visibility, "__class__"), (Visibility, "_member_map_"), (Moment, "day"), ([], "pop")],
)
def test_nothing_else_is_got_from_anything(path: Path, of: tuple[object, str]) -> None:
    keep(path, one=1)
    plant(path, "bad", pickle.dumps(Got(*of)))
    assert kept(path, "bad") == {}


def test_values_and_times_can_be_made(path: Path) -> None:
    value = (timezone(timedelta(hours=1)), Item("a", "b"), Visibility.UNLISTED)
    keep(path, one=value)
    assert kept(path, "one") == {"one": value}


def test_bytes_that_are_no_result_count_as_unknown(path: Path) -> None:
    keep(path, one=1)
    plant(path, "bad", b"\x80\x05nonsense")
    plant(path, "empty", b"")
    assert kept(path, "one", "bad", "empty") == {"one": 1}
