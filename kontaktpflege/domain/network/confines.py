"""Where somebody can be put by hand: not so far out that all others become small beside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from kontaktpflege.domain.network.expanse import ASIDE
from kontaktpflege.domain.network.graph import Floats

_Float = TypeVar("_Float", np.float32, np.float64)
_FARTHEST = 2.0
"""Times the radius within which all but those few stand."""


@dataclass(frozen=True, slots=True)
class Confines:
    """A circle around the middle of all."""

    x: float
    y: float
    radius: float

    def held_in(self, points: NDArray[_Float]) -> NDArray[_Float]:
        """(k, 2): the points, those outside brought in by the straight way."""
        middle = np.array((self.x, self.y))
        away = points - middle
        share = self.radius / np.maximum(np.hypot(*away.T), max(self.radius, 1e-9))
        return np.where(share[:, None] < 1, middle + away * share[:, None], points).astype(points.dtype)


def confines(x: Floats, y: Floats, least: float) -> Confines:
    """Of at least one person at `x`, `y` (n); they reach farther than `least`, however near all stand."""
    across, down = float(np.median(x)), float(np.median(y))
    usual = float(np.percentile(np.hypot(x - across, y - down), 100 - ASIDE, method="lower"))
    return Confines(across, down, _FARTHEST * max(usual, least))
