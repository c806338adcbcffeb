"""How far people are, and whom it would help to know."""

from __future__ import annotations

import numpy as np
from hypothesis import given

from kontaktpflege.domain.network.graph import Graph, Places
from kontaktpflege.domain.network.reach import Reach, best_gains, gains, reach
from kontaktpflege.domain.network.steps import UNREACHED, steps_from
from tests.domain.network.networks import in_igraph, network, networks


def rings(graph: Graph) -> Places:
    return steps_from(graph, np.array([0]))


@given(networks())
def test_steps_are_igraphs_distances(graph: Graph) -> None:
    for start in range(graph.size):
        wanted = in_igraph(graph).distances(start)[0]
        found = steps_from(graph, np.array([start]))
        assert found.tolist() == [UNREACHED if np.isinf(steps) else steps for steps in wanted]


@given(networks())
def test_a_gain_is_what_a_tie_to_me_would_bring_within_two_steps(graph: Graph) -> None:
    steps = rings(graph)
    found = gains(graph, steps)
    ties = list(zip(graph.low.tolist(), graph.high.tolist(), strict=True))
    for place in range(1, graph.size):
        known = network(graph.size, [*ties, (0, place)])
        assert found[place] == reach(rings(known)).two - reach(steps).two
    assert found[0] == 0


def test_reach_counts_people_within_one_two_and_three_steps() -> None:
    graph = network(7, [(0, 1), (0, 2), (2, 3), (3, 4), (4, 5)])
    assert reach(rings(graph)) == Reach(2, 3, 4)
    assert best_gains(gains(graph, rings(graph)), 2) == [(4, 2), (5, 2)]
    assert best_gains(gains(graph, rings(graph)), 9) == [(4, 2), (5, 2), (3, 1), (6, 1)]


def test_somebody_without_ties_reaches_nobody() -> None:
    assert reach(rings(network(3, []))) == Reach(0, 0, 0)
