"""Lets people drift until the forces on them are nearly in balance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from kontaktpflege.domain.network.forces import Points, Pull, Push
from kontaktpflege.domain.network.graph import Flags, Floats, Places

STEPS = 60
STEPS_OF_FEW = 150
FEW = 1_000
_CELLS = ((1_000, 64), (5_000, 128), (30_000, 256))
_CELLS_OF_MANY = 512
FAINT = 0.03
"""Weight of a tie of the centre: it is tied to nearly everybody, which says little about who belongs together."""
HOMEWARD = 0.3
"""Shared among the root of the people: the picture of many is larger, and its rim drawn in no harder."""
TOGETHER = 0.05
TOGETHER_ALONE = 0.5
_STIFF = 0.3
_INERTIA = 0.5


@dataclass(frozen=True, eq=False, kw_only=True)
class Scene:
    """What moves: where people start, where each is drawn back to (both (n, 2)), who stays and how each pushes (n).

    `low`, `high`, `faint` (m): the ties, and which of them hold but faintly. `groups` (n): numbers, below 0 for none.
    `balanced` (n): whose middle is held at (0, 0). `heat`: how far one may move at first.
    """

    points: Points
    home: Points
    fixed: Flags
    mass: Floats
    balanced: Flags
    heat: float
    low: Places
    high: Places
    faint: Flags
    groups: Places


def settling(scene: Scene) -> Iterator[Points]:
    """(n, 2) each: the places after every step."""
    people = len(scene.points)
    steps = STEPS_OF_FEW if people <= FEW else STEPS
    push = Push(next((cells for most, cells in _CELLS if people <= most), _CELLS_OF_MANY))
    pull = Pull(scene.low, scene.high, np.where(scene.faint, FAINT, 1).astype(np.float32), people)
    homeward = np.float32(HOMEWARD / np.sqrt(people))
    loosely = _loosely(scene)
    balanced = np.flatnonzero(scene.balanced)
    points: Points = scene.points.copy()
    drift: Points = np.zeros_like(points)
    for step in range(steps):
        pulled, stiffness = pull(points)
        force = (
            pulled + push(points, scene.mass) - homeward * (points - scene.home) + _gathering(scene, points, loosely)
        )
        move = force / (stiffness + _STIFF)[:, None]
        longest = np.float32(scene.heat * (1 - step / steps) + 0.2)
        move *= np.minimum(1, longest / np.maximum(np.hypot(move[:, 0], move[:, 1]), 1e-9))[:, None]
        drift *= _INERTIA
        drift += (1 - _INERTIA) * move
        drift[scene.fixed] = 0
        points = points + drift
        if len(balanced):
            points[balanced] -= points[balanced].mean(axis=0)
        yield points


def _loosely(scene: Scene) -> Flags:
    """(n): who has no tie but faint ones."""
    held = np.zeros(len(scene.points), dtype=np.bool_)
    held[scene.low[~scene.faint]] = held[scene.high[~scene.faint]] = True
    return ~held


def _gathering(scene: Scene, points: Points, loosely: Flags) -> Points:
    """The pull on members of a group to its middle."""
    pull = np.zeros_like(points)
    members = np.flatnonzero(scene.groups >= 0)
    if len(members):
        group = scene.groups[members]
        counts = np.bincount(group)
        strength = np.where(loosely[members], TOGETHER_ALONE, TOGETHER)
        for axis in (0, 1):
            middle = np.bincount(group, points[members, axis]) / np.maximum(counts, 1)
            pull[members, axis] = strength * (middle[group] - points[members, axis])
    return pull
