"""Projects with every block, built: what is hidden leaves no byte, and what is wrong is said."""

import json
from typing import TYPE_CHECKING

import pytest
from tests.leaks import haystack, leaks

from badgefolio.problems import Code

if TYPE_CHECKING:
    from tests.conftest import Project

SECRETS = ("canary-badge", "canary-page", "canary-work", "canary-film", "canary-note", "canary-entry")
EVERYTHING = """\
- columns:
    - - badges: all
      - timeline: all
      - statistics: [badges, issuers, years, tags]
      - pages: all
    - - cv: languages
      - media: files/open.mp4
        title: Open film
- timeline: all
- statistics: [badges, tags]
- pages: {tag: shared}
"""


def whole(project: "Project") -> "Project":
    """Return a project that hides something behind every block."""
    project.site("peertube: [tube.example]\n")
    project.badge("open", "tags: [shared]", title="Open badge")
    project.badge(
        "hidden", "visibility: private\ntags: [canary-badge]", title="canary-badge", issuedOn="2001-01-01"
    )
    project.write("content/files/open.mp4", b"open film").write("content/files/hidden.mp4", b"canary-film")
    project.write(
        "content/cv.yaml",
        "languages:\n  - language: Welsh\nwork:\n  - name: canary-work\n    endDate: 2001-01\n",
    )
    hidden = (
        "- cv: work\n- media: files/hidden.mp4\n  title: canary-film\n- badge: hidden\n  note: canary-note\n"
    )
    hidden += "- timeline: none\n  entries: [{date: 2001, title: canary-entry}]"
    project.write_page("mine", hidden, "visibility: private\ndescription: canary-page\ntags: [shared]")
    return project.write_page("all", EVERYTHING, "tags: [shared]")


def test_what_is_hidden_leaves_no_byte_whatever_block_might_show_it(project: "Project") -> None:
    built = whole(project).build()
    assert built.warnings == ()
    output = project.output()
    for path, content in output.items():
        for secret in SECRETS:
            assert secret.encode() not in content, path
            assert secret not in path
    text = project.page("pages/all/index.html")
    assert "Welsh" in text
    assert "Open film" in text
    assert "2001" not in text
    assert '<span class="figure-value">1</span> <span class="small">badge</span>' in text
    assert '<span class="figure-value">2</span>' not in text


def test_a_section_shown_to_few_is_on_their_page_and_nowhere_else(project: "Project") -> None:
    whole(project).write_page("few", "- cv: work", "visibility: unlisted")
    project.build()
    holding = [path for path, content in project.output().items() if b"canary-work" in content]
    assert len(holding) == 2  # the page, and its card for other sites
    assert all(path.startswith("unlisted/") for path in holding)


def test_a_resume_of_another_program_is_shown_as_it_is(project: "Project") -> None:
    project.site().write(
        "content/cv.json", '{"basics": {"name": "canary"}, "work": [{"name": "School", "endDate": ""}]}'
    )
    project.write_page("cv", "- cv: [work]").build()
    text = project.page("pages/cv/index.html")
    assert "School" in text
    assert "canary" not in text


def test_two_curricula_are_an_error(project: "Project") -> None:
    project.site().write("content/cv.json", "{}").write("content/cv.yaml", "work: []")
    (problem,) = project.problems()
    assert problem.code is Code.CV_TWICE
    assert str(problem.span) == "content/cv.json"


@pytest.mark.parametrize(
    ("media", "policy"),
    [
        ("https://youtu.be/dQw4w9WgXcQ", "; frame-src https://www.youtube-nocookie.com"),
        ("https://tube.example/w/9c9de5e8", "; frame-src https://tube.example"),
        ("files/open.mp4", "; media-src 'self'"),
    ],
)
def test_the_policy_of_a_page_lets_in_what_its_media_need(
    project: "Project", media: str, policy: str
) -> None:
    whole(project).write_page(
        "film", f"- columns:\n    - - media: {media}\n        title: T\n    - - text: A"
    )
    project.build()
    for path in ("pages/film/index.html", "pages/film/embed/index.html"):
        said = project.page(path).partition('Content-Security-Policy" content="')[2].partition('"')[0]
        # beside its media a page frames its own cards, which its share panel shows
        own = "; frame-src 'self'" if "frame-src" not in policy and "/embed/" not in path else ""
        policies = said.replace("&#39;", "'").replace("frame-src 'self' ", "frame-src ")
        assert policies.endswith(f"form-action 'none'{policy}{own}")
    assert "frame-src http" not in project.page("index.html")


def test_three_thousand_entries_make_one_page(project: "Project") -> None:
    entries = "".join(f"    - {{date: 1{n:03}, title: E{n}}}\n" for n in range(1000)) * 3
    project.site().write_page("long", f"- timeline: none\n  entries:\n{entries}").build()
    assert project.page("pages/long/index.html").count('class="event"') == 3000


def test_more_than_a_page_may_hold_is_refused(project: "Project") -> None:
    entries = "".join(f"    - {{date: 2019, title: E{n}}}\n" for n in range(10_000))
    (problem,) = project.site().write_page("long", f"- timeline: none\n  entries:\n{entries}").problems()
    assert problem.code is Code.YAML_NOT_ALLOWED


def test_what_an_issuer_took_back_is_carried_no_further_from_a_column_either(project: "Project") -> None:
    project.site().badge("open").badge("gone", title="Taken back", revoked=True)
    said = "- columns:\n    - - badge: gone\n    - - badge: open\n- timeline: all\n- statistics: [badges]"
    project.write_page("both", said).build()
    page, card = project.page("pages/both/index.html"), project.page("pages/both/embed/index.html")
    assert page.count("badges/gone/") > 0
    assert "badges/gone/" not in card
    assert "badges/open/" in card
    timeline = page.partition('class="block timeline')[2]
    assert "badges/gone/" not in timeline
    assert '<span class="figure-value">1</span>' in timeline


def test_a_path_in_a_frame_on_other_sites_does_not_carry_what_was_taken_back(project: "Project") -> None:
    project.site().badge("open", title="Kept").badge("gone", title="Taken back", revoked=True)
    project.write("content/paths/way.yaml", "title: Way\nrequirements: [{issuer: maker space}]\n")
    project.write_page("both", "- columns:\n    - - {progress: way, format: long}\n    - - text: T").build()
    page, card = project.page("pages/both/index.html"), project.page("pages/both/embed/index.html")
    assert "badges/gone/" in page
    assert "badges/gone/" not in card
    assert "Taken back" not in card
    assert "badges/open/" in card


def test_numbers_count_once_what_the_site_shows_as_one(project: "Project") -> None:
    project.site().badge("a", "tags: [École en ligne]\n").badge("b", "tags: [ecole-en-ligne, other]\n")
    other = {"id": "https://badges.example/j", "type": "Profile", "name": "Another school"}
    achievement = {"id": "https://badges.example/b/2", "type": "BadgeClass", "name": "C", "issuer": other}
    project.badge("c", badge=achievement).write_page("cv", "- statistics: [issuers, tags]").build()
    shown = project.page("pages/cv/index.html")
    assert '<span class="figure-value">2</span> <span class="small">subjects</span>' in shown
    assert '<span class="figure-value">2</span> <span class="small">issuers</span>' in shown
    assert len([path for path in project.output() if path.startswith("issuers/")]) == 3


def test_a_badge_in_a_column_is_in_the_group_of_its_page_too(project: "Project") -> None:
    project.site("displayer: true\n").badge("one", title="In a column")
    project.write_page("cv", "- columns:\n    - - badge: one\n    - - text: T").build()
    groups = json.loads(project.page("displayer/1/groups.json"))["groups"]
    assert [one["badges"] for one in groups] == [1, 1]


def test_a_path_does_not_name_a_badge_that_cannot_be_read(project: "Project") -> None:
    project.site().write("content/badges/zy-unreadable.png", b"no picture").write(
        "content/badges/zy-unreadable.yaml", "visibility: private\n"
    )
    project.write(
        "content/paths/way.yaml",
        "title: Way\nvisibility: public\nrequirements: [{badge: zy-unreadable}, {name: Other}]\n",
    )
    project.build(keep_going=True)
    output = project.output()
    assert b"Other" in haystack(output)
    assert leaks(output, ["zy-unreadable"]) == []
