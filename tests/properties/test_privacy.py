"""Private by default: a private thing leaves no byte in the output, in no encoding."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.leaks import haystack, leaks

from badgefolio import ExportRequest, export
from badgefolio.render import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Project

pytestmark = pytest.mark.untraced

# Each word has letters that encodings change, and is found nowhere else.
PLACES = (
    "title",
    "note",
    "tag",
    "file-name",
    "alt",
    "recipient",
    "issuer",
    "heading",
    "page-title",
    "document",
)


DISPLAYER = "displayer: true\n"  # one place more where a private thing could stand


def canary(place: str, who: str) -> str:
    return f"Zy\u00e9 {who} {place} <&>"


def write(project: "Project", who: str, visibility: str, make_png: "Callable[..., bytes]") -> list[str]:
    """Write a badge, a file and a page of that visibility, with a canary in every place; return them."""
    words = {place: canary(place, who) for place in PLACES}
    words["page-title"] = words["page-title"].removesuffix(" <&>")  # written without quotes
    name = f"zy\u00e9-{who}-file-name"
    said = (
        f"visibility: {visibility}\nnote: {json.dumps(words['note'])}\n"
        f"tags: [{json.dumps(words['tag'])}]\nalt: {json.dumps(words['alt'])}\n"
    )
    badge = {
        "type": "BadgeClass",
        "id": "https://badges.example/b/1",
        "name": words["title"],
        "description": words["document"],
        "issuer": {"id": "https://badges.example/i", "type": "Profile", "name": words["issuer"]},
    }
    project.badge(name, said, title=f"{who} x", badge=badge, recipientName=words["recipient"])
    picture = f"zy\u00e9-{who}-photo.png"
    project.write(f"content/files/{picture}", make_png(len(who)) + f"Zy-{who}-after-the-picture".encode())
    blocks = (
        f"- heading: {json.dumps(words['heading'])}\n- badge: {name}\n"
        f"- {{image: files/{picture}, alt: {json.dumps(words['alt'])}}}"
    )
    project.write_page(f"zy-{who}-page", blocks, f"visibility: {visibility}")
    page = project.folder / f"content/pages/zy-{who}-page.yaml"
    page.write_text(page.read_text().replace(f"The zy-{who}-page page", words["page-title"]))
    return [*words.values(), name, f"zy-{who}-page", f"Zy-{who}-after-the-picture"]


def test_a_private_thing_leaves_no_byte(project: "Project", make_png: "Callable[..., bytes]") -> None:
    project.site(f"{DISPLAYER}description: {json.dumps(canary('site', 'open'))}\n")
    hidden = write(project, "hidden", "private", make_png)
    shown = write(project, "shown", "public", make_png)
    project.write_page("all", "- badges: all\n- badges: {sort: issuer}\n- profile: [name]")
    project.build()
    output = project.output()
    assert leaks(output, hidden) == []
    assert b"hidden" not in haystack(dict.fromkeys(output, b""))
    found = {word for word in shown if leaks(output, [word])}
    silent = {canary("recipient", "shown"), canary("file-name", "shown"), "Zy-shown-after-the-picture"}
    assert set(shown) - found <= silent, "the positive control: public canaries are found"


@pytest.mark.parametrize("format_name", FORMATS)
def test_an_export_holds_no_byte_of_what_is_not_public(
    project: "Project", make_png: "Callable[..., bytes]", format_name: str
) -> None:
    project.site(DISPLAYER)
    hidden = write(project, "hidden", "private", make_png) + write(project, "shy", "unlisted", make_png)
    shown = write(project, "shown", "public", make_png)
    now = datetime(2026, 11, 1, tzinfo=UTC)
    made = export(ExportRequest(project=project.folder, format=format_name, now=now))
    assert leaks({"export": made.content}, hidden) == []
    assert leaks({"export": made.content}, shown)


def test_a_site_is_the_same_whether_a_private_thing_is_there_or_not(
    project: "Project", make_png: "Callable[..., bytes]"
) -> None:
    project.site(DISPLAYER)
    write(project, "shown", "public", make_png)
    project.write_page("all", "- badges: all")
    project.build()
    without = project.output()
    write(project, "hidden", "private", make_png)
    project.build()
    assert project.output() == without


def test_what_becomes_private_is_gone_with_the_next_build(
    project: "Project", make_png: "Callable[..., bytes]"
) -> None:
    project.site(DISPLAYER)
    words = write(project, "shown", "public", make_png)
    project.build()
    assert leaks(project.output(), words)
    for path in ("badges/zy\u00e9-shown-file-name.yaml", "pages/zy-shown-page.yaml"):
        file = project.folder / "content" / path
        file.write_text(file.read_text().replace("visibility: public", "visibility: private"))
    project.build()
    assert leaks(project.output(), words) == []


def test_an_unlisted_thing_is_named_only_at_its_own_address(
    project: "Project", make_png: "Callable[..., bytes]"
) -> None:
    project.site(DISPLAYER)
    words = write(project, "shy", "unlisted", make_png)
    project.badge("open", "visibility: public\n").write_page("all", "- badges: all")
    project.build()
    output = project.output()
    own = {path: content for path, content in output.items() if path.startswith("unlisted/")}
    elsewhere = {
        path: content for path, content in output.items() if path not in own and not path.startswith("files/")
    }
    assert leaks(own, words)
    assert leaks(elsewhere, words) == []
    tokens = {path.split("/")[1] for path in own}
    assert all(token.encode() not in haystack(elsewhere) for token in tokens)
    for path, content in own.items():
        if path.endswith(".html"):
            assert b"noindex" in content, path


def test_identities_of_the_owner_are_never_published(project: "Project") -> None:
    project.write(
        "content/site.yaml",
        "title: T\nbase_url: https://maya.example/\ndefaults: {visibility: public}\n"
        "owner: {name: Maya, identities: [secret@school.example], "
        "contact: {phone: '+33 1 23', city: Grenoble}}\n",
    )
    project.badge("one").write_page("me", "- profile: [name, city]").build()
    assert leaks(project.output(), ["secret@school.example", "+33 1 23"]) == []
    assert leaks(project.output(), ["Grenoble"])


def test_the_published_download_is_the_file_byte_for_byte(project: "Project") -> None:
    project.site(DISPLAYER).badge("one").build()
    assert (
        project.output()["badges/one/badge.png"] == (project.folder / "content/badges/one.png").read_bytes()
    )


@pytest.mark.parametrize(("download", "offered"), [("auto", False), ("always", True), ("never", False)])
def test_a_file_that_shows_an_e_mail_address_is_offered_only_where_the_owner_says_so(
    project: "Project", download: str, *, offered: bool
) -> None:
    recipient = {"type": "email", "hashed": False, "identity": "maya@school.example"}
    project.site(DISPLAYER).badge("one", f"download: {download}\n", recipient=recipient).build()
    output = project.output()
    assert ("badges/one/badge.png" in output) is offered
    del output[".badgefolio-output"]
    output.pop("badges/one/badge.png", None)
    assert leaks(output, ["maya@school.example"]) == []
    page = project.page("badges/one/index.html")
    assert ("so it is not offered here" in page) is (download == "auto")


def test_a_published_picture_holds_nothing_that_does_not_show(
    project: "Project", make_png: "Callable[..., bytes]"
) -> None:
    project.site(DISPLAYER).write("content/files/p.png", make_png() + b"hidden after the end")
    project.write_page("cv", "- {image: files/p.png, alt: A}").build()
    assert leaks(project.output(), ["hidden after the end"]) == []


def test_a_build_asks_nothing_of_the_network(project: "Project", monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def closed(*_: object, **__: object) -> None:
        pytest.fail("a build asked for the network")

    monkeypatch.setattr(socket, "socket", closed)
    monkeypatch.setattr(socket, "getaddrinfo", closed)
    monkeypatch.setattr(socket, "create_connection", closed)
    project.site(DISPLAYER).badge("one").write_page("cv", "- badges: all\n- link: https://elsewhere.example/")
    assert project.build().badges == 1
    assert Path(project.folder / "output/index.html").is_file()
