"""What was told stays told: in the book, for every machine that opens it."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path

from kontaktpflege.services import Services
from tests.books import connect, contents, open_book, take_in, undo, vcard

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


def test_a_day_is_claimed_once_also_after_a_restart(tmp_path: Path) -> None:
    book = open_book(tmp_path / "people.book")
    assert book.reminders.claim(MONDAY)
    assert not book.reminders.claim(MONDAY)
    book.close()
    again = open_book(tmp_path / "people.book")
    assert again.reminders.told().days == (MONDAY,)
    assert not again.reminders.claim(MONDAY)
    assert again.reminders.claim(TUESDAY)
    again.close()


def test_of_two_machines_one_tells(tmp_path: Path) -> None:
    machines = [open_book(tmp_path / "people.book") for _ in range(2)]
    claimed: list[bool] = []

    def claim(machine: Services) -> None:
        claimed.append(machine.reminders.claim(MONDAY))

    threads = [threading.Thread(target=claim, args=(machine,)) for machine in machines]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(claimed) == [False, True]
    for machine in machines:
        machine.close()


def test_a_day_of_quiet_is_not_claimed_and_can_be_taken_back(tmp_path: Path) -> None:
    book = open_book(tmp_path / "people.book")
    book.reminders.keep_quiet(MONDAY)
    assert book.reminders.told().quiet_on == MONDAY
    assert not book.reminders.claim(MONDAY)
    book.reminders.keep_quiet(None)
    assert book.reminders.claim(MONDAY)
    book.close()


def test_undo_knows_nothing_of_it(tmp_path: Path) -> None:
    book = open_book(tmp_path / "people.book")
    take_in(book, vcard("Anna Weiß"))
    before = contents(book.book)
    assert book.reminders.claim(MONDAY)
    assert contents(book.book) == before
    undo(book)
    assert not book.reminders.claim(MONDAY)
    book.close()


def test_what_is_damaged_is_nothing_told(tmp_path: Path) -> None:
    book = open_book(tmp_path / "people.book")
    book.reminders.claim(MONDAY)
    connection = connect(book.book)
    connection.execute("UPDATE fact SET value = 'x' WHERE name = 'reminded'")
    connection.close()
    assert book.reminders.claim(MONDAY)
    book.close()
