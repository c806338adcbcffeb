"""Rows of an array that have a key in common."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from kontaktpflege.domain.network.ordering import rows_in_order


def rows_by_key(keys: NDArray[np.int64]) -> Iterator[tuple[int, NDArray[np.int64]]]:
    """Each key (of at most 32 bits) with its rows, in ascending order of both."""
    if not len(keys):
        return
    order = rows_in_order(keys)
    found, starts = np.unique(keys[order], return_index=True)
    yield from zip(found.tolist(), np.split(order, starts[1:]), strict=True)
