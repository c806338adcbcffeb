"""Triangles and constraint."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given

from kontaktpflege.domain.errors import Cancelled
from kontaktpflege.domain.network import triangles as module
from kontaktpflege.domain.network.graph import Graph
from kontaktpflege.domain.network.triangles import constraint, triangles
from tests.domain.network.networks import in_igraph, network, networks


@given(networks())
def test_every_triangle_is_found_once(graph: Graph) -> None:
    found = [
        tuple(sorted(three)) for part in triangles(graph) for three in zip(*map(np.ndarray.tolist, part), strict=True)
    ]
    wanted = []
    for one, two, three in combinations(range(graph.size), 3):
        sides = [graph.tie_between(*pair) for pair in ((one, two), (one, three), (two, three))]
        if None not in sides:
            wanted.append(tuple(sorted(side for side in sides if side is not None)))
    assert sorted(found) == sorted(wanted)


@given(networks())
def test_constraint_is_igraphs(graph: Graph) -> None:
    wanted = in_igraph(graph).constraint() if graph.ties else [np.nan] * graph.size
    np.testing.assert_allclose(constraint(graph), wanted)


def test_portions_are_all_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PORTION", 3)
    graph = network(8, combinations(range(8), 2))
    assert sum(len(part[0]) for part in triangles(graph)) == 56
    np.testing.assert_allclose(constraint(graph), in_igraph(graph).constraint())


def test_constraint_can_be_called_off() -> None:
    with pytest.raises(Cancelled):
        constraint(network(3, [(0, 1), (0, 2), (1, 2)]), lambda: True)
