"""Lets people drift until the forces on them are nearly in balance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from kontaktpflege.domain.network.forces import Points, Pull, Push
from kontaktpflege.domain.network.graph import Flags, Floats, Places

_PACES = ((1_000, 150, 64), (5_000, 60, 128), (30_000, 50, 256), (float("inf"), 30, 384))
"""Up to how many people how many steps on a grid of how many cells a side."""
FAINT = 0.03
"""Weight of a tie of the centre: it is tied to nearly everybody, which says little about who belongs together."""
UNIT = 1.5
"""What the forces take for a distance of 1."""
MANY_TIES = 2.5
TOGETHER = 0.05
"""How strongly at most a circle draws people who are tied to others; those who are tied to nobody it draws by distance."""
TOGETHER_ALONE = 0.5
_STIFF = 0.08
_COLD = 0.2
_INERTIA = 0.5


@dataclass(frozen=True, eq=False, kw_only=True)
class Scene:
    """What moves: where people start, where each is drawn back to (both (n, 2)) and how strongly (n).

    `fixed`, `mass` (n): who stays, and how strongly each pushes. `low`, `high`, `faint` (m): the ties, and which of
    them hold but faintly. `groups` (n): numbers, below 0 for none. `balanced` (n): whose middle is held at (0, 0).
    `heat`: how far one may move at first.
    """

    points: Points
    home: Points
    fixed: Flags
    mass: Floats
    balanced: Flags
    homeward: Floats
    heat: float
    low: Places
    high: Places
    faint: Flags
    groups: Places


def settling(scene: Scene) -> Iterator[Points]:
    """(n, 2) each: the places at first, then after every step."""
    people = len(scene.points)
    steps, cells = next((steps, cells) for most, steps, cells in _PACES if people <= most)
    yield scene.points
    push = Push(cells)
    pull = Pull(scene.low, scene.high, _weights(scene), people)
    gather = _Gathering(scene)
    balanced = np.flatnonzero(scene.balanced)
    points: Points = scene.points / np.float32(UNIT)
    home = scene.home / np.float32(UNIT)
    drift: Points = np.zeros_like(points)
    for step in range(steps):
        force, stiffness = pull(points)
        force += push(points, scene.mass)
        force -= scene.homeward[:, None] * (points - home)
        gather(points, force)
        force /= (stiffness + np.float32(_STIFF))[:, None]
        _shorten(force, scene.heat * (1 - step / steps) + _COLD)
        drift *= _INERTIA
        drift += (1 - _INERTIA) * force
        drift[scene.fixed] = 0
        points = points + drift
        if len(balanced):
            points -= scene.balanced[:, None] * _middle(points[balanced])
        yield np.where(scene.fixed[:, None], scene.points, points * np.float32(UNIT))


def _weights(scene: Scene) -> Floats:
    """(m): how much each tie pulls: less where both have many, or circles of whom all are tied would fall together."""
    firm = ~scene.faint
    degree = np.bincount(scene.low[firm], minlength=len(scene.points))
    degree += np.bincount(scene.high[firm], minlength=len(scene.points))
    fewer = np.maximum(np.minimum(degree[scene.low], degree[scene.high]), 1)
    return np.where(firm, np.minimum(1, MANY_TIES / fewer), FAINT).astype(np.float32)


def _shorten(moves: Points, longest: float) -> None:
    """Cut those short that go farther, in place."""
    length = np.abs(moves.view(np.complex64)).ravel()
    far = np.flatnonzero(length > longest)
    moves[far] *= (longest / length[far])[:, None]


def _middle(points: Points) -> Points:
    """(2): along axis 0 of the whole it takes numpy ten times as long."""
    return np.array([points[:, 0].mean(), points[:, 1].mean()], dtype=np.float32)


class _Gathering:
    """The pull on members of a group to its middle."""

    def __init__(self, scene: Scene) -> None:
        self._members = np.flatnonzero(scene.groups >= 0)
        self._group = scene.groups[self._members]
        self._counts = np.maximum(np.bincount(self._group), 1)
        tied = np.zeros(len(scene.points), dtype=np.bool_)
        tied[scene.low[~scene.faint]] = tied[scene.high[~scene.faint]] = True
        self._tied = tied[self._members]

    def __call__(self, points: Points, force: Points) -> None:
        """Add it to a force."""
        if not len(self._members):
            return
        at = points[self._members]
        middles = np.stack([np.bincount(self._group, at[:, axis]) / self._counts for axis in (0, 1)], axis=1)
        away = middles[self._group] - at
        far = 1 + np.hypot(away[:, 0], away[:, 1])
        force[self._members] += np.where(self._tied, TOGETHER / far, TOGETHER_ALONE)[:, None] * away
