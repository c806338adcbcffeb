"""The picture of yesterday with what is new in it: only the surroundings of what changed move."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy.spatial import cKDTree

from kontaktpflege.domain.network.first_guess import NO_GROUP
from kontaktpflege.domain.network.forces import Points
from kontaktpflege.domain.network.graph import Flags, Floats, Graph, Indices, Places, part_of
from kontaktpflege.domain.network.layout import MIN_DISTANCE, SPREAD_UP_TO, distance_among, frames, settled
from kontaktpflege.domain.network.packing import LONE_GAP, MARGIN
from kontaktpflege.domain.network.settling import Scene, settling
from kontaktpflege.domain.network.spread import spread_out
from kontaktpflege.domain.network.steps import around_all, steps_from

SURROUNDINGS = 2
"""People farther than so many steps from a change stay where they are."""
MOST_MOVED = 1_000
"""Of a hub fewer steps count, that not everybody moves."""
_HEAT = 0.5
_HOMEWARD = 0.3
_HOMEWARD_OF_CHANGED = 0.03
_NEAR = 6.0
_GOLDEN = np.pi * (3 - np.sqrt(5))


def renewed(
    graph: Graph,
    stored: Points,
    *,
    changed: Places,
    centre: int | None = None,
    groups: Places | None = None,
    pinned: Flags | None = None,
) -> Iterator[Points]:
    """(n, 2) each: the stored picture as it takes in what is new; at least one, the last one settled.

    `stored` (n, 2): NaN for people without a place. `changed`: those whose ties are new. Ties of me move
    nobody. `pinned` (n): who stays whatever happens. With nothing new the stored places come back as they are.
    """
    known: Flags = np.isfinite(stored[:, 0])
    if not known.any():
        yield from frames(graph, centre=centre, groups=groups)
        return
    others = _without(graph, graph.me)
    points = _with_places_for_new(graph, others, stored, known, centre, groups)
    fresh = np.flatnonzero(~known & (others.degree > 0))
    free = _surroundings(others, np.union1d(changed, fresh).astype(np.int32))
    free |= ~known & (graph.degree > 0)
    if pinned is not None:
        free &= ~(pinned & known)
    if centre is not None:
        free[centre] = False
    yield points
    if free.any():
        homeward = np.full(graph.size, _HOMEWARD, dtype=np.float32)
        homeward[changed] = _HOMEWARD_OF_CHANGED
        homeward[~known & (others.degree > 0)] = 0  # with nobody to pull them, the others would be pushed far away
        yield from _resettled(others, points, free, homeward, groups)


def _without(graph: Graph, me: int | None) -> Graph:
    """The same people without the ties of me, who is tied to nearly everybody."""
    return graph if me is None else part_of(graph, (graph.low != me) & (graph.high != me))


def _surroundings(others: Graph, changed: Places) -> Flags:
    """(n): who may move."""
    for steps in range(SURROUNDINGS, -1, -1):
        near: Flags = steps_from(others, changed, at_most=steps) >= 0
        if int(near.sum()) <= MOST_MOVED:
            break
    return near


def _with_places_for_new(
    graph: Graph, others: Graph, stored: Points, known: Flags, centre: int | None, groups: Places | None
) -> Points:
    """The stored places, and a first one for everybody who has none."""
    points, placed = stored.astype(np.float32), known.copy()
    if centre is not None and not placed[centre]:
        points[centre], placed[centre] = 0, True
    _join_neighbours(others, points, placed)
    if groups is not None:
        _join_groups(points, placed, groups, graph.degree > 0)
    tied_to_me = np.flatnonzero(~placed & (graph.degree > 0) & (others.degree == 0))
    _stand_around(points, placed, tied_to_me)
    _stand_beside(graph, others, points, placed)
    return points


def _join_neighbours(others: Graph, points: Points, placed: Flags) -> None:
    """Place people amid their neighbours who have places, then those tied to them, and so on."""
    while True:
        placed_around = others.adjacency @ placed.astype(np.float32)
        now = np.flatnonzero(~placed & (placed_around > 0))
        if not len(now):
            return
        sums = others.adjacency[now] @ np.where(placed[:, None], points, 0)
        points[now] = sums / placed_around[now][:, None] + _aside(now)
        placed[now] = True


def _join_groups(points: Points, placed: Flags, groups: Places, tied: Flags) -> None:
    """Place those of a circle whom only I know amid the others of it."""
    for person in np.flatnonzero(~placed & tied & (groups != NO_GROUP)):
        members = placed & (groups == groups[person])
        if members.any():
            points[person] = points[members].mean(axis=0) + _aside(np.array([person]))[0]
    placed |= np.isfinite(points).all(axis=1)


def _stand_around(points: Points, placed: Flags, people: Indices) -> None:
    """Place people evenly around (0, 0), farther out than most."""
    reach = float(np.percentile(np.hypot(*points[placed].T), 80)) if placed.any() else 0.0
    angle = people * _GOLDEN
    away = reach + MARGIN
    points[people] = np.stack((np.cos(angle), np.sin(angle)), axis=1) * away
    placed[people] = True


def _stand_beside(graph: Graph, others: Graph, points: Points, placed: Flags) -> None:
    """Place components that are wholly new to the right of all, and people without ties into their block."""
    joined = np.flatnonzero(~placed & (graph.degree > 0))
    if len(joined):
        part = part_of(others, np.isin(others.low, joined), joined)
        spots = settled(part)
        right = points[placed].max(axis=0) if placed.any() else np.zeros(2)
        points[joined] = spots - spots.min(axis=0) + np.array([right[0] + MARGIN, right[1] - np.ptp(spots[:, 1])])
        placed[joined] = True
    lone = np.flatnonzero(~placed)
    if len(lone):
        points[lone] = _free_spots(points[placed], points[placed & (graph.degree == 0)], len(lone))
        placed[lone] = True


def _free_spots(taken: Points, block: Points, count: int) -> Points:
    """So many places in the block of people without ties, row by row from its top, where nobody stands yet."""
    if len(block):
        left, top = float(block[:, 0].min()), float(block[:, 1].max())
        wide = max(int(np.ptp(block[:, 0]) / LONE_GAP) + 1, int(np.sqrt(len(block) + count)))
    else:
        left, top = float(taken[:, 0].max()) + MARGIN, float(taken[:, 1].max())
        wide = int(np.ceil(np.sqrt(count)))
    tree = cKDTree(taken)
    spots = np.arange(4 * (len(taken) + count) + 4 * wide)
    grid = np.stack((left + spots % wide * LONE_GAP, top - spots // wide * LONE_GAP), axis=1)
    distance, _ = tree.query(grid, distance_upper_bound=LONE_GAP)
    out: Points = grid[distance > LONE_GAP * 0.9][:count].astype(np.float32)
    return out


def _aside(people: Indices) -> Points:
    """A little way, another for everybody, that no two stand on the same spot."""
    angle = people * _GOLDEN
    out: Points = (np.stack((np.cos(angle), np.sin(angle)), axis=1) * MIN_DISTANCE / 2).astype(np.float32)
    return out


def _resettled(others: Graph, points: Points, free: Flags, homeward: Floats, groups: Places | None) -> Iterator[Points]:
    """The places as the free ones settle among those who stay."""
    moving = np.flatnonzero(free)
    near = cKDTree(points[moving]).query(points, distance_upper_bound=_NEAR)[0] <= _NEAR
    near[around_all(others, moving)] = True
    near |= free
    people = np.flatnonzero(near)
    part = part_of(others, near[others.low] & near[others.high], people)
    start = points[people]
    scene = Scene(
        points=start,
        home=start,
        fixed=~free[people],
        mass=np.ones(len(people), dtype=np.float32),
        balanced=np.zeros(len(people), dtype=np.bool_),
        heat=_HEAT,
        homeward=homeward[people],
        low=part.low,
        high=part.high,
        faint=np.zeros(part.ties, dtype=np.bool_),
        groups=np.full(len(people), NO_GROUP, dtype=np.int32) if groups is None else groups[people],
    )
    for spots in settling(scene):
        points = points.copy()
        points[people] = spots
        yield points
    if len(points) <= SPREAD_UP_TO:
        yield spread_out(points, distance_among(len(points)), ~free)
