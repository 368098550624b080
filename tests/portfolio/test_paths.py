from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.model.audience import EVERYBODY
from badgefolio.model.blocks import every_block
from badgefolio.model.credential import Achievement, Revocation
from badgefolio.model.held import Route
from badgefolio.model.paths import Path, PathState, Progress, Requirement
from badgefolio.model.report import Check, Name, Outcome, Report, Statement, because
from badgefolio.portfolio.paths import read_path
from badgefolio.portfolio.visibility import as_if_public, published
from badgefolio.problems import Code, ProblemError, Severity

if TYPE_CHECKING:
    from tests.portfolio.conftest import Make

    from badgefolio.model.held import HeldBadge
    from badgefolio.portfolio import Resolved

NOTHING = Statement(outcome=Outcome.UNKNOWN, reason=because("Nothing is known."))
LETTERS = st.sampled_from(["", "A", "B", "C"])


def expired(held: "HeldBadge") -> "HeldBadge":
    check = Check(name=Name.EXPIRY, outcome=Outcome.FAILED, reason=because("It expired."))
    at = datetime(2026, 1, 1, tzinfo=UTC)
    report = Report(at=at, checks=(check,), integrity=NOTHING, identity=NOTHING, status=NOTHING)
    return replace(held, report=report)


def requirement(group: str, *badges: "HeldBadge") -> Requirement:
    return Requirement(title="R", issuer="", url="", group=group, badges=badges)


def path(*requirements: Requirement, minimum: int = 0) -> Path:
    return Path(
        name="p",
        title="P",
        description="",
        picture=None,
        picture_alt="",
        state=PathState.ACTIVE,
        audience=EVERYBODY,
        route=Route(path="paths/p/"),
        minimum=minimum,
        requirements=requirements,
    )


def resolved(make: "Make", text: str, badges: "dict[str, str] | None" = None) -> "Resolved":
    said = read_path(text.encode(), file="content/paths/p.yaml", name="p")
    return make.resolved(replace(make.source("", badges), paths=(said,)))


@pytest.mark.parametrize(
    ("groups", "minimum", "counted", "ratio"),
    [
        ("", 0, (0, 0), 0.0),
        ("A+", 0, (1, 1), 1.0),
        ("A+ A-", 0, (1, 1), 1.0),
        ("A- A-", 0, (0, 1), 0.0),
        ("A+ B-", 0, (1, 2), 0.5),
        ("A+ B- C-", 0, (1, 3), 0.33),
        ("A+ B+ C-", 0, (2, 3), 0.67),
        ("A+ B+ C-", 2, (2, 2), 1.0),
        ("A+ B+ C+", 2, (2, 2), 1.0),
        ("A+ B- C-", 2, (1, 2), 0.5),
        ("A+ .- .+ A-", 0, (2, 3), 0.67),
        ("A+ B+", 9, (2, 2), 1.0),
    ],
)
def test_the_ratio_is_groups_met_of_groups_needed(
    make: "Make", groups: str, minimum: int, counted: tuple[int, int], ratio: float
) -> None:
    has = make.held("a")
    made = path(
        *(requirement(one[0].strip("."), *([has] if one[1] == "+" else [])) for one in groups.split()),
        minimum=minimum,
    )
    assert ((made.met, made.needed), made.ratio) == (counted, ratio)


@given(st.lists(st.tuples(LETTERS, st.booleans()), max_size=12), st.integers(0, 13))
def test_progress_stays_between_nothing_and_all(
    make: "Make", said: list[tuple[str, bool]], minimum: int
) -> None:
    has = make.held("a")
    made = path(*(requirement(letter, *([has] if met else [])) for letter, met in said), minimum=minimum)
    assert 0 <= made.met <= made.needed <= len(made.groups) <= len(said)
    assert sum(len(group) for group in made.groups) == len(said)
    everything = path(*(requirement(letter, has) for letter, _ in said), minimum=minimum)
    assert everything.ratio == (1.0 if said else 0.0)


def test_what_expired_or_was_withdrawn_no_longer_counts(make: "Make") -> None:
    held = make.held("a")
    gone = replace(held, badge=replace(held.badge, revocation=Revocation()))
    assert [path(requirement("", one)).met for one in (held, gone, expired(held))] == [1, 0, 0]
    assert path(requirement("", gone, expired(held), held)).met == 1


def test_a_requirement_is_met_by_every_badge_that_has_all_that_is_said(make: "Make") -> None:
    badges = {"a": "visibility: public\ntags: [Première Aide]", "b": "visibility: public"}
    text = (
        "title: P\nvisibility: public\nrequirements:\n"
        "  - {name: A}\n  - {name: Á, issuer: badges.example}\n  - {issuer: maker space}\n"
        "  - {tag: premiere-aide}\n  - {name: a, issuer: other.example}\n"
        "  - {id: 'urn:none'}\n  - {badge: b}\n"
    )
    (made,) = resolved(make, text, badges).site.paths
    met = ["".join(held.name for held in one.badges) for one in made.requirements]
    assert met == ["a", "a", "ab", "a", "", "", "b"]
    assert [one.title for one in made.requirements][-2:] == ["urn:none", "b"]


def test_the_id_of_an_achievement_is_taken_as_it_is(make: "Make") -> None:
    said = read_path(b"title: P\nrequirements: [{id: 'urn:1'}]", file="p.yaml", name="p")
    source = make.source("", {"a": ""})
    badge = replace(source.badges["a"].badge, achievement=Achievement(name="A", id="urn:1"))
    source = replace(source, badges={"a": replace(source.badges["a"], badge=badge)}, paths=(said,))
    assert make.resolved(source).site.paths[0].met == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("requirements: [{badge: seen}]", None),
        ("requirements: [{badge: hidden}]", Code.HIDDEN_ON_VISIBLE_PAGE),
        ("requirements: [{badge: seem}]", Code.BADGE_NOT_FOUND),
        ("requirements: [{group: A, url: 'https://a.example/'}]", Code.OPTION_MISSING),
        ("requirements: [{badge: seen, group: A}, {name: X, group: A}]\nmin: 2", Code.PATH_MINIMUM_TOO_HIGH),
        ("requirements: []\npicture: files/a.png", Code.FILE_NOT_FOUND),
    ],
)
def test_what_does_not_fit_is_said(make: "Make", text: str, code: Code | None) -> None:
    badges = {"seen": "visibility: public", "hidden": ""}
    found = resolved(make, f"title: P\nvisibility: public\n{text}", badges).problems
    assert [one.code for one in found] == ([code] if code else [])
    assert all(one.hint and one.span for one in found)


def test_all_mistakes_are_said_at_once(make: "Make") -> None:
    found = resolved(
        make, "title: P\nrequirements: [{badge: x}, {url: 'https://a.example/'}, {badge: y}]"
    ).problems
    assert [one.code for one in found] == [Code.BADGE_NOT_FOUND, Code.OPTION_MISSING, Code.BADGE_NOT_FOUND]


@pytest.mark.parametrize(
    "text",
    [
        "title: P",
        "title: P\nrequirements: {name: A}",
        "title: P\nrequirements: [{name: A, group: AB}]",
        "title: P\nrequirements: [{name: A, url: 'javascript:alert(1)'}]",
        "title: P\nrequirements: []\nstate: done",
        "title: P\nrequirements: []\nmin: 0",
        "title: P\nrequirements: [{titel: A}]",
    ],
)
def test_what_is_no_path_is_refused(text: str) -> None:
    with pytest.raises(ProblemError, match=r"p\.yaml|requirements|option|titel|state|min|group|url"):
        read_path(text.encode(), file="p.yaml", name="p")


def test_a_public_path_tells_nothing_of_badges_that_are_not_public(make: "Make") -> None:
    badges = {"secret": "tags: [t]", "quiet": "visibility: unlisted\ntags: [t]", "seen": "visibility: public"}
    text = "title: P\nvisibility: public\nrequirements: [{tag: t}, {name: seen}, {name: secret}]"
    site = resolved(make, text, badges).site
    assert site.paths[0].met == 3
    (shown,) = published(site).paths
    assert shown.met == 1
    assert "quiet" not in repr(shown)
    assert [one.badges for one in shown.requirements if one.title == "secret"] == [()]


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("visibility: public", 1),
        ("visibility: public\nstate: archived", 1),
        ("visibility: public\nstate: draft", 0),
        ("visibility: unlisted", 0),
        ("visibility: private", 0),
        ("", 0),
    ],
)
def test_only_public_paths_that_are_no_drafts_have_a_page(make: "Make", said: str, number: int) -> None:
    site = resolved(make, f"title: P\nrequirements: []\n{said}").site
    assert len(published(site).paths) == number


def test_a_preview_shows_drafts_too(make: "Make") -> None:
    said = read_path(b"title: P\nstate: draft\nrequirements: []", file="p.yaml", name="p")
    source = as_if_public(replace(make.source(), paths=(said,)))
    assert len(published(make.resolved(source).site).paths) == 1


def test_two_paths_at_one_address_are_a_problem(make: "Make") -> None:
    several = tuple(
        read_path(b"title: P\nrequirements: []", file=f"content/paths/{name}.yaml", name=name)
        for name in ("a b", "a-b")
    )
    found = make.resolved(replace(make.source(), paths=several)).problems
    assert [one.code for one in found] == [Code.ADDRESS_TWICE]


def shown_on(make: "Make", page: str, path: str, badges: "dict[str, str] | None" = None) -> "Resolved":
    said = read_path(path.encode(), file="content/paths/p.yaml", name="p")
    blocks = "blocks:\n  - columns: [[{progress: p}], [{text: T}]]"
    source = make.source("", badges, {"cv": f"title: CV\n{page}\n{blocks}"})
    return make.resolved(replace(source, paths=(said,)))


@pytest.mark.parametrize(
    ("page", "path", "fits"),
    [
        ("visibility: public", "visibility: public", True),
        ("visibility: unlisted", "visibility: public", True),
        ("visibility: unlisted", "visibility: unlisted", True),
        ("visibility: private", "visibility: private", True),
        ("visibility: public", "visibility: unlisted", False),
        ("visibility: public", "visibility: public\nstate: draft", False),
        ("visibility: password", "visibility: unlisted", False),
    ],
)
def test_a_page_shows_only_paths_that_its_visitors_may_see(
    make: "Make", page: str, path: str, *, fits: bool
) -> None:
    found = shown_on(make, page, f"title: P\nrequirements: []\n{path}").problems
    assert [one.code for one in found] == ([] if fits else [Code.HIDDEN_ON_VISIBLE_PAGE])


def test_a_path_on_a_page_counts_what_the_visitors_of_that_page_may_see(make: "Make") -> None:
    badges = {"secret": "tags: [t]", "quiet": "visibility: unlisted\ntags: [t]"}
    path = "title: P\nvisibility: public\nrequirements: [{tag: t}]"
    for page, met, names in (("public", 0, ""), ("unlisted", 1, "quiet")):
        site = published(shown_on(make, f"visibility: {page}", path, badges).site)
        block, _ = every_block(site.pages[0].blocks)
        assert isinstance(block, Progress)
        assert block.path.met == met
        assert "".join(held.name for one in block.path.requirements for held in one.badges) == names


def test_a_path_that_is_not_there_is_told_from_one_that_is(make: "Make") -> None:
    source = make.source("", {}, {"cv": "title: CV\nblocks:\n  - progress: q"})
    (problem,) = make.resolved(source).problems
    assert problem.code is Code.PATH_NOT_FOUND
    assert "content/paths/q.yaml" in (problem.hint or "")


def test_a_path_does_not_tell_the_title_of_a_badge_that_its_dates_keep_back(make: "Make") -> None:
    text = (
        "title: P\nvisibility: public\nrequirements: [{badge: later}, {badge: later, name: Said}, {badge: b}]"
    )
    said = read_path(text.encode(), file="content/paths/p.yaml", name="p")
    badges = {"later": "visibility: public\npublish_after: 2026-07-01", "b": "visibility: public"}
    source = replace(make.source("", badges), paths=(said,))
    found = make.resolved(source, now=datetime(2026, 6, 1, tzinfo=UTC))
    (shown,) = published(found.site).paths
    assert [one.title for one in shown.requirements] == ["", "Said", "b"]
    assert (shown.met, shown.needed) == (1, 3)
    assert {(one.code, one.severity) for one in found.problems} == {(Code.NOT_SHOWN_NOW, Severity.WARNING)}
    (after,) = published(make.resolved(source, now=datetime(2026, 7, 1, tzinfo=UTC)).site).paths
    assert after.met == 3
    assert [one.title for one in after.requirements] == ["later", "Said", "b"]


def test_a_path_that_says_nothing_opens_with_the_password_that_the_site_names(make: "Make") -> None:
    text = "title: P\nrequirements: [{badge: b}]"
    said = read_path(text.encode(), file="content/paths/p.yaml", name="p")
    page = {"cv": "title: CV\nblocks: [{progress: p}]"}
    defaults = "defaults: {visibility: password, password: jury}"
    found = make.resolved(replace(make.source(defaults, {"b": ""}, page), paths=(said,)))
    assert found.problems == ()
    assert published(found.site).paths == ()


def test_nobody_is_told_to_give_a_path_a_password(make: "Make") -> None:
    (problem,) = shown_on(
        make, "visibility: password", "title: P\nrequirements: []\nvisibility: unlisted"
    ).problems
    assert 'Say "visibility: public" in content/paths/p.yaml' in (problem.hint or "")


@pytest.mark.parametrize(
    ("name", "outcome", "met"),
    [
        (Name.RECIPIENT, Outcome.FAILED, 0),
        (Name.RECIPIENT, Outcome.UNKNOWN, 1),
        (Name.CLAIMS, Outcome.FAILED, 0),
        (Name.STRUCTURE, Outcome.FAILED, 1),
    ],
)
def test_what_is_false_or_somebody_elses_does_not_count(
    make: "Make", name: Name, outcome: Outcome, met: int
) -> None:
    held = expired(make.held("a"))
    assert held.report is not None
    check = Check(name=name, outcome=outcome, reason=because("It is so."))
    assert path(requirement("", replace(held, report=replace(held.report, checks=(check,))))).met == met


@pytest.mark.parametrize("member", ["integrity", "identity"])
def test_a_badge_that_was_changed_or_that_another_made_does_not_count(make: "Make", member: str) -> None:
    held = expired(make.held("a"))
    assert held.report is not None
    wrong = Statement(outcome=Outcome.FAILED, reason=because("It is so."))
    said: dict[str, Any] = {member: wrong}
    report = replace(held.report, checks=(), **said)
    assert path(requirement("", replace(held, report=report))).met == 0


def test_a_pending_badge_on_a_path_is_to_be_accepted_and_not_to_be_made_public(make: "Make") -> None:
    text = "title: P\nvisibility: public\nrequirements: [{badge: a}]"
    (problem,) = resolved(make, text, {"a": "visibility: public\nstatus: pending"}).problems
    assert problem.code is Code.HIDDEN_ON_VISIBLE_PAGE
    assert '"status: accepted" instead of "pending"' in (problem.hint or "")


def test_a_requirement_that_is_only_a_word_is_told_how_to_be_written() -> None:
    with pytest.raises(ProblemError) as caught:
        read_path(b"title: P\nrequirements: [teaching-online]", file="p.yaml", name="p")
    assert "- badge: teaching-online" in (caught.value.problems[0].hint or "")
