"""Small graphs for the tests of the layout."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from kontaktpflege.domain.network.graph import Graph, graph_of

Pairs = list[tuple[int, int]]


def graph_with(people: int, pairs: Pairs, me: int | None = None) -> Graph:
    """People 0..n-1, each tie strong and of cost 1."""
    ends = np.array(pairs, dtype=np.int64).reshape(len(pairs), 2)
    strong, cost = np.ones(len(pairs), dtype=np.bool_), np.ones(len(pairs), dtype=np.float32)
    return graph_of(np.arange(people), ends, strong, cost, me)


def circle_of(first: int, people: int) -> Pairs:
    """Ties between all of some people."""
    return [(one, other) for one in range(first, first + people) for other in range(first, one)]


@st.composite
def graphs(draw: st.DrawFn, most: int = 14) -> Graph:
    """Any small graph, with somebody as me or nobody."""
    people = draw(st.integers(0, most))
    who = st.integers(0, max(0, people - 1))
    pairs = draw(st.lists(st.tuples(who, who), max_size=2 * people))
    return graph_with(people, pairs, draw(st.none() | who) if people else None)
