"""Somebody has died: no reminders any more, and who should know."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.services import Services
from kontaktpflege.ui.main_window import MainWindow


@pytest.fixture
def anna(people: Services) -> int:
    (contact,) = people.address_book.list_ids(ContactQuery(words="Wei\u00df"))
    people.care.choose([contact], 60)
    return contact


def test_it_asks_who_should_know_and_stops_reminding(
    window: MainWindow, people: Services, anna: int, qtbot: QtBot
) -> None:
    home = b"ADR;TYPE=HOME:;;Venloer Stra\xc3\x9fe 12;K\xc3\xb6ln;;50823;Germany"
    people.transfer.take_in([b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Otto Wei\xc3\x9f\r\n" + home + b"\r\nEND:VCARD\r\n"])
    dialog = window.caring.farewells().ask_died(anna)
    assert dialog is not None
    assert dialog.connected.texts() == ["Bernd, Spouse", "Otto Wei\u00df, the same household"]
    dialog.day.setText("31.2.2026")
    assert not dialog._note.isEnabled()
    dialog.day.setText("3.11.2026")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: people.care.care(anna).died)
    assert people.address_book.contact(anna).card.deathdate == PartialDate(2026, 11, 3)
    assert people.address_book.contact(anna).trashed is None


def test_without_a_day_it_is_noted_too_and_can_be_taken_back(
    window: MainWindow, people: Services, anna: int, qtbot: QtBot
) -> None:
    before = people.address_book.contact(anna).card.text
    dialog = window.caring.farewells().ask_died(anna)
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: people.care.care(anna).died)
    assert window.page.died_words(anna) == "Has not died"
    assert window.caring.farewells().ask_died(anna) is None
    qtbot.waitUntil(lambda: not people.care.care(anna).died)
    assert people.address_book.contact(anna).card.text == before
    assert window.page.died_words(anna) == "Has died \u2026"
