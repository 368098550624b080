"""Whether a document says something in a way that only programs for linked data would find.

One meaning can be written in many ways: a word by its full address, under another name that a context of
the document's own gives it, in a nest, or at a second place that carries the same identifier. A signature
over the meaning holds for all of them, and whoever reads the JSON by its usual names sees nothing: a badge
could so hide the day on which it expires, the list in which it was withdrawn, or whom it was awarded to.

Source: W3C, Verifiable Credentials Data Model 2.0, section 4.2 (a conforming document is compacted JSON-LD),
and Verifiable Credential Data Integrity 1.0, section 2.4 (contexts that give words other names).
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from badgefolio.sources.json import Json
    from badgefolio.trust.linked.expansion import Expander, Node

_OF_VALUES = frozenset({"@value", "@type", "@language", "@direction"})
_USUAL = {"@id": "id", "@type": "type"}
_VOCABULARIES = (
    "https://www.w3.org/2018/credentials",
    "https://www.w3.org/ns/credentials",
    "https://purl.imsglobal.org/spec/",
    "https://w3id.org/",
    "https://schema.org/",
    "http://schema.org/",
)
_OF_BADGES = frozenset(
    {
        "awardedDate",
        "credentialSchema",
        "credentialStatus",
        "credentialSubject",
        "evidence",
        "expirationDate",
        "issuanceDate",
        "issuer",
        "validFrom",
        "validUntil",
    }
)


def disguised(document: "Mapping[str, Json]", expander: "Expander") -> str:
    """Return the JSON Pointer of the first member that is not said by its usual name, empty for none.

    `expander` has just expanded the document. Names that the document gives to meanings of its own are as
    good as any; only those of the vocabularies that are read here have to be called what they are called.
    """
    words, own = _words_of_its_own(document), document.get("id")
    for pointer, element in _objects(document, ""):
        node = expander.nodes.get(id(element))
        if node is None:
            continue
        is_again = element is not document and own is not None and element.get("id") == own
        for name in element:
            if name == "@context":
                continue
            is_hidden = is_again and name in _OF_BADGES
            if (
                is_hidden
                or _is_unusual(name, element)
                or (words and _is_renamed(name, node, words, expander))
            ):
                return f"{pointer}/{_escaped(name)}"
    return ""


def _is_unusual(name: str, element: "Mapping[str, Json]") -> bool:
    """Whether a name is a keyword or an address, where a word belongs."""
    if name.startswith("@"):
        return "@value" not in element or name not in _OF_VALUES
    return ":" in name


def _is_renamed(name: str, node: "Node", words: frozenset[str], expander: "Expander") -> bool:
    """Whether a name stands, by the document's own context, for something that has another name."""
    mapping: Mapping[str, Any] = node.contexts["mappings"].get(name) or {}
    if name.startswith("@") or (mapping and name not in words):
        return False
    address = expander.address(node.contexts, name) or ""
    if address.startswith("@"):
        return _USUAL.get(address) != name
    usual = address.replace("#", "/").rpartition("/")[2]
    return bool(mapping.get("reverse")) or (address.startswith(_VOCABULARIES) and usual != name)


def _words_of_its_own(document: "Mapping[str, Json]") -> frozenset[str]:
    """Return the names that contexts written into the document define, their keywords among them."""
    found: set[str] = set()
    for _, element in _objects(document, ""):
        if "@context" in element:
            found.update(_defined(element["@context"]))
    return frozenset(found)


def _defined(context: "Json") -> "Iterator[str]":
    if isinstance(context, list):
        for one in context:
            yield from _defined(one)
    elif isinstance(context, dict):
        for name, definition in context.items():
            yield name
            if isinstance(definition, dict):
                yield from _defined(definition.get("@context"))


def _objects(value: "Json | Mapping[str, Json]", pointer: str) -> "Iterator[tuple[str, Mapping[str, Json]]]":
    """Give every object of the document with its pointer, contexts left out."""
    if isinstance(value, list):
        for index, one in enumerate(value):
            yield from _objects(one, f"{pointer}/{index}")
    elif isinstance(value, dict):
        yield pointer, value
        for name, one in value.items():
            if name != "@context" and isinstance(one, dict | list):
                yield from _objects(one, f"{pointer}/{_escaped(name)}")


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")
