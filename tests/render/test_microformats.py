"""Microformats, as another library reads them out of the pages of the sample."""

from typing import Any

import mf2py
import pytest
from tests.render.conftest import rendered, site

HOME = "https://maya.example/portfolio/"


def items(text: str, kind: str) -> list[dict[str, Any]]:
    found = mf2py.parse(doc=text, url=HOME)["items"]
    return [one for one in found if kind in one["type"]]


def test_the_first_page_says_who_this_is(sample: dict[str, bytes]) -> None:
    (card,) = items(sample["index.html"].decode(), "h-card")
    said = card["properties"]
    assert said["name"] == ["Maya Lindqvist"]
    assert said["url"] == said["uid"] == [HOME]
    assert said["photo"][0]["value"].startswith(f"{HOME}files/portrait-")
    assert "les sciences" in said["note"][0]


def test_a_profile_block_says_how_to_reach_the_owner(sample: dict[str, bytes]) -> None:
    text = sample["pages/cv/index.html"].decode()
    (card,) = items(text, "h-card")
    said = card["properties"]
    assert said["name"] == ["Maya Lindqvist"]
    assert said["email"] == ["mailto:bonjour@maya.example"]
    assert said["locality"] == ["Grenoble"]
    assert said["country-name"] == ["France"]
    assert said["url"] == ["https://maya.example"]
    assert "https://maya.example" in mf2py.parse(doc=text, url=HOME)["rels"]["me"]


def test_the_curriculum_is_a_resume_with_its_parts(sample: dict[str, bytes]) -> None:
    (resume,) = items(sample["cv/index.html"].decode(), "h-resume")
    said = resume["properties"]
    assert said["contact"][0]["properties"]["name"] == ["Maya Lindqvist"]
    assert said["name"] == ["CV avec badges"]
    first = said["experience"][0]["properties"]
    assert first["name"] == ["Professeure de sciences de la vie et de la Terre"]
    assert first["start"] == ["2012-09"]
    assert said["education"][0]["properties"]["name"] == ["Master"]
    assert said["education"][0]["properties"]["end"] == ["2009"]


def test_a_block_of_the_curriculum_is_a_resume_of_its_own(sample: dict[str, bytes]) -> None:
    pages = [path for path, one in sample.items() if path.startswith("pages/") and b"h-resume" in one]
    assert pages
    for path in pages:
        assert items(sample[path].decode(), "h-resume")


@pytest.mark.parametrize("theme", ["atelier", "vita"])
def test_a_first_page_without_anything_is_a_card_with_a_name(theme: str) -> None:
    from badgefolio.model.project import Owner

    made = rendered(site(theme=theme, owner=Owner(name="M"), base_url="", description=""))
    (card,) = items(made["index.html"], "h-card")
    assert card["properties"] == {"name": ["M"]}
