"""How much room people take in the picture; few who stand far off do not count."""

from __future__ import annotations

import numpy as np

from kontaktpflege.domain.network.graph import Floats

ASIDE = 5
"""Percent of people at each side who may stand far off."""


def area_of(x: Floats, y: Floats) -> float:
    """What those at `x`, `y` (n) stand on; 0 for nobody."""
    if not len(x):
        return 0.0
    (left, right), (low, high) = (np.percentile(column, (ASIDE, 100 - ASIDE)) for column in (x, y))
    return float((right - left) * (high - low)) / (1 - 2 * ASIDE / 100) ** 2
