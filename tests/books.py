"""Books for the tests: opened, filled with cards, and looked at from outside the program's own eyes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlcipher3 import dbapi2

from kontaktpflege.domain.agenda import Kind
from kontaktpflege.domain.contact import ContactQuery, Scope
from kontaktpflege.domain.importing import ImportReport
from kontaktpflege.domain.merge import two_way
from kontaktpflege.services import Services, open_services
from kontaktpflege.services.import_plan import ImportPlan
from kontaktpflege.storage.schema import undoable_tables

Rows = dict[str, list[tuple[Any, ...]]]


class Clock:
    """A clock that goes on by a second whenever somebody looks."""

    def __init__(self, start: datetime = datetime(2026, 3, 1, 12, tzinfo=UTC)) -> None:
        self.now = start

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@cache
def _empty_book() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.book"
        open_services(path, Clock(), "DE").close()
        return path.read_bytes()


def begin_book(path: Path) -> Path:
    """Put an empty book there, copied from one that was laid out once: that is ten times as fast as laying it out."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600, exist_ok=False)
    path.write_bytes(_empty_book())
    return path


def open_book(path: Path, clock: Clock | None = None, country: str = "DE") -> Services:
    """A book with its desks, an empty one if there is none yet."""
    if not path.exists():
        begin_book(path)
    return open_services(path, clock or Clock(), country)


def vcard(name: str = "Anna Weiß", *lines: str, uid: str = "", version: str = "3.0") -> bytes:
    """A card as a file has it."""
    family = name.split()[-1] if name else ""
    given = " ".join(name.split()[:-1])
    head = [f"VERSION:{version}", f"FN:{name}", f"N:{family};{given};;;"]
    body = [*head, *([f"UID:{uid}"] if uid else []), *lines]
    return "".join(f"{line}\r\n" for line in ("BEGIN:VCARD", *body, "END:VCARD")).encode()


def take_in(book: Services, *cards: bytes) -> ImportReport:
    """Import pasted cards."""
    return book.transfer.take_in([b"".join(cards)])


def merge_in(book: Services, plan: ImportPlan, index: int, target: int) -> None:
    """Choose for a card of a plan that a contact takes in all that it says."""
    theirs = book.transfer.look(plan, index).card
    assert theirs is not None
    plan.choose_merge(index, target, two_way(book.address_book.contact(target).card, theirs).card)


def ids(book: Services, words: str = "", **query: Any) -> list[int]:
    """The contacts that a query lists."""
    return list(book.address_book.list_ids(ContactQuery(words=words, **query)))


def names(book: Services, words: str = "", **query: Any) -> list[str]:
    """The names that a query lists."""
    return [row.name for row in book.address_book.summaries(ids(book, words, **query))]


def trashed(book: Services) -> list[int]:
    """The contacts in the trash."""
    return ids(book, scope=Scope.TRASH)


def connect(path: Path) -> dbapi2.Connection:
    """The book as plain SQLite sees it."""
    return dbapi2.connect(str(path), isolation_level=None)


def contents(path: Path) -> Rows:
    """Everything that undo answers for: every row of the undoable tables, and the texts of the cards they name."""
    connection = connect(path)
    try:
        rows: Rows = {}
        for table in undoable_tables():
            columns = ", ".join(column.name for column in table.columns)
            rows[table.name] = sorted(connection.execute(f"SELECT {columns} FROM {table.name}"), key=repr)
        # Not undo but the rules of today say whether a scale is tilted.
        rows["pull"] = [(row[0], row[1] & ~Kind.HELPED, *row[2:]) for row in rows["pull"]]
        named = "SELECT card_id FROM contact UNION SELECT card_id FROM base UNION SELECT card_id FROM group_card"
        rows["card"] = sorted(connection.execute(f"SELECT id, text FROM card WHERE id IN ({named})"))
        return rows
    finally:
        connection.close()


def findings(book: Services) -> list[tuple[str, str]]:
    """What a check of the book finds."""
    return [(finding.code, finding.detail) for finding in book.safekeeping.check().findings]


def undo(book: Services) -> str:
    """Take back the last step; returns its kind."""
    step = book.history.undo_step()
    assert step is not None
    return book.history.undo(step.id).kind


def redo(book: Services) -> str:
    """Do again what was taken back; returns its kind."""
    step = book.history.redo_step()
    assert step is not None
    return book.history.redo(step.id).kind


EVERYTHING = ContactQuery()


def exported(book: Services, chosen: ContactQuery | Sequence[int] = EVERYTHING, **how: Any) -> bytes:
    """What an export writes."""
    stream = io.BytesIO()
    book.transfer.export(chosen, stream, **how)
    return stream.getvalue()


def bytes_on_disk(path: Path) -> bytes:
    """The book's file and its write-ahead log, as they lie on the disk."""
    log = path.with_name(f"{path.name}-wal")
    return path.read_bytes() + (log.read_bytes() if log.exists() else b"")
