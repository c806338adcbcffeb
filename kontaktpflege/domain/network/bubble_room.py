"""Room for bubbles: most groups have their middle near the centre, and would lie on each other there."""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

from kontaktpflege.domain.network.bubbles import Folded
from kontaktpflege.domain.network.expanse import area_of
from kontaktpflege.domain.network.forces import Points
from kontaktpflege.domain.network.graph import Flags, Indices
from kontaktpflege.domain.network.spread import spread_out

_APART = 0.55
"""Bubbles keep so much of the way that they would have if they and a few more shared the whole picture evenly."""
_A_FEW = 5
_UP_TO = 300
"""More bubbles are small, and stay in the middle of their people."""
_CLEAR = 1.3
"""People stand no nearer to a bubble than so many times the usual way between those who are seen …"""
_OF_APART = 1 / 3
"""… nor than so much of the way between bubbles."""
_MAKES_WAY, _MAKES_WAY_IN_RINGS = 1.5, 3.0
"""People make way up to so many times as far from a bubble; in rings they have but two sides to go to."""
_OF_ROUND = 0.8
"""In rings bubbles take no more of the round than so much."""
_TURNS = 5
_OF_RADIUS = 0.5
"""In rings people make way by no more than so much of their way to the centre."""


def with_room(made: Folded, seen: Flags, *, in_rings: bool = False) -> Points:
    """(n, 2): where people and bubbles stand so that neither lie on one another, nor on who is in the centre.

    `seen` (n): who passes the filters, in bubbles or not. `in_rings`: all stay as far from (0, 0) as they are.
    """
    points = made.points.copy()
    heads = np.flatnonzero(made.stands_for > 0)
    if not 0 < len(heads) <= _UP_TO:
        return points
    area = area_of(points[seen, 0], points[seen, 1])
    apart = _APART * float(np.sqrt(area / (len(heads) + _A_FEW)))
    if in_rings:
        apart = min(apart, _OF_ROUND * 2 * np.pi * float(np.hypot(*points[heads].T).mean()) / len(heads))
    if apart <= 0:
        return points
    points[heads] = (_around if in_rings else _spread)(points[heads], apart)
    people = seen & ~made.inside & (made.stands_for == 0)
    if made.graph.me is not None:
        people[made.graph.me] = False
    clear = min(_CLEAR * float(np.sqrt(area / (people.sum() + len(heads)))), _OF_APART * apart)
    points[people] = (_along if in_rings else _beside)(points[people], points[heads], clear)
    return points


def _spread(bubbles: Points, apart: float) -> Points:
    """The bubbles so far from each other and from (0, 0)."""
    centred = np.concatenate((bubbles, np.zeros((1, 2), dtype=np.float32)))
    return spread_out(centred, apart, np.arange(len(centred)) == len(bubbles))[:-1]


def _around(bubbles: Points, apart: float) -> Points:
    """The same, each as far from (0, 0) as it was."""
    radius, spots = np.hypot(*bubbles.T), bubbles
    for _ in range(_TURNS):
        spread = _spread(spots, apart)
        spots = spread * (radius / np.maximum(np.hypot(*spread.T), np.float32(1e-9)))[:, None]
    return spots


def _beside(points: Points, bubbles: Points, clear: float) -> Points:
    """The points, those near a bubble moved away from it: who stood on it to `clear`, who stood far off not at all."""
    near, middle = _near(points, bubbles, _MAKES_WAY * clear)
    away = points[near] - middle
    length = np.hypot(*away.T)[:, None]
    on_top = length < 1e-6 * clear
    away = np.where(on_top, (1.0, 0.0), away / np.where(on_top, 1.0, length))
    moved = points.copy()
    moved[near] = middle + away * (clear + length * (1 - 1 / _MAKES_WAY))
    return moved


def _along(points: Points, bubbles: Points, clear: float) -> Points:
    """The same, everybody moved along the circle around (0, 0) where he or she stands."""
    near, middle = _near(points, bubbles, _MAKES_WAY_IN_RINGS * clear)
    radius, of_bubble = np.hypot(*points[near].T), np.hypot(*middle.T)
    width = np.minimum(np.sqrt(np.maximum(clear**2 - (radius - of_bubble) ** 2, 0)), _OF_RADIUS * radius)
    heading = np.arctan2(middle[:, 1], middle[:, 0])
    turn = (np.arctan2(points[near, 1], points[near, 0]) - heading + np.pi) % (2 * np.pi) - np.pi
    way = np.abs(turn) * radius
    stands_so = way < _MAKES_WAY_IN_RINGS * width
    near, radius, heading = near[stands_so], radius[stands_so], heading[stands_so]
    way = width[stands_so] + way[stands_so] * (1 - 1 / _MAKES_WAY_IN_RINGS)
    heading += np.copysign(way / radius, turn[stands_so])
    moved = points.copy()
    moved[near] = np.stack((np.cos(heading), np.sin(heading)), axis=1) * radius[:, None]
    return moved


def _near(points: Points, bubbles: Points, reach: float) -> tuple[Indices, Points]:
    """Which points (k) have a bubble so near, and where it stands (k, 2)."""
    length, which = cKDTree(bubbles).query(points, distance_upper_bound=reach)
    near = np.flatnonzero(length < reach)
    return near, bubbles[which[near]]
