"""Which members of a document its canonical form says nothing about.

JSON-LD leaves out, without a word, what no context defines, what is null, and addresses that are
relative. A signature over the canonical form holds whatever such a member says.

Source: W3C, Verifiable Credential Data Integrity 1.0, section 2.4.1 (detecting what is dropped); W3C,
JSON-LD 1.1 Processing Algorithms and API, section 5.1.2, and 8.1.2 (what is dropped, and where).
"""

from typing import TYPE_CHECKING, Any

from badgefolio.trust.linked.quads import is_absolute

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from badgefolio.sources.json import Json
    from badgefolio.trust.linked.expansion import Expander, Node

_NODES = {"@graph", "@included", "@reverse", "@nest"}
_MAPS = {"@language", "@index", "@id", "@type"}
_SAME = {"@set", "@list"}


def uncovered(
    document: "Mapping[str, Json]", expander: "Expander", spoken_of: "Collection[int]"
) -> tuple[str, ...]:
    """Return JSON Pointers (RFC 6901) of members without a part in the canonical form, in document order.

    A pointer stands for its member and what lies below it as a part of it. `expander` has just expanded
    the document, and `spoken_of` has the `id` of each expanded node that a statement was made about.
    """
    walk = _Walk(expander, spoken_of)
    root = expander.nodes.get(id(document))
    if root is None or _is_lost(root) or _is_floating(root):
        return tuple(_below("", name) for name in document if name != "@context")
    walk.members(root, "", "")
    return tuple(walk.found)


def _is_lost(node: "Node") -> bool:
    """Whether nothing remains of an object: a null value, a language of nothing, a relative address."""
    expanded = node.expanded
    if "@value" in expanded:
        return expanded["@value"] is None and expanded.get("@type") != "@json"
    return list(expanded) == ["@language"] or ("@id" in expanded and not is_absolute(expanded["@id"]))


def _is_floating(node: "Node") -> bool:
    """Whether JSON-LD drops this object where it is the value of nothing: a bare address, value or list."""
    return bool(node.expanded.keys() & {"@value", "@list"}) or node.expanded.keys() <= {"@id"}


def _below(pointer: str, name: object) -> str:
    return f"{pointer}/{str(name).replace('~', '~0').replace('/', '~1')}"


class _Walk:
    def __init__(self, expander: "Expander", spoken_of: "Collection[int]") -> None:
        self.found: list[str] = []
        self._spoken_of = spoken_of
        self._expander = expander

    def members(self, node: "Node", pointer: str, term: str) -> None:
        """Look at every member of an object that is the value of a term."""
        for name, value in node.element.items():
            if name == "@context":
                continue
            here = _below(pointer, name)
            address = self._expander.address(node.contexts, name)
            if address is not None and address.startswith("@"):
                self._keyword(address, value, node, (here, term))
            elif is_absolute(address) and not str(address).startswith("_:"):
                self._values(value, here, name, node.contexts)
            else:
                self.found.append(here)

    def _keyword(self, keyword: str, value: "Json", node: "Node", place: tuple[str, str]) -> None:
        here, term = place
        if keyword == "@type":
            self._types(value, here, node)
        elif keyword in _NODES:
            self._nodes(value, here, keyword)
        elif keyword in _SAME:
            self._items(value, here, (term, node.contexts), is_list=keyword == "@list")
        elif keyword == "@id":
            is_said = id(node.expanded) in self._spoken_of
            self._marked(here, covered=is_said and _is_address(node.expanded.get("@id")))
        else:
            is_of_text = keyword == "@language" and value is not None and "@value" in node.expanded
            self._marked(here, covered=keyword == "@value" or is_of_text)

    def _marked(self, here: str, *, covered: bool) -> None:
        if not covered:
            self.found.append(here)

    def _types(self, value: "Json", here: str, node: "Node") -> None:
        for place, one in _each(value, here):
            address = self._expander.address(node.type_contexts, one) if isinstance(one, str) else None
            self._marked(place, covered=_is_address(address) or address == "@json")
        self._marked(here, covered=value != [])

    def _nodes(self, value: "Json", here: str, keyword: str) -> None:
        for place, one in _each(value, here):
            node = self._expander.nodes.get(id(one))
            is_floating = keyword == "@graph" and node is not None and _is_floating(node)
            if node is None or _is_lost(node) or is_floating:
                self.found.append(place)
            else:
                self.members(node, place, "")
        self._marked(here, covered=value != [])

    def _values(self, value: "Json", here: str, term: str, contexts: "Mapping[str, Any]") -> None:
        containers = self._expander.get_context_value(contexts, term, "@container") or ()
        if self._expander.get_context_value(contexts, term, "@type") == "@json":
            return
        if isinstance(value, dict) and not _MAPS.isdisjoint(containers):
            self._map(value, here, containers)
        elif "@graph" in containers:
            self._nodes(value, here, "@graph")
        else:
            self._items(value, here, (term, contexts), is_list="@list" in containers)

    def _items(
        self, value: "Json", here: str, place: "tuple[str, Mapping[str, Any]]", *, is_list: bool
    ) -> None:
        """Look at the values of a term one by one; an empty list says something only where it is one."""
        if isinstance(value, dict):
            node = self._expander.nodes.get(id(value))
            if node is None or _is_lost(node):
                self.found.append(here)
            else:
                self.members(node, here, place[0])
        elif isinstance(value, list):
            for below, one in _each(value, here):
                self._items(one, below, place, is_list=is_list)
            self._marked(here, covered=bool(value) or is_list)
        else:
            self._marked(here, covered=self._is_said(value, *place))

    def _map(self, value: "Mapping[str, Json]", here: str, containers: "Iterable[str]") -> None:
        """Look at a map of languages; the keys of other maps are not signed, or it is not told whether."""
        if "@language" not in containers:
            self.found.append(here)
            return
        for language, texts in value.items():
            for place, text in _each(texts, _below(here, language)):
                self._marked(place, covered=text is not None)

    def _is_said(self, value: "Json", term: str, contexts: "Mapping[str, Any]") -> bool:
        kind = self._expander.get_context_value(contexts, term, "@type")
        if isinstance(value, str) and kind in {"@id", "@vocab"}:
            inside = self._expander.inside(contexts, term)
            return _is_address(self._expander.address(inside, value, vocab=kind == "@vocab"))
        return value is not None


def _is_address(address: str | None) -> bool:
    """Whether this is an address that is signed as it stands; labels of nameless nodes are not."""
    return is_absolute(address) and not str(address).startswith("_:")


def _each(value: "Json", here: str) -> "Iterable[tuple[str, Json]]":
    """Return the pointer and the value of each item of a list, or of a value that is no list."""
    return (
        [(_below(here, at), one) for at, one in enumerate(value)]
        if isinstance(value, list)
        else [(here, value)]
    )
