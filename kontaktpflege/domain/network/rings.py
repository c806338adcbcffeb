"""The other picture: rings around somebody, one for each step away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import gcd

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import isotonic_regression

from kontaktpflege.domain.network.components import components_of
from kontaktpflege.domain.network.forces import Points, corners
from kontaktpflege.domain.network.graph import Graph, Indices, Places
from kontaktpflege.domain.network.packing import CORE, Packing
from kontaktpflege.domain.network.steps import UNREACHED, steps_from

NEAREST = 1.0
"""Nobody on a ring stands nearer to another."""
_RING_GAP, _GAP_SHARE = 1.7, 0.035
"""From the outermost line of a ring to the innermost of the next: so much, or so much of its radius."""
_LINE_GAP = 1.3
_THINNER = 1.3
"""A ring of fewer lines may be larger than the smallest by so much: it looks more like a ring."""
_SCATTER = 0.38
_FULL = 0.9
_CORNER = 0.4
"""Who stands beside takes a free corner if that is no larger than this share of the outermost radius."""
_TURN = 2 * np.pi
Angles = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Rings:
    """`points` (n, 2), the centre at 0; `steps` (n): whose ring, UNREACHED for those beside.

    `inner`, `outer`: the radii of the innermost and the outermost line of each ring.
    """

    points: Points
    steps: Places
    inner: tuple[float, ...]
    outer: tuple[float, ...]

    @property
    def borders(self) -> tuple[float, ...]:
        """Where each ring but the centre ends: half way to the next one, and as far beyond the last."""
        beyond = self.outer[-1] + _gap(self.outer[-1])
        following = (*self.inner[1:], beyond)[1:]
        return tuple((one + other) / 2 for one, other in zip(self.outer[1:], following, strict=True))


def rings(graph: Graph, centre: int, free: Points, order: Places | None = None) -> Rings:
    """Everybody on the ring of as many steps from the centre, those who belong together side by side.

    `free` is the free picture: its directions from the centre are kept where the ties leave a choice. Who cannot be
    reached stands beside, as in the free picture; `order` (n) is that of people without ties.
    """
    steps = steps_from(graph, centre)
    away = free - free[centre]
    heading = np.arctan2(away[:, 1], away[:, 0]).astype(np.float64) % _TURN
    parent = _parents(graph, steps, heading)
    weight = _weights(steps, parent)
    points = free.copy()
    points[centre] = 0
    inner, outer = [0.0], [0.0]
    angle, width = np.zeros(graph.size), np.zeros(graph.size)
    width[centre] = _TURN
    for step in range(1, int(steps.max(initial=0)) + 1):
        ring: Indices = np.flatnonzero(steps == step)
        if step == 1:
            ring = _cut(ring, heading)
        else:
            turned = _turn(heading[ring], heading[parent[ring]])
            ring = ring[np.lexsort((turned, parent[ring], angle[parent[ring]]))]
        wanted = _divided(ring, parent, weight, angle, width)
        near, lines = _room(len(ring), _gap(outer[-1]) + outer[-1])
        angle[ring] = _apart(wanted, 2 * np.arcsin(NEAREST / near / 2), lines)
        away_from = near + _lines(len(ring), lines) * _LINE_GAP
        points[ring] = np.stack((np.cos(angle[ring]), np.sin(angle[ring])), axis=1) * away_from[:, None]
        inner.append(near)
        outer.append(near + (lines - 1) * _LINE_GAP)
    made = Rings(points, steps, tuple(inner), tuple(outer))
    return replace(made, points=_with_those_beside(made, graph, order))


def _with_those_beside(made: Rings, graph: Graph, order: Places | None) -> Points:
    """The points with those whom nobody reaches beside: in the free corner under the rings, if it is large enough."""
    beside = made.steps == UNREACHED
    points = Packing(np.where(beside, components_of(graph), CORE).astype(np.int32), order).packed(made.points)
    if beside.any():
        low, high = corners(points[beside])
        reach = made.borders[-1] if len(made.outer) > 1 else 0.0
        if (high - low).max() < reach * _CORNER:
            spot = reach - (high - low)  # the picture becomes no larger, unless they would stand in the rings
            if np.hypot(*spot) < reach + NEAREST:
                spot = np.full(2, reach * np.sqrt(0.5) + NEAREST)
            points[beside] += (spot - low).astype(np.float32)
        elif np.hypot(*points[beside].T).min() < reach + NEAREST:  # a ring is one where nobody stands, too
            points[beside, 0] += reach + NEAREST - low[0]
    return points


def _gap(radius: float) -> float:
    """The way from a ring of this radius to the next."""
    return max(_RING_GAP, _GAP_SHARE * radius)


def _parents(graph: Graph, steps: Places, heading: Angles) -> Places:
    """(n): of the neighbours one step nearer, the one that stands in most nearly the same direction; −1 for none."""
    rows = np.repeat(np.arange(graph.size), graph.degree)
    up = np.flatnonzero((steps[graph.neighbours] == steps[rows] - 1) & (steps[rows] > 0))
    child, candidate = rows[up], graph.neighbours[up]
    turned = np.abs(_turn(heading[candidate], heading[child]))
    best = np.lexsort((candidate, turned, child))
    child, candidate = child[best], candidate[best]
    first = np.flatnonzero(np.diff(child, prepend=-1))
    parent = np.full(graph.size, -1, dtype=np.int32)
    parent[child[first]] = candidate[first]
    return parent


def _turn(one: Angles, other: Angles) -> Angles:
    """From the other direction to the one, the shorter way, from −π to π."""
    out: Angles = (one - other + np.pi) % _TURN - np.pi
    return out


def _weights(steps: Places, parent: Places) -> NDArray[np.float64]:
    """(n): how much of the round each needs: as much as those behind, in a measure that favours no giant."""
    behind = np.ones(len(steps))
    for step in range(int(steps.max(initial=0)), 1, -1):
        ring = np.flatnonzero(steps == step)
        behind += np.bincount(parent[ring], np.sqrt(behind[ring]), len(steps))
    return behind


def _cut(ring: Indices, heading: Angles) -> Indices:
    """The first ring in order, begun at its widest gap."""
    ring = ring[np.argsort(heading[ring], kind="stable")]
    gaps = np.diff(heading[ring], append=heading[ring[:1]] + _TURN)
    return np.roll(ring, -(int(np.argmax(gaps)) + 1))


def _divided(ring: Indices, parent: Places, weight: NDArray[np.float64], angle: Angles, width: Angles) -> Angles:
    """Give each of a ring, which is in order, a share of the sector of its parent; returns the middle of each share."""
    shared = np.bincount(parent[ring], weight[ring], len(weight))
    width[ring] = width[parent[ring]] * weight[ring] / shared[parent[ring]]
    before = np.cumsum(width[ring]) - width[ring]
    first = np.flatnonzero(np.diff(parent[ring], prepend=-1))
    counts = np.diff(first, append=len(ring))
    middle: Angles = angle[parent[ring]] - width[parent[ring]] / 2 + before - np.repeat(before[first], counts)
    return middle + width[ring] / 2


def _room(people: int, nearest: float) -> tuple[float, int]:
    """The radius of a ring's innermost line and how many lines it has: of few lines, unless that makes it much larger."""
    most = int(np.sqrt(people)) + 1
    lines = np.arange(1, most + 1)
    near = np.maximum((people / lines + 1) * NEAREST / (_FULL * _TURN), nearest)
    far = near + (lines - 1) * _LINE_GAP
    chosen = int(np.argmax(far <= far.min() * _THINNER))
    return float(near[chosen]), int(lines[chosen])


def _lines(people: int, lines: int) -> Indices:
    """The line each stands on: neighbours on lines far apart, that they form no spokes; the same one every `lines`."""
    stride = next(step for step in range(max(1, round(lines * _SCATTER)), lines + 1) if gcd(step, lines) == 1)
    return np.arange(people) * stride % lines


def _apart(wanted: Angles, least: float, lines: int) -> Angles:
    """Angles in the same order, as near as can be to those wanted; of those of one line no two nearer than `least`."""
    steps = least / lines * np.arange(len(wanted))
    eased = isotonic_regression(wanted - steps).x
    room = max(0.0, _TURN - least - steps[-1])  # the last of a line must not come too near the first of it
    out: Angles = np.clip(eased, None, eased[0] + room) + steps
    return out
