"""What holds for every picture, however little its people have drifted: of any small network, in a few steps."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.distance import pdist

from kontaktpflege.domain.network import settling
from kontaktpflege.domain.network.components import components_of
from kontaktpflege.domain.network.graph import Graph
from kontaktpflege.domain.network.layout import MIN_DISTANCE, frames, settled
from kontaktpflege.domain.network.renewal import SURROUNDINGS, renewed
from kontaktpflege.domain.network.steps import steps_from
from tests.domain.network.graphs import graphs

CLOSE = MIN_DISTANCE * 0.99
PACES = ((100, 12, 32),)


@pytest.fixture(autouse=True, scope="module")
def hurry() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settling, "_PACES", PACES)
        yield


@settings(max_examples=12)
@given(graphs())
def test_everybody_has_a_place_of_their_own_and_the_centre_the_middle(graph: Graph) -> None:
    points = settled(graph, centre=graph.me)
    assert points.shape == (graph.size, 2)
    assert points.dtype == np.float32
    assert np.isfinite(points).all()
    assert pdist(points).min(initial=np.inf) > CLOSE
    assert graph.me is None or (points[graph.me] == 0).all()


@settings(max_examples=12)
@given(graphs())
def test_the_same_network_looks_the_same(graph: Graph) -> None:
    for one, other in zip(frames(graph, centre=graph.me), frames(graph, centre=graph.me), strict=True):
        assert (one == other).all()


@settings(max_examples=12)
@given(graphs())
def test_who_is_pinned_stays(graph: Graph) -> None:
    pinned = np.full((graph.size, 2), np.nan, dtype=np.float32)
    pinned[::3] = np.stack((np.arange(len(pinned[::3])) * 2 + 5, np.full(len(pinned[::3]), 7)), axis=1)
    here = np.isfinite(pinned[:, 0])
    if graph.me is not None:
        here[graph.me] = False
    for points in frames(graph, centre=graph.me, pinned=pinned):
        assert (points[here] == pinned[here]).all()


@settings(max_examples=12)
@given(graphs())
def test_components_stand_apart(graph: Graph) -> None:
    points, component = settled(graph), components_of(graph)
    core = component == np.argmax(np.bincount(component)) if graph.size else component
    boxes = [
        (points[component == one].min(axis=0), points[component == one].max(axis=0))
        for one in np.unique(component)
        if not core[component == one].any()
    ]
    for number, (low, high) in enumerate(boxes):
        for other_low, other_high in boxes[:number]:
            assert (low > other_high + CLOSE / 2).any() or (other_low > high + CLOSE / 2).any()


@settings(max_examples=12)
@given(graphs())
def test_with_nothing_new_everything_stays_as_it_is(graph: Graph) -> None:
    stored = settled(graph, centre=graph.me)
    for points in renewed(graph, stored, changed=np.zeros(0, dtype=np.int32), centre=graph.me):
        assert (points == stored).all()


@settings(max_examples=12)
@given(graphs(), st.data())
def test_who_is_far_from_a_change_or_pinned_stays(graph: Graph, data: st.DataObject) -> None:
    if not graph.size:
        return
    stored = settled(graph, centre=graph.me)
    changed = np.array(sorted(data.draw(st.sets(st.integers(0, graph.size - 1), max_size=3))), dtype=np.int32)
    pinned = np.arange(graph.size) % 4 == 0
    steps = steps_from(graph, changed)
    stays = pinned | (steps < 0) | (steps > SURROUNDINGS)
    for points in renewed(graph, stored, changed=changed, centre=graph.me, pinned=pinned):
        assert (points[stays] == stored[stays]).all()
        assert np.isfinite(points).all()
