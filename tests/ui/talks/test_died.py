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
from kontaktpflege.ui.talks.who_dialog import WhoDialog


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


def test_who_should_know_stays_a_step_away(window: MainWindow, people: Services, anna: int, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.notifier.changed):
        people.care.mark_died(anna, None)
    qtbot.waitUntil(lambda: window.page.list.is_settled() and window.page.list.go_to(anna))
    qtbot.waitUntil(lambda: window.page.care_details.section is not None)
    section = window.page.care_details.section
    assert section is not None
    qtbot.waitUntil(lambda: section._who.isVisibleTo(section))
    assert section._rhythm.isHidden()
    section._who.click()
    (shown,) = window.findChildren(WhoDialog)
    (line,) = shown.people._lines
    assert line.text == "Bernd, Spouse"
    shown.close()


def test_those_in_the_book_are_shown_and_written_to_from_there(
    window: MainWindow, people: Services, anna: int, qtbot: QtBot
) -> None:
    home = b"ADR;TYPE=HOME:;;Venloer Stra\xc3\x9fe 12;K\xc3\xb6ln;;50823;Germany"
    people.transfer.take_in([b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Otto Wei\xc3\x9f\r\n" + home + b"\r\nEND:VCARD\r\n"])
    (otto,) = people.address_book.list_ids(ContactQuery(words="Otto"))
    shown = window.caring.farewells().ask_who(anna)
    assert shown is not None
    bernd, there = shown.people._lines
    assert (bernd.deeds, there.text) == ((), "Otto Weiß, the same household")
    heard: list[int] = []
    for signal in (shown.sheet_asked, shown.write_asked, shown.contact_asked):
        signal.connect(heard.append)
    for deed in there.deeds:
        deed.act()
    assert heard == [otto] * 3
    shown.close()


def test_the_menu_of_the_window_says_what_it_would_note(
    window: MainWindow, people: Services, anna: int, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: window.page.list.go_to(anna))
    action = window.window_actions.died
    window.caring.name_died(action)
    assert (action.text(), action.isEnabled()) == ("Has died …", True)
    people.care.mark_died(anna, None)
    window.caring.name_died(action)
    assert action.text() == "Has not died"
