"""What is empty vanishes, and what cannot be a link is none."""

import re
from typing import TYPE_CHECKING

import pytest

from badgefolio.render.places import mailto

if TYPE_CHECKING:
    from tests.conftest import Project


@pytest.mark.parametrize("theme", ["atelier", "vita"])
def test_a_portfolio_without_badges_says_so_in_a_sentence(project: "Project", theme: str) -> None:
    project.site(f"theme: {theme}\n").build()
    page = project.page("badges/index.html")
    assert "No badge is shown here yet." in page
    assert 'class="shelf"' not in page
    assert 'class="lines' not in page


@pytest.mark.parametrize("theme", ["atelier", "vita"])
def test_an_empty_group_of_badges_leaves_nothing(project: "Project", theme: str) -> None:
    project.site(f"theme: {theme}\n").badge("ice").write_page("cv", "- badges: {tag: none}\n  title: Nothing")
    project.build()
    assert "Nothing" not in project.page("pages/cv/index.html")


def test_an_alignment_without_description_leaves_no_empty_element(project: "Project") -> None:
    achievement = {
        "id": "https://badges.example/b/1",
        "type": "BadgeClass",
        "name": "Ice",
        "criteria": "https://badges.example/c",
        "issuer": {
            "type": "Profile",
            "id": "https://badges.example/i",
            "name": "Peak",
            "email": "a?cc=b@peak.example",
        },
        "alignment": [{"targetName": "Cold", "targetUrl": "https://cold.example"}],
    }
    project.site().badge("ice", badge=achievement).build()
    page = project.page("badges/ice/index.html")
    assert "Cold" in page
    empty = [found[0] for found in re.finditer(r"<(div|ul|p)[^>]*>\s*</\1>", page)]
    assert [one for one in empty if 'role="status"' not in one] == []
    assert "a?cc=b@peak.example" in page
    assert "mailto:a?cc" not in page


def test_a_letter_opens_no_tab(project: "Project") -> None:
    project.site().badge("ice").build()
    (tag,) = re.findall(r'<a href="mailto:[^>]*>', project.page("badges/ice/index.html"))
    assert "_blank" not in tag


@pytest.mark.parametrize("email", ["a?cc=b@c.example", "a&b@c.example", "a%0ab@c.example", ""])
def test_an_address_that_would_add_fields_is_no_link(email: str) -> None:
    assert mailto(email) == ""
    assert mailto("maya+badges@peak.example") == "mailto:maya+badges@peak.example"
