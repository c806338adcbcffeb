"""Give and take in a real session: noted by key, in full by what a screen reader uses, corrected and undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kontaktpflege.domain.ledger import LedgerQuery
from tests.desktop.person import Person
from tests.desktop.screen_reader import ScreenReader
from tests.desktop.virtual_desktop import VirtualDesktop


@pytest.fixture
def giving(desktop: VirtualDesktop, tmp_path: Path) -> Iterator[Person]:
    """Somebody at the list, with the cursor on Erika Muster and her details beside it."""
    person = Person(desktop, tmp_path)
    with person.at_work() as program:
        person.come_to_erika()
        desktop.widget("push button", "Given …")
        yield person
        assert program.poll() is None


def favors(person: Person) -> list[tuple[bool, str, str]]:
    """Whether given, of what size and with what note: each favour of the book, the latest first."""
    with person.book_open() as services:
        listed = services.ledger.listing(LedgerQuery())
    return [(one.favor.given, one.favor.size.value, one.favor.note) for one in listed]


def test_a_favour_is_noted_worded_and_undone_by_keys_alone(giving: Person) -> None:
    desktop = giving.desktop
    desktop.keys("ctrl+g")
    desktop.wait("the favour", lambda: favors(giving) == [(True, "help", "")])
    desktop.widget("text", "Note")
    desktop.keys("F6")
    desktop.widget("text", "Note", "focused")
    desktop.type("ein Buch")
    desktop.keys("Return")
    desktop.wait("its words", lambda: favors(giving) == [(True, "help", "ein Buch")])
    desktop.keys("ctrl+4")
    desktop.widget("table", "Favours")
    desktop.keys("ctrl+z", "ctrl+z")
    desktop.wait("nothing", lambda: favors(giving) == [])


def test_a_screen_reader_notes_a_favour_in_full(giving: Person, reader: ScreenReader) -> None:
    desktop = giving.desktop
    desktop.widget("push button", "Received …").press()
    desktop.widget("text", "Note").write("beim Umzug geholfen")
    desktop.widget("radio button", "Big favour").press()
    desktop.widget("push button", "Note it").press()
    reader.hears("Noted: received from Erika Muster.")
    assert favors(giving) == [(False, "big", "beim Umzug geholfen")]
