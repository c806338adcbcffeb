"""Who knows whom, as arrays that measures, chains and layout work on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

Ids = NDArray[np.int64]
Places = NDArray[np.int32]
Flags = NDArray[np.bool_]
Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False, kw_only=True)
class Graph:
    """An undirected graph without loops or double ties; never changed once made.

    `ids` (n): contact ids, ascending. A person is named by the place in it. `low`, `high` (m): the ties as places,
    low < high, in ascending order of (low, high). `strong` (m): whether a tie is. `cost` (m): what a step along it
    costs in a chain (`domain.network.weights`), above 0. `me`: the place of the user, None if unknown.
    """

    ids: Ids
    low: Places
    high: Places
    strong: Flags
    cost: Floats
    me: int | None = None

    @property
    def size(self) -> int:
        """How many people."""
        return len(self.ids)

    @property
    def ties(self) -> int:
        """How many ties."""
        return len(self.low)

    @cached_property
    def _rows(self) -> tuple[Places, Places, Places]:
        """(starts, neighbours, tie of each neighbour), row by row."""
        ends = np.concatenate((self.low, self.high)), np.concatenate((self.high, self.low))
        numbers = np.tile(np.arange(self.ties, dtype=np.int32), 2)
        rows = csr_array((numbers, ends), shape=(self.size, self.size))
        rows.sort_indices()
        return rows.indptr.astype(np.int32), rows.indices.astype(np.int32), rows.data

    @property
    def starts(self) -> Places:
        """(n + 1): where the row of a person begins in `neighbours`; the last is 2m."""
        return self._rows[0]

    @property
    def neighbours(self) -> Places:
        """(2m): the people each person is tied to, ascending within a row."""
        return self._rows[1]

    @property
    def tie_of(self) -> Places:
        """(2m): the number of the tie behind each entry of `neighbours`."""
        return self._rows[2]

    @cached_property
    def degree(self) -> Places:
        """(n): how many ties each person has."""
        return np.diff(self.starts)

    @cached_property
    def adjacency(self) -> csr_array:
        """(n, n): 1.0 where two are tied, both ways."""
        ones = np.ones(len(self.neighbours), dtype=np.float32)
        return csr_array((ones, self.neighbours, self.starts), shape=(self.size, self.size))

    def around(self, place: int) -> Places:
        """The people one is tied to, ascending."""
        return self.neighbours[self.starts[place] : self.starts[place + 1]]

    def place_of(self, contact_id: int) -> int | None:
        """Where a contact stands; None if it is not in the graph."""
        place = int(np.searchsorted(self.ids, contact_id))
        return place if place < self.size and self.ids[place] == contact_id else None

    def tie_between(self, one: int, other: int) -> int | None:
        """The number of the tie between two people; None if there is none."""
        row = self.around(one)
        at = int(np.searchsorted(row, other))
        return int(self.tie_of[self.starts[one] + at]) if at < len(row) and row[at] == other else None


def graph_of(ids: Ids, pairs: NDArray[np.int64], strong: Flags, cost: Floats, me: int | None = None) -> Graph:
    """The graph of these contacts and of the ties (m, 2) between them, as contact ids.

    Ties to oneself and to people who are not among `ids` are left out; of double ones the first counts. `me` is a
    contact id.
    """
    ids = np.unique(ids)
    if not len(ids):
        pairs, strong, cost = pairs[:0], strong[:0], cost[:0]
    spots = np.searchsorted(ids, pairs)
    there = (ids[np.minimum(spots, len(ids) - 1)] == pairs) if len(ids) else np.empty((0, 2), dtype=np.bool_)
    known = np.flatnonzero(there.all(axis=1) & (pairs[:, 0] != pairs[:, 1]))
    ends = np.sort(spots[known], axis=1)
    keys = ends[:, 0] * np.int64(max(len(ids), 1)) + ends[:, 1]
    if not (keys[1:] > keys[:-1]).all():  # as a book gives them, they are in order
        keys, first = np.unique(keys, return_index=True)
        known, ends = known[first], ends[first]
    graph = Graph(
        ids=ids,
        low=ends[:, 0].astype(np.int32),
        high=ends[:, 1].astype(np.int32),
        strong=strong[known],
        cost=cost[known],
    )
    if me is None:
        return graph
    return Graph(ids=ids, low=graph.low, high=graph.high, strong=graph.strong, cost=graph.cost, me=graph.place_of(me))
