"""Communities: what belongs together is found, connected, and the same every time."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from scipy.sparse import csr_array

from kontaktpflege.domain.errors import Cancelled
from kontaktpflege.domain.long_work import never
from kontaktpflege.domain.network import communities as module
from kontaktpflege.domain.network.communities import communities
from kontaktpflege.domain.network.graph import Graph
from tests.domain.network.networks import in_igraph, network, networks


@pytest.fixture(params=["at once", "put together first"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Few people, or more than Leiden is given at once."""
    monkeypatch.setattr(module, "_FEW", 5_000 if request.param == "at once" else 20)


def cliques(count: int, size: int) -> Graph:
    """Groups in which all know each other, in a row, each tied to the next once, and me tied to all."""
    pairs = []
    for begin in range(1, count * size, size):
        pairs += [*combinations(range(begin, begin + size), 2)]
        pairs += [(begin, begin + size)] if begin + size < count * size else []
    return network(count * size + 1, pairs + [(0, place) for place in range(1, count * size + 1)])


@pytest.mark.usefixtures("way")
def test_groups_that_know_each_other_are_found() -> None:
    found = communities(cliques(9, 8))
    assert found.tolist() == [9, *np.repeat(np.arange(9), 8).tolist()]


@pytest.mark.usefixtures("way")
def test_communities_are_connected_the_largest_first_and_the_same_again() -> None:
    @given(networks(20))
    def check(graph: Graph) -> None:
        before = graph.neighbours.copy()
        found = communities(graph)
        reference = in_igraph(graph)
        if graph.me is not None:
            reference.delete_edges(reference.incident(graph.me))
        for label in range(int(found.max()) + 1):
            assert reference.induced_subgraph(np.flatnonzero(found == label).tolist()).is_connected()
        sizes = np.bincount(found)
        assert (sizes[1:] <= sizes[:-1]).all()
        assert (communities(graph) == found).all()
        assert (graph.neighbours == before).all()

    check()


def test_many_are_divided_nearly_as_well_as_leiden_does(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = cliques(60, 12)
    reference = in_igraph(graph)
    reference.delete_edges(reference.incident(0))
    at_once = reference.modularity(communities(graph).tolist())
    monkeypatch.setattr(module, "_FEW", 200)
    assert reference.modularity(communities(graph).tolist()) > at_once - 0.02


@pytest.mark.usefixtures("way")
def test_it_can_be_called_off() -> None:
    with pytest.raises(Cancelled):
        communities(cliques(3, 5), lambda: True)


@pytest.mark.usefixtures("way")
def test_without_ties_everybody_is_alone() -> None:
    assert communities(network(12, [])).tolist() == list(range(12))
    assert communities(network(0, [], None)).tolist() == []


def test_what_lies_within_a_group_does_not_keep_it_from_joining_another() -> None:
    weights = csr_array(np.array([[10, 8, 0, 0], [8, 10, 1, 0], [0, 1, 10, 8], [0, 0, 8, 10]], dtype=np.float64))
    alone = np.arange(4, dtype=np.int32)
    assert module._moved(weights, alone, 1.0, never).tolist() == [0, 0, 1, 1]
