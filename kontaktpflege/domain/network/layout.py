"""Where people stand in the free picture: those who are tied side by side, somebody in the centre, the rest beside.

The same network always gives the same picture, and one that has been stored changes only around what is new.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

import numpy as np

from kontaktpflege.domain.network.components import components_of
from kontaktpflege.domain.network.first_guess import NO_GROUP, first_guess
from kontaktpflege.domain.network.forces import Points
from kontaktpflege.domain.network.graph import Flags, Graph, Places, part_of
from kontaktpflege.domain.network.packing import CORE, Packing
from kontaktpflege.domain.network.settling import Scene, settling
from kontaktpflege.domain.network.spread import spread_out

MIN_DISTANCE = 1.0
"""Nobody stands nearer to another in a picture of at most SPREAD_UP_TO people."""
SPREAD_UP_TO = 5_000
_ROOMY = 1.7
_ROOMY_UP_TO = 150
_TIGHT_FROM = 1_000
CENTRE_MASS = 6.0
HOMEWARD = 0.3
"""Shared among the root of the people: the picture of many is larger, and its rim drawn in no harder."""
HOMEWARD_WITH_PINS = 0.03
"""Where somebody is pinned, their people must be free to come to them."""


def frames(
    graph: Graph, *, centre: int | None = None, groups: Places | None = None, pinned: Points | None = None
) -> Iterator[Points]:
    """(n, 2) each: the picture as it settles, the last one settled. To call it off, ask for no more.

    `centre` stands at (0, 0); the ties of me count but faintly, whoever that is. `groups` (n): a number from 0 up that
    members of a circle share, NO_GROUP for none. `pinned` (n, 2): where people must stand, NaN for those who are free.
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
            points[moving] = spread_out(points[moving], distance_among(graph.size), scene.fixed)
    yield packing.packed(points)


def settled(
    graph: Graph, *, centre: int | None = None, groups: Places | None = None, pinned: Points | None = None
) -> Points:
    """The picture as it is in the end."""
    return deque(frames(graph, centre=centre, groups=groups, pinned=pinned), maxlen=1).pop()


def distance_among(people: int) -> float:
    """How near two may stand where there are so many: a picture of few has room for their names."""
    return float(np.interp(people, (_ROOMY_UP_TO, _TIGHT_FROM), (_ROOMY * MIN_DISTANCE, MIN_DISTANCE)))


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
    among = np.zeros(graph.size, dtype=np.bool_)
    among[moving] = True
    part = part_of(graph, among[graph.low], moving)
    me, middle = (None if who is None or not among[who] else int(among[:who].sum()) for who in (graph.me, centre))
    faint = np.zeros(part.ties, dtype=np.bool_) if me is None else (part.low == me) | (part.high == me)
    others = part_of(part, ~faint)
    in_core = outer[moving] == CORE
    points, home = first_guess(others, components_of(others), in_core, None if groups is None else groups[moving])
    fixed = np.isfinite(held[moving, 0])
    pins = int(fixed.sum()) > (middle is not None)
    balanced = in_core & ~fixed & (not pins)
    homeward = (HOMEWARD_WITH_PINS if pins else HOMEWARD) / np.sqrt(len(moving))
    if middle is not None and middle != me:  # the network stands around them as it is, and is not drawn around them
        shift = points[middle].copy()
        points[in_core] -= shift
        home[in_core] -= shift
        balanced[:] = False
    points[fixed] = held[moving][fixed]
    mass = np.ones(len(moving), dtype=np.float32)
    if middle is not None and middle == me:
        mass[middle] = CENTRE_MASS
    return Scene(
        points=points,
        home=home,
        fixed=fixed,
        mass=mass,
        balanced=balanced,
        heat=0.1 * float(np.sqrt(len(moving))),
        homeward=np.full(len(moving), homeward, dtype=np.float32),
        low=part.low,
        high=part.high,
        faint=faint,
        groups=np.full(len(moving), NO_GROUP, dtype=np.int32) if groups is None else groups[moving],
    )
