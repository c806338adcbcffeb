"""What is said aloud without being asked, and that the keyboard is never lost on the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.filter import Filter
from kontaktpflege.ui.main_window import MainWindow


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is announced."""
    heard: list[str] = []

    def hear(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            heard.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return heard


def test_hits_filters_and_their_end_are_said(qtbot: QtBot, window: MainWindow, said: list[str]) -> None:
    window.top_bar.search.setText("anna")
    qtbot.waitUntil(lambda: said == ["1 hit"])
    window.top_bar.search.clear()
    qtbot.waitUntil(lambda: said[1:] == ["4 contacts"])
    window.page.list.use_filters((Filter(kind="phone"),))
    qtbot.waitUntil(lambda: said[2:] == ["With phone, 2 hits"])


def test_one_sorts_by_menu_and_hears_the_order(qtbot: QtBot, window: MainWindow, said: list[str]) -> None:
    for expected in ("Sorted by Organisation, ascending", "Sorted by Organisation, descending"):
        menu = QMenu()
        qtbot.addWidget(menu)
        window.page.list.table.columns.fill_sorting(menu)
        next(action for action in menu.actions() if action.text() == "Organisation").trigger()
        assert said[-1] == expected
        qtbot.waitUntil(window.page.list.is_settled)
    assert window.page.list.query().descending


@pytest.mark.parametrize("undoable", [False, True])
def test_a_message_is_said_reached_waits_and_gives_the_keyboard_back(
    window: MainWindow, said: list[str], undoable: bool
) -> None:
    table, toast = window.page.list.table, window.toast
    table.setFocus()
    window.tell("Number copied.", undoable=undoable)
    assert said == ["Number copied."]
    assert toast._clock.isActive()
    QTest.keyClick(table, Qt.Key.Key_F6)
    QTest.keyClick(window.page.details, Qt.Key.Key_F6)
    reached = QApplication.focusWidget()
    assert reached is not None
    assert reached is toast or toast.isAncestorOf(reached)
    assert not toast._clock.isActive()
    QTest.keyClick(reached, Qt.Key.Key_Escape)
    assert not toast.isVisible()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.page.details.isAncestorOf(focused)


def test_after_the_bar_has_moved_them_to_the_trash_the_keyboard_is_in_the_list(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = window.page
    page.list.table.select_ids(list(page.list.model.ids())[:2], page.list.model.ids()[0])
    button = next(one for one in page.findChildren(QPushButton) if "trash" in one.text() and one.isVisible())
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 2)
    qtbot.waitUntil(page.list.table.hasFocus)
