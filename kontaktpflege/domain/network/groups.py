"""How groups of people meet: the user's circles, or communities where there are none."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from kontaktpflege.domain.network.graph import Flags, Graph, Indices, Places

LEAST = 3
"""Fewer are no group of which to say anything."""
MOST = 64
"""Of so many groups, the largest, each two are compared."""


@dataclass(frozen=True, eq=False)
class Groups:
    """Groups of people of a graph, in the order of the caller; somebody may be in several. Me is in none, being in all."""

    graph: Graph
    members: tuple[Places, ...]

    @cached_property
    def sizes(self) -> Places:
        """(g): how many people each has."""
        return np.array([len(group) for group in self.members], dtype=np.int32)

    @cached_property
    def membership(self) -> csr_array:
        """(n, g): 1.0 where somebody is in a group."""
        people = np.concatenate([np.empty(0, dtype=np.int32), *self.members])
        numbers = np.repeat(np.arange(len(self.members)), self.sizes)
        shape = self.graph.size, len(self.members)
        return csr_array((np.ones(len(people), dtype=np.float32), (people, numbers)), shape=shape)

    @cached_property
    def known(self) -> csr_array:
        """(n, g): how many of each group somebody is tied to; nothing for me."""
        found = csr_array(self.graph.adjacency @ self.membership)
        if self.graph.me is not None:
            found.data[found.indptr[self.graph.me] : found.indptr[self.graph.me + 1]] = 0
            found.eliminate_zeros()
        return found

    @cached_property
    def ties_within(self) -> NDArray[np.float64]:
        """(g): how many ties its members have to each other."""
        counted = (self.membership.multiply(self.known)).sum(axis=0)
        within: NDArray[np.float64] = np.asarray(counted, dtype=np.float64) / 2
        return within

    def largest(self) -> Indices:
        """The numbers of those to compare, ascending."""
        enough = np.flatnonzero(self.sizes >= LEAST)
        found: Indices = np.sort(enough[np.argsort(-self.sizes[enough], kind="stable")][:MOST])
        return found


def groups_of(graph: Graph, members: Sequence[Collection[int] | Places]) -> Groups:
    """The groups with these people, each once."""
    kept = (np.unique(np.fromiter(group, dtype=np.int32, count=len(group))) for group in members)
    return Groups(graph, tuple(group[group != (-1 if graph.me is None else graph.me)] for group in kept))


@dataclass(frozen=True, eq=False)
class Meetings:
    """Where groups meet, me left aside: way by way, with who holds it.

    Two groups meet in somebody who is in both, in a tie between one who is only in the one and one who is only in the
    other, and in somebody of neither who knows people of both. `numbers`: the groups that were compared. `ways` (k, k):
    how many ways there are between each two. `pair`, `person`, `held`: of how many of them somebody is part; a pair is
    its first times k plus its second, the first being the smaller.
    """

    numbers: Indices
    ways: NDArray[np.int64]
    pair: NDArray[np.int64]
    person: NDArray[np.int64]
    held: NDArray[np.int64]


def meetings(groups: Groups) -> Meetings:
    """All ways between any two of the largest groups."""
    graph, numbers = groups.graph, groups.largest()
    count = len(numbers)
    inside: Flags = groups.membership[:, numbers].toarray() > 0
    touched: Flags = groups.known[:, numbers].toarray() > 0
    single = _pairs_in(inside), _pairs_in(touched & ~inside)
    pair, one = (np.concatenate(each) for each in zip(*single, strict=True))
    tied, low, high = _ties_between(graph, inside)
    ways = np.bincount(np.concatenate((pair, tied)), minlength=count * count).reshape(count, count)
    keys = np.concatenate((pair, tied, tied)) * max(graph.size, 1) + np.concatenate((one, low, high))
    keys, held = np.unique(keys, return_counts=True)
    return Meetings(numbers, ways, keys // max(graph.size, 1), keys % max(graph.size, 1), held)


def _pairs_in(flags: Flags) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """(pair, person) for each two groups that somebody's row marks."""
    pairs, people = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    count = flags.shape[1]
    several = np.flatnonzero(flags.sum(axis=1) > 1)
    columns = flags[several].T
    for one in range(count - 1):
        who = np.flatnonzero(columns[one])
        other, which = np.nonzero(columns[one + 1 :, who])
        pairs.append(one * count + one + 1 + other)
        people.append(several[who[which]])
    return np.concatenate(pairs), np.concatenate(people)


def _ties_between(graph: Graph, inside: Flags) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """(pair, one, other) for each tie between somebody only in the one group and somebody only in the other."""
    nothing = np.empty(0, dtype=np.int64)
    found = [(nothing, nothing, nothing)]
    for group in range(inside.shape[1] - 1):
        members = np.flatnonzero(inside[:, group]).astype(np.int32)
        entries, _ = graph.rows_of(members)
        far = graph.neighbours[entries].astype(np.int64)
        leaving = np.flatnonzero(~inside[far, group])
        near, far = np.repeat(members, graph.degree[members]).astype(np.int64)[leaving], far[leaving]
        tie, later = np.nonzero(inside[far, group + 1 :] & ~inside[near, group + 1 :])
        found.append((group * inside.shape[1] + group + 1 + later, near[tie], far[tie]))
    pair, near, far = (np.concatenate(each) for each in zip(*found, strict=True))
    return pair, near, far
