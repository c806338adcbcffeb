"""Who stands where: against the plainest way to say it."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kontaktpflege.domain.network.picking import in_box, in_outline, nearest, towards

NUMBERS = st.integers(-20, 20)
POINTS = st.integers(0, 30).flatmap(lambda count: arrays(np.float32, (count, 2), elements=NUMBERS))


@given(POINTS, NUMBERS, NUMBERS, st.integers(0, 30), st.randoms())
def test_nobody_nearer_is_there(xy, x, y, within, chance) -> None:  # type: ignore[no-untyped-def]
    there = np.array([chance.random() < 0.7 for _ in xy], dtype=np.bool_)
    found = nearest(xy, there, x, y, float(within))
    away = np.where(there, np.hypot(xy[:, 0] - x, xy[:, 1] - y), np.inf)
    if found is None:
        assert not (away <= within).any()
    else:
        assert away[found] == away.min() <= within


def test_each_has_a_reach_of_his_own() -> None:
    xy = np.array([(0, 0), (10, 0)], dtype=np.float32)
    there = np.ones(2, dtype=np.bool_)
    assert nearest(xy, there, 4, 0, np.array([3, 7], dtype=np.float32)) == 1
    assert nearest(xy, there, 4, 0, np.array([3, 5], dtype=np.float32)) is None


@given(POINTS, NUMBERS, NUMBERS, st.integers(0, 20), st.integers(0, 20))
def test_an_outline_of_four_corners_holds_what_the_box_holds(xy, left, top, width, height) -> None:  # type: ignore[no-untyped-def]
    # Halves, so that nobody stands on an edge.
    edges = left - 0.5, top - 0.5, left + width + 0.5, top + height + 0.5
    corners = [(edges[0], edges[1]), (edges[2], edges[1]), (edges[2], edges[3]), (edges[0], edges[3])]
    outlined = in_outline(xy, np.array(corners, dtype=np.float32))
    assert outlined.tolist() == in_box(xy, *edges).tolist()


def test_a_notch_in_an_outline_is_outside() -> None:
    outline = np.array([(0, 0), (10, 0), (10, 10), (5, 2), (0, 10)], dtype=np.float32)
    xy = np.array([(5, 1), (5, 6), (1, 6), (9, 6)], dtype=np.float32)
    assert in_outline(xy, outline).tolist() == [0, 2, 3]
    assert in_outline(xy, outline[:2]).tolist() == []


def test_towards_prefers_straight_ahead_and_sees_nobody_behind() -> None:
    xy = np.array([(0, 0), (5, 0), (4, 2), (-1, 0), (0, 9)], dtype=np.float32)
    everybody = np.arange(5, dtype=np.int32)
    assert towards(xy, everybody, 0, 1, 0) == 1
    assert towards(xy, everybody, 0, -1, 0) == 3
    assert towards(xy, everybody, 0, 0, 1) == 4
    assert towards(xy, everybody, 0, 0, -1) is None
