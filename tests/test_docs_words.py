"""Every word that an owner or a machine uses is in the documentation, and every example there is right."""

import argparse
import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from badgefolio.cli.main import _VERBS, _parser
from badgefolio.console.report import report_json
from badgefolio.model.report import Anchor, Name, Outcome, Report, Statement, because
from badgefolio.portfolio import (
    read_badge_settings,
    read_cv,
    read_endorsement_settings,
    read_page,
    read_path,
    read_settings,
)
from badgefolio.portfolio.gallery_reader import read_gallery
from badgefolio.sources.documents import DOCUMENTS
from badgefolio.sources.schema import SCHEMAS

if TYPE_CHECKING:
    from tests.conftest import Project, Ran

DOCS = Path(__file__).parent.parent / "docs"
PAGES = "\n".join((DOCS / name).read_text(encoding="utf-8") for name in ("pages.md", "sharing.md"))
COMMANDS = (DOCS / "commands.md").read_text(encoding="utf-8")
JSON = (DOCS / "json.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml (\w+)\n(.*?)```", PAGES, re.DOTALL)
NOTHING = Statement(outcome=Outcome.UNKNOWN, reason=because("Nothing is known."))
REPORT = report_json(
    Report(
        at=datetime(2026, 11, 1, tzinfo=UTC), checks=(), integrity=NOTHING, identity=NOTHING, status=NOTHING
    )
)
PUBLIC = "visibility: public\n"
INNER = "https://127.0.0.1:1/a"  # which is refused, and so nobody is asked


def sections(text: str) -> dict[str, str]:
    """Return the sections of a document by the words of their headings."""
    parts = re.split(r"^## (.*)$", text, flags=re.MULTILINE)[1:]
    return {
        name.strip(): body
        for names, body in zip(parts[::2], parts[1::2], strict=True)
        for name in names.split(",")
    }


def verbs() -> dict[str, argparse.ArgumentParser]:
    (action,) = (one for one in _parser()._actions if isinstance(one, argparse._SubParsersAction))
    return dict(action.choices)


@pytest.mark.parametrize("verb", _VERBS)
def test_every_command_has_a_section_that_names_its_options(verb: str) -> None:
    said = (
        sections(COMMANDS)[verb]
        + COMMANDS.partition("\n## ")[0]
        + sections(COMMANDS)["build"] * (verb == "check")
    )
    for action in verbs()[verb]._actions:
        for option in action.option_strings:
            assert option in {"-h", "--help"} or f"`{option}" in said, f"{verb} {option}"
        if not action.option_strings:
            assert str(action.metavar) in said, f"{verb} {action.metavar}"


def words_of(schema: object) -> Iterator[str]:
    """Give every name of an option and every word that an option can be."""
    if isinstance(schema, dict):
        yield from schema.get("properties", ())
        yield from schema.get("enum", ())
        for value in schema.values():
            yield from words_of(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from words_of(value)


@pytest.mark.parametrize("name", ["site", "badge", "page", "path", "cv", "endorsement"])
def test_every_word_of_the_schemas_is_explained(name: str) -> None:
    schema = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    words = {word.lstrip("-") for word in words_of(schema)}
    assert len(words) > 5
    plain = set(re.findall(r"[\w-]+", PAGES))
    assert sorted(word for word in words if word not in plain) == []


def test_every_word_of_the_list_of_a_gallery_is_explained_and_its_example_is_read() -> None:
    text = (DOCS / "gallery.md").read_text(encoding="utf-8")
    schema = json.loads((SCHEMAS / "gallery.json").read_text(encoding="utf-8"))
    assert [word for word in words_of(schema) if f"`{word}`" not in text] == []
    (example,) = re.findall(r"```yaml gallery\n(.*?)```", text, re.DOTALL)
    assert len(read_gallery(example.encode(), file="gallery.yaml").portfolios) == 3


def test_every_word_of_a_published_document_is_explained() -> None:
    said = sections(JSON)["What a site says of itself"]
    schema = json.loads((DOCUMENTS / "portfolio.json").read_text(encoding="utf-8"))
    assert [word for word in words_of(schema) if f"`{word}`" not in said] == []


def test_every_kind_of_block_has_a_section_and_an_example() -> None:
    schema = json.loads((SCHEMAS / "page.json").read_text(encoding="utf-8"))
    kinds = {branch["$ref"].rpartition("/")[2] for branch in schema["properties"]["blocks"]["items"]["anyOf"]}
    headings = " ".join(re.findall(r"^### (.*)$", PAGES, re.MULTILINE))
    shown = "".join(text for kind, text in EXAMPLES if kind == "blocks")
    assert {kind for kind in kinds if f"`{kind}`" in headings and f"- {kind}:" in shown} == kinds


@pytest.mark.parametrize(("kind", "text"), EXAMPLES)
def test_every_example_is_read_without_a_problem(kind: str, text: str) -> None:
    if kind == "blocks":
        text = "title: T\nblocks:\n" + text
    read: dict[str, Callable[[bytes], object]] = {
        "site": lambda content: read_settings(content, file="site.yaml"),
        "badge": lambda content: read_badge_settings(content, file="badge.yaml"),
        "page": lambda content: read_page(content, file="page.yaml", name="page"),
        "cv": lambda content: read_cv(content, file="cv.yaml"),
        "path": lambda content: read_path(content, file="path.yaml", name="path"),
        "endorsement": lambda content: read_endorsement_settings(content, file="endorsement.yaml"),
        "blocks": lambda content: read_page(content, file="page.yaml", name="page"),
    }
    assert read[kind](text.encode())


def shape(value: object) -> Iterator[str]:
    """Give the names in an answer; badges have their own section and are not looked into."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield name
            if name != "badge":
                yield from shape(one)
    elif isinstance(value, list):
        for one in value:
            yield from shape(one)


def answers(project: "Project", run: "Callable[..., Ran]") -> Iterator[tuple[str, dict[str, Any]]]:
    folder = project.folder
    badge = folder.parent / "odd.json"
    project.site().badge("one", PUBLIC)
    first = folder / "content/badges/one.png"
    project.badge("far", id=INNER, badge={"id": INNER, "name": "B", "issuer": {"name": "I"}})
    badge.write_text(run("unbake", first).out.replace("2024-05-01T10:00:00Z", "some day"))
    commands: list[tuple[str, tuple[object, ...]]] = [
        ("new", (folder.parent / "new",)),
        ("add", (badge, first, "--project", folder)),
        ("export", (folder, "-o", folder.parent / "badges.zip")),
        ("share", ("one", "--project", folder)),
        ("show", (badge, folder / "content/site.yaml")),
        ("check", (folder,)),
        ("build", (folder,)),
        ("refresh", ("far", "--project", folder)),
        ("unpublish", ("far", "--project", folder)),
        ("key", ("new", "-o", folder.parent / "key.jwk")),
        ("endorse", (first, "--comment", "I saw it.", "--name", "Ann", "-o", folder.parent / "said.json")),
        ("add", (folder.parent / "said.json", "--project", folder)),
        ("endorsements", ("--project", folder)),
        ("verify", ("--project", folder)),
        ("status", (folder,)),
        ("gallery", (folder, "-o", folder.parent / "gallery")),
        ("bake", (first, badge, "-o", folder.parent / "baked.png")),
        ("unbake", (first,)),
        ("unbake", (folder / "content/site.yaml",)),
    ]
    for verb, arguments in commands:
        ran = run(verb, *arguments, "--json")
        answer = json.loads(ran.out)
        assert ran.err == ""
        assert answer["ok"] is (ran.code == 0)
        assert "problems" in answer or verb == "show"
        yield verb, answer


def test_every_name_in_an_answer_is_documented_in_its_section(
    project: "Project", run: "Callable[..., Ran]"
) -> None:
    common = sections(JSON)["Problems"]
    seen = set()
    for verb, answer in answers(project, run):
        said = sections(JSON)[verb] + common + (sections(JSON)["show"] if verb == "unbake" else "")
        said += sections(JSON)["A report"] if verb in {"add", "verify", "endorsements"} else ""
        said += sections(JSON)["endorsements"] if verb == "verify" else ""
        steps = answer.pop("steps", {})
        for name in {*shape(answer), *shape(steps)}:
            assert f"`{name}`" in said, f"{verb}: {name}"
        seen.add(verb)
    assert seen | {"serve"} == set(_VERBS)


def test_the_names_and_outcomes_of_a_report_are_written_down_whole() -> None:
    said = sections(JSON)["A report"]
    assert [one for one in (*Name, *Outcome, *Anchor) if f"`{one}`" not in said] == []
    assert [one for one in REPORT if f"`{one}`" not in said] == []


def test_every_documented_name_is_in_an_answer(project: "Project", run: "Callable[..., Ran]") -> None:
    found: dict[str, set[str]] = {}
    for verb, answer in answers(project, run):
        found.setdefault(verb, set()).update(shape(answer))
    for verb, names in found.items():
        listed = re.findall(r"^\| (`.*?`) \|", sections(JSON)[verb], re.MULTILINE)
        documented = {name for row in listed for name in re.findall(r"`(\w+)`", row)}
        assert documented <= names, verb
