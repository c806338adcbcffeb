"""How many steps people are from one another."""

from __future__ import annotations

import numpy as np

from kontaktpflege.domain.network.graph import Graph, Indices, Places

UNREACHED = -1
_MANY = 50
"""From this share of all on (1 / _MANY), finding out who was reached by looking at everybody is faster than sorting."""


def steps_from(graph: Graph, sources: Indices | int, *, at_most: int | None = None) -> Places:
    """(n): how many steps each person is from the source, of several the nearest; UNREACHED if there is no way."""
    steps = np.full(graph.size, UNREACHED, dtype=np.int32)
    front = np.unique(sources)
    steps[front] = 0
    step = 0
    while len(front) and (at_most is None or step < at_most):
        step += 1
        reached = around_all(graph, front)
        reached = reached[steps[reached] == UNREACHED]
        steps[reached] = step
        front = np.unique(reached) if len(reached) < graph.size // _MANY else np.flatnonzero(steps == step)
    return steps


def around_all(graph: Graph, people: Indices) -> Indices:
    """The neighbours of all of them, with repetitions."""
    return graph.neighbours[graph.rows_of(people)[0]]
