"""Canonical order and canonical labels for nameless nodes, with a count of the work.

The part that can take for ever, telling apart nodes that look the same from near, is PyLD's; each of its
steps is counted here. Characters are escaped as the standard says, which PyLD does not do for all.

Source: W3C, RDF Dataset Canonicalization 1.0 (RDFC-1.0), section 4 and 7.1 "Dataset Poisoning".
"""

from typing import TYPE_CHECKING, Any, Self

from pyld.canon import URDNA2015
from pyld.identifier_issuer import IdentifierIssuer

from badgefolio.trust.linked.quads import Quad, Term, nameless, written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from badgefolio.trust.linked.limits import Budget


def canonical_lines(quads: list[Quad], budget: "Budget") -> list[str]:
    """Return the lines of canonical N-Quads, sorted.

    Raises:
        NotCanonicalError: where the nodes cannot be told apart within the budget, or are too many.
    """
    return _Labels(budget).lines(quads)


def line(quad: Quad) -> str:
    """Return one statement as a line of N-Quads."""
    return " ".join(map(written, quad.values())) + " .\n"


class _Labels(URDNA2015):  # type: ignore[misc] # PyLD has no types
    def __init__(self, budget: "Budget") -> None:
        super().__init__()
        self._budget = budget

    def lines(self, quads: list[Quad]) -> list[str]:
        for quad in quads:
            for term in _nameless(quad):
                self.blank_node_info.setdefault(term["value"], {"quads": []})["quads"].append(quad)
        self._budget.statements(len(quads), nameless=len(self.blank_node_info))
        alike: dict[str, list[str]] = {}
        for label in self.blank_node_info:
            alike.setdefault(self.hash_first_degree_quads(label), []).append(label)
        for _, labels in sorted(alike.items()):
            if len(labels) == 1:
                self.canonical_issuer.get_id(labels[0])
        for _, labels in sorted(alike.items()):
            if len(labels) > 1:
                self._tell_apart(labels)
        return sorted({line(self._labelled(quad)) for quad in quads})

    def _tell_apart(self, labels: list[str]) -> None:
        paths = []
        for label in labels:
            if not self.canonical_issuer.has_id(label):
                issuer = _Issuer(self._budget)
                issuer.get_id(label)
                paths.append(self.hash_n_degree_quads(label, issuer))
        for path in sorted(paths, key=lambda one: str(one["hash"])):
            for label in path["issuer"].order:
                self.canonical_issuer.get_id(label)

    def hash_first_degree_quads(self, id_: str) -> str:
        """Return the hash of what is said about a node, itself called `_:a` and all others `_:z`."""
        found = self.blank_node_info[id_]
        if "hash" not in found:
            near = [line(_seen_from(id_, quad)) for quad in found["quads"]]
            found["hash"] = self.hash_nquads(sorted(near))
        return str(found["hash"])

    def hash_related_blank_node(self, *how: Any) -> str:  # noqa: ANN401 - as in PyLD
        """Count, and do as PyLD does."""
        self._budget.comparisons()
        return str(super().hash_related_blank_node(*how))

    def hash_n_degree_quads(self, id_: str, issuer: IdentifierIssuer) -> "Mapping[str, Any]":
        """Count, and do as PyLD does."""
        self._budget.comparisons()
        found: Mapping[str, Any] = super().hash_n_degree_quads(id_, issuer)
        return found

    def _labelled(self, quad: Quad) -> Quad:
        return {
            place: nameless(self.canonical_issuer.get_id(term["value"]))
            if term["type"] == "blank node"
            else term
            for place, term in quad.items()
        }


class _Issuer(IdentifierIssuer):  # type: ignore[misc] # PyLD has no types
    """An issuer of labels that counts how often it is copied: once for each order of nodes that is tried."""

    def __init__(self, budget: "Budget") -> None:
        super().__init__("_:b")
        self._budget = budget

    def __deepcopy__(self, seen: object) -> Self:
        self._budget.comparisons(1 + len(self.order) // 16)
        copy = type(self)(self._budget)
        copy.counter, copy.existing, copy.order = self.counter, dict(self.existing), list(self.order)
        return copy


def _nameless(quad: Quad) -> list[Term]:
    """Return the nameless nodes of a statement, each once, in a fixed order."""
    found = {term["value"]: term for term in quad.values() if term["type"] == "blank node"}
    return list(found.values())


def _seen_from(label: str, quad: Quad) -> Quad:
    return {
        place: nameless("_:a" if term["value"] == label else "_:z") if term["type"] == "blank node" else term
        for place, term in quad.items()
    }
