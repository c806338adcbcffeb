"""The bar of the selection: everything has a name, and nothing is cut where the room is short."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from kontaktpflege.ui.main_window import MainWindow


def bar(window: MainWindow) -> QWidget:
    found = window.page.findChild(QWidget, "selectionbar")
    assert isinstance(found, QWidget)
    return found


def buttons(window: MainWindow) -> list[QAbstractButton]:
    return [one for one in bar(window).findChildren(QAbstractButton) if one.isVisible()]


def test_every_button_has_a_name_also_without_words(qtbot: QtBot, window: MainWindow) -> None:
    window.page.list.table.selectAll()
    assert len(buttons(window)) >= 7
    assert all(one.accessibleName() or one.text() for one in buttons(window))
    assert all(one.toolTip() for one in buttons(window))


def test_where_the_room_is_short_words_give_way_and_come_back(qtbot: QtBot, window: MainWindow) -> None:
    window.page.list.table.selectAll()
    wide = {one: one.text() for one in buttons(window)}
    bar(window).resize(360, bar(window).height())
    assert sum(bool(one.text()) for one in buttons(window)) < sum(map(bool, wide.values()))
    assert all(one.accessibleName() or one.text() for one in buttons(window))
    bar(window).resize(1200, bar(window).height())
    assert {one: one.text() for one in buttons(window)} == wide
