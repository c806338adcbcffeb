"""Groups folded into bubbles: one mark for many people, tied to whom any of them is tied."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kontaktpflege.domain.network.forces import Points
from kontaktpflege.domain.network.graph import Flags, Graph, Places
from kontaktpflege.domain.network.weights import tie_costs

SMALLEST = 2
"""Fewer make no bubble."""


@dataclass(frozen=True, eq=False)
class Folded:
    """`graph`: the same people, of whom those in bubbles have no ties but one each, who stands for all of them.

    `stands_for` (n): how many people a bubble is, 0 for a person. `inside` (n): hidden in a bubble. `group_of` (n): the
    group that a bubble is, −1 for a person. `points` (n, 2): bubbles in the middle of their people.
    """

    graph: Graph
    stands_for: Places
    inside: Flags
    group_of: Places
    points: Points


def folded(graph: Graph, points: Points, groups: Places, chosen: Collection[int], *, in_rings: bool = False) -> Folded:
    """Fold the `chosen` groups; `groups` (n) is the group of each person, −1 for none. The user is never folded in.

    `in_rings`: people stand around (0, 0), and bubbles as far from there as their people do.
    """
    wanted = _wanted(graph, groups, chosen)
    people = np.flatnonzero(wanted).astype(np.int32)
    counts = np.bincount(groups[people])
    which = np.flatnonzero(counts)
    number = (np.cumsum(counts > 0) - 1)[groups[people]]
    counts = counts[which]
    heads = np.empty(len(which), dtype=np.int32)
    heads[number[::-1]] = people[::-1]  # the first of each group is written last
    stand_in = np.arange(graph.size, dtype=np.int32)
    stand_in[people] = heads[number]
    moved = points.copy()
    moved[heads] = _middles(points[people], number, counts, in_rings=in_rings)
    stands_for = np.zeros(graph.size, dtype=np.int32)
    stands_for[heads] = counts
    group_of = np.full(graph.size, -1, dtype=np.int32)
    group_of[heads] = which
    inside = wanted.copy()
    inside[heads] = False
    return Folded(_thinned(graph, stand_in), stands_for, inside, group_of, moved)


def _wanted(graph: Graph, groups: Places, chosen: Collection[int]) -> Flags:
    """(n): who is in a bubble."""
    is_chosen = np.zeros(int(groups.max(initial=-1)) + 2, dtype=np.bool_)
    is_chosen[[group for group in chosen if group < len(is_chosen) - 1]] = True
    wanted: Flags = is_chosen[groups]  # −1 finds the last, which nobody chose
    if graph.me is not None:
        wanted[graph.me] = False
    counts = np.bincount(groups[wanted], minlength=len(is_chosen))
    return wanted & (counts[groups] >= SMALLEST)


def _middles(points: Points, number: NDArray[np.intp], counts: NDArray[np.intp], *, in_rings: bool) -> Points:
    """(bubbles, 2): the middle of those at `points` (p, 2) who are in the bubble of this `number` (p)."""

    def mean(values: NDArray[np.float32]) -> NDArray[np.float64]:
        return np.bincount(number, weights=values, minlength=len(counts)) / counts

    middles = np.column_stack([mean(points[:, axis]) for axis in (0, 1)])
    if in_rings:
        away = np.hypot(*middles.T)
        middles *= (mean(np.hypot(*points.T)) / np.where(away > 0, away, 1))[:, None]
    return middles.astype(np.float32)


def _thinned(graph: Graph, stand_in: Places) -> Graph:
    """The graph in which for each person another one stands (n), each tie once: strong if one of its ties is."""
    one, other = stand_in[graph.low], stand_in[graph.high]
    keys = np.minimum(one, other).astype(np.int64) << 32 | np.maximum(one, other).astype(np.int64) << 1 | ~graph.strong
    keys = keys[one != other]
    keys.sort()  # of double ties the strong one comes first
    keys = keys[np.flatnonzero(np.diff(keys >> 1, prepend=-1))]
    strong = keys & 1 == 0
    return Graph(
        ids=graph.ids,
        low=(keys >> 32).astype(np.int32),
        high=(keys >> 1 & 0x7FFFFFFF).astype(np.int32),
        strong=strong,
        cost=tie_costs(strong),
        me=graph.me,
    )
