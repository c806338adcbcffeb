"""Favours by one key, from the list, the day and the call sheet; and what the details say of them."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.favor import Favor, FavorKind, FavorSize
from kontaktpflege.domain.promise import Promise
from kontaktpflege.services import Services
from kontaktpflege.ui.favor_section import FavorSection
from kontaktpflege.ui.favors.favor_dialog import FavorDialog
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.widgets.scale import STEEPEST

CTRL = Qt.KeyboardModifier.ControlModifier
DAY = date(2026, 11, 20)


def go_to(window: MainWindow, people: Services, qtbot: QtBot, words: str) -> int:
    page = window.page
    (contact,) = people.address_book.list_ids(ContactQuery(words=words))
    qtbot.waitUntil(lambda: page.list.go_to(contact))
    page.list.table.setFocus()
    qtbot.waitUntil(lambda: page.details.contact_id() == contact)
    return contact


def section_of(window: MainWindow, contact: int, qtbot: QtBot) -> FavorSection:
    details = window.page.care_details
    qtbot.waitUntil(lambda: details.section is not None and details.section.isVisible())
    assert details.section is not None
    section = details.section.favors
    qtbot.waitUntil(lambda: (facts := section.facts()) is not None and facts.contact_id == contact)
    return section


@pytest.mark.parametrize(("key", "given"), [(Qt.Key.Key_G, True), (Qt.Key.Key_B, False)])
def test_one_key_notes_it_and_the_details_take_the_words(
    window: MainWindow, people: Services, qtbot: QtBot, key: Qt.Key, given: bool
) -> None:
    bernd = go_to(window, people, qtbot, "Maier")
    section = section_of(window, bernd, qtbot)
    QTest.keyClick(window.page.list.table, key, CTRL)
    qtbot.waitUntil(lambda: section.line is not None)
    assert window.page.list.table.hasFocus()
    said = "Noted: given to Bernd Maier." if given else "Noted: received from Bernd Maier."
    assert window.toast.message() == said
    assert section.line is not None
    window.window_actions.next_pane.trigger()
    assert section.line.note.hasFocus()
    section.line.kind.setEditText("Introduction")
    section.line.how_much.choose("big")
    section.line.note.setText("to the printers")
    QTest.keyClick(section.line.note, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: section.line is None and "to the printers" in section.rows()[0].accessibleName())
    (one,) = people.ledger.favors_with(bernd)
    assert one == Favor(
        id=one.id, contact_id=bernd, given=given, kind=FavorKind.INTRODUCTION, size=FavorSize.BIG,
        day=people.ledger.today(), note="to the printers",
    )  # fmt: skip


def test_left_without_words_it_stays_as_it_was_noted_and_can_be_taken_back(
    window: MainWindow, people: Services, qtbot: QtBot
) -> None:
    bernd = go_to(window, people, qtbot, "Maier")
    section = section_of(window, bernd, qtbot)
    window.window_actions.give.trigger()
    qtbot.waitUntil(lambda: section.line is not None)
    assert section.line is not None
    QTest.keyClick(section.line.note, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: section.line is None)
    assert [one.kind for one in people.ledger.favors_with(bernd)] == [FavorKind.OTHER]
    window.window_actions.undo.trigger()
    qtbot.waitUntil(lambda: not section.rows())


def test_for_several_one_says_what_it_was(window: MainWindow, people: Services, qtbot: QtBot) -> None:
    window.page.list.table.selectAll()
    window.window_actions.take.trigger()
    (dialog,) = window.findChildren(FavorDialog)
    assert len(dialog.people.ids()) == 4
    assert dialog.side.chosen() == "received"
    dialog._keep.click()
    qtbot.waitUntil(lambda: len(people.ledger.accounts([1, 2, 3, 4])) == 4)


def test_letters_note_it_on_the_cards_of_the_day(window: MainWindow, people: Services, qtbot: QtBot) -> None:
    people.care.choose([1, 2, 3, 4], 30)
    page = window.pages.show_today()
    qtbot.waitUntil(lambda: page.day() is not None and not page.cards[0].isHidden())
    page.take_focus()
    face = page.cards[0].face
    assert face is not None
    contact = face.item.contact_id
    QTest.keyClick(page.cards[0], Qt.Key.Key_B)
    qtbot.waitUntil(lambda: people.ledger.account(contact).received_count == 1)
    window.preferences.use_log_by_letter(False)
    QTest.keyClick(page.cards[0], Qt.Key.Key_G)
    window.window_actions.take.trigger()
    qtbot.waitUntil(lambda: people.ledger.account(contact).received_count == 2)
    assert people.ledger.account(contact).given_count == 0


@pytest.mark.parametrize("modifier", [CTRL, Qt.KeyboardModifier.NoModifier])
def test_the_call_sheet_shows_two_each_way_and_notes_by_letter(
    window: MainWindow, people: Services, qtbot: QtBot, modifier: Qt.KeyboardModifier
) -> None:
    notes = [(side, f"{side} {place}") for place in range(3) for side in (True, False)]
    for side, note in notes:
        people.ledger.note([Favor(contact_id=2, given=side, day=DAY, note=note)])
    sheet = window.caring.show_sheet(2)
    assert sheet is not None
    qtbot.waitUntil(sheet.isActiveWindow)
    told = [row.accessibleName().split(": ")[1] for row in sheet.favors.rows()]
    assert told == ["True 2", "True 1", "False 2", "False 1"]
    QTest.keyClick(sheet._call, Qt.Key.Key_G, modifier)
    qtbot.waitUntil(lambda: sheet.favors.line is not None)
    assert people.ledger.account(2).given_count == 4
    sheet.reject()


def test_the_scale_leans_by_the_balance_and_friends_have_none(
    window: MainWindow, people: Services, qtbot: QtBot
) -> None:
    bernd = go_to(window, people, qtbot, "Maier")
    section = section_of(window, bernd, qtbot)
    assert section.scale.isHidden()
    assert section.words.text() == "Nothing noted yet."
    people.ledger.note([Favor(contact_id=bernd, given=True, day=DAY, size=FavorSize.BIG) for _one in range(3)])
    qtbot.waitUntil(section.scale.isVisible)
    assert section.scale.angle() == -STEEPEST
    assert section.words.text().startswith("You did something for Bernd 3 times")
    assert "balance +12" in section.scale.toolTip()
    assert "12" not in section.scale.accessibleName()
    assert [value for _day, value in section.course.points()] == [0, 4, 8, 12, 12]
    people.circles.add(people.circles.find("Family").id, [bernd])
    qtbot.waitUntil(lambda: section.scale.isHidden() and section.course.isHidden())
    assert section.words.isHidden()
    assert len(section.rows()) == 3


def test_the_last_favours_are_corrected_and_deleted_on_the_spot(
    window: MainWindow, people: Services, qtbot: QtBot
) -> None:
    people.ledger.note([Favor(contact_id=2, given=True, day=DAY, note="a book")])
    bernd = go_to(window, people, qtbot, "Maier")
    section = section_of(window, bernd, qtbot)
    section.rows()[0].setFocus()
    QTest.keyClick(section.rows()[0], Qt.Key.Key_Return)
    (dialog,) = window.findChildren(FavorDialog)
    assert dialog.note.toPlainText() == "a book"
    dialog.reject()
    section.rows()[0].setFocus()
    QTest.keyClick(section.rows()[0], Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not section.rows())
    window.window_actions.undo.trigger()
    qtbot.waitUntil(lambda: len(section.rows()) == 1)


def test_one_gentle_hint_until_it_is_not_wanted_any_more(window: MainWindow, people: Services, qtbot: QtBot) -> None:
    bernd = go_to(window, people, qtbot, "Maier")
    section = section_of(window, bernd, qtbot)
    assert section.hint.isHidden()
    assert section.ideas()
    assert all((isinstance(one, QPushButton) and not one.icon().isNull()) or one.children() for one in section._ideas)
    people.journal.promise(Promise(contact_id=bernd, mine=False, text="send the list", made_on=DAY))
    qtbot.waitUntil(section.hint.isVisible)
    assert section.hint.text().startswith("You have not given Bernd anything yet.")
    section.decline.click()
    qtbot.waitUntil(section.hint.isHidden)
    assert not people.ledger.should_hint(bernd)


def test_where_no_details_are_a_bar_takes_the_words(window: MainWindow, people: Services, qtbot: QtBot) -> None:
    people.care.choose([1, 2, 3, 4], 30)
    page = window.pages.show_today()
    qtbot.waitUntil(lambda: page.day() is not None and not page.cards[0].isHidden())
    page.take_focus()
    qtbot.waitUntil(window.isActiveWindow)
    window.window_actions.give.trigger()
    qtbot.waitUntil(lambda: (asked := window.caring.bars().word_bar) is not None and asked.isVisible())
    bar = window.caring.bars().word_bar
    assert bar is not None
    assert bar.favor_id()
    assert bar.question.text() == "Noted: given to Anna Weiß."
    assert window.toast.message() == ""
    bar.take_focus()
    bar.line.note.setText("a lift home")
    QTest.keyClick(bar.line.note, Qt.Key.Key_Return)
    assert bar.isHidden()
    qtbot.waitUntil(lambda: page.isAncestorOf(QApplication.focusWidget() or page))
    assert page.cards[0].face is not None
    contact = page.cards[0].face.item.contact_id
    qtbot.waitUntil(lambda: [one.note for one in people.ledger.favors_with(contact)] == ["a lift home"])


def test_only_the_latest_favour_asks_for_words_and_those_that_were_typed_are_kept(
    window: MainWindow, people: Services, qtbot: QtBot
) -> None:
    people.care.choose([1, 2, 3, 4], 30)
    page = window.pages.show_today()
    qtbot.waitUntil(lambda: page.day() is not None and not page.cards[0].isHidden())
    page.take_focus()
    window.window_actions.give.trigger()
    qtbot.waitUntil(lambda: (asked := window.caring.bars().word_bar) is not None and asked.isVisible())
    bar = window.caring.bars().word_bar
    assert bar is not None
    bar.line.note.setText("a lift home")
    window.page.navigation.show_contact(1)
    bernd = go_to(window, people, qtbot, "Maier")
    section = section_of(window, bernd, qtbot)
    window.window_actions.take.trigger()
    qtbot.waitUntil(lambda: section.line is not None)
    assert bar.isHidden()
    assert section.line is not None
    section.line.note.setText("a book")
    anna = go_to(window, people, qtbot, "Anna")
    qtbot.waitUntil(lambda: [one.note for one in people.ledger.favors_with(bernd)] == ["a book"])
    qtbot.waitUntil(lambda: (facts := section.facts()) is not None and facts.contact_id == anna)
    qtbot.waitUntil(lambda: section.line is None)
    found = [one.note for row in people.address_book.list_ids(ContactQuery()) for one in people.ledger.favors_with(row)]
    assert sorted(found) == ["a book", "a lift home"]


def test_the_bar_goes_with_its_favour(window: MainWindow, people: Services, qtbot: QtBot) -> None:
    people.care.choose([1, 2, 3, 4], 30)
    page = window.pages.show_today()
    qtbot.waitUntil(lambda: page.day() is not None and not page.cards[0].isHidden())
    page.take_focus()
    window.window_actions.take.trigger()
    qtbot.waitUntil(lambda: (asked := window.caring.bars().word_bar) is not None and asked.isVisible())
    bar = window.caring.bars().word_bar
    assert bar is not None
    QTest.mouseClick(bar.undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(bar.isHidden)
    assert not people.ledger.accounts([1, 2, 3, 4])
