"""Keeps people from standing on one another."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from kontaktpflege.domain.network.forces import Points
from kontaktpflege.domain.network.graph import Flags, Indices

ROUNDS = 60
_WIDER = 1.04
_GOLDEN = np.pi * (3 - np.sqrt(5))


def spread_out(points: Points, distance: float, fixed: Flags) -> Points:
    """The points moved apart until no two are nearer than the distance; those that are fixed stay.

    Everything grows a little from (0, 0) when there is no room. Where fixed points leave no room, as far as possible.
    """
    spots = points.astype(np.float64)
    may_grow = not (spots[fixed] != 0).any()
    for turn in range(ROUNDS):
        pairs = cKDTree(spots).query_pairs(distance * 0.999, output_type="ndarray")
        pairs = pairs[~fixed[pairs].all(axis=1)]
        if not len(pairs):
            break
        if may_grow and turn % 3 == 2:
            spots *= _WIDER
        _push_apart(spots, pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))], distance, fixed)
    return spots.astype(np.float32)


def _push_apart(spots: NDArray[np.float64], pairs: Indices, distance: float, fixed: Flags) -> None:
    """Move the two of each pair as far apart as they should be, each half the way, or one the whole."""
    one, other = pairs.T
    away = spots[other] - spots[one]
    length = np.hypot(*away.T)
    angle = other * _GOLDEN
    same = length < distance * 1e-3
    away[same] = np.stack((np.cos(angle[same]), np.sin(angle[same])), axis=1)
    length[same] = 1.0
    lacking = np.where(same, distance, distance - length)
    move = away * (lacking / length)[:, None]
    share = np.where(fixed[one], 0.0, np.where(fixed[other], 1.0, 0.5))
    back = np.where(fixed[other], 0.0, np.where(fixed[one], 1.0, 0.5))
    for axis in (0, 1):
        spots[:, axis] -= np.bincount(one, share * move[:, axis], len(spots))
        spots[:, axis] += np.bincount(other, back * move[:, axis], len(spots))
