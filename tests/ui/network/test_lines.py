"""Lines near the screen are those that cross it, and a budget takes a beginning of them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kontaktpflege.domain.network.graph import graph_of
from kontaktpflege.ui.network import lines
from kontaktpflege.ui.network.camera import Camera
from kontaktpflege.ui.network.lines import clipped, lines_in_view, ties_of
from kontaktpflege.ui.network.scene import FADED, FULL, HIDDEN, Scene, scene_of

SCREEN = Camera(width=100, height=80)
SPOTS = st.integers(-400, 400)


@given(st.integers(0, 20).flatmap(lambda count: arrays(np.float32, (count, 4), elements=SPOTS)))
def test_what_is_left_of_a_line_lies_on_it_and_near_the_screen(ends: np.ndarray) -> None:
    near, stays = clipped(ends, SCREEN)
    assert len(near) == stays.sum()
    for left, whole in zip(near, ends[stays], strict=True):
        assert (left[[0, 2]] >= -65).all()
        assert (left[[0, 2]] <= 165).all()
        assert (left[[1, 3]] >= -65).all()
        assert (left[[1, 3]] <= 145).all()
        way, part = whole[2:] - whole[:2], left[2:] - left[:2]
        assert abs(way[0] * part[1] - way[1] * part[0]) <= 1e-2 * max(1, np.abs(way).max())
    inside = (
        (ends[:, :2] >= 0).all(axis=1) & (ends[:, 0] <= 100) & (ends[:, 1] <= 80) & (ends[:, :2] != ends[:, 2:]).any(1)
    )
    assert stays[inside].all()


def scene(presence: tuple[int, ...] = (FULL,) * 4) -> Scene:
    """A square of side 10, of which one side is strong."""
    pairs = np.array([(0, 1), (1, 2), (2, 3), (0, 3), (0, 2)])
    strong = np.array([False, True, False, False, False])
    graph = graph_of(np.arange(4), pairs, strong, np.ones(5, dtype=np.float32))
    xy = np.array([(0, 0), (10, 0), (10, 10), (0, 10)], dtype=np.float32)
    return scene_of(graph, xy, presence=np.array(presence, dtype=np.uint8))


def test_hidden_people_have_no_lines_and_faded_ones_faint_ones() -> None:
    ties = ties_of(scene((FULL, FADED, FULL, HIDDEN)))
    graph = scene().graph
    tones = {
        (int(graph.low[tie]), int(graph.high[tie])): int(tone) for tie, tone in zip(ties.tie, ties.tone, strict=True)
    }
    assert tones == {(0, 1): 0, (1, 2): 0, (0, 2): 1}


def test_many_lines_of_the_user_are_quiet() -> None:
    others = np.arange(1, 300)
    pairs = np.stack((np.zeros_like(others), others), axis=1)
    pairs = np.concatenate((pairs, [(1, 2)]))
    graph = graph_of(np.arange(300), pairs, np.zeros(300, dtype=np.bool_), np.ones(300, dtype=np.float32), me=0)
    xy = np.random.default_rng(1).normal(0, 9, (300, 2)).astype(np.float32)
    ties = ties_of(scene_of(graph, xy))
    assert (ties.own == (graph.low[ties.tie] == 0)).all()
    assert ties.quiet < 0.5
    assert ties_of(scene()).quiet == 1
    assert not ties_of(scene()).own.any()


def test_a_budget_takes_the_strong_and_the_short_first() -> None:
    camera = Camera(x=5, y=5, scale=5, width=100, height=80)
    ties = ties_of(scene())
    everything = lines_in_view(ties, camera, 1e9)
    assert (len(everything.ends), everything.whole) == (5, True)
    little = lines_in_view(ties, camera, everything.ink / 2)
    assert not little.whole
    assert little.tone[0] == 2
    assert little.ink <= everything.ink / 2
    assert lines_in_view(ties, camera.moved(500, 0), 1e9).ends.size == 0


@pytest.mark.parametrize("share", [1.0, 0.5])
def test_it_makes_no_difference_how_many_ties_are_looked_at_at_a_time(
    monkeypatch: pytest.MonkeyPatch, share: float
) -> None:
    camera = Camera(x=5, y=5, scale=5, width=100, height=80)
    ties = ties_of(scene())
    budget = lines_in_view(ties, camera, 1e9).ink * share
    at_once = lines_in_view(ties, camera, budget)
    monkeypatch.setattr(lines, "_AT_A_TIME", 2)
    in_parts = lines_in_view(ties, camera, budget)
    assert in_parts.whole == at_once.whole
    assert in_parts.ends.tolist() == at_once.ends.tolist()
    assert in_parts.length.tolist() == at_once.length.tolist()


def test_what_is_left_out_is_not_drawn() -> None:
    ties = ties_of(scene())
    left_out = scene().graph.strong
    shown = lines_in_view(ties, Camera(x=5, y=5, scale=5, width=100, height=80), 1e9, left_out=left_out)
    assert shown.whole
    assert shown.tone.tolist() == [1] * 4
