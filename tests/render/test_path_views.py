import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.render.conftest import FULL, PHOTO, held, rendered, site, viewer

from badgefolio.model.audience import EVERYBODY
from badgefolio.model.held import HeldBadge, Route
from badgefolio.model.paths import Path, PathState, Requirement
from badgefolio.model.report import Outcome, Report, Statement, because
from badgefolio.render.path_views import path_view

VALID = replace(FULL, revocation=None)


def path(name: str = "p", *badges: HeldBadge, state: PathState = PathState.ACTIVE) -> Path:
    return Path(
        name=name,
        title=f"Path {name}",
        description="A *long* way.",
        picture=PHOTO,
        picture_alt="A hill",
        state=state,
        audience=EVERYBODY,
        route=Route(path=f"paths/{name}/"),
        minimum=0,
        requirements=(
            Requirement(title="Soldering", issuer="", url="", group="A", badges=badges),
            Requirement(title="Welding", issuer="w.example", url="https://w.example/", group="A", badges=()),
            Requirement(title="Care", issuer="", url="", group="", badges=()),
        ),
    )


def text(html: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", html).split())


@pytest.mark.parametrize("theme", ["atelier", "vita"])
def test_a_path_has_a_page_with_a_bar_that_says_it_in_words_too(theme: str) -> None:
    one = held("a", VALID)
    made = rendered(site((one,), theme=theme, paths=(path("p", one), path("old", state=PathState.ARCHIVED))))
    page = made["paths/p/index.html"]
    assert '<progress value="1" max="2" aria-label="Path p">1 of 2 done</progress>' in page
    assert "1 of 2 done" in text(page)
    assert 'href="../../badges/a/index.html"' in page
    assert 'href="https://w.example/"' in page
    assert re.search(r"Done Soldering \(Expired\) or Welding w.example", text(page))
    assert "Not yet Care" in text(page)
    assert 'alt="A hill"' in page
    assert "Archived" not in page
    assert "Archived" in made["paths/old/index.html"]
    listed = made["paths/index.html"]
    assert listed.index("Path p") < listed.index("Path old")
    assert 'href="../paths/p/index.html"' in listed


def test_a_badge_that_is_false_is_shown_and_does_not_count() -> None:
    one = held("a", VALID)
    wrong = Statement(outcome=Outcome.FAILED, reason=because("It was changed."))
    at = datetime(2026, 1, 1, tzinfo=UTC)
    report = Report(
        at=at, checks=(), integrity=wrong, identity=wrong, status=replace(wrong, outcome=Outcome.UNKNOWN)
    )
    view = path_view(path("p", replace(one, report=report)), viewer("paths/p/"))
    (meeting,) = view.groups[0].requirements[0].badges
    assert (view.met, meeting.counts, meeting.word) == (0, False, "A check failed")


def test_what_is_not_shown_now_has_no_name() -> None:
    away = replace(path("p"), requirements=(Requirement(title="", issuer="", url="", group="", badges=()),))
    (group,) = path_view(away, viewer("paths/p/")).groups
    assert group.requirements[0].title == "A badge that is not shown now"


def test_a_withdrawn_badge_is_shown_and_does_not_count() -> None:
    view = path_view(path("p", held("a", FULL)), viewer("paths/p/"))
    (meeting,) = view.groups[0].requirements[0].badges
    assert (view.met, meeting.counts, meeting.word) == (0, False, "Revoked")


def test_a_path_that_asks_for_nothing_has_no_bar() -> None:
    made = rendered(site(paths=(replace(path(), requirements=()),)))
    assert "<progress" not in made["paths/p/index.html"]


def test_the_words_of_the_bar_are_those_of_the_language() -> None:
    view = path_view(path(), viewer("badges/", "fr"))
    assert (view.said, view.told, view.url) == ("0 sur 2", "{met} sur {needed}", "../paths/p/index.html")


def test_a_badge_leads_to_the_paths_on_which_it_counts_archived_ones_last() -> None:
    one, other = held("a", VALID), held("b", VALID)
    old = path("a-old", one, state=PathState.ARCHIVED)
    made = rendered(site((one, other), paths=(old, path("p", one, one))))
    page = made["badges/a/index.html"]
    assert text(page).count("Paths Path p Path a-old") == 1
    assert 'href="../../paths/p/index.html"' in page
    assert "paths/p/" not in made["badges/b/index.html"]
