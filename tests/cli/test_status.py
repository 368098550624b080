"""`badgefolio status`: what to look at, with an exit code for a scheduled job."""

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from tests.fetching.servers import Server, answer, serving
from tests.pipeline.endorsed import NOW, endorsement, received

from badgefolio.model.endorsements import Answer
from badgefolio.pipeline.received import answer_endorsements

if TYPE_CHECKING:
    from tests.conftest import Project, Ran

DAY = "1780358400"  # 2 June 2026, 00:00 UTC
PRIVATE = "visibility: private\n"


@pytest.fixture
def status(
    project: "Project", run: "Callable[..., Ran]", monkeypatch: pytest.MonkeyPatch
) -> "Callable[..., Ran]":
    """Give the command for a project, on 2 June 2026; of the tiny badges' own faults nothing is said."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    project.site()
    faults = ("--without", "never-fetched", "--without", "check-failed")
    return lambda *more: run("status", project.folder, *faults, *more)


def told(ran: "Ran") -> list[tuple[str, str]]:
    """Return what a machine is told: concern and thing."""
    answered: dict[str, Any] = json.loads(ran.out)
    assert answered["ok"] is (ran.code == 0)
    return [(one["concern"], one["about"]) for one in answered["notices"]]


def test_a_portfolio_in_order_ends_with_nothing_to_do(
    project: "Project", status: "Callable[..., Ran]"
) -> None:
    project.badge("one").write_page("cv", "- text: Hello").build()
    ran = status()
    assert (ran.code, ran.out, ran.err) == (0, "Nothing to do.\n", "")


@pytest.mark.parametrize(
    ("expires", "concern"),
    [
        ("2026-04-02", None),  # long known
        ("2026-04-03", "expired"),  # its day ended 59 days ago
        ("2026-06-01", "expired"),
        ("2026-06-02", "expires"),  # today, to its end
        ("2026-07-31", "expires"),
        ("2026-08-01", None),
    ],
)
def test_what_expires_is_said_sixty_days_ahead_and_back(
    project: "Project", status: "Callable[..., Ran]", expires: str, concern: str | None
) -> None:
    project.badge("one", expires=expires).build()
    assert told(status("--json")) == ([(concern, "badges/one")] if concern else [])
    assert told(status("--json", "--days", "0")) == []
    assert len(told(status("--json", "--days", "70"))) == 1


def test_a_revoked_badge_is_said_while_it_is_published(
    project: "Project", status: "Callable[..., Ran]"
) -> None:
    project.badge("one", revoked=True, revocationReason="A mistake").build()
    assert ("revoked", "badges/one") in told(status("--json"))
    project.write("content/badges/one.yaml", PRIVATE)
    assert told(status("--json")) == []


def test_what_changed_since_the_last_build_is_said(project: "Project", status: "Callable[..., Ran]") -> None:
    project.badge("one").badge("two").badge("three").write_page("cv", "- text: Hello").build()
    project.badge("one", title="Another").remove("content/badges/two.png").badge("four")
    project.badge("five", PRIVATE).write_page("more", "- text: Hello")
    (project.folder / "content/badges/three.png").rename(project.folder / "content/badges/third.png")
    assert told(status("--json")) == [
        ("new", "badges/four"),
        ("new", "pages/more"),
        ("changed", "badges/one"),
        ("gone", "badges/two"),
    ]


def test_what_appears_and_disappears_on_its_day_is_said(
    project: "Project", status: "Callable[..., Ran]"
) -> None:
    project.badge("one", "publish_after: 2026-06-10\n").badge("two", "publish_before: 2026-06-20\n")
    project.badge("far", "publish_after: 2027-06-10\n").badge("mine", f"{PRIVATE}publish_after: 2026-06-10\n")
    project.build()
    assert told(status("--json")) == [("appears", "badges/one"), ("disappears", "badges/two")]


def test_a_badge_that_cannot_be_read_is_said(project: "Project", status: "Callable[..., Ran]") -> None:
    project.badge("one").write("content/badges/bad.png", b"\x89PNG\r\n\x1a\nx")
    assert ("unreadable", "badges/bad") in told(status("--json"))


def test_what_was_never_fetched_or_fails_a_check_is_said_unless_it_is_left_out(
    project: "Project", run: "Callable[..., Ran]", status: "Callable[..., Ran]"
) -> None:
    project.badge("one").build()
    assert told(status("--json")) == []
    ran = run("status", project.folder, "--json")
    assert told(ran) == [("check-failed", "badges/one"), ("never-fetched", "badges/one")]
    assert "badgefolio refresh one" in ran.out
    assert "The check structure failed" in ran.out


def test_where_logs_are_public_only_public_things_are_named(
    project: "Project", status: "Callable[..., Ran]", monkeypatch: pytest.MonkeyPatch
) -> None:
    project.badge("open", expires="2026-06-10").badge("hidden", PRIVATE, expires="2026-06-10").build()
    project.badge("closed", "publish_after: 2026-06-10\n", expires="2026-06-11")
    monkeypatch.setenv("CI", "true")
    ran = status()
    assert ran.code == 1
    assert "badges/open: It expires on 2026-06-10." in ran.out
    assert "hidden" not in ran.out
    assert "closed" not in ran.out
    assert "Beside that 4 things that are not public" in ran.out
    assert json.loads(status("--json").out)["not_named"] == 4


def test_it_says_the_same_twice_and_writes_nothing(project: "Project", status: "Callable[..., Ran]") -> None:
    project.badge("one", expires="2026-06-10")
    before = sorted(project.folder.rglob("*"))
    assert status() == status()
    assert sorted(project.folder.rglob("*")) == before


def test_a_concern_that_is_none_is_a_wrong_command_line(status: "Callable[..., Ran]") -> None:
    ran = status("--without", "expire")
    assert ran.code == 2
    assert 'Did you mean "expires"?' in ran.err
    assert status("--days", "-1").code == 2


@pytest.fixture
def web() -> Iterator[Server]:
    with serving() as server:
        yield server


def test_dead_links_are_said_where_the_web_is_asked(
    project: "Project", status: "Callable[..., Ran]", web: Server
) -> None:
    web.pages["/alive"] = answer("x")
    evidence = f"evidence:\n  - url: {web.url}/alive\n    name: A\n  - url: {web.url}/dead\n    name: D\n"
    project.badge("one", evidence, evidence=[{"id": f"{web.url}/theirs"}])
    project.badge("hidden", PRIVATE, evidence=f"{web.url}/private").build()
    assert told(status("--json")) == []
    assert web.paths == []
    ran = status("--json", "--online", "--allow-host", web.host)
    assert told(ran) == [("dead-link", "badges/one")] * 2
    assert sorted(web.paths) == ["/alive", "/dead", "/theirs"]
    assert "3 links were asked." in status("--online", "--allow-host", web.host).out


def test_an_endorsement_that_waits_is_something_to_look_at(
    project: "Project", status: "Callable[..., Ran]"
) -> None:
    project.badge("one").build()
    name = received(project, endorsement(project))
    assert told(status("--json")) == [("pending", f"endorsements/{name}")]
    answer_endorsements(project.folder, (name,), Answer.ACCEPTED, now=NOW)
    assert told(status("--json")) == []
