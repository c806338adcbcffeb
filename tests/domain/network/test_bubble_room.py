"""Bubbles find room: they lie neither on each other, nor on me, nor on people."""

from __future__ import annotations

import numpy as np
from scipy.spatial.distance import pdist

from kontaktpflege.domain.network.bubble_room import with_room
from kontaktpflege.domain.network.bubbles import folded
from kontaktpflege.domain.network.graph import graph_of

PEOPLE, ME = 400, 0


def test_bubbles_of_scattered_groups_stand_apart_and_people_beside_them() -> None:
    chance = np.random.default_rng(1)
    points = chance.normal(0, 10, (PEOPLE, 2)).astype(np.float32)
    points[ME] = 0
    groups = np.where(np.arange(PEOPLE) < PEOPLE // 2, np.arange(PEOPLE) % 6, -1).astype(np.int32)
    ties = np.stack((np.zeros(PEOPLE - 1, dtype=np.int64), np.arange(1, PEOPLE)), axis=1)
    strong, cost = np.zeros(len(ties), dtype=np.bool_), np.ones(len(ties), dtype=np.float32)
    made = folded(graph_of(np.arange(1, PEOPLE + 1), ties, strong, cost, ME + 1), points, groups, range(6))
    heads = np.flatnonzero(made.stands_for)
    seen = np.ones(PEOPLE, dtype=np.bool_)
    assert pdist(made.points[[ME, *heads]]).min() < 2

    free = with_room(made, seen)
    assert np.array_equal(free, with_room(made, seen))
    assert not free[ME].any()
    assert pdist(free[[ME, *heads]]).min() > 5
    people = np.flatnonzero(~made.inside & (made.stands_for == 0))
    gaps = np.hypot(*(free[people, None] - free[heads]).transpose(2, 0, 1))
    assert gaps.min() > 1.5
    assert pdist(free[people]).min() > 0
    assert (free[people] == points[people]).all(axis=1).mean() > 0.5

    around = with_room(made, seen, in_rings=True)
    assert np.allclose(np.hypot(*around[heads].T), np.hypot(*made.points[heads].T), rtol=1e-4)
    assert np.array_equal(around[people], points[people])
