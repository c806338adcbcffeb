"""Who hangs together with whom."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import connected_components

from kontaktpflege.domain.network.graph import Graph, Places


def components_of(graph: Graph) -> Places:
    """(n): the number of each one's component, from 0 up."""
    if not graph.size:
        return np.zeros(0, dtype=np.int32)
    numbers: Places = connected_components(graph.adjacency, directed=False)[1]
    return numbers


def by_size(labels: NDArray[np.integer], count: int) -> Places:
    """The same labels numbered anew: the largest group is 0, of equal ones that of the first person."""
    sizes = np.bincount(labels, minlength=count)
    first = np.full(count, len(labels))
    np.minimum.at(first, labels, np.arange(len(labels)))
    rank = np.empty(count, dtype=np.int32)
    rank[np.lexsort((first, -sizes))] = np.arange(count, dtype=np.int32)
    found: Places = rank[labels]
    return found
