"""Asking for endorsements: on public pages of those who want it, and nowhere else."""

import json
import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from tests.leaks import leaks

from badgefolio.pipeline.endorsing import TEMPLATE as READ_TEMPLATE
from badgefolio.pipeline.endorsing import TEMPLATE_FORMAT
from badgefolio.render.endorse_views import FORMAT, TEMPLATE

if TYPE_CHECKING:
    from tests.conftest import Project

pytestmark = pytest.mark.untraced

ASKS = "endorsements: {enabled: true}\n"
PAGE = "badges/one/index.html"
EMAIL = "owner: {name: Maya, contact: {email: maya@home.example}}\n"
PASSWORDS = {"visitors": "maple torch orbit lantern"}


def site(project: "Project", more: str = "") -> "Project":
    text = "title: Portfolio\ndefaults: {visibility: public}\nbase_url: https://maya.example/me/\n"
    return project.write("content/site.yaml", text + (more or "owner: {name: Maya}\n"))


def letter(page: str) -> tuple[str, dict[str, list[str]]]:
    """Return the address and the fields of the letter that a page offers."""
    (found,) = re.findall(r'<p><a href="(mailto:[^"]*)">', page[page.index("endorse-how") :])
    parts = urlsplit(unescape(found))
    return unquote(parts.path), parse_qs(parts.query)


def test_nobody_is_asked_where_nothing_is_said(project: "Project") -> None:
    site(project).badge("one").badge("two", "endorsements: {enabled: false}\n").build()
    assert leaks(project.output(), [TEMPLATE, "Endorse this badge"]) == []


@pytest.mark.parametrize(
    "visibility", ["private", "unlisted", "password", "public\npublish_after: 2100-01-01"]
)
def test_only_public_pages_ask(project: "Project", visibility: str) -> None:
    site(project).badge("one", f"visibility: {visibility}\n{ASKS}").build(passwords=PASSWORDS)
    assert leaks(project.output(), [TEMPLATE, "Endorse this badge", "endorse-request"]) == []


def test_a_badge_that_was_withdrawn_or_has_no_identifier_does_not_ask(project: "Project") -> None:
    site(project).badge("one", ASKS, revoked=True).badge("two", ASKS, id="17", verify={"type": "signed"})
    project.build()
    assert leaks(project.output(), [TEMPLATE]) == []


def test_a_public_page_asks_and_offers_a_template_without_the_recipient(project: "Project") -> None:
    site(project).badge("one", ASKS, recipientName="Zyé recipient").build()
    page = project.page(PAGE)
    assert "Endorse this badge" in page
    assert "badgefolio endorse https://maya.example/me/badges/one/ --comment-file" in page
    template = json.loads(project.page(f"badges/one/{TEMPLATE}"))
    assert (template["format"], READ_TEMPLATE) == (TEMPLATE_FORMAT, TEMPLATE) == (FORMAT, TEMPLATE)
    assert template["badge"]["name"] == "One"
    assert template["badge"]["page"] == "https://maya.example/me/badges/one/"
    assert template["endorsement"]["credentialSubject"]["id"] == template["badge"]["id"]
    assert leaks({TEMPLATE: json.dumps(template).encode()}, ["Zyé recipient", "sha256$00ff"]) == []


def test_a_site_that_does_not_know_its_address_names_the_template(project: "Project") -> None:
    text = "title: P\nowner: {name: Maya}\ndefaults: {visibility: public}\n"
    project.write("content/site.yaml", text).badge("one", ASKS).build()
    assert f"badgefolio endorse {TEMPLATE} --comment-file" in project.page(PAGE)
    assert "page" not in json.loads(project.page(f"badges/one/{TEMPLATE}"))["badge"]


def test_the_letter_has_no_address_where_none_is_published(project: "Project") -> None:
    site(project, EMAIL).badge("one", ASKS, title="One & <two>").build()
    to, said = letter(project.page(PAGE))
    assert to == ""
    assert said["subject"] == ["Endorsement of the badge “One & <two>”"]
    assert "Would you endorse this badge: “One & <two>”, held by Maya?" in said["body"][0]
    assert leaks(project.output(), ["maya@home.example"]) == []


@pytest.mark.parametrize(("visibility", "to"), [("public", "maya@home.example"), ("unlisted", "")])
def test_the_letter_goes_to_an_address_that_a_public_page_shows(
    project: "Project", visibility: str, to: str
) -> None:
    site(project, EMAIL).badge("one", ASKS)
    project.write_page(
        "me", "- columns:\n    - [{profile: [email]}]\n    - [{text: a}]", f"visibility: {visibility}"
    ).build()
    address, said = letter(project.page(PAGE))
    assert address == to
    assert ("The file is attached" in said["body"][0]) is bool(to)


def test_an_address_that_would_add_fields_is_left_out(project: "Project") -> None:
    site(project, EMAIL.replace("maya@home.example", '"maya@home.example?bcc=eve@x.example"')).badge(
        "one", ASKS
    )
    project.write_page("me", "- profile: [email]").build()
    address, said = letter(project.page(PAGE))
    assert (address, "bcc" in said) == ("", False)
