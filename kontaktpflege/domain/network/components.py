"""Who hangs together with whom."""

from __future__ import annotations

import numpy as np
from scipy.sparse.csgraph import connected_components

from kontaktpflege.domain.network.graph import Graph, Places


def components_of(graph: Graph) -> Places:
    """(n): the number of each one's component, from 0 up."""
    if not graph.size:
        return np.zeros(0, dtype=np.int32)
    numbers: Places = connected_components(graph.adjacency, directed=False)[1]
    return numbers
