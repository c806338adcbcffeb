"""Where people stood, so that the same network looks the same tomorrow."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kontaktpflege.domain.network.confines import confines
from kontaktpflege.domain.network.forces import Points
from kontaktpflege.domain.network.graph import Flags, Graph, Ids, Places, places_in

Marks = NDArray[np.uint64]
_MIXER = np.uint64(0x9E3779B97F4A7C15)
"""2^64 divided by the golden ratio: spreads neighbouring numbers over all bits (Knuth, TAOCP 3, 6.4)."""

_LEAST = 5.0
"""Twice as far anybody may have been put, however few they are."""


@dataclass(frozen=True, eq=False)
class Remembered:
    """`ids` (k): contacts, ascending. `points` (k, 2): where they stood. `pinned` (k): by hand. `marks` (k): of their ties."""

    ids: Ids
    points: Points
    pinned: Flags
    marks: Marks

    def packed(self) -> tuple[bytes, bytes, bytes]:
        """(ids, points, pinned and marks), as the book keeps them."""
        flags = self.pinned.astype(np.uint8).tobytes()
        return (
            self.ids.astype("<i8").tobytes(),
            self.points.astype("<f4").tobytes(),
            flags + self.marks.astype("<u8").tobytes(),
        )


@dataclass(frozen=True, eq=False)
class Recalled:
    """For a graph of today: `points` (n, 2), NaN for new people; `pinned` (n); `changed`: whose ties are others than then."""

    points: Points
    pinned: Flags
    changed: Places


def remembered(graph: Graph, points: Points, pinned: Flags) -> Remembered:
    """The picture of a graph, to be kept."""
    return Remembered(graph.ids, points, pinned, marks(graph))


def unpacked(ids: bytes, points: bytes, rest: bytes) -> Remembered | None:
    """What `packed` made; None if it is nothing of that kind."""
    count = len(ids) // 8
    if len(ids) != count * 8 or len(points) != count * 8 or len(rest) != count * 9:
        return None
    found = np.frombuffer(points, dtype="<f4").reshape(count, 2).astype(np.float32)
    who = np.frombuffer(ids, dtype="<i8").astype(np.int64)
    if not (np.isfinite(found).all() and (who[1:] > who[:-1]).all()):
        return None
    return Remembered(
        who,
        found,
        np.frombuffer(rest[:count], dtype=np.uint8).astype(np.bool_),
        np.frombuffer(rest[count:], dtype="<u8").astype(np.uint64),
    )


def recalled(graph: Graph, held: Remembered | None) -> Recalled:
    """What is remembered of the people of a graph; who was put far out once stands at the rim of what can be put today."""
    points = np.full((graph.size, 2), np.nan, dtype=np.float32)
    pinned = np.zeros(graph.size, dtype=np.bool_)
    if held is None or not len(held.ids) or not graph.size:
        return Recalled(points, pinned, np.arange(graph.size, dtype=np.int32))
    at = places_in(held.ids, graph.ids)
    known = at >= 0
    points[known], pinned[known] = held.points[at[known]], held.pinned[at[known]]
    if pinned.any():
        points[pinned] = confines(points[known, 0], points[known, 1], _LEAST).held_in(points[pinned])
    changed = ~known
    changed[known] = held.marks[at[known]] != marks(graph)[known]
    return Recalled(points, pinned, np.flatnonzero(changed).astype(np.int32))


def marks(graph: Graph) -> Marks:
    """(n): a number for each person that is another one when the ties are others: the sum of mixed neighbours' ids."""
    mixed = (graph.ids.astype(np.uint64) + np.uint64(1)) * _MIXER
    mixed ^= mixed >> np.uint64(29)
    total = np.concatenate((np.zeros(1, dtype=np.uint64), np.cumsum(mixed[graph.neighbours], dtype=np.uint64)))
    return total[graph.starts[1:]] - total[graph.starts[:-1]]
