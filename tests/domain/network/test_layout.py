"""The free picture: the same each time, everybody in it, nobody on another."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from scipy.spatial.distance import pdist, squareform

from kontaktpflege.domain.network.forces import FAR_PULL, NEAR_PULL, Points, Pull, Push
from kontaktpflege.domain.network.layout import MIN_DISTANCE, frames, settled
from tests.bench.neighbourhood import neighbourhood_kept
from tests.domain.network.graphs import circle_of, graph_with

CLOSE = MIN_DISTANCE * 0.99
TWO_CIRCLES = circle_of(1, 8) + circle_of(9, 8)


def nearest(points: Points) -> float:
    return float(pdist(points).min(initial=np.inf))


@pytest.mark.parametrize("centre", [0, 1, None])
def test_two_circles_stay_two_though_i_know_everybody(centre: int | None) -> None:
    everybody = [(0, other) for other in range(1, 17)]
    points = settled(graph_with(17, TWO_CIRCLES + everybody, me=0), centre=centre)
    first, second = points[1:9], points[9:]
    apart = float(np.hypot(*(first.mean(axis=0) - second.mean(axis=0))))
    for circle in (first, second):
        assert np.hypot(*(circle - circle.mean(axis=0)).T).max() < apart / 2


def test_around_somebody_else_in_the_centre_stand_their_people() -> None:
    points = settled(graph_with(17, [*TWO_CIRCLES, (1, 9)], me=0), centre=12)
    away = np.hypot(*points.T)
    assert away[12] == 0
    assert away[9:].max() < away[2:9].min()


def test_circles_of_whom_all_are_tied_are_discs_side_by_side_and_do_not_mix() -> None:
    pairs = circle_of(1, 14) + circle_of(15, 11) + circle_of(26, 9) + circle_of(35, 12)
    points = settled(graph_with(47, [*pairs, (3, 18), (27, 39), (1, 18)], me=0), centre=0)
    circle = np.repeat([0, 1, 2, 3], [14, 11, 9, 12])
    away = squareform(pdist(points[1:])) + 99 * np.eye(46)
    assert (circle[away.argmin(axis=1)] == circle).all()
    middles = np.stack([points[1:][circle == one].mean(axis=0) for one in range(4)])
    nearest_middle = np.hypot(*(points[1:, None] - middles[None]).transpose(2, 0, 1)).argmin(axis=1)
    assert (nearest_middle == circle).all()


def test_members_of_a_circle_stand_together_even_if_only_i_know_them() -> None:
    groups = np.array([-1, *[0, 1, 2] * 4], dtype=np.int32)
    points = settled(graph_with(13, [(0, other) for other in range(1, 13)], me=0), centre=0, groups=groups)
    for group in range(3):
        inside, outside = points[groups == group], points[(groups != group) & (groups >= 0)]
        middle = inside.mean(axis=0)
        assert np.hypot(*(inside - middle).T).max() < np.hypot(*(outside - middle).T).min()


def test_who_is_in_a_circle_but_tied_to_nobody_there_comes_to_it() -> None:
    groups = np.array([-1, *[0] * 8, *[1] * 8, 0, 1], dtype=np.int32)
    everybody = [(0, other) for other in range(1, 19)]
    points = settled(graph_with(19, TWO_CIRCLES + everybody, me=0), centre=0, groups=groups)
    first, second = points[1:9].mean(axis=0), points[9:17].mean(axis=0)
    assert 2 * np.hypot(*(points[17] - first)) < np.hypot(*(points[17] - second))
    assert 2 * np.hypot(*(points[18] - second)) < np.hypot(*(points[18] - first))


def test_the_people_of_somebody_pinned_come_to_them() -> None:
    pinned = np.full((4, 2), np.nan, dtype=np.float32)
    pinned[0] = 30, 0
    points = settled(graph_with(4, [(0, 1), (0, 2), (1, 2), (2, 3)]), pinned=pinned)
    assert np.hypot(*(points - points[0]).T).max() < 8


def test_a_hub_of_many_and_a_bare_book_have_places() -> None:
    hub = settled(graph_with(400, [(0, other) for other in range(1, 400)]))
    assert nearest(hub) > CLOSE
    bare = settled(graph_with(400, []))
    assert nearest(bare) > CLOSE
    assert np.ptp(bare, axis=0).max() < 1.2 * np.ptp(bare, axis=0).min()


def test_many_without_ties_are_a_block_beside_the_core() -> None:
    points = settled(graph_with(317, TWO_CIRCLES, me=0), centre=0)
    block = points[17:]
    assert block[:, 0].min() > points[:9, 0].max()
    assert len(np.unique(block[:, 0])) * len(np.unique(block[:, 1])) < 1.2 * len(block)


def test_settling_can_be_called_off_and_every_step_is_a_picture_of_its_own() -> None:
    shown = frames(graph_with(17, TWO_CIRCLES, me=0), centre=0)
    one, other = next(shown), next(shown)
    assert (one != other).any()
    shown.close()  # type: ignore[attr-defined]


def test_the_push_by_the_grid_is_that_of_everybody_on_everybody() -> None:
    rng = np.random.default_rng(1)
    points = rng.normal(0, 6, (80, 2)).astype(np.float32)
    mass = rng.uniform(1, 2, 80).astype(np.float32)
    away = points[:, None] - points[None]
    exact = (away * (mass / (1 + (away**2).sum(axis=2)) ** 2)[:, :, None]).sum(axis=1)
    assert np.abs(Push(256)(points, mass) - exact).max() < 0.05


def test_a_pull_is_felt_at_both_ends() -> None:
    low, high = np.array([0], dtype=np.int32), np.array([1], dtype=np.int32)
    points = np.array([[0, 0], [1, 0], [9, 9]], dtype=np.float32)
    force = FAR_PULL + NEAR_PULL / 2
    pull, stiffness = Pull(low, high, np.ones(1, dtype=np.float32), 3)(points)
    assert pull.tolist() == [pytest.approx([force, 0]), pytest.approx([-force, 0]), [0, 0]]
    assert stiffness.tolist() == pytest.approx([force, force, 0])


def test_neighbourhoods_are_kept_where_neighbours_are_nearest() -> None:
    line = [*pairwise(range(6))]
    points = np.stack((np.arange(6) ** 1.1, np.zeros(6)), axis=1).astype(np.float32)
    assert neighbourhood_kept(graph_with(6, line), points) == 1
    assert neighbourhood_kept(graph_with(6, line), points[[1, 0, 2, 3, 4, 5]]) == pytest.approx(5.5 / 6)
    assert neighbourhood_kept(graph_with(3, [(0, 1)]), np.array([[0, 0], [5, 0], [1, 0]], np.float32)) == 0
    assert neighbourhood_kept(graph_with(3, [(0, 1)]), np.array([[0, 0], [1, 0], [5, 0]], np.float32)) == 1
    assert neighbourhood_kept(graph_with(2, []), np.zeros((2, 2), np.float32)) == 1
