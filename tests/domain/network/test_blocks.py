"""What falls apart without one person or one tie."""

from __future__ import annotations

import numpy as np
from hypothesis import given

from kontaktpflege.domain.network.blocks import blocks
from kontaktpflege.domain.network.graph import Graph
from kontaktpflege.domain.network.steps import UNREACHED, steps_from
from tests.domain.network.networks import in_igraph, network, networks


@given(networks())
def test_articulation_points_and_bridges_are_igraphs(graph: Graph) -> None:
    found, reference = blocks(graph), in_igraph(graph)
    assert np.flatnonzero(found.articulation).tolist() == sorted(reference.articulation_points())
    assert found.bridges.tolist() == sorted(reference.bridges())


@given(networks())
def test_blocks_are_igraphs(graph: Graph) -> None:
    found = blocks(graph)
    groups: dict[int, set[int]] = {}
    for place, parent in enumerate(found.tree.parent.tolist()):
        if parent >= 0:
            groups.setdefault(int(found.block[place]), set()).update((place, parent))
    wanted = [set(group) for group in in_igraph(graph).biconnected_components() if len(group) > 1]
    assert sorted(map(sorted, groups.values())) == sorted(map(sorted, wanted))


@given(networks())
def test_whom_only_one_leads_to_is_who_is_out_of_reach_without(graph: Graph) -> None:
    if graph.me is None:
        return
    found, steps = blocks(graph), steps_from(graph, np.array([0]))
    ties = list(zip(graph.low.tolist(), graph.high.tolist(), strict=True))
    for place in range(1, graph.size):
        if steps[place] == UNREACHED:
            continue
        thinned = network(graph.size, [tie for tie in ties if place not in tie])
        without = steps_from(thinned, np.array([0]))
        lost = np.flatnonzero((without == UNREACHED) & (steps != UNREACHED))
        assert found.led_to(place).tolist() == [other for other in lost if other != place]
        assert found.cut_off[place] == len(lost) - 1
    assert found.cut_off[0] == 0


def test_a_long_row_of_people_hangs_by_each_of_them() -> None:
    found = blocks(network(400, [(place, place + 1) for place in range(399)]))
    assert found.cut_off.tolist() == [0, *range(398, -1, -1)]
    assert len(found.bridges) == 399


def test_nobody_at_all_has_no_blocks() -> None:
    assert blocks(network(0, [], None)).bridges.tolist() == []
