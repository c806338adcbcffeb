"""Those of some contacts who are in a graph, and who around somebody knows the most people."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from kontaktpflege.domain.network.graph import Graph, Places
from kontaktpflege.domain.network.steps import steps_from


def standing(graph: Graph, ids: Iterable[int]) -> Places:
    """Where these contacts stand, as far as they are in the graph, ascending."""
    found = graph.places_of(np.fromiter(ids, dtype=np.int64))
    return np.unique(found[found >= 0])


def places_of(graph: Graph, ids: Iterable[int]) -> set[int]:
    """The same as a set."""
    return set(standing(graph, ids).tolist())


def connected(graph: Graph, place: int, most: int) -> list[int]:
    """Who is tied to somebody and to others besides: those of the most ties first."""
    around = graph.around(place)
    others = around[graph.degree[around] > 1]
    found: list[int] = others[np.argsort(-graph.degree[others], kind="stable")][:most].tolist()
    return found


def farther(graph: Graph, most: int) -> list[int]:
    """Who is two steps from me: those of the most ties first."""
    if graph.me is None:
        return []
    away = np.flatnonzero(steps_from(graph, graph.me, at_most=2) == 2)
    found: list[int] = away[np.argsort(-graph.degree[away], kind="stable")][:most].tolist()
    return found
