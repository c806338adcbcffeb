"""What to ask and whom to introduce: pairs of my contacts between whom no tie is recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, islice

import numpy as np
from numpy.typing import NDArray

from kontaktpflege.domain.network.components import components_of
from kontaktpflege.domain.network.graph import Flags, Graph, Places
from kontaktpflege.domain.network.groups import groups_of

CONSIDERED = 12
"""So many of a group are thought of, those around whom most people are."""
TOO_LARGE = 150
"""To be in a larger group together is no reason to meet (about as many people as one can know: Dunbar, 1992)."""
TURNS = 2
"""So often somebody is proposed."""

Pair = tuple[int, int]
"""Two places, the smaller first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Does `one` know `other`? Both are in this group (its number)."""

    one: int
    other: int
    group: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Two who should meet, for they share these groups (their numbers), the smallest first."""

    one: int
    other: int
    groups: tuple[int, ...]


def telling_questions(
    graph: Graph, groups: Sequence[Collection[int]], limit: int, settled: Collection[Pair] = ()
) -> tuple[Question, ...]:
    """The pairs of whom an answer tells most, each person in one of them only.

    Both are contacts of mine and in one of the `groups` (circles, organisations), have no other contact in common and no
    tie, and are not among `settled` (already asked). A yes would join those around the one, me aside, with those around
    the other: so many pairs of people count, divided by how many others of the group it might have been.
    """
    if graph.me is None:
        return ()
    parts = components_of(_without_me(graph))
    around = np.bincount(parts)[parts]
    found: list[tuple[float, int, int, int]] = []
    for number, group in enumerate(_mine(graph, groups)):
        for one, other in combinations(_considered(graph, group, parts, around), 2):
            joined = int(around[one]) * int(around[other]) if parts[one] != parts[other] else 1
            found.append((-joined / (len(group) - 1), one, other, number))
    untold = (
        ((one, other), number)
        for _, one, other, number in sorted(found)
        if (one, other) not in settled and not _near(graph, one, other)
    )
    return tuple(
        Question(one=one, other=other, group=number) for (one, other), number in islice(_in_turn(untold, 1), limit)
    )


def should_meet(
    graph: Graph, groups: Sequence[Collection[int]], limit: int, settled: Collection[Pair] = ()
) -> tuple[Match, ...]:
    """Contacts of mine who share groups (circles, interests, organisations) of TOO_LARGE people at most and have no tie.

    First those who share most, a group counting for more the smaller it is: 1 / ln(1 + its size) (Adamic
    & Adar, "Friends and neighbors on the web", 2003). Nobody comes more than TURNS times, and pairs in `settled`
    (dismissed, introduced) not at all.
    """
    if graph.me is None:
        return ()
    mine = [group if len(group) <= TOO_LARGE else group[:0] for group in _mine(graph, groups)]
    pairs, shared = _shared(graph, mine)
    tied = np.append(graph.low.astype(np.int64) * graph.size + graph.high, -1)
    free = tied[np.searchsorted(tied[:-1], pairs)] != pairs
    pairs, shared = pairs[free], shared[free]
    order = np.argsort(-shared.round(9), kind="stable")
    best = zip((pairs[order] // graph.size).tolist(), (pairs[order] % graph.size).tolist(), strict=True)
    chosen = _in_turn(((pair, 0) for pair in best if pair not in settled), TURNS)
    return tuple(
        Match(one=one, other=other, groups=_both_in(mine, one, other)) for (one, other), _ in islice(chosen, limit)
    )


def _without_me(graph: Graph) -> Graph:
    kept = (graph.low != graph.me) & (graph.high != graph.me)
    return replace(
        graph, low=graph.low[kept], high=graph.high[kept], strong=graph.strong[kept], cost=graph.cost[kept], me=None
    )


def _mine(graph: Graph, groups: Sequence[Collection[int]]) -> list[Places]:
    """Of each group the contacts of mine."""
    mine: Flags = np.zeros(graph.size, dtype=np.bool_)
    if graph.me is not None:
        mine[graph.around(graph.me)] = True
    return [group[mine[group]] for group in groups_of(graph, groups).members]


def _considered(graph: Graph, group: Places, parts: Places, around: NDArray[np.int64]) -> list[int]:
    """Ascending: one of each part of the network first, then others; the best connected."""
    order = group[np.lexsort((group, -graph.degree[group], -around[group]))]
    _, first = np.unique(parts[order], return_index=True)
    rest = np.setdiff1d(np.arange(len(order)), first)
    return sorted(order[np.concatenate((np.sort(first), rest))][:CONSIDERED].tolist())


def _near(graph: Graph, one: int, other: int) -> bool:
    """Whether they have a tie or a common contact besides me."""
    common = np.intersect1d(graph.around(one), graph.around(other))
    return graph.tie_between(one, other) is not None or bool((common != graph.me).any())


def _shared(graph: Graph, groups: list[Places]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """(pairs as one number each, ascending; the weight of all that each two share)."""
    keys, weights = [np.empty(0, dtype=np.int64)], [np.empty(0)]
    for group in groups:
        one, other = (group[side].astype(np.int64) for side in np.triu_indices(len(group), 1))
        keys.append(one * graph.size + other)
        weights.append(np.full(len(one), 1 / np.log(1 + max(len(group), 2))))
    pairs, spot = np.unique(np.concatenate(keys), return_inverse=True)
    shared = np.zeros(len(pairs))
    np.add.at(shared, spot, np.concatenate(weights))
    return pairs, shared


def _both_in(groups: list[Places], one: int, other: int) -> tuple[int, ...]:
    """The groups of both, the smallest first."""
    people = np.concatenate(groups)
    numbers = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    both = np.intersect1d(numbers[people == one], numbers[people == other]).tolist()
    return tuple(sorted(both, key=lambda number: len(groups[number])))


def _in_turn(pairs: Iterable[tuple[Pair, int]], turns: int) -> Iterator[tuple[Pair, int]]:
    """Those whose people have not come so often before."""
    seen: Counter[int] = Counter()
    for pair, number in pairs:
        if all(seen[person] < turns for person in pair):
            seen.update(pair)
            yield pair, number
