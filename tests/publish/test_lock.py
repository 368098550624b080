from collections.abc import Callable
from pathlib import Path
from subprocess import Popen

import pytest
from tests.publish.conftest import OLD, site

from badgefolio.problems import Code, ProblemError
from badgefolio.publish import write_site
from badgefolio.publish.lock import locked

Python = Callable[..., Popen[str]]

HOLD = """
import sys, time
from pathlib import Path
from badgefolio.publish.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def held_by_another(python: Python, path: Path) -> Popen[str]:
    child = python(HOLD, path)
    assert child.stdout is not None
    assert child.stdout.readline() == "held\n"
    return child


def test_the_lock_is_gone_when_the_work_is_done(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with locked(path):
        assert path.is_file()
    assert not path.exists()


def test_the_lock_is_gone_when_the_work_fails(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with pytest.raises(ZeroDivisionError), locked(path):
        raise ZeroDivisionError
    assert not path.exists()


def test_a_second_build_is_refused_while_another_process_writes(tmp_path: Path, python: Python) -> None:
    child = held_by_another(python, tmp_path / ".output.lock")
    try:
        with pytest.raises(ProblemError) as caught:
            write_site(tmp_path / "output", site(OLD), [])
    finally:
        child.kill()
        child.communicate()
    (problem,) = caught.value.problems
    assert problem.code is Code.BUILD_RUNNING
    assert "preview" in problem.hint
    assert not (tmp_path / "output").exists()


def test_a_lock_whose_holder_was_killed_holds_nobody(tmp_path: Path, python: Python) -> None:
    path = tmp_path / ".output.lock"
    child = held_by_another(python, path)
    child.kill()
    child.communicate()
    assert path.exists()
    write_site(tmp_path / "output", site(OLD), [])
    assert (tmp_path / "output/index.html").is_file()
    assert not path.exists()


def test_a_lock_that_its_holder_takes_away_meanwhile_is_not_held(tmp_path: Path) -> None:
    path = tmp_path / "lock"

    class Meanwhile(type(path)):  # type: ignore[misc]  # the class of paths on this system
        """A path whose file is taken away, and made anew or not, right after it was opened."""

        again = True

        def open(self, *arguments: object, **options: object) -> object:
            opened = super().open(*arguments, **options)
            Path(self).unlink()
            if self.again:
                Path(self).touch()
            return opened

    class NotAgain(Meanwhile):
        again = False

    for kind in (Meanwhile, NotAgain):
        with pytest.raises(ProblemError) as caught, locked(kind(path)):
            pytest.fail("two hold the lock")
        assert caught.value.problems[0].code is Code.BUILD_RUNNING
