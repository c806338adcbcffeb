"""Filters by hand: ticked in a menu, seen as chips, taken away by key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.contact import Scope
from kontaktpflege.domain.filter import Filter, Trait
from kontaktpflege.services import Services
from kontaktpflege.ui.contacts.filter_bar import FilterBar, FilterChip
from kontaktpflege.ui.contacts.filter_menu import FilterMenu
from kontaktpflege.ui.main_window import MainWindow


def names(window: MainWindow) -> list[str]:
    model = window.page.list.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def entry(menu: QMenu, *path: str) -> QAction:
    """An entry of the menu, or of a menu in it."""
    action = next(action for action in menu.actions() if action.text().strip() == path[0])
    below = action.menu()
    return entry(below, *path[1:]) if len(path) > 1 and isinstance(below, QMenu) else action


def chips(window: MainWindow) -> list[FilterChip]:
    return [chip for chip in window.page.list.findChildren(FilterChip) if chip.isVisible()]


@pytest.fixture
def menu(window: MainWindow) -> FilterMenu:
    found = window.page.list.findChild(FilterMenu)
    assert found is not None
    found.aboutToShow.emit()
    return found


def tick(qtbot: QtBot, window: MainWindow, menu: QMenu, *path: str) -> None:
    with qtbot.waitSignal(window.page.list.listed):
        entry(menu, *path).trigger()


def test_ticks_filter_at_once_and_show_what_holds(qtbot: QtBot, window: MainWindow, menu: FilterMenu) -> None:
    tick(qtbot, window, menu, "With", "With phone")
    assert names(window) == ["Bernd Maier", "Anna Weiß"]
    tick(qtbot, window, menu, "In one of these circles", "Friends")
    assert names(window) == ["Anna Weiß"]
    tick(qtbot, window, menu, "In one of these circles", "Customers")
    assert names(window) == ["Bernd Maier", "Anna Weiß"]
    assert [chip.accessibleName() for chip in chips(window)] == [
        "Filter: With phone",
        "Filter: In Friends or Customers",
    ]
    tick(qtbot, window, menu, "Without", "Without phone")
    assert not entry(menu, "With", "With phone").isChecked()
    assert names(window) == []
    tick(qtbot, window, menu, "Remove all filters")
    assert len(names(window)) == 4
    assert chips(window) == []


def test_search_place_and_filters_hold_together(qtbot: QtBot, window: MainWindow, people: Services) -> None:
    with qtbot.waitSignal(window.page.list.listed):
        window.page.list.use_filters((Filter(kind="address"),))
    assert names(window) == ["Eva Müller", "Anna Weiß"]
    with qtbot.waitSignal(window.page.list.listed):
        window.top_bar.search.setText("eva")
    assert names(window) == ["Eva Müller"]
    with qtbot.waitSignal(window.page.list.listed):
        window.sidebar.choose((Scope.CIRCLE, people.circles.find("private").id))
    said = [label.text() for label in window.page.list.findChildren(QLabel) if label.isVisible()]
    assert "Nothing found for “eva”" in said
    assert any("Filtered by: With address." in text for text in said)
    remove = next(b for b in window.page.list.findChildren(QPushButton) if b.text() == "Remove the filters")
    with qtbot.waitSignal(window.page.list.listed):
        remove.click()
    assert window.page.list.query().filters == ()


def test_filters_that_leave_nobody_say_so(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.page.list.listed):
        window.page.list.use_filters((Filter(kind="photo"),))
    said = [label.text() for label in window.page.list.findChildren(QLabel) if label.isVisible()]
    assert "The filters leave nobody" in said
    assert "Nobody in “All contacts” meets the filters: With photo." in said


def test_a_filter_beside_the_title_moves_nothing_many_take_a_line(qtbot: QtBot, window: MainWindow) -> None:
    listed = window.page.list
    kinds: tuple[Trait, ...] = ("phone", "mail", "address", "photo")

    def top_with(count: int) -> int:
        with qtbot.waitSignal(listed.listed):
            listed.use_filters(tuple(Filter(kind=kind, wanted=kind != "photo") for kind in kinds[:count]))
        QApplication.processEvents()
        return listed.table.mapTo(listed, listed.table.rect().topLeft()).y()

    plain = listed.table.mapTo(listed, listed.table.rect().topLeft()).y()
    assert top_with(1) == plain
    assert top_with(4) > plain
    assert top_with(0) == plain


def test_a_chip_goes_by_key_and_the_keyboard_stays_near(qtbot: QtBot, window: MainWindow) -> None:
    window.page.list.table.go_to_row(2)
    with qtbot.waitSignal(window.page.list.listed):
        window.page.list.use_filters((Filter(kind="phone"), Filter(kind="mail")))
    bar = window.page.list.findChild(FilterBar)
    assert bar is not None
    bar.focus_first()
    with qtbot.waitSignal(window.page.list.listed):
        QTest.keyClick(chips(window)[0], Qt.Key.Key_Delete)
    assert bar.chips() == ["Filter: With e-mail"]
    assert chips(window)[0].hasFocus()
    with qtbot.waitSignal(window.page.list.listed):
        QTest.keyClick(chips(window)[0], Qt.Key.Key_Space)
    assert not bar.isVisible()
    assert QApplication.focusWidget() is window.page.list._head.filter_button
    assert window.page.list.table.currentIndex().siblingAtColumn(0).data() == "Eva Müller"


def test_the_menu_of_a_chip_turns_it_round_and_leaves_it_alone(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.page.list.listed):
        window.page.list.use_filters((Filter(kind="phone"), Filter(kind="birthday_month")))
    assert [action.text() for action in chips(window)[1].menu_for().actions()] == [
        "Take the filter away",
        "Only this filter",
    ]
    menu = chips(window)[0].menu_for()
    with qtbot.waitSignal(window.page.list.listed):
        entry(menu, "Turn it round").trigger()
    assert chips(window)[0].accessibleName() == "Filter: Without phone"
    with qtbot.waitSignal(window.page.list.listed):
        entry(chips(window)[0].menu_for(), "Only this filter").trigger()
    assert names(window) == ["Čeněk Kolář", "Eva Müller"]


def test_a_menu_of_ticks_stays_open_for_space_and_mouse(window: MainWindow, menu: FilterMenu, qtbot: QtBot) -> None:
    within = entry(menu, "With").menu()
    assert isinstance(within, QMenu)
    within.popup(window.mapToGlobal(window.rect().center()))
    within.setActiveAction(entry(within, "With e-mail"))
    QTest.keyClick(within, Qt.Key.Key_Space)
    assert within.isVisible()
    place = within.actionGeometry(entry(within, "With phone")).center()
    QTest.mouseMove(within, place)
    QTest.mouseClick(within, Qt.MouseButton.LeftButton, pos=place)
    assert within.isVisible()
    assert window.page.list.query().filters == (Filter(kind="mail"), Filter(kind="phone"))
    QTest.keyClick(within, Qt.Key.Key_Escape)


def test_a_filter_by_a_deleted_circle_says_so(qtbot: QtBot, window: MainWindow, people: Services) -> None:
    circle = people.circles.create("Chor")
    with qtbot.waitSignal(window.page.list.listed):
        window.page.list.use_filters((Filter(kind="one_circle", circles=(circle.id,), wanted=False),))
    assert len(names(window)) == 4
    with qtbot.waitSignal(window.counted):
        people.circles.delete(circle.id)
    qtbot.waitUntil(lambda: chips(window)[0].accessibleName() == "Filter: Not in a deleted circle")
    assert len(names(window)) == 4
