"""Which circle a person is drawn as a member of: of several, the one that stands first in the list of circles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kontaktpflege.domain.circle import Circle, uppermost
from kontaktpflege.domain.network.assembly import numbers
from kontaktpflege.domain.network.graph import Graph, Places
from kontaktpflege.domain.network_rows import TIE_BITS

NONE = -1


@dataclass(frozen=True, eq=False)
class Belonging:
    """`circles`: those of the book, in order. `circle` (n): the number of each person's first one in it, or NONE.

    `uppermost` (n): the number of the circle above that one. `members`: for every circle (by its place in `circles`)
    who is in it or in what lies under it, as places, ascending.
    """

    circles: tuple[Circle, ...]
    circle: Places
    uppermost: Places
    members: tuple[Places, ...]


def belonging(graph: Graph, memberships: str, circles: Sequence[Circle]) -> Belonging:
    """`memberships`: a JSON list of contact id << TIE_BITS | circle id."""
    packed = numbers(memberships)
    whose, which = packed >> TIE_BITS, packed & (2**TIE_BITS - 1)
    number_of = {circle.id: number for number, circle in enumerate(circles)}
    at = np.minimum(np.searchsorted(graph.ids, whose), max(graph.size - 1, 0))
    there = (graph.ids[at] == whose) if graph.size else np.zeros(len(whose), dtype=np.bool_)
    places, which = at[there], which[there]
    rank = np.array([number_of.get(one, len(circles)) for one in which.tolist()], dtype=np.int32)
    first = np.full(graph.size, len(circles), dtype=np.int32)
    np.minimum.at(first, places, rank)
    above = [number_of[uppermost(circles, circle).id] for circle in circles]
    return Belonging(
        circles=tuple(circles),
        circle=np.where(first < len(circles), first, NONE).astype(np.int32),
        uppermost=np.array([*above, NONE], dtype=np.int32)[first],
        members=tuple(_members(number, circles, number_of, places, rank) for number in range(len(circles))),
    )


def _members(number: int, circles: Sequence[Circle], number_of: dict[int, int], places: Places, rank: Places) -> Places:
    """Who is in a circle, or in what lies under it."""
    below = {number}
    for at, circle in enumerate(circles):  # parents stand before what lies under them
        if circle.parent_id is not None and number_of.get(circle.parent_id) in below:
            below.add(at)
    return np.unique(places[np.isin(rank, list(below))]).astype(np.int32)


def shared_groups(graph: Graph, packed: str) -> Places:
    """(n): the number of each person's group, NONE for those in none; `packed`: a JSON list of contact id << TIE_BITS | group."""
    rows = numbers(packed)
    whose, which = rows >> TIE_BITS, rows & (2**TIE_BITS - 1)
    groups = np.full(graph.size, NONE, dtype=np.int32)
    if graph.size:
        at = np.minimum(np.searchsorted(graph.ids, whose), graph.size - 1)
        there = graph.ids[at] == whose
        groups[at[there]] = which[there]
    return groups
