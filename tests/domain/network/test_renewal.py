"""Tomorrow's picture: as today's, but for what is new."""

from __future__ import annotations

import numpy as np
from scipy.spatial.distance import pdist

from kontaktpflege.domain.network.forces import Points
from kontaktpflege.domain.network.graph import Graph, Indices
from kontaktpflege.domain.network.layout import MIN_DISTANCE, settled
from kontaktpflege.domain.network.renewal import renewed
from tests.domain.network.graphs import circle_of, graph_with

NOBODY = np.zeros(0, dtype=np.int32)
CIRCLES = circle_of(1, 6) + circle_of(7, 6)


def last(graph: Graph, stored: Points, changed: Indices = NOBODY, **more: object) -> Points:
    *_, points = renewed(graph, stored, changed=changed.astype(np.int32), centre=graph.me, **more)  # type: ignore[arg-type]
    return points


def test_a_new_tie_draws_its_ends_together_and_leaves_the_rest() -> None:
    ring = [(one, (one + 1) % 16) for one in range(16)]
    stored = settled(graph_with(16, ring))
    points = last(graph_with(16, [*ring, (0, 8)]), stored, np.array([0, 8]))
    assert np.hypot(*(points[0] - points[8])) < 0.95 * np.hypot(*(stored[0] - stored[8]))
    far = [3, 4, 5, 11, 12, 13]
    assert (points[far] == stored[far]).all()


def test_ties_of_the_centre_move_nobody_else() -> None:
    stored = settled(graph_with(13, CIRCLES, me=0), centre=0)
    after = graph_with(13, [*CIRCLES, (0, 3)], me=0)
    points = last(after, stored, np.array([0]))
    assert (points == stored).all()


def test_who_is_new_stands_with_their_people_or_in_the_block() -> None:
    circles = settled(graph_with(13, CIRCLES, me=0), centre=0)
    stored = np.concatenate((circles, np.full((6, 2), np.nan, dtype=np.float32)))
    groups = np.full(19, -1, dtype=np.int32)
    groups[[7, 8, 14]] = 0
    new_ties = [(13, 1), (13, 2), (13, 3), (0, 14), (0, 15), (16, 17)]
    graph = graph_with(19, CIRCLES + new_ties, me=0)
    points = last(graph, stored, groups=groups)
    at_first = next(renewed(graph, stored, changed=NOBODY, centre=0, groups=groups))
    assert np.hypot(*(at_first[14] - stored[[7, 8]].mean(axis=0))) < 1
    assert np.isfinite(points).all()
    assert pdist(points).min() > MIN_DISTANCE * 0.99
    first, second = points[1:7].mean(axis=0), points[7:13].mean(axis=0)
    assert np.hypot(*(points[13] - first)) < np.hypot(*(points[13] - second))
    assert np.hypot(*(points[14] - second)) < np.hypot(*(points[14] - first))
    assert np.hypot(*points[15]) < 1.5 * np.hypot(*stored[:13].T).max()
    assert points[[16, 17, 18], 0].min() > points[:14, 0].max()


def test_people_without_ties_fill_up_their_block() -> None:
    stored = settled(graph_with(30, []))
    grown = np.concatenate((stored, np.full((3, 2), np.nan, dtype=np.float32)))
    points = last(graph_with(33, []), grown)
    assert (points[:30] == stored).all()
    assert pdist(points).min() > MIN_DISTANCE * 0.99
    assert np.ptp(points, axis=0).max() < np.ptp(stored, axis=0).max() + 2


def test_with_no_place_stored_it_is_the_first_picture() -> None:
    graph = graph_with(13, CIRCLES, me=0)
    assert (last(graph, np.full((13, 2), np.nan, dtype=np.float32)) == settled(graph, centre=0)).all()
