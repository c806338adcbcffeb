"""How much of people's marks lies under a box, asked for thousands of boxes at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Cells = NDArray[np.int64]

_CELL = 6.0
_CORE = 0.8
"""So much of a mark's radius must stay free; its rim may be touched."""
_SEEN = 2.0
"""Marks of smaller radius are many, and no harm is done to them."""


class MarkCover:
    """A grid of the cells on which marks lie, summed up so that a box is asked by its four corners alone.

    `at` (k, 2) and `radius` (k): the marks, in pixels. The grid is fixed to `origin`, a point that moves with the
    network, so that moving the view changes no answer. `ratio`: pixels of the device for a unit.
    """

    def __init__(self, at: Floats, radius: Floats, origin: tuple[float, float], ratio: float = 1.0) -> None:
        self._cell = _CELL * ratio
        large = radius >= _SEEN * ratio
        at, core = at[large], radius[large, None] * _CORE
        begins = np.floor((at - core - origin) / self._cell + 0.5).astype(np.int64)
        ends = np.maximum(np.floor((at + core - origin) / self._cell + 0.5).astype(np.int64), begins + 1)
        self._origin = np.array(origin)
        self._first = begins.min(axis=0) if len(at) else np.zeros(2, dtype=np.int64)
        size = ends.max(axis=0) - self._first if len(at) else self._first
        self._sums = _summed(begins - self._first, ends - self._first, size)

    def under(self, boxes: Floats) -> Floats:
        """Pixels of marks under boxes (…, 4: left, top, right, bottom)."""
        most = np.array(self._sums.shape[::-1]) - 1
        low = np.floor((boxes[..., :2] - self._origin) / self._cell + 0.5).astype(np.int64) - self._first
        high = np.floor((boxes[..., 2:] - self._origin) / self._cell + 0.5).astype(np.int64) - self._first
        (left, top), (right, bottom) = (np.moveaxis(np.clip(spot, 0, most), -1, 0) for spot in (low, high))
        sums = self._sums
        cells = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
        out: Floats = cells * self._cell**2
        return out


def _summed(begins: Cells, ends: Cells, size: Cells) -> NDArray[np.int32]:
    """(rows + 1, columns + 1): how many cells above and left of each corner are covered."""
    wide, high = int(size[0]) + 1, int(size[1]) + 1
    change = np.zeros((high, wide), dtype=np.int32)
    for rows, columns, step in (
        (begins[:, 1], begins[:, 0], 1),
        (begins[:, 1], ends[:, 0], -1),
        (ends[:, 1], begins[:, 0], -1),
        (ends[:, 1], ends[:, 0], 1),
    ):
        np.add.at(change, (rows, columns), step)
    for axis in (0, 1):
        np.cumsum(change, axis=axis, out=change)
    sums = np.zeros((high, wide), dtype=np.int32)
    inner = sums[1:, 1:]
    np.minimum(change[:-1, :-1], 1, out=inner)
    for axis in (0, 1):
        np.cumsum(inner, axis=axis, out=inner)
    return sums
