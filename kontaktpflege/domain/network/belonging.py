"""Which circle a person is drawn as a member of: of several, the one that stands first in the list of circles."""

from __future__ import annotations

from collections import Counter
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

    `uppermost` (n): the number of the circle above that one. `places`, `numbers` (k): every membership.
    """

    circles: tuple[Circle, ...]
    circle: Places
    uppermost: Places
    places: Places
    numbers: Places

    def members(self, number: int) -> Places:
        """Who is in a circle, named by its place in `circles`, or in what lies under it, ascending."""
        below = {self.circles[number].id}
        inside = [number]
        for at, circle in enumerate(self.circles):  # parents stand before what lies under them
            if circle.parent_id in below:
                below.add(circle.id)
                inside.append(at)
        return np.unique(self.places[np.isin(self.numbers, inside)])


def belonging(graph: Graph, memberships: str, circles: Sequence[Circle]) -> Belonging:
    """`memberships`: a JSON list of contact id << TIE_BITS | circle id."""
    packed = numbers(memberships)
    whose, which = packed >> TIE_BITS, packed & (2**TIE_BITS - 1)
    number_of = {circle.id: number for number, circle in enumerate(circles)}
    by_id = np.full(max(number_of, default=0) + 2, len(circles), dtype=np.int32)
    for circle_id, number in number_of.items():
        by_id[circle_id] = number
    at = graph.places_of(whose)
    there = at >= 0
    places, rank = at[there], by_id[np.minimum(which[there], len(by_id) - 1)]
    first = np.full(graph.size, len(circles), dtype=np.int32)
    np.minimum.at(first, places, rank)
    above = np.array([*(number_of[uppermost(circles, circle).id] for circle in circles), NONE], dtype=np.int32)
    return Belonging(
        circles=tuple(circles),
        circle=np.where(first < len(circles), first, NONE).astype(np.int32),
        uppermost=above[first],
        places=places,
        numbers=rank,
    )


@dataclass(frozen=True, eq=False)
class Shared:
    """`group` (n): the number in `names` of what each person shares with others, NONE for none."""

    group: Places
    names: tuple[str, ...]


def shared_groups(graph: Graph, told: Sequence[tuple[int, str]]) -> Shared:
    """`told`: contact ids and what they belong to, of several things of one contact the most important last."""
    counts = Counter(name for _, name in dict.fromkeys(told))
    names = sorted(name for name, count in counts.items() if count > 1)
    number_of = {name: number for number, name in enumerate(names)}
    shared = [(contact_id, number_of[name]) for contact_id, name in told if name in number_of]
    groups = np.full(graph.size, NONE, dtype=np.int32)
    rows = np.array(shared, dtype=np.int64).reshape(-1, 2)
    at = graph.places_of(rows[:, 0])
    there = at >= 0
    groups[at[there]] = rows[there, 1]
    return Shared(groups, tuple(names))
