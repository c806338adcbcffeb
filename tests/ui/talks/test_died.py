"""Somebody has died: no reminders any more, and who should know."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.domain.property import Property
from kontaktpflege.services import Services
from kontaktpflege.ui.connected import connected_people
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.talks.who_dialog import WhoDialog
from kontaktpflege.ui.widgets.reading_area import ReadingArea
from kontaktpflege.wording.undo import step_name
from tests.books import undo


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
    assert window.caring.farewells().ask_died(anna) is None
    qtbot.waitUntil(lambda: not people.care.care(anna).died)
    assert people.address_book.contact(anna).card.text == before


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


def test_every_menu_says_what_it_would_note_and_asks_who_should_know_of_the_dead_alone(
    window: MainWindow, people: Services, anna: int, qtbot: QtBot
) -> None:
    def offered() -> list[str]:
        return [name for one in window.page.selection_menu().actions() if (name := one.text()) in words]

    words = ("Has died …", "Has not died", "Who should know? …")
    qtbot.waitUntil(lambda: window.page.list.go_to(anna))
    died, who = window.window_actions.died, window.window_actions.who
    window.caring.name_died(died, who)
    assert (died.text(), died.isEnabled(), who.isEnabled()) == ("Has died …", True, False)
    assert offered() == ["Has died …"]
    people.care.mark_died(anna, None)
    window.caring.name_died(died, who)
    assert (died.text(), died.isEnabled(), who.isEnabled()) == ("Has not died", True, True)
    assert offered() == ["Has not died", "Who should know? …"]


def test_where_nobody_should_know_there_is_no_empty_list(window: MainWindow, people: Services) -> None:
    (eva,) = people.address_book.list_ids(ContactQuery(words="Müller"))
    shown = window.caring.farewells().ask_who(eva)
    assert shown is not None
    (area,) = shown.findChildren(ReadingArea)
    assert area.isHidden()
    assert shown.height() < 300


def test_it_says_how_the_card_says_that_they_are_connected(people: Services, anna: int) -> None:
    card = people.address_book.contact(anna).card
    more = (Property("RELATED;TYPE=friend;VALUE=text", "Dora"), Property("item7.X-ABRELATEDNAMES", "Emil"))
    for one in (*more, Property("item7.X-ABLabel", "_$!<Partner>!$_")):
        card = card.added(one)
    people.address_book.edit(anna, card)
    found = connected_people(people, people.address_book.contact(anna))
    assert [one.words for one in found] == ["Bernd, Spouse", "Dora, friend", "Emil, partner"]


def test_undo_names_a_death(people: Services, anna: int) -> None:
    people.care.mark_died(anna, None)
    people.care.mark_living(anna)
    for words in ("noting that Anna Weiß has not died", "noting that Anna Weiß has died"):
        step = people.history.undo_step()
        assert step is not None
        assert step_name(step) == words
        undo(people)
