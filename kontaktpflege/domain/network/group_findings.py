"""What the network says of groups: who connects them, and which are strangers to each other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kontaktpflege.domain.network.graph import Indices, Places
from kontaktpflege.domain.network.groups import Groups, Meetings

WITNESSES = 3
"""So many people are named for each side."""
MANY_GROUPS = 3
"""Who knows people of so many groups connects them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupBridge:
    """Two groups meet only through this person (one who spans a structural hole; Burt, 1992).

    `near` and `far`: whom he or she knows in the one and in the other, the best connected first, WITNESSES at most; none
    where the person belongs to that group and knows nobody in it.
    """

    person: int
    one: int
    other: int
    near: tuple[int, ...]
    far: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Connector:
    """Somebody who knows people of many groups, and of each of these the best connected."""

    person: int
    groups: tuple[int, ...]
    witnesses: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strangers:
    """Two groups that meet nowhere but in me, and of each who has most ties there and could begin."""

    one: int
    other: int
    first: int
    second: int


def bridges(groups: Groups, met: Meetings, steps: Places, limit: int) -> tuple[GroupBridge, ...]:
    """Two groups that would not meet without one person, the largest first; of several such the nearest to me.

    `steps` are those from me (`steps_from`).
    """
    count = len(met.numbers)
    only = np.flatnonzero(met.held == met.ways.ravel()[met.pair])
    away = np.where(steps < 0, len(steps), steps)[met.person[only]]
    only = only[np.lexsort((met.person[only], away, met.pair[only]))]
    only = only[np.flatnonzero(np.diff(met.pair[only], prepend=-1))]
    one, other = met.numbers[met.pair[only] // count], met.numbers[met.pair[only] % count]
    order = _largest_first(groups, one, other)[:limit]
    return tuple(
        GroupBridge(
            person=person,
            one=first,
            other=second,
            near=_known(groups, person, first)[:WITNESSES],
            far=_known(groups, person, second)[:WITNESSES],
        )
        for person, first, second in zip(
            met.person[only][order].tolist(), one[order].tolist(), other[order].tolist(), strict=True
        )
    )


def strangers(groups: Groups, met: Meetings, limit: int) -> tuple[Strangers, ...]:
    """Two groups without any way between them, the largest first.

    Only those in which people have a tie within on average: of others too little is recorded.
    """
    told = groups.ties_within[met.numbers] * 2 >= groups.sizes[met.numbers]
    apart = np.triu((met.ways == 0) & told & told[:, None], 1)
    one, other = (met.numbers[each] for each in np.nonzero(apart))
    order = _largest_first(groups, one, other)[:limit]
    return tuple(
        Strangers(one=first, other=second, first=_foremost(groups, first), second=_foremost(groups, second))
        for first, second in zip(one[order].tolist(), other[order].tolist(), strict=True)
    )


def connectors(groups: Groups, limit: int) -> tuple[Connector, ...]:
    """Who knows people of most groups, MANY_GROUPS at least."""
    counts = np.diff(groups.known.indptr)
    best = np.argsort(-counts, kind="stable")[:limit]
    return tuple(_connector(groups, int(person)) for person in best if counts[person] >= MANY_GROUPS)


def _connector(groups: Groups, person: int) -> Connector:
    row = slice(groups.known.indptr[person], groups.known.indptr[person + 1])
    numbers = np.sort(groups.known.indices[row]).tolist()
    witnesses = tuple(_known(groups, person, number)[0] for number in numbers)
    return Connector(person=person, groups=tuple(numbers), witnesses=witnesses)


def _largest_first(groups: Groups, one: Indices, other: Indices) -> Indices:
    """By the smaller of each two."""
    return np.lexsort((other, one, -np.minimum(groups.sizes[one], groups.sizes[other])))


def _known(groups: Groups, person: int, number: int) -> tuple[int, ...]:
    """Whom somebody knows in a group, the best connected first."""
    around, members = groups.graph.around(person), groups.members[number]
    known = around[members[np.minimum(np.searchsorted(members, around), len(members) - 1)] == around]
    return tuple(known[np.argsort(-groups.graph.degree[known], kind="stable")].tolist())


def _foremost(groups: Groups, number: int) -> int:
    """Who of a group knows most of it."""
    members = groups.members[number]
    return int(members[np.argmax(groups.known[members][:, [number]].toarray())])
