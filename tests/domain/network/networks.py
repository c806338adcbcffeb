"""Small networks for tests: drawn by Hypothesis, or told as pairs."""

from __future__ import annotations

from collections.abc import Iterable

import igraph
import numpy as np
from hypothesis import strategies as st

from kontaktpflege.domain.network.graph import Graph, graph_of

Pairs = Iterable[tuple[int, int]]


def network(people: int, pairs: Pairs, me: int | None = 0, weak: Pairs = ()) -> Graph:
    """People 0, 1, 2 …, all ties strong but those in `weak`; a contact's id is its place."""
    ends = np.array([*pairs, *weak], dtype=np.int64).reshape(-1, 2)
    strong = np.arange(len(ends)) < len(ends) - len([*weak])
    costs = np.where(strong, 1, 2).astype(np.float32)
    return graph_of(np.arange(people, dtype=np.int64), ends, strong, costs, me)


@st.composite
def networks(draw: st.DrawFn, people: int = 10) -> Graph:
    """Any network, thin or dense; me is the first, or nobody knows."""
    size = draw(st.integers(1, people))
    each = st.integers(0, size - 1)
    pairs = draw(st.lists(st.tuples(each, each), max_size=2 * people))
    return network(size, pairs, draw(st.sampled_from((0, None))))


def in_igraph(graph: Graph) -> igraph.Graph:
    """The same, as igraph has it; its edges have our numbers."""
    return igraph.Graph(graph.size, np.column_stack((graph.low, graph.high)).tolist())
