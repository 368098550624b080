import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from badgefolio.pipeline.due import Due

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from tests.conftest import Project, Ran

NOW = datetime(2026, 6, 1, tzinfo=UTC)
AUTUMN = "visibility: public\npublish_after: 2026-09-01\npublish_before: 2026-12-01\n"


def dated(project: "Project") -> "Project":
    project.site().badge("one", AUTUMN).badge("two", "publish_before: 2026-09-01\n")
    project.badge("private", "visibility: private\npublish_after: 2026-07-01\n")
    return project.write_page("cv", "- badges: all", "publish_after: 2026-09-01")


def paths(project: "Project") -> set[str]:
    """Return the pages of badges and of the owner."""
    return {
        path for path in project.output() if re.fullmatch(r"(badges/(?!by-)|pages/)[^/]+/index.html", path)
    }


def test_things_come_and_go_on_their_days_and_a_build_says_when(project: "Project") -> None:
    dated(project)
    built = project.build(now=NOW)
    assert built.due == Due(at=datetime(2026, 9, 1, tzinfo=UTC), appearing=2, disappearing=1)
    assert (built.badges, built.pages, built.hidden) == (1, 0, 3)
    assert paths(project) == {"badges/two/index.html"}
    assert not any("/one/" in path for path in project.output())
    later = project.build(now=built.due.at)
    assert paths(project) == {"badges/one/index.html", "pages/cv/index.html"}
    assert later.due == Due(at=datetime(2026, 12, 1, tzinfo=UTC), appearing=0, disappearing=1)
    last = project.build(now=later.due.at)
    assert paths(project) == {"pages/cv/index.html"}
    assert last.due is None


@given(st.datetimes(min_value=datetime(2026, 6, 1), max_value=datetime(2026, 8, 31), timezones=st.just(UTC)))  # noqa: DTZ001 - hypothesis takes naive limits
def test_before_it_is_due_nothing_changes(now: datetime) -> None:
    from badgefolio.model.audience import Window

    window = Window(after=datetime(2026, 9, 1, tzinfo=UTC))
    assert not window.is_open(now)
    assert window.next_change(now) == window.after


def test_drafts_show_what_is_kept_back(project: "Project") -> None:
    dated(project)
    assert project.build(now=NOW, drafts=True).hidden == 0


def test_the_command_says_when_to_build_again(
    project: "Project", run: "Callable[..., Ran]", monkeypatch: "pytest.MonkeyPatch"
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    dated(project)
    said = run("build", project.folder, "--workers", "1").out
    assert "Build again after 2026-09-01T00:00:00Z: 2 things appear, 1 thing disappears.\n" in said
    answer = json.loads(run("check", project.folder, "--json").out)
    assert answer["due"] == {"at": "2026-09-01T00:00:00Z", "appearing": 2, "disappearing": 1}
