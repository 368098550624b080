"""A page is made anew where something on it changed, not where a line moved."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Project

SAID = "theme: atelier\nnavigation: [home, badges, pages/cv]\n"
NOTE = "note: Cold\npicture: files/ice.svg\n"


def test_a_comment_on_top_makes_no_page_anew(project: "Project") -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9"/></svg>'
    project.site(SAID).write("content/files/ice.svg", drawing).badge("ice", NOTE)
    project.write_page("cv", "- badge: ice\n- badges: {sort: name}")
    project.build()
    assert project.build().counts["page"].made == 0
    for path in ("site.yaml", "badges/ice.yaml", "pages/cv.yaml"):
        file = project.folder / "content" / path
        project.write(f"content/{path}", f"# a comment\n\n{file.read_text(encoding='utf-8')}")
        assert project.build().counts["page"].made == 0, path


def test_another_title_makes_pages_anew(project: "Project") -> None:
    project.site().badge("ice").build()
    assert project.site("description: New\n").build().counts["page"].made > 0
