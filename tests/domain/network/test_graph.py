"""The graph: what goes in comes out once, in order, and from both sides."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.network.graph import Graph, graph_of
from kontaktpflege.domain.network.weights import first_costs, tie_costs

PAIRS = st.lists(st.tuples(st.integers(1, 12), st.integers(1, 12)), max_size=40)


def graph_from(ids: list[int], pairs: list[tuple[int, int]], me: int | None = None) -> Graph:
    count = len(pairs)
    numbered = np.arange(1, count + 1, dtype=np.float32)
    ends = np.array(pairs, dtype=np.int64).reshape(count, 2)
    return graph_of(np.array(ids, dtype=np.int64), ends, numbered % 2 == 0, numbered, me)


@given(st.sets(st.integers(1, 10)), PAIRS, st.sampled_from((1, 1_000_000)))
def test_a_graph_holds_each_tie_of_two_known_people_once(
    ids: set[int], pairs: list[tuple[int, int]], apart: int
) -> None:
    """Whether ids are close together or far apart."""
    ids, pairs = {apart * each for each in ids}, [(apart * one, apart * other) for one, other in pairs]
    graph = graph_from(list(ids), pairs)
    wanted: dict[tuple[int, int], float] = {}
    for number, (one, other) in enumerate(pairs, 1):
        if one != other and {one, other} <= ids:
            wanted.setdefault((min(one, other), max(one, other)), float(number))
    held = {
        (int(graph.ids[low]), int(graph.ids[high])): cost
        for low, high, cost in zip(graph.low, graph.high, graph.cost, strict=True)
    }
    assert held == wanted
    assert list(held) == sorted(wanted)
    assert graph.ties == len(wanted)
    assert graph.degree.sum() == 2 * len(wanted)


@given(st.sets(st.integers(1, 10), min_size=1), PAIRS)
def test_everybody_is_seen_from_both_sides(ids: set[int], pairs: list[tuple[int, int]]) -> None:
    graph = graph_from(list(ids), pairs)
    for place in range(graph.size):
        for other in graph.around(place):
            assert place in graph.around(int(other))
            number = graph.tie_between(place, int(other))
            assert number is not None
            assert {int(graph.low[number]), int(graph.high[number])} == {place, int(other)}
        assert graph.tie_between(place, place) is None


def test_a_contact_is_found_by_its_id() -> None:
    graph = graph_from([30, 10, 20], [(10, 30)], me=20)
    assert [graph.place_of(each) for each in (10, 20, 30, 15, 99)] == [0, 1, 2, None, None]
    assert graph.me == 1
    assert graph_from([10], [], me=20).me is None


def test_an_empty_graph_is_one() -> None:
    graph = graph_from([], [(1, 2)])
    assert (graph.size, graph.ties, graph.me) == (0, 0, None)
    assert len(graph.starts) == 1


def test_the_first_step_costs_what_silence_and_the_scale_make_of_it() -> None:
    never = 10**9
    costs = first_costs(
        np.array([True, True, False, False, True]),
        np.array([90, 91, never, 366, 0]),
        np.array([0, 0, 0, 1, -1], dtype=np.int8),
    )
    assert costs.tolist() == [1, 1.5, 3, 2.75, 1.25]
    assert tie_costs(np.array([True, False])).tolist() == [1, 2]
