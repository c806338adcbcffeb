"""Who is not joined to the core stands beside it: small components in columns, people without ties in a neat block."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kontaktpflege.domain.network.forces import Points, corners
from kontaktpflege.domain.network.graph import Places

CORE = -1
"""The component number of those who are in the core."""
MARGIN = 3.0
"""Free space between core and block, and between two components."""
LONE_GAP = 1.5
"""From one person without ties to the next."""

_TALLEST = 1.8
"""A block is so many times as high as a square one at the most."""

Boxes = NDArray[np.floating]
"""(k, 2): widths and heights."""


def columns(sizes: Boxes, height: float) -> Points:
    """(k, 2): lower left corners of boxes set into columns from left to right, widest first; none overlap.

    The first column starts at (0, 0) and columns grow upward to `height`, further only where one box is higher.
    """
    corners = np.zeros((len(sizes), 2), dtype=np.float32)
    left = filled = wide = 0.0
    for number in np.lexsort((-sizes[:, 1], -sizes[:, 0])):
        width, tall = map(float, sizes[number])
        if filled and filled + tall > height:
            left, filled, wide = left + wide, 0.0, 0.0
        corners[number] = left, filled
        filled += tall
        wide = max(wide, width)
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
        self._block = _block(len(self._lone))

    def packed(self, points: Points) -> Points:
        """The same points, but for those that were moved."""
        if not len(self._outside):
            return points
        points = points.copy()
        points[self._lone] = self._block
        grouped = points[self._outside[self._by_number]]
        low = np.minimum.reduceat(grouped, self._begins)
        sizes = np.maximum.reduceat(grouped, self._begins) - low + MARGIN
        core_low, core_high = corners(points[self._core])
        side = max(float(np.sqrt(sizes.prod(axis=1).sum())), float(sizes[:, 1].max()))
        spots = columns(sizes, min(max(float(core_high[1] - core_low[1]), side), _TALLEST * side))
        tall = float((spots + sizes)[:, 1].max()) - MARGIN
        spots[:, 1] += (core_low[1] + core_high[1] - tall) / 2
        spots[:, 0] += core_high[0] + MARGIN if len(self._core) else -float((spots + sizes)[:, 0].max() - MARGIN) / 2
        points[self._outside] += (spots - low)[self._number]
        return points


def _block(count: int) -> Points:
    """(count, 2): rows from the top, about as many as columns."""
    wide = max(1, int(np.ceil(np.sqrt(count))))
    places = np.arange(count)
    return np.stack((places % wide, -(places // wide)), axis=1).astype(np.float32) * np.float32(LONE_GAP)
