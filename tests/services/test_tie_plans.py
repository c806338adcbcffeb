"""What is asked of a few contacts is found by their keys, however many the book has."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from kontaktpflege.domain.tie import Tie
from kontaktpflege.services import Services
from tests.books import open_book, take_in, vcard

_WHOLE = re.compile(r"SCAN (contact|tie|stranger|origin|participant|interaction|card|tie_answer|introduction)\b")

ASKED: dict[str, Callable[[Services], object]] = {
    "who the user is": lambda book: book.ties.own_card(),
    "ties": lambda book: book.ties.ties_of(2),
    "a new tie": lambda book: book.ties.put(Tie(low=2, high=4)),
    "a stranger": lambda book: book.ties.estrange([3]),
    "how far": lambda book: book.ties.distance(4),
    "introductions": lambda book: book.introductions.listing(2),
    "kept chains": lambda book: book.doors.kept(4),
    "the user": lambda book: book.ties.set_own_card(2),
}


@pytest.mark.parametrize("asked", ASKED)
def test_no_whole_table_is_read_for_one_contact(tmp_path: Path, asked: str) -> None:
    book = open_book(tmp_path / "a.book")
    take_in(book, *(vcard(f"Anna {name}") for name in ("A", "B", "C", "D")))
    book.ties.set_own_card(1)
    book.ties.estrange([4])
    book.ties.add([Tie(low=1, high=2), Tie(low=2, high=3), Tie(low=3, high=4)])
    run: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, statement: str, parameters: Any, *_rest: object) -> None:
        run.append((statement, parameters))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        ASKED[asked](book)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert run
    with book.network._store.engine.connect() as connection:
        for statement, parameters in run:
            if statement.split()[0] in ("SELECT", "WITH", "UPDATE", "DELETE", "INSERT") and "temp." not in statement:
                rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
                assert not [row[3] for row in rows if _WHOLE.match(row[3])], statement
    book.close()
