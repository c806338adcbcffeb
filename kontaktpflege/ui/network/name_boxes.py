"""Where names stand: beside their people, never over one another, the most important first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kontaktpflege.domain.network.ordering import rows_in_order
from kontaktpflege.ui.network.mark_cover import MarkCover

Floats = NDArray[np.float64]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_HIDES_AT_MOST = 0.15
"""A name may cover so much of marks, measured by the square of its height."""
_OUTSIDE = 2.0
_INSET = 0.12
"""Letters leave so much of their height free."""
_ASLANT = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class NameBox:
    """Where a name stands: the row of its person among those asked for, and its left and top from that person."""

    row: int
    across: float
    down: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Where names may stand: not on what is `taken`, hardly on `marks`, and within the `frame`.

    Where it is not `strict`, a name that finds no such place covers marks, or leaves the frame.
    """

    taken: Sequence[Box] = ()
    marks: MarkCover | None = None
    frame: Box | None = None
    strict: bool = True


def most_important(
    at: NDArray[np.float32], rank: NDArray[np.int32], origin: tuple[float, float], cell: tuple[float, float]
) -> NDArray[np.int64]:
    """The most important (lowest rank) in each cell of a grid, the most important first; rows of `at` (k, 2).

    The grid is fixed to `origin`, a point that moves with the network, so that moving the view changes no choice.
    """
    if not len(at):
        return np.empty(0, dtype=np.int64)
    order = rows_in_order(rank)
    cells = np.floor((at[order] - np.array(origin)) / np.array(cell)).astype(np.int64)
    cells -= cells.min(axis=0)
    keys = cells[:, 0] * (int(cells[:, 1].max()) + 1) + cells[:, 1]
    _, first = np.unique(keys, return_index=True)
    return order[np.sort(first)]


def place_names(
    at: Floats, radius: Floats, size: Floats, gap: float, room: Room, turn: Callable[[], None] = lambda: None
) -> list[NameBox]:
    """Where names of `size` (k, 2) stand around their people at `at` (k, 2), the most important first.

    Around the mark (`radius`) where they cover no other one, or hardly; who finds no such place has no name, but the
    first has one if there is any room. No two boxes come closer than `gap`, nor to what is taken already. `turn` is
    called for each.
    """
    if not len(at):
        return []
    count = len(room.taken)
    boxes = np.empty((count + len(at), 4))
    boxes[:count] = np.array(room.taken).reshape(-1, 4)
    spots = _spots(radius, size)
    corners = at[:, None, :] + spots
    prices = _prices(corners, size, room)
    placed: list[NameBox] = []
    for row in range(len(at)):
        turn()
        width, height = size[row]
        lefts, tops = corners[row, :, 0, None], corners[row, :, 1, None]
        others = boxes[:count]
        meets = (
            (lefts < others[:, 2] + gap)
            & (lefts + width > others[:, 0] - gap)
            & (tops < others[:, 3] + gap)
            & (tops + height > others[:, 1] - gap)
        )
        price = np.where(meets.any(axis=1), np.inf, prices[row])
        best = int(np.argmin(price))
        if price[best] > (1 if row and room.strict else np.finfo(np.float64).max):
            continue
        across, down = spots[row, best]
        left, top = at[row] + (across, down)
        boxes[count] = (left, top, left + width, top + height)
        count += 1
        placed.append(NameBox(row=row, across=float(across), down=float(down)))
    return placed


def _prices(corners: Floats, size: Floats, room: Room) -> Floats:
    """(k, spots): what a name in each of its places costs, in squares of its height; for more than one it stays away."""
    prices = np.zeros(corners.shape[:2])
    height = size[:, None, 1:]
    far = corners + size[:, None, :]
    if room.marks is not None:
        inset = _INSET * height
        hidden = room.marks.under(np.concatenate((corners + inset, far - inset), axis=2))
        prices += hidden / (_HIDES_AT_MOST * height[..., 0] ** 2)
    if room.frame is not None:
        outside = (corners < np.array(room.frame[:2])).any(axis=2) | (far > np.array(room.frame[2:])).any(axis=2)
        prices += _OUTSIDE * outside
    return prices


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


def clear_of(boxes: Floats, taken: Floats) -> NDArray[np.bool_]:
    """Which of these boxes (k, 4) meet none of those that are taken (l, 4)."""
    left, top, right, bottom = (side[:, None] for side in boxes.T)
    meets = (left < taken[:, 2]) & (right > taken[:, 0]) & (top < taken[:, 3]) & (bottom > taken[:, 1])
    return np.asarray(~meets.any(axis=1))


def _spots(radius: Floats, size: Floats) -> Floats:
    """(k, 8, 2): left and top of a name from its person: below, above, right, left, and in the corners between."""
    width, height = size.T
    centre, middle, aside = -width / 2, -height / 2, radius * _ASLANT
    below, above, right, left = radius, -radius - height, radius, -radius - width
    beside = ((centre, below), (centre, above), (right, middle), (left, middle))
    aslant = ((aside, aside), (aside, -aside - height), (-aside - width, aside), (-aside - width, -aside - height))
    return np.stack([np.stack(spot, axis=1) for spot in beside + aslant], axis=1)
