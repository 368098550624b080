"""Labels for nameless nodes: as PyLD gives them, however the statements are ordered; and never for ever."""

from collections.abc import Iterable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyld.canon import URDNA2015
from pyld.nquads import parse_nquads

from badgefolio.trust.linked.labels import canonical_lines
from badgefolio.trust.linked.limits import Budget, Limits, NotCanonicalError
from badgefolio.trust.linked.quads import Quad, Term

Edge = tuple[str, str, str]


def term(name: str) -> Term:
    return {"type": "blank node" if name.startswith("_:") else "IRI", "value": name}


def quads(edges: Iterable[Edge], graph: str = "") -> list[Quad]:
    named = {"name": term(graph)} if graph else {}
    return [
        {"subject": term(one), "predicate": term(way), "object": term(other), **named}
        for one, way, other in edges
    ]


def ours(edges: Iterable[Edge], limits: Limits | None = None, graph: str = "") -> str:
    return "".join(canonical_lines(quads(edges, graph), Budget(limits or Limits())))


def of_pyld(edges: Iterable[Edge]) -> str:
    text = "".join(
        " ".join(name if name.startswith("_:") else f"<{name}>" for name in edge) + " .\n" for edge in edges
    )
    return str(URDNA2015().main(parse_nquads(text), {"format": "application/n-quads"}))


nodes = st.sampled_from(["_:a", "_:b", "_:c", "_:d", "urn:x", "urn:y"])
edges = st.sets(st.tuples(nodes, st.sampled_from(["urn:p", "urn:q"]), nodes), max_size=10)


def without_loops(found: Iterable[Edge]) -> list[Edge]:
    """Return edges between two nodes: PyLD counts a loop twice, against section 4.4.3, step 2.1."""
    return [edge for edge in sorted(found) if edge[0] != edge[2]]


@given(edges)
def test_the_labels_are_those_of_pyld(found: set[Edge]) -> None:
    told = without_loops(found)
    assert ours(told, Limits(comparisons=10**6)) == of_pyld(told)


@given(edges, st.permutations(["_:a", "_:b", "_:c", "_:d"]), st.randoms())
def test_neither_order_nor_labels_of_the_document_change_a_thing(
    found: set[Edge], names: list[str], shuffled: Random
) -> None:
    renamed = dict(zip(["_:a", "_:b", "_:c", "_:d"], names, strict=True))
    other = [(renamed.get(one, one), way, renamed.get(two, two)) for one, way, two in sorted(found)]
    shuffled.shuffle(other)
    limits = Limits(comparisons=10**6)
    assert ours(sorted(found), limits) == ours(other, limits)


def test_a_graph_name_is_a_node_too() -> None:
    assert ours([("urn:x", "urn:p", "_:b")], graph="_:g") == "<urn:x> <urn:p> _:c14n1 _:c14n0 .\n"


def test_a_node_that_points_at_itself_is_seen_once() -> None:
    loop = [("_:a", "urn:p", "_:a"), ("_:b", "urn:q", "urn:x")]
    assert ours(loop) == "_:c14n0 <urn:q> <urn:x> .\n_:c14n1 <urn:p> _:c14n1 .\n"


def clique(size: int) -> list[Edge]:
    return [
        (f"_:{one}", "urn:p", f"_:{other}") for one in range(size) for other in range(size) if one != other
    ]


@pytest.mark.parametrize(
    "poison",
    [clique(7), clique(40), [(f"_:{at}", "urn:p", f"_:{(at + 1) % 400}") for at in range(400)]],
    ids=["small clique", "large clique", "ring"],
)
def test_a_poison_graph_is_refused_within_the_budget(poison: list[Edge]) -> None:
    with pytest.raises(NotCanonicalError, match="takes too long to check"):
        ours(poison)


def test_the_budget_is_a_count_and_the_same_every_time() -> None:
    ring = [(f"_:{at}", "urn:p", f"_:{(at + 1) % 9}") for at in range(9)]

    def fits(comparisons: int) -> bool:
        try:
            return bool(ours(ring, Limits(comparisons=comparisons)))
        except NotCanonicalError:
            return False

    least = next(number for number in range(10_000) if fits(number))
    assert 20 < least < 2_000
    assert [fits(least - 1), fits(least), fits(least)] == [False, True, True]


@pytest.mark.parametrize("limits", [Limits(statements=2), Limits(nameless=1)])
def test_large_graphs_are_refused_with_their_size(limits: Limits) -> None:
    with pytest.raises(NotCanonicalError, match="3 statements about 2 parts without an address"):
        ours([("_:a", "urn:p", "_:b"), ("_:a", "urn:q", "_:b"), ("_:b", "urn:p", "urn:x")], limits)
