"""Room for bubbles: most groups have their middle near the centre, and would lie on each other there."""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

from kontaktpflege.domain.network.bubbles import Folded
from kontaktpflege.domain.network.forces import Points
from kontaktpflege.domain.network.graph import Flags
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
_MAKES_WAY = 1.5
"""People make way up to so many times as far from a bubble."""
_ASIDE = 5
"""Percent of people at each side who may stand far off."""


def with_room(made: Folded, seen: Flags, *, in_rings: bool = False) -> Points:
    """(n, 2): where people and bubbles stand so that neither lie on one another, nor on who is in the centre.

    `seen` (n): who passes the filters, in bubbles or not. `in_rings`: bubbles stay as far from (0, 0) as they are, and
    people where they are.
    """
    points = made.points.copy()
    heads = np.flatnonzero(made.stands_for > 0)
    if not 0 < len(heads) <= _UP_TO:
        return points
    area = _area(points[seen])
    apart = _APART * float(np.sqrt(area / (len(heads) + _A_FEW)))
    if apart <= 0:
        return points
    centred = np.concatenate((points[heads], np.zeros((1, 2), dtype=np.float32)))
    spots = spread_out(centred, apart, np.arange(len(centred)) == len(heads))[:-1]
    if in_rings:
        way = np.hypot(*points[heads].T) / np.maximum(np.hypot(*spots.T), np.float32(1e-9))
        points[heads] = spots * way[:, None]
        return points
    points[heads] = spots
    people = seen & ~made.inside & (made.stands_for == 0)
    if made.graph.me is not None:
        people[made.graph.me] = False
    clear = min(_CLEAR * float(np.sqrt(area / (people.sum() + len(heads)))), _OF_APART * apart)
    points[people] = _beside(points[people], spots, clear)
    return points


def _beside(points: Points, bubbles: Points, clear: float) -> Points:
    """The points, those near a bubble moved away from it: who stood on it to `clear`, who stood far off not at all."""
    reach = _MAKES_WAY * clear
    length, which = cKDTree(bubbles).query(points, distance_upper_bound=reach)
    near = np.flatnonzero(length < reach)
    middle = bubbles[which[near]]
    away, length = points[near] - middle, length[near, None]
    on_top = length < 1e-6 * clear
    away = np.where(on_top, (1.0, 0.0), away / np.where(on_top, 1.0, length))
    moved = points.copy()
    moved[near] = middle + away * (clear + length * (1 - 1 / _MAKES_WAY))
    return moved


def _area(points: Points) -> float:
    """What people stand on; few who stand far off do not count."""
    if not len(points):
        return 0.0
    sides = [np.percentile(points[:, axis], (_ASIDE, 100 - _ASIDE)) for axis in (0, 1)]
    return float(np.prod([high - low for low, high in sides]) / (1 - 2 * _ASIDE / 100) ** 2)
