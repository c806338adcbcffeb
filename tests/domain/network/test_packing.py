"""Packing: everything beside the core, nothing on anything else, each component as it was."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.network.packing import CORE, MARGIN, Packing, columns

SIZES = st.lists(st.tuples(st.floats(0.5, 9), st.floats(0.5, 9)), max_size=20)


@given(SIZES, st.floats(1, 40))
def test_boxes_in_columns_do_not_overlap(sizes: list[tuple[float, float]], height: float) -> None:
    boxes = np.array(sizes, dtype=np.float32).reshape(len(sizes), 2)
    corners = columns(boxes, height)
    tops = corners + boxes
    assert (corners >= 0).all()
    assert (tops[:, 1] <= np.maximum(height, boxes[:, 1]) + 1e-3).all()
    for one in range(len(boxes)):
        for other in range(one):
            assert (corners[one] >= tops[other] - 1e-3).any() or (corners[other] >= tops[one] - 1e-3).any()


@given(st.lists(st.integers(CORE, 4), min_size=1, max_size=30), st.integers(0, 9))
def test_the_core_stays_and_components_move_as_a_whole(numbers: list[int], seed: int) -> None:
    component = np.array(numbers, dtype=np.int32)
    points = np.random.default_rng(seed).normal(0, 5, (len(component), 2)).astype(np.float32)
    moved = Packing(component).packed(points)
    core = component == CORE
    assert (moved[core] == points[core]).all()
    for number in set(numbers) - {CORE}:
        shift = (moved - points)[component == number]
        assert np.abs(shift - shift[0]).max() < 1e-4
        if core.any():
            apart = np.abs(moved[component == number][:, None] - points[core]).max(axis=2)
            assert apart.min() >= MARGIN - 1e-3


def test_few_take_the_corner_that_the_core_leaves_free() -> None:
    turn = np.linspace(0, 2 * np.pi, 60)
    points = np.concatenate((30 * np.stack((np.cos(turn), np.sin(turn)), axis=1), [(90, 5), (91, 5)]))
    component = np.where(np.arange(62) < 60, CORE, 0).astype(np.int32)
    moved = Packing(component).packed(points.astype(np.float32))
    assert (moved[60:] > 20).all()
    assert moved.max() <= 30.001


def test_people_without_ties_stand_in_the_order_wanted() -> None:
    order = np.array([2, 0, 1, 0], dtype=np.int32)
    moved = Packing(np.arange(4, dtype=np.int32), order).packed(np.zeros((4, 2), dtype=np.float32))
    rows = np.lexsort((moved[:, 0], -moved[:, 1]))
    assert rows.tolist() == [1, 3, 2, 0]
