"""Card lists in the window: put on, ticked off, taken off, labels for the rest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.contact import ContactQuery, Scope
from kontaktpflege.domain.greeting import GreetingList
from kontaktpflege.domain.interaction import Channel
from kontaktpflege.domain.own_occasion import OwnOccasion
from kontaktpflege.services import Services
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.occasions.card_list_dialog import CardListDialog
from kontaktpflege.ui.occasions.card_lists import card_lists, older_list
from kontaktpflege.ui.printing.print_dialog import PrintDialog
from tests.books import ids, undo

TODAY = date(2026, 11, 22)
Opened = Callable[[], CardListDialog]


@pytest.fixture
def opened(window: MainWindow, people: Services, qtbot: QtBot) -> Opened:
    """Opens the dialog for everybody in the list."""

    def make() -> CardListDialog:
        window.page.list.table.selectAll()
        window.page.contact_actions.card_list.trigger()
        (dialog,) = window.findChildren(CardListDialog)
        qtbot.waitUntil(lambda: not dialog._reading.busy())
        return dialog

    return make


def rows(dialog: CardListDialog) -> list[tuple[str, str]]:
    model: QAbstractItemModel = dialog.table.model()
    return [(model.index(row, 0).data(), model.index(row, 2).data()) for row in range(model.rowCount())]


def button(dialog: CardListDialog, words: str) -> QPushButton:
    (found,) = (one for one in dialog.findChildren(QPushButton) if one.text().replace("&", "") == words)
    return found


def put_on(dialog: CardListDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.shown):
        button(dialog, "Put 4 contacts on the list").click()


def test_the_selection_goes_on_the_next_christmas_list(opened: Opened, people: Services, qtbot: QtBot) -> None:
    dialog = opened()
    assert dialog.choice.currentText() == "Christmas 2026"
    put_on(dialog, qtbot)
    assert [name for name, _ in rows(dialog)] == ["Čeněk Kolář", "Bernd Maier", "Eva Müller", "Anna Weiß"]
    assert dialog._message.text() == "4 letters to 4 people, 0 done, 3 without an address"
    assert dialog.choice.currentText() == "Christmas 2026"
    assert not dialog._put.isVisible()
    QAbstractItemModelTester(dialog.table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    undo(people)
    assert people.greetings.lists() == []


def test_space_or_enter_ticks_off_and_takes_the_tick_off(opened: Opened, people: Services, qtbot: QtBot) -> None:
    dialog = opened()
    put_on(dialog, qtbot)
    dialog.table.choose_row(1)
    with qtbot.waitSignal(dialog.shown):
        QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert [state == "waiting" for _, state in rows(dialog)] == [True, False, True, True]
    assert dialog.table.currentIndex().row() == 1
    assert button(dialog, "Not done").isEnabled()
    (bernd,) = ids(people, "Maier")
    assert [(one.channel, one.text) for one in people.journal.timeline(bernd)] == [(Channel.LETTER, "Christmas 2026")]
    with qtbot.waitSignal(dialog.shown):
        QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert {state for _, state in rows(dialog)} == {"waiting"}
    assert people.journal.count(bernd) == 0
    dialog.noting.setChecked(False)
    with qtbot.waitSignal(dialog.shown):
        QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert people.journal.count(bernd) == 0


def test_a_long_list_says_how_far_it_has_been_read(opened: Opened, people: Services, qtbot: QtBot) -> None:
    dialog = opened()
    said: list[str] = []
    dialog._reading.progressed.connect(lambda done, total: said.append(dialog._message.text()))
    put_on(dialog, qtbot)
    assert said[-1] == "Reading the list: 4 of 4 addresses …"
    dialog.reject()
    assert people.greetings._residents == {}


def test_of_those_that_wait_the_next_one_takes_the_place(opened: Opened, people: Services, qtbot: QtBot) -> None:
    dialog = opened()
    put_on(dialog, qtbot)
    dialog.waiting.setChecked(True)
    dialog.table.choose_row(1)
    for left in (["Čeněk Kolář", "Eva Müller", "Anna Weiß"], ["Čeněk Kolář", "Anna Weiß"]):
        with qtbot.waitSignal(dialog.shown):
            QTest.keyClick(dialog.table, Qt.Key.Key_Space)
        assert [name for name, _ in rows(dialog)] == left
        assert dialog.table.currentIndex().row() == 1
    dialog.table.selectAll()
    with qtbot.waitSignal(dialog.shown):
        button(dialog, "Done").click()
    assert rows(dialog) == []
    assert dialog._message.text() == "4 letters to 4 people, 4 done, 3 without an address"


def test_del_takes_off_the_list(opened: Opened, people: Services, qtbot: QtBot) -> None:
    dialog = opened()
    put_on(dialog, qtbot)
    dialog.table.choose_row(0)
    with qtbot.waitSignal(dialog.shown):
        QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert len(rows(dialog)) == 3
    assert people.address_book.counts().all == 4
    assert dialog.told.text() == "1 contact taken off the list “Christmas 2026”."
    assert dialog.told.button.isVisible()
    with qtbot.waitSignal(dialog.shown):
        QTest.keyClick(dialog.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(rows(dialog)) == 4
    assert not dialog.told.button.isVisible()


def test_a_circle_or_the_list_of_last_year_can_be_added(opened: Opened, people: Services, qtbot: QtBot) -> None:
    people.greetings.add("christmas", 2025, ids(people, "Anna"))
    dialog = opened()
    with qtbot.waitSignal(dialog.shown):
        button(dialog, "Those of 2025").click()
    assert [name for name, _ in rows(dialog)] == ["Anna Weiß"]
    menu = dialog.findChildren(QMenu)[0]
    menu.aboutToShow.emit()
    professional = next(one for one in menu.actions() if one.text() == "Professional").menu()
    assert isinstance(professional, QMenu)
    with qtbot.waitSignal(dialog.shown):
        next(one for one in professional.actions() if one.text() == "Customers").trigger()
    assert [name for name, _ in rows(dialog)] == ["Bernd Maier", "Anna Weiß"]


def test_labels_are_for_those_that_wait(opened: Opened, window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened()
    put_on(dialog, qtbot)
    button(dialog, "Print labels …").click()
    (printing,) = window.findChildren(PrintDialog)
    qtbot.waitUntil(lambda: printing.printable() is not None)
    made = printing.printable()
    assert made is not None
    assert made.remark == "1 label"
    printing.reject()
    dialog.table.selectAll()
    with qtbot.waitSignal(dialog.shown):
        button(dialog, "Done").click()
    assert not button(dialog, "Print labels …").isEnabled()


def test_lists_stand_in_the_order_in_which_they_come() -> None:
    held = [GreetingList("christmas", 2025, 3, 3), GreetingList("easter", 2027, 2, 0)]
    own = [
        OwnOccasion(id=5, name="Sommerfest", first_on=date(2026, 12, 1)),
        OwnOccasion(id=6, name="Messe", first_on=date(2026, 1, 1), yearly=False),
        OwnOccasion(id=7, name="Jubiläum", first_on=date(2026, 12, 2), contact_id=4),
    ]
    found = card_lists(held, own, TODAY)
    assert [one.title for one in found] == [
        "First Sunday of Advent 2026",
        "Sommerfest 2026",
        "Christmas 2026",
        "New Year 2027",
        "Easter 2027",
        "Summer holidays 2027",
        "Christmas 2025",
    ]
    assert [one.held for one in found if one.held] == [held[1], held[0]]
    assert older_list(found, found[2]) == found[-1]
    assert older_list(found, found[3]) is None


def test_a_choice_of_nobody_is_told_from_one_of_which_all_are_there(
    opened: Opened, people: Services, qtbot: QtBot
) -> None:
    dialog = opened()
    for scope, said in (
        (Scope.DEAR, "There is nobody in this choice."),
        (Scope.ALL, "4 contacts put on the list “Christmas 2026”."),
        (Scope.ALL, "All of them are on this list already."),
        (Scope.DEAR, "There is nobody in this choice."),
    ):
        with qtbot.waitSignal(dialog.shown):
            dialog._put_on(ContactQuery(scope=scope))
        assert dialog.told.text() == said
