"""What one may mean when one exports, prints or empties the trash, told by the counts that the window has already."""

from __future__ import annotations

from typing import NoReturn

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from kontaktpflege.services import Services
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.printing.print_dialog import PrintDialog
from kontaktpflege.ui.transfer.export_dialog import ExportDialog
from tests.books import ids


def test_nothing_is_counted_while_somebody_waits(
    window: MainWindow, people: Services, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(window.counted):
        people.address_book.trash(ids(people, "Eva"))

    def fail() -> NoReturn:
        raise AssertionError("counting 100,000 contacts takes longer than a frame")

    monkeypatch.setattr(people.address_book, "counts", fail)
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    (export,) = window.findChildren(ExportDialog)
    assert [one.words for one in export._extents if one.count == 3] == ["Everything"]
    export.reject()
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    (printing,) = window.findChildren(PrintDialog)
    printing.reject()
    window.page.contact_actions.empty_trash.trigger()
    (question,) = window.findChildren(QMessageBox)
    assert "1 contact" in question.text()
    question.reject()
