"""Groups folded into bubbles: one mark for many people, tied to whom any of them is tied."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from kontaktpflege.domain.network.forces import Points
from kontaktpflege.domain.network.graph import Flags, Graph, Places

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
    wanted = np.isin(groups, np.array(sorted(chosen), dtype=np.int32)) & (groups >= 0)
    if graph.me is not None:
        wanted[graph.me] = False
    counts = np.bincount(groups[wanted], minlength=int(groups.max(initial=-1)) + 1)
    wanted[wanted] = counts[groups[wanted]] >= SMALLEST
    people = np.flatnonzero(wanted).astype(np.int32)
    which = np.flatnonzero(counts >= SMALLEST)
    number = np.searchsorted(which, groups[people])
    heads = np.empty(len(which), dtype=np.int32)
    heads[number[::-1]] = people[::-1]  # the first of each group is written last
    stand_in = np.arange(graph.size, dtype=np.int32)
    stand_in[people] = heads[number]
    low, high = stand_in[graph.low], stand_in[graph.high]
    low, high = np.minimum(low, high), np.maximum(low, high)
    between = low != high
    keys = low[between].astype(np.int64) << 32 | high[between]
    order = np.argsort(keys)
    keys = keys[order]
    first = np.flatnonzero(np.diff(keys, prepend=-1))  # of ties between the same two
    strong, cost = graph.strong[between][order], graph.cost[between][order]
    moved = points.copy()
    for axis in (0, 1):
        middle = np.bincount(number, weights=points[people, axis], minlength=len(heads)) / np.bincount(
            number, minlength=len(heads)
        )
        moved[heads, axis] = middle
    if in_rings:
        way = np.bincount(number, weights=np.hypot(*points[people].T), minlength=len(heads)) / np.bincount(number)
        middle = np.hypot(*moved[heads].T)
        moved[heads] *= (way / np.where(middle > 0, middle, 1))[:, None]
    stands_for = np.zeros(graph.size, dtype=np.int32)
    stands_for[heads] = np.bincount(number, minlength=len(heads))
    group_of = np.full(graph.size, -1, dtype=np.int32)
    group_of[heads] = which
    inside = wanted.copy()
    inside[heads] = False
    thin = Graph(
        ids=graph.ids,
        low=(keys[first] >> 32).astype(np.int32),
        high=(keys[first] & 0xFFFFFFFF).astype(np.int32),
        strong=np.logical_or.reduceat(strong, first) if len(first) else strong,
        cost=np.minimum.reduceat(cost, first) if len(first) else cost,
        me=graph.me,
    )
    return Folded(thin, stands_for, inside, group_of, moved)
