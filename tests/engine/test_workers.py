import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from badgefolio.engine import Counts, Memo, Work, open_work
from badgefolio.engine.workers import _processors
from badgefolio.model.work import Item, Step
from badgefolio.render.pictures import PICTURE, PictureRequest

calls: list[int] = []


def doubled(number: int) -> int:
    """Return twice the number; says that it was called."""
    calls.append(number)
    return 2 * number


def divided_by_zero(number: int) -> int:
    """Fail."""
    return number // 0


DOUBLE = Step("double", doubled)


@pytest.fixture(autouse=True)
def _no_calls() -> None:
    calls.clear()


def items(*numbers: int) -> list[Item[int]]:
    return [Item(number, number) for number in numbers]


def test_results_come_in_the_order_of_the_items() -> None:
    with Memo() as memo:
        assert Work(memo).map(DOUBLE, items(3, 1, 2)) == [6, 2, 4]


def test_equal_items_are_made_once() -> None:
    with Memo() as memo:
        work = Work(memo)
        assert work.map(DOUBLE, items(1, 2, 1, 1)) == [2, 4, 2, 2]
        assert calls == [1, 2]
        assert work.counts == {"double": Counts(known=0, made=2)}


def test_what_an_item_reads_stands_for_its_argument() -> None:
    with Memo() as memo:
        one, other = Work(memo).map(DOUBLE, [Item("same", 1), Item("same", 9)])
        assert one == other == 2 * calls[0]
        assert len(calls) == 1


def test_what_the_memo_knows_is_not_made_again(tmp_path: Path) -> None:
    path = tmp_path / "memo.sqlite3"
    for wanted, counts in ((items(1, 2), Counts(made=2)), (items(2, 3), Counts(known=1, made=1))):
        with Memo(path) as memo:
            work = Work(memo)
            assert work.map(DOUBLE, wanted) == [2 * item.argument for item in wanted]
            assert work.counts["double"] == counts
            memo.finish()
    assert calls == [1, 2, 3]


def test_steps_do_not_know_each_others_results() -> None:
    with Memo() as memo:
        work = Work(memo)
        assert work.map(DOUBLE, items(1)) == [2]
        assert work.map(Step("other", doubled), items(1)) == [2]
        assert calls == [1, 1]
        assert work.map(DOUBLE, []) == []


def test_an_exception_in_a_step_comes_through() -> None:
    with Memo() as memo, pytest.raises(ZeroDivisionError):
        Work(memo).map(Step("broken", divided_by_zero), items(1))


def test_progress_is_told_from_beginning_to_end() -> None:
    told: list[tuple[str, int, int]] = []
    with Memo() as memo:
        work = Work(memo, progress=lambda *said: told.append(said))
        work.map(DOUBLE, items(1, 2))
    assert told == [("double", 0, 2), ("double", 1, 2), ("double", 2, 2)]


def test_few_items_are_made_in_this_process() -> None:
    def no_executor() -> ThreadPoolExecutor:
        raise AssertionError

    with Memo() as memo:
        assert len(Work(memo, executor=no_executor, workers=4).map(DOUBLE, items(*range(63)))) == 63


def test_an_executor_gives_the_same_in_the_same_order_and_is_asked_for_once() -> None:
    asked: list[ThreadPoolExecutor] = []

    def executor() -> ThreadPoolExecutor:
        asked.append(ThreadPoolExecutor(3))
        return asked[-1]

    told: list[int] = []
    with Memo() as memo:
        work = Work(memo, executor=executor, workers=3, progress=lambda _, done, __: told.append(done))
        assert work.map(DOUBLE, items(*range(100))) == [2 * number for number in range(100)]
        assert work.map(DOUBLE, items(*range(100, 200))) == [2 * number for number in range(100, 200)]
        work.close()
        work.close()
    assert len(asked) == 1
    assert told == sorted(told[: told.index(100) + 2]) + told[told.index(100) + 2 :]
    assert told[-1] == 100
    with pytest.raises(RuntimeError):
        asked[0].submit(abs, 1)


def test_one_process_and_several_make_the_same() -> None:
    requests = [Item(n, PictureRequest(file="f", name=f"Badge {n}", is_badge=True)) for n in range(70)]
    made = []
    for workers in (1, 2):
        with Memo() as memo, open_work(memo, workers=workers) as work:
            made.append(work.map(PICTURE, requests))
            assert work.workers == workers
    assert made[0] == made[1]
    assert len(set(made[0])) > 30


def test_processors_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    with Memo() as memo, open_work(memo) as work:
        assert 1 <= work.workers <= 8
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    assert _processors() == (os.cpu_count() or 1)
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert _processors() == 1
