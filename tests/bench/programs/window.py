"""What the window takes for a key, a sort, a scroll, a selection, in milliseconds, as JSON: BOOK PEOPLE.

Each beside the least it could take: the same rows painted from memory, the same details painted again, the bare SQL.
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
from PySide6.QtWidgets import QApplication
from sqlalchemy import Engine, event

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.ui.contacts.columns import COLUMNS
from kontaktpflege.ui.contacts.contact_model import ContactModel
from kontaktpflege.ui.contacts.contact_table import ContactTable
from kontaktpflege.ui.tasks import wait_for_all
from tests.bench.programs.opened import opened
from tests.bench.queries import queries

SORTS = 3
STEPS = 200
SELECTIONS = 200

book, people = Path(sys.argv[1]), int(sys.argv[2])
_application, services, window, _folder = opened(book)
contacts = window.page.list


def wait(until: Callable[[], bool]) -> None:
    """Let events run until something holds."""
    while not until():
        QApplication.processEvents()


def settle() -> None:
    """Let everything end that was begun."""
    wait(contacts.is_settled)
    for _ in range(3):
        QApplication.processEvents()


def taken(act: Callable[[], object]) -> float:
    """Milliseconds of an act."""
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


def p95(readings: Sequence[float]) -> float:
    """What nineteen of twenty stay below."""
    return sorted(readings)[len(readings) * 95 // 100]


class Shown:
    """Notes that the list got other rows."""

    def __init__(self) -> None:
        self.rows = False
        for signal in (contacts.model.modelReset, contacts.model.dataChanged, contacts.listed):
            signal.connect(self.note)

    def note(self, *_: object) -> None:
        """Keep it."""
        self.rows = True


shown = Shown()


def to_rows_on_screen(act: Callable[[], object]) -> None:
    """Do something that lists anew, until the first rows of it are painted."""
    shown.rows = False
    act()
    wait(lambda: shown.rows)
    contacts.repaint()


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
        found.append(taken(partial(to_rows_on_screen, partial(field.insert, words[-1]))))
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
            to_rows_on_screen(partial(contacts.table.sorting_chosen.emit, "mail", True))
            settle()
            in_window = taken(
                partial(to_rows_on_screen, partial(contacts.table.sorting_chosen.emit, column.key, False))
            )
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


def scrolled(table: ContactTable) -> list[float]:
    """Single steps, pages, and jumps between the ends, each until it is painted."""
    bar = table.verticalScrollBar()
    places = [bar.singleStep() * (step + 1) for step in range(STEPS)]
    places += [table.viewport().height() * (page + 1) for page in range(STEPS)]
    places += [end for _ in range(STEPS // 10) for end in (bar.maximum(), 0)]

    def go(place: int) -> None:
        bar.setValue(place)
        QApplication.processEvents()

    return [taken(partial(go, place)) for place in places]


def scrolling() -> dict[str, float]:
    """The table over the book, and the same table over rows in memory; photos shown in both."""
    still, _model = static_table()
    scrolled(still)
    in_memory = scrolled(still)
    still.hide()
    return {"scroll": p95(scrolled(contacts.table)), "scroll, from memory": p95(in_memory)}


def selecting() -> dict[str, float]:
    """From the selection of a contact to its details on screen; the same details painted again."""
    pane = window.page.details
    draw = random.Random(1)
    found, painted = [], []

    def show(row: int) -> None:
        wanted = contacts.model.id_at(row)
        contacts.table.go_to_row(row)
        wait(lambda: pane.contact_id() == wanted)
        pane.repaint()

    for _ in range(SELECTIONS):
        row = draw.randrange(1, contacts.model.rowCount())
        found.append(taken(partial(show, row)))
        QApplication.processEvents()
        painted.append(taken(pane.repaint))
    return {"select": p95(found), "select, painted again": p95(painted)}


settle()
readings = {**typing(), **sorting(), **scrolling(), **selecting()}
window.close()
wait_for_all()
services.close()
print(json.dumps(readings))
sys.stdout.flush()
os._exit(0)
