"""Every action has a key of its own, the sheet lists them all, and letters in a list are type-ahead."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.contact import Scope
from kontaktpflege.domain.filter import Filter
from kontaktpflege.services import Services
from kontaktpflege.ui.contacts.contact_model import ContactModel
from kontaktpflege.ui.contacts.filter_bar import FilterChip
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.widgets.circle_chip import CircleChip

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def keyed(window: MainWindow) -> list[tuple[str, QAction | QShortcut]]:
    """(key, what it does) of all that has a key in the window and its parts."""
    found: list[tuple[str, QAction | QShortcut]] = []
    for action in window.findChildren(QAction):
        found += [(key.toString(), action) for key in action.shortcuts() if not key.isEmpty()]
    found += [(shortcut.key().toString(), shortcut) for shortcut in window.findChildren(QShortcut)]
    return found


def selected(window: MainWindow) -> list[int]:
    rows = window.page.list.table.selectionModel().selectedRows()
    return sorted(row.row() for row in rows)


def test_no_two_actions_share_a_key(window: MainWindow) -> None:
    keys = Counter(key for key, _ in keyed(window))
    assert {key for key, count in keys.items() if count > 1} == set()
    assert len(keys) > 30


def test_no_letter_and_no_digit_alone_is_an_action(window: MainWindow) -> None:
    assert [key for key, _ in keyed(window) if len(key) == 1 and key.isalnum()] == []


def test_letters_typed_in_the_list_trigger_nothing_but_the_search_for_names(qtbot: QtBot, window: MainWindow) -> None:
    triggered: list[str] = []
    for action in window.findChildren(QAction):
        action.triggered.connect(lambda checked=False, action=action: triggered.append(action.text()))
    typed: list[str] = []
    window.page.list.table.prefix_typed.connect(typed.append)
    QTest.keyClicks(window.page.list.table, "abcdefghijklmnopqrstuvwxyz0123456789")
    assert triggered == []
    assert typed[-1].endswith("0123456789")


def test_the_sheet_lists_every_action_that_has_a_key(window: MainWindow) -> None:
    sheet = window.show_shortcuts()
    said = {label.text() for label in sheet.findChildren(QLabel)}
    named = {id(action): name for name, action in window.window_actions.named()}
    for key, action in keyed(window):
        assert isinstance(action, QAction)
        if not action.text():
            continue  # the number of a place that is not there
        name = named.get(id(action), action.text()).replace("…", "").strip()
        assert name in said, key
    sheet.close()


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_Question])
def test_the_sheet_opens_by_key(window: MainWindow, key: Qt.Key) -> None:
    window.page.list.table.setFocus()
    QTest.keyClick(window.page.list.table, key)
    sheet = QApplication.activeModalWidget()
    assert sheet is not None
    assert sheet.windowTitle() == "Keys"
    sheet.close()


def test_a_question_mark_is_a_letter_to_the_search(window: MainWindow) -> None:
    window.top_bar.search.setFocus()
    QTest.keyClicks(window.top_bar.search, "?/")
    assert window.top_bar.search.text() == "?/"


def test_numbers_lead_to_the_places_from_top_to_bottom(qtbot: QtBot, window: MainWindow, people: Services) -> None:
    with qtbot.waitSignal(window.page.list.listed):
        QTest.keyClick(window.page.list.table, Qt.Key.Key_6, CTRL)
    assert window.sidebar.place() == (Scope.WITHOUT_CIRCLE, None)
    people.saved_filters.save("Mine", window.page.list.query())
    qtbot.waitUntil(lambda: any("Mine" in action.text() for action in window._places.actions))
    assert [action.text() for action in window._places.actions][:8] == [
        "Go to “Today”",
        "Go to “All contacts”",
        "Go to “Network”",
        "Go to “Give and take”",
        "Go to “Dear to me”",
        "Go to “Without a circle”",
        "Go to “Mine”",
        "Go to “Private”",
    ]
    with qtbot.waitSignal(window.page.list.listed):
        QTest.keyClick(window.page.list.table, Qt.Key.Key_8, CTRL)
    assert window.sidebar.place() == (Scope.CIRCLE, people.circles.find("private").id)
    item = window.sidebar.currentItem()
    assert item is not None
    assert item.toolTip(0) == "Private (Ctrl+8)"


def test_del_outside_the_list_puts_nobody_into_the_trash(qtbot: QtBot, window: MainWindow, people: Services) -> None:
    window.page.list.table.go_to_row(3)
    qtbot.waitUntil(lambda: bool(window.page.details.findChildren(CircleChip)))
    window.page.list.use_filters((Filter(kind="phone"),))
    qtbot.waitUntil(window.page.list.is_settled)
    window.page.details.focus_first()
    line = QApplication.focusWidget()
    assert line is not None
    widgets: list[QWidget] = [window.sidebar, line, window.top_bar.search, window.page.list.findChildren(FilterChip)[0]]
    for widget in widgets:
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_Delete)
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Delete, SHIFT)
        assert QApplication.activeModalWidget() is None
    qtbot.waitUntil(window.page.list.is_settled)
    assert window.page.list.query().filters == ()
    assert people.address_book.counts().trash == 0


def test_home_and_end_go_to_the_ends_and_shift_selects_on_the_way(window: MainWindow) -> None:
    table = window.page.list.table
    table.go_to_row(2)
    QTest.keyClick(table, Qt.Key.Key_Home)
    assert selected(window) == [0]
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_End, SHIFT)
    assert selected(window) == [1, 2, 3]
    QTest.keyClick(table, Qt.Key.Key_Home, SHIFT)
    assert selected(window) == [0, 1]
    QTest.keyClick(table, Qt.Key.Key_End)
    assert selected(window) == [3]
    QTest.keyClick(table, Qt.Key.Key_Up, CTRL)
    QTest.keyClick(table, Qt.Key.Key_Up, CTRL)
    QTest.keyClick(table, Qt.Key.Key_Space, CTRL)
    assert selected(window) == [1, 3]
    QTest.keyClick(table, Qt.Key.Key_A, CTRL)
    assert selected(window) == [0, 1, 2, 3]
    QTest.keyClick(table, Qt.Key.Key_PageUp)
    assert selected(window) == [0]


def test_shift_f10_opens_the_menu_of_what_has_the_keyboard_there(qtbot: QtBot, window: MainWindow) -> None:
    table = window.page.list.table
    table.go_to_row(3)
    qtbot.waitUntil(lambda: bool(window.page.details.findChildren(CircleChip)))
    chip = window.page.details.findChildren(CircleChip)[-1]
    for widget in (table, window.sidebar, chip):
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_F10, SHIFT)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), widget
        assert len(menu.actions()) > 1 or widget is window.sidebar
        if widget is table:
            row = table.visualRect(table.currentIndex())
            below = table.viewport().mapToGlobal(row.bottomLeft())
            assert abs(menu.pos().y() - below.y()) <= row.height()
        menu.close()


def test_the_menu_of_a_circle_on_a_card_shows_the_circle_or_leaves_it(
    qtbot: QtBot, window: MainWindow, people: Services
) -> None:
    window.page.list.table.go_to_row(3)
    qtbot.waitUntil(lambda: bool(window.page.details.findChildren(CircleChip)))
    chip = window.page.details.findChildren(CircleChip)[-1]
    show, leave = chip.menu().actions()
    with qtbot.waitSignal(window.page.list.listed):
        show.trigger()
    friends = people.circles.find("private.friends").id
    assert window.sidebar.place() == (Scope.CIRCLE, friends)
    with qtbot.waitSignal(window.page.list.listed):
        leave.trigger()
    assert window.page.list.model.rowCount() == 0


def test_the_right_button_asks_about_a_place_without_going_there(qtbot: QtBot, window: MainWindow) -> None:
    item = window.sidebar._items[(Scope.TRASH, None)]
    spot = window.sidebar.visualItemRect(item).center()
    asked: list[object] = []
    window.sidebar.menu_asked.connect(lambda place, point: asked.append(place))
    QTest.mouseClick(window.sidebar.viewport(), Qt.MouseButton.RightButton, pos=spot)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, window.sidebar.viewport().mapToGlobal(spot))
    QApplication.sendEvent(window.sidebar.viewport(), event)
    if (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    assert asked == [(Scope.TRASH, None)]
    assert window.sidebar.place() == (Scope.ALL, None)


def test_the_right_button_on_a_row_that_is_not_selected_selects_it_alone(window: MainWindow) -> None:
    table = window.page.list.table
    table.select_ids(list(window.page.list.model.ids())[:2], window.page.list.model.ids()[0])
    for row, expected in ((1, [0, 1]), (3, [3])):
        spot = table.visualRect(table.model().index(row, 0)).center() + QPoint(0, 2)
        QTest.mouseClick(table.viewport(), Qt.MouseButton.RightButton, pos=spot)
        assert selected(window) == expected
    assert isinstance(table.model(), ContactModel)


def test_no_menu_of_the_window_is_higher_than_a_small_screen(window: MainWindow) -> None:
    menus = {menu.title(): menu.sizeHint().height() for menu in (window.menu, *window.menu.findChildren(QMenu))}
    assert {"Contact", "Care", "View"} <= menus.keys()
    assert {title: height for title, height in menus.items() if height > 600} == {}
