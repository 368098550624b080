"""From expanded JSON-LD to statements (RDF quads).

PyLD does this too, but compares each value with all others of the same member, and copies more than it
needs; a long list would cost the square of its length.

Source: W3C, JSON-LD 1.1 Processing Algorithms and API, section 8.1 "Deserialize JSON-LD to RDF".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from pyld.identifier_issuer import IdentifierIssuer

from badgefolio.model.report import because
from badgefolio.sources.strings import name
from badgefolio.trust.linked.limits import NotCanonicalError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from badgefolio.trust.linked.expansion import Expander

Term: TypeAlias = Mapping[str, Any]
Quad: TypeAlias = dict[str, Term]

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_LANGUAGE_STRING = f"{_RDF}langString"
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_ABSOLUTE = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*|_):\S*\Z")
_NOT_IN_ADDRESS = re.compile('[\x00-\x20<>"\\\\]')
_LANGUAGE = re.compile(r"[A-Za-z]+(-[A-Za-z0-9]+)*\Z")
_ESCAPED = re.compile('[\x00-\x1f"\\\\\x7f\ufffe\uffff]')
_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_SHOWN = 100


def is_absolute(address: str | None) -> bool:
    """Whether the address says where it is without another; labels of nameless nodes count too."""
    return address is not None and _ABSOLUTE.match(address) is not None


def nameless(label: str) -> Term:
    """Return the node without an address that carries the label."""
    return {"type": "blank node", "value": label}


def written(term: Term) -> str:
    """Return a term as canonical N-Quads write it.

    Source: W3C, RDF Dataset Canonicalization 1.0, section 5 "Serialization" (which characters are escaped).
    """
    if term["type"] == "blank node":
        return str(term["value"])
    if term["type"] == "IRI":
        return f"<{_checked(term['value'])}>"
    text = '"' + _ESCAPED.sub(_escape, term["value"]) + '"'
    if term["datatype"] == _LANGUAGE_STRING:
        return f"{text}@{term['language']}"
    return text if term["datatype"] == _STRING else f"{text}^^<{_checked(term['datatype'])}>"


@dataclass(frozen=True, kw_only=True, slots=True)
class Graph:
    """What a document says: its statements, each once, and which of its nodes they speak of.

    `spoken_of` has the `id` of each expanded node, value and list that stands in a statement.
    """

    quads: list[Quad]
    spoken_of: frozenset[int]


def statements(expanded: "Iterable[Any]", expander: "Expander") -> Graph:
    """Return the statements of an expanded document.

    Raises:
        NotCanonicalError: where an address or a language has characters that would change what the
            canonical text says.
    """
    reader = _Reader(expander)
    for node in expanded:
        reader.read(node, None)
    return Graph(quads=list(reader.found.values()), spoken_of=frozenset(reader.spoken_of))


class _Reader:
    def __init__(self, expander: "Expander") -> None:
        self.found: dict[tuple[str, ...], Quad] = {}
        self.spoken_of: set[int] = set()
        self._expander = expander
        self._labels = IdentifierIssuer("_:b")

    def read(self, node: Any, graph: Term | None) -> Term | None:  # noqa: ANN401 - expanded JSON-LD
        """Add the statements of a node, value or list; return what stands for it, None if nothing can."""
        if "@value" in node:
            return self._literal(node)
        if "@list" in node:
            return self._list(node["@list"], graph)
        subject = self._subject(node.get("@id"))
        for member, values in node.items():
            for value in values if isinstance(values, list) else ():
                self._member(node, member, value, (subject, graph))
            if member == "@reverse":
                self._reverse(node, subject, graph)
        return subject

    def _member(self, node: Any, member: str, value: Any, place: tuple[Term | None, Term | None]) -> None:  # noqa: ANN401
        subject, graph = place
        if not member.startswith("@"):
            self._say(node, value, (subject, member, self.read(value, graph), graph))
        elif member == "@type":
            self._say(node, node, (subject, f"{_RDF}type", self._subject(value), graph))
        elif member == "@included":
            self.read(value, graph)
        elif member == "@graph" and subject is not None:
            before = len(self.found)
            self.read(value, subject)
            if len(self.found) > before:
                self.spoken_of.add(id(node))

    def _reverse(self, node: Any, thing: Term | None, graph: Term | None) -> None:  # noqa: ANN401
        for member, values in node["@reverse"].items():
            for value in values:
                self._say(node, value, (self.read(value, graph), member, thing, graph))

    def _say(self, one: Any, other: Any, terms: tuple[Term | None, str, Term | None, Term | None]) -> None:  # noqa: ANN401
        """Add a statement that speaks of two nodes, if each of its terms has an address or a label."""
        subject, predicate, thing, graph = terms
        if subject is None or thing is None or not is_absolute(predicate) or predicate.startswith("_:"):
            return
        quad = {"subject": subject, "predicate": {"type": "IRI", "value": predicate}, "object": thing}
        if graph is not None:
            quad["name"] = graph
        self.found[tuple(map(written, quad.values()))] = quad
        self.spoken_of |= {id(one), id(other)}

    def _subject(self, address: str | None) -> Term | None:
        if address is None:
            return nameless(self._labels.get_id())
        if address.startswith("_:"):
            return nameless(self._labels.get_id(address))
        return {"type": "IRI", "value": address} if is_absolute(address) else None

    def _literal(self, value: Any) -> Term:  # noqa: ANN401 - expanded JSON-LD
        term = self._expander.literal(value)
        if "language" in term and not _LANGUAGE.match(term["language"]):
            raise NotCanonicalError(
                because(
                    'The badge names a language that cannot be one: "{language}".',
                    language=name(term["language"])[:_SHOWN],
                )
            )
        return term

    def _list(self, values: list[Any], graph: Term | None) -> Term:
        head: Term = {"type": "IRI", "value": f"{_RDF}nil"}
        for value in reversed(values):
            cell = nameless(self._labels.get_id())
            self._say(value, value, (cell, f"{_RDF}first", self.read(value, graph), graph))
            self._say(value, value, (cell, f"{_RDF}rest", head, graph))
            head = cell
        return head


def _checked(address: str) -> str:
    if _NOT_IN_ADDRESS.search(address):
        raise NotCanonicalError(
            because(
                'An address in the badge has a character that no address may have: "{address}".',
                address=name(address)[:_SHOWN],
            )
        )
    return address


def _escape(found: "re.Match[str]") -> str:
    return _SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}"
