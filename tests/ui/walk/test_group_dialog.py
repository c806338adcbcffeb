"""Many at once: whole circles, organisations, cities and labels."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.care import GroupKind
from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.errors import BookError
from kontaktpflege.services import Services
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.walk.group_dialog import GroupDialog


def test_a_city_is_cared_for_as_a_whole(qtbot: QtBot, window: MainWindow, people: Services) -> None:
    window.window_actions.care_for_many.trigger()
    dialog = window.findChild(GroupDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.table.model().rowCount() > 0)
    assert not dialog.care.isEnabled()
    with qtbot.waitSignal(dialog.listed):
        dialog.kind.setCurrentIndex(2)
    model = dialog.table.model()
    cells = [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]
    assert cells == [["Berlin", "1", ""], ["Köln", "1", ""]]
    dialog.table.selectAll()
    dialog.rhythm.choose(60)
    assert dialog.amount() == "2 people: easily done."
    assert dialog.care.text().replace("&", "") == "Care for 2 people"
    with qtbot.waitSignals([window.page.list.listed, window.counted]):
        QTest.mouseClick(dialog.care, Qt.MouseButton.LeftButton)
    (berlin, _cologne) = people.care.groups(GroupKind.CITY)
    assert berlin.cared == berlin.ids
    assert people.care.care(next(iter(berlin.ids))).days == 60
    qtbot.waitUntil(lambda: window.toast.message() == "2 contacts cared for.")


def test_it_says_how_many_of_them_are_new(qtbot: QtBot, window: MainWindow, people: Services) -> None:
    people.care.choose(people.address_book.list_ids(ContactQuery(words="Müller")), 60)
    window.window_actions.care_for_many.trigger()
    dialog = window.findChild(GroupDialog)
    assert dialog is not None
    with qtbot.waitSignal(dialog.listed):
        dialog.kind.setCurrentIndex(2)
    dialog.table.selectAll()
    with qtbot.waitSignal(dialog.told) as told:
        dialog.care.click()
    assert told.args == ["2 contacts cared for, 1 of them new."]


def test_after_a_write_that_failed_one_can_try_again(
    qtbot: QtBot, window: MainWindow, people: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object) -> None:
        raise BookError("locked")

    window.window_actions.care_for_many.trigger()
    dialog = window.findChild(GroupDialog)
    assert dialog is not None
    with qtbot.waitSignal(dialog.listed):
        dialog.kind.setCurrentIndex(2)
    dialog.table.selectAll()
    monkeypatch.setattr(people.care, "choose", refuse)
    dialog.care.click()
    assert not dialog.care.isEnabled()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QMessageBox)))
    assert dialog.care.isEnabled()
