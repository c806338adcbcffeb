"""Bubbles: nobody is lost in them, and they know whom their people know."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.network.bubbles import folded
from kontaktpflege.domain.network.graph import Graph
from tests.domain.network.test_graph import PAIRS, graph_from

GROUPS = st.lists(st.integers(-1, 3), min_size=10, max_size=10)


def told(graph: Graph) -> Iterator[tuple[int, int, bool]]:
    """Its ties: both ends, and whether it is strong."""
    return zip(graph.low.tolist(), graph.high.tolist(), graph.strong.tolist(), strict=True)


@given(PAIRS, GROUPS, st.sets(st.integers(0, 3)), st.sampled_from((None, 1, 5)))
def test_everybody_is_somewhere_and_bubbles_are_tied_as_their_people_are(
    pairs: list[tuple[int, int]], groups: list[int], chosen: set[int], me: int | None
) -> None:
    graph = graph_from(list(range(1, 11)), pairs, me)
    points = np.arange(20, dtype=np.float32).reshape(10, 2)
    groups_of = np.array(groups, dtype=np.int32)
    made = folded(graph, points, groups_of, chosen)
    assert int(made.stands_for.sum()) + int((~made.inside & (made.stands_for == 0)).sum()) == 10
    if me is not None:
        assert not made.inside[me - 1]
        assert made.stands_for[me - 1] == 0
    head = {int(made.group_of[at]): at for at in range(10) if made.group_of[at] >= 0}
    assert set(head) <= chosen
    stand_in = [
        head[groups[at]]
        if groups[at] in head and at != graph.me and (made.inside[at] or at == head[groups[at]])
        else at
        for at in range(10)
    ]
    wanted: dict[tuple[int, int], bool] = {}
    for low, high, strong in told(graph):
        if stand_in[low] != stand_in[high]:
            ends = min(stand_in[low], stand_in[high]), max(stand_in[low], stand_in[high])
            wanted[ends] = wanted.get(ends, False) or strong
    assert list(told(made.graph)) == [(*ends, wanted[ends]) for ends in sorted(wanted)]
    for group, at in head.items():
        inside = [place for place in range(10) if groups[place] == group and place != graph.me]
        assert made.stands_for[at] == len(inside) >= 2
        assert np.allclose(made.points[at], points[inside].mean(axis=0))
        around = folded(graph, points, groups_of, chosen, in_rings=True).points[at]
        assert np.isclose(np.hypot(*around), np.hypot(*points[inside].T).mean())
