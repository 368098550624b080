"""The Displayer API as static files: off until it is asked for, and never more than everybody may find."""

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.conftest import Project

ON = "displayer: true\n"


def answers(project: "Project") -> dict[str, dict[str, Any]]:
    project.build()
    return {
        path: json.loads(content)
        for path, content in project.output().items()
        if path.startswith("displayer/")
    }


def test_without_being_asked_for_nothing_is_written(project: "Project") -> None:
    assert answers(project.site().badge("one")) == {}


def test_groups_are_all_public_badges_and_each_public_page_that_shows_some(project: "Project") -> None:
    project.site(ON).badge("one").badge("two").badge("three", "visibility: unlisted\n")
    project.write_page("cv", "- badge: two\n- showcase: [one, two]")
    project.write_page("about", "- text: Hello")
    project.write_page("hidden", "- badge: one", "visibility: unlisted")
    found = answers(project)
    groups = found["displayer/1/groups.json"]
    assert groups["userId"] == 1
    assert [(one["name"], one["badges"]) for one in groups["groups"]] == [
        ("Portfolio", 2),
        ("The cv page", 2),
    ]
    for one in groups["groups"]:
        group = found[f"displayer/1/group/{one['groupId']}.json"]
        assert (group["userId"], group["groupId"]) == (1, one["groupId"])
        assert len(group["badges"]) == one["badges"]
    assert len(found) == 3
    cv = found[f"displayer/1/group/{groups['groups'][1]['groupId']}.json"]
    assert [one["assertion"]["badge"]["name"] for one in cv["badges"]] == ["Two", "One"]


def test_an_entry_has_the_names_that_readers_look_for(project: "Project") -> None:
    found = answers(project.site(ON).badge("one"))
    (entry,) = found["displayer/1/group/1.json"]["badges"]
    assert entry["imageUrl"] == "https://maya.example/me/badges/one/picture.png"
    assert entry["hostedUrl"] == entry["assertion"]["id"]
    assert (entry["assertionType"], entry["lastValidated"]) == ("hosted", None)


def test_what_is_withheld_or_newer_than_the_api_is_not_in_it(project: "Project") -> None:
    from tests.credentials.collections.test_records import CREDENTIAL

    plain = {"type": "email", "hashed": False, "identity": "maya@school.example"}
    project.site(ON).badge("one", recipient=plain).badge("two", "download: never\n").badge(
        "four", revoked=True
    )
    project.write("content/badges/three.json", json.dumps(CREDENTIAL))
    assert answers(project)["displayer/1/groups.json"]["groups"] == [
        {"groupId": 1, "name": "Portfolio", "badges": 0}
    ]
    assert b"maya@school.example" not in b"".join(project.output().values())


def test_without_a_public_address_there_is_none(project: "Project") -> None:
    project.write(
        "content/site.yaml", f"title: T\nowner: {{name: M}}\ndefaults: {{visibility: public}}\n{ON}"
    )
    assert answers(project.badge("one")) == {}
