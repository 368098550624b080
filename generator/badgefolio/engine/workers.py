"""Steps over many items: what the memo knows is taken from it, the rest is made by workers.

A step is a pure function with a name. An incremental build, a parallel build and a build on
a cluster are the same call, `Work.map`, with another `concurrent.futures` executor behind it.
"""

import os
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_all_start_methods, get_context
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from badgefolio.engine.fingerprint import fingerprint
from badgefolio.engine.memo import Memo
from badgefolio.model.work import Item, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

Argument = TypeVar("Argument")
Result = TypeVar("Result")

# Below this many items a process costs more than it saves (a pool starts in about 40 ms).
_WORTH_A_POOL = 64
_BATCHES_PER_WORKER = 8


@dataclass(slots=True)
class Counts:
    """How many results of a step came from the memo, and how many were made."""

    known: int = 0
    made: int = 0


# Told while a step goes on: the step's name, how many items are there, how many there will be.
Progress: TypeAlias = "Callable[[str, int, int], None]"


def silent(_step: str, _done: int, _total: int) -> None:
    """Tell nobody."""


@dataclass(slots=True)
class Work:
    """A memo and workers. `executor` is asked for one only when there is enough to do."""

    memo: Memo
    executor: "Callable[[], Executor] | None" = None
    workers: int = 1
    progress: Progress = silent
    counts: dict[str, Counts] = field(default_factory=dict)
    _running: Executor | None = None

    def map(self, step: Step[Argument, Result], items: "Iterable[Item[Argument]]") -> list[Result]:
        """Return the step's result for each item, in the order of the items.

        Equal fingerprints are made once. Results are values that the memo can keep; an exception in a
        step is a bug and comes through.
        """
        items = list(items)
        keys = [fingerprint(step.name, item.reads) for item in items]
        known: dict[str, Any] = self.memo.get(dict.fromkeys(keys))
        missing = {key: item.argument for key, item in zip(keys, items, strict=True) if key not in known}
        counts = self.counts.setdefault(step.name, Counts())
        counts.known += len(known)
        counts.made += len(missing)
        made = dict(zip(missing, self._make(step, list(missing.values())), strict=True))
        self.memo.put(made.items())
        return [known[key] if key in known else made[key] for key in keys]

    def close(self) -> None:
        """Let the workers go."""
        if self._running is not None:
            self._running.shutdown(cancel_futures=True)
            self._running = None

    def _make(self, step: Step[Argument, Result], arguments: "Sequence[Argument]") -> "Iterator[Result]":
        total = len(arguments)
        if self.executor is None or self.workers < 2 or total < _WORTH_A_POOL:  # noqa: PLR2004 - two is many
            for done, argument in enumerate(arguments):
                self.progress(step.name, done, total)
                yield step.function(argument)
        else:
            if self._running is None:
                self._running = self.executor()
            size = max(1, -(-total // (self.workers * _BATCHES_PER_WORKER)))
            done = 0
            for batch in self._running.map(_batch, _batches(step, arguments, size)):
                done += len(batch)
                self.progress(step.name, done, total)
                yield from batch
        self.progress(step.name, total, total)


@contextmanager
def open_work(memo: Memo, *, workers: int = 0, progress: Progress = silent) -> "Iterator[Work]":
    """Give a Work with that many processes, and let them go at the end.

    Args:
        memo: what was made before; stays open.
        workers: how many processes; 0 takes one for each processor the program may use, at most 8; with 1
            everything is made in this process.
        progress: told while steps go on.
    """
    count = workers or min(8, _processors())
    work = Work(memo, executor=lambda: _pool(count), workers=count, progress=progress)
    try:
        yield work
    finally:
        work.close()


def _pool(workers: int) -> Executor:
    """Return processes that start clean: a fork of a program with threads may hang (Python 3.12, os.fork)."""
    methods = get_all_start_methods()
    context = get_context("forkserver" if "forkserver" in methods else "spawn")
    return ProcessPoolExecutor(max_workers=workers, mp_context=context)


def _batches(
    step: Step[Argument, Result], arguments: "Sequence[Argument]", size: int
) -> "Iterator[tuple[Callable[[Argument], Result], list[Argument]]]":
    rest = iter(arguments)
    while batch := list(islice(rest, size)):
        yield step.function, batch


def _batch(task: "tuple[Callable[[Argument], Result], list[Argument]]") -> list[Result]:
    function, arguments = task
    return [function(argument) for argument in arguments]


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
