"""How the programs that measure a window take their readings."""

import time
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QApplication, QTableView

STEPS = 200


def taken(act: Callable[[], object]) -> float:
    """Milliseconds of an act."""
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


def p95(readings: Sequence[float]) -> float:
    """What nineteen of twenty stay below."""
    return sorted(readings)[len(readings) * 95 // 100]


def scrolled(table: QTableView) -> list[float]:
    """Single steps, pages, and jumps between the ends, each until it is painted."""
    bar = table.verticalScrollBar()
    places = [bar.singleStep() * (step + 1) for step in range(STEPS)]
    places += [table.viewport().height() * (page + 1) for page in range(STEPS)]
    places += [end for _ in range(STEPS // 10) for end in (bar.maximum(), 0)]

    def go(place: int) -> None:
        bar.setValue(place)
        QApplication.processEvents()

    return [taken(partial(go, place)) for place in places]
