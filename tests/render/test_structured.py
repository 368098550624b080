"""What pages say to search engines: terms of schema.org, absolute addresses, nothing hidden."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from pyld import jsonld
from tests.leaks import leaks
from tests.render.conftest import FULL, held, moment, page, rendered, site

from badgefolio.model import blocks
from badgefolio.model.credential import Profile
from badgefolio.model.project import ContactEntry, Owner, Visibility
from badgefolio.render.structured.script import script_text

if TYPE_CHECKING:
    from tests.conftest import Project

SCHEMA = "https://schema.org/"
# What schema.org defines for each type, as far as it is used here.
TERMS = {
    "ProfilePage": {"url", "name", "description", "inLanguage", "mainEntity"},
    "CollectionPage": {"url", "name", "description", "inLanguage", "author", "mainEntity"},
    "WebPage": {"url", "name", "description", "inLanguage", "author"},
    "Person": {
        *("name", "url", "description", "image", "sameAs", "address"),
        *("hasCredential", "knowsAbout"),
    },
    "PostalAddress": {"streetAddress", "addressLocality", "addressRegion", "addressCountry"},
    "Organization": {"name", "url"},
    "EducationalOccupationalCredential": {
        *("name", "description", "credentialCategory", "url", "image", "dateCreated", "expires"),
        *("inLanguage", "creator", "recognizedBy", "competencyRequired", "about"),
    },
    "DefinedTerm": {"name", "url", "termCode", "inDefinedTermSet"},
    "ItemList": {"numberOfItems", "itemListElement"},
    "ListItem": {"position", "name", "url"},
}
ADDRESSES = {"url", "image", "sameAs"}
VALID = replace(FULL, revocation=None)
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def scripts(text: str) -> list[dict[str, Any]]:
    return [json.loads(found) for found in SCRIPT.findall(text)]


def said_by(pages: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Return what each page says that says anything; none says two things."""
    found = {path: scripts(text) for path, text in pages.items()}
    assert all(len(blocks) <= 1 for blocks in found.values())
    return {path: blocks[0] for path, blocks in found.items() if blocks}


def expanded(value: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON
    """Return it as a machine reads it, with the vocabulary of schema.org and no other."""

    def load(url: str, _options: object) -> dict[str, object]:
        assert url == "https://schema.org"
        context = {"@context": {"@vocab": SCHEMA}}
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": url,
            "document": context,
        }

    return jsonld.expand(value, {"documentLoader": load, "base": ""})


def nodes(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for one in value.values():
            yield from nodes(one)
    elif isinstance(value, list):
        for one in value:
            yield from nodes(one)


def whole(theme: str = "atelier", **changes: Any) -> dict[str, str]:  # noqa: ANN401 - what Settings takes
    """Return every page of a site with one of each kind, public and unlisted."""
    badges = (
        held(badge=VALID, tags=("iron",)),
        held("revoked"),
        held("quiet", badge=VALID, visibility=Visibility.UNLISTED),
    )
    shown = blocks.ProfileBlock(fields=("city", "country", "website", "email"))
    pages = page("cv", shown), page("shy", visibility=Visibility.UNLISTED)
    return rendered(site(badges, pages, theme=theme, portrait=True, **changes))


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return whole()


def test_only_pages_that_everybody_may_find_say_anything(pages: dict[str, str]) -> None:
    kinds = {path: value["@type"] for path, value in said_by(pages).items()}
    assert {path: kind for path, kind in kinds.items() if not path.startswith("issuers/maker-")} == {
        "index.html": "ProfilePage",
        "cv/index.html": "ProfilePage",
        "badges/soldering/index.html": "EducationalOccupationalCredential",
        "badges/index.html": "CollectionPage",
        "badges/by-name/index.html": "CollectionPage",
        "badges/by-issuer/index.html": "CollectionPage",
        "badges/by-expiry/index.html": "CollectionPage",
        "issuers/index.html": "CollectionPage",
        "tags/index.html": "CollectionPage",
        "tags/iron/index.html": "CollectionPage",
        "tags/work/index.html": "CollectionPage",
        "skills/index.html": "CollectionPage",
        "pages/cv/index.html": "WebPage",
    }
    assert not any("embed" in path or "unlisted" in path for path in kinds)


def test_every_term_is_one_of_schema_org_and_none_is_dropped(pages: dict[str, str]) -> None:
    for path, value in said_by(pages).items():
        assert [name for node in nodes(value) for name in node if name.startswith("@")]
        (root,) = expanded(value)
        kept = list(nodes(root))
        assert len(kept) == len(list(nodes(value)))
        for node in kept:
            (kind,) = node["@type"]
            known = {f"{SCHEMA}{name}" for name in TERMS[kind.removeprefix(SCHEMA)]}
            assert set(node) - {"@type", "@id"} <= known, path
        said = [name for node in nodes(value) for name in node if not name.startswith("@")]
        assert len([name for node in kept for name in node if not name.startswith("@")]) == len(said)


def test_every_address_is_absolute(pages: dict[str, str]) -> None:
    for value in said_by(pages).values():
        for node in nodes(value):
            found = [node[name] for name in (ADDRESSES | {"@id"}) & set(node)]
            flat = [one for each in found for one in (each if isinstance(each, list) else [each])]
            assert all(one.startswith("https://") for one in flat), flat


def test_a_site_that_does_not_know_its_address_says_nothing() -> None:
    assert said_by(whole(base_url="")) == {}


def test_the_first_page_says_who_and_what_public_pages_show_of_them(pages: dict[str, str]) -> None:
    person = said_by(pages)["index.html"]["mainEntity"]
    assert person["name"] == "Maya Lindqvist"
    assert person["sameAs"] == ["https://maya.example/"]
    assert person["address"] == {
        "@type": "PostalAddress",
        "addressLocality": "Grenoble",
        "addressCountry": "FR",
    }
    assert person["knowsAbout"] == ["Join metals", "Care"]
    assert [one["name"] for one in person["hasCredential"]] == ["Soldering"]
    assert "maya@maya.example" not in json.dumps(person)
    assert "+33" not in json.dumps(person)


def test_a_badge_says_its_facts_and_nothing_of_the_recipient(pages: dict[str, str]) -> None:
    value = said_by(pages)["badges/soldering/index.html"]
    assert value["credentialCategory"] == "badge"
    assert (value["dateCreated"], value["expires"]) == ("2024-05-01", "2030-01-31")
    assert value["competencyRequired"][0] == {
        "@type": "DefinedTerm",
        "name": "Join metals",
        "url": "https://skills.example/1",
        "termCode": "E1",
        "inDefinedTermSet": "ESCO",
    }
    assert value["about"]["@id"] == said_by(pages)["index.html"]["mainEntity"]["@id"]
    assert value["inLanguage"] == "de"
    text = json.dumps(value)
    assert not any(word in text for word in ("sha256$", "00ff", "salt", "validFor"))


def test_an_issuer_that_nobody_confirmed_is_named_and_recognises_nothing(pages: dict[str, str]) -> None:
    value = said_by(pages)["badges/soldering/index.html"]
    assert value["creator"] == {"@type": "Organization", "name": "Maker Space"}
    assert "recognizedBy" not in value


def test_a_confirmed_issuer_recognises_the_badge(sample: dict[str, bytes]) -> None:
    (value,) = scripts(sample["badges/premiers-secours/index.html"].decode())
    assert value["creator"]["url"] == "https://trois-massifs.example"
    assert value["recognizedBy"] == value["creator"]


def test_every_page_of_the_sample_keeps_every_term(sample: dict[str, bytes]) -> None:
    found = said_by({path: one.decode() for path, one in sample.items() if path.endswith(".html")})
    assert {path.partition("/")[0] for path in found} >= {"index.html", "badges", "pages", "cv", "skills"}
    assert "badges/prendre-soin-de-soi/index.html" not in found
    for value in found.values():
        assert len(list(nodes(expanded(value)))) == len(list(nodes(value)))
        assert len(json.dumps(value)) < 7_500


def test_every_page_leads_to_its_feeds(sample: dict[str, bytes]) -> None:
    text = sample["badges/premiers-secours/index.html"].decode()
    feeds = re.findall(r'<link rel="alternate" type="application/([a-z]+)\+[a-z]+" href="([^"]+)"', text)
    assert ("atom", "../../feed.xml") in feeds
    assert ("feed", "../../feed.json") in feeds


def test_what_was_taken_back_is_claimed_nowhere(pages: dict[str, str]) -> None:
    assert "badges/revoked/index.html" in pages
    assert "badges/revoked/" not in json.dumps(said_by(pages))


HOSTILE = "</script><script>alert(1)</script><!-- & \u2028\u202e \"quote' \\ \n"


@pytest.mark.parametrize("theme", ["atelier", "vita"])
def test_no_name_ends_the_script(theme: str) -> None:
    badge = replace(
        VALID,
        achievement=replace(VALID.achievement, name=HOSTILE, description=HOSTILE, language="en"),  # type: ignore[type-var]  # it has one
        issuer=Profile(name=HOSTILE, id="https://badges.example/i"),
    )
    owner = Owner(name=HOSTILE, about=HOSTILE, contact=(ContactEntry(kind="city", value=HOSTILE),))
    made = rendered(
        site((held(badge=badge),), (page(title=HOSTILE),), theme=theme, owner=owner, title=HOSTILE)
    )
    for path, value in said_by(made).items():
        inside = SCRIPT.findall(made[path])[0]
        assert not set("<>&\u2028\u2029\n") & set(inside), path
        assert "alert(1)" in json.dumps(value)


def test_the_text_of_a_script_means_the_same_as_the_value() -> None:
    assert json.loads(script_text({"name": HOSTILE})) == {"@context": "https://schema.org", "name": HOSTILE}


def test_a_long_list_says_how_long_it_is_and_names_fifty() -> None:
    awarded = [replace(VALID, issued=moment(f"{2000 + number}-01-01")) for number in range(60)]
    badges = tuple(held(f"b{number}", badge=badge) for number, badge in enumerate(awarded))
    value = said_by(rendered(site(badges)))["badges/index.html"]["mainEntity"]
    assert value["numberOfItems"] == 60
    assert [one["position"] for one in value["itemListElement"]] == list(range(1, 51))


def test_nothing_hidden_is_in_what_any_page_says(project: "Project") -> None:
    project.site("navigation: [home]\n").badge("open", title="Zyopen").write_page("all", "- badges: all")
    for name, said in (("deep", "private"), ("shy", "unlisted"), ("locked", "password")):
        alignment = [{"targetName": f"Zyskill {name}", "targetUrl": f"https://skills.example/{name}"}]
        issuer = {"id": "https://zy.example/", "name": f"Zyissuer {name}"}
        badge = {"id": "urn:b", "name": f"Zy {name}", "alignment": alignment, "issuer": issuer}
        project.badge(name, f"visibility: {said}\n", title=f"Zy {name}", badge=badge)
        project.write_page(f"{name}-page", f"- badge: {name}", f"visibility: {said}")
    project.badge("later", "publish_after: 2999-01-01\n", title="Zy later")
    project.build(passwords={"visitors": "maple torch orbit lantern"})
    output = {path: one.decode() for path, one in project.output().items() if path.endswith(".html")}
    told = {path: json.dumps(value, ensure_ascii=False).encode() for path, value in said_by(output).items()}
    assert any(b"Zyopen" in one for one in told.values())
    names = ("deep", "shy", "locked", "later")
    words = [f"{word} {name}" for name in names for word in ("Zy", "Zyskill", "Zyissuer")]
    assert leaks(told, words) == []
    assert not any(b"unlisted" in one or b"/locked/" in one for one in told.values())
