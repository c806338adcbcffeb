"""Columns are shown, moved and sized by hand, by mouse as well as by keys, and stay as they were left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.contact import Scope, SortColumn
from kontaktpflege.domain.favor import Favor
from kontaktpflege.services import Services
from kontaktpflege.ui.contacts.column_dialog import ColumnDialog
from kontaktpflege.ui.contacts.column_layout import FIRST_LAYOUT
from kontaktpflege.ui.contacts.columns import COLUMNS, PLACES
from kontaktpflege.ui.contacts.contacts_page import _LENT
from kontaktpflege.ui.contacts.table_columns import TableColumns
from kontaktpflege.ui.main_window import MainWindow
from tests.books import ids


def shown(columns: TableColumns) -> list[str]:
    return [state.key for state in columns.layout() if state.shown]


@pytest.fixture
def columns(window: MainWindow) -> TableColumns:
    return window.page.list.table.columns


def entry(menu: QMenu, text: str) -> object:
    return next(action for action in menu.actions() if action.text() == text)


def test_the_menu_shows_and_hides_but_never_the_name(columns: TableColumns, window: MainWindow) -> None:
    menu = QMenu(window)
    columns.fill(menu)
    actions = {action.text(): action for action in menu.actions()}
    assert not actions["Name"].isEnabled()
    actions["Role"].trigger()
    actions["Last contact"].trigger()
    assert shown(columns) == ["name", "circles", "role", "due"]
    actions["Columns as at first"].trigger()
    assert shown(columns) == ["name", "circles", "last", "due"]


def test_keys_alone_choose_and_order_columns(columns: TableColumns, window: MainWindow, qtbot: QtBot) -> None:
    dialog = columns.choose()
    assert isinstance(dialog, ColumnDialog)
    entries = dialog.findChild(QListWidget)
    assert entries is not None
    QTest.keyClick(entries, Qt.Key.Key_Space)  # the name: nothing happens
    QTest.keyClick(entries, Qt.Key.Key_Down)
    QTest.keyClick(entries, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert shown(columns)[:2] == ["circles", "name"]
    QTest.keyClick(entries, Qt.Key.Key_Space)
    assert shown(columns) == ["name", "last", "due"]
    QTest.keyClick(entries, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)  # already leftmost: nothing happens
    QTest.keyClick(entries, Qt.Key.Key_End)
    QTest.keyClick(entries, Qt.Key.Key_Space)
    assert shown(columns)[-1] == entries.item(entries.count() - 1).data(Qt.ItemDataRole.UserRole)
    first = next(button for button in dialog.findChildren(QPushButton) if button.text() == "Columns as at first")
    first.click()
    assert shown(columns) == ["name", "circles", "last", "due"]
    dialog.close()


def test_the_cursor_stays_in_view_when_the_leftmost_column_is_hidden(columns: TableColumns, window: MainWindow) -> None:
    table = window.page.list.table
    table.horizontalHeader().moveSection(table.horizontalHeader().visualIndex(PLACES["role"]), 0)
    assert columns.first() == PLACES["name"]
    table.go_to_row(2)
    assert table.currentIndex().column() == PLACES["name"]
    assert not table.visualRect(table.currentIndex()).isEmpty()


def test_the_first_columns_fit_the_first_window(window: MainWindow) -> None:
    assert window.page.list.table.horizontalScrollBar().maximum() == 0


def test_a_double_click_on_an_edge_fits_the_content_but_not_a_novel(
    columns: TableColumns, window: MainWindow, people: Services, qtbot: QtBot
) -> None:
    table = window.page.list.table
    table.setColumnHidden(PLACES["mail"], False)
    table.resizeColumnToContents(PLACES["mail"])
    fitted = table.columnWidth(PLACES["mail"])
    assert fitted >= table.fontMetrics().horizontalAdvance("anna@example.org")
    long = "x" * 1_000_000
    with qtbot.waitSignal(window.page.list.listed):
        people.transfer.take_in([f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{long}\r\nEND:VCARD\r\n".encode()])
    table.go_to_row(4)
    table.resizeColumnToContents(PLACES["name"])
    assert 180 < table.columnWidth(PLACES["name"]) <= 480


def test_order_choice_and_widths_come_back_and_the_last_width_is_not_the_rest_of_the_room(
    columns: TableColumns, window: MainWindow, open_window: Callable[[], MainWindow], memory: QSettings
) -> None:
    header = window.page.list.table.horizontalHeader()
    header.moveSection(header.visualIndex(PLACES["last"]), 1)
    header.resizeSection(PLACES["name"], 120)
    header.resizeSection(PLACES["circles"], 60)
    header.resizeSection(PLACES["last"], 142)
    assert header.sectionSize(PLACES["due"]) > 170  # takes what room is left
    before = columns.layout()
    window.close()
    after = open_window().page.list.table.columns.layout()
    assert after == before
    assert {state.key: state.width for state in after}["due"] == 168


def test_columns_grow_with_the_window_until_one_gives_them_a_width(columns: TableColumns, window: MainWindow) -> None:
    header = window.page.list.table.horizontalHeader()
    window.resize(1900, 800)
    assert header.sectionSize(PLACES["name"]) == 340
    assert columns.layout() == FIRST_LAYOUT
    header.resizeSection(PLACES["last"], 100)
    window.resize(1910, 800)
    assert header.sectionSize(PLACES["last"]) == 100
    window.resize(1120, 800)
    assert header.sectionSize(PLACES["name"]) < 340
    assert {state.key: state.width for state in columns.layout()}["name"] == 204


def test_give_and_take_are_columns_and_friends_have_no_scale(
    columns: TableColumns, window: MainWindow, people: Services, qtbot: QtBot
) -> None:
    table = window.page.list.table
    anna, bernd = ids(people)[:2]
    people.circles.add(people.circles.find("Family").id, [bernd])
    day = people.ledger.today() - timedelta(1)
    with qtbot.waitSignal(window.page.list.listed):
        people.ledger.note([Favor(contact_id=one, given=True, day=day) for one in (anna, bernd)])

    def cell(row: int, key: str, role: int = Qt.ItemDataRole.DisplayRole) -> str:
        return str(table.model().index(row, PLACES[key]).data(role))

    qtbot.waitUntil(lambda: cell(0, "given") == "1")
    assert cell(0, "balance") == "1 given · 0 received"
    assert cell(0, "balance", Qt.ItemDataRole.ToolTipRole) == "Given 2, received 0, balance +2"
    assert cell(0, "favor") == "yesterday"
    assert (cell(1, "balance"), cell(1, "given"), cell(1, "received")) == ("", "1", "")


def test_columns_that_come_and_go_for_a_worklist_were_given_no_width(columns: TableColumns, window: MainWindow) -> None:
    columns.lend(("last", "rhythm", "due"))
    lent = {state.key: state.width for state in columns.layout()}
    assert lent["due"] == COLUMNS[PLACES["due"]].width
    window.resize(1600, 800)
    assert columns._header.sectionSize(PLACES["name"]) > lent["name"], "names grow there, too"
    columns.lend(())
    assert columns.layout() == FIRST_LAYOUT


@pytest.mark.parametrize(
    ("scope", "first"), [(Scope.LONG_QUIET, "due"), (Scope.OWED, "owed"), (Scope.RESTING, "wakes")]
)
def test_what_a_worklist_shows_fits_the_first_window(columns: TableColumns, scope: Scope, first: SortColumn) -> None:
    columns.lend(_LENT[scope])
    columns._sort_by(PLACES[first])
    header = columns._header
    assert header.length() <= columns._table.viewport().width()
    assert header.sectionSize(PLACES[first]) >= header.sectionSizeHint(PLACES[first])
