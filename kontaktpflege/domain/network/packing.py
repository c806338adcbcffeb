"""Who is not joined to the core stands beside it: small components in columns, people without ties in a neat block."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kontaktpflege.domain.network.forces import Points
from kontaktpflege.domain.network.graph import Indices, Places

CORE = -1
"""The component number of those who are in the core."""
MARGIN = 3.0
"""Free space between core and block, and between two components."""
LONE_GAP = 1.5
"""From one person without ties to the next."""

Boxes = NDArray[np.float32]
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


def packed(points: Points, component: Places, order: Places | None = None) -> Points:
    """These points with all that is not CORE moved beside the core, each component as it is.

    `component` (n): CORE, or any number from 0 up that the people of a component share. `order` (n): those without
    ties stand by it in their block, row by row.
    """
    points = points.copy()
    outside = np.flatnonzero(component != CORE)
    if not len(outside):
        return points
    _, number, size = np.unique(component[outside], return_inverse=True, return_counts=True)
    lone, joined = outside[size[number] == 1], outside[size[number] > 1]
    low, high = _box(points[component == CORE])
    height = max(float(high[1] - low[1]), _side_of_all(points, component, joined, len(lone)))
    left, bottom = float(high[0]) + MARGIN, float(low[1] + high[1] - height) / 2
    if len(low) and not (component == CORE).any():
        left, bottom = 0.0, 0.0
    if len(joined):
        left = _set_components(points, component, joined, left, bottom, height)
    if len(lone):
        if order is not None:
            lone = lone[np.argsort(order[lone], kind="stable")]
        points[lone] = _grid(len(lone), height) + np.array([left, bottom], dtype=np.float32)
    return points


def _box(points: Points) -> tuple[Points, Points]:
    """Lower left and upper right corner."""
    if not len(points):
        return np.zeros(2, dtype=np.float32), np.zeros(2, dtype=np.float32)
    return points.min(axis=0), points.max(axis=0)


def _boxes(points: Points, component: Places, people: Indices) -> tuple[Points, Boxes, NDArray[np.intp]]:
    """The lower left corners and the sizes of the components of these people, and each one's component."""
    _, number = np.unique(component[people], return_inverse=True)
    sorted_by = np.argsort(number, kind="stable")
    begins = np.flatnonzero(np.diff(number[sorted_by], prepend=-1))
    low = np.minimum.reduceat(points[people[sorted_by]], begins)
    high = np.maximum.reduceat(points[people[sorted_by]], begins)
    return low, high - low, number


def _side_of_all(points: Points, component: Places, joined: Indices, lone: int) -> float:
    """How high a block is that is about a square."""
    area = lone * LONE_GAP**2
    tallest = 0.0
    if len(joined):
        sizes = _boxes(points, component, joined)[1] + MARGIN
        area += float(sizes.prod(axis=1).sum())
        tallest = float(sizes[:, 1].max())
    return max(float(np.sqrt(area)), tallest)


def _set_components(
    points: Points, component: Places, people: Indices, left: float, bottom: float, height: float
) -> float:
    """Move the components of these people into columns; returns where the next thing to the right may stand."""
    low, sizes, number = _boxes(points, component, people)
    corners = columns(sizes + MARGIN, height) + np.array([left, bottom], dtype=np.float32)
    points[people] += (corners - low)[number]
    return float(points[people, 0].max()) + MARGIN


def _grid(count: int, height: float) -> Points:
    """(count, 2): a block of so many, row by row from the top, about `height` high."""
    rows = max(1, min(count, int(height / LONE_GAP) + 1))
    wide = -(-count // rows)
    rows = -(-count // wide)
    places = np.arange(count)
    top = (rows - 1) * LONE_GAP + max(0.0, (height - (rows - 1) * LONE_GAP) / 2)
    return np.stack((places % wide * LONE_GAP, top - places // wide * LONE_GAP), axis=1).astype(np.float32)
