"""Who is not joined to the core stands beside it or in a free corner: components in columns, those without ties in a block."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kontaktpflege.domain.network.forces import Points, corners
from kontaktpflege.domain.network.graph import Places

CORE = -1
"""The component number of those who are in the core."""
MARGIN = 3.0
"""Free space between core and block."""
BETWEEN = 2.0
"""Free space between two components."""
LONE_GAP = 1.5
"""From one person without ties to the next."""

_MANY = 50
_LONGEST = 4
_TALLEST = 1.8
"""A block is so many times as high as a square one at the most."""

Boxes = NDArray[np.floating]
"""(k, 2): widths and heights."""


def columns(sizes: Boxes, height: float) -> Points:
    """(k, 2): lower left corners of boxes set into columns from left to right, widest first; none overlap.

    The first column starts at (0, 0) and columns grow upward to `height`, further only where one box is higher.
    """
    corners = np.zeros((len(sizes), 2), dtype=np.float32)
    order = np.lexsort((-sizes[:, 1], -sizes[:, 0]))
    stacked = np.concatenate(([0.0], np.cumsum(sizes[order, 1], dtype=np.float64)))
    begin, left = 0, 0.0
    while begin < len(order):
        end = max(begin + 1, int(np.searchsorted(stacked, stacked[begin] + height, side="right")) - 1)
        corners[order[begin:end], 0] = left
        corners[order[begin:end], 1] = stacked[begin:end] - stacked[begin]
        left += float(sizes[order[begin], 0])
        begin = end
    return corners


class Packing:
    """Sets all that is not CORE beside the core, each component as it is, people without ties as one block.

    `component` (n): CORE, or any number from 0 up that the people of a component share. `order` (n): those without
    ties stand by it in their block, row by row.
    """

    def __init__(self, component: Places, order: Places | None = None) -> None:
        self._core = np.flatnonzero(component == CORE)
        self._outside = np.flatnonzero(component != CORE)
        _, number, size = np.unique(component[self._outside], return_inverse=True, return_counts=True)
        joined = np.unique(number[size[number] > 1])
        renumbered = np.full(len(size), len(joined))  # people without ties are the last
        renumbered[joined] = np.arange(len(joined))
        self._number = renumbered[number]
        self._by_number = np.argsort(self._number, kind="stable")
        self._begins = np.flatnonzero(np.diff(self._number[self._by_number], prepend=-1))
        lone = self._outside[self._number == len(joined)]
        self._lone = lone if order is None else lone[np.argsort(order[lone], kind="stable")]

    def packed(self, points: Points) -> Points:
        """The same points, but for those that were moved."""
        if not len(self._outside):
            return points
        points = points.copy()
        core_low, core_high = corners(points[self._core])
        points[self._lone] = _block(len(self._lone), 0)
        side = self._side(self._boxes(points)[1])
        height = min(max(float(core_high[1] - core_low[1]), side), _TALLEST * side)
        points[self._lone] = _block(len(self._lone), height)
        low, sizes = self._boxes(points)
        spots = columns(sizes, height)
        spots += self._spot(points[self._core], (spots + sizes).max(axis=0) - BETWEEN)
        points[self._outside] += (spots - low)[self._number]
        return points

    @staticmethod
    def _spot(core: Points, size: Points) -> Points:
        """The lower left corner of what is packed: in a corner that the core leaves free, else beside it."""
        if not len(core):
            return np.array((-size[0] / 2, -size[1] / 2), dtype=np.float32)
        low, high = corners(core)
        right, top = high - size
        for spot in ((right, top), (right, low[1]), (low[0], low[1])):
            near = core - np.array(spot, dtype=np.float32)
            if not ((near > -MARGIN) & (near < size + MARGIN)).all(axis=1).any():
                return np.array(spot, dtype=np.float32)
        return np.array((high[0] + MARGIN, (low[1] + high[1] - size[1]) / 2), dtype=np.float32)

    def _boxes(self, points: Points) -> tuple[Points, Boxes]:
        """(k, 2) each: the lower left corner of each component, and its size with the space to the next."""
        grouped = points[self._outside[self._by_number]]
        low = np.minimum.reduceat(grouped, self._begins)
        return low, np.maximum.reduceat(grouped, self._begins) - low + BETWEEN

    @staticmethod
    def _side(sizes: Boxes) -> float:
        """How high all of them are as a square."""
        return max(float(np.sqrt(sizes.prod(axis=1).sum())), float(sizes[:, 1].max()))


def _block(count: int, height: float) -> Points:
    """(count, 2): rows from the top, as many as columns, or a column of the height if that is not much more."""
    square = max(1, int(np.ceil(np.sqrt(count))))
    full = int(height / LONE_GAP) + 1
    strip = count >= _MANY and square < full < _LONGEST * square
    wide = -(-count // full) if strip else square
    places = np.arange(count)
    return np.stack((places % wide, -(places // wide)), axis=1).astype(np.float32) * np.float32(LONE_GAP)
