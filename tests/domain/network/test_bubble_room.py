"""Bubbles find room: they lie neither on each other, nor on me, nor on people."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.spatial.distance import pdist

from kontaktpflege.domain.network.bubble_room import with_room
from kontaktpflege.domain.network.bubbles import Folded, folded
from kontaktpflege.domain.network.forces import Points
from kontaktpflege.domain.network.graph import Flags, graph_of

PEOPLE, ME = 400, 0


def scattered(points: Points, *, in_rings: bool = False) -> tuple[Folded, Flags]:
    """Half of all people, wherever they stand, folded into six bubbles; and that all are seen."""
    groups = np.where(np.arange(PEOPLE) < PEOPLE // 2, np.arange(PEOPLE) % 6, -1).astype(np.int32)
    ties = np.stack((np.zeros(PEOPLE - 1, dtype=np.int64), np.arange(1, PEOPLE)), axis=1)
    strong, cost = np.zeros(len(ties), dtype=np.bool_), np.ones(len(ties), dtype=np.float32)
    graph = graph_of(np.arange(1, PEOPLE + 1), ties, strong, cost, ME + 1)
    return folded(graph, points, groups, range(6), in_rings=in_rings), np.ones(PEOPLE, dtype=np.bool_)


def gaps(people: Points, bubbles: Points) -> NDArray[np.float32]:
    """How far each is from each bubble."""
    away: NDArray[np.float32] = np.hypot(*(people[:, None] - bubbles).transpose(2, 0, 1))
    return away


def test_bubbles_of_scattered_groups_stand_apart_and_people_beside_them() -> None:
    points = np.random.default_rng(1).normal(0, 10, (PEOPLE, 2)).astype(np.float32)
    points[ME] = 0
    made, seen = scattered(points)
    heads = np.flatnonzero(made.stands_for)
    assert pdist(made.points[[ME, *heads]]).min() < 2

    free = with_room(made, seen)
    assert np.array_equal(free, with_room(made, seen))
    assert not free[ME].any()
    assert pdist(free[[ME, *heads]]).min() > 5
    people = np.flatnonzero(~made.inside & (made.stands_for == 0))
    assert gaps(free[people], free[heads]).min() > 1.5
    assert pdist(free[people]).min() > 0
    assert (free[people] == points[people]).all(axis=1).mean() > 0.5


def test_in_rings_they_do_so_as_far_from_the_centre_as_they_were() -> None:
    chance = np.random.default_rng(1)
    angle, radius = chance.uniform(0, 2 * np.pi, PEOPLE), chance.uniform(15, 20, PEOPLE)
    radius[ME] = 0
    made, seen = scattered(
        (np.stack((np.cos(angle), np.sin(angle)), axis=1) * radius[:, None]).astype(np.float32), in_rings=True
    )
    heads = np.flatnonzero(made.stands_for)
    people = np.flatnonzero(~made.inside & (made.stands_for == 0))
    assert gaps(made.points[people], made.points[heads]).min() < 1

    points = with_room(made, seen, in_rings=True)
    assert np.allclose(np.hypot(*points.T), np.hypot(*made.points.T), rtol=1e-4)
    assert pdist(points[heads]).min() > 4
    assert gaps(points[people], points[heads]).min() > 1.5
    assert pdist(points[people]).min() > 0
