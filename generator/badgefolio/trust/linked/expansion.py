"""JSON-LD expansion without the network, which remembers what became of each part of the document.

PyLD expands; here is what it is given: contexts from our tables alone, kept between documents, and a
count of the work. Nothing is resolved against a base address: what is relative stays so, and is not signed.

Source: W3C, JSON-LD 1.1 Processing Algorithms and API, sections 4.1 and 5.1.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from threading import get_ident
from typing import TYPE_CHECKING, Any

from cachetools import LRUCache
from pyld.context_resolver import ContextResolver
from pyld.jsonld import JsonLdProcessor
from pyld.resolved_context import ResolvedContext

from badgefolio.model.report import because
from badgefolio.sources.strings import name
from badgefolio.trust.contexts import context
from badgefolio.trust.linked.limits import Budget, NotCanonicalError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from badgefolio.sources.json import Json

_KEPT = 256
_SHOWN = 200
_MODE = "json-ld-1.1"
_DOUBLE = "http://www.w3.org/2001/XMLSchema#double"
_LEAST_DOUBLE = 1e21


@dataclass(frozen=True, kw_only=True, slots=True)
class Node:
    """What became of one JSON object: the contexts that its members and its types were read with."""

    element: "Mapping[str, Json]"
    contexts: "Mapping[str, Any]"
    type_contexts: "Mapping[str, Any]"
    expanded: "Mapping[str, Any]"


class Expander(JsonLdProcessor):  # type: ignore[misc] # PyLD has no types
    """Expands one document; `nodes` then knows each of its objects by `id`."""

    def __init__(self, budget: Budget, *, older: bool) -> None:
        super().__init__()
        self.nodes: dict[int, Node] = {}
        self._budget = budget
        self._known = _known(get_ident(), older=older)
        self._processed: dict[object, Any] = {}
        self._options = {
            "isFrame": False,
            "keepFreeFloatingNodes": False,
            "base": None,
            "processingMode": _MODE,
            "contextResolver": _Contexts(self._known),
        }
        self._start = self._get_initial_context(self._options)
        self._known.own[self._start["_uuid"]] = True

    def expanded(self, document: "Json") -> list[Any]:
        """Return the document in expanded form; it must be made of objects that stand once each."""
        expanded = self._expand(self._start, None, document, self._options)
        if isinstance(expanded, dict) and list(expanded) == ["@graph"]:
            expanded = expanded["@graph"]
        found: list[Any] = [] if expanded is None else JsonLdProcessor.arrayify(expanded)
        return found

    def address(self, contexts: "Mapping[str, Any]", word: str, *, vocab: bool = True) -> str | None:
        """Return what a word stands for in these contexts: an address, a keyword, itself, or nothing."""
        if vocab and (mapping := contexts["mappings"].get(word)):
            found: str | None = mapping["@id"]
        else:
            found = self._expand_iri(contexts, word, vocab=vocab)
        return found

    def inside(self, contexts: "Mapping[str, Any]", term: str) -> "Mapping[str, Any]":
        """Return the contexts that values of the term are read with."""
        scoped = self.get_context_value(contexts, term, "@context")
        if scoped is None:
            return contexts
        found: Mapping[str, Any] = self._process_context(
            contexts, scoped, self._options, propagate=True, override_protected=True
        )
        return found

    def literal(self, value: "Mapping[str, Any]") -> "Mapping[str, Any]":
        """Return the RDF literal of an expanded value: `value`, `datatype`, and `language` if it has one.

        A number without a fraction is a whole one, even where the text writes 3.0, which PyLD takes for
        another number than 3 (JSON-LD 1.1 Processing Algorithms and API, section 8.2.2).
        """
        if _is_whole(value.get("@value")) and value.get("@type") not in ("@json", _DOUBLE):
            value = {**value, "@value": int(value["@value"])}
        found: Mapping[str, Any] = self._object_to_rdf(value, None, None, self._options)
        return found

    def _expand_object(self, *given: Any, **named: Any) -> None:  # noqa: ANN401 - as in PyLD
        super()._expand_object(*given, **named)
        contexts, _, _, element, expanded = given[:5]
        type_contexts = named["type_scoped_ctx"] if "type_scoped_ctx" in named else given[8]
        self.nodes[id(element)] = Node(
            element=element, contexts=contexts, type_contexts=type_contexts or contexts, expanded=expanded
        )

    def _process_context(self, active_ctx: Any, local_ctx: Any, options: Any, **how: Any) -> Any:  # noqa: ANN401 - as in PyLD
        """Process a context once for each place that it is met in; PyLD does so anew for each typed node."""
        if how.get("cycles") is not None:
            return super()._process_context(active_ctx, local_ctx, options, **how)
        self._budget.terms(self._known.weight(local_ctx))
        key = (active_ctx["_uuid"], _identity(local_ctx), *sorted(how.items()))
        is_shared = active_ctx["_uuid"] in self._known.own and self._known.owns(local_ctx)
        kept = self._known.processed if is_shared else self._processed
        found = kept.get(key)
        if found is None:
            found = super()._process_context(active_ctx, local_ctx, options, **how)
            kept[key] = found
            if is_shared:
                self._known.own[found["_uuid"]] = True
        return found


def _is_whole(number: object) -> bool:
    return isinstance(number, float) and number.is_integer() and abs(number) < _LEAST_DOUBLE


def _identity(local: object) -> object:
    """Return what tells a context from others while it lives: its address, or the object itself."""
    if isinstance(local, list):
        return tuple(map(_identity, local))
    return local if isinstance(local, str) else id(local)


@dataclass(kw_only=True, slots=True)
class _Known:
    """The contexts of our tables, read once in a thread, and what came of applying them to each other.

    `own` names the states that only these contexts led to; states that a document's own context led to
    are never kept beyond it.
    """

    older: bool
    named: dict[str, list[Any]] = field(default_factory=dict)
    weights: dict[object, int] = field(default_factory=dict)
    inside: dict[int, Any] = field(default_factory=dict)
    processed: Any = field(default_factory=lambda: LRUCache(maxsize=_KEPT))
    own: Any = field(default_factory=lambda: LRUCache(maxsize=2 * _KEPT))

    def at(self, address: str) -> list[Any]:
        """Return the contexts at the address; raise NotCanonicalError where it is not known."""
        if address not in self.named:
            document = context(address, older=self.older)
            if document is None:
                raise NotCanonicalError(
                    because(
                        "The badge takes the meaning of its words from {address}, a document that is not "
                        "known here.",
                        address=name(address)[:_SHOWN],
                    )
                )
            parts = JsonLdProcessor.arrayify(document["@context"])
            found = [self.at(part) if isinstance(part, str) else [self._keep(part)] for part in parts]
            self.named[address] = [one for several in found for one in several]
            self.weights[address] = self.weight(parts)
        return self.named[address]

    def owns(self, local: object) -> bool:
        if isinstance(local, list):
            return all(map(self.owns, local))
        return isinstance(local, str) or id(local) in self.inside

    def weight(self, local: object) -> int:
        """Return how many definitions a context holds, those inside its terms too."""
        if isinstance(local, list):
            return 1 + sum(map(self.weight, local))
        if isinstance(local, str):
            self.at(local)
            return self.weights[local]
        if not isinstance(local, dict):
            return 1
        return self.weights.get(id(local)) or _weight(local)

    def _keep(self, part: Any) -> Any:  # noqa: ANN401 - a context
        self.weights[id(part)] = _weight(part)
        for definition in part.values():
            if isinstance(definition, dict) and isinstance(definition.get("@context"), dict):
                self._keep(definition["@context"])
        kept = self.inside[id(part)] = ResolvedContext(part)
        return kept


def _weight(part: "Mapping[str, Any]") -> int:
    return 1 + sum(_weight(one) if isinstance(one, dict) else 1 for one in part.values())


@lru_cache(maxsize=16)
def _known(_thread: int, *, older: bool) -> _Known:
    """Return what one thread knows: what is kept in it changes, and is not made for two at a time."""
    return _Known(older=older)


class _Contexts(ContextResolver):  # type: ignore[misc] # PyLD has no types
    """Gives PyLD the contexts of one document: named ones from our tables, its own from itself."""

    def __init__(self, known: _Known) -> None:
        super().__init__({}, None)
        self._known = known
        self._written: dict[int, Any] = {}

    def resolve(self, active_ctx: object, context: Any, base: object, cycles: object = None) -> list[Any]:  # noqa: ANN401, ARG002 - as in PyLD
        """Return the contexts that a value of `@context` stands for, in order."""
        if isinstance(context, dict) and "@context" in context:
            context = context["@context"]
        found: list[Any] = []
        for one in JsonLdProcessor.arrayify(context):
            if isinstance(one, str):
                found += self._known.at(one)
            elif one is None or one is False:
                found.append(ResolvedContext(False))  # noqa: FBT003 - PyLD's word for no context at all
            else:
                found.append(self._known.inside.get(id(one)) or self._own(one))
        return found

    def _own(self, written: Any) -> Any:  # noqa: ANN401 - a stranger's context
        if not isinstance(written, dict) or "@import" in written:
            raise NotCanonicalError(
                because(
                    "The badge explains its words in a way that is not allowed, or not without a network."
                )
            )
        if written.get("@base") is not None:
            raise NotCanonicalError(
                because("The badge writes addresses that are only a part of one, which is not checked here.")
            )
        if id(written) not in self._written:
            self._written[id(written)] = ResolvedContext(written)
        return self._written[id(written)]
