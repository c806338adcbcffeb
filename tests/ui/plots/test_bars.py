"""Bars keep their gaps, however small they are drawn."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from kontaktpflege.ui.plots.bars import snapped


@example(slot=9.0, begin=0.0)
@given(slot=st.floats(2, 40), begin=st.floats(-20, 20))
def test_bars_are_equally_wide_and_never_touch(slot: float, begin: float) -> None:
    places = range(53)
    bars = [snapped(QRectF(begin + (place - 0.4) * slot, 3, 0.8 * slot, 9), slot) for place in places]
    assert len({bar.width() for bar in bars}) == 1
    gaps = {after.left() - before.right() - 1 for before, after in pairwise(bars)}
    assert min(gaps) >= (1 if slot >= 3 else 0)
    assert max(gaps) - min(gaps) <= 1


def test_the_smallest_bar_is_seen() -> None:
    assert snapped(QRectF(4.2, 9.9, 0.3, 0.05), 0.4).size().toTuple() == (1, 1)


def test_a_single_bar_in_a_wide_chart_is_no_wall() -> None:
    bar = snapped(QRectF(100, 3, 800, 9), 1_000)
    assert bar.width() < 100
    assert bar.center().x() == 499
