"""Names never overlap, and the most important are never the ones that miss out."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kontaktpflege.ui.network.name_boxes import apart, most_important, place_names


def people(count: int) -> st.SearchStrategy[np.ndarray]:
    """Position, radius, width and height of so many people and names."""
    bounds = ((0, 400), (0, 300), (1, 20), (10, 190), (8, 20))
    columns = [arrays(np.float64, count, elements=st.integers(*bound)) for bound in bounds]
    return st.tuples(*columns).map(lambda parts: np.stack(parts, axis=1))


def overlap(boxes: np.ndarray) -> bool:
    """Whether any two of them do."""
    left, top, right, bottom = boxes.T
    meets = (left[:, None] < right) & (right[:, None] > left) & (top[:, None] < bottom) & (bottom[:, None] > top)
    return bool(np.tril(meets, -1).any())


@given(st.integers(0, 30).flatmap(people), st.integers(0, 5))
def test_names_never_overlap(rows: np.ndarray, gap: int) -> None:
    at, radius, size = rows[:, :2], rows[:, 2], rows[:, 3:]
    placed = place_names(at, radius, size, gap)
    corners = np.array([at[box.row] + (box.across, box.down) for box in placed]).reshape(-1, 2)
    sizes = size[[box.row for box in placed]].reshape(-1, 2)
    assert not overlap(np.concatenate((corners - gap / 2, corners + sizes + gap / 2), axis=1))
    assert not len(rows) or placed[0].row == 0


@given(st.integers(1, 30).flatmap(people))
def test_what_is_taken_stays_free(rows: np.ndarray) -> None:
    taken = (100.0, 100.0, 200.0, 150.0)
    at, radius, size = rows[:, :2], rows[:, 2], rows[:, 3:]
    for box in place_names(at, radius, size, 0, [taken]):
        left, top = at[box.row] + (box.across, box.down)
        assert not overlap(np.array([taken, (left, top, left + size[box.row, 0], top + size[box.row, 1])]))


@given(st.integers(1, 30).flatmap(people))
def test_of_boxes_that_meet_the_more_important_stays(rows: np.ndarray) -> None:
    boxes = np.concatenate((rows[:, :2], rows[:, :2] + rows[:, 3:]), axis=1)
    stays = apart(boxes)
    assert stays[0]
    assert not overlap(boxes[stays])
    for row in np.flatnonzero(~stays):
        assert overlap(np.concatenate((boxes[row : row + 1], boxes[:row][stays[:row]])))


@given(st.integers(1, 30).flatmap(people), st.integers(-300, 300), st.integers(-300, 300))
def test_moving_the_view_changes_no_choice(rows: np.ndarray, across: int, down: int) -> None:
    at, rank = rows[:, :2].astype(np.float32), np.arange(len(rows), dtype=np.int32)[::-1].copy()
    chosen = most_important(at, rank, (7, 9), (50, 30))
    moved = most_important(at + np.array((across, down), dtype=np.float32), rank, (7 + across, 9 + down), (50, 30))
    assert chosen.tolist() == moved.tolist()
    assert len(rows) - 1 in chosen
    assert rank[chosen].tolist() == sorted(rank[chosen].tolist())
