"""Care in the window: rhythms, rest and worklists for the selection, each said and taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.contact import ContactQuery, Scope
from kontaktpflege.domain.importing import ImportReport
from kontaktpflege.domain.interaction import Channel, Direction, Interaction, Outcome
from kontaktpflege.services import Services
from kontaktpflege.ui.contacts.rhythm_dialog import RhythmDialog
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.transfer.import_report_dialog import ImportReportDialog
from kontaktpflege.ui.widgets.day_dialog import DayDialog
from tests.ui.conftest import NOW

CTRL = Qt.KeyboardModifier.ControlModifier


def everybody(services: Services) -> list[int]:
    return list(services.address_book.list_ids(ContactQuery()))


def call(services: Services, contact: int, days: int, direction: Direction = Direction.OUT) -> None:
    channel = Channel.MAIL if direction is Direction.IN else Channel.CALL
    at = NOW - timedelta(days)
    services.journal.log(
        Interaction(at=at, channel=channel, direction=direction, outcome=Outcome.REACHED, contacts=(contact,))
    )


def test_a_rhythm_is_given_to_the_whole_selection_and_taken_back(
    qtbot: QtBot, window: MainWindow, people: Services
) -> None:
    window.page.list.table.selectAll()
    QTest.keyClick(window.page.list.table, Qt.Key.Key_R, CTRL)
    dialog = window.page.findChild(RhythmDialog)
    assert dialog is not None
    dialog.choose(45)
    with qtbot.waitSignals([window.page.list.listed, window.counted]):
        dialog.accept()
    assert {people.care.care(one).own_days for one in everybody(people)} == {45}
    qtbot.waitUntil(lambda: window.toast.message() == "4 contacts cared for, every 45 days.")
    with qtbot.waitSignals([window.page.list.listed, window.counted]):
        window.window_actions.undo.trigger()
    assert not any(people.care.care(one).chosen for one in everybody(people))


def test_who_is_long_quiet_is_a_worklist_that_empties(
    qtbot: QtBot, people: Services, open_window: Callable[[], MainWindow]
) -> None:
    one, two, three, _four = everybody(people)
    people.care.choose([one, two, three], 30)
    for contact in (one, two, three):
        call(people, contact, 100)
    window = open_window()
    page, place = window.page, (Scope.LONG_QUIET, None)
    assert place in window.sidebar.places()
    own = page.list.table.columns.layout()
    with qtbot.waitSignal(page.list.listed):
        page.navigation.show_place(place)
    assert page.list.model.rowCount() == 3
    shown = {state.key for state in page.list.table.columns.layout() if state.shown}
    assert shown == {"name", "circles", "last", "due"}
    page.list.table.go_to_row(0)
    qtbot.waitUntil(page.care_actions.revive.isEnabled)
    bar = [b for b in page.findChildren(QPushButton) if b.text() == "Propose again today" and b.isVisible()]
    with qtbot.waitSignals([page.list.listed, window.counted]):
        QTest.mouseClick(bar[0], Qt.MouseButton.LeftButton)
    assert page.list.model.rowCount() == 2
    page.list.table.selectAll()
    QTest.keyClick(page.list.table, Qt.Key.Key_R, CTRL | Qt.KeyboardModifier.ShiftModifier)
    dialog = page.findChild(DayDialog)
    assert dialog is not None
    chips = {chip.text(): chip for chip in dialog.findChildren(QPushButton)}
    assert (dialog.day.text(), dialog.note.isVisible(), chips["Let rest"].isEnabled()) == ("", False, True)  # for good
    chips["In three months"].click()
    assert dialog.note.isVisible()
    dialog.note.setText("Nach der Messe")
    with qtbot.waitSignals([page.list.listed, window.counted]):
        chips["Let rest"].click()
    assert page.list.model.rowCount() == 0
    resting = people.address_book.list_ids(ContactQuery(scope=Scope.RESTING))
    assert len(resting) == 2
    assert people.care.care(resting[0]).note == "Nach der Messe"
    assert people.care.care(resting[0]).wakes_on == date(2026, 11, 22) + timedelta(91)
    with qtbot.waitSignal(page.list.listed):
        page.navigation.show_place((Scope.ALL, None))
    assert page.list.table.columns.layout() == own


def test_answers_owed_say_their_age(qtbot: QtBot, people: Services, open_window: Callable[[], MainWindow]) -> None:
    contact = everybody(people)[0]
    call(people, contact, 5, Direction.IN)
    window = open_window()
    with qtbot.waitSignal(window.page.list.listed):
        window.page.navigation.show_place((Scope.OWED, None))
    model = window.page.list.model
    cells = [model.index(0, column).data() for column in range(model.columnCount())]
    assert model.rowCount() == 1
    assert any("days ago" in str(cell) for cell in cells)


def test_worklists_are_reached_from_the_menu_though_nobody_is_in_them(qtbot: QtBot, window: MainWindow) -> None:
    place = (Scope.RESTING, None)
    assert place not in window.sidebar.places()
    with qtbot.waitSignal(window.page.list.listed):
        window.window_actions.resting.trigger()
    assert window.page.list.query().scope is Scope.RESTING
    assert place in window.sidebar.places()


def test_an_import_offers_quietly_to_say_who_should_stay_close(qtbot: QtBot, window: MainWindow) -> None:
    counts = dict.fromkeys(("same", "updated", "review", "groups", "trash", "skipped"), 0)
    report = ImportReport(cards=3, new=3, unreadable=(), step=None, **counts)
    dialog = ImportReportDialog(report)
    qtbot.addWidget(dialog)
    offer = next(b for b in dialog.findChildren(QPushButton) if b.text().startswith("Who should"))
    dialog.show()
    dialog.offer_ties(3)
    assert offer.height() >= offer.sizeHint().height()
    with qtbot.waitSignals([dialog.walk_asked, dialog.accepted]):
        QTest.mouseClick(offer, Qt.MouseButton.LeftButton)
