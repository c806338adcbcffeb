"""Rings: who is as many steps away stands on the same ring, nobody on another."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from scipy.spatial.distance import pdist

from kontaktpflege.domain.network.graph import Graph
from kontaktpflege.domain.network.rings import NEAREST, rings
from kontaktpflege.domain.network.steps import UNREACHED, steps_from
from tests.domain.network.graphs import graph_with, graphs


@settings(max_examples=60)
@given(graphs(most=30))
def test_each_stands_on_the_ring_of_their_steps(graph: Graph) -> None:
    if not graph.size:
        return
    centre = graph.me or 0
    free = np.random.default_rng(graph.ties).normal(0, 5, (graph.size, 2)).astype(np.float32)
    found = rings(graph, centre, free)
    away = np.hypot(*found.points.T)
    assert (found.points[centre] == 0).all()
    for step in range(1, found.steps.max() + 1):
        on_ring = away[found.steps == step]
        assert (on_ring > found.inner[step] - 1e-3).all()
        assert (on_ring < found.outer[step] + 1e-3).all()
        assert found.inner[step] > found.outer[step - 1]
    beside = found.steps == UNREACHED
    border = max(found.borders, default=0.0)
    assert (away[beside] > border).all()
    for inner, outer, within in zip(found.inner[1:], found.outer[1:], found.borders, strict=True):
        assert inner <= outer < within
    assert pdist(found.points[~beside]).min(initial=np.inf) > NEAREST * 0.99


def test_a_crowded_ring_has_lines() -> None:
    graph = graph_with(501, [(0, other) for other in range(1, 501)])
    free = np.random.default_rng(1).normal(0, 5, (501, 2)).astype(np.float32)
    found = rings(graph, 0, free)
    assert found.outer[1] > found.inner[1]
    assert found.outer[1] < 40
    assert pdist(found.points).min() > NEAREST * 0.99


def test_a_ring_is_as_large_as_its_people_need() -> None:
    """Sixty friends and two of theirs: the first ring fills the picture, and has lines few enough to look like a ring."""
    graph = graph_with(63, [*((0, other) for other in range(1, 61)), (5, 61), (61, 62)])
    free = np.random.default_rng(1).normal(0, 5, (63, 2)).astype(np.float32)
    found = rings(graph, 0, free)
    assert found.outer[1] > found.outer[-1] / 2
    assert len({round(float(one), 3) for one in np.hypot(*found.points[1:61].T)}) == 2
    assert pdist(found.points).min() > NEAREST * 0.99
    assert found.points[61] @ found.points[5] > 0.99 * np.hypot(*found.points[61]) * np.hypot(*found.points[5])


def test_few_who_stand_beside_take_a_corner() -> None:
    graph = graph_with(44, [*((0, other) for other in range(1, 41)), (41, 42), (42, 43)])
    free = np.random.default_rng(1).normal(0, 5, (44, 2)).astype(np.float32)
    free[41:] = ((0, 0), (1, 0), (2, 1))
    found = rings(graph, 0, free)
    assert (found.points[41:] > 0).all()
    assert (np.hypot(*found.points[41:].T) > found.borders[-1]).all()
    assert found.points[41:].max() < found.borders[-1] + 2


def test_friends_of_somebody_stand_behind_them() -> None:
    friends = [(1, 5), (1, 6), (2, 7), (2, 8), (3, 9), (4, 10)]
    graph = graph_with(11, [(0, 1), (0, 2), (0, 3), (0, 4), *friends])
    free = np.random.default_rng(1).normal(0, 5, (11, 2)).astype(np.float32)
    points = rings(graph, 0, free).points
    for one, other in friends:
        cosine = points[one] @ points[other] / np.hypot(*points[one]) / np.hypot(*points[other])
        assert cosine > np.cos(np.pi / 4)


def test_steps_are_counted_from_the_nearest_and_only_so_far() -> None:
    graph = graph_with(6, [(0, 1), (1, 2), (2, 3), (3, 4)])
    assert steps_from(graph, np.array([0, 4])).tolist() == [0, 1, 2, 1, 0, UNREACHED]
    assert steps_from(graph, np.array([0]), at_most=2).tolist() == [0, 1, 2, *[UNREACHED] * 3]
