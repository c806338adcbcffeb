"""Circles in the sidebar: moved by drag and menu, merged, changed and deleted by key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.contact import Scope
from kontaktpflege.services import Services
from kontaktpflege.ui.contacts.circle_dialog import CircleDialog
from kontaktpflege.ui.contacts.sidebar import CIRCLE_MIME, circle_drag_data
from kontaktpflege.ui.main_window import MainWindow


@pytest.fixture
def choir(qtbot: QtBot, window: MainWindow, people: Services) -> Circle:
    with qtbot.waitSignal(window.counted):
        people.circles.create("Chor")
    return people.circles.find("Chor")


def drop(window: MainWindow, data: QMimeData, item: object) -> QDropEvent:
    place = QPointF(window.sidebar.visualItemRect(item).center())  # type: ignore[arg-type]
    event = QDropEvent(place, Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    window.sidebar.dropEvent(event)
    return event


def item_of(window: MainWindow, circle: Circle) -> object:
    return window.sidebar._items[(Scope.CIRCLE, circle.id)]


def entry(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text().strip().startswith(text))


def submenu(menu: QMenu, text: str) -> QMenu:
    return next(found for found in menu.findChildren(QMenu) if found.title() == text)


def test_a_circle_is_dragged_under_another_and_up_again(
    qtbot: QtBot, window: MainWindow, people: Services, choir: Circle
) -> None:
    clubs = people.circles.find("Vereine")
    data = circle_drag_data(choir.id)
    with qtbot.waitSignal(window.counted):
        assert drop(window, data, item_of(window, clubs)).isAccepted()
    assert people.circles.find("Chor").parent_id == clubs.id
    with qtbot.waitSignal(window.counted):
        assert drop(window, data, window.sidebar._heading).isAccepted()
    assert people.circles.find("Chor").parent_id is None


def test_a_circle_is_not_dropped_on_itself_its_subgroups_or_a_list(
    qtbot: QtBot, window: MainWindow, people: Services, choir: Circle
) -> None:
    with qtbot.waitSignal(window.counted):
        alto = people.circles.create("Alt", choir.id)
    data = circle_drag_data(choir.id)
    for item in (item_of(window, choir), item_of(window, alto), window.sidebar._items[(Scope.TRASH, None)]):
        assert not drop(window, data, item).isAccepted()
    assert not drop(window, circle_drag_data(people.circles.find("Familie").id), item_of(window, choir)).isAccepted()


def test_what_only_says_it_is_a_circle_falls_through(window: MainWindow, choir: Circle) -> None:
    data = QMimeData()
    data.setData(CIRCLE_MIME, b"-1; DROP")
    assert not drop(window, data, item_of(window, choir)).isAccepted()


def test_the_menu_moves_and_merges_own_circles_only(
    qtbot: QtBot, window: MainWindow, people: Services, choir: Circle
) -> None:
    menu = window.circle_actions.menu((Scope.CIRCLE, choir.id))
    with qtbot.waitSignal(window.counted):
        entry(submenu(menu, "Move under"), "Clubs").trigger()
    assert people.circles.find("Chor").parent_id == people.circles.find("Vereine").id
    qtbot.waitUntil(lambda: window.toast.message() == "Circle “Chor” is a subgroup of “Clubs” now.")
    entry(submenu(window.circle_actions.menu((Scope.CIRCLE, choir.id)), "Merge into"), "Hobby").trigger()
    box = window.findChildren(QMessageBox)[-1]
    with qtbot.waitSignal(window.counted):
        next(button for button in box.findChildren(QPushButton) if button.text() == "Merge circles").click()
    assert people.circles.find("Chor").id == people.circles.find("Hobby").id
    built_in = window.circle_actions.menu((Scope.CIRCLE, people.circles.find("Familie").id))
    assert not submenu(built_in, "Move under").isEnabled()
    assert not submenu(built_in, "Merge into").isEnabled()


def test_f2_and_del_in_the_sidebar_mean_the_circle_and_not_the_contacts(
    qtbot: QtBot, window: MainWindow, people: Services, choir: Circle
) -> None:
    with qtbot.waitSignal(window.page.list.listed):
        window.sidebar.choose((Scope.CIRCLE, choir.id))
    window.sidebar.setFocus()
    QTest.keyClick(window.sidebar, Qt.Key.Key_F2)
    dialog = window.findChild(CircleDialog)
    assert dialog is not None
    assert dialog.name() == "Chor"
    dialog.reject()
    QTest.keyClick(window.sidebar, Qt.Key.Key_Delete)
    box = window.findChildren(QMessageBox)[-1]
    assert box.text() == "Delete the circle “Chor”?"
    box.reject()
    with qtbot.waitSignal(window.page.list.listed):
        window.sidebar.choose((Scope.ALL, None))
    QTest.keyClick(window.sidebar, Qt.Key.Key_Delete)
    assert people.address_book.counts().trash == 0


def test_del_on_a_built_in_circle_says_that_it_stays(qtbot: QtBot, window: MainWindow, people: Services) -> None:
    window.sidebar.choose((Scope.CIRCLE, people.circles.find("Familie").id))
    window.sidebar.setFocus()
    QTest.keyClick(window.sidebar, Qt.Key.Key_Delete)
    box = window.findChildren(QMessageBox)[-1]
    assert "Family" in box.text() + box.informativeText()
    box.reject()
