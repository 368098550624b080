"""Our tables of term definitions, read into JSON-LD contexts.

A table says, one term a line, what a published vocabulary means by its words:

    own https://example.org/vocabulary#
    abbreviate schema https://schema.org/
    name schema:name
    tag schema:keywords ^xsd:string [set]
    Achievement
      creator ^@id

`tag` stands for the IRI after it, its values have the type after `^` and the container in brackets.
A term without an IRI has that of its own name in the table's `own` vocabulary. Lines further in are the
terms that count only inside that term: its scoped context. Words before a colon that the table
abbreviates are written out; others are left to JSON-LD, which may know them from another context.
A line that begins with `@` sets a keyword. `sealed` says that all scopes, and the table itself, are
protected, and that each scope names `id` and `type`.

A later version of a vocabulary is written as its difference: `like earlier-table`, then terms that are
new or changed, `- term` for those that went, `+ term` for those that stay and change inside.

Source of the meaning: W3C, JSON-LD 1.1, section 4.1 "Advanced Context Usage" and 9.15 "Context Definitions".
"""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Definition: TypeAlias = "str | bool | float | dict[str, Definition]"
Terms: TypeAlias = "dict[str, Definition]"

_STEP = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class _Line:
    depth: int
    words: tuple[str, ...]
    inside: "tuple[_Line, ...]"


@dataclass(kw_only=True, slots=True)
class _Notation:
    """What the lines at the head of a table say about how to read the others."""

    own: str = ""
    sealed: bool = False
    abbreviations: dict[str, str] = field(default_factory=dict)

    def iri(self, word: str) -> str:
        prefix, colon, rest = word.partition(":")
        return self.abbreviations[prefix] + rest if colon and prefix in self.abbreviations else word

    def scope(self) -> Terms:
        return {"@protected": True, "id": "@id", "type": "@type"} if self.sealed else {}


def read_table(text: str, *, earlier: "Callable[[str], Terms]") -> Terms:
    """Return the context (the value of `@context`) that a table describes.

    Args:
        text: the table, in the notation above.
        earlier: returns the context of another table by its name, for `like`; it is not changed.
    """
    notation = _Notation()
    terms: Terms = {}
    body = []
    for line in _tree(text):
        match line.words:
            case ("own", iri):
                notation.own = iri
            case ("abbreviate", name, iri):
                notation.abbreviations[name] = iri
            case ("sealed",):
                notation.sealed = True
                terms["@protected"] = True
            case ("like", name):
                terms.update(earlier(name))
            case _:
                body.append(line)
    _write(tuple(body), terms, notation)
    return terms


def _write(lines: tuple[_Line, ...], terms: Terms, notation: _Notation) -> None:
    for line in lines:
        match line.words:
            case ("-", term):
                del terms[term]
            case ("+", term):
                definition = terms[term]
                assert isinstance(definition, dict)  # noqa: S101 - our own tables, all read by tests
                scope = definition.get("@context", {})
                assert isinstance(scope, dict)  # noqa: S101 - likewise
                inside = dict(scope)
                _write(line.inside, inside, notation)
                terms[term] = {**definition, "@context": inside}
            case (keyword, value) if keyword.startswith("@"):
                terms[keyword] = value
            case _:
                terms[line.words[0]] = _definition(line, notation)


def _definition(line: _Line, notation: _Notation) -> Definition:
    term, *rest = line.words
    definition: dict[str, Definition] = {"@id": notation.own + term}
    for word in rest:
        if word.startswith("^"):
            definition["@type"] = notation.iri(word[1:])
        elif word.startswith("["):
            definition["@container"] = f"@{word[1:-1]}"
        else:
            definition["@id"] = notation.iri(word)
    if line.inside:
        scope = notation.scope()
        _write(line.inside, scope, notation)
        definition["@context"] = scope
    return definition if len(definition) > 1 else definition["@id"]


def _tree(text: str) -> tuple[_Line, ...]:
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return tuple(_children(lines, 0))


def _children(lines: list[str], depth: int) -> "Iterator[_Line]":
    starts = [at for at, line in enumerate(lines) if len(line) - len(line.lstrip()) == depth * _STEP]
    for start, end in pairwise([*starts, len(lines)]):
        inside = tuple(_children(lines[start + 1 : end], depth + 1))
        yield _Line(depth=depth, words=tuple(lines[start].split()), inside=inside)
