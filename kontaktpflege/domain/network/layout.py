"""Where people stand in the free picture: those who are tied side by side, somebody in the centre, the rest beside.

The same network always gives the same picture, and one that has been stored changes only around what is new.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from kontaktpflege.domain.network.components import components_of
from kontaktpflege.domain.network.embedding import embedded
from kontaktpflege.domain.network.forces import Points
from kontaktpflege.domain.network.graph import Flags, Graph, Places, part_of
from kontaktpflege.domain.network.packing import CORE, MARGIN, Packing, columns
from kontaktpflege.domain.network.settling import Scene, settling
from kontaktpflege.domain.network.spread import spread_out

MIN_DISTANCE = 1.0
"""Nobody stands nearer to another in a picture of at most SPREAD_UP_TO people."""
SPREAD_UP_TO = 5_000
NO_GROUP = -1
CENTRE_MASS = 6.0
HOMEWARD = 0.3
"""Shared among the root of the people: the picture of many is larger, and its rim drawn in no harder."""
_GOLDEN = np.pi * (3 - np.sqrt(5))
_ROOM = 0.4
"""Spread of a component of one person; it grows with the root of their number."""


def frames(
    graph: Graph, *, centre: int | None = None, groups: Places | None = None, pinned: Points | None = None
) -> Iterator[Points]:
    """(n, 2) each: the picture as it settles, the last one settled. To call it off, ask for no more.

    `centre` stands at (0, 0). `groups` (n): a number from 0 up that members of a circle share, NO_GROUP for none.
    `pinned` (n, 2): where people must stand, NaN for those who are free.
    """
    if not graph.size:
        yield np.zeros((0, 2), dtype=np.float32)
        return
    held = _held(graph, centre, pinned)
    component = components_of(graph)
    core = _core(component, centre) | np.isin(component, component[np.isfinite(held[:, 0])])
    outer = np.where(core, CORE, component).astype(np.int32)
    moving = np.flatnonzero(core | (graph.degree > 0)).astype(np.int32)
    packing = Packing(outer, groups)
    points = np.zeros((graph.size, 2), dtype=np.float32)
    if len(moving):
        scene = _scene(graph, moving, outer, centre, groups, held)
        for spots in settling(scene):
            points = points.copy()
            points[moving] = spots
            yield packing.packed(points)
        if len(moving) <= SPREAD_UP_TO:
            points[moving] = spread_out(points[moving], MIN_DISTANCE, scene.fixed)
    yield packing.packed(points)


def settled(
    graph: Graph, *, centre: int | None = None, groups: Places | None = None, pinned: Points | None = None
) -> Points:
    """The picture as it is in the end."""
    *_, last = frames(graph, centre=centre, groups=groups, pinned=pinned)
    return last


def _held(graph: Graph, centre: int | None, pinned: Points | None) -> Points:
    """(n, 2): where people must stand, NaN for the others."""
    held = np.full((graph.size, 2), np.nan, dtype=np.float32) if pinned is None else pinned.astype(np.float32)
    if centre is not None:
        held[centre] = 0
    return held


def _core(component: Places, centre: int | None) -> Flags:
    """Who stands around the middle: the component of the centre, and the largest if it is one at all."""
    sizes = np.bincount(component)
    largest = int(np.argmax(sizes))
    core: Flags = (component == largest) & (sizes[largest] > 1)
    if centre is not None:
        core |= component == component[centre]
    return core


def _scene(
    graph: Graph, moving: Places, outer: Places, centre: int | None, groups: Places | None, held: Points
) -> Scene:
    """The people who move, renumbered, with a first guess of their places."""
    part = part_of(graph, np.isin(graph.low, moving), moving)
    middle = None if centre is None else int(np.searchsorted(moving, centre))
    faint = np.zeros(part.ties, dtype=np.bool_) if middle is None else (part.low == middle) | (part.high == middle)
    others = part_of(part, ~faint)
    component = components_of(others)
    shares = _parts(others, component, outer[moving], None if groups is None else groups[moving])
    points, home = _first_guess(others, component, shares, outer[moving])
    fixed = np.isfinite(held[moving, 0])
    points[fixed] = held[moving][fixed]
    mass = np.ones(len(moving), dtype=np.float32)
    if middle is not None:
        mass[middle] = CENTRE_MASS
    return Scene(
        points=points,
        home=home,
        fixed=fixed,
        mass=mass,
        balanced=(outer[moving] == CORE) & ~fixed & (int(fixed.sum()) <= (middle is not None)),
        heat=0.1 * float(np.sqrt(len(moving))),
        homeward=np.full(len(moving), HOMEWARD / np.sqrt(len(moving)), dtype=np.float32),
        low=part.low,
        high=part.high,
        faint=faint,
        groups=np.full(len(moving), NO_GROUP, dtype=np.int32) if groups is None else groups[moving],
    )


def _parts(others: Graph, component: Places, outer: Places, groups: Places | None) -> Places:
    """(n): what hangs together without the centre; people of a group whom nothing else holds count as one part."""
    if groups is not None:
        alone = (others.degree == 0) & (groups != NO_GROUP) & (outer == CORE)
        component = np.where(alone, component.max(initial=0) + 1 + groups, component)
    numbers: Places = np.unique(component, return_inverse=True)[1].astype(np.int32)
    return numbers


def _first_guess(others: Graph, component: Places, part: Places, outer: Places) -> tuple[Points, Points]:
    """(n, 2) each: where people start, and where each is drawn back to."""
    size = np.bincount(part)
    shape = embedded(others, component)
    unshaped = others.degree == 0
    number = np.arange(others.size)
    shape[unshaped] = _sunflower(number[unshaped]) / np.sqrt(max(1, unshaped.sum()))
    points = shape * (_ROOM * np.sqrt(size[part]))[:, None].astype(np.float32)
    points += 0.05 * _sunflower(number) / np.sqrt(others.size) * np.sqrt(size[part])[:, None]
    first = np.zeros(len(size), dtype=np.int64)
    first[part[::-1]] = number[::-1]
    in_core = outer[first] == CORE
    centres = np.zeros((len(size), 2), dtype=np.float32)
    ranked = np.flatnonzero(in_core)
    ranked = ranked[np.argsort(-size[ranked], kind="stable")]
    before = np.cumsum(size[ranked]) - size[ranked]
    if len(ranked):
        angle = np.arange(len(ranked)) * _GOLDEN
        away = np.sqrt(before + np.where(before > 0, size[ranked] / 2, 0))
        centres[ranked] = np.stack((np.cos(angle), np.sin(angle)), axis=1) * away[:, None]
    aside = np.flatnonzero(~in_core)
    if len(aside):
        side = (2.5 * np.sqrt(size[aside]) + 2 * MARGIN).astype(np.float32)
        reach = float(2 * np.sqrt(max(1, size[in_core].sum())))
        corners = columns(np.stack((side, side), axis=1), max(2 * reach, float(np.sqrt((side**2).sum()))))
        centres[aside] = corners + side[:, None] / 2 + np.array([reach, -reach], dtype=np.float32)
    home = np.where((outer == CORE)[:, None], 0, centres[part]).astype(np.float32)
    return (points + centres[part]).astype(np.float32), home


def _sunflower(number: NDArray[np.int64]) -> Points:
    """(n, 2): points evenly over a disc, each with an area of its own, by number."""
    away, angle = np.sqrt(number + 0.5), number * _GOLDEN
    return np.stack((away * np.cos(angle), away * np.sin(angle)), axis=1).astype(np.float32)
