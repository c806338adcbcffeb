"""Names never overlap, and the most important are never the ones that miss out."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kontaktpflege.ui.network.mark_cover import MarkCover
from kontaktpflege.ui.network.name_boxes import Room, apart, clear_of, most_important, place_names


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
    placed = place_names(at, radius, size, gap, Room())
    corners = np.array([at[box.row] + (box.across, box.down) for box in placed]).reshape(-1, 2)
    sizes = size[[box.row for box in placed]].reshape(-1, 2)
    assert not overlap(np.concatenate((corners - gap / 2, corners + sizes + gap / 2), axis=1))
    assert not len(rows) or placed[0].row == 0


@given(st.integers(1, 30).flatmap(people))
def test_what_is_taken_stays_free(rows: np.ndarray) -> None:
    taken = (100.0, 100.0, 200.0, 150.0)
    at, radius, size = rows[:, :2], rows[:, 2], rows[:, 3:]
    for box in place_names(at, radius, size, 0, Room(taken=[taken])):
        left, top = at[box.row] + (box.across, box.down)
        assert not overlap(np.array([taken, (left, top, left + size[box.row, 0], top + size[box.row, 1])]))


@given(st.integers(2, 30).flatmap(people))
def test_names_hardly_cover_a_mark(rows: np.ndarray) -> None:
    at, radius, size = rows[:, :2], rows[:, 2] + 2, rows[:, 3:]
    cover = MarkCover(at, radius, (0, 0))
    for box in place_names(at, radius + 4, size, 0, Room(marks=cover)):
        corner = at[box.row] + (box.across, box.down)
        inset = 0.12 * size[box.row, 1]
        hidden = cover.under(np.concatenate((corner + inset, corner + size[box.row] - inset))[None])
        assert box.row == 0 or hidden[0] <= 0.15 * size[box.row, 1] ** 2


def test_who_must_be_named_is_named_even_over_marks() -> None:
    at = np.array(((100.0, 100.0), (104.0, 100.0)))
    size, radius = np.array(((60.0, 14.0), (60.0, 14.0))), np.array((40.0, 40.0))
    marks = MarkCover(at, np.array((90.0, 90.0)), (0, 0))
    assert [box.row for box in place_names(at, radius, size, 2, Room(marks=marks))] == [0]
    assert [box.row for box in place_names(at, radius, size, 2, Room(marks=marks, strict=False))] == [0, 1]


def test_a_name_goes_where_nobody_stands() -> None:
    at = np.array(((100.0, 100.0), (100.0, 120.0)))  # the usual place, below, would hide the second
    size = np.array(((60.0, 14.0), (60.0, 14.0)))
    room = Room(marks=MarkCover(at, np.array((6.0, 6.0)), (0, 0)))
    first, second = place_names(at, np.array((8.0, 8.0)), size, 2, room)
    assert first.down < 0 < second.down
    assert place_names(at, np.array((8.0, 8.0)), size, 2, Room())[0].down > 0


def test_names_stay_within_the_frame() -> None:
    at = np.array(((100.0, 100.0), (10.0, 50.0)))
    size = np.array(((60.0, 14.0), (60.0, 14.0)))
    placed = place_names(at, np.array((8.0, 8.0)), size, 2, Room(frame=(0, 0, 200, 200)))
    assert [(box.row, at[box.row, 0] + box.across >= 0) for box in placed] == [(0, True), (1, True)]


@given(st.integers(0, 12).flatmap(people), st.tuples(*[st.integers(0, 60)] * 4))
def test_marks_are_found_under_boxes(rows: np.ndarray, edges: tuple[int, int, int, int]) -> None:
    left, top, right, bottom = (6 * edge for edge in edges)
    cover = MarkCover(rows[:, :2], rows[:, 2], (0, 0))
    cells = set()
    for x, y, radius in rows[:, :3].tolist():
        if radius >= 2:
            sides = (-0.8 * radius, 0.8 * radius)
            begin, end = (np.floor((np.array((x, y)) + side) / 6 + 0.5).astype(int) for side in sides)
            end = np.maximum(end, begin + 1)
            cells |= {(across, down) for across in range(begin[0], end[0]) for down in range(begin[1], end[1])}
    inside = [one for one in cells if left <= 6 * one[0] < right and top <= 6 * one[1] < bottom]
    ordered = np.array([[left, top, max(left, right), max(top, bottom)]], dtype=np.float64)
    assert cover.under(ordered)[0] == 36 * len(inside)


@given(st.integers(1, 30).flatmap(people))
def test_of_boxes_that_meet_the_more_important_stays(rows: np.ndarray) -> None:
    boxes = np.concatenate((rows[:, :2], rows[:, :2] + rows[:, 3:]), axis=1)
    stays = apart(boxes)
    assert stays[0]
    assert not overlap(boxes[stays])
    for row in np.flatnonzero(~stays):
        assert overlap(np.concatenate((boxes[row : row + 1], boxes[:row][stays[:row]])))


@given(st.integers(0, 30).flatmap(people), st.integers(1, 5).flatmap(people))
def test_boxes_are_clear_of_others_that_they_do_not_overlap(some: np.ndarray, others: np.ndarray) -> None:
    boxes, taken = (np.concatenate((rows[:, :2], rows[:, :2] + rows[:, 3:]), axis=1) for rows in (some, others))
    clear = [not any(overlap(np.stack((box, other))) for other in taken) for box in boxes]
    assert clear_of(boxes, taken).tolist() == clear


@given(st.integers(1, 30).flatmap(people), st.integers(-300, 300), st.integers(-300, 300))
def test_moving_the_view_changes_no_choice(rows: np.ndarray, across: int, down: int) -> None:
    at, rank = rows[:, :2].astype(np.float32), np.arange(len(rows), dtype=np.int32)[::-1].copy()
    chosen = most_important(at, rank, (7, 9), (50, 30))
    moved = most_important(at + np.array((across, down), dtype=np.float32), rank, (7 + across, 9 + down), (50, 30))
    assert chosen.tolist() == moved.tolist()
    assert len(rows) - 1 in chosen
    assert rank[chosen].tolist() == sorted(rank[chosen].tolist())
