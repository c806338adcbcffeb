"""What the picture shows: people as places in a graph, where they stand, and how they look. It knows no services."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import sqrt
from typing import NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray

from kontaktpflege.domain.circle import Hue, Shape
from kontaktpflege.domain.network.confines import Confines, confines
from kontaktpflege.domain.network.expanse import area_of
from kontaktpflege.domain.network.graph import Graph
from kontaktpflege.domain.network.ordering import order_of, rows_in_order

Places = NDArray[np.int32]
Points = NDArray[np.float32]
Bytes = NDArray[np.uint8]
Sizes = NDArray[np.float32]

HUES: tuple[Hue, ...] = get_args(Hue)
SHAPES: tuple[Shape, ...] = get_args(Shape)
NO_HUE = len(HUES)
"""Of people in no circle: a quiet disc in the colour of borders."""
HIDDEN, FADED, FULL = 0, 1, 2
"""How present a person is: not at all, as a shade (filtered out), fully."""

_A_FEW = 20


def _no_names(places: Sequence[int]) -> list[str]:
    return [""] * len(places)


class Ring(NamedTuple):
    """The border of a zone: its radius, and what is written there."""

    radius: float
    words: str


@dataclass(frozen=True, eq=False, kw_only=True)
class Scene:
    """One picture of a graph; never changed once made. All arrays have a row for each person, by place.

    `xy` (n, 2): where people stand, y downwards, in any unit. `hue`: number in `HUES`, or `NO_HUE`. `shape`: number in
    `SHAPES`. `size`: the measure that is shown, 0 to 1. `order`: all places, the most important first: who is named
    first, whom Tab reaches first. `presence`: `HIDDEN`, `FADED` or `FULL`. `count`: how many people a bubble stands
    for, 0 for a person. `pinned`: who was put where he stands by hand.
    `rings`: zones around (0, 0), from one step on, that are drawn faintly; none if free.
    `names` gives the names of people; it is called off the GUI thread, and only for those who are shown by name.
    """

    graph: Graph
    xy: Points
    hue: Bytes
    shape: Bytes
    size: Sizes
    order: Places
    presence: Bytes
    count: Places
    pinned: NDArray[np.bool_]
    rings: tuple[Ring, ...] = ()
    names: Callable[[Sequence[int]], Sequence[str]] = _no_names
    known_names: dict[int, str] = field(default_factory=dict)
    """What `names` has told already; pass it on to the next scene of the same people."""

    @cached_property
    def rank(self) -> Places:
        """(n): the position of each person in `order`."""
        ranks = np.empty(self.graph.size, dtype=np.int32)
        ranks[self.order] = np.arange(self.graph.size, dtype=np.int32)
        return ranks

    def names_of(self, places: Sequence[int]) -> list[str]:
        """The names of these people, asked for once."""
        unknown = [place for place in places if place not in self.known_names]
        if unknown:
            self.known_names.update(zip(unknown, self.names(unknown), strict=True))
        return [self.known_names[place] for place in places]

    @cached_property
    def way(self) -> float:
        """The usual way from one person to the next, in units of the network; few who stand far off do not count."""
        x, y = self._shown_columns()
        if len(x) < _A_FEW:
            left, top, right, bottom = self.bounds
            return sqrt(max((right - left) * (bottom - top), 1e-9) / max(len(x), 1))
        return sqrt(max(area_of(x, y), 1e-9) / len(x))

    def with_person_at(self, place: int, x: float, y: float) -> Scene:
        """The same with one person elsewhere, put there by hand."""
        xy, pinned = self.xy.copy(), self.pinned.copy()
        xy[place], pinned[place] = (x, y), True
        return replace(self, xy=xy, pinned=pinned)

    @cached_property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of all who are not hidden; a unit square around 0 if there is nobody."""
        x, y = self._shown_columns()
        if not len(x):
            return -1.0, -1.0, 1.0, 1.0
        left, top, right, bottom = (float(edge) for edge in (x.min(), y.min(), x.max(), y.max()))
        if self.rings:
            radius = self.rings[-1].radius
            left, top, right, bottom = min(left, -radius), min(top, -radius), max(right, radius), max(bottom, radius)
        return left, top, right, bottom

    @cached_property
    def lower_left(self) -> Points:
        """(k, 2) of all who are not hidden those who have nobody both left of them and below, from left to right."""
        x, y = self._shown_columns()
        if len(x):  # most are out by a single one far there: to sort them all would take five times as long
            far = int(np.argmax(y - x))
            beyond = (x <= x[far]) | (y >= y[far])
            x, y = x[beyond], y[beyond]
        order = np.lexsort((-y, x))
        lowest = np.maximum.accumulate(y[order])
        first = order[np.flatnonzero(np.diff(lowest, prepend=np.float32(-np.inf)))]
        return np.stack((x[first], y[first]), axis=1)

    @cached_property
    def confines(self) -> Confines:
        """Where somebody can be carried."""
        return confines(*self._shown_columns(), self.way)

    def within_reach(self, x: float, y: float) -> tuple[float, float]:
        """A point, or the last on the way to it where somebody can be carried."""
        across, down = self.confines.held_in(np.array([(x, y)], dtype=np.float64))[0].tolist()
        return across, down

    def _shown_columns(self) -> tuple[Sizes, Sizes]:
        """x and y of all who are not hidden, each in one piece: both at once take ten times as long to be reckoned with."""
        shown = self.presence != HIDDEN
        return self.xy[:, 0][shown], self.xy[:, 1][shown]


def scene_of(
    graph: Graph,
    xy: Points,
    *,
    hue: Bytes | None = None,
    shape: Bytes | None = None,
    size: Sizes | None = None,
    order: Places | None = None,
    presence: Bytes | None = None,
    count: Places | None = None,
    pinned: NDArray[np.bool_] | None = None,
    rings: tuple[Ring, ...] = (),
    names: Callable[[Sequence[int]], Sequence[str]] = _no_names,
) -> Scene:
    """A scene with what is usual for all that is not given: no circles, size and importance by the number of ties."""
    people = graph.size
    if size is None:
        size = np.sqrt(graph.degree / max(int(graph.degree.max(initial=1)), 1)).astype(np.float32)
    if order is None:
        order = in_order(graph, size)
    return Scene(
        graph=graph,
        xy=np.ascontiguousarray(xy, dtype=np.float32),
        hue=np.full(people, NO_HUE, dtype=np.uint8) if hue is None else hue,
        shape=np.zeros(people, dtype=np.uint8) if shape is None else shape,
        size=size,
        order=order,
        presence=np.full(people, FULL, dtype=np.uint8) if presence is None else presence,
        count=np.zeros(people, dtype=np.int32) if count is None else count,
        pinned=np.zeros(people, dtype=np.bool_) if pinned is None else pinned,
        rings=rings,
        names=names,
    )


def in_order(graph: Graph, importance: NDArray[np.floating]) -> Places:
    """All places, the user first, then the most important."""
    order = rows_in_order(-order_of(importance)).astype(np.int32)
    if graph.me is not None:
        order = np.concatenate(([graph.me], order[order != graph.me])).astype(np.int32)
    return order
