"""What it takes to tag, trash and restore many contacts, in milliseconds, as JSON: BOOK NUMBER.

By the product, undo log and announcement included, and by bare statements on the same rows of a copy of the book.
"""

import json
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlcipher3

from kontaktpflege.bootstrap import open_services
from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.settings import Settings

book, number = Path(sys.argv[1]), int(sys.argv[2])


def taken(act: Callable[[], object]) -> float:
    """Milliseconds of an act."""
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


with TemporaryDirectory() as folder:
    copy = Path(folder) / "copy.book"
    shutil.copyfile(book, copy)
    bare = sqlcipher3.connect(str(copy), isolation_level=None)
    bare.execute("PRAGMA synchronous = NORMAL")
    services = open_services(Settings(book=book))
    ids = services.address_book.list_ids(ContactQuery())[:number]
    circle = services.circles.circles()[0].id
    rows = [(one,) for one in ids]

    def by_hand(sql: str) -> float:
        """One transaction of one statement a contact."""

        def act() -> None:
            bare.execute("BEGIN IMMEDIATE")
            bare.executemany(sql, rows)
            bare.execute("COMMIT")

        return taken(act)

    readings = {
        "tag": taken(lambda: services.circles.add(circle, ids)),
        "tag, bare": by_hand(f"INSERT OR IGNORE INTO membership (contact_id, circle_id) VALUES (?, {circle})"),
        "trash": taken(lambda: services.address_book.trash(ids)),
        "trash, bare": by_hand("UPDATE contact SET trashed_at = 1 WHERE id = ?"),
        "restore": taken(lambda: services.address_book.restore(ids)),
        "restore, bare": by_hand("UPDATE contact SET trashed_at = NULL WHERE id = ?"),
    }
    services.close()
    bare.close()
print(json.dumps(readings))
