"""The list of backups, one more, and back to one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMainWindow, QMessageBox, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.services import Services
from kontaktpflege.ui.transfer.backup_dialog import BackupDialog
from tests.ui.transfer.conftest import PHONE, card


@pytest.fixture
def dialog(qtbot: QtBot, services: Services, window: QMainWindow) -> BackupDialog:
    services.transfer.take_in([PHONE.encode()])
    services.transfer.take_in([card("FN:Frieda Neu").encode()])
    made = BackupDialog(services, window)
    qtbot.addWidget(made)
    made.open()
    return made


def button(dialog: BackupDialog, words: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if one.text().strip().startswith(words))


def rows(dialog: BackupDialog) -> list[list[str]]:
    table = dialog.findChild(QTableView)
    assert isinstance(table, QTableView)
    model = table.model()
    return [[model.index(row, column).data() for column in (1, 2)] for row in range(model.rowCount())]


def said(dialog: BackupDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def count(services: Services) -> int:
    return len(services.address_book.list_ids(ContactQuery()))


def test_the_list_says_why_and_what_each_holds(qtbot: QtBot, dialog: BackupDialog) -> None:
    qtbot.waitUntil(lambda: rows(dialog) == [["before an import", "3 contacts"]])


def test_a_backup_is_made_and_listed(qtbot: QtBot, dialog: BackupDialog) -> None:
    qtbot.waitUntil(lambda: button(dialog, "Back up now").isEnabled())
    QTest.mouseClick(button(dialog, "Back up now"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(rows(dialog)) == 2)
    assert rows(dialog)[0] == ["made by hand", "4 contacts"]
    assert "Backed up and checked: 4 contacts" in said(dialog)


def test_a_restore_asks_first_and_can_be_undone(qtbot: QtBot, dialog: BackupDialog, services: Services) -> None:
    qtbot.waitUntil(lambda: button(dialog, "Restore this backup").isEnabled())
    QTest.mouseClick(button(dialog, "Restore this backup"), Qt.MouseButton.LeftButton)
    box = dialog.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert box.defaultButton().text() == "Cancel"
    assert count(services) == 4
    with qtbot.waitSignal(dialog.restored):
        next(one for one in box.buttons() if one.text() == "Restore").click()
    assert count(services) == 3
    step = services.history.undo_step()
    assert step is not None
    services.history.undo(step.id)
    assert count(services) == 4


def test_enter_on_a_backup_asks_and_does_not_answer_itself(qtbot: QtBot, dialog: BackupDialog) -> None:
    qtbot.waitUntil(lambda: button(dialog, "Restore this backup").isEnabled())
    table = dialog.findChild(QTableView)
    assert isinstance(table, QTableView)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.findChild(QMessageBox) is not None)
    box = dialog.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert box.isVisible()
    QTest.keyClick(box, Qt.Key.Key_Escape)
