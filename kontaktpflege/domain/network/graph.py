"""Who knows whom, as arrays that measures, chains and layout work on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

Ids = NDArray[np.int64]
Places = NDArray[np.int32]
Indices = NDArray[np.integer]
"""Places too, of whatever width they come in."""
Flags = NDArray[np.bool_]
Floats = NDArray[np.float32]

_SPARSE = 16
"""So many ids, existing or not, for each that is looked up are worth a table."""


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
        numbers = np.arange(self.ties, dtype=np.int32)
        size = self.size
        later = np.zeros(size + 1, dtype=np.int32)
        np.cumsum(np.bincount(self.low, minlength=size), out=later[1:])
        # The ties stand by their lower ends already; by their higher ones a transposition puts them, in linear time.
        other_way = csr_array((numbers, self.high, later), shape=(size, size)).tocsc()
        earlier = other_way.indptr.astype(np.int32, copy=False)
        starts = earlier + later
        neighbours, tie_of = np.empty(2 * self.ties, dtype=np.int32), np.empty(2 * self.ties, dtype=np.int32)
        at = numbers + earlier[1:][self.low]
        neighbours[at], tie_of[at] = self.high, numbers
        at = numbers + np.repeat(later[:-1], np.diff(earlier))
        neighbours[at], tie_of[at] = other_way.indices, other_way.data
        return starts, neighbours, tie_of

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

    def rows_of(self, places: Indices) -> tuple[Places, Places]:
        """(the entries of several people in `neighbours`, row after row; where in them each row begins)."""
        degree = self.degree[places]
        begins = np.cumsum(degree, dtype=np.int32) - degree
        return np.repeat(self.starts[places] - begins, degree) + np.arange(degree.sum(), dtype=np.int32), begins

    def place_of(self, contact_id: int) -> int | None:
        """Where a contact stands; None if it is not in the graph."""
        place = int(np.searchsorted(self.ids, contact_id))
        return place if place < self.size and self.ids[place] == contact_id else None

    def places_of(self, contact_ids: Ids) -> Places:
        """Where contacts stand, in their order; −1 for those who are not in the graph."""
        return places_in(self.ids, contact_ids)

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
    ids = ids if _ascending(ids) else np.unique(ids)
    one, other = (places_in(ids, np.ascontiguousarray(end)) for end in pairs.T)
    known = np.flatnonzero((one >= 0) & (other >= 0) & (one != other))
    low, high = np.minimum(one, other)[known], np.maximum(one, other)[known]
    keys = low * np.int64(max(len(ids), 1)) + high
    if not _ascending(keys):  # as a book gives them, they are in order
        keys, first = np.unique(keys, return_index=True)
        known, low, high = known[first], low[first], high[first]
    graph = Graph(ids=ids, low=low, high=high, strong=strong[known], cost=cost[known])
    return graph if me is None else replace(graph, me=graph.place_of(me))


def _ascending(numbers: NDArray[np.int64]) -> bool:
    return bool((numbers[1:] > numbers[:-1]).all())


def places_in(ids: Ids, wanted: Ids) -> Places:
    """Where each wanted id stands in the ascending `ids`; −1 where it does not."""
    if not len(ids):
        return np.full(len(wanted), -1, dtype=np.int32)
    span = int(ids[-1]) - int(ids[0]) + 1
    if span <= _SPARSE * len(wanted):  # looking up in a table is twenty times as fast as searching
        table = np.full(span + 1, -1, dtype=np.int32)
        table[ids - ids[0]] = np.arange(len(ids), dtype=np.int32)
        shifted = wanted - ids[0]
        return table[np.where((shifted >= 0) & (shifted < span), shifted, span)]
    spots = np.minimum(np.searchsorted(ids, wanted), len(ids) - 1)
    return np.where(ids[spots] == wanted, spots, -1).astype(np.int32)


def part_of(graph: Graph, ties: Flags, people: Indices | None = None) -> Graph:
    """The same people, or some of them (ascending), with those of the ties that are wanted.

    Both ends of these must be among the people. Nobody is me in it.
    """
    low, high = graph.low[ties], graph.high[ties]
    ids = graph.ids
    if people is not None:
        number = np.zeros(graph.size, dtype=np.int32)
        number[people] = np.arange(len(people))
        low, high = number[low], number[high]
        ids = ids[people]
    return Graph(ids=ids, low=low, high=high, strong=graph.strong[ties], cost=graph.cost[ties])
