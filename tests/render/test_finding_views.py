import re
from dataclasses import replace

import pytest
from tests.render.conftest import FULL, MINIMAL, held, page, rendered, site, viewer

from badgefolio.model.credential import Achievement, Alignment, Profile
from badgefolio.model.project import Visibility
from badgefolio.portfolio.finding import frameworks
from badgefolio.render.finding_views import framework_views

VALID = replace(FULL, revocation=None)


def text(html: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", html).split())


@pytest.mark.parametrize("theme", ["atelier", "vita"])
def test_a_site_has_pages_for_issuers_tags_and_skills(theme: str) -> None:
    badges = (held("a", VALID, tags=("work", "C++")), held("b", MINIMAL))
    made = rendered(site(badges, (page(),), theme=theme))
    issuer = next(path for path in made if path.startswith("issuers/maker-space-"))
    tag = next(path for path in made if path.startswith("tags/c-"))
    assert "Maker Space" in made["issuers/index.html"]
    assert "badges.example" in made["issuers/index.html"]
    assert 'href="../../badges/a/index.html"' in made[issuer]
    assert 'href="../../badges/b/index.html"' not in made[issuer]
    assert 'href="../../badges/a/index.html"' in made[tag]
    assert 'href="../../pages/cv/index.html"' in made["tags/work/index.html"]
    assert "ESCO" in text(made["skills/index.html"])
    assert 'href="../badges/a/index.html"' in made["skills/index.html"]
    for key in ("by-name", "by-issuer", "by-expiry"):
        assert 'href="../../badges/b/index.html"' in made[f"badges/{key}/index.html"]


@pytest.mark.parametrize("theme", ["atelier", "vita"])
def test_a_badge_leads_to_its_issuer_and_its_tags_where_everybody_may_find_them(theme: str) -> None:
    open_one = held("a", VALID, tags=("seen",))
    quiet = held("q", VALID, Visibility.UNLISTED, tags=("seen", "unseen"))
    made = rendered(site((open_one, quiet), theme=theme))
    assert 'href="../../tags/seen/index.html"' in made["badges/a/index.html"]
    assert 'href="../../issuers/maker-space-' in made["badges/a/index.html"]
    shown = made["unlisted/q/index.html"]
    assert 'href="../../tags/seen/index.html"' in shown
    assert "<bdi>unseen</bdi>" in shown
    assert "tags/unseen" not in shown
    assert 'href="../../issuers' not in shown
    assert all("unlisted/q" not in html for path, html in made.items() if not path.startswith("unlisted/"))


def test_an_issuer_that_nobody_confirmed_is_said_to_be_so() -> None:
    made = rendered(site((held("a", VALID),)))
    issuer = next(html for path, html in made.items() if path.startswith("issuers/maker-space-"))
    assert "badges. example (not confirmed)" in text(issuer)


def test_lists_carry_what_filters_look_at_and_only_lists_do() -> None:
    badges = tuple(held(f"b{number}", VALID, tags=("x|y", 'a"b')) for number in range(5))
    made = rendered(site((*badges, held("gone", FULL))))
    listed = made["badges/index.html"]
    assert listed.count("data-found") == 6
    assert 'data-issuer="Maker Space" data-tags="x|y|a&#34;b" data-year="2024" data-status="valid"' in listed
    assert 'data-ends="2030-01-31"' in listed
    assert listed.count('data-status="revoked"') == 1
    assert "data-filters" in listed
    assert "data-found" not in made["index.html"]
    assert "data-filters" not in rendered(site(badges[:4]))["badges/index.html"]


def test_a_withdrawn_badge_keeps_its_page_with_the_reason_and_is_not_carried_further() -> None:
    gone = held("gone", FULL)
    made = rendered(site((gone, held("b", VALID)), (page("cv"),)))
    shown = made["badges/gone/index.html"]
    assert "Revoked by its issuer: A mistake." in text(shown)
    assert "&lt;iframe" not in shown
    assert "linkedin.com" not in shown
    assert "badges/gone" not in made["index.html"]
    assert "<img" not in made["badges/gone/embed/index.html"]
    assert "Revoked by its issuer" in text(made["badges/gone/embed/index.html"])
    assert "<img" in made["badges/b/embed/index.html"]


def test_until_when_a_badge_holds_stands_on_list_page_and_card() -> None:
    made = rendered(site((held("a", VALID), held("b", VALID))))
    for path in ("badges/index.html", "badges/a/embed/index.html"):
        assert '<time datetime="2030-01-31">valid until January\u00a031, 2030</time>' in made[path]
    assert "Valid until January" in text(made["badges/a/index.html"])


def test_a_skill_says_how_long_it_took_and_when_it_was_last_shown() -> None:
    solder = Alignment(name="Join metals")
    one = replace(MINIMAL, achievement=Achievement(name="A", alignments=(solder,), minutes=20))
    two = replace(VALID, achievement=Achievement(name="B", alignments=(solder,), minutes=100))
    (found,) = framework_views(frameworks((held("b", two), held("a", one))), viewer("skills/"))
    (skill,) = found.skills
    assert (found.name, skill.hours) == ("", "2 hours")
    assert skill.newest is not None
    assert skill.newest.iso == "2024-05-01T10:20:30Z"
    assert [proof.name for proof in skill.badges] == ["B", "A"]
    (short,) = framework_views(frameworks((held("a", one),)), viewer("skills/"))
    assert (short.skills[0].hours, short.skills[0].newest) == ("1 hour", None)


def test_an_issuer_is_described_by_its_newest_confirmed_badge_else_by_its_newest() -> None:
    other = replace(
        VALID, issuer=Profile(name="Maker Space", id="https://badges.example/j", description="Other")
    )
    made = rendered(site((held("a", other), held("b", VALID))))
    shown = next(html for path, html in made.items() if path.startswith("issuers/maker-space-"))
    assert "Other" in shown
    assert "We make" not in shown
