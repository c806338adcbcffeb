"""What the window takes for a key, a sort, a scroll, a selection, in milliseconds, as JSON: BOOK PEOPLE.

Each beside the least it could take: the same rows painted from memory, details that stay, the bare SQL.
"""

import json
import os
import random
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import sqlcipher3
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QTableView
from sqlalchemy import Engine, event

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.ui.contacts.columns import COLUMNS
from kontaktpflege.ui.contacts.contact_model import ContactModel
from kontaktpflege.ui.contacts.contact_table import ContactTable
from kontaktpflege.ui.tasks import wait_for_all
from tests.bench.programs.opened import opened, wait
from tests.bench.programs.readings import p95, scrolled, taken
from tests.bench.queries import queries

SORTS = 3
SELECTIONS = 200

book, people = Path(sys.argv[1]), int(sys.argv[2])


def _paint(table: ContactTable, event: QPaintEvent) -> None:
    QTableView.paintEvent(table, event)
    eye.note_paint(table)


ContactTable.paintEvent = _paint  # type: ignore[assignment, method-assign]


def settle() -> None:
    """Let everything end that was begun."""
    wait(contacts.is_settled)
    for _ in range(3):
        QApplication.processEvents()


class Eye:
    """Sees when the table has painted other rows than before, or when it turns out that there are none."""

    def __init__(self) -> None:
        self._awaits = self._rows = False
        self._seen_at = 0.0

    def to_rows_on_screen(self, act: Callable[[], object]) -> float:
        """Milliseconds from an act that lists anew until its first rows are painted."""
        self._awaits, self._rows, self._seen_at = True, False, 0.0
        begun = time.perf_counter()
        act()
        wait(lambda: bool(self._seen_at))
        self._awaits = False
        return (self._seen_at - begun) * 1000

    def watch(self) -> None:
        """From now on notice new rows."""
        for signal in (contacts.model.modelReset, contacts.model.dataChanged, contacts.listed):
            signal.connect(self._note_rows)

    def note_paint(self, table: ContactTable) -> None:
        """The table has just painted itself."""
        if self._rows and not self._seen_at and table is contacts.table:
            self._seen_at = time.perf_counter()

    def _note_rows(self, *_: object) -> None:
        self._rows = self._awaits
        if self._rows and not contacts.model.rowCount():
            contacts.repaint()
            self._seen_at = time.perf_counter()


eye = Eye()
_application, services, window, _folder = opened(book)
contacts = window.page.list
eye.watch()


def static_table() -> tuple[ContactTable, ContactModel]:
    """The same table over the same rows, all of them in memory."""
    table = contacts.table
    ids = contacts.model.ids()[:5_000]
    rows = {row.id: row for row in services.address_book.summaries(ids)}
    model = ContactModel(lambda wanted: [rows[one] for one in wanted], date.today)
    model.show_circles(services.circles.circles())
    still = ContactTable(model, contacts.photos)
    still.horizontalHeader().restoreState(table.horizontalHeader().saveState())
    model.show_ids(ids)
    still.resize(table.size())
    still.show()
    still.go_to_row(0)
    return still, model


def typing() -> dict[str, float]:
    """From the key that ends each query to its rows on screen; the same rows painted from memory."""
    field = window.top_bar.search
    found, painted = [], []
    for words in map(str.strip, queries(people)):
        field.setText(words[:-1])
        settle()
        found.append(eye.to_rows_on_screen(partial(field.insert, words[-1])))
        settle()
        painted.append(taken(contacts.repaint))
        field.clear()
        settle()
    return {"key": p95(found), "key, from memory": p95(painted)}


def sorting() -> dict[str, float]:
    """From the wish for an order to its rows; the bare statement that lists all ids in that order. The worst column."""
    bare = sqlcipher3.connect(str(book))
    pairs: dict[str, list[tuple[float, float]]] = {}
    for _ in range(SORTS):
        for column in COLUMNS:
            eye.to_rows_on_screen(partial(contacts.table.sorting_chosen.emit, "mail", True))
            settle()
            in_window = eye.to_rows_on_screen(partial(contacts.table.sorting_chosen.emit, column.key, False))
            settle()
            in_sql = taken(partial(replay, bare, issued_for(ContactQuery(sort=column.key))))
            pairs.setdefault(column.key, []).append((in_window, in_sql))
    bare.close()
    contacts.table.sorting_chosen.emit("name", False)
    settle()
    worst = max(pairs.values(), key=lambda column: median(one / other for one, other in column))
    return {"sort": median(one for one, _ in worst), "sort, raw": median(other for _, other in worst)}


def replay(bare: Any, statements: Sequence[tuple[str, Any]]) -> None:
    """Ask the same statements again without anything around them."""
    for sql, parameters in statements:
        bare.execute(sql, parameters).fetchall()


def issued_for(query: ContactQuery) -> list[tuple[str, Any]]:
    """The statements that list everybody in this order."""
    issued: list[tuple[str, Any]] = []

    def record(_connection: object, _cursor: object, sql: str, parameters: Any, *_rest: object) -> None:
        issued.append((sql, parameters))

    event.listen(Engine, "before_cursor_execute", record)
    services.address_book.list_ids(query)
    event.remove(Engine, "before_cursor_execute", record)
    return [(sql, parameters) for sql, parameters in issued if sql.startswith(("SELECT", "WITH"))]


def scrolling() -> dict[str, float]:
    """The table over the book, and the same table over rows in memory; photos shown in both."""
    still, _model = static_table()
    scrolled(still)
    in_memory = scrolled(still)
    still.hide()
    return {"scroll": p95(scrolled(contacts.table)), "scroll, from memory": p95(in_memory)}


def selecting() -> dict[str, float]:
    """From the selection of a contact to its details on screen; the same in a table over memory with details that stay."""
    pane = window.page.details
    still, _model = static_table()
    draw = random.Random(1)
    found, unmoved = [], []

    def show(row: int) -> None:
        wanted = contacts.model.id_at(row)
        contacts.table.go_to_row(row)
        wait(lambda: pane.contact_id() == wanted)
        pane.repaint()

    def show_nothing_new(row: int) -> None:
        still.go_to_row(row)
        QApplication.processEvents()
        pane.repaint()

    for _ in range(SELECTIONS):
        found.append(taken(partial(show, draw.randrange(1, contacts.model.rowCount()))))
        settle()
        unmoved.append(taken(partial(show_nothing_new, draw.randrange(1, still.model().rowCount()))))
        settle()
    return {"select": p95(found), "select, details that stay": p95(unmoved)}


settle()
readings = {**typing(), **sorting(), **scrolling(), **selecting()}
window.close()
wait_for_all()
services.close()
print(json.dumps(readings))
sys.stdout.flush()
os._exit(0)
