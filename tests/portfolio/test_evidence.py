"""The owner's evidence: what it may be, and that nothing hidden comes out with it."""

from typing import TYPE_CHECKING

import pytest

from badgefolio.model.held import OwnEvidence, Route
from badgefolio.portfolio import read_badge_settings
from badgefolio.problems import Code, ProblemError

if TYPE_CHECKING:
    from tests.conftest import Project

ALL = """\
visibility: public
evidence:
  - url: https://maya.example/diary/
  - page: work
    name: My page
  - file: files/plan.txt
    description: The *plan*.
  - files: [files/plan.txt, files/photo.png]
    name: Both
  - text: What I would do differently.
    name: Reflection
  - url: https://secret.example/
    hidden: true
"""


@pytest.fixture
def full(project: "Project") -> "Project":
    from tests.conftest import png

    project.site().badge("soldering", ALL)
    project.write("content/files/plan.txt", "A plan.").write("content/files/photo.png", png())
    return project.write_page("work", "- text: Look.")


def test_every_kind_of_evidence_is_on_the_page_of_its_badge(full: "Project") -> None:
    full.build()
    page = full.page("badges/soldering/index.html")
    for text in ("maya.example/diary", "My page", "The <em>plan</em>", "Both", "Reflection", "differently"):
        assert text in page
    assert "../../pages/work/" in page
    assert "Added by Maya" in page


def test_hidden_evidence_leaves_nothing(full: "Project") -> None:
    full.build()
    assert not any(b"secret.example" in content for content in full.output().values())


def test_files_are_copied_once_with_their_digest(full: "Project") -> None:
    from hashlib import sha256

    full.build()
    plans = [path for path in full.output() if path.startswith("files/plan")]
    assert len(plans) == 1
    assert sha256(b"A plan.").hexdigest() in full.page("badges/soldering/index.html")


def test_the_evidence_of_a_private_badge_stays_in_the_project(full: "Project") -> None:
    full.badge("soldering", ALL.replace("public", "private"))
    full.build()
    assert not any("plan" in path or "photo" in path for path in full.output())
    assert not any(b"maya.example/diary" in content for content in full.output().values())


@pytest.mark.parametrize(
    ("evidence", "code", "words"),
    [
        ("- page: nowhere", Code.PAGE_NOT_FOUND, "nowhere"),
        ("- page: secret", Code.HIDDEN_ON_VISIBLE_PAGE, "secret"),
        ("- file: files/nothing.txt", Code.FILE_NOT_FOUND, "nothing.txt"),
        ("- file: files/page.html", Code.FILE_TYPE_NOT_ALLOWED, "page.html"),
        ("- file: ../site.yaml", Code.OPTION_WRONG, "site.yaml"),
        ("- url: javascript:alert(1)", Code.OPTION_WRONG, "javascript"),
        ("- text: No name", Code.OPTION_MISSING, "name"),
        ("- link: https://a.example", Code.BLOCK_UNKNOWN, "link"),
        ("- url: https://a.example\n    titel: X", Code.OPTION_UNKNOWN, "titel"),
    ],
)
def test_each_mistake_is_said_with_its_place(
    project: "Project", evidence: str, code: Code, words: str
) -> None:
    project.site().badge("soldering", f"visibility: public\nevidence:\n  {evidence}\n")
    project.write("content/files/page.html", "<script>")
    project.write_page("secret", "- text: T", "visibility: private")
    (problem,) = [one for one in project.problems() if one.is_error]
    assert (problem.code, words in problem.message) == (code, True)
    assert problem.span is not None
    assert (problem.span.file, problem.span.line > 1) == ("content/badges/soldering.yaml", True)


def test_hidden_evidence_may_name_a_page_that_fewer_people_see(project: "Project") -> None:
    project.site().badge("soldering", "evidence:\n  - page: secret\n    hidden: true\n")
    project.write_page("secret", "- text: T", "visibility: private")
    assert project.problems() == ()


def test_evidence_without_a_name_is_called_after_its_address_or_file() -> None:
    from badgefolio.model.project import EvidenceSource

    said = read_badge_settings(
        b"evidence:\n  - url: https://a.example/b/\n  - file: files/c.pdf\n", file="a.yaml"
    )
    assert [type(one) for one in said.evidence] == [EvidenceSource, EvidenceSource]
    assert said.evidence[0].url == "https://a.example/b/"
    assert OwnEvidence(name="x", page=Route(path="pages/x/")).page == Route(path="pages/x/")
    with pytest.raises(ProblemError, match="list"):
        read_badge_settings(b"evidence: yes\n", file="a.yaml")
