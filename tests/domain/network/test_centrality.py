"""Betweenness and dependence."""

from __future__ import annotations

import igraph
import numpy as np
import pytest
from hypothesis import given

from kontaktpflege.domain.errors import Cancelled
from kontaktpflege.domain.network import centrality as module
from kontaktpflege.domain.network.centrality import Dependence, betweenness, dependence, dependency
from kontaktpflege.domain.network.graph import Graph
from tests.domain.network.networks import in_igraph, network, networks


@pytest.fixture(params=["igraph", "numpy"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever of the two ways it takes."""
    monkeypatch.setattr(module, "_LIGHT", 10**9 if request.param == "igraph" else 0)


@pytest.mark.usefixtures("way")
def test_betweenness_is_igraphs() -> None:
    @given(networks())
    def check(graph: Graph) -> None:
        found = betweenness(graph)
        assert found.exact
        np.testing.assert_allclose(found.values, in_igraph(graph).betweenness(), atol=1e-9)

    check()


@pytest.mark.usefixtures("way")
def test_drawn_by_lot_it_says_so_and_is_near(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SOURCES", 100)
    reference = igraph.Graph.Ring(200) | igraph.Graph.Star(200)
    graph = network(200, reference.get_edgelist())
    found = betweenness(graph, exact_up_to=199)
    assert (found.exact, found.sources) == (False, 100)
    assert found.values[0] == pytest.approx(in_igraph(graph).betweenness()[0], rel=0.1)
    assert (betweenness(graph, exact_up_to=199).values == found.values).all()


@given(networks())
def test_dependency_adds_up_to_the_people_beyond_the_first_step(graph: Graph) -> None:
    steps = in_igraph(graph).distances(0)[0]
    through = dependency(graph, 0)
    assert through[graph.around(0)].sum() == pytest.approx(sum(1 < each < np.inf for each in steps))


def test_three_people_hold_most_of_the_ways() -> None:
    graph = network(10, [(0, 1), (0, 2), (0, 3), (0, 4), (1, 5), (1, 6), (2, 7), (3, 8), (4, 7), (9, 4)])
    found = dependence(graph, dependency(graph, 0))
    assert found == Dependence((1, 4, 3), 4.5 / 5)
    alone = network(2, [(0, 1)])
    assert dependence(alone, dependency(alone, 0)) == Dependence((), 0.0)


@pytest.mark.usefixtures("way")
def test_betweenness_tells_how_far_it_is() -> None:
    heard: list[tuple[int, int]] = []
    betweenness(network(3, [(0, 1)]), progress=lambda done, total: heard.append((done, total)))
    assert heard == sorted(heard)
    assert heard[-1] == (3, 3)


@pytest.mark.usefixtures("way")
def test_betweenness_can_be_called_off() -> None:
    with pytest.raises(Cancelled):
        betweenness(network(3, [(0, 1)]), lambda: True)
