"""Who stands where in a graph, and who around somebody knows the most people."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from kontaktpflege.domain.network.graph import Graph, Places
from kontaktpflege.domain.network.steps import steps_from


def standing(graph: Graph, ids: Iterable[int]) -> Places:
    """Where these contacts stand, as far as they are in the graph, ascending."""
    return np.array(sorted(places_of(graph, ids)), dtype=np.int32)


def places_of(graph: Graph, ids: Iterable[int]) -> set[int]:
    """Where these contacts stand, as far as they are in the graph."""
    wanted = np.array(sorted(ids), dtype=np.int64)
    if not graph.size or not len(wanted):
        return set()
    at = np.minimum(np.searchsorted(graph.ids, wanted), graph.size - 1)
    return set(at[graph.ids[at] == wanted].tolist())


def moved(before: Graph, after: Graph, places: Places) -> Places:
    """Where people of one graph stand in another, −1 for those who are not in it."""
    wanted = before.ids[places]
    if not after.size:
        return np.full(len(wanted), -1, dtype=np.int32)
    at = np.minimum(np.searchsorted(after.ids, wanted), after.size - 1)
    return np.where(after.ids[at] == wanted, at, -1).astype(np.int32)


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
    away = np.flatnonzero(steps_from(graph, np.array([graph.me]), at_most=2) == 2)
    found: list[int] = away[np.argsort(-graph.degree[away], kind="stable")][:most].tolist()
    return found
