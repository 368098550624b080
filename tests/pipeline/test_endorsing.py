"""Endorsing, as a program does it: from a file, from a template, from a page on the web."""

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.fetching.servers import Server, answer, serving
from tests.pipeline.endorsed import KEY, NOW, endorsement

from badgefolio import EndorseRequest, ProblemError, endorse, new_key, read_badge
from badgefolio.fetching import Rules, allowed_host
from badgefolio.pipeline.endorsing import Format
from badgefolio.problems import Code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Project

ASKS = "visibility: public\nendorsements: {enabled: true}\n"
REQUEST = EndorseRequest(source=b"", comment="I saw it.", name="Ann", now=NOW, key=KEY.to_jwk())


@pytest.fixture
def server() -> "Iterator[Server]":
    with serving() as one:
        yield one


def rules(server: Server) -> Rules:
    return Rules(allowed=(allowed_host(server.host),))


def about(content: bytes) -> str:
    return str(json.loads(content)["credentialSubject"]["id"])


@pytest.mark.parametrize("form", Format)
def test_the_same_words_key_and_instant_make_the_same_bytes(project: "Project", form: Format) -> None:
    project.site().badge("one")
    assert endorsement(project, form=form) == endorsement(project, form=form)
    assert endorsement(project, form=form) != endorsement(project, comment="I did not see it.", form=form)


def test_the_claim_names_the_assertion(project: "Project") -> None:
    content = (project.site().badge("one").folder / "content/badges/one.png").read_bytes()
    assert about(endorsement(project)) == read_badge(content, file="one").badge.id


def test_the_template_of_a_page_is_enough(project: "Project") -> None:
    project.site().badge("one", ASKS).build(now=NOW)
    template = project.folder / "output/badges/one/endorsement-template.json"
    made = endorse(replace(REQUEST, source=template))
    assert made.content == endorsement(project)
    assert made.title == "One"


@pytest.mark.parametrize(("said", "second"), [(ASKS, "endorsement-template.json"), ("", "badge.png")])
def test_a_page_on_the_web_says_where_its_badge_lies(
    project: "Project", server: Server, said: str, second: str
) -> None:
    project.site().badge("one", said).build(now=NOW)
    server.pages = {
        f"/{path.removesuffix('index.html')}": answer(content, kind="")
        for path, content in project.output().items()
    }
    made = endorse(replace(REQUEST, source=f"{server.url}/badges/one/", rules=rules(server)))
    assert made.content == endorsement(project)
    assert server.paths == ["/badges/one/", f"/badges/one/{second}"]


def test_a_page_that_offers_nothing_is_a_problem_and_nothing_else_is_asked(server: Server) -> None:
    server.pages = {"/": answer('<!doctype html><a href="//other.example/badge.png">', kind="text/html")}
    with pytest.raises(ProblemError, match="neither a template") as caught:
        endorse(replace(REQUEST, source=f"{server.url}/", rules=rules(server)))
    assert caught.value.problems[0].code is Code.ENDORSEMENT_NOT_POSSIBLE
    assert server.paths == ["/"]


def test_an_address_of_this_machine_is_not_asked_unless_it_is_allowed(server: Server) -> None:
    with pytest.raises(ProblemError, match="not to be had") as caught:
        endorse(replace(REQUEST, source=f"{server.url}/badge.png"))
    assert caught.value.problems[0].code is Code.NOT_FETCHED
    assert server.requests == []


@pytest.mark.parametrize(
    "template",
    [
        b'{"format": "badgefolio-endorsement-template"}',
        b'{"format": "badgefolio-endorsement-template", "badge": {}}',
        b'{"format": "badgefolio-endorsement-template", "badge": {"id": 7, "name": []}}',
        b'{"format": "badgefolio-endorsement-template", "badge": {"id": "javascript:alert(1)"}}',
        b'{"format": "badgefolio-endorsement-template", "badge"',
    ],
)
def test_a_damaged_template_is_a_problem(template: bytes) -> None:
    with pytest.raises(ProblemError, match=r"identifier|badge|JSON"):
        endorse(replace(REQUEST, source=template))


def test_a_badge_without_an_identifier_cannot_be_endorsed(project: "Project") -> None:
    project.site().badge("one", id=None, verification={"type": "signed"})
    with pytest.raises(ProblemError, match="no identifier"):
        endorsement(project)


def test_a_token_needs_a_key() -> None:
    with pytest.raises(ProblemError, match="there is no key"):
        endorse(replace(REQUEST, key="", format=Format.JWT))


def test_a_key_that_cannot_be_used_is_refused_and_not_repeated() -> None:
    text = KEY.to_jwk().replace("OKP", "RSA")
    with pytest.raises(ProblemError, match="another kind") as caught:
        endorse(replace(REQUEST, key=text))
    assert caught.value.problems[0].code is Code.KEY_NOT_USABLE
    assert json.loads(text)["d"] not in str(caught.value)
    assert json.loads(text)["d"] not in repr(replace(REQUEST, key=text))


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(ProblemError, match="cannot be read") as caught:
        endorse(replace(REQUEST, source=tmp_path / "none.png"))
    assert caught.value.problems[0].code is Code.FILE_NOT_FOUND


def test_each_new_key_is_another() -> None:
    assert new_key() != new_key()
