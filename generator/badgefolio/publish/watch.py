"""Watches folders, and says when something in them has changed and come to rest."""

from contextlib import contextmanager
from threading import Event
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from watchdog.events import FileSystemEvent

_QUIET = 0.1  # seconds without a change: editors save in several steps
_CHANGES = frozenset(["created", "modified", "moved", "deleted"])


class Changes:
    """Waits for changes. `stop` ends the waiting."""

    def __init__(self) -> None:
        self._changed = Event()
        self._stopped = False

    def note(self) -> None:
        """Note that something changed."""
        self._changed.set()

    def stop(self) -> None:
        """End the waiting."""
        self._stopped = True
        self._changed.set()

    def wait(self, quiet: float = _QUIET) -> bool:
        """Wait for a change, then until nothing has changed for `quiet` seconds; False once stopped."""
        self._changed.wait()
        while not self._stopped and self._changed.is_set():
            self._changed.clear()
            self._changed.wait(quiet)
        return not self._stopped


@contextmanager
def watching(folders: "Iterable[Path]") -> "Iterator[Changes]":
    """Give the changes in these folders and all below; folders that do not exist are passed over."""
    from watchdog.events import FileSystemEventHandler
    from watchdog.observers import Observer

    changes = Changes()

    class Noting(FileSystemEventHandler):
        def on_any_event(self, event: "FileSystemEvent") -> None:
            if event.event_type in _CHANGES:
                changes.note()

    observer = Observer()
    for folder in folders:
        if folder.is_dir():
            observer.schedule(Noting(), str(folder), recursive=True)
    observer.start()
    try:
        yield changes
    finally:
        observer.stop()
        observer.join()
