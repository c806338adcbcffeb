"""Which people stand at a point, in a box, within an outline, or in a direction.

Plain passes over all positions: less than a millisecond for 100,000 people, and nothing to keep up to date while they
move.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kontaktpflege.domain.network.graph import Flags, Places

Points = NDArray[np.float32]

_CONE = 0.5
"""A direction reaches 60 degrees to either side: the cosine of that."""


def nearest(xy: Points, there: Flags, x: float, y: float, within: NDArray[np.float32] | float) -> int | None:
    """Who of those `there` stands nearest to a point, at most `within` away; a reach for all, or for each."""
    farthest = float(np.max(within, initial=0.0))
    close = np.abs(xy[:, 0] - np.float32(x)) <= farthest
    places = np.flatnonzero(close)
    places = places[there[places] & (np.abs(xy[places, 1] - np.float32(y)) <= farthest)]
    away = np.hypot(xy[places, 0] - np.float32(x), xy[places, 1] - np.float32(y))
    reach = within[places] if isinstance(within, np.ndarray) else within
    reached = np.flatnonzero(away <= reach)
    if not len(reached):
        return None
    return int(places[reached[np.argmin(away[reached])]])


def in_box(xy: Points, left: float, top: float, right: float, bottom: float) -> Places:
    """Who stands within a box, its edges included."""
    across = (xy[:, 0] >= left) & (xy[:, 0] <= right)
    return np.flatnonzero(across & (xy[:, 1] >= top) & (xy[:, 1] <= bottom)).astype(np.int32)


def in_outline(xy: Points, outline: Points) -> Places:
    """Who stands within a closed outline (k, 2); where it crosses itself, what is within an odd number of times."""
    if len(outline) < 3:
        return np.empty(0, dtype=np.int32)
    (left, top), (right, bottom) = outline.min(axis=0), outline.max(axis=0)
    places = in_box(xy, left, top, right, bottom)
    x, y = xy[places, 0], xy[places, 1]
    odd = np.zeros(len(places), dtype=np.bool_)
    for (x1, y1), (x2, y2) in zip(outline, np.roll(outline, -1, axis=0), strict=True):
        crossed = (y1 > y) != (y2 > y)
        odd[crossed] ^= x[crossed] < (x2 - x1) * (y[crossed] - y1) / (y2 - y1) + x1
    return places[odd]


def towards(xy: Points, among: Places, place: int, across: float, down: float) -> int | None:
    """Who of `among` one reaches going from somebody in a direction (of length 1): near and straight ahead first."""
    others = among[among != place]
    ways = xy[others] - xy[place]
    ahead = ways[:, 0] * np.float32(across) + ways[:, 1] * np.float32(down)
    length = np.hypot(ways[:, 0], ways[:, 1])
    inside = np.flatnonzero((ahead > 0) & (ahead >= _CONE * length))
    if not len(inside):
        return None
    # The way, and as much again as it leads aside.
    cost = length[inside] ** 2 / ahead[inside]
    return int(others[inside[np.argmin(cost)]])
