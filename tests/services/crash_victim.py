"""A program that a test kills: it does one thing to a book, and says on standard output before and after that it stands there."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.services import Services
from tests.books import open_book, redo, undo

ACTS: dict[str, Callable[[Services, Path], object]] = {
    "import": lambda book, file: book.transfer.take_in([file]),
    "undo": lambda book, _: undo(book),
    "redo": lambda book, _: redo(book),
    "backup": lambda book, _: book.safekeeping.back_up(),
    "restore": lambda book, file: book.safekeeping.restore(file),
    "forget": lambda book, _: book.address_book.forget(book.address_book.list_ids(ContactQuery())[:50]),
}


def main(what: str, path: str, file: str) -> None:
    """Do one of the things that a killed program may be at."""
    book = open_book(Path(path))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    ACTS[what](book, Path(file))
    sys.stdout.write("done\n")
    sys.stdout.flush()
    book.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
