"""Putting many numbers in order quickly."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def rows_in_order(keys: NDArray[np.integer]) -> NDArray[np.int64]:
    """The rows of whole numbers of at most 32 bits in ascending order, equal ones as they stood.

    Numbers are sorted together with their rows: numpy does that in a tenth of the time of a stable `argsort`.
    """
    packed = keys.astype(np.int64) << 32 | np.arange(len(keys), dtype=np.int64)
    packed.sort()
    return packed & 0xFFFFFFFF


def order_of(sizes: NDArray[np.floating]) -> NDArray[np.int32]:
    """Whole numbers in the order of these sizes, none of which is below 0, to single precision."""
    return (sizes.astype(np.float32) + np.float32(0)).view(np.int32)  # 0 is added for what is -0
