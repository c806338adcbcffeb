"""Shortest ways from one to all, as trees."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from kontaktpflege.domain.network.graph import Graph, Places


@dataclass(frozen=True, eq=False)
class Forest:
    """A tree of shortest ways over each component of a graph: me is the root of mine, of others the first in it.

    `order` (n): everybody, ring by ring; children of one parent stand together, in the order of their parents. `begins`:
    where in it each ring begins, and its end. `parent` (n): the one before on the way from the root; -1 for roots.
    """

    order: Places
    begins: tuple[int, ...]
    parent: Places

    def rings(self) -> list[Places]:
        """The people of each ring, from the roots outwards."""
        return [self.order[begin:end] for begin, end in pairwise(self.begins)]


def forest(graph: Graph, roots: Places) -> Forest:
    """The trees from these roots. Who cannot be reached from them is in none, and then not in `order` either."""
    parent = np.full(graph.size, -1, dtype=np.int32)
    met = np.zeros(graph.size, dtype=np.bool_)
    met[roots] = True
    rings = [roots]
    while len(rings[-1]):
        ring = rings[-1]
        entries, _ = graph.rows_of(ring)
        others = graph.neighbours[entries]
        fresh = np.flatnonzero(~met[others])
        others, before = others[fresh], np.repeat(ring, graph.degree[ring])[fresh]
        parent[others[::-1]] = before[::-1]  # who comes last stays: of several parents the first
        rings.append(others[parent[others] == before])
        met[others] = True
    return Forest(np.concatenate(rings), tuple(np.cumsum([0, *map(len, rings[:-1])]).tolist()), parent)
