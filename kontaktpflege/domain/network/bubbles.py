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
    which, first, number = np.unique(groups[people], return_index=True, return_inverse=True)
    heads = people[first]
    stand_in = np.arange(graph.size, dtype=np.int32)
    stand_in[people] = heads[number]
    low, high = stand_in[graph.low], stand_in[graph.high]
    low, high = np.minimum(low, high), np.maximum(low, high)
    between = low != high
    keys = low[between].astype(np.int64) * max(graph.size, 1) + high[between]
    unique, place = np.unique(keys, return_inverse=True)
    strong = np.zeros(len(unique), dtype=np.bool_)
    np.logical_or.at(strong, place, graph.strong[between])
    cost = np.full(len(unique), np.inf, dtype=np.float32)
    np.minimum.at(cost, place, graph.cost[between])
    ends = np.divmod(unique, max(graph.size, 1))
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
        low=ends[0].astype(np.int32),
        high=ends[1].astype(np.int32),
        strong=strong,
        cost=cost,
        me=graph.me,
    )
    return Folded(thin, stands_for, inside, group_of, moved)
