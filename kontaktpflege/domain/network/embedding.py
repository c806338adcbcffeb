"""The shape of a part of the network in the plane, guessed by how far each is from a few people far apart."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kontaktpflege.domain.network.forces import Points
from kontaktpflege.domain.network.graph import Graph, Indices, Places
from kontaktpflege.domain.network.steps import steps_from

PIVOTS = 6
_REACH = 2.0


def embedded(graph: Graph, component: Places) -> Points:
    """(n, 2): the two main directions of the steps from pivots, each component around (0, 0), spread by about 1
    and within a distance of 2.

    The first pivot of a component is who has most ties, each next one the farthest from those before; all components
    are gone through at once. `component` (n): numbers from 0 up, none left out.
    """
    by_component = np.argsort(component, kind="stable")
    begins = np.flatnonzero(np.diff(component[by_component], prepend=-1))
    counts = np.diff(begins, append=graph.size)
    distances = np.empty((graph.size, PIVOTS), dtype=np.float32)  # in the order of the components
    rank, nearest = graph.degree, np.full(graph.size, graph.size, dtype=np.int32)
    for pivot in range(PIVOTS):
        steps = steps_from(graph, _highest(rank, component, by_component, begins))
        distances[:, pivot] = steps[by_component]
        rank = nearest = np.minimum(nearest, steps)
    means = np.add.reduceat(distances, begins) / counts[:, None].astype(np.float32)
    distances -= np.repeat(means, counts, axis=0)
    plane = _main_directions(distances, begins, counts)
    spread = np.sqrt(np.add.reduceat((plane**2).sum(axis=1), begins) / (2 * counts))
    plane /= np.repeat(np.where(spread > 0, spread, 1).astype(np.float32), counts)[:, None]
    away = (plane**2).sum(axis=1, keepdims=True)
    out = np.empty_like(plane)  # long chains would start far out, and take long to come back
    out[by_component] = plane / np.sqrt(1 + away / _REACH**2)
    return out


def _highest(rank: Places, component: Places, by_component: Indices, begins: Indices) -> Indices:
    """The first of those who rank highest in each component."""
    best = np.maximum.reduceat(rank[by_component], begins)
    candidates = by_component[(rank == best[component])[by_component]]
    out: Indices = candidates[np.flatnonzero(np.diff(component[candidates], prepend=-1))]
    return out


def _main_directions(distances: NDArray[np.float32], begins: Indices, counts: Indices) -> Points:
    """The distances seen along the two directions in which a component stretches most."""
    products = np.empty((len(begins), PIVOTS, PIVOTS), dtype=np.float32)
    for row in range(PIVOTS):
        products[:, row] = np.add.reduceat(distances[:, [row]] * distances, begins)
    axes = np.linalg.eigh(products)[1][:, :, :-3:-1].astype(np.float32)
    axes *= np.where(axes.sum(axis=1, keepdims=True) < 0, -1, 1)  # eigenvectors come with either sign
    plane = np.empty((len(distances), 2), dtype=np.float32)
    for axis in (0, 1):
        plane[:, axis] = (distances * np.repeat(axes[:, :, axis], counts, axis=0)).sum(axis=1)
    return plane
