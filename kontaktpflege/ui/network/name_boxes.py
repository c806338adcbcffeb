"""Where names stand: beside their people, never over one another, the most important first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameBox:
    """Where a name stands: the row of its person among those asked for, and its left and top from that person."""

    row: int
    across: float
    down: float


def most_important(
    at: NDArray[np.float32], rank: NDArray[np.int32], origin: tuple[float, float], cell: tuple[float, float]
) -> NDArray[np.int64]:
    """The most important (lowest rank) in each cell of a grid, the most important first; rows of `at` (k, 2).

    The grid is fixed to `origin`, a point that moves with the network, so that moving the view changes no choice.
    """
    if not len(at):
        return np.empty(0, dtype=np.int64)
    order = np.argsort(rank, kind="stable")
    cells = np.floor((at[order] - np.array(origin)) / np.array(cell)).astype(np.int64)
    cells -= cells.min(axis=0)
    keys = cells[:, 0] * (int(cells[:, 1].max()) + 1) + cells[:, 1]
    _, first = np.unique(keys, return_index=True)
    return order[np.sort(first)]


def place_names(
    at: Floats, radius: Floats, size: Floats, gap: float, taken: Sequence[tuple[float, float, float, float]] = ()
) -> list[NameBox]:
    """Where names of `size` (k, 2) stand around their people at `at` (k, 2), the most important first.

    Below, above, right or left of the mark (`radius`); who finds no free place has no name. No two boxes come closer
    than `gap`, nor to what is `taken` already (left, top, right, bottom).
    """
    if not len(at):
        return []
    boxes = np.empty((len(taken) + len(at), 4))
    boxes[: len(taken)] = np.array(taken).reshape(-1, 4)
    count = len(taken)
    spots = _spots(radius, size)
    corners = at[:, None, :] + spots
    placed: list[NameBox] = []
    for row in range(len(at)):
        width, height = size[row]
        lefts, tops = corners[row, :, 0, None], corners[row, :, 1, None]
        others = boxes[:count]
        meets = (
            (lefts < others[:, 2] + gap)
            & (lefts + width > others[:, 0] - gap)
            & (tops < others[:, 3] + gap)
            & (tops + height > others[:, 1] - gap)
        )
        free = np.flatnonzero(~meets.any(axis=1))
        if not len(free):
            continue
        across, down = spots[row, free[0]]
        left, top = at[row] + (across, down)
        boxes[count] = (left, top, left + width, top + height)
        count += 1
        placed.append(NameBox(row=row, across=float(across), down=float(down)))
    return placed


def apart(boxes: Floats) -> NDArray[np.bool_]:
    """Which of these boxes (k, 4: left, top, right, bottom) stay if one goes wherever a more important one is met.

    A box of NaN meets nobody.
    """
    left, top, right, bottom = boxes.T
    meets = (left[:, None] < right) & (right[:, None] > left) & (top[:, None] < bottom) & (bottom[:, None] > top)
    stays = np.ones(len(boxes), dtype=np.bool_)
    for row in np.flatnonzero(np.tril(meets, -1).any(axis=1)):
        stays[row] = not (meets[row, :row] & stays[:row]).any()
    return stays


def _spots(radius: Floats, size: Floats) -> Floats:
    """(k, 4, 2): left and top of a name from its person: below, above, right, left."""
    width, height = size.T
    centre, middle = -width / 2, -height / 2
    spots = ((centre, radius), (centre, -radius - height), (radius, middle), (-radius - width, middle))
    return np.stack([np.stack(spot, axis=1) for spot in spots], axis=1)
