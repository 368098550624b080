import json
from dataclasses import replace
from typing import Any

import feedparser
from hypothesis import given
from hypothesis import strategies as st
from tests.render.conftest import BASE, FULL, MINIMAL, held, moment, page, pictures, rendered, site

from badgefolio.model.credential import Achievement
from badgefolio.model.project import Visibility
from badgefolio.model.site import PublicSite
from badgefolio.render.feeds import MOST_ENTRIES, feeds

VALID = replace(FULL, revocation=None)
LATER = replace(VALID, issued=moment("2025-01-02"), achievement=Achievement(name="Later & <b>"))


def made(of: PublicSite) -> dict[str, str]:
    return {one.path: one.content.decode() for one in feeds(of, pictures(of))}


def both(of: PublicSite, folder: str = "") -> tuple[Any, dict[str, Any]]:
    """Return the Atom feed as a reader of feeds understands it, and the JSON feed."""
    found = made(of)
    parsed = feedparser.parse(found[f"{folder}feed.xml"])
    assert not parsed.bozo, parsed.get("bozo_exception")
    assert parsed.version == "atom10"
    return parsed, json.loads(found[f"{folder}feed.json"])


def test_feeds_tell_of_public_badges_newest_first() -> None:
    atom, said = both(site((held("a", VALID, tags=("x",)), held("b", LATER))))
    assert (atom.feed.title, atom.feed.id, atom.feed.updated) == ("Portfolio", BASE, "2025-01-02T00:00:00Z")
    assert atom.feed.author == "Maya Lindqvist"
    assert {link.href for link in atom.feed.links} == {BASE, f"{BASE}feed.xml"}
    assert [entry.title for entry in atom.entries] == ["Later & <b>", "Soldering"]
    assert [entry.id for entry in atom.entries] == [f"{BASE}badges/b/", f"{BASE}badges/a/"]
    assert atom.entries[1].published == "2024-05-01T10:20:30Z"
    assert "Joins that hold." in atom.entries[1].summary
    assert [tag.term for tag in atom.entries[1].tags] == ["x"]
    assert (said["version"], said["feed_url"]) == ("https://jsonfeed.org/version/1.1", f"{BASE}feed.json")
    assert [item["title"] for item in said["items"]] == ["Later & <b>", "Soldering"]
    assert said["items"][1]["image"] == f"{BASE}badges/a/picture.png"
    assert said["items"][1]["tags"] == ["x"]


def test_each_tag_has_feeds_of_its_own_that_its_page_names() -> None:
    of = site((held("a", VALID, tags=("C++",)), held("b", LATER)), (page(),))
    (folder,) = {path.rpartition("/")[0] for path in made(of) if path.startswith("tags/")}
    atom, _ = both(of, f"{folder}/")
    assert atom.feed.title == "C++ · Portfolio"
    assert [entry.title for entry in atom.entries] == ["Soldering"]
    shown = rendered(of)
    assert (
        '<link rel="alternate" type="application/atom+xml" href="feed.xml" title="Portfolio">'
        in shown["index.html"]
    )
    assert f'href="../../{folder}/feed.xml" title="C++ · Portfolio"' in shown[f"{folder}/index.html"]
    assert 'href="../../feed.xml" title="Portfolio"' in shown["tags/work/index.html"]


def test_what_is_hidden_withdrawn_or_undated_is_in_no_feed() -> None:
    hidden = held(
        "q", replace(VALID, achievement=Achievement(name="canary")), Visibility.UNLISTED, tags=("q",)
    )
    of = site((hidden, held("gone", FULL), held("undated", MINIMAL)), (page(),))
    found = made(of)
    assert set(found) == {"feed.xml", "feed.json"}
    atom, said = both(of)
    assert (len(atom.entries), said["items"]) == (0, [])
    assert "canary" not in "".join(found.values())
    assert 'rel="alternate"' not in rendered(of)["unlisted/q/index.html"]


def test_without_a_public_address_there_is_no_feed() -> None:
    of = site((held("a", VALID),), base_url="")
    assert made(of) == {}
    assert "feed.xml" not in "".join(rendered(of).values())


def test_a_feed_is_no_longer_than_its_readers_need() -> None:
    atom, said = both(site(tuple(held(f"b{number:03}", VALID) for number in range(MOST_ENTRIES + 5))))
    assert len(atom.entries) == len(said["items"]) == MOST_ENTRIES


@given(st.text(max_size=40))
def test_any_words_give_feeds_that_are_read(text: str) -> None:
    badge = replace(VALID, achievement=Achievement(name=text or "x", description=text))
    atom, said = both(site((held("a", badge, tags=(text or "y",)),), title=text or "T"))
    assert len(atom.entries) == len(said["items"]) == 1
