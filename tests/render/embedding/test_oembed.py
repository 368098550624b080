import json
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

from hypothesis import given
from tests.render.conftest import FULL, Skeleton, held, page, rendered, settings, site
from tests.render.embedding.made import TEXTS

from badgefolio.model.project import Visibility
from badgefolio.render.embedding.oembed import discovery, oembed_files

VALID = held(badge=replace(FULL, revocation=None))


def answers(**changes: Any) -> dict[str, bytes]:  # noqa: ANN401 - what Settings takes
    of = site((VALID, held("gone"), held("hidden", VALID.badge, Visibility.UNLISTED)), (page(),), **changes)
    return {one.path: one.content for one in oembed_files(of)}


def test_everything_that_may_be_embedded_answers_in_json_and_xml() -> None:
    assert sorted(answers()) == [
        "badges/soldering/oembed.json",
        "badges/soldering/oembed.xml",
        "oembed.json",
        "oembed.xml",
        "pages/cv/oembed.json",
        "pages/cv/oembed.xml",
    ]
    assert answers(base_url="") == {}


def test_the_answer_is_rich_and_its_html_one_bare_frame() -> None:
    said = json.loads(answers()["badges/soldering/oembed.json"])
    assert said == {
        "type": "rich",
        "version": "1.0",
        "title": "Soldering",
        "author_name": "Maya Lindqvist",
        "author_url": "https://maya.example/me/",
        "provider_name": "Portfolio",
        "provider_url": "https://maya.example/me/",
        "cache_age": 86400,
        "thumbnail_url": "https://maya.example/me/badges/soldering/preview.png",
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
        "width": 360,
        "height": 220,
        "html": '<iframe src="https://maya.example/me/badges/soldering/embed/" title="Soldering" width="360"'
        ' height="220" frameborder="0" marginwidth="0" marginheight="0"></iframe>',
    }


def test_a_page_is_larger_than_a_card() -> None:
    said = json.loads(answers()["pages/cv/oembed.json"])
    assert (said["width"], said["height"]) == (600, 560)
    assert 'src="https://maya.example/me/pages/cv/embed/"' in said["html"]


def test_both_answers_say_the_same() -> None:
    found = answers()
    for path, content in found.items():
        if path.endswith(".json"):
            root = ET.fromstring(found[path.replace(".json", ".xml")])  # noqa: S314 - our own file
            said = {one.tag: one.text for one in root}
            assert root.tag == "oembed"
            assert said == {name: str(value) for name, value in json.loads(content).items()}


@given(TEXTS)
def test_any_title_is_said_in_both(title: str) -> None:
    found = answers(title=title or "x")
    said = json.loads(found["oembed.json"])
    assert Skeleton(said["html"]).tags == [
        ("iframe", ("src", "title", "width", "height", "frameborder", "marginwidth", "marginheight"))
    ]
    root = ET.fromstring(found["oembed.xml"])  # noqa: S314 - our own file
    assert (root.findtext("html"), root.findtext("title", "")) == (said["html"], said.get("title", ""))


def test_a_page_announces_its_answers_early_and_only_where_there_are_any() -> None:
    made = rendered(site((VALID, held("gone")), (page(),)))
    for path, folder in (
        ("index.html", ""),
        ("badges/soldering/index.html", "badges/soldering/"),
        ("pages/cv/index.html", "pages/cv/"),
    ):
        head = made[path].partition("</head>")[0]
        assert f'type="application/json+oembed" href="https://maya.example/me/{folder}oembed.json"' in head
        assert f'type="text/xml+oembed" href="https://maya.example/me/{folder}oembed.xml"' in head
        assert head.index("+oembed") < head.index("stylesheet")
        assert len(head[: head.index("+oembed")].encode()) < 2_000
    silent = ("badges/gone/index.html", "badges/soldering/embed/index.html", "404.html", "badges/index.html")
    for path in silent:
        assert "+oembed" not in made[path], path
    without = rendered(site((VALID,), (page(),), base_url=""))
    assert not any("+oembed" in text for text in without.values())


def test_nothing_is_announced_for_what_few_may_find() -> None:
    hidden = page(visibility=Visibility.UNLISTED)
    assert discovery(hidden, "x", settings()) == ()
    assert discovery(replace(VALID, visibility=Visibility.PASSWORD), "x", settings()) == ()
