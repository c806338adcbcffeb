"""What hangs by a single person or a single tie."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from kontaktpflege.domain.network.components import components_of
from kontaktpflege.domain.network.forest import Forest, forest
from kontaktpflege.domain.network.graph import Flags, Graph, Places


@dataclass(frozen=True, eq=False)
class Blocks:
    """The blocks of a graph: ties are in one block if a circular chain runs through both.

    Hopcroft & Tarjan, "Efficient algorithms for graph manipulation", 1973; found as in Tarjan & Vishkin, "An efficient
    parallel biconnectivity algorithm", 1985, which suits arrays. `tree` leads from me (and from one person of each
    other component) to everybody; `block` (n) is that of the tie by which it comes to each person, -1 for roots.
    `spot` (n): the place of each in an order in which everybody is followed by those whom the tree reaches through
    them, as many as `below` (n) says, themselves included.
    """

    graph: Graph
    tree: Forest
    block: Places
    spot: Places
    below: Places

    @cached_property
    def hung(self) -> Flags:
        """(n): whether each is cut off from the root if the one before on the tree's way is taken away.

        Roots and those whom a root leads to are not; nothing lies on the other side.
        """
        parent = self.tree.parent
        inner = np.flatnonzero(parent >= 0)
        inner = inner[parent[parent[inner]] >= 0]
        hung = np.zeros(self.graph.size, dtype=np.bool_)
        hung[inner] = self.block[inner] != self.block[parent[inner]]
        return hung

    @cached_property
    def cut_off(self) -> Places:
        """(n): how many people only this one leads to: no chain from me reaches them without.

        For people of other components: from the first person in it. 0 for me and that first one.
        """
        hung = np.flatnonzero(self.hung)
        counted = np.bincount(self.tree.parent[hung], self.below[hung], minlength=self.graph.size)
        return counted.astype(np.int32)

    def led_to(self, place: int) -> Places:
        """Whom only this one leads to, ascending; as many as `cut_off` says."""
        around = self.graph.around(place)
        tops = around[(self.tree.parent[around] == place) & self.hung[around]]
        runs = [self._in_line[self.spot[top] : self.spot[top] + self.below[top]] for top in tops]
        people: Places = np.sort(np.concatenate([np.empty(0, dtype=np.int32), *runs]))
        return people

    @cached_property
    def articulation(self) -> Flags:
        """(n): whether a component falls apart without this person (articulation point, cut vertex)."""
        found = self.cut_off > 0
        parent = self.tree.parent
        children = np.flatnonzero(parent >= 0)
        children = children[parent[parent[children]] < 0]
        pairs = np.unique(np.column_stack((parent[children], self.block[children])), axis=0)
        roots, counts = np.unique(pairs[:, 0], return_counts=True)
        found[roots[counts > 1]] = True
        return found

    @cached_property
    def bridges(self) -> Places:
        """The numbers of ties without which a component falls apart, ascending."""
        low, high = self.graph.low, self.graph.high
        parent = self.tree.parent
        child = np.where(parent[high] == low, high, np.where(parent[low] == high, low, -1))
        ties = np.flatnonzero(child >= 0)
        blocks = self.block[child[ties]]
        # A block of a single tie; whatever is no tie of the tree closes a circle.
        found: Places = ties[np.bincount(blocks)[blocks] == 1].astype(np.int32)
        return found

    @cached_property
    def _in_line(self) -> Places:
        line: Places = np.empty(self.graph.size, dtype=np.int32)
        line[self.spot] = np.arange(self.graph.size, dtype=np.int32)
        return line


def blocks(graph: Graph) -> Blocks:
    """Everything that hangs by one person or tie, in linear time."""
    tree = forest(graph, _roots(graph))
    below = _sizes(tree)
    spot = _spots(tree, below)
    return Blocks(graph, tree, _blocks(graph, tree, spot, below), spot, below)


def _roots(graph: Graph) -> Places:
    """Me, and the first of each component that I am not in."""
    labels = components_of(graph)
    _, first = np.unique(labels, return_index=True)
    if graph.me is not None:
        first[labels[graph.me]] = graph.me
    return first.astype(np.int32)


def _sizes(tree: Forest) -> Places:
    below = np.ones(len(tree.parent), dtype=np.int32)
    for ring in reversed(tree.rings()[1:]):
        np.add.at(below, tree.parent[ring], below[ring])
    return below


def _spots(tree: Forest, below: Places) -> Places:
    """Who stands before whom: first the older siblings with all that is theirs."""
    ahead = np.cumsum(below[tree.order], dtype=np.int64) - below[tree.order]
    spot = np.empty(len(below), dtype=np.int32)
    for number, (ring, begin) in enumerate(zip(tree.rings(), tree.begins, strict=False)):
        since = ahead[begin : begin + len(ring)]
        if number == 0:
            spot[ring] = since
            continue
        before = tree.parent[ring]
        oldest = np.flatnonzero(np.r_[True, before[1:] != before[:-1]])
        lengths = np.diff(np.r_[oldest, len(ring)])
        spot[ring] = spot[before] + 1 + since - np.repeat(since[oldest], lengths)
    return spot


def _blocks(graph: Graph, tree: Forest, spot: Places, below: Places) -> Places:
    parent = tree.parent
    outside = np.flatnonzero((parent[graph.low] != graph.high) & (parent[graph.high] != graph.low))
    ends = graph.low[outside], graph.high[outside]
    least, most = spot.copy(), spot.copy()
    for one, other in (ends, ends[::-1]):
        np.minimum.at(least, one, spot[other])
        np.maximum.at(most, one, spot[other])
    for ring in reversed(tree.rings()[1:]):
        np.minimum.at(least, parent[ring], least[ring])
        np.maximum.at(most, parent[ring], most[ring])
    inner = np.flatnonzero(parent >= 0)
    inner = inner[parent[parent[inner]] >= 0]
    above = parent[inner]
    leaving = (least[inner] < spot[above]) | (most[inner] >= spot[above] + below[above])
    one, other = np.r_[ends[0], inner[leaving]], np.r_[ends[1], above[leaving]]
    alike = csr_array((np.ones(len(one), dtype=np.int8), (one, other)), shape=(graph.size, graph.size))
    found: Places = connected_components(alike, directed=False)[1].astype(np.int32)
    found[parent < 0] = -1
    return found
