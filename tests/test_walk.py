"""The three manuals, walked: every row of docs/walk.md is tried, here or in the test that it names."""

import json
import re
import shlex
from collections.abc import Callable
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.conftest import credential, png
from tests.walked import WALK

from badgefolio import bake, unbake
from badgefolio.cli.main import _VERBS, _parser
from badgefolio.problems import Code

if TYPE_CHECKING:
    from tests.conftest import Project, Ran

pytestmark = pytest.mark.untraced

Run = Callable[..., "Ran"]
ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs/walk.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"```yaml (\S+)\n(.*?)```", TEXT, re.DOTALL))


def rows() -> list[list[str]]:
    """Return the cells of every row of the three tables."""
    walked = TEXT.partition("## What is not here")[0]
    lines = [line for line in walked.splitlines() if line.startswith("| ") and not line.startswith("| ---")]
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    return [row for row in cells if row[-1].strip("| ") != "more"]


def test_every_row_of_the_page_is_tried_and_no_other() -> None:
    steps = [row[0] for row in rows()]
    assert sorted(steps) == sorted(WALK)
    assert {len(row) for row in rows()} == {3}


@pytest.mark.parametrize("named", sorted({one for several in WALK.values() for one in several}))
def test_the_tests_that_a_row_names_are_there(named: str) -> None:
    path, _, name = named.partition("::")
    assert f"\ndef {name}(" in (ROOT / "tests" / path).read_text(encoding="utf-8")


def commands() -> list[str]:
    """Return every command that the page shows."""
    return sorted(set(re.findall(r"`badgefolio ([^`]+)`", TEXT)))


@pytest.mark.parametrize("command", commands())
def test_every_command_of_the_page_can_be_typed(command: str) -> None:
    words = shlex.split(command)
    assert words[0] in _VERBS
    if len(words) == 1:
        return  # the command alone, which may want more than its name
    with redirect_stderr(StringIO()) as said:
        try:
            _parser().parse_args(words)
        except SystemExit:
            pytest.fail(said.getvalue())


def anchor(heading: str) -> str:
    """Return the name of a heading in an address, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_every_link_leads_to_a_heading() -> None:
    lost = []
    for path, name in re.findall(r"\]\(([^)#\s]*)#([^)\s]+)\)", TEXT):
        target = ROOT / "docs" / (path or "walk.md")
        headings = re.findall(r"^#+ (.*)$", target.read_text(encoding="utf-8"), re.MULTILINE)
        lost += [f"{path}#{name}"] * (name not in map(anchor, headings))
    assert lost == []


@pytest.fixture
def walked(project: "Project") -> "Project":
    """Give the portfolio that the page shows as files, with two badges."""
    for path, text in FILES.items():
        project.write(path, text)
    project.write("content/files/report.txt", "What we did.")
    project.write("content/cv.yaml", "work: [{name: School}]\neducation: [{institution: University}]\n")
    project.badge("teaching-online", FILES["content/badges/teaching-online.yaml"])
    return project.badge("first-aid", FILES["content/badges/first-aid.yaml"], title="Zyx first aid")


def test_the_files_of_the_page_build_what_it_says(walked: "Project") -> None:
    assert walked.problems(strict=True) == ()
    badge, page = walked.page("badges/teaching-online/index.html"), walked.page("pages/cv/index.html")
    for said in ("Course diary", "Final report", "Reflection", "What I can do", "The last week"):
        assert said in badge
    assert "Only for me." not in badge
    assert "Ces badges ne sont pas des diplômes." in badge
    assert 'href="../../paths/digital-teacher/index.html"' in badge
    for said in ("What Teaching online takes.", "One that matters", "Grenoble", "report", "University"):
        assert said in page
    assert '<progress value="1" max="2"' in walked.page("pages/progress/index.html")
    assert "<progress" in walked.page("paths/digital-teacher/index.html")
    public = "".join(
        content.decode(errors="replace")
        for path, content in walked.output().items()
        if not path.startswith("unlisted/")
    )
    assert "Zyx" not in public


def test_a_portfolio_begins_with_one_command_in_the_language_chosen(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "my-portfolio"
    assert run("new", folder, "--name", "Maya", "--title", "Mes badges", "--language", "fr", "-y").code == 0
    assert run("build", folder).code == 0
    home = (folder / "output/index.html").read_text(encoding="utf-8")
    assert '<html lang="fr"' in home
    assert "Portfolio\u202f:" in home or "Aller au contenu" in home


MOODLE = "https://moodle.example/badges/assertion.php?b=ff"
DATA_IMAGE = "data:image/png;base64,iVBORw0KGgo="


def test_a_badge_of_moodle_is_taken_as_it_is_and_shown_whole(
    run: Run, project: "Project", tmp_path: Path
) -> None:
    project.site()
    badge = {
        "type": "BadgeClass",
        "id": "https://moodle.example/badges/badge.php?id=4",
        "name": "Classe inversée",
        "description": "Venir et faire.",
        "criteria": {"id": "https://moodle.example/badges/badge.php?id=4", "narrative": "* Venir\n* Faire"},
        "image": DATA_IMAGE,
        "issuer": {"type": "Issuer", "id": "https://moodle.example/i", "name": "Académie de Grenoble"},
    }
    text = credential("x", id=MOODLE, badge=badge, issuedOn="2024-03-05T09:00:00+01:00", evidence=MOODLE)
    file = tmp_path / "Classe_inversee.png"
    file.write_bytes(bake(png(), text.replace("/", "\\/"), file="x.png"))
    assert run("add", file, "--project", project.folder, "--visibility", "public").code == 0
    assert (project.folder / "content/badges/classe-inversee.png").read_bytes() == file.read_bytes()
    project.build()
    page = project.page("badges/classe-inversee/index.html")
    for said in (
        "Classe inversée",
        "Académie de Grenoble",
        "<li>Venir</li>",
        'datetime="2024-03-05',
    ):
        assert said in page


def test_what_was_said_of_a_badge_can_be_taken_away_again(project: "Project") -> None:
    project.write("content/site.yaml", "title: T\nowner: {name: Maya}\n")
    project.badge("one", "visibility: public\ntags: [zyx]\n").build()
    assert "badges/one/index.html" in project.output()
    project.remove("content/badges/one.yaml").build()
    assert "badges/one/index.html" not in project.output()


def test_who_has_the_address_finds_what_no_list_and_no_search_engine_does(walked: "Project") -> None:
    walked.build()
    (path,) = (
        path
        for path in walked.output()
        if path.startswith("unlisted/") and path.endswith("/index.html") and "embed" not in path
    )
    assert re.fullmatch(r"unlisted/[0-9a-f]{32}/index\.html", path)
    page = walked.page(path)
    assert "noindex" in page
    assert '<meta name="referrer" content="no-referrer">' in page
    assert path.removesuffix("index.html") not in walked.page("sitemap.xml")


NETWORKS = ("x.com", "linkedin.com", "facebook.com", "pinterest.com", "wordpress.com")


def test_every_network_of_the_guide_is_there_for_public_things_alone(walked: "Project") -> None:
    walked.build()
    pages = {path: content.decode() for path, content in walked.output().items() if path.endswith(".html")}
    shared = pages["badges/teaching-online/index.html"]
    assert [network for network in NETWORKS if network not in shared] == []
    assert "plus.google" not in shared
    unlisted = "".join(text for path, text in pages.items() if path.startswith("unlisted/"))
    assert [network for network in NETWORKS if network in unlisted] == []


def test_the_page_of_a_tag_lists_what_is_public_and_has_it(walked: "Project") -> None:
    walked.badge("hidden", "visibility: private\ntags: [teaching]\n", title="Zyx hidden")
    walked.badge("other", "visibility: public\n", title="Zyx other").build()
    page = walked.page("tags/teaching/index.html")
    assert "Teaching online" in page
    assert "What I can do" in page
    assert "Zyx" not in page
    assert "École" not in walked.page("tags/ecole/index.html")
    assert "Teaching online" in walked.page("tags/ecole/index.html")


def test_evidence_by_its_address_stands_apart_and_vouches_for_nobody(walked: "Project") -> None:
    walked.build()
    page = walked.page("badges/teaching-online/index.html")
    _, heading, own = page.partition("Ajouté par Maya Lindqvist")
    assert heading
    assert re.search(r'<a [^>]*rel="noopener nofollow"[^>]*href="https://maya\.example/course"', own)


def test_a_page_as_evidence_changes_nobodys_visibility(walked: "Project") -> None:
    page = walked.folder / "content/pages/cv.yaml"
    said = page.read_text(encoding="utf-8").replace("visibility: public", "visibility: private")
    page.write_text(said, encoding="utf-8")
    site = walked.folder / "content/site.yaml"
    menu = "navigation: [home, badges, pages/cv, paths]"
    site.write_text(site.read_text(encoding="utf-8").replace(menu, ""), encoding="utf-8")
    (problem,) = [one for one in walked.problems() if one.is_error]
    assert problem.code is Code.HIDDEN_ON_VISIBLE_PAGE
    assert '"cv"' in problem.message
    assert '"teaching-online"' in problem.message
    assert page.read_text(encoding="utf-8") == said


def test_a_text_as_evidence_needs_a_name_and_runs_nothing(project: "Project") -> None:
    text = "evidence:\n  - text: <script>zyx()</script> **bold**\n"
    project.site().badge("one", f"{text}    name: Notes\n").build()
    page = project.page("badges/one/index.html")
    assert "<strong>bold</strong>" in page
    assert "<script>zyx" not in page
    project.badge("one", text)
    assert [one.code for one in project.problems() if one.is_error] == [Code.OPTION_MISSING]


def test_a_page_without_a_block_is_a_page(project: "Project") -> None:
    project.site().write("content/pages/bare.yaml", "title: Nothing yet\n").build()
    assert "<h1" in project.page("pages/bare/index.html")


def test_one_badge_is_a_card_in_a_blog_a_page_and_a_line_of_a_curriculum(
    run: Run, walked: "Project", tmp_path: Path
) -> None:
    walked.build()
    assert "Teaching online" in walked.page("badges/teaching-online/embed/index.html")
    assert "Teaching online" in walked.page("badges/teaching-online/index.html")
    file = tmp_path / "resume.json"
    assert run("export", walked.folder, "--format", "resume", "-o", file).code == 0
    resume = json.loads(file.read_bytes())
    assert [one["name"] for one in resume["certificates"]] == ["Teaching online"]
    assert resume["certificates"][0]["url"] == "https://maya.example/portfolio/badges/teaching-online/"
    assert resume["work"] == [{"name": "School"}]


def test_what_is_downloaded_holds_the_same_badge(walked: "Project") -> None:
    walked.build()
    page = walked.page("badges/teaching-online/index.html")
    found = re.search(r'class="download"><a href="([^"]+)" download="([^"]+)"', page)
    assert found is not None
    assert re.fullmatch(r"[a-z0-9-]+\.png", found[2])
    content = walked.output()[f"badges/teaching-online/{found[1].rpartition('/')[2]}"]
    original = (walked.folder / "content/badges/teaching-online.png").read_bytes()
    assert content == original
    assert unbake(content, file="x.png").text == credential("Teaching online")
