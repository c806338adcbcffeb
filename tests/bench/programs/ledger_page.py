"""What the page of give and take takes for a filter, a scroll, a move along a plot, in milliseconds, as JSON: BOOK.

Each beside the least it could take: the same rows from memory, and pyqtgraph's own plot of a point for each favour.
"""

import json
import os
import random
import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import accumulate
from pathlib import Path

import numpy
import pyqtgraph
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from kontaktpflege.domain.ledger import LedgerQuery
from kontaktpflege.ui.ledger.favor_model import NOTE, FavorModel
from kontaktpflege.ui.ledger.ledger_table import LedgerTable
from kontaktpflege.ui.plots.chart import Chart
from kontaktpflege.ui.tasks import wait_for_all
from tests.bench.programs.opened import opened, wait
from tests.bench.programs.readings import p95, scrolled, taken

IN_MEMORY = 5_000
ROUNDS = 6
MOVES = 60

_application, services, window, _folder = opened(Path(sys.argv[1]))
page = window.pages.show_ledger()


def settle() -> None:
    """Let everything end that was begun."""
    wait(lambda: page.is_settled() and window.page.list.is_settled())
    for _ in range(3):
        QApplication.processEvents()


class Eye(QObject):
    """Sees when a table paints itself after its rows became others."""

    def __init__(self, table: LedgerTable) -> None:
        super().__init__(table)
        self._changed = False
        self.seen_at = 0.0
        for signal in (table.model().modelReset, table.model().rowsInserted, table.model().dataChanged):
            signal.connect(self._note)
        table.viewport().installEventFilter(self)

    def to_rows_on_screen(self, act: Callable[[], object]) -> float:
        """Milliseconds from an act that lists anew until rows are painted."""
        self._changed, self.seen_at = False, 0.0
        begun = time.perf_counter()
        act()
        wait(lambda: bool(self.seen_at))
        return (self.seen_at - begun) * 1000

    def _note(self, *_: object) -> None:
        self._changed = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._changed and not self.seen_at:
            self.seen_at = time.perf_counter()
        return False


def static_table() -> LedgerTable:
    """The same table over rows in memory."""
    table = page.favors.table
    ids = services.ledger.ids(LedgerQuery())[:IN_MEMORY]
    rows = {row.favor.id: row for row in services.ledger.listed(ids)}
    model = FavorModel(lambda wanted: [rows[one] for one in wanted], services.today)
    still = LedgerTable(model, "", wide=NOTE)
    model.show_ids(ids)
    still.resize(table.size())
    still.horizontalHeader().restoreState(table.horizontalHeader().saveState())
    still.show()
    return still


def filtering() -> dict[str, float]:
    """From the choice of a kind, a side or a time to its first rows; the same table painted anew from memory."""
    eye, still, filters = Eye(page.favors.table), static_table(), page.filters
    choices = [
        *((filters.kind, kind) for kind in ("gift", "help", "information", "introduction", "")),
        *((filters.side, side) for side in ("given", "received", "")),
        *((filters.period, period) for period in ("year", "month", "last", "")),
    ]
    found, painted = [], []
    for _ in range(ROUNDS):
        for box, choice in choices:
            settle()

            def choose(box=box, choice=choice) -> None:  # type: ignore[no-untyped-def]
                box.choose(choice)
                filters.changed.emit()

            found.append(eye.to_rows_on_screen(choose))
            settle()
            painted.append(taken(still.repaint))
    still.hide()
    return {"filter": p95(found), "filter, from memory": p95(painted)}


def scrolling() -> dict[str, float]:
    """The table over the book, and the same table over rows in memory."""
    still = static_table()
    scrolled(still)
    in_memory = scrolled(still)
    still.hide()
    return {"scroll": p95(scrolled(page.favors.table)), "scroll, from memory": p95(in_memory)}


def moved(plot: pyqtgraph.PlotWidget, box: pyqtgraph.ViewBox) -> tuple[list[float], list[float]]:
    """Moves along the plot and steps closer and back, each until it is painted."""
    (low, high), pans, zooms = box.viewRange()[0], [], []
    quarter = (high - low) / 4

    def show(begin: float, end: float) -> None:
        box.setXRange(begin, end, padding=0)
        plot.viewport().repaint()

    show(low, low + quarter)
    for step in range(MOVES):
        begin = low + 3 * quarter * step / MOVES
        pans.append(taken(partial(show, begin, begin + quarter)))
    for step in range(MOVES):
        half = quarter * 2 * 0.97 ** (step if step < MOVES // 2 else MOVES - step)
        zooms.append(taken(partial(show, low + 2 * quarter - half, low + 2 * quarter + half)))
    return pans, zooms


def plotting() -> dict[str, float]:
    """The page's running balance, and pyqtgraph's own with a point for each favour."""
    page.show_view(page.plots)
    page.plots.choose("balance")
    settle()
    (chart,) = page.findChildren(Chart)
    (ours,) = chart.findChildren(pyqtgraph.PlotWidget)
    count = len(services.ledger.ids(LedgerQuery()))
    draw = random.Random(1)
    theirs = pyqtgraph.PlotWidget()
    theirs.resize(ours.size())
    theirs.plot(numpy.fromiter(accumulate(draw.choice((-4, -2, -1, 1, 2, 4)) for _ in range(count)), float, count))
    theirs.show()
    settle()
    readings: dict[str, float] = {}
    for name, plot in (("", ours), (", pyqtgraph", theirs)):
        pans, zooms = moved(plot, plot.getPlotItem().vb)
        readings |= {f"pan{name}": p95(pans), f"zoom{name}": p95(zooms)}
    theirs.close()
    return readings


settle()
readings = {**filtering(), **scrolling(), **plotting()}
window.close()
wait_for_all()
services.close()
print(json.dumps(readings))
sys.stdout.flush()
os._exit(0)
