"""Who stands where, and who around somebody knows the most people."""

from __future__ import annotations

import numpy as np

from kontaktpflege.domain.network.graph import Graph, graph_of
from kontaktpflege.domain.network.surroundings import connected, places_of


def made(ids: list[int], pairs: list[tuple[int, int]]) -> Graph:
    ties = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return graph_of(np.array(ids, dtype=np.int64), ties, np.ones(len(ties), dtype=bool), np.ones(len(ties), np.float32))


def test_contacts_have_their_places_and_strangers_to_the_graph_have_none() -> None:
    graph = made([3, 5, 9], [(3, 5)])
    assert places_of(graph, [9, 4, 3, 12]) == {0, 2}
    assert places_of(graph, []) == set()
    assert places_of(made([], []), [1]) == set()


def test_those_of_the_most_ties_come_first_and_those_of_one_tie_not_at_all() -> None:
    graph = made([1, 2, 3, 4, 5], [(1, 2), (1, 3), (1, 4), (3, 4), (3, 5), (4, 5), (2, 3)])
    assert connected(graph, 0, 9) == [2, 3, 1]
    assert connected(graph, 0, 1) == [2]
    assert connected(made([1, 2], [(1, 2)]), 0, 9) == []
