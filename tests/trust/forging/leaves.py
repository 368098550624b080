"""Every leaf and every place of a badge, changed one at a time."""

import copy
import json
from collections.abc import Iterator
from typing import Any

from tests.trust import issuer as own
from tests.trust.forging.forger import (
    EVIL,
    EVIL_DID,
    Forgery,
    archive_of,
)
from tests.trust.issuer import Document

_OTHERS = {own.DID: EVIL_DID, "BitstringStatusListEntry": "StatusList2021Entry"}


def of_json(kind: str, *, thorough: bool) -> Iterator[Forgery]:
    """Give the badge with each member and value changed, taken away, or joined by another."""
    content = own.badge(kind).content
    assert isinstance(content, dict)
    archive = archive_of(kind)
    for done, changed in changes(content, thorough=thorough):
        yield Forgery(done=done, text=json.dumps(changed), archive=archive)


def changes(document: Document, *, thorough: bool) -> Iterator[tuple[str, Document]]:
    """Give a document with one thing changed at a time, each way at each place."""
    for path in _paths(document):
        for way, value in _ways(_at(document, path), thorough=thorough):
            yield f"{_pointer(path)}: {way}", _with(document, path, value)
        if path:
            yield f"{_pointer(path)}: taken away", _without(document, path)
            if isinstance(path[-1], str):
                yield f"{_pointer(path)}: renamed", _renamed(document, path)


def _ways(value: Any, *, thorough: bool) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        yield "a member more", {**value, "evil": "x"}
        yield "nothing in it", {}
        if thorough:
            yield "a name more", {**value, "name": "Evil", "id": value.get("id", EVIL)}
            yield "a context in it", {"@context": {"@vocab": "https://evil.example/#"}, **value}
            yield "a graph around it", {"@graph": [value]}
            yield "twice", [value, value]
            yield "beside an evil one", [{**value, "id": EVIL, "name": "Evil"}, value]
            yield "null instead", None
    elif isinstance(value, list):
        yield "one more", [*value, "evil"]
        yield "one less", value[:-1]
        if thorough:
            yield "an object more", [*value, {"id": EVIL, "type": "Profile", "name": "Evil"}]
            yield "the other way round", value[::-1]
            yield "in a list", [value]
            yield "none", []
    elif isinstance(value, str):
        yield from _ways_of_text(value, thorough=thorough)
    else:
        yield "a number", 41
        yield "the contrary", not value
        yield "as a text", str(value)


def _ways_of_text(text: str, *, thorough: bool) -> Iterator[tuple[str, Any]]:
    yield "a letter more", f"{text}x"
    yield "one letter changed", f"{text[:-1]}{'B' if text[-1:] != 'B' else 'C'}"
    yield "another", _OTHERS.get(text, EVIL)
    if text[:4].isdigit() and "T" in text:
        yield "another year", f"2029{text[4:]}"
        yield "another century", f"1999{text[4:]}"
        yield "without a zone", text.rstrip("Z")
    if not thorough:
        return
    yield "empty", ""
    yield "other letters", text.swapcase()
    yield "white space around it", f" {text} "
    yield "a letter without width", f"{text}\u200b"
    yield "null", None
    yield "a number", 3
    yield "true", True
    yield "in a list", [text]
    yield "one of two", [text, EVIL]
    yield "in an object", {"id": text, "name": "Evil"}
    yield "a value", {"@value": f"{text}!", "@language": "en"}


Path = tuple[str | int, ...]


def _paths(value: Any, path: Path = ()) -> Iterator[Path]:  # noqa: ANN401 - any JSON
    yield path
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, one in inside:
        yield from _paths(one, (*path, name))


def _at(value: Any, path: Path) -> Any:  # noqa: ANN401 - any JSON
    for name in path:
        value = value[name]
    return value


def _with(document: Document, path: Path, value: Any) -> Any:  # noqa: ANN401 - any JSON
    if not path:
        return copy.deepcopy(value)
    changed = copy.deepcopy(document)
    _at(changed, path[:-1])[path[-1]] = copy.deepcopy(value)
    return changed


def _without(document: Document, path: Path) -> Document:
    changed = copy.deepcopy(document)
    del _at(changed, path[:-1])[path[-1]]
    return changed


def _renamed(document: Document, path: Path) -> Document:
    changed = copy.deepcopy(document)
    inside = _at(changed, path[:-1])
    inside[f"{path[-1]}x"] = inside.pop(path[-1])
    return changed


def _pointer(path: Path) -> str:
    return "".join(f"/{one}" for one in path) or "the whole"


_CONTEXTS: tuple[Any, ...] = (
    own.V1,
    "https://www.w3.org/ns/credentials/examples/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
    "https://w3id.org/openbadges/v2",
    own.SUITE_2020,
    own.SUITE_JWS,
    "https://evil.example/context.json",
    {"@vocab": "https://evil.example/#"},
    {"@base": "https://evil.example/"},
    {"@language": "fr"},
    {"@version": 1.1, "@propagate": False, "evil": "https://evil.example/#x"},
    {"Evil": {"@id": "https://evil.example/#x", "@context": {"name": None}}},
    None,
    [],
    {"@import": own.OB3},
)
_TERMS = ("name", "description", "achievement", "issuer", "validUntil", "criteria", "narrative", "id", "type")


def of_contexts(kind: str) -> Iterator[Forgery]:
    """Give the badge with other words behind its words, and with members that only those would cover."""
    content = own.badge(kind).content
    assert isinstance(content, dict)
    given = content["@context"]
    replaced = [
        *([*given, one] for one in _CONTEXTS),
        *([one, *given] for one in _CONTEXTS),
        *([given[0], one, *given[2:]] for one in _CONTEXTS),
        *([*given, {term: None}] for term in _TERMS),
        *([*given, {term: "https://evil.example/#x"}] for term in _TERMS),
        *([*given, {term: "https://schema.org/name", "evil": "@nest"}] for term in _TERMS),
        given[:1],
        given[1:],
        given[::-1],
    ]
    for index, context in enumerate(replaced):
        for more in ({}, {"evil": "x"}):
            changed = {**content, "@context": context, **more}
            done = f"context {index} {json.dumps(context)[:80]} with {more}"
            yield Forgery(done=done, text=json.dumps(changed), archive=archive_of(kind))
