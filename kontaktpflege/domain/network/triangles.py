"""Three who all know each other: what closes a circle, and what a person between others therefore may decide."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from kontaktpflege.domain.errors import Cancelled
from kontaktpflege.domain.long_work import Cancel, never
from kontaktpflege.domain.network.graph import Flags, Graph, Places

_PORTION = 200_000
"""So many pairs of ties are looked at in one go: a few milliseconds."""
_SIEVE = 16


def triangles(graph: Graph, cancelled: Cancel = never) -> Iterator[tuple[Places, Places, Places]]:
    """All triangles, in portions: the numbers of their three ties (k); each triangle once.

    Every tie is followed from the end with fewer ties only (the forward algorithm of Schank & Wagner, 2005), so that
    somebody with ten thousand ties costs no more than others. Raises Cancelled.
    """
    rank = np.empty(graph.size, dtype=np.int32)
    rank[np.lexsort((np.arange(graph.size), graph.degree))] = np.arange(graph.size, dtype=np.int32)
    one, other = rank[graph.low], rank[graph.high]
    keys = np.minimum(one, other) * np.int64(max(graph.size, 1)) + np.maximum(one, other)
    ties = np.argsort(keys).astype(np.int32)
    keys = keys[ties]
    lower, upper = np.divmod(keys, max(graph.size, 1))
    known = _Known(keys)
    # Of the ties that lead up from the same person, each is paired with those that follow.
    following = np.searchsorted(lower, lower, side="right") - np.arange(len(keys)) - 1
    total = np.cumsum(following)
    done = 0
    while done < len(keys):
        if cancelled():
            raise Cancelled
        until = int(np.searchsorted(total, (total[done - 1] if done else 0) + _PORTION, side="right"))
        part = slice(done, max(until, done + 1))
        first = np.repeat(np.arange(part.start, min(part.stop, len(keys))), following[part])
        begins = np.cumsum(following[part]) - following[part]
        second = first + 1 + np.arange(len(first)) - np.repeat(begins, following[part])
        wanted = upper[first] * max(graph.size, 1) + upper[second]
        hits = known.likely(wanted)
        first, second, wanted = first[hits], second[hits], wanted[hits]
        third = known.place(wanted)
        hits = np.flatnonzero(third >= 0)
        yield ties[first[hits]], ties[second[hits]], ties[third[hits]]
        done = part.stop


class _Known:
    """Which of many keys exist: most that do not are found out by a table small enough to be quick."""

    def __init__(self, keys: NDArray[np.int64]) -> None:
        self._keys = keys
        self._mask = (1 << (_SIEVE * len(keys)).bit_length()) - 1
        self._table: Flags = np.zeros(self._mask + 1, dtype=np.bool_)
        self._table[self._spots(keys)] = True

    def likely(self, wanted: NDArray[np.int64]) -> NDArray[np.intp]:
        """Which of them may exist."""
        return np.flatnonzero(self._table[self._spots(wanted)])

    def place(self, wanted: NDArray[np.int64]) -> NDArray[np.intp]:
        """Where each stands; -1 where it does not exist."""
        at = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
        return np.where(self._keys[at] == wanted, at, -1)

    def _spots(self, keys: NDArray[np.int64]) -> NDArray[np.int64]:
        return ((keys * 0x9E3779B97F4A7C1) >> 20) & self._mask


def constraint(graph: Graph, cancelled: Cancel = never) -> NDArray[np.float64]:
    """(n): how much each one's contacts hang together (Burt's constraint, "Structural Holes", 1992); nan without ties.

    The sum over the contacts j of i of (p_ij + sum over q of p_iq * p_qj)², p_ij being 1 / ties of i for all alike, q
    everybody tied to both. Low: the contacts do not know each other, and i stands between them. As igraph and networkx
    have it, only j that are contacts themselves are counted. Raises Cancelled.
    """
    degree = graph.degree.astype(np.float64)
    through = np.zeros(graph.ties)
    for sides in triangles(graph, cancelled):
        for number, opposite in enumerate(_opposite(graph, sides)):
            np.add.at(through, sides[number], 1 / degree[opposite])
    squares = (1 + through) ** 2
    total = np.bincount(graph.low, squares, minlength=graph.size) + np.bincount(
        graph.high, squares, minlength=graph.size
    )
    with np.errstate(invalid="ignore", divide="ignore"):
        return total / degree**2


def _opposite(graph: Graph, sides: tuple[Places, Places, Places]) -> Iterator[Places]:
    """The corner that each side of a triangle does not touch."""
    corners = sum(graph.low[side].astype(np.int64) + graph.high[side] for side in sides) // 2
    for side in sides:
        yield corners - graph.low[side] - graph.high[side]
