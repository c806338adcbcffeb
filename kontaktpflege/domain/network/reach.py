"""How far I reach, and whom it would help to know."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kontaktpflege.domain.network.graph import Graph, Places
from kontaktpflege.domain.network.steps import UNREACHED


@dataclass(frozen=True, slots=True)
class Reach:
    """How many people are within one, two and three steps of me, as recorded; me not counted."""

    one: int
    two: int
    three: int


def reach(steps: Places) -> Reach:
    """Of the steps from me (`steps_from`)."""
    counts = np.bincount(steps[(steps > 0) & (steps <= 3)], minlength=4).cumsum()
    return Reach(*counts[1:4].tolist())


def gains(graph: Graph, steps: Places) -> Places:
    """(n): by how many people within two steps I would have more if I got to know each; 0 for those I know.

    `steps` are those from me (`steps_from`). It is X, if X is further away than two steps, and those X knows who are.
    """
    far = ((steps > 2) | (steps == UNREACHED)).astype(np.float32)
    gained: Places = np.rint(graph.adjacency @ far + far).astype(np.int32)
    gained[(steps == 0) | (steps == 1)] = 0
    return gained


def best_gains(gained: Places, limit: int) -> list[tuple[int, int]]:
    """(place, gain) of those whom to know would gain most; of equal ones the first."""
    best = np.argsort(-gained, kind="stable")[:limit]
    return [(int(place), int(gained[place])) for place in best if gained[place] > 0]
