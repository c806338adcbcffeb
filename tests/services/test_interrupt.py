"""Ctrl+C after any statement: the interrupt comes out as itself, and the book is as it was or as it would have been."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from kontaktpflege.services import Services, open_services
from tests.books import Clock, connect, findings, ids, open_book, take_in, undo, vcard


def _import(book: Services) -> None:
    take_in(book, vcard("Bert Braun", uid="2"), vcard("Cleo Krug", "CATEGORIES:Freunde", uid="3"))


EVERY = bool(os.environ.get("KONTAKTPFLEGE_KILLS"))
MANY = 1_000_000

ACTS: dict[str, Callable[[Services], object]] = {
    "import": _import,
    "trash": lambda book: book.address_book.trash(ids(book)),
    "undo": undo,
    "backup": lambda book: book.safekeeping.back_up(),
    "restore": lambda book: book.safekeeping.restore(book.safekeeping.backups()[0].path),
    "forget": lambda book: book.address_book.forget(ids(book)),
}


@contextmanager
def _interrupted_after(statements: int) -> Iterator[list[int]]:
    """Interrupt inside SQLAlchemy after so many statements; the list's item counts them down."""
    left = [statements]

    def count(*_: Any) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise KeyboardInterrupt

    event.listen(Engine, "after_cursor_execute", count)
    try:
        yield left
    finally:
        event.remove(Engine, "after_cursor_execute", count)


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a book and a backup of an earlier state."""
    folder = tmp_path_factory.mktemp("scene")
    book = open_book(folder / "people.book")
    take_in(book, vcard("Anna Weiß", uid="1"))
    book.safekeeping.back_up()
    take_in(book, vcard("Dora Dorn", uid="4"))
    book.close()
    return folder


def _state(path: Path) -> list[tuple[str, str]]:
    """Who is in the book, and who in its trash."""
    connection = connect(path)
    try:
        rows = connection.execute("SELECT name, trashed_at IS NULL FROM contact ORDER BY id")
        return [(name, "" if here else "trashed") for name, here in rows]
    finally:
        connection.close()


def _interrupted(path: Path, act: Callable[[Services], object], statements: int) -> int:
    """Open and act, interrupted after so many statements; returns how many were left to go, less than one if it was."""
    services = None
    with _interrupted_after(statements) as left:
        try:
            services = open_services(path, Clock(), "DE")
            act(services)
            return left[0]
        except KeyboardInterrupt:
            return 0
        finally:
            left[0] = -1  # closing the book is not interrupted
            if services is not None:
                services.close()


def _moments(statements: int) -> range:
    """Every statement or, in a run that has little time, a dozen of them."""
    return range(1, statements + 1, 1 if EVERY else max(1, statements // 12))


@pytest.mark.parametrize("name", ACTS)
def test_an_interrupt_after_any_statement_leaves_a_whole_book(name: str, scene: Path, tmp_path: Path) -> None:
    whole = shutil.copytree(scene, tmp_path / "whole")
    statements = MANY - _interrupted(whole / "people.book", ACTS[name], MANY)
    known = [_state(scene / "people.book"), _state(whole / "people.book")]
    for moment in _moments(statements):
        folder = shutil.copytree(scene, tmp_path / str(moment))
        assert not _interrupted(folder / "people.book", ACTS[name], moment)
        book = open_book(folder / "people.book")
        assert findings(book) == [], f"after {moment} statements"
        book.close()
        assert _state(folder / "people.book") in known, f"after {moment} statements"


def test_an_interrupt_while_a_book_is_made_leaves_none_or_an_empty_one(tmp_path: Path) -> None:
    statements = MANY - _interrupted(tmp_path / "whole" / "people.book", ids, MANY)
    for moment in _moments(statements):
        path = tmp_path / str(moment) / "people.book"
        assert not _interrupted(path, ids, moment)
        book = open_book(path)
        assert (findings(book), ids(book)) == ([], []), f"after {moment} statements"
        book.close()
