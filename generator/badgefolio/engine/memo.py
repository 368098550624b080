"""What was made before, in one SQLite file: fingerprint -> result.

The results of another version of the program are forgotten when the file is opened: `generation` is a
digest of the program itself, so nobody has to remember to raise a number.

Deleting the file costs time, never truth. Entries that the last build did not ask for are dropped at its
end. The file lies in the project and may have come with it from a stranger, so reading it can make only
the values of this package and a few of the standard library, and can call nothing else.
"""

import datetime as dt
import enum
import importlib
import io
import pickle
import sqlite3
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_PROTOCOL = 5
_BATCH = 500  # SQLite takes at most 999 parameters in one statement on older systems
_PATIENCE = 0.5  # seconds to wait for another build: making a thing anew takes no longer
_STANDARD = frozenset(("datetime", name) for name in ("date", "datetime", "timezone", "timedelta"))


class Memo:
    """Results by fingerprint. Without a path it forgets when it is closed."""

    def __init__(self, path: "Path | None" = None, *, generation: str = "") -> None:
        """Open the memo; a file that is damaged or of another generation is begun anew.

        Where it cannot be: on a full disk, or while another build writes it, nothing is kept.
        """
        self._asked: set[str] = set()
        try:
            self._database = _open(path, generation)
        except sqlite3.OperationalError:
            self._database = _open(None, generation)
        except sqlite3.DatabaseError:
            self._database = _open_anew(path, generation)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def get(self, keys: "Iterable[str]") -> dict[str, object]:
        """Return the results that are known, by fingerprint; unreadable ones count as unknown."""
        wanted = list(keys)
        self._asked.update(wanted)
        found: dict[str, object] = {}
        for start in range(0, len(wanted), _BATCH):
            some = wanted[start : start + _BATCH]
            marks = ",".join("?" * len(some))
            rows: list[tuple[str, bytes]] = []
            with suppress(sqlite3.DatabaseError):
                rows = self._database.execute(
                    f"SELECT key, result FROM made WHERE key IN ({marks})",  # noqa: S608 - only question marks
                    some,
                ).fetchall()
            for key, content in rows:
                try:
                    found[key] = _Reader(io.BytesIO(content)).load()
                except Exception:  # noqa: BLE001, S112 - whatever is wrong with it: make it anew
                    continue
        return found

    def put(self, results: "Iterable[tuple[str, object]]") -> None:
        """Keep results, if there is room; they are on disk when `finish` has been called."""
        with suppress(sqlite3.DatabaseError):
            self._database.executemany(
                "INSERT OR REPLACE INTO made VALUES (?, ?)",
                ((key, pickle.dumps(result, protocol=_PROTOCOL)) for key, result in results),
            )

    def finish(self) -> None:
        """Drop what was not asked for since the memo was opened, and write everything to disk."""
        with suppress(sqlite3.DatabaseError):
            known = {key for (key,) in self._database.execute("SELECT key FROM made")}
            forgotten = ((key,) for key in known - self._asked)
            self._database.executemany("DELETE FROM made WHERE key = ?", forgotten)
            self._database.commit()


def _open_anew(path: "Path | None", generation: str) -> sqlite3.Connection:
    """Open a memo in place of a file that is none."""
    try:
        if path is not None:
            path.unlink()
        return _open(path, generation)
    except (OSError, sqlite3.DatabaseError):
        return _open(None, generation)


def _open(path: "Path | None", generation: str) -> sqlite3.Connection:
    database = sqlite3.connect(path or ":memory:", timeout=_PATIENCE, isolation_level="DEFERRED")
    try:
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute("CREATE TABLE IF NOT EXISTS generation (digest TEXT)")
        if database.execute("SELECT digest FROM generation").fetchall() != [(generation,)]:
            database.execute("DROP TABLE IF EXISTS made")
            database.execute("DELETE FROM generation")
            database.execute("INSERT INTO generation VALUES (?)", (generation,))
        database.execute("CREATE TABLE IF NOT EXISTS made (key TEXT PRIMARY KEY, result BLOB) WITHOUT ROWID")
        database.commit()
    except sqlite3.DatabaseError:
        database.close()
        raise
    return database


class _Reader(pickle.Unpickler):
    """Reads values back, knowing only the frozen values of this package."""

    def find_class(self, module: str, name: str) -> object:
        return _known_class(module, name)


class _Words:
    """Makes members of an enumeration: the class itself would let a pickle write attributes on it."""

    __slots__ = ("_words",)
    _words: type[enum.Enum]

    def __init__(self, words: type[enum.Enum]) -> None:
        object.__setattr__(self, "_words", words)

    def __setattr__(self, name: str, value: object) -> None:
        message = f"nothing is written on {self._words.__name__}"
        raise pickle.UnpicklingError(message)

    def __call__(self, value: object) -> enum.Enum:
        return self._words(value)

    def named(self, name: str) -> enum.Enum:
        """Return the member of that name."""
        return self._words[name]


def _member(words: object, name: str) -> enum.Enum:
    """Return a member by its name: Python before 3.11.4 pickles it as `getattr(class, name)`."""
    if isinstance(words, _Words):
        return words.named(name)
    message = "getattr is there for members of enumerations alone"
    raise pickle.UnpicklingError(message)


def _is_frozen(found: object) -> bool:
    """Whether it is a class of frozen values with slots: a pickle cannot write attributes on such a class."""
    parameters = getattr(found, "__dataclass_params__", None)
    return (
        isinstance(found, type)
        and parameters is not None
        and parameters.frozen
        and "__slots__" in vars(found)
    )


@lru_cache(maxsize=1000)
def _known_class(module: str, name: str) -> object:
    """Return a class that results may be made of.

    Raises:
        UnpicklingError: it is none of those.
    """
    if module.startswith("badgefolio.") and "." not in name:
        found = getattr(importlib.import_module(module), name)
        if isinstance(found, type) and issubclass(found, enum.Enum):
            return _Words(found)
        if _is_frozen(found):
            return found
    if (module, name) in _STANDARD:
        return getattr(dt, name)
    if (module, name) == ("builtins", "getattr"):
        return _member
    message = f"{module}.{name} is no value of Badgefolio"
    raise pickle.UnpicklingError(message)
