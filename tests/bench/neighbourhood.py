"""How well a picture keeps neighbourhoods: do those who are tied stand side by side?"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from kontaktpflege.domain.network.forces import Points
from kontaktpflege.domain.network.graph import Flags, Graph, Indices

_MANY = 256


def neighbourhood_kept(graph: Graph, points: Points) -> float:
    """np: the share of somebody's neighbours among the k people nearest in the plane, k being how many they are.

    The mean over all who have a tie; 1.0 if nobody has.
    """
    degree = graph.degree
    tied = np.flatnonzero(degree)
    if not len(tied):
        return 1.0
    tree = cKDTree(points)
    most = 8
    kept = 0.0
    rest = tied
    while len(rest):
        now, rest = rest[degree[rest] <= most], rest[degree[rest] > most]
        for begin in range(0, len(now), max(1, _MANY * 1024 // most)):
            kept += float(_shares(graph, tree, points, now[begin : begin + max(1, _MANY * 1024 // most)], most).sum())
        most *= 4
    return kept / len(tied)


def _shares(graph: Graph, tree: cKDTree, points: Points, people: Indices, most: int) -> NDArray[np.float64]:
    """The share of each of these people, none of whom has more ties than `most`."""
    _, near = tree.query(points[people], min(most, graph.size - 1) + 1)
    others = near != people[:, None]
    counted = others & (np.cumsum(others, axis=1) <= graph.degree[people][:, None])
    tied = _tied(graph, np.broadcast_to(people[:, None], near.shape)[counted], near[counted])
    shares = np.zeros(near.shape)
    shares[counted] = tied
    out: NDArray[np.float64] = shares.sum(axis=1) / graph.degree[people]
    return out


def _tied(graph: Graph, one: Indices, other: Indices) -> Flags:
    """Whether there is a tie between each two."""
    keys = graph.low.astype(np.int64) * graph.size + graph.high
    wanted = np.minimum(one, other).astype(np.int64) * graph.size + np.maximum(one, other)
    spots = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    out: Flags = keys[spots] == wanted
    return out
