"""CPU seconds of import, undo and redo in one process, and the size of the log, as JSON: BOOK FILE."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import sqlcipher3

from kontaktpflege.bootstrap import open_services
from kontaktpflege.settings import Settings


def spent(act: Callable[[], object]) -> float:
    """The CPU seconds of all threads that an act takes."""
    begun = time.process_time()
    act()
    return time.process_time() - begun


def payload(book: Path, tables: str) -> int:
    """Bytes of the values in the tables whose names are LIKE a pattern."""
    connection = sqlcipher3.connect(str(book))
    names = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE ? ESCAPE '@'", (tables,)
    )
    total = 0
    for (name,) in names.fetchall():
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
        lengths = " + ".join(f"ifnull(length(CAST({column} AS BLOB)), 0)" for column in columns)
        total += connection.execute(f"SELECT ifnull(sum({lengths}), 0) FROM {name}").fetchone()[0]
    connection.close()
    return total


book, cards = Path(sys.argv[1]), Path(sys.argv[2])
services = open_services(Settings(book=book))
history = services.history
taken: dict[str, float] = {"import": spent(lambda: services.transfer.take_in([cards]))}
data, log = payload(book, "card"), payload(book, "log@_%")
step = max(step.id for step in history.steps())
taken["undo"] = spent(lambda: history.undo(step))
undone = payload(book, "log@_%")
taken["redo"] = spent(lambda: history.redo(step))
taken["log"], taken["log while undone"], taken["cards"] = log / 1e6, undone / 1e6, data / 1e6
services.close()
print(json.dumps(taken))
