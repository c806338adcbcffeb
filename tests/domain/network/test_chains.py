"""Chains: those that trying everything finds, in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, islice, pairwise

import igraph
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kontaktpflege.domain.network import chains as module
from kontaktpflege.domain.network.chains import STEPS, Chain, Chains
from kontaktpflege.domain.network.graph import Graph, graph_of

PEOPLE = 9
PLACES = st.integers(0, PEOPLE - 1)
QUARTERS = st.integers(1, 14).map(lambda count: count / 4)
TIES = st.dictionaries(st.tuples(PLACES, PLACES), QUARTERS, max_size=22)
SOME = st.sets(PLACES, max_size=3)


def network(ties: dict[tuple[int, int], float], people: int = PEOPLE, me: int | None = None) -> Graph:
    pairs = np.array(list(ties), dtype=np.int64).reshape(len(ties), 2)
    costs = np.array(list(ties.values()), dtype=np.float32)
    return graph_of(np.arange(people, dtype=np.int64), pairs, costs <= 1, costs, me)


def ways(graph: Graph, path: tuple[int, ...], ends: set[int], avoid: set[int], steps: int) -> Iterator[tuple[int, ...]]:
    """Every chain that begins so, by trying."""
    if path[-1] in ends:
        yield path
    elif len(path) <= steps:
        for other in graph.around(path[-1]).tolist():
            if other not in avoid and other not in path:
                yield from ways(graph, (*path, other), ends, avoid, steps)


def cost_of(graph: Graph, path: tuple[int, ...]) -> float:
    ties = (graph.tie_between(one, other) for one, other in pairwise(path))
    return sum(float(graph.cost[tie]) for tie in ties if tie is not None)


@pytest.mark.parametrize("patience", [300, 0, 3])
def test_chains_are_those_that_trying_all_finds(patience: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """However soon it is done with more care."""
    monkeypatch.setattr(module, "_PATIENCE", patience)

    @settings(max_examples=60)
    @given(TIES, PLACES, SOME, SOME, st.integers(1, STEPS))
    def check(ties: dict[tuple[int, int], float], start: int, targets: set[int], avoid: set[int], steps: int) -> None:
        graph = network(ties)
        ends = targets - avoid - {start}
        tried = [Chain(cost_of(graph, path), path) for path in ways(graph, (start,), ends, avoid, steps)]
        tried.sort(key=lambda chain: (chain.cost, len(chain.places), chain.places[::-1]))
        chains = Chains(graph)
        assert list(chains.between(start, targets, avoid, steps)) == tried
        assert chains.best(start, targets, avoid, steps) == (tried[0] if tried else None)

    check()


def test_those_behind_somebody_are_no_way_to_them() -> None:
    """Nor to who hangs by the same person: of a crowd all of whose ways lead back nobody is looked at for long."""
    crowd = dict.fromkeys(combinations(range(3, 63), 2), 1.0)
    graph = network(
        {(0, 1): 1.0, (1, 2): 1.0, (2, 63): 1.0, **{(2, other): 1.0 for other in range(3, 63)}, **crowd}, 64
    )
    assert [*Chains(graph).between(0, {2})] == [Chain(2.0, (0, 1, 2))]
    assert [*Chains(graph).between(0, {63})] == [Chain(3.0, (0, 1, 2, 63))]


@given(st.dictionaries(st.tuples(st.integers(0, STEPS), st.integers(0, STEPS)), QUARTERS, max_size=21))
def test_where_no_chain_can_be_too_long_igraph_finds_the_same_costs(ties: dict[tuple[int, int], float]) -> None:
    graph = network(ties, STEPS + 1)
    if not graph.ties:
        return
    reference = igraph.Graph(graph.size, np.column_stack((graph.low, graph.high)).tolist())
    wanted = reference.distances(0, weights=graph.cost.tolist())[0]
    chains = Chains(graph)
    for place in range(1, graph.size):
        best = chains.best(0, {place})
        assert (np.inf if best is None else best.cost) == wanted[place]


def test_a_chain_has_six_steps_at_most() -> None:
    line = network({(place, place + 1): 1.0 for place in range(8)})
    chains = Chains(line)
    assert chains.best(0, {6}) == Chain(6.0, (0, 1, 2, 3, 4, 5, 6))
    assert chains.best(0, {7}) is None
    assert chains.best(0, {2}, steps=1) is None
    assert chains.best(0, {2}, steps=7) is None


def test_nobody_leads_to_oneself_or_to_nobody() -> None:
    chains = Chains(network({(0, 1): 1.0}))
    assert [*chains.between(0, {0})] == []
    assert [*chains.between(0, ())] == []
    assert [*chains.between(0, {1}, avoid={1})] == []
    assert chains.best(0, {0, 1}, avoid={0}) == Chain(1.0, (0, 1))


def test_a_circle_is_reached_by_its_first_member() -> None:
    chains = Chains(network({(0, 1): 2.0, (1, 2): 1.0, (0, 3): 1.0, (3, 2): 3.0}))
    assert [chain.places for chain in chains.between(0, {1, 2})] == [(0, 1), (0, 3, 2)]


def test_costs_are_rounded_so_that_sums_do_not_depend_on_their_order() -> None:
    tenths = network({(0, 1): 0.1, (1, 2): 0.2, (2, 3): 0.3, (0, 4): 0.3, (4, 5): 0.2, (5, 3): 0.1})
    assert [chain.places for chain in Chains(tenths).between(0, {3})] == [(0, 1, 2, 3), (0, 4, 5, 3)]


def test_dear_steps_are_no_reason_to_lose_a_chain() -> None:
    chain = Chains(network({(place, place + 1): 1e12 for place in range(6)})).best(0, {6})
    assert chain is not None
    assert chain.cost == pytest.approx(131064, rel=0.01)


@pytest.mark.parametrize("ends", [{1}, set(range(1, 10_001))])
def test_somebody_with_ten_thousand_ties_is_passed_like_anybody(ends: set[int]) -> None:
    hub = {(0, place): 1.0 for place in range(1, 10_001)}
    graph = network({**hub, (0, 10_001): 1.0, (10_001, 10_002): 1.0}, 10_003)
    best = list(islice(Chains(graph).between(10_002, ends), 2))
    assert best[0] == Chain(3.0, (10_002, 10_001, 0, 1))
    assert len(best) == min(2, len(ends))


def test_of_two_that_cost_the_same_the_shorter_is_better() -> None:
    chains = Chains(network({(3, 0): 2.0, (3, 1): 1.0, (1, 0): 1.0}))
    assert [chain.places for chain in chains.between(3, {0})] == [(3, 0), (3, 1, 0)]
