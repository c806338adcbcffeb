"""Quick orders are those of numpy's slow ones."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kontaktpflege.domain.network.ordering import order_of, rows_in_order

WHOLE = st.one_of(st.integers(-3, 3), st.integers(-(2**31), 2**31 - 1))


@given(arrays(np.int64, st.integers(0, 40), elements=WHOLE))
def test_rows_are_in_the_order_of_their_numbers_and_else_as_they_stood(keys: np.ndarray) -> None:
    assert rows_in_order(keys).tolist() == np.argsort(keys, kind="stable").tolist()


@given(
    arrays(
        np.float32, st.integers(0, 40), elements=st.one_of(st.sampled_from((0.0, -0.0, 1.0)), st.floats(0, width=32))
    )
)
def test_sizes_keep_their_order(sizes: np.ndarray) -> None:
    assert rows_in_order(order_of(sizes)).tolist() == np.argsort(sizes, kind="stable").tolist()
